"""The command line as a person meets it: in a process of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.codes import PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.fingerprint import fingerprint
from quiz.scoring import score

ROOT = Path(__file__).resolve().parents[2]
RESPONSES = tuple((7 * n + 3) % 6 for n in range(len(QUESTIONNAIRE.items)))


def quiz(*arguments: str, folder: Path = ROOT, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quiz", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def own_code(format_: int = PERSONAL, *, of: int | None = None) -> str:
    known = fingerprint(QUESTIONNAIRE) if of is None else of
    return encode(ResultCode(format=format_, fingerprint=known, nonce=77, responses=RESPONSES))


@pytest.mark.parametrize("format_", [PERSONAL, TEAM])
def test_score_prints_what_a_code_holds(format_: int) -> None:
    result = quiz("score", own_code(format_))
    assert (result.returncode, result.stderr) == (0, "")
    responses = {item.id: response for item, response in zip(QUESTIONNAIRE.items, RESPONSES, strict=True)}
    expected = score(QUESTIONNAIRE, responses)
    printed = json.loads(result.stdout)
    assert printed == {
        "format": format_,
        "fingerprint": f"{fingerprint(QUESTIONNAIRE):04x}",
        "nonce": 77,
        "responses": responses,
        "scores": expected.dimensions,
        "overall": expected.overall,
    }
    assert list(printed) == ["format", "fingerprint", "nonce", "responses", "scores", "overall"]


def test_score_takes_a_code_in_loose_groups_and_small_letters() -> None:
    loose = quiz("score", *own_code().lower().split("-"))
    assert loose.returncode == 0
    assert json.loads(loose.stdout)["nonce"] == 77


def test_check_says_that_all_is_well() -> None:
    result = quiz("check")
    assert result.returncode == 0, result.stdout
    assert result.stdout == "De vragenlijst klopt: 40 uitspraken, editie 2026-1.\n"
    assert result.stderr == ""


def test_check_names_every_fault_and_exits_with_1(tmp_path: Path) -> None:
    for name in ("quiz", "docs"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "assets"))
    items = tmp_path / "quiz" / "definition" / "items.py"
    first, second = QUESTIONNAIRE.items[:2]
    broken = items.read_text(encoding="utf-8").replace(first.text, "Weten we waarom?", 1)
    items.write_text(
        broken.replace(f'discipline="{second.discipline}"', 'discipline="mentale-model"', 1), encoding="utf-8"
    )
    result = quiz("check", folder=tmp_path)
    assert result.returncode == 1
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert f"{first.id}: eindigt met een vraagteken. Een uitspraak is een zin en eindigt met een punt." in lines
    assert f"{second.id}: de discipline ‘mentale-model’ bestaat niet. Bedoel je ‘mentale-modellen’?" in lines
    assert lines[-1] == f"{len(lines) - 2} fouten gevonden."


def test_show_prints_the_blueprint_and_every_item() -> None:
    result = quiz("show")
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == (
        f"{QUESTIONNAIRE.title} · editie {QUESTIONNAIRE.edition} · vingerafdruk {fingerprint(QUESTIONNAIRE):04x}"
    )
    for discipline in QUESTIONNAIRE.disciplines:
        row = next(line for line in lines if line.startswith(discipline.title))
        counts = [int(cell) for cell in row.removeprefix(discipline.title).split()]
        expected = [len(QUESTIONNAIRE.items_in_cell(discipline.id, a.id)) for a in QUESTIONNAIRE.success_areas]
        assert counts == [*expected, 8]
    total = next(line for line in lines if line.startswith("Samen"))
    assert total.split()[-1] == "40"
    for number, item in enumerate(QUESTIONNAIRE.items, start=1):
        assert f"{number:>3}. {item.text}" in lines
        assert any(line.endswith(f" · {item.id}") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("score", "ABC"),
            "Deze code is niet compleet: er zijn 3 tekens en het moeten er 32 zijn. Kopieer de hele code.",
        ),
        (("score", "u"), "In deze code staat een teken dat er niet in hoort: “U”. Kopieer de code opnieuw."),
        (
            ("score", "0000-0000-0000-0000-0000-0000-0000-0000"),
            "In deze code zit een fout. Controleer of elk teken klopt, of kopieer de code opnieuw.",
        ),
        (
            ("score", own_code(of=fingerprint(QUESTIONNAIRE) ^ 1)),
            "Deze code hoort bij een andere vragenlijst of een andere editie van de scan.",
        ),
        (
            ("score", own_code(format_=9)),
            "Deze code heeft een vorm die deze site niet kent. Misschien komt hij van een nieuwere versie.",
        ),
    ],
)
def test_a_code_that_cannot_be_read_gets_its_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    result = quiz(*arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", sentence + "\n")


@pytest.mark.parametrize(
    "arguments", [(), ("onzin",), ("score",), ("check", "teveel"), ("--onbekend",), ("team", "/bestaat/niet.txt")]
)
def test_bad_input_is_one_sentence_exit_2_and_no_traceback(arguments: tuple[str, ...]) -> None:
    result = quiz(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert "usage" not in result.stderr


def test_help_is_no_bad_input() -> None:
    result = quiz("--help")
    assert result.returncode == 0
    assert all(command in result.stdout for command in ("check", "score", "team", "show"))


def test_a_terminal_without_our_signs_gets_an_answer_too() -> None:
    assert quiz("score", "ABC", encoding="ascii").returncode == 2
    assert quiz("show", encoding="cp1252").returncode == 0
