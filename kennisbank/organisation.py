"""Check the block `extra: organisatie:` of mkdocs.yml, and turn its colours into a style sheet.

Knows nothing of MkDocs. Every fault is a Dutch sentence; all of them are told at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kennisbank.faults import did_you_mean
from quiz.instrument import LOWEST_GROUP_SIZE

_HIGHEST_THRESHOLD: Final = 1000
_TEXTS: Final = {"naam": 80, "contact": 160, "email_begeleider": 120, "logo": 200}
_COLOURS: Final = ("merk", "accent")
_KEYS: Final = (*_TEXTS, "kleuren", "drempel")
_MAIL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")
_READABLE: Final = 4.5
"""WCAG 2.2, success criterion 1.4.3: text on its background."""
_TOKEN: Final = re.compile(r"--kb-([a-z-]+):\s*(#[0-9a-fA-F]{6})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What is known of the organisation that runs the site; empty where nothing was filled in."""

    naam: str = ""
    contact: str = ""
    email_begeleider: str = ""
    logo: str = ""
    kleuren: Mapping[str, str] = field(default_factory=dict)
    drempel: int = LOWEST_GROUP_SIZE


def read(block: object, *, tokens: str, logos: Iterable[str]) -> tuple[Organisation, list[str]]:
    """The organisation and every fault of its block.

    `tokens` is the text of the style sheet with the colours of the site, `logos` the pictures in docs/.
    """
    if block is None:
        return Organisation(), []
    if not isinstance(block, Mapping):
        return Organisation(), ["hieronder horen regels zoals ‘naam: …’ te staan, met twee spaties ervoor."]
    faults = [f"de regel ‘{key}’ bestaat niet.{did_you_mean(str(key), _KEYS)}" for key in block if key not in _KEYS]
    values: dict[str, Any] = {}
    for key, longest in _TEXTS.items():
        value = block.get(key)
        if value is None or value == "":
            continue
        text = str(value).strip() if isinstance(value, (str, int)) and not isinstance(value, bool) else None
        if text is None or len(text) > longest or re.search(r"[\x00-\x1f]", text):
            faults.append(f"{key}: schrijf hier één regel tekst van hoogstens {longest} tekens.")
        else:
            values[key] = text
    mail = values.get("email_begeleider")
    if mail and not _MAIL.fullmatch(mail):
        faults.append(f"email_begeleider: ‘{mail}’ is geen mailadres. Schrijf het als naam@organisatie.nl.")
    faults += _logo(values.get("logo"), list(logos))
    threshold = block.get("drempel")
    if threshold not in (None, ""):
        if (
            isinstance(threshold, int)
            and not isinstance(threshold, bool)
            and LOWEST_GROUP_SIZE <= threshold <= _HIGHEST_THRESHOLD
        ):
            values["drempel"] = threshold
        else:
            faults.append(
                f"drempel: ‘{threshold}’ kan niet. Kies een heel getal van {LOWEST_GROUP_SIZE} tot en met "
                f"{_HIGHEST_THRESHOLD}: een kleinere groep laat zien wie wat heeft gezegd."
            )
    colours, problems = _colours(block.get("kleuren"), dict(reversed(_TOKEN.findall(tokens))))
    return Organisation(**values, kleuren=colours), faults + problems


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


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours `#rrggbb`, 1…21 (WCAG 2.2, 'contrast ratio')."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _logo(logo: str | None, known: list[str]) -> Iterator[str]:
    if logo is None:
        return
    if not re.search(r"\.(?:svg|png|webp|jpe?g)$", logo, re.IGNORECASE):
        yield f"logo: ‘{logo}’ is geen plaatje. Gebruik een .svg, .png, .webp of .jpg in docs/assets/."
    elif logo not in known:
        hint = did_you_mean(logo, known) or " Schrijf het pad vanaf docs/, zoals assets/ons-logo.svg."
        yield f"logo: het bestand docs/{logo} bestaat niet.{hint}"


def _colours(block: object, tokens: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    if block in (None, ""):
        return {}, []
    if not isinstance(block, Mapping):
        return {}, ['kleuren: zet hieronder ‘merk: "#0f4c57"’ en ‘accent: "#8f4a06"’, elk op een regel.']
    faults = [
        f"kleuren: ‘{key}’ bestaat niet.{did_you_mean(str(key), _COLOURS)}" for key in block if key not in _COLOURS
    ]
    colours: dict[str, str] = {}
    paper, soft = tokens.get("paper", "#fdfcf8"), tokens.get("soft", "#e8f0ef")
    for name, others in (("merk", ["#ffffff", paper]), ("accent", ["#ffffff", paper, soft])):
        value = block.get(name)
        if value in (None, ""):
            continue
        if not isinstance(value, str) or not _HEX.fullmatch(value):
            faults.append(
                f'kleuren, {name}: ‘{value}’ is geen kleur. Schrijf hem met aanhalingstekens als "#0f4c57": '
                "een hekje en zes tekens."
            )
            continue
        worst = min(others, key=lambda other: contrast(value, other))
        if contrast(value, worst) < _READABLE:
            ratio = f"{contrast(value, worst):.1f}".replace(".", ",")
            faults.append(
                f"kleuren, {name}: {value} is te licht om te lezen: het contrast met {worst} is {ratio} en moet "
                f"4,5 zijn. Deze lijkt erop en kan wel: {_until_readable(value, '#000000', others)}."
            )
            continue
        colours[name] = value.lower()
    return colours, faults


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
