"""Measure how hard the running prose of a Dutch Markdown page is: `python -m tools.readability [FILES…]`.

Purpose: a signal for the editor. It prints a row a page and points at the sentences and words to look
at first. It judges nobody and always exits 0, except 2 for a file that cannot be read.

Formula (Flesch-Douma): 206.835 − 77 · syllables/word − 0.93 · words/sentence; higher is easier. The page's
figure is the median over its paragraphs, so that one hard paragraph does not hide, nor drown, the rest.

Running prose is a paragraph, also one inside an admonition, that ends as a sentence does (. ! ? … or :)
and has at least 10 words. Left out, because the formula was made for prose: front matter, headings, lists
(also lists of full sentences: their rhythm is another), tables, code, quotes, comments, HTML, captions,
admonition titles, labels without a full stop, link targets and citations in brackets. `[+@senge1990]`
counts as the name it becomes. A number in figures counts as a word in its sentence but not in the
syllables, as Flesch advised.

Standard library only, so that it runs on any Python 3.11.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

from quiz.cli.arguments import Parser
from tools.syllables import count_syllables

ROOT: Final = Path(__file__).resolve().parent.parent
HOUSE_RULE: Final = 60
MIN_WORDS: Final = 10  # shorter paragraphs swing too much to say anything
HARDEST: Final = 5
LONG_SYLLABLES: Final = 5
LONG_LETTERS: Final = 16
WIDTH: Final = 100

_ABBREVIATIONS: Final = (
    "a.u.b. bijv. bv. blz. b.v. ca. c.q. d.d. d.m.v. dhr. dr. drs. d.w.z. e.a. e.d. e.v. enz. etc. evt. "
    "excl. e.g. i.e. i.h.b. i.p.v. i.v.m. incl. ing. ir. m.a.w. m.b.t. m.b.v. m.i. mr. mevr. m.m.v. m.n. m.u.v. "
    "n.a.v. n.v.t. nl. nr. nrs. o.a. o.b.v. o.i.d. o.l.v. o.m. p. pag. pp. par. prof. resp. s.v.p. t.a.v. t.b.v. "
    "t.g.v. t.o.v. t.z.t. vgl. vs. z.g. z.o.z. zgn. z.s.m. art. hfst. afb. tab. red."
)
_ABBREVIATION: Final = re.compile(
    r"(?<![\w.])(?:" + "|".join(sorted(map(re.escape, _ABBREVIATIONS.split()), key=len, reverse=True)) + ")",
    re.IGNORECASE,
)
_MAY_END: Final = re.compile(r"(?:enz|etc|e\.d|e\.a|o\.i\.d|n\.v\.t)\.$", re.IGNORECASE)
_DOT: Final = "\ue000"  # stands for a full stop that ends no sentence
_QUOTES: Final = "“”‘’\"'«»()[]"
_SENTENCE_END: Final = re.compile(
    rf"(?<=[.!?…])[{re.escape(_QUOTES)}]*\s+(?=[{re.escape(_QUOTES)}]*(?:[A-ZÀ-ÖØ-Þ\d]|[’'][a-z]\s))"
)
_FOREIGN: Final = re.compile(r"\A\ufeff?---\r?\n(?:(?!---)[^\n]*\n)*?language:[ \t]*(?!nl\s)\S")
_WORD: Final = re.compile(r"[^\W_]+(?:[-‐‑'’/.,][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Counts of a piece of prose. `spoken` are the words with letters, the only ones with syllables."""

    text: str
    words: int
    spoken: int
    syllables: int
    sentences: int

    @property
    def score(self) -> float:
        """Flesch-Douma; 0–30 very hard … 60–70 normal … 90–100 very easy (not bounded)."""
        return douma(self.spoken, self.syllables, self.words / self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is said about one page. `median` is None when the page has no running prose."""

    words: int
    median: float | None
    words_per_sentence: float | None
    paragraphs: tuple[Passage, ...]
    hardest: tuple[Passage, ...]
    long_words: tuple[tuple[str, int], ...]


def dutch_pages(docs: Path) -> list[Path]:
    """The pages that the formula was made for, in order: those whose front matter names no other language."""
    texts = ((path, path.read_bytes().decode("utf-8", "replace")) for path in sorted(docs.rglob("*.md")))
    return [path for path, text in texts if not _FOREIGN.match(text)]


def douma(words: int, syllables: int, words_per_sentence: float) -> float:
    """Flesch-Douma from counts (Douma, 1960). Raises ZeroDivisionError without words."""
    return 206.835 - 77 * syllables / words - 0.93 * words_per_sentence


def blocks(markdown: str) -> Iterator[str]:
    """The paragraphs of a page, with the lines of each joined; no list, table, heading, code, quote."""
    text = re.sub(r"\A---\r?\n.*?\r?\n(?:---|\.\.\.)\s*?\r?\n", "", markdown.lstrip("\ufeff"), flags=re.DOTALL)
    text = re.sub(r"<!--.*?-->", "\n", text, flags=re.DOTALL)
    text = re.sub(
        r"^([ \t]*)(`{3,}|~{3,})[^\n]*\n.*?(?:^[ \t]*\2[`~]*[ \t]*$|\Z)", "\n", text, flags=re.DOTALL | re.MULTILINE
    )
    paragraph: list[str] = []
    base = 0  # indentation of the text of the admonition we are in
    skipping = after_blank = False  # inside a list, table or quote; the line above is empty
    for raw in [*text.expandtabs(4).splitlines(), ""]:
        line, indent = raw.strip(), len(raw) - len(raw.lstrip())
        if not line:
            after_blank = True
            yield from _joined(paragraph)
            continue
        base = min(base, indent // 4 * 4)
        if after_blank and indent <= base:
            skipping = False
        after_blank = False
        if re.match(r"(?:!!!|\?\?\?\+?|===)\s", line):
            yield from _joined(paragraph)
            base, skipping = indent + 4, False
        elif re.match(r"(?:[-*+]|\d+[.)])\s|[>|]", line):
            yield from _joined(paragraph)
            skipping = True
        elif re.match(r"#{1,6}\s|<|\{[%{:#]|\[[^]]+\]:|\*\[[^]]+\]:|(?:[-*_]\s*){3,}$|=+$", line):
            yield from _joined(paragraph)
        elif not skipping and indent < base + 4:
            paragraph.append(line)


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines as one paragraph, when there are any; empties the list."""
    if lines:
        yield " ".join(lines)
    lines.clear()


def plain(markdown: str) -> str:
    """A paragraph as it is read: no markup, link targets, citations, pictures or code."""
    text = re.sub(r"!\[[^]]*\]\([^)]*\)", " ", markdown)
    text = re.sub(r"(`+).+?\1", " ", text)
    text = re.sub(r"\[\+@([A-Za-z]+)[^]]*\]", lambda m: m[1].capitalize(), text)
    text = re.sub(r"\s*\[@[^]]*\]", "", text)
    text = re.sub(r"\[\^[^]]+\]", "", text)
    text = re.sub(r"\[([^]]*)\](?:\([^)]*\)|\[[^]]*\])", r"\1", text)
    text = re.sub(r"<(?:https?:[^>]*)>|<[^>]+>|\{\{.*?\}\}|\{%.*?%\}|\{[:.#][^}]*\}", " ", text)
    text = re.sub(r"(?<!\w)[*_~=^]+|[*~=^]+(?!\w)|(?<=\w)_+(?!\w)|\*\*|\\(?=\W)", "", text)
    return re.sub(r"\s+", " ", html.unescape(text)).strip()


def sentences(text: str) -> list[str]:
    """Split prose into sentences; abbreviations, initials, 3.5 and 1.000 end none."""

    def protect(match: re.Match[str]) -> str:
        kept = match[0].replace(".", _DOT)
        rest = text[match.end() :]
        ends = _MAY_END.search(match[0]) and re.match(rf"[{re.escape(_QUOTES)}]*(?:\s+[A-ZÀ-Þ“‘]|\s*$)", rest)
        return kept[:-1] + "." if ends else kept

    marked = _ABBREVIATION.sub(protect, text)
    marked = re.sub(r"(?<=\d)\.(?=\d)", _DOT, marked)
    marked = re.sub(r"(?<![\w])([A-ZÀ-Þ](?:[a-z])?)\.(?=\s*-?[A-ZÀ-Þ])", rf"\1{_DOT}", marked)
    return [part.replace(_DOT, ".").strip() for part in _SENTENCE_END.split(marked) if _WORD.search(part)]


def measure_passage(text: str) -> Passage | None:
    """Count plain prose; None when there is no word in it."""
    words = _WORD.findall(text)
    counts = [count_syllables(word) for word in words if not any(c.isdigit() for c in word)]
    if not counts:
        return None
    return Passage(
        text=text, words=len(words), spoken=len(counts), syllables=sum(counts), sentences=max(1, len(sentences(text)))
    )


def measure(markdown: str) -> Report:
    """Measure a whole Markdown page."""
    paragraphs = []
    for block in blocks(markdown):
        text = plain(block)
        passage = measure_passage(text)
        if passage and passage.words >= MIN_WORDS and re.search(rf"[.!?…:][{re.escape(_QUOTES)}]*$", text):
            paragraphs.append(passage)
    counted = [s for p in paragraphs for line in sentences(p.text) if (s := measure_passage(line)) and s.words > 3]
    long = Counter(
        word.lower()
        for p in paragraphs
        for word in _WORD.findall(p.text)
        if count_syllables(word) >= LONG_SYLLABLES or sum(c.isalpha() for c in word) > LONG_LETTERS
    )
    words = sum(p.words for p in paragraphs)
    return Report(
        words=words,
        median=median(p.score for p in paragraphs) if paragraphs else None,
        words_per_sentence=words / sum(p.sentences for p in paragraphs) if paragraphs else None,
        paragraphs=tuple(paragraphs),
        hardest=tuple(sorted(counted, key=lambda s: s.score)[:HARDEST]),
        long_words=tuple(sorted(long.items(), key=lambda item: (-item[1], item[0]))),
    )


def _number(value: float | None) -> str:
    """One decimal with a Dutch comma, or a dash."""
    return "–" if value is None else f"{value:.1f}".replace(".", ",").replace("-", "−")


def row(name: str, report: Report, width: int) -> str:
    """The page's line of the table."""
    mark = "" if report.median is None or round(report.median, 1) >= HOUSE_RULE else f"  < {HOUSE_RULE}"
    room = width - 34
    short = name if len(name) <= room else "…" + name[-(room - 1) :]
    return f"{short:<{room}}{report.words:>8}{_number(report.words_per_sentence):>9}{_number(report.median):>9}{mark}"


def details(report: Report, width: int) -> Iterator[str]:
    """The hardest sentences and the long words of a page, wrapped to the terminal."""
    if report.hardest:
        yield "    moeilijkste zinnen:"
    for sentence in report.hardest:
        lead = f"    {_number(sentence.score):>6}  "
        text = textwrap.shorten(sentence.text, 3 * (width - len(lead)), placeholder=" …")
        yield from textwrap.wrap(text, width, initial_indent=lead, subsequent_indent=" " * len(lead))
    if report.long_words:
        listed = ", ".join(f"{word} {n}×" if n > 1 else word for word, n in report.long_words[:15])
        yield from textwrap.wrap(f"lange woorden: {listed}", width, initial_indent="    ", subsequent_indent="      ")


def main(arguments: Sequence[str] | None = None) -> int:
    """Command line; prints the table and returns the exit code."""
    parser = Parser(description="Leesbaarheid van de lopende tekst (Flesch-Douma): een signaal, geen oordeel.")
    parser.add_argument(
        "files", metavar="BESTAND", nargs="*", type=Path, help="Markdown-bestanden (zonder: alle Nederlandse in docs/)"
    )
    parser.add_argument("--kort", action="store_true", help="alleen de tabel")
    options = parser.parse_args(arguments)
    files: list[Path] = options.files or dutch_pages(ROOT / "docs")
    width = min(WIDTH, max(60, shutil.get_terminal_size((WIDTH, 24)).columns))
    print(f"{'pagina':<{width - 34}}{'woorden':>8}{'per zin':>9}{'mediaan':>9}")
    status, medians = 0, []
    for path in files:
        try:
            report = measure(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            print(f"{path}: niet te lezen ({error.__class__.__name__})", file=sys.stderr)
            status = 2
            continue
        absolute = path.resolve()
        print(row(str(absolute.relative_to(ROOT) if absolute.is_relative_to(ROOT) else path), report, width))
        medians += [] if report.median is None else [report.median]
        # all pages at once: only those under the house rule get their lists
        if not options.kort and (options.files or (report.median is not None and report.median < HOUSE_RULE)):
            print(*details(report, width), "", sep="\n")
    good = sum(round(value, 1) >= HOUSE_RULE for value in medians)
    print(f"\n{good} van {len(medians)} pagina's met lopende tekst: mediaan ≥ {HOUSE_RULE} (huisregel).")
    print("Mediaan: van de Flesch-Douma-scores van de alinea's. Hoger is makkelijker.")
    print("Lijsten, koppen, tabellen en citaten tellen niet mee.")
    print("Dit is een signaal, geen oordeel: de formule telt alleen lengtes en kent de lezer niet.")
    return status


if __name__ == "__main__":
    sys.exit(main())
