"""What an editor may put in `docs/`: words and pictures, and nothing that runs or that tells a browser what to do.

Scripts, styles and frames belong to the templates in `overrides/`, where the policy of each page knows them. Content
is looked at before a template goes round it, so that whatever stands there is the editor's.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from kennisbank.active_files import is_page
from kennisbank.faults import Faults
from kennisbank.pages import elements
from quiz.own import folder as own_folder

_REFUSED: Final = {
    "script": "Een script hoort in een module in overrides/.",
    "style": "Zet de regels in een stijlblad in overrides/look/.",
    "link": "De bouw zet alle verwijzingen in de kop van een pagina zelf.",
    "meta": "De bouw zet alle gegevens in de kop van een pagina zelf; een beschrijving komt boven aan de tekst.",
    "base": "Het verandert waar alle adressen heen wijzen.",
    **dict.fromkeys(
        ("iframe", "frame", "frameset", "object", "embed", "applet", "portal", "fencedframe"),
        "Een pagina van deze site toont geen andere pagina. Maak er een gewone link van.",
    ),
}
_SCRIPTS: Final = (".js", ".mjs", ".cjs", ".wasm", ".html")


def check_content(html: str, page: Page, faults: Faults) -> None:
    """Note each element in the content of a page that is not an editor's to use."""
    for name in dict.fromkeys(element.name for element in elements(html)):
        if name in _REFUSED:
            faults.add(f"<{name}> mag niet in een tekst. {_REFUSED[name]}", file=page.file, near=f"<{name}")


def check_files(files: Files, config: MkDocsConfig, faults: Faults) -> None:
    """Note each file in `docs/` that would run, or that is a link to a place outside it."""
    folders = (Path(config.docs_dir), own_folder() / "docs")
    for file in files:
        path = Path(file.abs_src_path or "")
        folder = next((each for each in folders if path.is_relative_to(each)), None)
        if folder is None:
            continue  # of the theme, or made by the build
        if not path.resolve().is_relative_to(folder.resolve()):
            faults.add(
                "dit is een snelkoppeling naar een plek buiten docs/. Wat daar staat, komt dan op de site. Zet het "
                "bestand zelf in docs/ of haal de snelkoppeling weg.",
                file=_named(file),
            )
        elif is_page(file.src_uri) or file.src_uri.lower().endswith(_SCRIPTS):
            faults.add(
                "een bestand van deze soort kan een script laten draaien buiten het beveiligingsbeleid om. Maak van "
                "een pagina een .md-bestand; een script hoort in overrides/.",
                file=_named(file),
            )


def _named(file: File) -> File:
    """The file for naming it only: what it leads to is not to be read."""
    return File(file.src_uri, None, "", use_directory_urls=False)
