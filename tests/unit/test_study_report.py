"""The whole of a study: what it warns of, what it holds back, and that its document is plain data."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.definition import QUESTIONNAIRE
from quiz.model import DONT_KNOW
from quiz.study.report import FEWEST_RESPONDENTS, NO_CELLS, ONE_FACET, Study, caveats, study, study_document
from quiz.study.warnings import dutch
from tests.unit.questionnaires import SMALL, scale
from tests.unit.team_groups import team_code
from validatie.simulate import PROFILE, Responses, people, teams

CLEAN = [row for team in teams([40] * 10, random.Random(6), replace(PROFILE, dont_know=0.02)) for row in team]
IDS = [item.id for item in QUESTIONNAIRE.items]


def studied(group: list[Responses]) -> Study:
    found = study(QUESTIONNAIRE, [group], 5)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def clean() -> Study:
    """What is said of answers in which nothing is wrong."""
    return studied(CLEAN)


def changed_column(place: int, change: Callable[[Responses, random.Random], int]) -> list[Responses]:
    source = random.Random(1)
    return [(*row[:place], change(row, source), *row[place + 1 :]) for row in CLEAN]


def test_under_a_hundred_people_there_is_nothing() -> None:
    assert study(QUESTIONNAIRE, [CLEAN[:60], CLEAN[60 : FEWEST_RESPONDENTS - 1]], 5) is None
    assert study(QUESTIONNAIRE, [CLEAN[:60], CLEAN[60:FEWEST_RESPONDENTS]], 5) is not None


def test_ordinary_answers_give_no_warning_but_that_of_a_modest_profile(clean: Study) -> None:
    assert all("profiel" in warning for warning in clean.warnings)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda row, source: source.randint(1, 5), "nauwelijks samen"),
        (lambda row, source: 6 - row[3] if row[3] else 0, "tegen de rest"),
        (lambda row, source: 4, "gaf iedereen hetzelfde antwoord"),
        (lambda row, source: row[20], "bijna hetzelfde vragen"),
        (lambda row, source: DONT_KNOW if source.random() < 0.3 else row[3], "% geen antwoord"),
    ],
)
def test_an_item_that_is_no_good_is_named(
    clean: Study, change: Callable[[Responses, random.Random], int], words: str
) -> None:
    before = {warning for warning in clean.warnings if "profiel" not in warning}
    found = [warning for warning in studied(changed_column(3, change)).warnings if IDS[3] in warning]
    assert before == set()
    assert any(words in warning for warning in found), found


def test_near_equal_answers_are_told() -> None:
    yes = [tuple([4] * len(IDS))] * 60
    assert any("bijna overal hetzelfde antwoord" in warning for warning in studied([*CLEAN, *yes]).warnings)
    few = [tuple([4] * len(IDS))] * 20
    assert not any("bijna overal" in warning for warning in studied([*CLEAN, *few]).warnings)


def test_few_people_in_common_and_a_wide_interval_are_told() -> None:
    source = random.Random(2)
    gaps = [tuple(0 if source.random() < 0.3 else value for value in row) for row in CLEAN[:240]]
    warnings = studied(gaps).warnings
    assert any("van de 240 mensen allebei beantwoordden" in warning for warning in warnings)
    assert any("is onzeker: hij ligt tussen 0," in warning for warning in warnings)


def test_a_scale_that_too_few_people_have_in_common_has_no_coefficient() -> None:
    source = random.Random(2)
    gaps = [tuple(0 if source.random() < 0.3 else value for value in row) for row in CLEAN[:120]]
    found = studied(gaps)
    assert (found.overall, found.blueprint) == (None, None)
    assert set(found.dimensions.values()) == {None}
    assert set(found.items.values()) == {None}
    assert json.loads(json.dumps(study_document(found)))["blueprint"] is None


def test_no_profile_is_found_where_there_is_none() -> None:
    found = studied(people(600, random.Random(11)))
    assert found.blueprint is not None
    profile = found.blueprint.disciplines_profile
    assert profile is not None and profile < 0.15
    assert any("toon dan alleen het geheel en de antwoorden" in warning for warning in found.warnings)
    component, error = found.blueprint.components.discipline, found.blueprint_errors["discipline"]
    assert component is not None and error is not None
    assert abs(component) < 3 * error


def test_a_profile_that_is_there_is_found(clean: Study) -> None:
    assert clean.blueprint is not None
    component, error = clean.blueprint.components.discipline, clean.blueprint_errors["discipline"]
    assert component is not None and error is not None
    assert component > 5 * error


def test_the_warning_about_a_high_alpha_counts_the_items_of_the_questionnaire() -> None:
    assert any("bij 40 uitspraken en een gemiddelde samenhang van 0,20 is alfa 0,91" in one for one in caveats(40))
    assert any("bij 24 uitspraken en een gemiddelde samenhang van 0,20 is alfa 0,86" in one for one in caveats(24))


def test_any_questionnaire_of_one_facet_or_two_and_with_another_scale() -> None:
    source = random.Random(4)
    answers = [tuple(source.randint(2, 7) for _ in SMALL.items) for _ in range(120)]
    wide = replace(SMALL, scale=scale(2, 7))
    two = study(wide, [answers], 5)
    items = tuple(replace(item, success_area=None) for item in wide.items)
    one = study(replace(wide, items=items, success_areas=(), cells=()), [answers], 5)
    assert two is not None and one is not None
    assert (two.blueprint_note, one.blueprint_note) == (NO_CELLS, ONE_FACET)
    row = two.items["hulp-vragen"]
    assert row is not None
    first = [answer[0] for answer in answers]
    assert row.agree == pytest.approx(sum(value > 4.5 for value in first) / 120)
    assert row.disagree + row.agree == pytest.approx(1)


def test_the_document_is_plain_data_and_carries_its_caveats() -> None:
    found = study(QUESTIONNAIRE, [CLEAN[:200], CLEAN[200:], CLEAN[:3]], 5)
    assert found is not None
    document = json.loads(json.dumps(study_document(found), allow_nan=False))
    caveats = " ".join(document["caveats"])
    assert "ondergrens" in caveats
    assert "niet gevalideerd" in caveats
    assert document["n"] == 403
    assert document["teams"]["left_out"] == 1
    assert document["overall"]["alpha_interval"][0] < document["overall"]["alpha"]
    assert set(document["items"]) == set(IDS)
    assert document["items"][IDS[0]]["dont_know"] < 0.1


def test_the_order_of_people_changes_nothing(clean: Study) -> None:
    mixed = CLEAN[:]
    random.Random(0).shuffle(mixed)
    assert study_document(studied(mixed)) == study_document(clean)


def test_a_coefficient_in_a_sentence_has_a_comma_and_no_minus_zero() -> None:
    assert [dutch(value) for value in (0.456, -0.2, -0.001)] == ["0,46", "−0,20", "0,00"]


def test_several_files_are_several_teams(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for number in range(6):
        path = tmp_path / f"team-{number}.txt"
        codes = [team_code(row, 40 * number + n) for n, row in enumerate(CLEAN[40 * number : 40 * number + 40])]
        path.write_text("\n".join(codes), encoding="utf-8")
        files.append(str(path))
    assert main(["team", *files, "--reliability"]) == 0
    found = json.loads(capsys.readouterr().out)["reliability"]
    assert found["files"] == {str(n): file for n, file in enumerate(files, start=1)}
    assert found["teams"]["overall"]["teams"] == 6
    assert found["n"] == 240
