"""The short scan that ships: some of the statements, in codes of their own, and no score on one item."""

from __future__ import annotations

import json

import pytest

from quiz.check.frozen import frozen_faults
from quiz.check.reading import DefinitionError, instrument_names, read_definition
from quiz.check.rules import validate
from quiz.cli.main import main
from quiz.code_finder import OTHER
from quiz.codes import PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import editions_folder, published_definition, published_text, read_published
from quiz.instrument import client_data, fingerprint, foreign_data
from quiz.model import UnknownItems
from quiz.scoring import score
from quiz.team.file import ExportError, export_document, export_json, export_rows, parse_export
from quiz.team.input import TeamReader
from quiz.team.organisation_file import editions_by_fingerprint, read_saved
from quiz.team.picture import team_picture

SHORT = read_definition("kort")
LENGTH = len(SHORT.items)
TAKEN = SHORT.items[0].id
ROWS = [[1 + (person + place) % 5 for place in range(LENGTH)] for person in range(12)]


def code_of(format: int, nonce: int = 7) -> str:
    return encode(ResultCode(format=format, fingerprint=fingerprint(SHORT), nonce=nonce, responses=(4,) * LENGTH))


def test_it_asks_few_of_the_statements_word_for_word_each_from_another_cell() -> None:
    assert "kort" in instrument_names()
    assert set(SHORT.items) < set(QUESTIONNAIRE.items)
    assert len({(item.discipline, item.success_area) for item in SHORT.items}) == LENGTH
    assert all(1 <= len(SHORT.items_of(d.id)) <= 2 for d in (*SHORT.disciplines, *SHORT.success_areas))


def test_it_is_right_frozen_and_another_instrument() -> None:
    assert validate(SHORT) == []
    assert frozen_faults(SHORT, editions_folder("kort")) == []
    assert fingerprint(SHORT) != fingerprint(QUESTIONNAIRE)
    again = read_published(published_text(SHORT), "definition.json")
    assert (again.items, again.scored) == (SHORT.items, False)
    assert "scored" not in published_definition(QUESTIONNAIRE)


def test_it_gives_no_score_to_anybody_and_to_no_team() -> None:
    found = score(SHORT, {item.id: 4 for item in SHORT.items})
    assert (found.dimensions, found.overall) == ({}, None)
    picture = team_picture(SHORT, ROWS)
    assert picture is not None
    assert (picture.overall, picture.dimensions, picture.named) == (None, {}, {})
    assert all(figures and figures.n == 12 for figures in picture.items.values())
    assert {row[0] for row in export_rows(SHORT, picture)} == {"soort", "groep", "uitspraak"}


def test_its_saved_picture_opens_again_and_one_with_a_score_in_it_does_not() -> None:
    picture = team_picture(SHORT, ROWS)
    assert picture is not None
    assert parse_export(export_json(SHORT, picture), SHORT) == picture
    forged = export_document(SHORT, picture) | {"overall": {"n": 12, "mean": 50, "sd": 1, "margin": 0.6}}
    with pytest.raises(ExportError, match="export-damaged: overall"):
        parse_export(json.dumps(forged), SHORT)


def test_a_code_of_the_other_scan_is_told_by_its_name_and_not_counted() -> None:
    known = [foreign_data(client_data(SHORT), SHORT.title)]
    for format in (PERSONAL, TEAM):
        reader = TeamReader(code_of(format), QUESTIONNAIRE, earlier=known)
        list(reader.steps())
        assert not reader.result.respondents
        assert [(refusal.reason, refusal.detail) for refusal in reader.result.refused] == [(OTHER, SHORT.title)]


def test_an_organisation_picture_refuses_its_pictures_by_name() -> None:
    picture = team_picture(SHORT, ROWS)
    assert picture is not None
    text = export_json(SHORT, picture)
    with pytest.raises(ExportError, match=f"other: {SHORT.title}"):
        read_saved("a.json", text, editions_by_fingerprint(QUESTIONNAIRE, []), [SHORT])
    with pytest.raises(ExportError, match="fingerprint"):
        read_saved("a.json", text, editions_by_fingerprint(QUESTIONNAIRE, []))


def test_the_commands_read_its_codes_when_it_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", code_of(PERSONAL)]) == 2
    assert capsys.readouterr().err == f"Deze code is van een andere scan op deze site: {SHORT.title}. Open hem daar.\n"
    assert main(["score", code_of(TEAM), "--instrument", "kort"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["overall"], found["scores"], set(found["responses"].values())) == (None, {}, {4})
    assert main(["check", "--instrument", "kort"]) == 0
    assert main(["organisation", "--instrument", "kort", "a.json"]) == 2
    assert "geeft geen scores" in capsys.readouterr().err


def test_a_name_that_is_not_there_is_told_with_what_may_be_meant() -> None:
    with pytest.raises(DefinitionError, match=r"‘krot’ bestaat niet in quiz/instruments/\. Bedoel je ‘kort’"):
        read_definition("krot")
    with pytest.raises(UnknownItems) as problem:
        QUESTIONNAIRE.picked(TAKEN, "a-b", "c-d")
    assert problem.value.ids == ("a-b", "c-d")
