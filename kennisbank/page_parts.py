"""Which pages get a frame, and what MkDocs knows of them that the frame needs."""

from __future__ import annotations

from mkdocs.structure.pages import Page

from kennisbank.build import Build
from kennisbank.page_frame import with_frame
from kennisbank.texts import Texts


def is_read(page: Page) -> bool:
    """Whether this is a page of text: those with a template of their own are forms, or the home page."""
    return "template" not in page.meta


def framed(page: Page, now: Build, text: Texts) -> str:
    """The page with its jump list, date and maker."""
    top = page.toc.items[0] if page.toc.items else None
    headings = [(entry.id, entry.title) for entry in top.children] if top else []
    changed = now.changes_of.get(page.file.src_uri)
    return with_frame(page.content or "", headings, changed, now.organisation.naam, text)
