"""The team page as the build leaves it: no figure of its own, and the words of the command line."""

from __future__ import annotations

import json

from selectolax.lexbor import LexborHTMLParser

from quiz.definition import QUESTIONNAIRE
from quiz.messages import code_messages, team_messages
from tests.build.conftest import Pages

PAGE = "scan/team/"
FIGURES = ("n", "mean", "sd", "counts", "agreement")


def test_the_built_page_holds_no_figure_of_its_own(pages: Pages) -> None:
    page = pages[PAGE]
    for element in page.select(", ".join(f"[data-{name}]" for name in FIGURES)):
        assert not any(element.get(f"data-{name}") for name in FIGURES)
    assert not [element for element in page.select("[data-figure]") if element.get_text(strip=True)]


def test_without_its_script_a_page_that_is_nothing_without_it_says_so(trees: dict[str, LexborHTMLParser]) -> None:
    """A page from before a release, or a network that stops the file: then `<noscript>` says nothing."""
    waiting = {
        name
        for name, page in trees.items()
        if "scan/" in name and page.css_matches("form[hidden], [data-with-script][hidden]")
    }
    assert {"scan/team/", "scan/organisatie/", "scan/sessie/", "en/scan/team/"} <= waiting
    assert {name for name in waiting if not trees[name].css_matches("[data-script-missing]")} == set()


def test_no_number_stands_loose_in_what_a_screen_reader_says_by_itself(pages: Pages) -> None:
    """Of a sentence in which only the number is new, it says no more than the number: the whole stands beside it."""
    for name in ("scan/team/", "scan/kort/team/", "en/scan/team/"):
        loose = pages[name].select("[role=status] strong")
        assert len(loose) == 2
        assert all(number.find_parent(attrs={"aria-hidden": "true"}) for number in loose)


def test_every_item_and_dimension_has_its_place(pages: Pages) -> None:
    page = pages[PAGE]
    ids = {item.id for item in QUESTIONNAIRE.items}
    assert {element["data-team-item"] for element in page.select("[data-team-item]")} == ids
    dimensions = {d.id for d in QUESTIONNAIRE.dimensions}
    assert {element["data-team-dimension"] for element in page.select("[data-team-dimension]")} == dimensions
    assert len(page.select("[data-talk-question]")) == 4 * len(QUESTIONNAIRE.disciplines)


def test_the_words_of_the_page_are_those_of_the_command_line(pages: Pages) -> None:
    shown = {element["data-text"]: element.get_text() for element in pages[PAGE].select("[data-text]")}
    own = code_messages() | team_messages()
    assert len(own) > 12
    for key in set(own) - {"format-personal-wanted"}:
        assert shown[f"team-{key}"] == own[key]


def test_the_script_gets_ids_and_numbers_of_the_questionnaire(pages: Pages) -> None:
    data = json.loads(pages[PAGE].select("[data-scan-data]")[0].get_text())
    assert [item["id"] for item in data["items"]] == [item.id for item in QUESTIONNAIRE.items]
    assert data["minGroupSize"] == QUESTIONNAIRE.min_group_size


def test_a_picture_keeps_its_words_to_itself_and_a_part_with_a_heading_is_no_landmark(
    pages: Pages,
) -> None:
    page = pages[PAGE]
    pictures = page.select("svg[role=img]")
    assert len(pictures) > 3
    for words in (text for picture in pictures for text in picture.select("text")):
        assert words.find_parent("g", {"aria-hidden": "true"}), words
    named = [part for part in page.select("section[aria-labelledby], section[aria-label]") if part.select_one("h2, h3")]
    assert named == []


def test_each_strip_of_a_scale_has_its_numbers_in_words(pages: Pages) -> None:
    rows = pages[PAGE].select("[data-team-dimension], [data-slide-dimension]")
    assert len(rows) == 2 * len(QUESTIONNAIRE.dimensions)
    assert all(len(row.select("[data-strip]")) == len(row.select("[data-answers]")) == 1 for row in rows)
