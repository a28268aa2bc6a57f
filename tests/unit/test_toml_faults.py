"""Why a TOML file cannot be read: the line, and words for whoever never saw TOML before."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import yaml

from kennisbank.yaml_faults import read_yaml, yaml_fault
from quiz.toml_faults import UNREAD, toml_fault


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a = 2027-1-voorbeeld\n", 1, "één tekst tussen rechte aanhalingstekens"),
        ('a = "een "woord" in de zin"\n', 1, "Gebruik binnen de tekst ‘ en ’"),
        ("\na = “x”\n", 2, "die van een tekstverwerker"),
        ('a = "x\nb = "y"\n', 1, "aan het eind van de tekst ontbreekt"),
        ('[a.b]\nc = "x"\n[a.b]\nc = "y"\n', 3, "staat er twee keer"),
        ('a = "x"\na = "y"\n', 2, "staat er twee keer"),
        ('[a\nb = "x"\n', 1, "tussen haken wordt niet gesloten"),
        ('a = ["x"\n', 1, "tussen haken wordt niet gesloten"),
        ('a: "x"\n', 1, "hoort een ="),
        ('a = "c:\\pad"\n', 1, "een \\ kan niet"),
        ('a = "x"\n<<<<<<< HEAD\nb = "x"\n', 2, "twee versies van een tekst"),
        ("\x00", 1, "(Python zegt: Invalid statement"),
    ],
)
def test_an_ordinary_mistake_is_told_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as problem:
        tomllib.loads(text)
    told = toml_fault(problem.value, text)
    assert told[0] == line
    assert words in told[1]


@pytest.mark.parametrize("value", ["9" * 5000, "[" * 5000 + "]" * 5000], ids=["number", "brackets"])
def test_what_python_cannot_read_is_told_with_its_line(value: str) -> None:
    text = f'titel = "x"\nweg = {value}\n'
    with pytest.raises(UNREAD) as problem:
        tomllib.loads(text)
    assert toml_fault(problem.value, text) == (
        2,
        "hier staat een getal of een rij haken die veel te lang is om te lezen",
    )


def test_brackets_without_an_end_are_told_with_their_line_in_yaml_too(tmp_path: Path) -> None:
    text = f"naam: x\nrij: {'[' * 5000}{']' * 5000}\n"
    path = tmp_path / "sources.yml"
    path.write_text(text, encoding="utf-8")
    for fault in (yaml_fault(text, loader=yaml.SafeLoader), read_yaml(path)[1][0]):
        assert fault is not None
        assert (fault.line, fault.sentence) == (2, "hier staan veel te veel haken in elkaar om te lezen. Haal ze weg.")
