"""What others wrote is read on a terminal and never obeyed."""

from __future__ import annotations

import ast
import json
import os
import random
from email.message import Message
from pathlib import Path

import pytest

from quiz.__main__ import main
from quiz.printed import visible
from tests.unit.organisation_files import people, saved
from tools import verify
from tools.asking import Answer

ROOT = Path(__file__).resolve().parents[2]
NAME = "a\x1b[2J\x1b]0;titel\x07\x9b2J\u202exel.json"


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x08", "\x1b", "\x7f", "\x9b", "\u2028", "\u202e", "\u2066", "\r"])
def test_a_sign_that_a_terminal_obeys_is_shown_by_its_number(sign: str) -> None:
    assert visible(f"a{sign}b") == f"a\\u{ord(sign):04x}b"


@pytest.mark.parametrize("text", ["Eén regel\nen nog een\r\n\tmet ‘tekens’ – en €", "\ufeffsoort;id\r\n", "\u200f٣"])
def test_what_is_only_read_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_json_means_the_same_when_its_texts_are_made_visible() -> None:
    document = {"file": NAME}
    assert json.loads(visible(json.dumps(document, ensure_ascii=False))) == document


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such names")
@pytest.mark.parametrize("command", ["organisation", "organisation --csv", "team", "data", "diff", "show --definition"])
def test_the_name_of_a_file_steers_no_terminal(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / NAME
    path.write_text("geen teambeeld", encoding="utf-8")
    (tmp_path / "wel.json").write_text(saved(people(6, random.Random(1)), "Team"), encoding="utf-8")
    others = {"organisation": tmp_path / "wel.json", "diff": path, "team": tmp_path / f"{NAME}.niet"}
    more = [str(others[name]) for name in command.split() if name in others]
    main([*command.split(), str(path), *more])
    printed = capsys.readouterr()
    assert "titel" in printed.out + printed.err
    assert visible(printed.out) == printed.out
    assert visible(printed.err) == printed.err


def test_a_pasted_code_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    main(["score", "\x1b[2J2VX7-HKD5"])
    assert "\x1b" not in capsys.readouterr().err


def test_what_a_host_says_steers_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    headers = Message()
    headers["Link"] = "\x1b[2J\x1b[HAlle bestanden zijn gelijk\x9b1A"
    problems = [*verify._said("index.html", Answer(status=200, headers=headers))]
    verify._tell([verify.Finding(path="index.html", problem="; ".join(problems))], [], "https://voorbeeld.nl/")
    printed = capsys.readouterr().out
    assert "Alle bestanden zijn gelijk" in printed
    assert visible(printed) == printed


def test_nothing_is_printed_past_it() -> None:
    found = {
        path.name
        for path in (*(ROOT / "quiz").rglob("*.py"), ROOT / "tools/verify.py", ROOT / "tools/own_diff.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    }
    assert found == {"printed.py"}
