"""The opening of the page of a dimension: how long it reads, where long words break."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from jinja2 import DictLoader, Environment

from kennisbank.long_words import breakable
from kennisbank.openings import TEMPLATE, reading_minutes, with_opening

ENVIRONMENT = Environment(loader=DictLoader({TEMPLATE: "[{{ part }} {{ minutes }}]"}), autoescape=True)


def opened(html: str, **meta: Any) -> str:
    page: Any = SimpleNamespace(meta=meta, markdown="woord " * 420)
    return with_opening(html, page, ENVIRONMENT, {})


def test_the_opening_stands_round_the_first_title_only() -> None:
    assert (
        opened('<h1 id="a">A</h1><p>B</p><h1>C</h1>', dimension="teamleren")
        == '[mark 2]<h1 id="a">A</h1>[answer 2]<p>B</p><h1>C</h1>'
    )


def test_a_page_that_is_about_no_dimension_stays_as_it_is() -> None:
    assert opened("<h1>A</h1>") == "<h1>A</h1>"


def test_a_title_may_break_between_the_parts_of_a_long_word() -> None:
    html = opened("<h1>Organisatieondersteuning</h1>", dimension="organisatieondersteuning")
    assert "<h1>Organisatie<wbr>ondersteuning</h1>" in html


def test_reading_time_counts_words_and_is_never_nothing() -> None:
    assert reading_minutes("") == 1
    assert reading_minutes("woord " * 290) == 1
    assert reading_minutes("woord " * 310) == 2
    assert reading_minutes("| --- | " * 900) == 1


def test_breaking_twice_changes_nothing_and_no_soft_hyphen_is_used() -> None:
    once = breakable("Persoonlijk meesterschap")
    assert once == "Persoonlijk meester<wbr>schap" == breakable(once)
    assert "\u00ad" not in once and "&shy;" not in once


def test_a_word_in_a_tag_is_a_name_and_does_not_break() -> None:
    title = '<h1 id="persoonlijk-meesterschap" data-a="meesterschap">Meer meesterschap</h1>'
    assert breakable(title) == title.replace("Meer meesterschap", "Meer meester<wbr>schap")
