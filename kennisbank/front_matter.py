"""Check the head of each page: what stands between the two lines `---` at its top.

Purpose: MkDocs passes over a head that it cannot read without a word: it then shows the head as text, and loses title
and description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from kennisbank.dialects import FILLED_IN
from kennisbank.faults import LineFault, did_you_mean
from kennisbank.yaml_faults import FAST, repeated, value_fault, yaml_fault
from quiz.text_faults import SAVE_AGAIN, line_of

_NEEDED: Final = {
    "title": "Schrijf daar de titel",
    "description": "Schrijf daar in één of twee zinnen wat er te vinden is",
}
_KNOWN: Final = (
    *_NEEDED,
    *("titeltaal", "dimension", "practice", "case", "template", "hide", "language", "translates", "instrument"),
)
_MEANT: Final = {
    **dict.fromkeys(("titel", "naam", "kop"), "title"),
    **dict.fromkeys(("beschrijving", "omschrijving", "samenvatting", "descripton"), "description"),
}
"""Names that somebody may think of, and the field that they mean."""
_EXAMPLE: Final = (
    "Begin het bestand met: --- / title: De titel / description: Wat er te vinden is. / --- (vier regels)."
)
_DOCUMENT: Final = ("PK\x03\x04", "%PDF-", r"{\rtf")
"""How a document begins that has only got the name of a page, where it can be read as text."""
_UNREAD_DOCUMENT: Final = (*map(str.encode, _DOCUMENT), b"\xd0\xcf\x11\xe0")
_NO_TEXT: Final = (
    "dit is een document van een tekstverwerker of een pdf, en geen gewone tekst. Plak de tekst in een gewone "
    "tekstbewerker en bewaar die als .md."
)
TAG: Final = re.compile(r"<[/!?]?[a-zA-Z][^<>]*>?")
"""What a browser takes for the beginning of an element, also where its end is missing."""
_MARKUP: Final = re.compile(rf"\*\*[^*]+\*\*|\[[^\]]+\]\([^)]*\)|{TAG.pattern}|`[^`]+`|{FILLED_IN.pattern}")
_LINE: Final = re.compile(r"-{3}[ \t]*")
_END: Final = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_FIELD: Final = re.compile(r"[a-z_]+:(?: |$)")
_HEAD: Final = re.compile(r"-{3}[ \t]*\n(?P<head>.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)


def page_text(content: bytes) -> str | LineFault:
    """The text of a page or of another file that somebody writes, or why it cannot be read."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as problem:
        if content.startswith(_UNREAD_DOCUMENT):
            return _broken(1, _NO_TEXT)
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return _broken(1, f"dit bestand is bewaard als UTF-16 (‘Unicode’). {SAVE_AGAIN}")
        return _broken(
            line_of(problem),
            "hier staat een teken dat niet te lezen is, omdat dit bestand niet als UTF-8 is bewaard. Bewaar het "
            "opnieuw, met UTF-8 als codering, en kijk of de letters met een accent nog kloppen.",
        )


def parted(text: str) -> tuple[str, dict[str, Any]]:
    """The text of a page without its head, and what the head says: nothing when it cannot be read."""
    found = _HEAD.match(text)
    if found is None:
        return text.lstrip("\n"), {}
    try:
        _, meta = _read(found["head"])
    except (yaml.YAMLError, ValueError, TypeError):
        return text, {}  # told by `head_faults`
    return (text[found.end() :].lstrip("\n"), meta) if isinstance(meta, dict) else (text, {})


def head_faults(text: str) -> Iterator[LineFault]:
    """What is wrong with the head of a page, from top to bottom."""
    if not text.strip():
        yield _broken(1, f"de pagina is leeg. {_EXAMPLE}")
        return
    if text.startswith(_DOCUMENT):
        yield _broken(1, _NO_TEXT)
        return
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if line.strip())
    if not _LINE.fullmatch(lines[first]):
        missing = "de regel --- boven de kop ontbreekt" if _FIELD.match(lines[first]) else "de kop ontbreekt"
        yield _broken(first + 1, f"{missing}. {_EXAMPLE}")
        return
    if first:
        yield _broken(1, "boven de kop staan lege regels. De eerste regel van het bestand is ---.")
        return
    end = _end_of_head(lines)
    if end is None:
        last = next((n for n, line in enumerate(lines[1:], 1) if not line.strip() or line.startswith("#")), len(lines))
        yield _broken(last + 1, "de kop wordt niet gesloten. Zet hier een regel met alleen ---.")
        return
    yield from _inside("\n".join(lines[1:end]) + "\n")


def _end_of_head(lines: list[str]) -> int | None:
    """The line that closes the head; None when text begins before there is one."""
    for number, line in enumerate(lines[1:], 1):
        if _END.fullmatch(line):
            return number
        if re.match(r"#{1,6} ", line) and not lines[number - 1].strip():
            return None  # a heading: a rule further down is not meant to close the head
    return None


def _inside(head: str) -> Iterator[LineFault]:
    try:
        root, meta = _read(head)
    except (yaml.YAMLError, ValueError, TypeError) as problem:
        broken = yaml_fault(head) or value_fault(yaml.compose(head, Loader=FAST), problem)
        yield _broken(broken.line + 1, broken.sentence)
        return
    if not isinstance(meta, dict):
        yield _broken(2, f"in de kop staan geen regels zoals ‘title: …’. {_EXAMPLE}")
        return
    for name, what in _NEEDED.items():
        if not isinstance(meta.get(name), str) or not meta[name].strip():
            number = _line_of(head, name)
            if name not in meta:
                yield LineFault(line=number, sentence=f"in de kop ontbreekt ‘{name}’. {what}: {name}: …")
            else:
                yield LineFault(
                    line=number, sentence=f'bij ‘{name}’ in de kop staat geen tekst. {what}, zo nodig tussen "…".'
                )
            continue
        if mark := _MARKUP.search(meta[name]):
            told = f"bij ‘{name}’ in de kop staat ‘{mark[0]}’, en dat komt zo op de pagina. Schrijf het zonder opmaak."
            yield LineFault(line=_line_of(head, name), sentence=told)
    if "hide" in meta and not isinstance(meta["hide"], list):
        told = f"bij ‘hide’ in de kop hoort een rij. Schrijf: hide: [{meta['hide']}]."
        yield LineFault(line=_line_of(head, "hide"), sentence=told)
    yield from repeated(root, before=1)
    for name in meta:
        if name in _KNOWN:
            continue  # looking for what is like it takes time
        meant = f" Bedoel je ‘{_MEANT[name]}’?" if name in _MEANT else did_you_mean(str(name), _KNOWN)
        if meant:
            yield LineFault(
                line=_line_of(head, str(name)), sentence=f"in de kop staat ‘{name}’, en dat bestaat niet.{meant}"
            )


def _read(head: str) -> tuple[yaml.Node | None, Any]:
    """The head as it is written and what it says, parsed once: that is most of the work."""
    loader = FAST(head)
    try:
        root = loader.get_single_node()
        return root, loader.construct_document(root) if root else None
    finally:
        loader.dispose()


def _line_of(head: str, name: str) -> int:
    """The line of a field in the file, or that of the first line when it is not there."""
    for number, line in enumerate(head.split("\n"), 2):
        if line.startswith(f"{name}:"):
            return number
    return 1


def _broken(line: int, sentence: str) -> LineFault:
    return LineFault(line=line, sentence=sentence, broken=True)
