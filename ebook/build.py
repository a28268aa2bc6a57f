"""Make the book from a built site and put it there."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path
from typing import Final

from .assemble import assemble
from .edition import current
from .epub import make_epub
from .errors import no_site
from .facts import FOLDER, SMALL_COVER, STEM, Facts, publish
from .leerkaart import read_leerkaart
from .pdf import SMALL_COVER_HEIGHT, make_cover, make_pdf, typesetter
from .plan import read_plan
from .tokens import read_tokens

ROOT: Final = Path(__file__).resolve().parent.parent
_HEAD: Final = '<!DOCTYPE html>\n<html lang="nl-NL"><head><meta charset="utf-8"><title>{}</title></head><body>\n'


def build(site: Path, root: Path = ROOT) -> Facts:
    """Write EPUB, PDF and a small cover into `site`, and their facts onto its pages.

    Raises `BookError` when the site is not built, or when the book cannot be made of it.
    """
    if not (site / "index.html").is_file():
        raise no_site(site)
    plan = read_plan(root / "mkdocs.yml")
    edition = current(root)
    tokens = read_tokens(root / "overrides" / "look" / "tokens.css")
    target = site / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    epub, pdf = target / f"{STEM}.epub", target / f"{STEM}.pdf"
    with tempfile.TemporaryDirectory(prefix="boek-") as folder:
        work = Path(folder)
        source = work / "book.html"
        source.write_text(
            _HEAD.format(escape(plan.title)) + assemble(plan, site, work, edition) + "\n</body></html>\n",
            encoding="utf-8",
        )
        leerkaart = read_leerkaart(site)
        setter = typesetter(work, plan, edition, tokens, leerkaart)
        pages = make_pdf(source, pdf, setter)
        make_cover(work / "cover.png", setter)
        make_cover(target / SMALL_COVER, setter, SMALL_COVER_HEIGHT)
        make_epub(source, epub, work / "cover.png", plan, edition, tokens)
    facts = Facts(epub_bytes=epub.stat().st_size, pdf_bytes=pdf.stat().st_size, pages=pages, edition=edition)
    publish(site, facts)
    return facts
