"""The table of a study: from codes to CSV and back, in an order that tells nothing, and never of a small team."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.main import main
from quiz.definition import QUESTIONNAIRE
from quiz.study.table import NO_ANSWER, TableError, read_table, write_table
from tests.unit.team_groups import groups, random_codes, random_group

IDS = [item.id for item in QUESTIONNAIRE.items]


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Two teams, of six and of nine people."""
    found = []
    for name, n in (("noord", 6), ("zuid", 9)):
        path = tmp_path / f"{name}.txt"
        path.write_text("Hoi\n" + "\n".join(random_codes(n, seed=n)), encoding="utf-8")
        found.append(str(path))
    return found


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["data", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


@given(st.lists(groups(), min_size=1, max_size=4))
def test_what_is_written_is_read_again(teams: list[list[tuple[int, ...]]]) -> None:
    read = read_table(QUESTIONNAIRE, write_table(QUESTIONNAIRE, teams))
    assert [sorted(team) for team in read] == [sorted(map(bytes, team)) for team in teams if team]


def test_a_row_is_a_person_and_a_column_an_item(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, *files)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert status == 0
    assert list(rows[0]) == ["person", "team", *IDS]
    assert [row["person"] for row in rows] == [str(n) for n in range(1, 16)]
    assert sorted(row["team"] for row in rows) == ["1"] * 6 + ["2"] * 9
    assert {value for row in rows for id in IDS for value in [row[id]]} == {*"12345", str(NO_ANSWER)}
    assert "persoonsgegevens onder de AVG" in err
    assert "geen verschil" in err
    assert f"  2: {files[1]} (9 mensen)" in err
    assert f"  {files[0]}, regel 1: " in err


def test_the_order_of_the_rows_follows_from_the_answers_alone(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = run(capsys, *files)[1]
    path = Path(files[1])
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(reversed(lines)), encoding="utf-8")
    assert run(capsys, *files)[1] == before
    group = random_group(60)
    written = [row.split(",")[2:] for row in write_table(QUESTIONNAIRE, [group]).splitlines()[1:]]
    asked = [[str(value or NO_ANSWER) for value in row] for row in group]
    assert sorted(written) == sorted(asked)
    assert written not in (asked, sorted(written))


@pytest.mark.parametrize("n", [0, 1, 4])
def test_a_team_under_the_threshold_is_refused_by_name(
    n: int, files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "klein.txt"
    path.write_text("\n".join(random_codes(n, seed=77)), encoding="utf-8")
    status, out, err = run(capsys, *files, str(path))
    assert (status, out) == (1, "")
    assert err.startswith(f"{path} heeft {n} verschillende")
    assert run(capsys, *files)[0] == 0


def test_a_raised_threshold_holds_and_nobody_can_lower_it(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, *files, "--threshold", "6")[0] == 0
    status, out, err = run(capsys, *files, "--threshold", "7")
    assert (status, out) == (1, "")
    assert "een team begint bij 7" in err
    status, out, err = run(capsys, *files, "--threshold", "4")
    assert (status, out) == (2, "")


def test_a_code_in_two_files_is_one_person_of_the_first(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    one, two = Path(files[0]), Path(files[1])
    two.write_text(two.read_text("utf-8") + "\n" + one.read_text("utf-8").splitlines()[1], encoding="utf-8")
    status, out, err = run(capsys, *files)
    assert (status, out.count("\n")) == (0, 16)
    assert "één keer meetellen: 1." in err
    status, out, err = run(capsys, files[0], files[0])
    assert (status, out) == (1, "")


@pytest.mark.parametrize("arguments", [[], ["geen-bestand.txt"], ["."], ["FILE", "--threshold", "veel"]])
def test_bad_input_is_one_sentence_and_exit_two(
    arguments: list[str], files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *(files[0] if argument == "FILE" else argument for argument in arguments))
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_a_saved_picture_holds_no_answers(files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["team", files[1]]) == 0
    saved = tmp_path / "beeld.json"
    saved.write_text(capsys.readouterr().out, encoding="utf-8")
    status, out, err = run(capsys, str(saved))
    assert (status, out) == (2, "")
    assert "geen antwoorden van mensen" in err


def test_a_table_of_another_study_is_read_with_its_own_words_for_no_answer() -> None:
    row = dict.fromkeys(IDS, "3") | {IDS[0]: "-8", IDS[1]: "-9", IDS[2]: "", IDS[3]: "5"}
    text = (
        "\ufeffsector,"
        + ",".join([*reversed(IDS), "team"])
        + "\nzorg,"
        + ",".join([*(row[id] for id in reversed(IDS)), "10"])
    )
    assert read_table(QUESTIONNAIRE, text) == [[bytes((0, 0, 0, 5, *[3] * (len(IDS) - 4)))]]


@pytest.mark.parametrize("value", ["6", "-1", "drie", "3.0", "=1+1"])
def test_a_value_that_is_no_answer_is_named_with_its_place(value: str) -> None:
    text = ",".join(["team", *IDS]) + "\n1," + ",".join([value, *["3"] * (len(IDS) - 1)])
    with pytest.raises(TableError, match=rf"Regel 2, kolom ‘{IDS[0]}’"):
        read_table(QUESTIONNAIRE, text)


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(TableError, match=f"ontbreekt de kolom ‘{IDS[5]}’"):
        read_table(QUESTIONNAIRE, ",".join(["team", *IDS[:5], *IDS[6:]]))
    with pytest.raises(TableError, match="ontbreekt de kolom ‘team’"):
        read_table(QUESTIONNAIRE, "")


def test_teams_are_in_the_order_of_their_numbers() -> None:
    source = random.Random(0)
    teams = [[tuple(source.randint(1, 5) for _ in IDS)] for _ in range(11)]
    assert read_table(QUESTIONNAIRE, write_table(QUESTIONNAIRE, teams)) == [[bytes(team[0])] for team in teams]
