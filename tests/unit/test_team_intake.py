"""What comes in on the team page: any text and any file becomes respondents, a picture or a problem."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.codes import ALPHABET, PERSONAL, TEAM
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from tests.unit.javascript import Modules
from tests.unit.team_groups import random_codes, random_group, team_code
from tests.unit.team_page import saved_picture, team_modules

LARGEST = 20_000_000
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{answered}"
CODES = [
    team_code(tuple(i % 6 for i in range(40)), 3, format=kind, mark=mark)
    for kind in (PERSONAL, TEAM, 0, 15)
    for mark in (fingerprint(QUESTIONNAIRE), fingerprint(QUESTIONNAIRE) ^ 1)
]
PIECES = (
    st.text(max_size=40)
    | st.text(ALPHABET + "-", max_size=70)
    | st.sampled_from([*CODES, SCRIPT, "#t=", "%", "%E0%A4%A", "\u202e", "\u0000", "𝟜𝟜", "=1+1", "__proto__", "{", "["])
)
TEXTS = st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=30).map("\n".join)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {"intake": ("encodingOf", "intake", "joinTexts", "sortFiles")}
    script = """
    m.found = (text) => {
      const steps = m.intake(text, instrument);
      for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
    };
    m.kind = (text) => {
      const { respondents, picture, problems, ...more } = m.found(text);
      return { respondents: respondents && respondents.size, n: picture && picture.n, problems, ...more };
    };
    """
    return team_modules(tmp_path_factory.mktemp("intake"), wanted, script=script)


def test_codes_become_respondents(page: Modules) -> None:
    found = page.call("m.kind", "hoi\n" + "\n".join(random_codes(7)))
    assert found["respondents"] == 7
    assert [refusal["reason"] for refusal in found["refused"]] == ["no-code"]


def test_a_saved_picture_becomes_a_picture(page: Modules) -> None:
    assert page.call("m.kind", saved_picture(random_group(9))) == {"n": 9}


@pytest.mark.parametrize(
    ("name", "old", "new", "key"),
    [
        ("markup", '"eensgezind"', '"<img src=x onerror=alert(1)>"', "team-export-damaged"),
        ("too few", '"n": 9', '"n": 4', "team-export-damaged"),
        ("other questionnaire", '"fingerprint": "', '"fingerprint": "9', "team-export-fingerprint"),
        ("newer", '"version": 2', '"version": 99', "team-export-version"),
        ("half", '"items"', "", "team-export-unreadable"),
    ],
)
def test_a_hostile_picture_becomes_one_problem(page: Modules, name: str, old: str, new: str, key: str) -> None:
    text = saved_picture(random_group(9, seed=6))
    assert old in text
    found = page.call("m.kind", text.replace(old, new, 1))
    assert [problem["key"] for problem in found["problems"]] == [key], name
    assert found["problems"][0]["values"]["found"]


def test_a_text_that_is_too_long_is_refused_and_not_cut_off(page: Modules) -> None:
    codes = json.dumps("\n".join(random_codes(9)))
    assert page.call(f"() => m.kind(`${{'x'.repeat({LARGEST})}} ${{{codes}}}`)") == {
        "problems": [{"key": "file-too-large"}]
    }


@settings(max_examples=400)
@given(TEXTS)
def test_any_text_gets_an_answer_and_only_sound_team_codes_count(page: Modules, text: str) -> None:
    found = page.call("m.kind", text)
    if found.get("problems"):
        assert found["problems"][0]["key"].startswith("team-export-")
    else:
        assert found["respondents"] <= 1  # of all those codes only one is a team code of this questionnaire
        assert all(refusal["line"] >= 1 and refusal["reason"] for refusal in found["refused"])


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 5000, bytes(range(256)) * 40, b"[" * 200_000, b'{"type": "teambeeld"}', b"\xff\xfe\xe9\x00",
     json.dumps({"type": "lerende-organisatie-teambeeld", "items": None, "n": 1e308}).encode(), SCRIPT.encode() * 500],
    ids=["empty", "zeros", "bytes", "deep", "foreign", "utf16", "odd", "markup"],
)  # fmt: skip
def test_any_file_gets_an_answer(page: Modules, content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    joined = page.call("(text) => m.joinTexts([text], true)", text)
    assert joined == {"text": text, "saved": "", "problems": []}
    assert page.call("m.kind", text)["respondents"] == 0


# ---- Files ---------------------------------------------------------------------------------------


def test_files_of_another_kind_are_refused_by_name(page: Modules) -> None:
    files = [{"name": name, "size": 10} for name in ("a.txt", "beeld.png", "b.CSV", "c.json", "zonder")]
    found = page.call("m.sortFiles", files)
    assert [file["name"] for file in found["sound"]] == ["a.txt", "b.CSV", "c.json"]
    assert found["problems"] == [{"file": "beeld.png", "key": "file-type"}, {"file": "zonder", "key": "file-type"}]


def test_files_that_are_too_large_together_are_refused_and_not_cut_off(page: Modules) -> None:
    files = [{"name": "a.txt", "size": 15_000_000}, {"name": "b.txt", "size": 15_000_000}]
    found = page.call("m.sortFiles", files)
    assert [file["name"] for file in found["sound"]] == ["a.txt"]
    assert found["problems"] == [{"file": "b.txt", "key": "file-too-large"}]


def test_texts_of_files_are_one_text(page: Modules) -> None:
    assert page.call("m.joinTexts", ["a", "b"], False) == {"text": "a\nb", "saved": "", "problems": []}


def test_a_saved_picture_comes_alone(page: Modules) -> None:
    picture = saved_picture(random_group(9))
    assert page.call("m.joinTexts", [picture], True) == {"text": "", "saved": picture, "problems": []}
    beside = page.call("m.joinTexts", ["codes", picture], False)
    assert beside == {"text": "codes", "saved": "", "problems": [{"key": "export-alone"}]}


@pytest.mark.parametrize(
    ("first", "encoding"),
    [([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"), ([0xEF, 0xBB], "utf-8"), ([0xFF], "utf-8"), ([], "utf-8")],
)
def test_a_file_says_how_it_is_written(page: Modules, first: list[int], encoding: str) -> None:
    found: Any = page.call("m.encodingOf", first)
    assert found == encoding
