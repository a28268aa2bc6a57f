"""The zip, unpacked and opened by double click: no server, and what `file://` forbids differs from engine to engine."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.engines.conftest import watch
from tests.engines.engine import Engine
from tests.engines.test_main_path import answer_at_once, answers, assert_shows_scores, search_and_open
from tools.offline import NAME, main

STEPS = 5


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked zip, watched, in a folder such as people have; ends with a slash."""
    place = tmp_path_factory.mktemp("by-double-click")
    archive = place / "site.zip"
    assert main(["--site", str(site), "--output", str(archive)]) == 0
    with zipfile.ZipFile(archive) as files:
        files.extractall(place / "Één map & meer (ü) #1 100%")
    unpacked = place / "Één map & meer (ü) #1 100%" / NAME
    watch(unpacked)
    return f"{unpacked.as_uri()}/"


def test_the_whole_scan_gives_a_result_that_survives_a_reload(engine: Engine, folder: str) -> None:
    responses = answers(5)
    engine.goto(f"{folder}scan/index.html")
    for step in range(1, STEPS + 1):
        answer_at_once(engine, step, responses)
        engine.click('[data-action="next"]' if step < STEPS else '[data-action="show-result"]')
    engine.press('[data-check] ~ .scan-buttons [data-action="show-result"]')
    assert_shows_scores(engine, responses)
    code = engine.text("[data-result-code]")
    engine.reload()
    engine.wait_for("[data-result]")
    assert engine.text("[data-result-code]") == code


def test_search_finds_a_page_and_opens_it(engine: Engine, folder: str) -> None:
    engine.goto(f"{folder}index.html")
    search_and_open(engine, "/disciplines/teamleren/index.html")
