"""Signs of other kinds of Markdown, which this site does not read: they stay on the page as they were typed.

Purpose: who knows Markdown from GitHub, a wiki or another site of this kind types what works there. The build is
content with it, and a visitor sees `[^1]` or `=== "Tab"`. Looks at a text in which code and remarks are blank already
(`slips.py`). Knows nothing of MkDocs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Final

_BLOCKS: Final = (
    *("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example"),
    "quote",
)
"""The kinds of block that the theme draws."""
_BLOCK: Final = re.compile(r"^!!!(?P<kind>[^\n\"]*)(?P<title>\"[^\n]*)?\n(?P<next>[^\n]*)", re.MULTILINE)
_MERMAID: Final = re.compile(r"^ {0,3}(?:```+|~~~+)\s*mermaid\b", re.MULTILINE)
FILLED_IN: Final = re.compile(r"\{\{[^\n]*?\}\}|\{%[^\n]*?%\}")
"""What a template fills in."""
_SIGNS: Final[tuple[tuple[str, re.Pattern[str], str], ...]] = (
    (
        "[^",
        re.compile(r"\[\^[^\]\s]+\]"),
        "‘{}’ wordt geen voetnoot. Zet het in de zin zelf, of verwijs naar een bron met [@naam].",
    ),
    (
        "!!",
        re.compile(r"^!{2} ?[a-z]+(?: \"[^\n]*)?$", re.MULTILINE),
        "‘{}’ wordt geen blok. Zet er drie uitroeptekens voor: !!! note.",
    ),
    (
        "8<",
        re.compile(r"^[-;]*-+8<-+[^\n]*", re.MULTILINE),
        "‘{}’ haalt hier geen ander bestand binnen. Zet de tekst zelf neer, of verwijs naar de pagina.",
    ),
    (
        "{",
        re.compile(r"\{ ?[#.][\w-]+ *$", re.MULTILINE),
        "‘{}’ wordt niet gesloten, en staat zo op de pagina. Zet }} erachter.",
    ),
    (
        "===",
        re.compile(r"^=== ?\"[^\n]*", re.MULTILINE),
        "‘{}’ wordt geen tabblad. Maak er een kop van: ## De kop.",
    ),
    (
        "???",
        re.compile(r"^\?\?\?\+?[^\n]*", re.MULTILINE),
        "‘{}’ wordt geen blok dat je uitklapt. Schrijf !!! note, of gebruik een kop.",
    ),
    (
        "] ",
        re.compile(r"^ {0,3}[-*+] \[[ xX]\] ", re.MULTILINE),
        "‘{}’ wordt geen vakje om af te vinken. Laat de haken weg, of begin de regel met ☐.",
    ),
    (
        "~~",
        re.compile(r"~~[^~\n]+~~"),
        "‘{}’ wordt niet doorgestreept. Haal de tekst weg, of schrijf <del>…</del>.",
    ),
    (
        "==",
        re.compile(r"==(?<![=\w]==)[^=\s][^=\n]*==(?!=)"),
        "‘{}’ wordt niet gemarkeerd. Maak het vet, met **…**.",
    ),
    (
        ":",
        re.compile(r":(?<![\w:]:)[a-z][a-z0-9_+]+:(?![\w:])"),
        "‘{}’ wordt geen plaatje. Plak het teken zelf, zoals 🙂.",
    ),
    (
        "{",
        FILLED_IN,
        "‘{}’ vult de bouw niet in. Schrijf wat er moet staan.",
    ),
    (
        "[[",
        re.compile(r"\[\[[^\]@\n]+\]\]"),
        "‘{}’ wordt geen link. Schrijf [de woorden](de-pagina.md).",
    ),
    (
        "*[",
        re.compile(r"^\*\[[^\]\n]+\]:", re.MULTILINE),
        "‘{}’ legt hier geen afkorting uit. Schrijf de woorden één keer uit.",
    ),
    (
        "",
        re.compile(r"^ {0,3}[·•▪◦‣●§][ \t\u00a0]+\S", re.MULTILINE),
        "‘{}’ wordt geen lijst. Begin elke regel met een streepje en een spatie, en zet er een lege regel boven.",
    ),
    (
        "<",
        re.compile(r"<(?:font|center|marquee|blink|big|strike|tt)\b[^<>]*>", re.IGNORECASE),
        "‘{}’: hoe iets eruitziet, staat in een stijlblad. Gebruik **vet** of *schuin*, of laat het weg.",
    ),
    (
        "[](",
        re.compile(r"\[\](?<!!\[\])\([^()\n]*\)"),
        "‘{}’ is een link zonder woorden, die niemand ziet. Zet de woorden tussen [ en ].",
    ),
)
"""What stays on the page as it is, after a text without which it is not there, and before what to do instead.

To look for the text takes Python a fiftieth of the time.
"""
_ENTITY: Final = re.compile(r"&(?<!\w&)(?P<name>[a-z]{2,};)")
"""Not after a letter: who writes two words with this sign between them means no character."""
_LIST: Final = re.compile(r"(?:[-*+]|\d+\.) ")
_HEADING: Final = re.compile(r"^(?P<signs>#{1,6})(?!#)[^\n]*", re.MULTILINE)
_ID: Final = re.compile(r"\{:?[^{}\n]*#(?P<id>[\w-]+)[^{}\n]*\}")
_REFERENCE: Final = re.compile(r"(?<!\])\[(?P<words>[^\[\]@\n]+)\]\[(?P<name>[^\[\]@\n]*)\]")
_DEFINED: Final = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]+)\]:", re.MULTILINE)
_TABLE: Final = re.compile(r"^\|[^\n]*\|[^\S\n]*\n\|[\s:|-]+\|[^\S\n]*\n(?:\|[^\n]*(?:\n|$))+", re.MULTILINE)
_BACKSLASH: Final = re.compile(r"\]\((?P<address>(?!\\\\)[^()\n:]*\\[^()\n]*)\)")
_CURLY: Final = re.compile(r"\]\([“”„‘’\"](?P<address>[^()\n]*?)[“”‘’\"]\)")
_LOST: Final = "\ufffd"
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2064\ufeff" + _LOST + "]"
)
"""Not the signs with a use: where a long word may break, what joins emoji, and which way a script runs."""


def signs(plain: str, text: str) -> Iterator[tuple[int, str]]:
    """Where each of these stands, and a Dutch sentence; `text` is what `plain` was, with its code."""
    for needed, pattern, sentence in _SIGNS:
        for found in pattern.finditer(plain) if needed in plain else ():
            yield found.start(), sentence.format(found[0].strip()[:40])
    if "mermaid" in text and (mermaid := _MERMAID.search(text)):
        yield (
            mermaid.start(),
            "een tekening in mermaid tekent de bouw niet. Maak er een .svg van, en zet die als afbeelding.",
        )
    yield from _entities(plain)
    yield from _blocks(plain)
    yield from _lists(plain)
    yield from _headings(plain)
    yield from _references(plain)
    yield from _tables(plain)
    yield from _addresses(plain)
    yield from _unseen(plain)


def _entities(plain: str) -> Iterator[tuple[int, str]]:
    for sign in _ENTITY.finditer(plain) if "&" in plain else ():
        if sign["name"] not in html5:
            yield sign.start(), f"‘{sign[0]}’ is geen teken dat een browser kent. Typ of plak het teken zelf."


def _blocks(plain: str) -> Iterator[tuple[int, str]]:
    for block in _BLOCK.finditer(plain) if "!!!" in plain else ():
        kind = block["kind"].strip().partition(" ")[0]
        if kind not in _BLOCKS or not block["kind"].startswith(" "):
            yield (
                block.start(),
                f"‘!!!{block['kind'].rstrip()}’ wordt geen blok zoals de andere. Schrijf !!! note, met een spatie, en "
                f"kies uit: {', '.join(_BLOCKS)}.",
            )
        elif block["next"].strip():
            yield block.start(), "de tekst onder !!! hoort in het blok. Zet vier spaties voor elke regel ervan."


def _lists(plain: str) -> Iterator[tuple[int, str]]:
    before, indent_before, after_item, at = "", 0, False, 0
    for line in plain.splitlines(keepends=True):
        stripped = line.lstrip(" ")
        indent = len(line) - len(stripped)
        is_item = bool(_LIST.match(stripped))
        if is_item and after_item and indent in (2, 3) and indent_before < 2:
            yield (
                at,
                f"deze regel van de lijst springt {indent} spaties in. Zet er vier om onder de regel erboven te horen.",
            )
        elif is_item and indent == 0 and before[:1].isalpha() and not stripped[0].isdigit():
            yield at, "deze lijst wordt geen lijst, omdat er tekst vlak boven staat. Zet er een lege regel tussen."
        before, indent_before, after_item, at = line, indent, is_item, at + len(line)


def _headings(plain: str) -> Iterator[tuple[int, str]]:
    level = 1
    for heading in _HEADING.finditer(plain):
        now = len(heading["signs"])
        if now > level + 1:
            yield (
                heading.start(),
                f"na een kop met {'#' * level} komt er een met {'#' * now}. Sla geen niveau over: schrijf "
                f"{'#' * (level + 1)}.",
            )
        level = now
    seen: set[str] = set()
    for given in _ID.finditer(plain):
        if given["id"] in seen:
            yield given.start(), f"het anker #{given['id']} staat al eerder op deze pagina. Geef elk een eigen naam."
        seen.add(given["id"])


def _references(plain: str) -> Iterator[tuple[int, str]]:
    if "][" not in plain:
        return
    known = {defined["name"].casefold() for defined in _DEFINED.finditer(plain)}
    for link in _REFERENCE.finditer(plain):
        if (link["name"] or link["words"]).casefold() not in known:
            yield link.start(), f"‘{link[0][:40]}’ wordt geen link. Schrijf [de woorden](de-pagina.md)."


def _tables(plain: str) -> Iterator[tuple[int, str]]:
    for table in _TABLE.finditer(plain):
        at, wanted = table.start(), 0
        for number, line in enumerate(table[0].splitlines(keepends=True)):
            cells = len(re.findall(r"(?<!\\)\|", line.strip().strip("|"))) + 1
            wanted = cells if number == 0 else wanted
            if cells != wanted:
                yield (
                    at,
                    f"deze rij van de tabel heeft {cells} {'vak' if cells == 1 else 'vakken'}, en de bovenste rij "
                    rf"{wanted}. Een | in een vak schrijf je als \|.",
                )
            at += len(line)


def _addresses(plain: str) -> Iterator[tuple[int, str]]:
    for link in _BACKSLASH.finditer(plain):
        right = link["address"].replace("\\", "/")
        yield link.start(), f"in de link naar ‘{link['address']}’ staan \\. Schrijf overal /: {right}."
    for link in _CURLY.finditer(plain):
        yield link.start(), f"om het adres van een link horen geen aanhalingstekens. Schrijf ]({link['address']})."


def _unseen(plain: str) -> Iterator[tuple[int, str]]:
    for found in _UNSEEN.finditer(plain):
        if found[0] == _LOST:
            yield found.start(), f"hier staat {_LOST}: een letter ging verloren bij het bewaren. Typ de letter opnieuw."
        else:
            name = f"U+{ord(found[0]):04X}"
            told = (
                f"hier staat een teken dat niemand ziet ({name}), vaak meegekomen met knippen en plakken. Haal het weg."
            )
            yield found.start(), told
