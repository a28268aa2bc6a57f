"""The questionnaire that ships and its earlier editions: what must hold of this content, whatever the code does."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from quiz.check.reading import MAIN, instrument_names
from quiz.definition import QUESTIONNAIRE
from quiz.editions.diff import Effect, compare
from quiz.editions.published import FOLDER, editions_folder, read_published
from quiz.instrument import fingerprint, fingerprint_text

DATA = Path(__file__).resolve().parents[1] / "data"
FOLDERS = [editions_folder(name) for name in (MAIN, *instrument_names())]


def test_every_cell_of_the_leerkaart_has_the_items_of_the_blueprint() -> None:
    cells = Counter((item.discipline, item.success_area) for item in QUESTIONNAIRE.items)
    plan = QUESTIONNAIRE.blueprint
    assert set(cells) == {(d.id, a.id) for d in QUESTIONNAIRE.disciplines for a in QUESTIONNAIRE.success_areas}
    assert sorted(cells.values()) == sorted(plan.per_cell)
    assert {len(QUESTIONNAIRE.items_of(d.id)) for d in QUESTIONNAIRE.disciplines} == {plan.per_discipline}
    areas = [len(QUESTIONNAIRE.items_of(a.id)) for a in QUESTIONNAIRE.success_areas]
    assert sorted(areas) == sorted(plan.per_success_area)


def test_no_item_is_reverse_keyed() -> None:
    assert not any(item.reverse_keyed for item in QUESTIONNAIRE.items)


def test_an_edition_that_ships_under_the_name_of_today_is_that_of_today() -> None:
    """Fails when somebody changes what codes depend on: then the edition needs a new name."""
    frozen = FOLDER / f"{QUESTIONNAIRE.edition}.json"
    if frozen.is_file():  # not yet, for an edition that was never replaced
        old = read_published(frozen.read_text(encoding="utf-8"), frozen.name)
        assert [change for change in compare(old, QUESTIONNAIRE) if change.effect > Effect.WORDING] == []


@pytest.mark.parametrize("path", sorted(DATA.glob("codes-*.json")), ids=lambda path: path.stem)
def test_every_edition_with_frozen_codes_opens_on_the_site(path: Path) -> None:
    """It is that of today, or ships: tests/unit/test_codes.py reads the codes themselves."""
    frozen = json.loads(path.read_text(encoding="utf-8"))
    edition = QUESTIONNAIRE
    if frozen["edition"] != QUESTIONNAIRE.edition:
        (file,) = [file for folder in FOLDERS if (file := folder / f"{frozen['edition']}.json").is_file()]
        edition = read_published(file.read_text(encoding="utf-8"), file.name)
    assert fingerprint_text(fingerprint(edition)) == frozen["fingerprint"]


def test_there_are_frozen_codes_of_this_edition() -> None:
    assert (DATA / f"codes-{QUESTIONNAIRE.edition}.json").is_file()
