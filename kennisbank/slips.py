"""Slips of the pen that Markdown lets pass: the signs stay on the page as they were typed, or a link works nowhere.

Purpose: a page with `[de scan] (scan/index.md)` builds without a word, and a visitor sees the brackets. Looks at the
text as somebody wrote it, so that each slip is told with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kennisbank.dialects import signs
from kennisbank.faults import LineFault, did_you_mean
from kennisbank.threshold import PLACE
from kennisbank.words import blanked
from quiz.text_faults import TWO_VERSIONS

_FENCE: Final = re.compile(r"^ {0,3}(```+|~~~+)", re.MULTILINE)
_CODE: Final = re.compile(
    r"[\n<`](?:(?<=\n)(?:(?P<fence> {0,3}(?:```+|~~~+)).*?^(?P=fence)[^\S\n]*$|(?: {4}|\t)[^\n]*$)"
    r"|(?<=<)!--.*?-->|(?<=\A\n)---\n.*?^---$"
    r"|(?<=`)(?<!``)(?P<tick>`*)(?!`)[^\n]+?(?<!`)`(?P=tick)(?!`))",
    re.DOTALL | re.MULTILINE,
)
"""What stands on the page as it is written, or not at all: code, remarks and the head.

In a text that begins with the end of a line. All begin with one of three signs, to which Python skips at once.
"""
_CONFLICT: Final = re.compile(r"^(?:<{7} |>{7} )[^\n]*$", re.MULTILINE)
_LINK_APART: Final = re.compile(r"\[[^\[\]\n]+\] \((?:[\w./#-]+\.md|https?:)[^()\n]*\)")
_LINK_OPEN: Final = re.compile(r"\]\((?:[\w./#-]+\.md|https?:[^\s()]+)(?=\s+[^\s\"')]|\s*$)", re.MULTILINE)
_HERE_ONLY: Final = re.compile(
    r"\]\(<?(?P<address>https?://(?:127\.0\.0\.1|localhost)\b[^\s)>]*|file:[^\s)>]+|[A-Za-z]:[\\/][^)>]*|\\\\[^)>]*)"
)
_KEY_OUTSIDE: Final = re.compile(r"@\[(?<!\w@\[)(?P<key>[a-z]+\d{4}[a-z]?)")
_WITHOUT_SCHEME: Final = re.compile(r"\]\(<?(?P<address>www\.[^\s)>]+)")
_ALMOST_HTTPS: Final = re.compile(
    r"\]\(<?(?P<address>(?!https?://[^\s/])h?t{1,3}ps?(?:[:;]/{0,3}|/{2,3})(?P<rest>[\w-]+\.[^\s)>]+))"
)
_NOWHERE: Final = re.compile(r"\[(?<!!\[)[^\[\]\n]+\]\(\s*#?\s*\)")
_TURNED: Final = re.compile(r"\([^()\n]+\)\[(?:[\w./-]+\.md[\w#-]*|https?:[^\]\n]+)\]")
_BRACES: Final = re.compile(r"\{[a-z]+\}")
_BOLD: Final = re.compile(r"(?<!\\)\*\*")
_LOOSE_BOLD: Final = re.compile(r"\*\*(?<!\S\*\*) [^*\n]+ \*\*(?!\S)")
_TABLE: Final = re.compile(r"(?:\|[^\n]*\|[^\S\n]*(?:\n|$)){2,}")
_UNDERLINE: Final = re.compile(r"(?!={7}\s*$)(?:-{2,}|={2,})[^\S\n]*")
_SENTENCE: Final = re.compile(r".{80}|.*[.!?:;,…][\s*_)”’\"]*$")
"""What is no heading, although a line of dashes under it makes it one."""
_ROW: Final = re.compile(r"\|[^\n]*\|[^\S\n]*")
_DASHES: Final = re.compile(r"\|[\s:|-]+")
_PARAGRAPH: Final = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def slips(text: str) -> tuple[LineFault, ...]:
    """Each slip in the text of a page, kind by kind."""
    text = text.replace("\r\n", "\n")
    plain = without_code(text)
    found = (*_found(plain), *signs(plain, text))
    return tuple(LineFault(line=plain.count("\n", 0, at) + 1, sentence=sentence) for at, sentence in found)


def without_code(text: str) -> str:
    """The text with spaces for code, remarks and the head, so that all else stays on its line."""
    return blanked(_CODE, f"\n{text}")[1:]


def _found(plain: str) -> Iterator[tuple[int, str]]:
    if ("<<<" in plain or ">>>" in plain) and (conflict := _CONFLICT.search(plain)):
        yield (
            conflict.start(),
            f"‘{conflict[0][:30]}’: {TWO_VERSIONS}.",
        )
    if (remark := plain.find("<!--")) >= 0:
        yield remark, "deze opmerking begint met <!-- en eindigt nergens. Zet --> erachter."
    if ("```" in plain or "~~~" in plain) and (fence := _FENCE.search(plain)):
        yield (
            fence.start(),
            f"{fence[1]} begint een stuk code dat nergens eindigt. Zet {fence[1]} op een regel eronder.",
        )
    yield from _links(plain)
    for key in _KEY_OUTSIDE.finditer(plain):
        yield key.start(), f"‘{key[0]}’ wordt geen verwijzing. Schrijf [@{key['key']}], met het @ binnen de haken."
    for bold in _LOOSE_BOLD.finditer(plain):
        yield bold.start(), f"‘{bold[0][:40]}’ wordt niet vet. Zet geen spatie tussen ** en de tekst."
    for word in _BRACES.finditer(plain):
        if word[0] != PLACE and did_you_mean(word[0], [PLACE]):
            yield word.start(), f"{word[0]} vult de bouw niet in. Schrijf {PLACE}."
    for paragraph in _PARAGRAPH.finditer(plain):
        for at, sentence in _in_paragraph(paragraph[0]):
            yield paragraph.start() + at, sentence


def _in_paragraph(text: str) -> Iterator[tuple[int, str]]:
    """What is wrong with lines that belong together; most hold none of the signs that it takes."""
    lines = text.splitlines()
    if "|" in text:
        table = next((at for at, line in enumerate(lines) if _DASHES.fullmatch(line)), 0)
        if table > 1 and _ROW.fullmatch(lines[table - 1]) and not _ROW.fullmatch(lines[table - 2]):
            yield (
                sum(len(line) + 1 for line in lines[: table - 1]),
                "deze tabel wordt geen tabel, omdat er tekst vlak boven staat. Zet er een lege regel tussen.",
            )
        if _TABLE.fullmatch(text) and not any(map(_DASHES.fullmatch, lines[:2])):
            yield (
                0,
                "deze tabel wordt geen tabel, omdat de tweede regel ontbreekt: streepjes onder elke kop, zoals "
                "| --- | --- |.",
            )
    if "--" in text or "==" in text:
        rule = next((at for at, line in enumerate(lines[1:], 1) if _UNDERLINE.fullmatch(line)), 0)
        if rule and not _ROW.fullmatch(lines[rule - 1]) and (rule > 1 or _SENTENCE.match(lines[0])):
            yield (
                sum(len(line) + 1 for line in lines[:rule]),
                "deze streep staat vast aan de tekst erboven, en wordt zo geen streep. Zet er een lege regel tussen, "
                "of schrijf ## voor een kop.",
            )
    marks = list(_BOLD.finditer(text)) if "**" in text else []
    if len(marks) % 2:
        yield (
            marks[-1].start(),
            "hier begint of eindigt vette tekst met **, en het andere paar sterretjes ontbreekt. Zet het erbij.",
        )


def _links(plain: str) -> Iterator[tuple[int, str]]:
    for pattern in (_LINK_APART, _LINK_OPEN):
        for link in pattern.finditer(plain):
            yield (
                link.start(),
                f"‘{link[0].lstrip(']')}’ wordt geen link. Schrijf [de woorden](de-pagina.md), zonder spatie tussen "
                "] en (, en met ) aan het eind.",
            )
    for link in _HERE_ONLY.finditer(plain):
        yield (
            link.start(),
            f"de link naar ‘{link['address']}’ werkt alleen op je eigen computer. Verwijs naar het bestand, zoals "
            "scan/index.md, of naar een adres dat iedereen kan openen.",
        )
    for link in _TURNED.finditer(plain):
        yield link.start(), f"‘{link[0][:60]}’ wordt geen link. Schrijf de haken andersom: [de woorden](de-pagina.md)."
    for link in _NOWHERE.finditer(plain):
        yield link.start(), f"‘{link[0][:40]}’ is een link die nergens heen gaat. Zet tussen ( en ) de pagina."
    for link in _ALMOST_HTTPS.finditer(plain):
        yield link.start(), f"de link naar ‘{link['address']}’ begint niet goed. Schrijf: https://{link['rest']}."
    for link in _WITHOUT_SCHEME.finditer(plain):
        yield link.start(), f"de link naar ‘{link['address']}’ mist het begin. Schrijf: https://{link['address']}."
