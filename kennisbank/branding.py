"""Give the site the name, contact, logo, colours and threshold of an organisation, from one block in mkdocs.yml.

With an empty block the site is the general edition. `organisation.py` checks; the threshold is applied where the
questionnaire is read, so that every page and file shows the same one. Templates find all of it in
`config.extra.organisatie`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Final

from kennisbank.assets import add_sheet
from kennisbank.builder import Settings, Site
from kennisbank.config_file import NAME
from kennisbank.faults import About, Faults
from kennisbank.licence import sentence
from kennisbank.organisation import Organisation, on_paper, read, style
from kennisbank.own_edition import OwnEdition
from kennisbank.own_settings import SETTINGS
from kennisbank.photos import photo_faults
from kennisbank.texts import Address, Texts
from quiz.languages.model import Language
from quiz.own import folder as own_folder

_TOKENS = "look/tokens.css"
_SHARED: Final = "assets/delen.png"
"""What a program shows with a link to the site."""
_ABOUT: Final = re.compile(r"(?:(?:kleuren|toegankelijkheid): )?(?:het veld |bij )?‘?(\w+)")
"""Which line of the block a problem is about."""


def organisation_of(settings: Settings, own: OwnEdition, faults: Faults) -> Organisation:
    """Check the block and put name, contact and logo in their places."""
    organisation, problems = read(settings.organisation, tokens=_tokens(settings), logos=own.pictures())
    written = (f"eigen/{SETTINGS}", own_folder() / SETTINGS), (NAME, settings.root / NAME)
    for problem in problems:
        faults.add(f"{_place(problem, written)}{problem}", about=About.ORGANISATION)
    settings.organisation = asdict(organisation)
    settings.logo = organisation.logo or settings.logo
    for name in filter(None, (organisation.logo, _SHARED)):
        for problem in _photo_faults(own.picture(name)):
            shown = f"{'eigen/' if name in own.files else ''}docs/{name}"
            faults.add(f"{shown}: deze afbeelding {problem}")
    return organisation


def _photo_faults(path: Path) -> list[str]:
    """What is wrong with a picture that stands on no page, and so is looked at nowhere else; a drawing is elsewhere."""
    is_photo = path.is_file() and path.suffix.lower() != ".svg"
    return photo_faults(path.name, path.read_bytes()) if is_photo else []


def _place(problem: str, written: Iterable[tuple[str, Path]]) -> str:
    """`mkdocs.yml, regel 41: `: where the first of these files has what a problem of the block is about."""
    about = _ABOUT.match(problem)
    for shown, path in written if about else ():
        lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines() if path.is_file() else []
        block = next((at for at, line in enumerate(lines) if re.match(r" *organisatie:", line)), len(lines))
        for at, line in enumerate(lines[block:], start=block + 1):
            if about and re.match(rf" +[\"']?{re.escape(about[1])}[\"']?:", line):
                return f"{shown}, regel {at}: "
    return ""


def foot_line(settings: Settings, language: Language) -> str:
    """What the foot of every page in a language says of name, contact and licence, as HTML.

    What mkdocs.yml itself has as `copyright` comes first.
    """
    text = Texts(language, lambda page: Address(page, language.tag))
    own = settings.organisation or {}
    lines = [
        text("page.frame.edition-for", name=own["naam"]) if own.get("naam") else "",
        text("page.frame.questions", contact=own["contact"]) if own.get("contact") else "",
    ]
    return " ".join(filter(None, (settings.foot, *lines, sentence(text))))


def add_colours(organisation: Organisation, files: Site, settings: Settings) -> None:
    """Add the style sheet with the colours and the name on paper, after that of the site."""
    sheet = style(organisation.kleuren, _tokens(settings)) + on_paper(organisation.naam)
    if sheet:
        add_sheet("organisatie", sheet, files, settings)


def _tokens(settings: Settings) -> str:
    path = settings.templates / _TOKENS
    return path.read_text(encoding="utf-8") if path.is_file() else ""
