"""`make check` beside the editions that were published: their names and ids keep their meaning."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from quiz.check.frozen import frozen_faults, frozen_notes
from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import published_definition
from quiz.model import Item
from tests.unit.questionnaires import SMALL, scale


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """A folder with one published edition: the small questionnaire."""
    (tmp_path / "2026-1.json").write_text(json.dumps(published_definition(SMALL)), encoding="utf-8")
    return tmp_path


def with_item(**changes: Any) -> tuple[Item, ...]:
    return (replace(SMALL.items[0], **changes), *SMALL.items[1:])


ANOTHER = "Onze kantine heeft zelfgemaakte soep."


def test_the_shipped_definition_keeps_its_editions() -> None:
    assert frozen_faults(QUESTIONNAIRE) == []


def test_what_was_published_has_no_fault(editions: Path) -> None:
    assert frozen_faults(SMALL, editions) == []
    assert frozen_notes(SMALL, editions) == []


@pytest.mark.parametrize(
    "changes",
    [{"text": "We vragen elkaar graag om hulp."}, {"id": "hulp-vragen"}],
    ids=["a word", "nothing"],
)
def test_a_slip_of_the_pen_may_be_mended_in_an_edition(changes: dict[str, str], editions: Path) -> None:
    assert frozen_faults(replace(SMALL, items=with_item(**changes)), editions) == []


@pytest.mark.parametrize(
    ("changed", "about", "words"),
    [
        (replace(SMALL, items=with_item(id="om-hulp-vragen")), "hulp-vragen", "een ander id gekregen"),
        (replace(SMALL, items=with_item(discipline="doen")), "hulp-vragen", "een andere discipline (denken → doen)"),
        (replace(SMALL, items=with_item(text=ANOTHER)), "hulp-vragen", "lijkt een andere uitspraak"),
        (replace(SMALL, items=with_item(reverse_keyed=True)), "hulp-vragen", "telt nu omgekeerd mee"),
        (replace(SMALL, items=SMALL.items[::-1]), "volgorde", "in een andere volgorde"),
        (replace(SMALL, items=SMALL.items[:-1]), "klanten-bezoeken", "is weg"),
        (replace(SMALL, scale=scale(1, 4)), "schaal", "loopt van 1 tot 4 (was 1 tot 5)"),
    ],
    ids=["id", "dimension", "meaning", "direction", "order", "gone", "scale"],
)
def test_what_breaks_codes_under_the_same_name_is_a_fault(changed: Any, about: str, words: str, editions: Path) -> None:
    first, *_, last = frozen_faults(changed, editions)
    assert first.about == about
    assert first.message.startswith("anders dan in editie 2026-1, die al is gepubliceerd: ")
    assert words in first.message
    assert last.about == "editie"
    assert "geef de vragenlijst een nieuwe editie" in last.message
    assert frozen_faults(replace(changed, edition="2027-1"), editions) == []


def test_an_id_that_seems_to_mean_something_else_in_a_new_edition_is_a_note(editions: Path) -> None:
    """How alike two texts are does not prove that they say the same, so this stops nobody."""
    (note,) = frozen_notes(replace(SMALL, edition="2027-1", items=with_item(text=ANOTHER)), editions)
    assert note.startswith("hulp-vragen (was er al in editie 2026-1): de tekst is veranderd")
    assert "Geef een andere uitspraak een eigen id." in note


def test_a_change_that_an_edition_in_between_has_already_is_not_told_again(editions: Path) -> None:
    reworded = replace(SMALL, edition="2027-1", items=with_item(text=ANOTHER))
    (editions / "2027-1.json").write_text(json.dumps(published_definition(reworded)), encoding="utf-8")
    assert frozen_notes(replace(reworded, edition="2027-1-bij-ons"), editions) == []
    (note,) = frozen_notes(replace(SMALL, edition="2028-1"), editions)
    assert note.startswith("hulp-vragen (was er al in editie 2027-1)")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"\xff\xfe", "is geen tekst"), (b"{}", "is geen vragenlijst"), (b"[", "geen geldig JSON")],
    ids=["no text", "empty", "cut off"],
)
def test_a_damaged_edition_is_a_fault(content: bytes, words: str, editions: Path) -> None:
    (editions / "2025-1.json").write_bytes(content)
    (fault,) = frozen_faults(SMALL, editions)
    assert fault.about == "eerdere edities"
    assert words in fault.message
    assert frozen_notes(SMALL, editions) == []


def test_an_edition_that_was_changed_afterwards_is_a_fault(editions: Path) -> None:
    published = published_definition(SMALL)
    published["items"][0]["discipline"] = "doen"
    (editions / "2026-1.json").write_text(json.dumps(published), encoding="utf-8")
    (fault,) = frozen_faults(SMALL, editions)
    assert "Zet het bestand terug zoals het was" in fault.message
