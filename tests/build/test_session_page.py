"""The session page as it is built: whole and readable without a script."""

from __future__ import annotations

import pytest
from bs4 import Tag

from quiz.languages.reading import read_dutch
from tests.build.conftest import Pages

TEXTS = ("invitation", "reminder", "thanks", "poster", "slip")


@pytest.fixture(scope="module")
def page(pages: Pages) -> Tag:
    (found,) = pages["scan/sessie/"].select("[data-session]")
    return found


def test_every_sentence_of_every_text_stands_on_the_page_with_blanks_and_without_a_script(page: Tag) -> None:
    dutch, _ = read_dutch()
    for part in TEXTS:
        for key, _ in dutch.table(f"session.{part}"):
            lines = page.select(f'[data-fill="{part}.{key}"]')
            assert lines, (part, key)
            assert all(line.get_text(strip=True) and "{" not in line.get_text() for line in lines)
            # On paper there is room for one way of collecting.
            hidden = part in ("poster", "slip") and key.startswith("way-") and key != "way-slips"
            assert all(line.has_attr("hidden") == hidden for line in lines), (part, key)


def test_what_needs_a_script_is_hidden_and_a_sentence_says_why(page: Tag) -> None:
    for control in page.select("input, select, button, a[data-mail]"):
        assert control.find_parent(attrs={"data-with-script": True, "hidden": True}), control
    assert "JavaScript" in page.select("[data-script-missing]")[0].get_text()


def test_the_parts_of_the_talk_add_up_to_the_time_that_is_told(page: Tag) -> None:
    (table,) = page.select("table.session-agenda")
    minutes = [int(str(row["data-minutes"])) for row in table.select("[data-minutes]")]
    assert f"{sum(minutes)} minuten" in page.get_text()
    times = [cell.get_text() for cell in table.select("[data-when]")]
    assert times[0] == f"0–{minutes[0]}"
    assert times[-1] == f"{sum(minutes[:-1])}–{sum(minutes)}"


def test_no_two_buttons_are_called_the_same_and_no_part_is_announced_twice(page: Tag) -> None:
    names = [" ".join(control.get_text().split()) for control in page.select("button, a[data-mail]")]
    assert len(names) > 10
    assert sorted(names) == sorted(set(names))
    assert page.select("section[aria-labelledby], section[aria-label]") == []
