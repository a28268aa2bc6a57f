"""The same tests in three programs. Every page is watched, as far as the engine tells: a breach of the policy, an
error in a script, something that does not load or a message on the console fails the test that opened it.

The pages are those of the real site, each with one script before its policy that notes what goes wrong
(watch.js): WebKitGTK has no other way to hear of what happens while a page loads.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import serving
from tests.engines.chromium import Chromium
from tests.engines.engine import Engine
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tools import programs

CHARSET = '<meta charset="utf-8">'
WATCH = Path(__file__).with_name("watch.js")


def watch(site: Path) -> None:
    """Put the script that notes what goes wrong into every page of a built site."""
    script = f"{CHARSET}<script>{WATCH.read_text(encoding='utf-8')}</script>"
    for page in site.rglob("*.html"):
        before, found, after = page.read_text(encoding="utf-8").partition(CHARSET)
        assert found, f"{page} does not begin with its charset"
        page.write_text(before + script + after, encoding="utf-8")


@pytest.fixture(scope="session")
def watched(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site with a watched copy of each page, ending with a slash."""
    copy = tmp_path_factory.mktemp("watched") / "site"
    shutil.copytree(site, copy)
    watch(copy)
    with serving(copy) as address:
        yield f"{address}/"


@pytest.fixture(scope="session", params=["chromium", "webkit", "firefox"])
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Each engine, started once a worker. Without WebKit or Firefox the test is skipped, in CI it fails."""
    folder = tmp_path_factory.mktemp(request.param)
    match request.param:
        case "webkit":
            browser: Engine = WebKit(_commands(programs.WEBKIT), folder)
        case "firefox":
            browser = Firefox(_commands(programs.FIREFOX), folder)
        case _:
            browser = Chromium()
    yield browser
    browser.close()


@pytest.fixture
def engine(running: Engine) -> Iterator[Engine]:
    """A watched browser in which nothing happened before."""
    running.fresh()
    yield running
    faults = running.faults()
    assert not faults, "while the test ran:\n  " + "\n  ".join(faults)


def _commands(engine: programs.Program) -> tuple[str, ...]:
    found = programs.find(engine)
    if found is None:
        if programs.is_needed():
            pytest.fail(programs.missing(engine), pytrace=False)
        pytest.skip(programs.missing(engine))
    return found
