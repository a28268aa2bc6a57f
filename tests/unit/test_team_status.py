"""What the team page says about what it read and refused; with the sentences of the command line."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.messages import team_message
from tests.unit.javascript import Modules
from tests.unit.team_groups import random_codes, random_group, read, team_code
from tests.unit.team_page import team_modules

NOTHING: dict[str, Any] = {
    "n": None, "saved": False, "needed": 0, "duplicates": [], "refused": [], "problems": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {"status": ("refusedSentences", "statusLines"), "compare": ("verdictOf",), "workshop": ("stepBy",)}
    return team_modules(tmp_path_factory.mktemp("status"), wanted)


def lines(page: Modules, **status: Any) -> dict[str, str]:
    return dict(page.call("(status) => m.statusLines(texts, instrument, status)", NOTHING | status))


def sentences(page: Modules, refused: list[Any], duplicates: list[Any] | None = None) -> list[str]:
    status = {"refused": refused, "duplicates": duplicates or []}
    return list(page.call("(status) => m.refusedSentences(texts, instrument, status)", status))


def refusal(line: int, reason: str = "length", detail: str = "") -> dict[str, Any]:
    return {"line": line, "reason": reason, "detail": detail}


def test_nothing_read_is_nothing_said(page: Modules) -> None:
    assert set(lines(page).values()) == {""}


def test_one_and_more_have_their_own_words(page: Modules) -> None:
    one = lines(page, n=1, needed=1, duplicates=[1], refused=[])
    assert (one["team-n-text"], one["team-read"]) == ("n(n=1)", "1 n(n=1)")
    assert one["team-needed"] == "needed(n=1; needed=1; threshold=5)"
    assert (one["team-duplicates"], one["team-refused-text"]) == ("duplicates(n=1)", "refused(n=1)")
    many = lines(page, n=0, needed=5, duplicates=[1, 2], refused=[1])
    assert (many["team-n-text"], many["team-refused-text"]) == ("n(n=0)", "refused(n=3)")


def test_a_saved_picture_has_people_and_no_codes(page: Modules) -> None:
    assert lines(page, n=9, saved=True)["team-n-text"] == "part"


def test_problems_with_files_stand_instead_of_refused_lines(page: Modules) -> None:
    assert lines(page, n=9, refused=[1, 2, 3], problems=[{"key": "file-type"}])["team-refused-text"] == "problem(n=1)"


def test_refusals_and_duplicates_stand_in_the_order_of_their_lines(page: Modules) -> None:
    found = sentences(page, [refusal(7), refusal(2, "checksum")], [{"line": 4, "firstLine": 1}])
    assert [sentence.split(";")[0] for sentence in found] == ["line(line=2", "line(line=4", "line(line=7"]
    assert "message=team-duplicate(first=1)" in found[1]


def test_lines_without_a_code_are_one_sentence_at_the_end(page: Modules) -> None:
    found = sentences(page, [refusal(1, "no-code"), refusal(5), refusal(2, "no-code"), refusal(9, "no-code")])
    assert found[1] == "lines(line=1; lines=1–2, 9; message=team-no-code)"
    assert sentences(page, [refusal(3, "no-code")]) == ["line(line=3; lines=3; message=team-no-code)"]


def test_a_long_list_says_how_much_more_there_is(page: Modules) -> None:
    found = sentences(page, [refusal(line) for line in range(1, 251)])
    assert len(found) == 201
    assert found[-1] == "more-lines(n=50)"


@pytest.mark.parametrize("detail", ["1", "9"])
def test_a_code_of_another_kind_gets_the_sentence_of_the_command_line(page: Modules, detail: str) -> None:
    key = {"1": "format-team-wanted", "9": "format-unknown"}[detail]
    assert f"message=team-{key}" in sentences(page, [refusal(1, "format", detail)])[0]
    assert team_message("format", length=32, detail=detail) == team_message(key, length=32, detail=detail)


def test_every_refusal_of_a_messy_text_has_a_sentence(page: Modules) -> None:
    codes = random_codes(4)
    group = random_group(1)
    text = "\n".join(
        [codes[0], codes[1][:-2], codes[2].replace(codes[2][6], "U", 1), team_code(group[0], 1, format=1), "hoi",
         team_code(group[0], 1, mark=7), codes[0]]
    )  # fmt: skip
    found = read(text)
    refused = [refusal(entry.line, entry.reason, entry.detail) for entry in found.refused]
    duplicates = [{"line": entry.line, "firstLine": entry.first_line} for entry in found.duplicates]
    shown = sentences(page, refused, duplicates)
    assert len(shown) == 6
    assert all("message=team-" in sentence for sentence in shown)
    assert "length=32" in shown[0]


def test_a_difference_is_named_in_one_word(page: Modules) -> None:
    def verdict(difference: int, named: bool) -> Any:
        return page.call("m.verdictOf", {"difference": difference, "named": named})

    assert page.call("m.verdictOf", None) == "compare-none"
    assert [verdict(90, False), verdict(90, True), verdict(-90, True)] == [
        "compare-noise", "compare-more", "compare-less",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "shift", "step"),
    [("ArrowRight", False, 1), ("PageUp", False, -1), (" ", False, 1), (" ", True, -1), ("x", False, None)],
)
def test_keys_lead_through_the_workshop(page: Modules, key: str, shift: bool, step: int | None) -> None:
    by = "(key, shiftKey, onButton) => m.stepBy({ key, shiftKey }, onButton)"
    assert page.call(by, key, shift, False) == step
    if key == " ":
        assert page.call(by, key, shift, True) is None  # the space bar presses the button


def test_home_and_end_lead_as_far_as_there_are_slides(page: Modules) -> None:
    by = "(key) => m.stepBy({ key, shiftKey: false }, false) === (key === 'End' ? Infinity : -Infinity)"
    assert page.call(by, "End") is page.call(by, "Home") is True
