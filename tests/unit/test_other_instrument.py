"""Questionnaires that are not ours, in the scripts: the short scan without scores, and one with one facet."""

from __future__ import annotations

import random
from typing import Any

import pytest

from quiz.check.reading import read_definition
from quiz.code_finder import CodeFinder, Refusal, editions_of
from quiz.codes import PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data, fingerprint, foreign_data
from quiz.model import Questionnaire
from quiz.scoring import score
from quiz.team.file import export_json
from quiz.team.picture import team_picture
from quiz.team.significance import student_table
from tests.other_questionnaire import QUESTIONNAIRE as ONE_FACET
from tests.unit.javascript import Modules

SHORT = read_definition("kort")
WANTED = {
    "quiz/scoring.mjs": ("score",),
    "quiz/team/picture.mjs": ("teamPicture",),
    "quiz/team/file.mjs": ("exportJson", "parseExport"),
    "quiz/team/input.mjs": ("TeamReader",),
    "quiz/team/organisation_file.mjs": ("editionsByFingerprint", "readSaved"),
    "overrides/team/findings.mjs": ("heatOf", "slidesOf"),
}
SCAN = {
    "overrides/scan/opening.mjs": ("comparedWith", "openedBy"),
    "overrides/scan/state.mjs": ("EMPTY", "withTools"),
}
SCRIPT = """
m.team = (text, instrument) => {
  const reader = new m.TeamReader(text, instrument);
  for (const _ of reader.steps());
  const { respondents, refused } = reader.result;
  return { n: respondents.size, refused };
};
m.saved = (instrument, rows) => m.exportJson(instrument, m.teamPicture(instrument, rows));
m.again = (instrument, text) => m.exportJson(instrument, m.parseExport(text, instrument));
m.refused = (instrument, text) => {
  try { return m.readSaved("a.json", text, m.editionsByFingerprint(instrument)); }
  catch (problem) { return [problem.reason, problem.detail]; }
};
"""


def data_of(questionnaire: Questionnaire, *others: Questionnaire) -> dict[str, Any]:
    """What a page of this questionnaire knows, on a site that has the others too."""
    foreign = [foreign_data(client_data(other), other.title) for other in others]
    return client_data(questionnaire) | {"student": student_table(), "editions": foreign}


def code_of(questionnaire: Questionnaire, format: int, responses: list[int]) -> str:
    code = ResultCode(format=format, fingerprint=fingerprint(questionnaire), nonce=7, responses=tuple(responses))
    return encode(code)


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return Modules(tmp_path_factory.mktemp("other"), WANTED, script=SCRIPT)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return Modules(tmp_path_factory.mktemp("scan"), SCAN)


@pytest.mark.parametrize("questionnaire", [SHORT, ONE_FACET], ids=["without scores", "one facet"])
def test_scores_and_pictures_agree_for_any_questionnaire(twin: Modules, questionnaire: Questionnaire) -> None:
    source = random.Random(24)
    data, ids = data_of(questionnaire), [item.id for item in questionnaire.items]
    for _ in range(200):
        responses = {id: source.randint(0, questionnaire.scale.max) for id in ids}
        expected = score(questionnaire, responses)
        assert twin.call("m.score", data, responses) == {
            "dimensions": expected.dimensions,
            "overall": expected.overall,
        }
    for n in (6, 8, 12, 40):
        rows = [[source.randint(0, questionnaire.scale.max) for _ in ids] for _ in range(n)]
        picture = team_picture(questionnaire, rows)
        assert picture is not None
        text = export_json(questionnaire, picture)
        assert twin.call("m.saved", data, rows) == text
        assert twin.call("m.again", data, text) == text


@pytest.mark.parametrize(("own", "other"), [(QUESTIONNAIRE, SHORT), (SHORT, QUESTIONNAIRE)], ids=["main", "short"])
def test_a_code_of_another_scan_is_told_by_its_name(
    twin: Modules, scan: Modules, own: Questionnaire, other: Questionnaire
) -> None:
    data, responses = data_of(own, other), [3] * len(other.items)
    told = [{"line": 1, "reason": "other", "detail": other.title}]
    assert twin.call("m.team", code_of(other, TEAM, responses), data) == {"n": 0, "refused": told}
    found = scan.call("(text, i) => m.openedBy(m.EMPTY, text, i)", code_of(other, PERSONAL, responses), data)
    assert (found["problem"][0], found["problem"][1]["found"]) == ("code-other", other.title)
    assert found["state"]["opened"] is None


def test_a_code_that_lacks_some_signs_is_measured_by_that_of_its_own_scan(scan: Modules) -> None:
    """Also where the other scan has longer codes."""
    data = data_of(SHORT, QUESTIONNAIRE)
    whole = code_of(SHORT, PERSONAL, [3] * 10)
    for text, key in ((whole[:-3], "code-length"), (f"{whole}-ABCD", "opened")):
        found = scan.call("(text, i) => m.openedBy(m.EMPTY, text, i)", text, data)
        assert (found["problem"] or found["news"])[0] == key


@pytest.mark.parametrize("signs", [16, 20, 24, 28])
def test_a_part_of_a_long_code_is_not_taken_for_a_whole_code_of_a_shorter_scan(twin: Modules, signs: int) -> None:
    whole = code_of(QUESTIONNAIRE, TEAM, [3] * len(QUESTIONNAIRE.items))
    text = whole[: signs + (signs - 1) // 4]
    told = [{"line": 1, "reason": "length", "detail": str(signs)}]
    assert twin.call("m.team", text, data_of(QUESTIONNAIRE, SHORT)) == {"n": 0, "refused": told}
    finder = CodeFinder(editions_of(QUESTIONNAIRE, [foreign_data(client_data(SHORT), SHORT.title)]))
    read = [*finder.feed(text), *finder.close()]
    assert [(found.reason, found.detail) for found in read if isinstance(found, Refusal)] == [("length", str(signs))]
    assert len(read) == 1


def test_a_result_without_scores_is_compared_answer_by_answer(scan: Modules) -> None:
    then, now = [1, 2, 3, 4, 5, 0, 1, 2, 3, 4], [5, 2, 3, 4, 0, 0, 1, 2, 3, 4]
    compare = """(i, now, then) => {
      const { state } = m.openedBy(m.EMPTY, now, i);
      return m.comparedWith(m.withTools(state, { typed: then }), i).tools;
    }"""
    tools = scan.call(compare, data_of(SHORT), code_of(SHORT, PERSONAL, now), code_of(SHORT, PERSONAL, then))
    assert tools["said"] == ["compare-done"]
    pairs = [(tools["compared"][item.id]["then"], tools["compared"][item.id]["now"]) for item in SHORT.items]
    assert pairs == list(zip(then, now, strict=True))


def test_an_organisation_picture_refuses_a_picture_of_another_scan_by_its_name(twin: Modules) -> None:
    picture = team_picture(SHORT, [[3] * 10] * 6)
    assert picture is not None
    text = export_json(SHORT, picture)
    assert twin.call("m.refused", data_of(QUESTIONNAIRE, SHORT), text) == ["other", "Korte scan"]
    assert twin.call("m.refused", data_of(QUESTIONNAIRE), text)[0] == "fingerprint"


def test_the_workshop_has_a_slide_for_each_facet_and_none_without_scores(twin: Modules) -> None:
    slides = "(data, rows) => m.slidesOf(m.teamPicture(data, rows))"
    for questionnaire, facets in (
        (QUESTIONNAIRE, ["disciplines", "success_areas"]),
        (ONE_FACET, ["disciplines"]),
        (SHORT, []),
    ):
        rows = [[1 + n % 4] * len(questionnaire.items) for n in range(8)]
        found = twin.call(slides, data_of(questionnaire), rows)
        assert [slide for slide in found if slide in ("disciplines", "success_areas")] == facets


WORDS = [(10, "low", 1), (21, "low", 2), (22, "middle", 3), (28, "middle", 3), (29, "high", 4), (40, "high", 5)]


@pytest.mark.parametrize(("mean", "word", "level"), WORDS)
def test_a_cell_has_the_word_and_colour_of_its_place_on_a_scale_of_four(
    twin: Modules, mean: int, word: str, level: int
) -> None:
    figures = {"mean": mean, "groups": None}
    assert twin.call("m.heatOf", figures, {"min": 1, "max": 4}) == {"word": word, "level": level}
