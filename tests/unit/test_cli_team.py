"""`python -m quiz team`: the picture as JSON or CSV, a refusal under the threshold, a sentence for bad input."""

from __future__ import annotations

import base64
import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.cli.reading import Source
from quiz.definition import QUESTIONNAIRE
from quiz.team.file import MOST_RESPONDENTS, csv, export_json, export_rows
from quiz.team.picture import team_picture
from tests.unit.team_groups import random_codes, random_group, team_code, with_threshold

GROUP = random_group(9)


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    path = tmp_path / "codes.txt"
    path.write_text("Hoi\n" + "\n".join(random_codes(9)) + "\n4ABC-1234-1234\n", encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["team", *arguments])
    out, err = capsys.readouterr()
    return status, out, err


def test_it_prints_the_picture_that_the_page_exports(codes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, str(codes), "--size", "12")
    document = json.loads(out)
    found = document.pop("input")
    assert (status, err) == (0, "")
    assert document == json.loads(export_json(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, GROUP, size=12)))
    assert found["codes"] == 9
    assert [(refusal["line"], refusal["reason"]) for refusal in found["refused"]] == [(1, "no-code"), (11, "length")]
    assert "32" in found["refused"][1]["message"]


def test_a_higher_threshold_holds_for_group_and_comparison(
    codes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, _ = run(capsys, str(codes), "--threshold", "9")
    assert (status, json.loads(out)["min_group_size"]) == (0, 9)
    status, out, err = run(capsys, str(codes), "--threshold", "10")
    assert (status, out) == (1, "")
    assert "Nog 1 teamcode nodig: een teambeeld begint bij 10 verschillende teamcodes." in err
    small = tmp_path / "klein.txt"
    small.write_text("\n".join(random_codes(6, seed=8)), encoding="utf-8")
    status, out, err = run(capsys, str(codes), "--threshold", "8", "--compare", str(small))
    assert (status, out) == (1, "")
    assert "Nog 2 teamcodes nodig" in err


def test_nobody_can_lower_the_threshold(codes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, str(codes), "--threshold", "4")
    assert (status, out) == (2, "")
    assert "begint nooit onder 5 mensen" in err


def test_it_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Stdin:
        buffer = io.BytesIO("\n".join(random_codes(6)).encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    status, out, _ = run(capsys, "-")
    assert (status, json.loads(out)["n"]) == (0, 6)


def test_several_files_are_one_group_and_a_code_in_two_files_counts_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = tmp_path / "een.txt", tmp_path / "twee.txt"
    all_codes = random_codes(8)
    one.write_text("\n".join(all_codes[:5]), encoding="utf-8")
    two.write_text("\n".join(all_codes[4:]), encoding="utf-8")
    _, out, _ = run(capsys, str(one), str(two))
    document = json.loads(out)
    assert document["n"] == 8
    assert document["input"]["duplicates"] == [{"file": str(two), "line": 1, "first_line": None}]


@pytest.mark.parametrize("n", [0, 1, 4])
def test_under_the_threshold_it_refuses_with_a_sentence_and_no_output(
    n: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "codes.txt"
    path.write_text("\n".join(random_codes(n)), encoding="utf-8")
    status, out, err = run(capsys, str(path))
    assert (status, out) == (1, "")
    assert err.startswith(f"Nog {5 - n} teamcode")


def test_a_refusal_says_which_lines_were_no_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "codes.txt"
    path.write_text(team_code(GROUP[0], format=1), encoding="utf-8")
    _, _, err = run(capsys, str(path))
    assert "regel 1: Dit is een persoonlijke code" in err


def test_the_spreadsheet_is_that_of_the_page(codes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, str(codes), "--csv")
    assert status == 0
    assert out == csv(export_rows(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, GROUP)))


def test_a_saved_picture_can_be_read_and_compared(
    codes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = tmp_path / "eerder.json"
    saved.write_text(run(capsys, str(codes))[1], encoding="utf-8")
    other = tmp_path / "nu.txt"
    other.write_text("\n".join(random_codes(14, seed=3)), encoding="utf-8")
    status, out, _ = run(capsys, str(other), "--compare", str(saved))
    comparison = json.loads(out)["comparison"]
    assert status == 0
    assert comparison["with"]["n"] == 9
    assert comparison["shared_codes"] is None
    assert comparison["notes"] == ["Of dezelfde mensen in beide beelden zitten, is niet na te gaan."]
    assert comparison["dimensions"]["teamleren"]["conclusion"] in ("verschil", "binnen de ruis")
    assert run(capsys, str(saved))[0] == 0


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., str]:
    """Makes a saved picture of the first so many of twenty people; gives its path."""

    def make(n: int, *, edition: str = QUESTIONNAIRE.edition, threshold: int = 5) -> str:
        path = tmp_path / f"beeld-{n}-{edition}-{threshold}.json"
        questionnaire = replace(with_threshold(threshold), edition=edition)
        path.write_text(export_json(questionnaire, team_picture(questionnaire, random_group(20)[:n])), encoding="utf-8")
        return str(path)

    return make


@pytest.mark.parametrize("order", ["codes first", "saved first", "both saved"])
def test_a_group_that_may_lie_inside_a_saved_one_is_refused(
    order: str, saved: Callable[..., str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    eleven = tmp_path / "elf.txt"
    eleven.write_text("\n".join(random_codes(20)[:11]), encoding="utf-8")
    ten = saved(10)
    files = {"codes first": (str(eleven), ten), "saved first": (ten, str(eleven)), "both saved": (saved(11), ten)}
    first, second = files[order]
    status, out, err = run(capsys, first, "--compare", second)
    assert (status, out) == (1, "")
    assert "minder dan 5 mensen erbij" in err


@pytest.mark.parametrize(
    ("n", "threshold", "refused"),
    [(5, 5, False), (6, 5, True), (9, 5, True), (10, 5, False), (14, 5, True), (15, 5, False), (16, 9, True)],
)
def test_the_higher_threshold_of_two_saved_pictures_counts(
    n: int, threshold: int, refused: bool, saved: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, saved(10), "--compare", saved(n, threshold=threshold))[0] == refused


def test_a_difference_is_the_later_minus_the_earlier(
    codes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the dates, by the user's choice, and otherwise a saved picture comes before codes."""
    other = tmp_path / "ander.txt"
    other.write_text("\n".join(random_codes(30, seed=3)), encoding="utf-8")
    march, november = tmp_path / "maart.json", tmp_path / "november.json"
    march.write_text(run(capsys, str(codes), "--team", "Zuid", "--date", "2026-03-01")[1], encoding="utf-8")
    november.write_text(run(capsys, str(other), "--date", "2026-11-01")[1], encoding="utf-8")
    assert json.loads(march.read_text(encoding="utf-8"))["team"] == "Zuid"

    def compared(*arguments: str) -> tuple[str, float]:
        document = json.loads(run(capsys, *arguments)[1])
        found = document["comparison"]
        means = [part["overall"]["mean"] for part in (document, found["with"])]
        earlier, later = means if found["earlier"] == "first" else means[::-1]
        assert found["overall"]["difference"] == pytest.approx(later - earlier)
        return found["earlier"], found["overall"]["difference"]

    names = str(march), str(november)
    assert compared(names[0], "--compare", names[1])[0] == "first"
    assert compared(names[1], "--compare", names[0])[0] == "second"
    assert compared(names[1], "--compare", names[0], "--earlier", "first")[0] == "first"
    assert compared(str(other), "--compare", names[0])[0] == "second"
    assert compared(str(other), "--compare", str(codes))[0] == "first"


@pytest.mark.parametrize(
    "option", [("--date", "2026-02-30"), ("--date", "vandaag"), ("--team", ""), ("--team", "x" * 61)]
)
def test_a_wrong_name_or_date_is_one_sentence(
    option: tuple[str, str], codes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, str(codes), *option)
    assert (status, out, err.count("\n")) == (2, "", 1)


def test_different_editions_are_compared_with_a_warning(
    saved: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, saved(10, edition="0.8"), "--compare", saved(10, edition="0.9"))
    document = json.loads(out)
    assert (document["edition"], document["comparison"]["with"]["edition"]) == ("0.8", "0.9")
    assert "verschillende edities van de scan (0.8 en 0.9)" in document["comparison"]["notes"][1]


def test_a_saved_picture_with_a_lower_threshold_is_refused_with_the_reason(
    saved: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, saved(10), "--threshold", "7")
    assert (status, out) == (2, "")
    assert "gemaakt met een lagere drempel (5 mensen)" in err
    assert err.count("\n") == 1


def test_the_largest_size_gives_a_file_that_opens_again(
    codes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "groot.json"
    path.write_text(run(capsys, str(codes), "--size", str(MOST_RESPONDENTS))[1], encoding="utf-8")
    assert run(capsys, str(path))[0] == 0


@pytest.mark.parametrize("closed", ["stdin", "stderr"])
def test_a_closed_stream_is_no_traceback(
    closed: str, codes: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, closed, None)
    status, out, err = run(capsys, "-" if closed == "stdin" else str(codes))
    if closed == "stdin":
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert "Geef een bestand" in err
    else:
        assert (status, json.loads(out)["n"]) == (0, 9)


@pytest.mark.parametrize("command", ["check", "show", "team", "data", "languages"])
def test_output_that_goes_nowhere_is_no_traceback(command: str, codes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`>&-` in a shell, or a program for Windows without a window: there is no output at all."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main([command, str(codes)] if command in ("team", "data") else [command]) == 0


def test_a_comparison_needs_two_groups_above_the_threshold(
    codes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    few = tmp_path / "weinig.txt"
    few.write_text("\n".join(random_codes(3, seed=8)), encoding="utf-8")
    status, out, err = run(capsys, str(codes), "--compare", str(few))
    assert (status, out) == (1, "")
    assert "weinig.txt" in err


def test_a_comparison_that_would_show_a_few_people_is_refused(
    codes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    without_two = tmp_path / "zonder-twee.txt"
    without_two.write_text("\n".join(random_codes(9)[2:]), encoding="utf-8")
    status, out, err = run(capsys, str(codes), "--compare", str(without_two))
    assert (status, out) == (1, "")
    assert "minder dan 5 mensen" in err


def test_reliability_is_refused_for_a_team(codes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, str(codes), "--reliability")
    assert (status, out) == (1, "")
    assert "100 of meer" in err


def test_reliability_of_a_large_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "veel.txt"
    path.write_text("\n".join(random_codes(150, unknown=0)), encoding="utf-8")
    _, out, _ = run(capsys, str(path), "--reliability")
    assert json.loads(out)["reliability"]["overall"]["n"] == 150


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["geen-bestand.txt"], "kan niet worden gelezen"),
        (["."], "kan niet worden gelezen"),
        ([], "begrijp ik niet"),
        (["CODES", "--size", "3"], "--size is 3"),
        (["CODES", "--size", "10000001"], "hoogstens 10.000.000 mensen"),
        (["CODES", "--size", "9" * 60], "hoogstens 10.000.000 mensen"),
        (["CODES", "--size", "veel"], "begrijp ik niet"),
        (["CODES", "--csv", "--reliability"], "kan niet samen"),
        (["HOSTILE"], "geen teambeeld|klopt niet|kan niet worden gelezen|niet kent"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_two(
    arguments: list[str], words: str, codes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import re

    hostile = tmp_path / "vals.json"
    hostile.write_text('{"format": "kennisbank-organisatieleren/teambeeld", "version": 1}', encoding="utf-8")
    places = {"CODES": str(codes), "HOSTILE": str(hostile)}
    status, out, err = run(capsys, *(places.get(argument, argument) for argument in arguments))
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert re.search(words, err) or "hoort bij een andere vragenlijst" in err


def test_bytes_that_are_no_text_are_a_refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "beeld.png"
    path.write_bytes(bytes(range(256)) * 50)
    assert run(capsys, str(path))[0] == 1


def test_a_terminal_sees_a_bar_that_goes_and_a_file_does_not(tmp_path: Path) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    path = tmp_path / "codes.txt"
    path.write_text("hoi\n" * 40_000, encoding="utf-8")
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        source = Source(str(path))
        show = source.show_progress(stream)
        for _ in source.parts():
            show()
        show()
        source.close()
    assert f"{path}  [############..................]  40%" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[K")
    assert file.getvalue() == ""


def test_of_a_flood_of_refusals_twenty_are_listed_and_the_rest_is_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("hoi allemaal\n" * 5000 + "\n".join(random_codes(6)), encoding="utf-8")
    found = json.loads(run(capsys, str(path))[1])["input"]
    assert (len(found["refused"]), found["refused_in_all"]) == (20, 5000)
    path.write_text("hoi allemaal\n" * 5000, encoding="utf-8")
    assert run(capsys, str(path))[2].splitlines()[-1] == "  en nog 4.980 regels"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("dash", ["-", "\u2013", "\u00a0", "\u00ad"])
def test_codes_are_found_however_the_bytes_are_written(
    encoding: str, dash: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "codes.csv"
    lines = (f"Ren\u00e9;{code}".replace("-", dash) for code in random_codes(6))
    path.write_bytes("\r\n".join(lines).encode(encoding))
    assert json.loads(run(capsys, str(path))[1])["n"] == 6


def mail(text: str, kind: str = "plain") -> str:
    """A mail as a server of Exchange may write it."""
    lines = base64.encodebytes(text.encode("utf-16" if kind == "html" else "utf-8")).decode("ascii")
    charset = "utf-16" if kind == "html" else "utf-8"
    return (
        f"From: collega@voorbeeld.nl\nMIME-Version: 1.0\nContent-Type: text/{kind}; charset={charset}\n"
        f"Content-Transfer-Encoding: base64\n\n{lines}"
    )


def test_codes_in_mails_are_found_where_these_were_saved_in_base64(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, *codes = random_codes(6)
    both = [mail(f"Mijn code is {first}.\n"), mail(f"<p>Mijn code is <b>{first}</b>.</p>", "html")]
    alternative = "MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=x\n\n"
    (tmp_path / "een.eml").write_text(alternative + "".join(f"--x\n{part}\n" for part in both) + "--x--\n", "utf-8")
    (tmp_path / "postvak.mbox").write_text("".join(f"From x Fri\n{mail(code, 'html')}\n" for code in codes), "utf-8")
    found = json.loads(run(capsys, str(tmp_path / "een.eml"), str(tmp_path / "postvak.mbox"))[1])
    assert (found["n"], found["input"]["duplicates_in_all"]) == (6, 0)


def test_a_mail_with_base64_in_a_character_set_that_nobody_knows_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "een.eml"
    path.write_text(mail("\n".join(random_codes(6))).replace("utf-8", "x-onbekend"), "utf-8")
    assert json.loads(run(capsys, str(path))[1])["n"] == 6


@pytest.mark.parametrize("name", ["idna", "undefined", "a\x00b", '"utf-8'])
def test_a_mail_with_base64_in_what_is_no_character_set_is_no_error(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "een.eml"
    path.write_text(mail("\n".join(random_codes(6))).replace("utf-8", name), "utf-8")
    assert json.loads(run(capsys, str(path))[1])["n"] == 6


@pytest.mark.parametrize("kind", ["message/rfc822", "multipart/mixed; boundary=b\n\n--b"])
def test_a_mail_that_nests_without_an_end_is_no_error(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "een.eml"
    inside = "\n".join(random_codes(6))
    path.write_text("Content-Transfer-Encoding: base64\n" + f"Content-Type: {kind}\n\n" * 3000 + inside, "utf-8")
    status, out, _ = run(capsys, str(path))
    assert status == 0
    assert json.loads(out)["n"] == 6


@pytest.mark.parametrize("size", [65_535, 65_536, 65_537, 200_000])
def test_a_code_on_the_edge_of_two_parts_is_found(
    size: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "codes.txt"
    codes = random_codes(6)
    for place in range(0, 60, 7):
        path.write_text("\u00e9" * ((size - place) // 2) + " ".join(codes), encoding="utf-8")
        assert json.loads(run(capsys, str(path))[1])["n"] == 6


def test_an_empty_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").touch()
    status, out, err = run(capsys, str(tmp_path / "empty.txt"))
    assert (status, out) == (1, "")
    assert err.splitlines() == ["Nog 5 teamcodes nodig: een teambeeld begint bij 5 verschillende teamcodes."]
