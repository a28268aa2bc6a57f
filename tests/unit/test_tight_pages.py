"""Pages with answers without the gaps of their templates, and the sum that the paper version prints."""

from __future__ import annotations

import pytest

from kennisbank.answer_pages import tight
from kennisbank.questionnaire import overall_sum
from quiz.languages.reading import dutch
from quiz.model import Scale, ScalePoint


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
        ("<p><em>a</em>\n<strong>b</strong></p>", "<p><em>a</em>\n<strong>b</strong></p>"),
        ("<p>a\n<em>b</em></p>", "<p>a\n<em>b</em></p>"),
        ("<p>a\n      <em>b</em>  \n\n  c</p>", "<p>a\n<em>b</em>\nc</p>"),
        ("<p><a>a</a> <span>b</span></p>", "<p><a>a</a> <span>b</span></p>"),
        ("<div>\n<pre>a\n<p>d</p></pre>\n</div>", "<div>\n<pre>a\n<p>d</p></pre>\n</div>"),
        ("<div>\n<script>a>\n<b</script>\n</div>", "<div>\n<script>a>\n<b</script>\n</div>"),
    ],
)
def test_a_gap_goes_where_nobody_sees_it_and_a_script_keeps_every_byte(html: str, expected: str) -> None:
    assert tight(html) == expected


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1, 5, "som min aantal, keer 25, gedeeld door aantal"),
        (1, 4, "som min aantal, keer 100, gedeeld door 3 × aantal"),
        (2, 6, "som min 2 × aantal, keer 25, gedeeld door aantal"),
    ],
)
def test_the_sum_on_paper_is_right_for_any_scale(low: int, high: int, words: str) -> None:
    points = tuple(ScalePoint(value=value, label=str(value)) for value in range(low, high + 1))
    assert overall_sum(Scale(points=points, dont_know="weet ik niet"), dutch()) == words


def test_a_link_of_the_menu_keeps_no_gap_before_its_words() -> None:
    menu = '<a class="md-nav__link">\n  <span class="md-ellipsis">Leren</span></a>'
    assert tight(menu) == '<a class="md-nav__link"><span class="md-ellipsis">Leren</span></a>'
