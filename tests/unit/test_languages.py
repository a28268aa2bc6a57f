"""Titles that are not Dutch say so wherever they stand by themselves."""

from __future__ import annotations

import pytest

from kennisbank.languages import with_languages

TITLES = {"Peer assist": "en", "R&D": "en"}
MARKED = '<span lang="en">Peer assist</span>'


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<h1>Peer assist</h1>", f"<h1>{MARKED}</h1>"),
        ("<a href='x'>\n  Peer assist\n</a>", f"<a href='x'>\n  {MARKED}\n</a>"),
        ("<a href=x>peer assist</a>", '<a href=x><span lang="en">peer assist</span></a>'),
        ("<p>R&amp;D</p>", '<p><span lang="en">R&amp;D</span></p>'),
        ("<a href=x>Zo werkt het: Peer assist</a>", f"<a href=x>Zo werkt het: {MARKED}</a>"),
        ("<p>Lees dit: a:b Peer assist</p>", "<p>Lees dit: a:b Peer assist</p>"),
        ("<p>Een Peer assist</p>", "<p>Een Peer assist</p>"),
        ("<p>Peer assist helpt</p>", "<p>Peer assist helpt</p>"),
        ("<option>Peer assist</option>", "<option>Peer assist</option>"),
        ("<script>Peer assist</script>", "<script>Peer assist</script>"),
    ],
)
def test_only_a_title_that_stands_alone_is_marked(page: str, wanted: str) -> None:
    assert with_languages(f"<head></head>{page}", TITLES) == f"<head></head>{wanted}"


def test_the_title_of_the_window_stays_plain_text() -> None:
    page = "<head><title>Peer assist</title></head><h1>Peer assist</h1>"
    assert with_languages(page, TITLES) == f"<head><title>Peer assist</title></head><h1>{MARKED}</h1>"
