"""Somebody who has been here before: a context of the browser that one test after the other uses, each in a new page.

A new context costs as much as two opened pages: it reads every file from the server again, and the browser makes itself
ready for another person. What a test leaves behind (storage, cookies, workers) is thrown away after it; what was read
from the server stays, as its headers say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

DEFAULT_CONTEXT = {"locale": "nl-NL", "viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
OF_A_PAGE = frozenset({"viewport", "color_scheme", "forced_colors", "reduced_motion"})
"""Options of a context that a page can have for itself."""
OUR_HOST = "127.0.0.1"
PATIENCE = 20_000
"""Milliseconds after which a missing element is a failure; long, for machines that have more to do."""

HAS_OWN_CLOCK = "() => Function.prototype.toString.call(Date).includes('[native code]')"


def is_ours(url: str) -> bool:
    """Whether an address stays on the test's own server, or needs no network at all."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about", "file") or parts.hostname == OUR_HOST


def watched(browser: Browser, note: Callable[[str], None], **options: Any) -> BrowserContext:
    """A new context whose pages tell `note` what they say, throw, or ask from elsewhere."""
    context = browser.new_context(**{**DEFAULT_CONTEXT, **options})
    context.set_default_timeout(PATIENCE)
    context.on("console", lambda message: note(f"console {message.type}: {message.text} ({message.location})"))
    context.on("weberror", lambda error: note(f"error on the page: {error.error}"))
    context.on("request", lambda sent: None if is_ours(sent.url) else note(f"request to another host: {sent.url}"))
    return context


class Visitor:
    """A context that stays, with one empty page: without any the browser would put away all it has ready."""

    def __init__(self, browser: Browser) -> None:
        self.note: Callable[[str], None] = print
        self._context = watched(browser, lambda fault: self.note(fault))
        self._origins: set[str] = set()
        self._context.on(
            "request", lambda sent: self._origins.add("{0.scheme}://{0.netloc}".format(urlsplit(sent.url)))
        )
        self._blank = self._context.new_page()
        self._protocol = self._context.new_cdp_session(self._blank)

    def new_page(self, **options: Any) -> Page:
        """A page of its own size and looks (`OF_A_PAGE`), in which nothing happened before."""
        page = self._context.new_page()
        if size := options.pop("viewport", None):
            page.set_viewport_size(size)
        if options:
            page.emulate_media(**options)
        return page

    def leave(self) -> bool:
        """Close all pages and forget what they kept; whether the next test can begin here."""
        for page in self._context.pages:
            if page is not self._blank:
                page.close()
        origins, self._origins = self._origins, set()
        for origin in origins:
            if origin.startswith("http"):
                self._protocol.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        # All files of a device are one origin, and the protocol has no name for it; a clock stays that was put in.
        return not any(origin.startswith("file") for origin in origins) and self._blank.evaluate(HAS_OWN_CLOCK)

    def close(self) -> None:
        """Go away for good."""
        self._context.close()
