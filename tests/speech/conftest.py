"""The built site in a Chromium with a window, on a desktop with a screen reader.

These tests take minutes and need Orca, so `make test` leaves them out and `make speech` runs them. They say
what is heard by this reader in this browser: that is no test by somebody who listens every day.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.speech.desktop import SIZE, Desktop, desktop
from tests.speech.listener import Listener, focus_window
from tools.programs import ARGUMENTS, CHROMIUM, find, find_browser, missing
from tools.screen_reader import ORCA

_WINDOW = (
    "--force-renderer-accessibility",
    "--accept-lang=nl-NL,nl",  # no offer to translate, which would be read aloud
    "--window-position=0,0",
    f"--window-size={SIZE[0]},{SIZE[1]}",
)
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is left out of `make test`."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.speech)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desktop]:
    """The desktop, once a run."""
    if find(ORCA) is None:
        pytest.fail(missing(ORCA), pytrace=False)
    with desktop(tmp_path_factory.mktemp("desktop")) as running:
        yield running


@pytest.fixture(scope="session")
def window(spoken: Desktop) -> Iterator[Page]:
    """A whole browser on that desktop, with one window, once a run."""
    path = find_browser()
    if path is None:
        pytest.fail(missing(CHROMIUM), pytrace=False)
    arguments, environment = [*ARGUMENTS, *_WINDOW], {**spoken.environment}
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, headless=False, args=arguments, env=environment)
        page = running.new_context(no_viewport=True, locale="nl-NL").new_page()
        focus_window(spoken)
        yield page
        running.close()


@pytest.fixture
def listener(spoken: Desktop, window: Page, server: str) -> Iterator[Listener]:
    """Somebody on whose device nothing was kept, at an empty page."""
    window.goto(f"{server}404.html")
    window.evaluate("[localStorage, sessionStorage].forEach((store) => store.clear())")
    window.goto("about:blank")
    somebody = Listener(desktop=spoken, page=window)
    somebody.rest()
    yield somebody
    somebody.browse()
