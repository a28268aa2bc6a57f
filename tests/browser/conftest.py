"""A real Chromium, without windows where that is there. Every page is watched: a message on the console, an
error in a script or a request to another host fails the test that opened it.

A test that provokes such a thing says so: `@pytest.mark.provokes("QuotaExceeded")`, with a regular
expression for each message that it expects; or it looks at `faults` and clears it. A page of another shape:
`@pytest.mark.context(viewport={"width": 320, "height": 640}, color_scheme="dark")`, or the same as
parameters, with `@pytest.mark.parametrize("page", [{...}, {...}], indirect=True)`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tools.programs import ARGUMENTS as QUIET_ARGUMENTS
from tools.programs import CHROMIUM, find_browser, missing

ARGUMENTS = [
    *QUIET_ARGUMENTS,
    # Whatever a page tries to load from elsewhere fails at once, and is reported below.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
DEFAULT_CONTEXT = {"locale": "nl-NL", "viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
OUR_HOST = "127.0.0.1"
PATIENCE = 20_000
"""Milliseconds after which a missing element is a failure; long, for machines that have more to do."""

OpenPage = Callable[..., Page]


def pytest_configure(config: pytest.Config) -> None:
    """Make the two marks known."""
    config.addinivalue_line("markers", "provokes(*patterns): messages and requests that this test causes on purpose")
    config.addinivalue_line("markers", "context(**options): options of Playwright for the page of this test")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself, started once a worker."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as running:
        yield running


@contextmanager
def running_browser(playwright: Playwright, *, shell: bool) -> Iterator[Browser]:
    """A browser that is closed afterwards. That there is none is a failure, not a reason to skip."""
    path = find_browser(playwright.chromium.executable_path, shell=shell)
    if path is None:
        pytest.fail(missing(CHROMIUM), pytrace=False)
    running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One browser a worker."""
    with running_browser(playwright, shell=True) as running:
        yield running


@pytest.fixture
def faults() -> list[str]:
    """What the pages of this test have said or asked that they should not; must be empty at the end."""
    return []


@pytest.fixture
def open_page(request: pytest.FixtureRequest, browser: Browser, faults: list[str]) -> Iterator[OpenPage]:
    """Open pages, each in a context of its own (as another person on another device), all watched.

    Options are those of Playwright's `new_context`; `context=` opens a further tab of one that is there.
    """
    marks = list(request.node.iter_markers("provokes"))
    expected = [re.compile(pattern) for mark in marks for pattern in mark.args]
    contexts: list[BrowserContext] = []

    def note(fault: str) -> None:
        if not any(pattern.search(fault) for pattern in expected):
            faults.append(fault)

    def watched(options: dict[str, Any]) -> BrowserContext:
        context = browser.new_context(**{**DEFAULT_CONTEXT, **options})
        context.set_default_timeout(PATIENCE)
        context.on("console", lambda message: note(f"console {message.type}: {message.text} ({message.location})"))
        context.on("weberror", lambda error: note(f"error on the page: {error.error}"))
        context.on("request", lambda sent: None if is_ours(sent.url) else note(f"request to another host: {sent.url}"))
        contexts.append(context)
        return context

    def open_one(context: BrowserContext | None = None, **options: Any) -> Page:
        return (context or watched(options)).new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert not faults, "while the test ran:\n  " + "\n  ".join(dict.fromkeys(faults))


@pytest.fixture
def page(request: pytest.FixtureRequest, open_page: OpenPage) -> Page:
    """One watched page in a new context; see the top of this file for its options."""
    options: dict[str, Any] = {}
    for mark in request.node.iter_markers("context"):
        options = mark.kwargs | options
    return open_page(**options, **getattr(request, "param", {}))


def is_ours(url: str) -> bool:
    """Whether an address stays on the test's own server, or needs no network at all."""
    parts = urlsplit(url)
    return parts.scheme in ("data", "blob", "about", "file") or parts.hostname == OUR_HOST
