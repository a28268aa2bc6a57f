"""Check the block `extra: organisatie:` of mkdocs.yml, and turn its colours into a style sheet.

Every fault is a Dutch sentence; all of them are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from kennisbank import fields
from kennisbank.faults import did_you_mean
from kennisbank.fields import Field
from quiz.instrument import LOWEST_GROUP_SIZE

_HIGHEST_THRESHOLD: Final = 1000
_COLOURS: Final = {"merk": ["#ffffff", "paper"], "accent": ["#ffffff", "paper", "soft"]}
"""What each colour must be readable on: a colour, or one of the site's own by its name in tokens.css."""
_TEXTS: Final = {"naam": 80, "contact": 160, "email_begeleider": 120, "logo": 200, "bron": 200}
"""The longest that each may be, in characters."""
_ACCESSIBILITY: Final = {"verklaring": 200, "contact": 160, "antwoord": 60}
"""The lines below `toegankelijkheid`, with the longest that each may be."""
_MAIL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_ADDRESS: Final = re.compile(r"https://[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?::\d+)?(?:/[^\s<>\"'`{}|\\^]*)?")
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_READABLE: Final = 4.5
"""WCAG 2.2, success criterion 1.4.3: text on its background."""
_TOKEN: Final = re.compile(r"--kb-([a-z-]+):\s*(#[0-9a-fA-F]{6})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What is known of the organisation that runs the site; empty where nothing was filled in.

    `bron` is the address of the source code, as the licence of the code asks of whoever passes on a changed copy.
    `toegankelijkheid` is what only they can say in a statement on accessibility: `verklaring`, the address of the
    official one; `contact`, for who is stuck, where that is another than the general one; `antwoord`, within which
    time there is an answer.
    """

    naam: str = ""
    contact: str = ""
    email_begeleider: str = ""
    bron: str = ""
    logo: str = ""
    kleuren: Mapping[str, str] = field(default_factory=dict)
    toegankelijkheid: Mapping[str, str] = field(default_factory=dict)
    drempel: int = LOWEST_GROUP_SIZE


def read(block: object, *, tokens: str, logos: Iterable[str]) -> tuple[Organisation, list[str]]:
    """The organisation and every fault of its block.

    `tokens` is the text of the style sheet with the colours of the site, `logos` the pictures in docs/.
    """
    if block is None:
        return Organisation(), []
    if not isinstance(block, Mapping):
        return Organisation(), ["hieronder horen regels zoals ‘naam: …’ te staan, met twee spaties ervoor."]
    known = _fields(list(logos))
    inside = dict.fromkeys(_COLOURS, "kleuren") | dict.fromkeys(_ACCESSIBILITY, "toegankelijkheid")
    misplaced = {name: inside[name] for name in block if name in inside and name not in known}
    values, faults = fields.read({name: value for name, value in block.items() if name not in misplaced}, known)
    faults += [f"‘{name}’ hoort onder ‘{place}:’, ingesprongen." for name, place in misplaced.items()]
    for name in _TEXTS.keys() & values.keys():
        values[name] = str(values[name]).strip()
    colours, problems = fields.read(values.get("kleuren", {}), _colour_fields(dict(reversed(_TOKEN.findall(tokens)))))
    values["kleuren"] = {name: colour.lower() for name, colour in colours.items()}
    faults += [f"kleuren: {problem}" for problem in problems]
    lines, problems = fields.read(values.get("toegankelijkheid", {}), _accessibility_fields())
    values["toegankelijkheid"] = {name: str(line).strip() for name, line in lines.items()}
    return Organisation(**values), faults + [f"toegankelijkheid: {problem}" for problem in problems]


def _fields(logos: list[str]) -> dict[str, Field]:
    texts = {name: fields.one_line(longest) for name, longest in _TEXTS.items()}
    return texts | {
        "email_begeleider": replace(texts["email_begeleider"], faults=_mail_faults),
        "bron": replace(
            texts["bron"],
            faults=partial(_address_faults, "bron", "waar de broncode staat", "git.voorbeeld.nl/kennisbank"),
        ),
        "logo": replace(texts["logo"], faults=lambda logo: _logo_faults(str(logo).strip(), logos)),
        "kleuren": Field(
            wanted='niets; zet hieronder ‘merk: "#0f4c57"’ en ‘accent: "#8f4a06"’, elk op een regel',
            fits=lambda value: isinstance(value, Mapping),
            needed=False,
        ),
        "toegankelijkheid": Field(
            wanted=f"niets; zet hieronder regels zoals {', '.join(_ACCESSIBILITY)}",
            fits=lambda value: isinstance(value, Mapping),
            needed=False,
        ),
        "drempel": Field(
            wanted=f"een heel getal van {LOWEST_GROUP_SIZE} tot en met {_HIGHEST_THRESHOLD}: een kleinere groep laat "
            "zien wie wat heeft gezegd",
            fits=lambda value: type(value) is int and LOWEST_GROUP_SIZE <= value <= _HIGHEST_THRESHOLD,
            needed=False,
        ),
    }


def _accessibility_fields() -> dict[str, Field]:
    texts = {name: fields.one_line(longest) for name, longest in _ACCESSIBILITY.items()}
    wrong = partial(_address_faults, "verklaring", "waar de verklaring staat", "www.voorbeeld.nl/toegankelijkheid")
    return texts | {"verklaring": replace(texts["verklaring"], faults=wrong)}


def _colour_fields(tokens: Mapping[str, str]) -> dict[str, Field]:
    own = {"paper": "#fdfcf8", "soft": "#e8f0ef"} | dict(tokens)
    return {
        name: Field(
            wanted='een kleur, met aanhalingstekens geschreven als "#0f4c57": een hekje en zes tekens',
            fits=lambda value: isinstance(value, str) and _HEX.fullmatch(value) is not None,
            faults=partial(_contrast_faults, name, others=[own.get(other, other) for other in grounds]),
            needed=False,
        )
        for name, grounds in _COLOURS.items()
    }


def style(kleuren: Mapping[str, str], tokens: str) -> str:
    """A style sheet that puts the colours in place of the site's own; empty without colours."""
    if not kleuren:
        return ""
    dark = dict(_TOKEN.findall(tokens.partition('"slate"')[2].partition("@media")[0]))
    light, night = [], []
    if "merk" in kleuren:
        light.append(f"--kb-brand:{kleuren['merk']};--kb-on-brand:#ffffff")
        night.append(f"--kb-brand:{kleuren['merk']};--kb-on-brand:#ffffff")
    if "accent" in kleuren:
        bright = _until_readable(
            kleuren["accent"], "#ffffff", [dark.get(name, "#1c3237") for name in ("paper", "soft")]
        )
        light.append(f"--kb-accent:{kleuren['accent']};--kb-focus:{kleuren['accent']}")
        night.append(f"--kb-accent:{bright};--kb-focus:{bright}")
    return (
        f':root,[data-md-color-scheme="default"]{{{";".join(light)}}}'
        f'@media screen{{[data-md-color-scheme="slate"]{{{";".join(night)}}}}}\n'
    )


def on_paper(name: str) -> str:
    """A style sheet that puts the name of the organisation at the top of every printed sheet; empty without a name."""
    text = "".join(f"\\{ord(sign):x} " for sign in name)  # every sign by its number: nothing in a name can end the text
    return f'@page{{@top-right{{content:"{text}";color:#333333;font:8pt sans-serif}}}}\n' if name else ""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours `#rrggbb`, 1…21 (WCAG 2.2, 'contrast ratio')."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _mail_faults(mail: object) -> Iterator[str]:
    if not _MAIL.fullmatch(str(mail).strip()):
        yield f"email_begeleider: ‘{mail}’ is geen mailadres. Schrijf het als naam@organisatie.nl."


def _address_faults(name: str, what: str, example: str, address: object) -> Iterator[str]:
    if not _ADDRESS.fullmatch(str(address).strip()):
        yield (
            f"{name}: ‘{address}’ is geen adres van een site. Schrijf {what}, met https:// ervoor, zoals "
            f"https://{example}."
        )


def _logo_faults(logo: str, known: list[str]) -> Iterator[str]:
    if not re.search(r"\.(?:svg|png|webp|jpe?g)$", logo, re.IGNORECASE):
        yield f"logo: ‘{logo}’ is geen plaatje. Gebruik een .svg, .png, .webp of .jpg in docs/assets/."
    elif logo not in known:
        hint = did_you_mean(logo, known) or " Schrijf het pad vanaf docs/, zoals assets/ons-logo.svg."
        yield f"logo: het bestand docs/{logo} bestaat niet.{hint}"


def _contrast_faults(name: str, colour: str, others: list[str]) -> Iterator[str]:
    worst = min(others, key=lambda other: contrast(colour, other))
    if contrast(colour, worst) < _READABLE:
        ratio = f"{contrast(colour, worst):.1f}".replace(".", ",")
        yield (
            f"{name}: {colour} is te licht om te lezen: het contrast met {worst} is {ratio} en moet 4,5 zijn. "
            f"Deze lijkt erop en kan wel: {_until_readable(colour, '#000000', others)}."
        )


def _until_readable(colour: str, towards: str, others: list[str]) -> str:
    """The colour, mixed with black or white just enough to be readable on each of the others."""
    start, end = _channels(colour), _channels(towards)
    for step in range(0, 101):
        mixed = "#" + "".join(f"{round(a + (b - a) * step / 100):02x}" for a, b in zip(start, end, strict=True))
        if all(contrast(mixed, other) >= _READABLE for other in others):
            return mixed
    return towards


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _luminance(colour: str) -> float:
    """Relative luminance, 0…1 (WCAG 2.2)."""
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
