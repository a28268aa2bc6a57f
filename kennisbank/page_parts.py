"""Which pages get a frame, and what is known of them that the frame needs."""

from __future__ import annotations

from collections.abc import Sequence

from kennisbank.build import Build
from kennisbank.builder import Page
from kennisbank.page_frame import with_frame
from kennisbank.texts import Texts


def is_read(page: Page) -> bool:
    """Whether this is a page of text: those with a template of their own are forms, or the home page."""
    return "template" not in page.meta


def framed(page: Page, headings: Sequence[tuple[str, str]], now: Build, text: Texts) -> str:
    """The page with its jump list, date and maker; `headings` are (anchor, text) of those below the title."""
    changed = now.changes_of.get(page.file.src_uri)
    return with_frame(page.content or "", headings, changed, now.organisation.naam, text)
