"""Give the site the name, contact, logo, colours and threshold of an organisation, from one block in mkdocs.yml.

With an empty block the site is the general edition. `organisation.py` checks; the threshold is applied where the
questionnaire is read, so that every page and file shows the same one. Templates find all of it in
`config.extra.organisatie`.
"""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from kennisbank.bundle import hashed_name
from kennisbank.faults import About, Faults
from kennisbank.licence import sentence
from kennisbank.organisation import Organisation, on_paper, read, style
from kennisbank.own_edition import OwnEdition
from kennisbank.own_settings import SETTINGS
from kennisbank.texts import Address, Texts
from quiz.languages.model import Language

_TOKENS = "look/tokens.css"


def organisation_of(config: MkDocsConfig, own: OwnEdition, faults: Faults) -> Organisation:
    """Check the block and put name, contact and logo in their places."""
    organisation, problems = read(config.extra.get("organisatie"), tokens=_tokens(config), logos=own.pictures())
    place = f"eigen/{SETTINGS}: " if "organisatie" in own.settings else ""
    for problem in problems:
        faults.add(f"{place}{problem}", about=About.ORGANISATION)
    config.extra["organisatie"] = asdict(organisation)
    if organisation.logo:
        config.theme["logo"] = organisation.logo
    return organisation


def foot_line(config: MkDocsConfig, language: Language) -> str:
    """What the foot of every page in a language says of name, contact and licence, as HTML.

    What mkdocs.yml itself has as `copyright` comes first.
    """
    text = Texts(language, lambda page: Address(page, language.tag))
    own = config.extra.get("organisatie") or {}
    lines = [
        text("page.frame.edition-for", name=own["naam"]) if own.get("naam") else "",
        text("page.frame.questions", contact=own["contact"]) if own.get("contact") else "",
    ]
    return " ".join(filter(None, (config.copyright or "", *lines, sentence(text))))


def add_colours(organisation: Organisation, files: Files, config: MkDocsConfig) -> None:
    """Add the style sheet with the colours and the name on paper, after that of the site."""
    sheet = style(organisation.kleuren, _tokens(config)) + on_paper(organisation.naam)
    if sheet:
        name = f"assets/{hashed_name('organisatie', sheet, 'css')}"
        files.append(File.generated(config, name, content=sheet))
        config.extra_css = [*config.extra_css, name]


def _tokens(config: MkDocsConfig) -> str:
    path = Path(config.theme.custom_dir or "", _TOKENS)
    return path.read_text(encoding="utf-8") if path.is_file() else ""
