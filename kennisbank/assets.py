"""Join the site's own style sheets and scripts into files whose names change with their content.

Nothing else makes a browser fetch a new version from a host that sets long caches, such as GitHub Pages. The
sources stand beside the templates they belong to, in the theme's folder, which MkDocs would copy into the site. The
heading face is published under such a name too, with its licence, and the style sheet leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import rcssmin

from kennisbank.builder import Settings, Site, Stopped
from kennisbank.bundle import BundleError, bundle, hashed_name, minified_script

_SOURCES: Final = (".mjs", ".css", ".js", ".woff2")
_FONT: Final = re.compile(r"url\((fonts/[\w.-]+\.woff2)\)")
"""As a style sheet in look/ names a font; the joined sheet stands in assets/ and the fonts below it."""
_LICENCE: Final = "look/fonts/OFL.txt"
_SCRIPTS: Final = {
    "scan": "scan/page.mjs",
    "slip": "scan/slip.mjs",
    "languages": "scan/languages.mjs",
    "lost": "scan/lost.mjs",
    "team": "team/page.mjs",
    "organisation": "organisation/page.mjs",
    "reader": "leerkaart/reader.mjs",
    "practices": "practices/practices.mjs",
    "search": "search/worker.mjs",
    "sheet": "practices/sheet.mjs",
    "session": "session/page.mjs",
}
"""Each page's script, from its entry module."""
_PLAIN: Final = "material/plain.js"
"""In the place of the theme's script, on pages with answers."""
_STYLES: Final = {
    "turned": ("look/turned.css",),
    "scan": ("scan/scan.css",),
    "paper": ("paper/paper.css",),
    "team": ("scan/scan.css", "team/team.css"),
    "organisation": ("scan/scan.css", "team/team.css", "organisation/organisation.css"),
    "session": ("session/session.css",),
}


def join_site_assets(files: Site, settings: Settings) -> None:
    """Replace each list of sources in mkdocs.yml by one generated file; the sources leave the site."""
    parts = settings.templates
    settings.styles = _joined(files, parts, settings.styles, "css")
    settings.scripts = _joined(files, parts, settings.scripts, "js")
    for file in list(files):
        if file.src_uri.endswith(_SOURCES) and file.abs_src_path and Path(file.abs_src_path).is_relative_to(parts):
            files.remove(file)


def add_page_assets(files: Site, settings: Settings) -> dict[str, str]:
    """Add the script and style of each part; their addresses from the root, by `scan_script`, `scan_style` …"""
    parts = settings.templates
    addresses: dict[str, str] = {}
    for stem, entry in _SCRIPTS.items():
        try:
            script = bundle(parts / entry)
        except BundleError as problem:
            raise Stopped(f"Het script {entry} kan niet worden samengevoegd: {problem}") from None
        addresses[f"{stem}_script"] = _add(files, f"assets/scan/{hashed_name(stem, script, 'js')}", script)
    plain = minified_script((parts / _PLAIN).read_text(encoding="utf-8"))
    addresses["plain_script"] = _add(files, f"assets/scan/{hashed_name('plain', plain, 'js')}", plain)
    for stem, names in _STYLES.items():
        style = _minified_style("\n".join((parts / name).read_text(encoding="utf-8") for name in names))
        addresses[f"{stem}_style"] = _add(files, f"assets/scan/{hashed_name(stem, style, 'css')}", style)
    return addresses


def add_sheet(stem: str, sheet: str, files: Site, settings: Settings) -> None:
    """Add a style sheet that every page loads, after those that are there."""
    settings.styles += (_add(files, f"assets/{hashed_name(stem, sheet, 'css')}", sheet),)


def _joined(files: Site, parts: Path, sources: Sequence[str], suffix: str) -> tuple[str, ...]:
    text = ""
    for source in sources:
        found = files.get_file_from_path(source)
        if found is None:
            raise Stopped(f"mkdocs.yml noemt {source}, maar dat bestand staat niet in docs/ of overrides/.")
        text += found.content_string + "\n"
        files.remove(found)
    if not sources:
        return ()
    minified = _minified_style(_with_fonts(text, files, parts)) if suffix == "css" else minified_script(text)
    return (_add(files, f"assets/{hashed_name('site', minified, suffix)}", minified),)


def _with_fonts(style: str, files: Site, parts: Path) -> str:
    """The style sheet with each font under the name it is published by; the licence goes along."""
    folder = parts / "look"
    licence = files.get_file_from_path(_LICENCE)
    if licence:
        files.remove(licence)
        _add(files, "assets/fonts/OFL.txt", licence.content_string)

    def published(match: re.Match[str]) -> str:
        path = folder / match[1]
        if not path.is_file():
            raise Stopped(f"Een stijlblad noemt look/{match[1]}, maar dat lettertype staat niet in overrides/.")
        content = path.read_bytes()
        name = f"fonts/{hashed_name(path.stem, content, 'woff2')}"
        if files.get_file_from_path(f"assets/{name}") is None:
            files.add(f"assets/{name}", content)
        return f"url({name})"

    return _FONT.sub(published, style)


def _minified_style(text: str) -> str:
    return f"{rcssmin.cssmin(text)}\n"


def _add(files: Site, name: str, content: str) -> str:
    files.add(name, content)
    return name
