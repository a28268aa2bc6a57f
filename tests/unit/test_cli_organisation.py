"""`python -m quiz organisation FILE…`: the rest counts, and what does not is named."""

from __future__ import annotations

import io
import json
import random
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.cli.organisation import read_files
from tests.unit.organisation_files import EDITIONS, people, saved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = random.Random(1)
    for number, name in enumerate(("Zuid", "Oost", "Team 10", "Team 2", "Noord")):
        (tmp_path / f"{number}.json").write_text(
            saved(people(8 + number, source), name, "2026-11-26"), encoding="utf-8"
        )
    return tmp_path


def test_the_document_has_the_keys_of_the_contract(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "x.json").write_bytes(b"\xff\xfe\x81")
    assert main(["organisation", str(folder), str(folder / "nee.json")]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [team["name"] for team in found["teams"]] == ["Noord", "Oost", "Team 2", "Team 10", "Zuid"]
    assert set(found["teams"][0]) == {"name", "date", "n", "overall", "dimensions"}
    assert found["total"]["n"] == 50
    assert set(found["total"]) == {"n", "overall", "dimensions"}
    assert {one["file"]: one["reason"] for one in found["left_out"]} == {
        str(folder / "x.json"): "foreign",
        str(folder / "nee.json"): "unopened",
    }
    assert all(one["message"].endswith(".") for one in found["left_out"])


def test_a_spreadsheet_is_told_on_standard_error_what_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["organisation", str(folder), str(folder / "nee.json"), "--csv"]) == 0
    out, error = capsys.readouterr()
    assert out.startswith("\ufeffsoort;team;")
    assert "nee.json" in error


def test_with_letters_no_name_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "zuid-geheim.json").write_text("{}", encoding="utf-8")
    assert main(["organisation", str(folder), "--letters", "--pictures"]) == 0
    out = capsys.readouterr().out
    assert not any(name in out for name in ("Zuid", "geheim", "Noord", str(folder)))
    assert len(json.loads(out)["pictures"]) == 5


def test_without_any_picture_it_ends_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text("{}", encoding="utf-8")
    assert main(["organisation", str(tmp_path)]) == 2
    assert "geen bewaard teambeeld" in capsys.readouterr().err
    group = people(9, random.Random(2))
    (tmp_path / "a.json").write_text(saved(group), encoding="utf-8")
    (tmp_path / "b.json").write_text(saved(group[:7]), encoding="utf-8")
    assert main(["organisation", str(tmp_path)]) == 1
    assert "minder dan 5" in capsys.readouterr().err
    (tmp_path / "leeg").mkdir()
    assert main(["organisation", str(tmp_path / "leeg")]) == 2


def test_a_terminal_sees_how_far_it_is_and_a_file_does_not(folder: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal, file = Terminal(), io.StringIO()
    paths = [folder / "0.json"] * 120
    assert len(read_files(paths, EDITIONS, terminal).files) == 120
    assert "100 / 120" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    read_files(paths, EDITIONS, file)
    assert not file.getvalue()
