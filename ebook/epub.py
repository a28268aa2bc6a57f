"""Make the EPUB: pandoc does the writing, this module what makes it accessible and the same each time."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kennisbank.licence import TEXTS

from .convert import pandoc
from .edition import Edition
from .plan import Plan
from .tokens import resolve

STYLE: Final = Path(__file__).with_name("book.css")
_SUMMARY: Final = (
    "Alle afbeeldingen hebben een tekstalternatief. Koppen, lijsten en tabellen zijn als zodanig gemarkeerd. "
    "Er is een inhoudsopgave met koppelingen. Kleur is nooit het enige verschil. "
    "Dit is nagekeken door programma’s. Mensen met een beperking hebben het boek nog niet geprobeerd."
)
_HEADING: Final = re.compile(r"<h[1-6][^>]*>(.*?)</h[1-6]>", re.DOTALL)
_ANY_TAG: Final = re.compile(r"<[^>]+>")
_ROW_HEADING: Final = re.compile(r'<td((?:\s[^>]*)?\sscope="row"[^>]*)>(.*?)</td>', re.DOTALL)
_WORDS: Final = {
    'epub:type="titlepage">Title Page<': 'epub:type="titlepage">Titelpagina<',
    'epub:type="cover">Cover<': 'epub:type="cover">Omslag<',
    'epub:type="toc">Table of Contents<': 'epub:type="toc">Inhoud<',
    '<div id="cover-image">\n<svg ': '<div id="cover-image">\n<svg role="img" aria-label="Omslag" ',
}
"""What the converter only says in English, or not at all."""
_NEEDLESS: Final = (
    re.compile(r' style="[^"]*"'),
    re.compile(r"\s*<style>\s*</style>"),
    re.compile(r'\s*<meta name="generator"[^>]*>'),
    re.compile(r'\s*<p class="date">[^<]*</p>'),
)


def make_epub(source: Path, target: Path, cover: Path, plan: Plan, edition: Edition, tokens: dict[str, str]) -> None:
    """Write the EPUB of the HTML in `source`. Raises `BookError` when pandoc refuses."""
    work = source.parent
    style = work / "book.css"
    style.write_text(resolve(STYLE.read_text(encoding="utf-8"), tokens), encoding="utf-8")
    metadata = work / "metadata.json"
    metadata.write_text(json.dumps(_metadata(plan, edition), ensure_ascii=False), encoding="utf-8")
    raw = work / "raw.epub"
    pandoc(
        [
            source.name, "--to=epub3", f"--output={raw.name}", f"--metadata-file={metadata.name}",
            f"--css={style.name}", f"--epub-cover-image={cover.name}", "--epub-title-page=true",
            "--toc", "--toc-depth=2", "--split-level=2",
        ],
        work, edition.epoch,
    )  # fmt: skip
    _pack(raw, target, edition.moment)


def _metadata(plan: Plan, edition: Edition) -> dict[str, object]:
    return {
        "title": plan.title,
        "lang": "nl-NL",
        "identifier": [{"scheme": "URN", "text": edition.identifier}],
        "date": edition.moment.date().isoformat(),
        "description": plan.description,
        "rights": f"{TEXTS.name} ({TEXTS.short}), {TEXTS.url}",
        "toc-title": "Inhoud",
        "subtitle": f"Editie {edition.number}, {edition.date}",
        "accessModes": ["textual", "visual"],
        "accessModeSufficient": ["textual"],
        "accessibilityFeatures": [
            "alternativeText", "readingOrder", "structuralNavigation", "tableOfContents", "displayTransformability",
        ],
        "accessibilityHazards": ["none"],
        "accessibilitySummary": _SUMMARY,
    }  # fmt: skip


def _pack(raw: Path, target: Path, moment: datetime) -> None:
    """Write the archive again: a fixed order and time, `mimetype` first and not compressed."""
    stamp = max(moment.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC)).timetuple()[:6]
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w") as result:
        names = sorted(source.namelist(), key=lambda name: (name != "mimetype", not name.startswith("META-INF"), name))
        for name in names:
            if name.endswith("/"):
                continue
            data = source.read(name)
            if name.endswith(".xhtml"):
                data = _tidy(data.decode()).encode()
            info = zipfile.ZipInfo(name, stamp)
            info.external_attr = 0o644 << 16
            info.create_system = 3
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            result.writestr(info, data, compresslevel=9)


def _tidy(xhtml: str) -> str:
    """Mend what the converter leaves: files without a name, row headings as plain cells, styles in attributes."""
    heading = _HEADING.search(xhtml)
    if heading:
        name = _ANY_TAG.sub("", heading[1]).strip()
        xhtml = re.sub(r"<title>.*?</title>", lambda _: f"<title>{name}</title>", xhtml, count=1)
    xhtml = _ROW_HEADING.sub(r"<th\1>\2</th>", xhtml)
    for found, wanted in _WORDS.items():
        xhtml = xhtml.replace(found, wanted)
    for needless in _NEEDLESS:
        xhtml = needless.sub("", xhtml)
    return xhtml
