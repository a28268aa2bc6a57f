"""One's own score on the page of a dimension: the one that a finished scan left for it, and from nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from tests.unit.javascript import ROOT, Modules
from tests.unit.scan_modules import JUNK

NOW = 1_000
KEY = "kennisbank-organisatieleren.score-teamleren.0a1b./kb/"
SCORE = """(session, local) => {
  const storage = (entries) => ({ getItem: (key) => entries[key] ?? null });
  const outside = { session: () => storage(session), local: () => storage(local), now: () => 1000 };
  return m.readerScore(outside, "teamleren", { fingerprint: 0x0a1b, site: "/kb/" });
}"""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    """The page has no place for a score, so that the module shows nothing when it is read."""
    return Modules(
        tmp_path_factory.mktemp("reader"),
        {"overrides/leerkaart/reader.mjs": ("readerScore",)},
        world="globalThis.document = { querySelector: () => null };",
    )


def kept(**entry: Any) -> dict[str, str]:
    return {KEY: json.dumps(entry)}


def test_the_score_is_that_of_this_tab_and_else_of_the_device_in_time(reader: Modules) -> None:
    device = kept(score=50, until=NOW + 1)
    assert reader.call(SCORE, kept(score=63), device) == 63
    assert reader.call(SCORE, {}, device) == 50
    assert reader.call(SCORE, {}, kept(score=50, until=NOW)) is None
    assert reader.call(SCORE, {}, kept(score=50)) is None
    assert reader.call(SCORE, kept(score=0), {}) == 0


@pytest.mark.parametrize(
    "key",
    [
        "kennisbank-organisatieleren.scan",
        "kennisbank-organisatieleren.score-teamleren.0a1b./",
        "kennisbank-organisatieleren.score-teamleren.ffff./kb/",
        "kennisbank-organisatieleren.score-systeemdenken.0a1b./kb/",
    ],
)
def test_another_key_is_not_read(reader: Modules, key: str) -> None:
    assert reader.call(SCORE, {key: '{"score":63}'}, {}) is None


def test_the_page_of_a_dimension_has_no_name_for_answers() -> None:
    """Its script takes nothing from the store, which knows where the answers are."""
    script = (ROOT / "overrides/leerkaart/reader.mjs").read_text(encoding="utf-8")
    assert "store.mjs" not in script
    assert "responses" not in script


@given(JUNK, JUNK)
def test_whatever_stands_in_storage_gives_a_score_or_none(reader: Modules, session: Any, local: Any) -> None:
    for value in (session, {"score": session, "until": local}):
        found = reader.call(SCORE, {KEY: json.dumps(value)}, {KEY: json.dumps({"score": local, "until": 9_999})})
        assert found is None or found in range(101)
