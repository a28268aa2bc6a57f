"""What the organisation page knows: every change of it, from files to letters, an order and nothing at all."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.unit.javascript import Modules
from tests.unit.organisation_files import people, saved
from tests.unit.team_page import team_modules

NAMES = (
    "emptyOrganisation", "fileRemoved", "filesAdded", "isHoldingFiles", "leftOutOf", "lettersChosen",
    "organisationBack", "organisationErased", "organisationSlides", "slideStepped", "teamMoved", "teamRemoved",
)  # fmt: skip
WANTED = {
    "overrides/organisation/state.mjs": NAMES,
    "quiz/team/organisation_file.mjs": ("editionsByFingerprint", "readSaved"),
}
# Letters and pictures hang together by identity: a state stays on the JavaScript side.
SCRIPT = """
const STEPS = {
  add: (state, texts) => {
    const editions = m.editionsByFingerprint(instrument);
    const files = Object.entries(texts).flatMap(([name, text]) => m.readSaved(name, text, editions));
    return m.filesAdded(state, { files, unread: [] }, instrument);
  },
  unread: (state, file) => m.filesAdded(state, {
    files: [], unread: [{ file, reason: "empty", found: "", others: [] }],
  }, instrument),
  removeFile: (state, file) => m.fileRemoved(state, file, instrument),
  removeTeam: (state, name) => m.teamRemoved(state, name, instrument),
};
m.after = (...steps) =>
  steps.reduce((state, [name, ...given]) => (STEPS[name] || m[name])(state, ...given), m.emptyOrganisation());
m.seen = (state) => ({
  teams: state.shown && state.shown.blocks[0].teams.map(({ team }) => team),
  files: state.files.map(({ file }) => file),
  leftOut: m.leftOutOf(state).map(({ file, reason }) => [file, reason]),
  news: state.news && state.news.key, slide: state.slide, letters: state.letters, epoch: state.epoch,
  isHolding: m.isHoldingFiles(state), canBack: state.undo !== null,
});
"""
Step = list[Any]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return team_modules(tmp_path_factory.mktemp("state"), WANTED, script=SCRIPT)


@pytest.fixture(scope="module")
def add() -> Step:
    """Three teams, one of which has two moments."""
    source = random.Random(5)
    return [
        "add",
        {
            "z.json": saved(people(12, source), "Zuid", "2026-11-26"),
            "a.json": saved(people(11, source), "Balie", "2026-11-26"),
            "b.json": saved(people(14, source), "Balie", "2027-05-03"),
            "o.json": saved(people(30, source), "Oost", "2026-11-26"),
        },
    ]


def seen(page: Modules, *steps: Step) -> dict[str, Any]:
    return dict(page.call("(...steps) => m.seen(m.after(...steps))", *steps))


def test_teams_stand_on_alphabet_whatever_the_order_of_their_files(page: Modules, add: Step) -> None:
    found = seen(page, add)
    assert found["teams"] == ["Balie", "Oost", "Zuid"]
    assert (found["news"], found["isHolding"], found["leftOut"]) == ("read", True, [])


def test_a_file_that_could_not_be_read_stays_listed_until_it_is_removed(page: Modules, add: Step) -> None:
    found = seen(page, ["unread", "leeg.json"], add)
    assert found["leftOut"] == [["leeg.json", "empty"]]
    assert found["news"] == "read-some", "what was just told of the files would hide that one is left out"
    assert seen(page, ["unread", "leeg.json"])["news"] == "none-read"
    assert seen(page, ["unread", "leeg.json"])["isHolding"] is False
    assert seen(page, ["unread", "leeg.json"], add, ["removeFile", "leeg.json"])["leftOut"] == []


def test_a_team_moves_one_place_and_never_past_an_end(page: Modules, add: Step) -> None:
    assert seen(page, add, ["teamMoved", "Zuid", -1])["teams"] == ["Balie", "Zuid", "Oost"]
    for name, step in (("Balie", -1), ("Zuid", 1), ("Nergens", 1)):
        found = seen(page, add, ["teamMoved", name, step])
        assert (found["teams"], found["news"]) == (["Balie", "Oost", "Zuid"], "read")


def test_an_own_order_is_kept_when_a_file_is_added_and_lost_with_other_names(page: Modules, add: Step) -> None:
    more: Step = ["add", {"n.json": saved(people(20, random.Random(9)), "Noord", "2026-11-26")}]
    moved: Step = ["teamMoved", "Zuid", -1]
    assert seen(page, add, moved, more)["teams"] == ["Balie", "Zuid", "Oost", "Noord"]
    assert seen(page, add, moved, ["lettersChosen", True])["teams"] == ["A", "B", "C"]
    assert seen(page, add, moved, ["lettersChosen", True], ["lettersChosen", False])["teams"] == [
        "Balie", "Oost", "Zuid",
    ]  # fmt: skip


def test_a_team_is_removed_with_all_its_moments(page: Modules, add: Step) -> None:
    found = seen(page, add, ["removeTeam", "Balie"])
    assert (found["teams"], found["files"], found["news"]) == (["Oost", "Zuid"], ["z.json", "o.json"], "removed")


@pytest.mark.parametrize("letter", ["A", "B", "C"])
def test_the_team_behind_a_letter_is_the_one_that_is_removed(letter: str, page: Modules, add: Step) -> None:
    names = page.call(
        """(letter, ...steps) => {
          const before = m.after(...steps);
          const { picture } = before.shown.blocks[0].teams.find(({ team }) => team === letter);
          const gone = before.files.find((file) => file.picture.items === picture.items).team;
          const after = m.teamRemoved(before, letter, instrument);
          return [gone, after.files.map(({ team }) => team)];
        }""",
        letter,
        add,
        ["lettersChosen", True],
    )
    assert names[0] not in names[1]
    assert len({*names[1]}) == 2


def test_removing_the_last_file_leaves_nothing_to_show(page: Modules, add: Step) -> None:
    steps = [["removeFile", f"{name}.json"] for name in "zabo"]
    found = seen(page, add, *steps)
    assert (found["teams"], found["files"], found["isHolding"]) == (None, [], False)


def test_erasing_takes_all_and_can_be_taken_back_once(page: Modules, add: Step) -> None:
    erased = seen(page, add, ["lettersChosen", True], ["organisationErased"])
    assert (erased["teams"], erased["files"], erased["isHolding"], erased["news"]) == (None, [], False, "erased")
    assert (erased["letters"], erased["canBack"], erased["epoch"]) == (False, True, 1)
    back = seen(page, add, ["lettersChosen", True], ["organisationErased"], ["organisationBack"])
    assert (back["teams"], back["letters"], back["canBack"], back["epoch"]) == (["A", "B", "C"], True, False, 2)


def test_slides_stop_at_both_ends_and_are_left_when_files_come(page: Modules, add: Step) -> None:
    slides = page.call("(...steps) => m.organisationSlides(m.after(...steps).shown)", add)
    assert [slides[0], *slides[-2:]] == ["begin", "questions", "choose"]
    assert "time" in slides
    assert seen(page, add)["news"] == "read"
    assert seen(page, add, ["slideStepped", 0])["news"] is None, "it would be read again when the slides close"
    assert seen(page, add, ["slideStepped", 0], ["slideStepped", -1])["slide"] == 0
    assert seen(page, add, *[["slideStepped", 1]] * 9)["slide"] == len(slides) - 1
    assert seen(page, add, ["slideStepped", 1], ["slideStepped", None])["slide"] is None
    assert seen(page, add, ["slideStepped", 1], ["removeFile", "z.json"])["slide"] is None
    assert seen(page, ["slideStepped", 1])["slide"] is None


def test_a_talk_without_earlier_moments_has_no_slide_about_time(page: Modules, add: Step) -> None:
    slides = page.call("(...steps) => m.organisationSlides(m.after(...steps).shown)", add, ["removeFile", "a.json"])
    assert "time" not in slides
