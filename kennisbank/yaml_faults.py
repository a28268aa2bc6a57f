"""Say in Dutch, with the line, why a piece of YAML cannot be read: `mkdocs.yml`, the head of a page, a list of sources.

Purpose: whoever types YAML without knowing it makes the same few mistakes (a tab, a colon in a title, a missing
quotation mark), and the parser's own words for them are English and about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from kennisbank.faults import LineFault
from quiz.text_faults import NOT_UTF8, SAVE_AGAIN, TWO_VERSIONS, line_of, longest_line

FAST: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The reader in C where there is one: every head of every page is read at each build."""
_QUOTE: Final = "Zet de hele tekst tussen rechte aanhalingstekens: "
_INDENT: Final = (
    "de spaties of de streepjes vooraan kloppen niet. Regels die bij elkaar horen, beginnen even ver van de kant, en "
    "achter een streepje staat een spatie. Kijk ook naar de regel erboven."
)
_NOT_CLOSED: Final = "hier begint een tekst met een aanhalingsteken dat nergens wordt gesloten. Zet het erachter."
_OTHER_MARKS: Final = (
    "na het sluitende aanhalingsteken staat nog tekst. Zet om het geheel de andere soort: \" in plaats van ', of "
    "andersom."
)
_BY_PROBLEM: Final[tuple[tuple[str, str], ...]] = (
    (r"found character '\\t'", "hier staat een tab. Gebruik spaties, net zo veel als in de regels eromheen."),
    (r"found character '[@`%|>]|expected alphabetic", f'een tekst begint met een bijzonder teken. {_QUOTE}naam: "…".'),
    (r"found undefined alias|found duplicate anchor", f'een tekst begint met * of &. {_QUOTE}naam: "…".'),
    (
        r"mapping values are not allowed",
        f'er staat een dubbele punt in een tekst. {_QUOTE}naam: "… : …". Of in de regel erboven ontbreekt er een.',
    ),
    (
        r"could not find expected ':'",
        "hier, of in de regel erboven, ontbreekt een dubbele punt of een aanhalingsteken.",
    ),
    (r"found unexpected end of stream", _NOT_CLOSED),
    (
        r"unexpected end of|expected ',' or '[\]}]'",
        "een rij tussen haken wordt niet gesloten, of er ontbreekt een komma.",
    ),
    (r"expected <block end>, but found '<scalar>'", _OTHER_MARKS),
    (r"expected <block end>|but found '<block|expected the node", _INDENT),
)
_ENDLESS: Final = "hier staan veel te veel haken in elkaar om te lezen. Haal ze weg."
_UNKNOWN: Final = "dit is niet te lezen. Kijk of de spaties vooraan kloppen en elk aanhalingsteken is gesloten."
_NO_DAY: Final = (
    "is geen dag die bestaat. Schrijf een datum zoals 2026-11-26. Is het geen datum, zet er dan rechte "
    "aanhalingstekens omheen."
)
_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)
_CURLY: Final = re.compile("[“”„]")
_LONGEST: Final = 70
"""Characters of a line that a message shows."""


def yaml_fault(text: str, *, loader: Any = FAST) -> LineFault | None:
    """Why this text is no YAML; None when it is. `loader` is the one of whoever reads it: they differ a little."""
    try:
        yaml.compose(text, Loader=loader)
    except yaml.YAMLError as problem:
        return _told(problem, text)
    except RecursionError:
        return _endless(text)
    return None


def _endless(text: str) -> LineFault:
    return LineFault(line=longest_line(text), sentence=_ENDLESS)


def _told(problem: yaml.YAMLError, text: str) -> LineFault:
    if versions := _CONFLICT.search(text):
        return LineFault(line=text.count("\n", 0, versions.start()) + 1, sentence=f"{TWO_VERSIONS}.")
    mark = getattr(problem, "problem_mark", None)
    return _why(text) or LineFault(line=mark.line + 1 if mark else 1, sentence=_UNKNOWN)


def read_yaml(path: Path) -> tuple[Any, list[LineFault]]:
    """What a file says, and what is wrong with it; what it says is None when it is empty or cannot be read.

    Raises `OSError` when there is no such file.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        return None, [not_utf8(problem)]
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as problem:
        return None, [_told(problem, text)]
    except RecursionError:
        return None, [_endless(text)]
    again = list(repeated(root))
    try:
        said = yaml.SafeLoader("").construct_document(root) if root else None  # what it says, without reading it again
    except (yaml.YAMLError, ValueError, TypeError) as problem:
        return None, [value_fault(root, problem)]
    return said, again


def value_fault(root: yaml.Node | None, problem: Exception) -> LineFault:
    """Which value cannot be understood in what is well written: a date that is none, a tag that nobody knows.

    `problem` is what the reader raised.
    """
    for node in _values(root):
        try:
            yaml.SafeLoader("").construct_document(node)
        except (yaml.YAMLError, ValueError, TypeError):
            why = _NO_DAY if node.tag.endswith(":timestamp") else f'is niet te lezen. {_QUOTE}"…".'
            shown = f"{node.tag} {node.value}".strip() if node.tag.startswith("!") else node.value
            return LineFault(line=node.start_mark.line + 1, sentence=f"‘{shown}’ {why}")
    mark = getattr(problem, "problem_mark", None)
    return LineFault(line=mark.line + 1 if mark else 1, sentence=_UNKNOWN)


def _values(root: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """What stands in a piece of YAML, from top to bottom, names and all; a block that holds itself once."""
    seen: set[int] = set()
    todo = [root] if root else []
    while todo:
        node = todo.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            yield node
        elif isinstance(node, yaml.CollectionNode):
            parts = [each for part in node.value for each in (part if isinstance(part, tuple) else (part,))]
            todo += reversed(parts)


def not_utf8(problem: UnicodeDecodeError) -> LineFault:
    """What to say of a file that is kept in another encoding, with the line of its first sign that cannot be read."""
    return LineFault(line=line_of(problem), sentence=f"{NOT_UTF8}. {SAVE_AGAIN}")


def repeated(root: yaml.Node | None, before: int = 0) -> Iterator[LineFault]:
    """The names that stand in a block again: YAML itself silently keeps the last.

    `before` is how many lines of the file stand above the text that was read.
    """
    seen: dict[str, int] = {}
    for key, _ in root.value if isinstance(root, yaml.MappingNode) else ():
        line = key.start_mark.line + 1 + before
        if not isinstance(key, yaml.ScalarNode):
            continue
        if key.value in seen:
            sentence = f"‘{key.value}’ staat er al op regel {seen[key.value]}. Houd er één van over."
            yield LineFault(line=line, sentence=sentence)
        seen.setdefault(key.value, line)


def _why(text: str) -> LineFault | None:
    """The same of the reader in Python, as its words are known here."""
    try:
        yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.reader.ReaderError as problem:
        line = text.count("\n", 0, problem.position) + 1
        return LineFault(line=line, sentence="hier staat een onzichtbaar teken. Typ deze regel opnieuw.")
    except yaml.MarkedYAMLError as problem:
        return _explained(problem, text)
    return None


def _explained(problem: yaml.MarkedYAMLError, text: str) -> LineFault:
    said = str(problem.problem)
    sentence = next((dutch for pattern, dutch in _BY_PROBLEM if re.search(pattern, said)), _UNKNOWN)
    # A text without its closing mark is found at the end of the file: the line where it begins is the one to mend.
    mark = problem.context_mark if "quoted scalar" in str(problem.context) else problem.problem_mark
    if "quoted scalar" in str(problem.context) and "expected" not in said:
        sentence = _NOT_CLOSED
    elif (start := _runs_on(text)) is not None:
        sentence, mark = _NOT_CLOSED, start
    lines = text.rstrip().splitlines() or [""]
    number = min(mark.line if mark else 0, len(lines) - 1)
    line = lines[number].strip()
    if _CURLY.search(line):
        sentence = f'de aanhalingstekens “ ” zijn die van een tekstverwerker. {_QUOTE}"…".'
    shown = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
    return LineFault(line=number + 1, sentence=f"‘{shown}’: {sentence}" if shown else sentence)


def _runs_on(text: str) -> yaml.Mark | None:
    """Where the last text in quotation marks before a fault begins, when it runs over lines: its end was forgotten."""
    last: yaml.Token | None = None
    try:
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                last = token
    except yaml.YAMLError:
        pass
    return last.start_mark if last is not None and last.start_mark.line < last.end_mark.line else None
