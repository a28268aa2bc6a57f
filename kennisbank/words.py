"""Hold the texts for the reader against the table ‘Woorden die we kiezen’ in CONTRIBUTING.md.

One thing has one word everywhere. The table is the only list: its left column has the word that we use, its right
column what is not written for it. What stands in a quotation, in code, in italics (a word that is talked about) or
in a link to another site (a title) does not count. Elsewhere an editor allows a word where it stands, by the comment
`<!-- woord mag: correlatie -->` on the same line or the line above; in front matter behind a `#`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

TABLE: Final = "CONTRIBUTING.md"
HEADING: Final = "Woorden die we kiezen"
_SECTION: Final = re.compile(rf"^## {HEADING}[ \t]*$(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ROW: Final = re.compile(r"^\|(?P<use>[^|\n]+)\|(?P<avoid>[^|\n]+)\|[ \t]*$", re.MULTILINE)
_ALLOWED: Final = re.compile(r"<!--\s*woord mag:(?P<words>.*?)-->")
_QUOTES: Final = "“”„‘’"

_PART: Final = re.compile(r"\w+")

_NOT_READ: Final = re.compile(
    r"""[`~{<(/\[z](?:
    (?<=^`)(?P<fence>`{2,}).*?(?:^`(?P=fence)|\Z)
    |(?<=^~)(?P<waves>~{2,}).*?(?:^~(?P=waves)|\Z)
    |(?<=`)(?P<tick>`*)[^\n]*?`(?P=tick)
    |(?<=\{)\#.*?\#\}
    |(?<=<)!--.*?-->
    |(?<=<)(?P<block>script|style|code)\b.*?</(?P=block)>
    |(?<=http:/)/[^\s)>"']+|(?<=https:/)/[^\s)>"']+
    |(?<=\]\()(?!https?:)[^)\s]*
    |(?<=\{)\s*[:.#][^}\n]*\}|(?<=\[)[+]?@[^\]\n]*\]
    |(?<=^z)oekwoorden:[^\n]*$)""",
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)
"""Code, remarks, addresses (of a link its target, not its title), and what readers type, also where we say it else.

All begin with one of a few signs, to which Python skips at once.
"""
_NOT_OURS: Final = re.compile(
    r"""[\n<“„‘*\[](?:
    (?<=\n)[ \t]*>[^\n]*
    |(?<=<)(?P<quote>blockquote|q|cite)\b.*?</(?P=quote)>
    |(?<=[“„])[^“”\n]*[”“]
    |(?<=‘)(?<!\w‘)[^‘’\n]*(?:’(?=\w)[^‘’\n]*)*’
    |(?<=\*)(?<![*\w]\*)(?!\*)[^*\n]+\*(?!\*)
    |(?<=\[)[^\]\n]*\](?=\(https?:))""",
    re.VERBOSE,
)
"""What somebody else says, or is talked about, in a text that begins with the end of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is not written, in small letters, and what is instead."""

    instead: Mapping[str, str]

    def that_may_stand_in(self, text: str) -> frozenset[str]:
        """What is not written and of which all words are somewhere in the text: quick, and most texts have none."""
        there = set(_PART.findall(text.casefold()))
        return frozenset(word for word in self.instead if there.issuperset(_parts(word)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A word that is not ours, as it stands on a line (from 1), and the word to use."""

    line: int
    word: str
    use: str

    def __str__(self) -> str:
        return f"‘{self.word}’ schrijven we niet. Gebruik: {self.use} ({TABLE}, ‘{HEADING}’)."


def read(markdown: str) -> tuple[Words, list[str]]:
    """The table in CONTRIBUTING.md, and what is wrong with it, as Dutch sentences."""
    section = _SECTION.search(markdown)
    rows = [(row["use"].strip(), row["avoid"].strip()) for row in _ROW.finditer(section["body"])] if section else []
    faults: list[str] = []
    instead: dict[str, str] = {}
    for use, avoid in rows:
        if use == "Gebruik" or set(use) <= set("-: "):
            continue
        for word in (" ".join(part.split()) for part in avoid.split(",")):
            if not word:
                faults.append(f"{TABLE}: bij ‘{use}’ staat een lege plek tussen twee komma’s. Haal een komma weg.")
            elif word.casefold() in instead:
                faults.append(f"{TABLE}: ‘{word}’ staat twee keer in de tabel ‘{HEADING}’. Kies één rij.")
            else:
                instead[word.casefold()] = use.replace("*", "")
    if not instead:
        faults.append(f"{TABLE}: de tabel onder ‘## {HEADING}’ ontbreekt of is leeg.")
    return Words(instead=instead), faults


def in_page(text: str, words: Words) -> Iterator[Found]:
    """What a page of Markdown or a template says in a word that is not ours, in the order of the lines."""
    possible = words.that_may_stand_in(text)
    if not possible:
        return
    own = blanked(_NOT_READ, f"\n{text}")  # so that a line always begins after the end of one
    quoted = frozenset(word for word in possible if word[0] in _QUOTES)
    found = [*_all_of(quoted, own), *_all_of(possible - quoted, blanked(_NOT_OURS, own))]
    allowed = _allowed(text)
    for match in sorted(found, key=re.Match.start):
        line, word = own.count("\n", 0, match.start()), " ".join(match[0].split())
        if word.casefold() not in allowed.get(line, ()):
            yield Found(line=line, word=word, use=words.instead[word.casefold()])


def in_python(source: str, words: Words) -> Iterator[Found]:
    """The same for the strings of a Python file; what documents the code is English and does not count.

    Raises `SyntaxError` for a file that is no Python.
    """
    tree = ast.parse(source)
    notes = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in notes:
            for found in in_page(node.value, words):
                yield Found(line=node.lineno + found.line - 1, word=found.word, use=found.use)


def without_permissions(markdown: str) -> str:
    """The page without the comments that allow a word: a reader has nothing to do with them."""
    return _ALLOWED.sub("", markdown)


@lru_cache(maxsize=1024)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(_PART.findall(word))


def _all_of(words: frozenset[str], text: str) -> Iterator[re.Match[str]]:
    """Where these stand in the text; nearly always nowhere, which is quicker known than a pattern is made."""
    told = " ".join(text.casefold().split()) if words else ""
    there = frozenset(word for word in words if word in told)
    return _any_of(there).finditer(text) if there else iter(())


@lru_cache(maxsize=256)
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """Whole words and fixed phrases, over the end of a line too, longest first."""
    forms = (r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?![\w-])", re.IGNORECASE)


def blanked(pattern: re.Pattern[str], text: str) -> str:
    """Spaces for what this finds, as many on as many lines, so that everything else stays where it is."""
    return pattern.sub(lambda found: "\n".join(" " * len(line) for line in found[0].split("\n")), text)


def _allowed(text: str) -> dict[int, set[str]]:
    """By line, what is allowed there: a comment counts for its own line and for the next."""
    allowed: dict[int, set[str]] = {}
    for match in _ALLOWED.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        words = {" ".join(word.split()).casefold() for word in match["words"].split(",")}
        for near in (line, line + 1):
            allowed.setdefault(near, set()).update(words)
    return allowed
