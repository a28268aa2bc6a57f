"""One's own score on the page of a dimension: from a finished scan in this tab, and from nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.definition import QUESTIONNAIRE
from quiz.scoring import score
from tests.unit.javascript import Modules
from tests.unit.scan_modules import ANSWERS, BROKEN_RECORDS, FINGERPRINT, JUNK, RECORD

ITEMS = [
    {"id": item.id, "reverseKeyed": item.reverse_keyed}
    for item in QUESTIONNAIRE.items
    if item.discipline == "teamleren"
]
SCORE = f'(record, items) => m.readerScore(record, "{FINGERPRINT}", items, {{ min: 1, max: 5 }})'


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    """The page has no place for a score, so that the module shows nothing when it is read."""
    return Modules(
        tmp_path_factory.mktemp("reader"),
        {"overrides/leerkaart/reader.mjs": ("readerScore",)},
        world="globalThis.document = { querySelector: () => null };",
    )


@given(ANSWERS)
def test_the_score_is_the_one_that_python_computes(reader: Modules, responses: dict[str, int]) -> None:
    expected = score(QUESTIONNAIRE, responses).dimensions["teamleren"]
    assert reader.call(SCORE, RECORD | {"responses": responses}, ITEMS) == expected


@pytest.mark.parametrize(
    "record",
    [None, RECORD | {"done": False}, RECORD | {"responses": None}, RECORD | {"fingerprint": FINGERPRINT ^ 1}, {}],
    ids=["none", "not finished", "no responses", "another edition", "empty"],
)
def test_without_a_finished_scan_of_this_edition_there_is_no_score(reader: Modules, record: Any) -> None:
    assert reader.call(SCORE, record, ITEMS) is None


@given(BROKEN_RECORDS | st.fixed_dictionaries({"responses": JUNK}).map(lambda change: RECORD | change))
def test_whatever_stands_in_storage_gives_a_score_or_none(reader: Modules, record: dict[str, Any]) -> None:
    found = reader.call(SCORE, record, ITEMS)
    assert found is None or 0 <= found <= 100
