"""A real Chromium, without windows where that is there. Every page is watched: a message on the console, an
error in a script or a request to another host fails the test that opened it. For `page` one context is kept from test
to test and emptied in between (visitor.py); `open_page` gives each page a new one.

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

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.visitor import OF_A_PAGE, PATIENCE, Visitor, watched
from tools.programs import ARGUMENTS as QUIET_ARGUMENTS
from tools.programs import CHROMIUM, find_browser, missing

ARGUMENTS = [
    *QUIET_ARGUMENTS,
    # Whatever a page tries to load from elsewhere fails at once, and is reported below.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # The pages of one visitor, who opens them one after the other, share a process: to start one for each page, and to
    # read the scripts anew in it, is a quarter of the work of an opened page.
    "--renderer-process-limit=1",
]
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
def note(request: pytest.FixtureRequest, faults: list[str]) -> Callable[[str], None]:
    """Keep what a page says among the faults, unless this test provokes it."""
    marks = list(request.node.iter_markers("provokes"))
    expected = [re.compile(pattern) for mark in marks for pattern in mark.args]
    return lambda fault: None if any(pattern.search(fault) for pattern in expected) else faults.append(fault)


@pytest.fixture
def open_page(browser: Browser, note: Callable[[str], None], faults: list[str]) -> Iterator[OpenPage]:
    """Open pages, each in a context of its own (as another person on another device), all watched.

    Options are those of Playwright's `new_context`; `context=` opens a further tab of one that is there.
    """
    contexts: list[BrowserContext] = []

    def open_one(context: BrowserContext | None = None, **options: Any) -> Page:
        if context is None:
            context = watched(browser, note, **options)
            contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()
    assert not faults, "while the test ran:\n  " + "\n  ".join(dict.fromkeys(faults))


@pytest.fixture(scope="session")
def visitors() -> dict[Browser, Visitor]:
    """For each browser the one who comes back; gone with that browser."""
    return {}


@pytest.fixture
def page(
    request: pytest.FixtureRequest,
    open_page: OpenPage,
    browser: Browser,
    visitors: dict[Browser, Visitor],
    note: Callable[[str], None],
) -> Iterator[Page]:
    """One watched page in which nothing happened before; see the top of this file for its options."""
    options: dict[str, Any] = {}
    for mark in request.node.iter_markers("context"):
        options = mark.kwargs | options
    options = {**options, **getattr(request, "param", {})}
    if not OF_A_PAGE.issuperset(options):
        yield open_page(**options)
        return
    visitor = visitors.pop(browser, None) or Visitor(browser)
    visitor.note = note
    yield visitor.new_page(**options)
    if visitor.leave():
        visitors[browser] = visitor
    else:
        visitor.close()
