"""A mapping against what belongs in it: what every fault says, and what is handed on."""

from __future__ import annotations

from typing import Any

import pytest

from kennisbank.fields import Field, one_line, read

FIELDS = {
    "naam": one_line(10),
    "aantal": Field(
        wanted="een heel getal",
        fits=lambda value: type(value) is int,
        faults=lambda value: ["aantal is oneven.", "aantal is te klein."] if value == 1 else [],
    ),
}


def test_sound_values_are_handed_on_and_what_may_be_left_out_may_be_empty() -> None:
    assert read({"naam": "Team", "aantal": 2}, FIELDS) == ({"naam": "Team", "aantal": 2}, [])
    assert read({"naam": " ", "aantal": 2}, FIELDS) == ({"aantal": 2}, [])


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        ({}, "aantal ontbreekt (een heel getal)."),
        ({"aantal": ""}, "aantal ontbreekt (een heel getal)."),
        (
            {"aantal": "2"},
            "bij aantal staat ‘2’, maar daar hoort een heel getal. Haal de aanhalingstekens om het getal weg.",
        ),
        ({"aantal": 2, "aantl": 3}, "het veld ‘aantl’ bestaat niet. Bedoel je ‘aantal’?"),
        ({"aantal": 2, 5: 3}, "het veld ‘5’ bestaat niet."),
        (
            {"aantal": 2, "naam": "Een naam die te lang is"},
            "bij naam staat ‘Een naam die te lang is’, maar daar hoort één regel tekst van hoogstens 10 tekens.",
        ),
    ],
)
def test_a_fault_says_what_stands_there_and_what_belongs_there(block: dict[Any, Any], sentence: str) -> None:
    assert read(block, FIELDS)[1] == [sentence]


def test_all_faults_come_at_once_and_a_faulty_value_is_not_handed_on() -> None:
    assert read({"aantal": 1, "naam": ["x"], "x": 1}, FIELDS) == (
        {},
        [
            "het veld ‘x’ bestaat niet.",
            "bij naam staat ‘['x']’, maar daar hoort één regel tekst van hoogstens 10 tekens.",
            "aantal is oneven.",
            "aantal is te klein.",
        ],
    )


def test_a_long_value_is_cut_short_in_a_message() -> None:
    (sentence,) = read({"aantal": "lang\n" * 50}, FIELDS)[1]
    assert len(sentence) < 140
    assert "lang lang" in sentence
