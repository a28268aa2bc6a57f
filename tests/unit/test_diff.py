"""The editor's safety net: what a change does to codes, editions that ship, and codes that must stay readable."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.cli.main import main
from quiz.definition import QUESTIONNAIRE
from quiz.editions.diff import Change, Effect, compare
from quiz.editions.published import (
    FOLDER,
    EditionError,
    earlier_editions,
    published_definition,
    read_published,
)
from quiz.instrument import client_data, fingerprint
from quiz.model import Item, Questionnaire, ScalePoint

DATA = Path(__file__).resolve().parents[1] / "data"
ITEMS = QUESTIONNAIRE.items


def with_item(place: int, **changes: Any) -> Questionnaire:
    items = list(ITEMS)
    items[place] = replace(items[place], **changes)
    return replace(QUESTIONNAIRE, items=tuple(items))


def published(questionnaire: Questionnaire) -> str:
    return json.dumps(published_definition(questionnaire), ensure_ascii=False)


def only(changes: list[Change]) -> Change:
    assert len(changes) == 1, changes
    return changes[0]


# ---- What a change does ---------------------------------------------------------------------------------------


def test_no_change_is_nothing_to_report() -> None:
    assert compare(QUESTIONNAIRE, QUESTIONNAIRE) == []


def test_corrected_wording_keeps_every_code() -> None:
    change = only(compare(QUESTIONNAIRE, with_item(3, text=ITEMS[3].text.replace("e", "é", 1))))
    assert (change.effect, change.about) == (Effect.WORDING, ITEMS[3].id)


def test_quite_another_text_under_the_same_id_asks_for_a_new_edition() -> None:
    change = only(compare(QUESTIONNAIRE, with_item(3, text="De koffie is hier elke dag vers gezet.")))
    assert change.effect is Effect.NEW_EDITION


@pytest.mark.parametrize(
    "changes",
    [
        {"reverse_keyed": not ITEMS[5].reverse_keyed},
        {"discipline": "systeemdenken" if ITEMS[5].discipline != "systeemdenken" else "teamleren"},
        {"success_area": None},
        {"id": "een-ander-id"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_what_the_fingerprint_holds_breaks_codes(changes: dict[str, Any]) -> None:
    new = with_item(5, **changes)
    assert fingerprint(new) != fingerprint(QUESTIONNAIRE)
    assert only(compare(QUESTIONNAIRE, new)).effect is Effect.BREAKS_CODES


def test_contributing_tells_of_a_new_meaning_what_is_true() -> None:
    """The advice for a new meaning is a new id, and that alone makes old codes fit no more."""
    replaced = compare(QUESTIONNAIRE, with_item(5, id="een-nieuw-id", text="De koffie is hier elke dag vers gezet."))
    assert {change.effect for change in replaced} == {Effect.BREAKS_CODES}
    contributing = (DATA.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = [
        line.split(" | ") for line in contributing.splitlines() if line.startswith(("| De betekenis van", "| Een id,"))
    ]
    assert len(rows) == 2
    for _, codes, advice in rows:
        assert codes == (
            "passen niet bij de nieuwe vragenlijst; te openen als de oude editie in `quiz/editions/` staat"
        )
        assert "een nieuwe editie" in advice


def test_renamed_item_is_recognised_by_its_text() -> None:
    assert "Geef het oude id terug" in only(compare(QUESTIONNAIRE, with_item(5, id="een-ander-id"))).message


def test_added_removed_and_moved_items_break_codes() -> None:
    extra = Item(id="nieuw-ding", text="Wij doen hier een nieuw ding.", discipline=ITEMS[0].discipline)
    for items in ((*ITEMS, extra), ITEMS[:-1], (ITEMS[1], ITEMS[0], *ITEMS[2:])):
        assert only(compare(QUESTIONNAIRE, replace(QUESTIONNAIRE, items=items))).effect is Effect.BREAKS_CODES


def test_swapped_or_quite_other_answers_ask_for_a_new_edition_and_a_typing_error_does_not() -> None:
    points = QUESTIONNAIRE.scale.points
    labels = [point.label for point in points]

    def relabelled(labels: list[str]) -> Questionnaire:
        new = tuple(ScalePoint(value=p.value, label=label) for p, label in zip(points, labels, strict=True))
        return replace(QUESTIONNAIRE, scale=replace(QUESTIONNAIRE.scale, points=new))

    assert {c.effect for c in compare(QUESTIONNAIRE, relabelled(labels[::-1]))} == {Effect.NEW_EDITION}
    assert only(compare(QUESTIONNAIRE, relabelled([*labels[:-1], "helemaal eens"]))).effect is Effect.WORDING
    often = relabelled(["nooit", "zelden", "soms", "vaak", "altijd"])
    assert {c.effect for c in compare(QUESTIONNAIRE, often)} == {Effect.NEW_EDITION}
    assert 'id="hoe-vaak"' in compare(QUESTIONNAIRE, often)[-1].message
    named = replace(often, scale=replace(often.scale, id="hoe-vaak"))
    assert compare(QUESTIONNAIRE, named)[0].effect is Effect.BREAKS_CODES


def test_other_cut_offs_ask_for_a_new_edition() -> None:
    first, second, *rest = QUESTIONNAIRE.bands
    bands = (replace(first, end=44), replace(second, start=45), *rest)
    assert only(compare(QUESTIONNAIRE, replace(QUESTIONNAIRE, bands=bands))).effect is Effect.NEW_EDITION


@given(st.permutations(range(len(ITEMS))), st.sets(st.integers(0, len(ITEMS) - 1), max_size=5))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_breaks_codes_is_said_exactly_when_the_fingerprint_changes(order: list[int], flipped: set[int]) -> None:
    items = tuple(
        replace(ITEMS[place], reverse_keyed=ITEMS[place].reverse_keyed != (place in flipped)) for place in order
    )
    new = replace(QUESTIONNAIRE, items=items)
    broken = any(change.effect is Effect.BREAKS_CODES for change in compare(QUESTIONNAIRE, new))
    assert broken == (fingerprint(new) != fingerprint(QUESTIONNAIRE))


# ---- The command ----------------------------------------------------------------------------------------------


def test_command_says_wording_only_and_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = tmp_path / "new.json"
    new.write_text(published(with_item(0, text=f"{ITEMS[0].text[:-1]}, elke dag.")), encoding="utf-8")
    assert main(["diff", ".", str(new)]) == 0
    shown = capsys.readouterr().out
    assert "Alleen tekst (1)" in shown
    assert "blijven werken" in shown


def test_command_says_what_breaks_and_how_to_keep_old_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = tmp_path / "old.json"
    old.write_text(published(replace(QUESTIONNAIRE, items=ITEMS[:-1], edition="2025-9")), encoding="utf-8")
    assert main(["diff", str(old), "."]) == 1
    shown = capsys.readouterr().out
    assert "Breekt codes (1)" in shown
    assert "quiz/editions/2025-9.json" in shown
    assert "Geef de vragenlijst een nieuwe editie" not in shown


def test_command_knows_that_an_edition_ships(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ships = min(FOLDER.glob("*.json"))
    old = read_published(ships.read_text(encoding="utf-8"), ships.name)
    new = tmp_path / "new.json"
    new.write_text(published(replace(old, items=old.items[:-1])), encoding="utf-8")
    assert main(["diff", str(ships), str(new)]) == 1
    shown = capsys.readouterr().out
    assert "blijven te openen" in shown
    assert "nieuwe editie: nu heten ze allebei" in shown


def test_command_reads_a_folder_and_a_built_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = Path(__file__).resolve().parents[2]
    shutil.copytree(root / "quiz", tmp_path / "copy/quiz", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "site/assets/scan").mkdir(parents=True)
    (tmp_path / "site/assets/scan/definition.json").write_text(published(QUESTIONNAIRE), encoding="utf-8")
    assert main(["diff", str(tmp_path / "copy"), str(tmp_path / "site")]) == 0
    assert "niets veranderd" in capsys.readouterr().out


def test_command_reads_a_name_that_git_knows_with_the_own_items_and_the_other_questionnaires_of_then(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = Path(__file__).resolve().parents[2]
    shutil.copytree(root / "quiz", tmp_path / "quiz", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "eigen/definition").mkdir(parents=True)
    (tmp_path / "eigen/definition/vragenlijst.toml").write_text('editie = "2026-1-bij-ons"\n', encoding="utf-8")
    for arguments in (["init", "-q"], ["add", "."], ["-c", "user.name=x", "-c", "user.email=x@example.org", "commit",
                      "-qm", "x"], ["tag", "v1"]):  # fmt: skip
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True)
    monkeypatch.setattr("quiz.cli.diff.ROOT", tmp_path)
    assert main(["diff", "v1", ".", "--instrument", "kort"]) == 0
    assert "niets veranderd" in capsys.readouterr().out
    monkeypatch.delenv("EIGEN", raising=False)  # that names one folder for every time
    assert main(["diff", "v1", "v1"]) == 0
    assert "Van editie 2026-1-bij-ons" in capsys.readouterr().out


def test_a_name_where_there_is_no_git_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["diff", "HEAD", "."]) == 2
    assert capsys.readouterr().err == "HEAD is geen bestand of map, en git staat niet op deze computer.\n"


def test_a_folder_of_somebody_else_is_told_as_that(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*arguments: str) -> bytes:
        raise subprocess.CalledProcessError(128, "git", stderr=b"fatal: detected dubious ownership in repository")

    monkeypatch.setattr("quiz.cli.diff._git", refused)
    assert main(["diff", "HEAD", "."]) == 2
    assert "git config --global --add safe.directory" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"items": 3}', "[" * 5000, "\ufeff\ufeff{", "\0"])
def test_bad_input_is_one_sentence(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text(content, encoding="utf-8")
    assert main(["diff", str(bad), "."]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "Traceback" not in captured.err


@pytest.mark.parametrize("side", ["bestaat-niet", "--output=x", "HEAD:x y", "", "tests/data", "x" * 300, "x/" * 5000])
def test_unknown_side_is_one_sentence(side: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", side, "."]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert len(error) < 200


@pytest.mark.parametrize("content", [b"{}", b"\xff\xfe"])
def test_a_damaged_edition_that_ships_is_one_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "2025-9.json").write_bytes(content)
    monkeypatch.setattr("quiz.cli.diff.editions_folder", lambda instrument: tmp_path)
    assert main(["diff", ".", "."]) == 2
    assert capsys.readouterr().err.count("\n") == 1


# ---- Editions that ship ---------------------------------------------------------------------------------------


def test_current_edition_is_no_earlier_edition() -> None:
    assert all(edition["fingerprint"] != fingerprint(QUESTIONNAIRE) for edition in earlier_editions(QUESTIONNAIRE))


def test_earlier_edition_keeps_its_items_and_gets_the_names_of_today(tmp_path: Path) -> None:
    old = replace(QUESTIONNAIRE, edition="2025-9", items=ITEMS[:30], disciplines=QUESTIONNAIRE.disciplines[:4])
    (tmp_path / "2025-9.json").write_text(published(old), encoding="utf-8")
    (tmp_path / "2026-1.json").write_text(published(QUESTIONNAIRE), encoding="utf-8")
    (edition,) = earlier_editions(QUESTIONNAIRE, tmp_path)
    today = client_data(QUESTIONNAIRE)
    assert (edition["edition"], len(edition["items"]), edition["fingerprint"]) == ("2025-9", 30, fingerprint(old))
    assert edition["facets"] == today["facets"]
    assert edition["bands"] == today["bands"]


def damage(change: Callable[[dict[str, Any]], object]) -> str:
    data = json.loads(published(QUESTIONNAIRE))
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (damage(lambda d: d.update(fingerprint="0000")), "is veranderd"),
        (damage(lambda d: d["items"].pop()), "is veranderd"),
        (damage(lambda d: d["items"][0].update(reverse_keyed=1)), "reverse_keyed"),
        (damage(lambda d: d.update(items=[])), "items"),
        (damage(lambda d: d["scale"].update(points=[])), "items"),
        (damage(lambda d: d.pop("bands")), "bands"),
        ("x" * 2_000_001, "te groot"),
    ],
)
def test_damaged_edition_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(EditionError, match=words):
        read_published(text, "quiz/editions/x.json")


def test_two_editions_that_codes_cannot_tell_apart_are_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.json").write_text(published(replace(QUESTIONNAIRE, items=ITEMS[:20])), encoding="utf-8")
    with pytest.raises(EditionError, match="dezelfde vragenlijst"):
        earlier_editions(QUESTIONNAIRE, tmp_path)
