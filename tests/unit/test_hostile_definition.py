"""A definition of any content: faults in words, never an exception; and nothing in it becomes markup."""

from __future__ import annotations

import json
import random
from dataclasses import is_dataclass, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment

from kennisbank.questionnaire import for_html
from quiz.check.rules import validate
from quiz.cli.show import table
from quiz.definition import QUESTIONNAIRE
from quiz.editions.diff import compare
from quiz.editions.published import EditionError, client_data, published_definition, read_published
from quiz.instrument import fingerprint
from quiz.layout import steps
from quiz.model import Advice, Band, Blueprint, Cell, Dimension, Item, Questionnaire, Scale, ScalePoint

HOSTILE = '<img src=x onerror="alert(1)">\'</script><b>&{answered} = {{ config }}'
TEXT = st.text(max_size=30) | st.sampled_from(
    ["", " ", HOSTILE, "__proto__", "teamleren", "We delen kennis.", "\u202e", "🙂"]
)
NUMBER = st.integers(-3, 7) | st.sampled_from([100, 101, 10**30, -(10**9)])
WRONG: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.floats()
    | st.binary(max_size=3)
    | st.sampled_from(["40", "", HOSTILE, 7, 10**5000, (), [], {}, ("a", "b"), [None], {1: 2}, object(), str, Item])
)
"""Values of which most fields of the model want another kind."""
DIMENSION = st.builds(Dimension, id=TEXT, title=TEXT, short=TEXT, core=TEXT, page=TEXT)
TUPLES: dict[str, st.SearchStrategy[Any]] = {
    "bands": st.builds(Band, id=TEXT, start=NUMBER, end=NUMBER, name=TEXT, meaning=TEXT),
    "disciplines": DIMENSION,
    "success_areas": DIMENSION,
    "items": st.builds(
        Item, id=TEXT, text=TEXT, discipline=TEXT, success_area=st.none() | TEXT, reverse_keyed=st.booleans()
    ),
    "cells": st.builds(Cell, discipline=TEXT, success_area=TEXT, good=TEXT, first_step=TEXT),
    "advice": st.builds(
        Advice, dimension=TEXT, band=TEXT, meaning=TEXT, question=TEXT, first_step=TEXT, team_step=TEXT, practice=TEXT
    ),
}
QUESTIONNAIRES = st.builds(
    Questionnaire,
    title=TEXT,
    edition=TEXT,
    overall_title=TEXT,
    min_group_size=NUMBER,
    items_per_step=NUMBER,
    scale=st.builds(
        Scale,
        points=st.lists(st.builds(ScalePoint, value=NUMBER, label=TEXT), max_size=7).map(tuple),
        dont_know=TEXT,
    ),
    blueprint=st.builds(
        Blueprint,
        per_discipline=st.none() | NUMBER,
        per_success_area=st.none() | st.lists(NUMBER, max_size=3).map(tuple),
        per_cell=st.none() | st.lists(NUMBER, min_size=1, max_size=3).map(tuple),
    ),
    **{name: st.lists(strategy, max_size=5).map(tuple) for name, strategy in TUPLES.items()},
)
BOUNDED = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)


@given(questionnaire=QUESTIONNAIRES)
@BOUNDED
def test_any_definition_gives_faults_in_words(questionnaire: Questionnaire) -> None:
    faults = validate(questionnaire, pages=("teamleren/",), practices=("intervisie",))
    assert faults
    for fault in faults:
        assert fault.message.strip()


@given(questionnaire=QUESTIONNAIRES, data=st.data())
@BOUNDED
def test_a_value_of_any_kind_anywhere_gives_faults_in_words(questionnaire: Questionnaire, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(Questionnaire.__slots__))
        value: Any = data.draw(WRONG)
        part = getattr(questionnaire, name)
        if isinstance(part, tuple) and data.draw(st.booleans()):
            entry = data.draw(TUPLES[name] | WRONG)
            if is_dataclass(entry) and not isinstance(entry, type):
                entry = replace(entry, **{data.draw(st.sampled_from(entry.__slots__)): value})
            value = (*part, entry)
        elif isinstance(part, Scale | Blueprint) and data.draw(st.booleans()):
            field = data.draw(st.sampled_from(part.__slots__))
            value = replace(part, **{field: data.draw(st.sampled_from([value, (value,)]))})
        questionnaire = replace(questionnaire, **{name: value})
    faults = validate(questionnaire, pages=("teamleren/",), practices=("intervisie",))
    assert faults
    for fault in faults:
        assert fault.message.strip()
        assert "\n" not in str(fault)


@given(data=st.data())
@BOUNDED
def test_one_broken_place_is_found_or_harmless(data: st.DataObject) -> None:
    """What the check lets through can be published, shown, compared and rendered."""
    name = data.draw(st.sampled_from(sorted(TUPLES)))
    entries = list(getattr(QUESTIONNAIRE, name))
    place = data.draw(st.integers(0, len(entries) - 1))
    entry = data.draw(TUPLES[name])
    field = data.draw(st.sampled_from(sorted(entries[place].__slots__)))
    entries[place] = replace(entries[place], **{field: data.draw(st.just(getattr(entry, field)) | WRONG)})
    questionnaire = replace(QUESTIONNAIRE, **{name: tuple(entries)})
    if validate(questionnaire):
        return
    json.dumps([published_definition(questionnaire), client_data(questionnaire)], allow_nan=False)
    fingerprint(questionnaire)
    table(questionnaire)
    steps(questionnaire)
    compare(QUESTIONNAIRE, questionnaire)


def test_nothing_in_the_definition_becomes_markup_in_a_template() -> None:
    """MkDocs escapes nothing by itself; every text of the definition comes to the templates escaped."""
    items = (replace(QUESTIONNAIRE.items[0], text=HOSTILE), *QUESTIONNAIRE.items[1:])
    shown = for_html(replace(QUESTIONNAIRE, items=items, title=HOSTILE))
    page = (
        Environment()
        .from_string('<p title="{{ q.title }}">{{ q["items"][0].text }}{{ q.title | lower }}{{ q.title | e }}</p>')
        .render(q=shown)
    )
    assert page.count("<") == 2
    assert page.count('"') == 2
    assert "&amp;amp;" not in page
    assert "{{ config }}" in page


def test_escaped_definition_is_otherwise_the_same() -> None:
    shown = for_html(QUESTIONNAIRE)
    assert [item.id for item in shown.items] == [item.id for item in QUESTIONNAIRE.items]
    assert shown.items_of("teamleren") == for_html(QUESTIONNAIRE.items_of("teamleren"))
    assert (shown.scale.min, shown.scale.max, shown.min_group_size) == (1, 5, QUESTIONNAIRE.min_group_size)


def mutated(text: str, generator: random.Random) -> str:
    """The text with a few characters changed, lost, doubled or swapped for something nasty."""
    characters = list(text)
    for _ in range(generator.randint(1, 4)):
        place = generator.randrange(len(characters))
        characters[place] = generator.choice(
            ["", characters[place] * 2, '"', "{", "[", "9", "null", "\0", "\ud83d", "}"]
        )
    return "".join(characters)


@pytest.mark.parametrize("seed", range(5))
def test_any_damage_to_a_published_definition_is_refused_in_words_or_harmless(seed: int) -> None:
    generator = random.Random(seed)
    text = json.dumps(published_definition(QUESTIONNAIRE), ensure_ascii=False)
    for _ in range(60):
        damaged = mutated(text, generator)
        try:
            found = read_published(damaged, "x.json")
        except EditionError as problem:
            assert str(problem).strip()
            assert "\n" not in str(problem)
        else:
            assert fingerprint(found) == fingerprint(QUESTIONNAIRE)
