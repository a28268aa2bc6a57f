"""What stands out in a picture and in what order, and the sentences about it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings

from quiz.definition import QUESTIONNAIRE
from quiz.team.picture import TeamPicture, team_picture
from tests.unit.javascript import Modules
from tests.unit.team_groups import ITEMS, Responses, groups, random_group
from tests.unit.team_page import saved_picture, team_modules

WANTED = {
    "findings": (
        "NO_PICTURE", "agreementCounts", "answersOf", "byMean", "bySpread", "cellFigures", "heatOf", "listing",
        "mostUnited", "toTalkAbout", "unknownItems",
    ),
    "sentences": (
        "countsText", "facetFinding", "meanText", "partLine", "radarTitle", "sentenceOf", "talkEntries", "toShow",
    ),
    "numbers": ("ranges", "shownNumber", "signed"),
    "quiz/team/file.mjs": ("parseExport",),
}  # fmt: skip
SCRIPT = """
let last = [null, null];
m.of = (text) => {
  if (last[0] !== text) last = [text, m.parseExport(text, instrument)];
  return last[1];
};
m.names = () => ({ instrument, nameOf: (id) => id.toUpperCase(), questionOf: (id, band) => `${id}/${band}?` });
"""
DISCIPLINES = [d.id for d in QUESTIONNAIRE.disciplines]
FACET = {"id": "disciplines", "title": "De disciplines", "ids": DISCIPLINES}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return team_modules(tmp_path_factory.mktemp("findings"), WANTED, script=SCRIPT)


def ask(page: Modules, what: str, group: list[Responses], *more: Any) -> Any:
    """A finding in the picture of a group."""
    return page.call(f"(text, ...more) => m.{what}(m.of(text), ...more)", saved_picture(group), *more)


def say(page: Modules, what: str, group: list[Responses], size: int | None = None) -> Any:
    """A sentence about the picture of a group."""
    return page.call(
        f"(text, facet) => m.{what}(texts, m.of(text), facet, m.names())", saved_picture(group, size=size), FACET
    )


def picture(group: list[Responses]) -> TeamPicture:
    found = team_picture(QUESTIONNAIRE, group)
    assert found is not None
    return found


# ---- Findings ------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(groups(smallest=5))
def test_items_stand_in_order_and_no_hidden_one_among_them(page: Modules, group: list[Responses]) -> None:
    items = {id: figures for id, figures in picture(group).items.items() if figures}
    coarse = any(figures.sd is None for figures in items.values())
    words = ["eensgezind", "gemengd", "verdeeld"]

    def spread_of(id: str) -> tuple[Any, ...]:
        figures = items[id]
        if not coarse:
            return (figures.sd,)
        low, _, high = figures.groups
        spread = Fraction(figures.n * (low + high) - (high - low) ** 2, figures.n * (figures.n - 1))
        return words.index(str(figures.agreement)), spread

    spread = sorted(items, key=spread_of, reverse=True)
    orders = "(text) => ['bySpread', 'toTalkAbout', 'mostUnited', 'byMean'].map((name) => m[name](m.of(text)))"
    by_spread, talk, united, by_mean = ([id for id, _ in order] for order in page.call(orders, saved_picture(group)))
    assert by_spread == spread
    assert talk == spread[:3]
    assert united == spread[3:][::-1][:5]

    def exact_mean(id: str) -> Fraction:
        counts = items[id].counts
        if coarse or counts is None:
            return Fraction(items[id].groups[2] - items[id].groups[0], items[id].n)
        return Fraction(sum(count * point for point, count in enumerate(counts, start=1)), items[id].n)

    assert by_mean == sorted(items, key=exact_mean, reverse=True)


@settings(max_examples=20)
@given(groups(smallest=5))
def test_every_item_is_of_one_kind(page: Modules, group: list[Responses]) -> None:
    counts = ask(page, "agreementCounts", group)
    words = [str(figures.agreement) if figures else "hidden" for figures in picture(group).items.values()]
    assert counts == {kind: words.count(kind) for kind in ("eensgezind", "gemengd", "verdeeld", "hidden")}


@settings(max_examples=20)
@given(groups(smallest=5))
def test_what_a_quarter_does_not_know_is_named_and_hidden_items_come_first(
    page: Modules, group: list[Responses]
) -> None:
    items = picture(group).items
    hidden = [id for id, figures in items.items() if figures is None]
    unknown = {
        id: figures.dont_know for id, figures in items.items() if figures and 4 * figures.dont_know >= len(group)
    }
    assert [id for id, _ in ask(page, "unknownItems", group)] == [
        *hidden,
        *sorted(unknown, key=lambda id: -unknown[id]),
    ]


@settings(max_examples=20)
@given(groups(smallest=5))
def test_scales_are_listed_by_mean_and_hidden_ones_last(page: Modules, group: list[Responses]) -> None:
    dimensions = picture(group).dimensions

    def place(id: str) -> int:
        figures = dimensions[id]
        return 1 if figures is None else -figures.mean

    assert ask(page, "listing", group, DISCIPLINES) == sorted(DISCIPLINES, key=place)


def test_answers_of_a_scale_are_those_of_its_shown_items(page: Modules) -> None:
    group = random_group(40, seed=2, unknown=0.4)
    found = page.call("(text) => m.answersOf(instrument, m.of(text), 'teamleren')", saved_picture(group))
    items = picture(group).items
    shown = [items[item.id] for item in QUESTIONNAIRE.items_of("teamleren")]
    summed = [sum(figures.counts[point] for figures in shown if figures and figures.counts) for point in range(5)]
    assert found == {"counts": summed}


def test_one_coarse_item_makes_the_answers_of_its_scale_three_groups(page: Modules) -> None:
    group = random_group(14, seed=2, unknown=0.4)
    found = page.call("(text) => m.answersOf(instrument, m.of(text), 'teamleren')", saved_picture(group))
    items = picture(group).items
    shown = [figures for item in QUESTIONNAIRE.items_of("teamleren") if (figures := items[item.id])]
    assert any(figures.counts is None for figures in shown)
    assert found == {"groups": [sum(figures.groups[place] for figures in shown) for place in range(3)]}


def test_a_scale_of_which_no_item_may_be_shown_has_no_answers(page: Modules) -> None:
    blank = {place for place, item in enumerate(QUESTIONNAIRE.items) if item.discipline == "systeemdenken"}
    group = [tuple(0 if place in blank else 3 for place in range(ITEMS)) for _ in range(6)]
    assert page.call("(text) => m.answersOf(instrument, m.of(text), 'systeemdenken')", saved_picture(group)) is None


@pytest.mark.parametrize(
    ("mean", "word", "level"),
    [(10, "low", 1), (24, "low", 2), (25, "middle", 3), (30, "middle", 3), (35, "middle", 3), (36, "high", 4),
     (45, "high", 4), (46, "high", 5), (50, "high", 5)],
)  # fmt: skip
def test_halves_of_the_map_go_to_the_middle(page: Modules, mean: int, word: str, level: int) -> None:
    assert page.call("m.heatOf", {"mean": mean}, {"min": 1, "max": 5}) == {"word": word, "level": level}


@pytest.mark.parametrize(
    ("groups", "word"), [([5, 1, 1], "low"), ([1, 4, 2], "middle"), ([0, 0, 7], "high"), ([3, 1, 3], "mixed")]
)
def test_a_coarse_cell_has_the_word_of_its_largest_group_and_mixed_at_a_tie(
    page: Modules, groups: list[int], word: str
) -> None:
    assert page.call("m.heatOf", {"groups": groups})["word"] == word


@pytest.mark.parametrize("points", [2, 3, 4, 5])
def test_three_groups_are_never_taken_for_the_answers_of_a_short_scale(page: Modules, points: int) -> None:
    item = {"id": "a", "discipline": "d", "successArea": "s", "reverseKeyed": False}
    instrument = {"scale": {"min": 1, "max": points}, "items": [item]}
    picture = {"items": {"a": {"n": 7, "dontKnow": 0, "groups": [3, 0, 4]}}}
    found = page.call("(i, p) => m.cellFigures(i, p, 'd', 's')", instrument, picture)
    assert found == {"groups": [3, 0, 4]}


@settings(max_examples=20)
@given(groups(smallest=5))
def test_a_cell_of_the_map_is_the_mean_of_its_shown_answers(page: Modules, group: list[Responses]) -> None:
    items = picture(group).items
    cells = sorted({(item.discipline, item.success_area) for item in QUESTIONNAIRE.items})
    each = "(text, cells) => cells.map(([one, two]) => m.cellFigures(instrument, m.of(text), one, two))"
    for cell, found in zip(cells, page.call(each, saved_picture(group), cells), strict=True):
        own = [item.id for item in QUESTIONNAIRE.items if (item.discipline, item.success_area) == cell]
        present = [figures for figures in map(items.get, own) if figures]
        if any(figures.counts is None for figures in present):
            groups = [sum(figures.groups[place] for figures in present) for place in range(3)]
            assert found == {"groups": groups}
            continue
        shown = [figures.counts for figures in present if figures.counts]
        n = sum(map(sum, shown))
        total = sum(count * point for counts in shown for point, count in enumerate(counts, start=1))
        assert found == (None if n == 0 else {"n": n, "mean": (20 * total + n) // (2 * n)})


# ---- Sentences -----------------------------------------------------------------------------------


def test_close_means_are_put_in_no_order(page: Modules) -> None:
    group = [(3,) * ITEMS] * 4 + [(4,) * ITEMS]
    assert say(page, "facetFinding", group) == "stands-close"


def test_the_highest_and_lowest_scales_are_named_also_when_there_are_more(page: Modules) -> None:
    def level(discipline: str) -> int:
        return {"teamleren": 5, "systeemdenken": 5, "mentale-modellen": 1}.get(discipline, 3)

    group = [tuple(level(item.discipline) for item in QUESTIONNAIRE.items)] * 5
    high = "SYSTEEMDENKEN", "TEAMLEREN"
    found = say(page, "facetFinding", group)
    assert found.startswith("stands-out(high=")
    assert all(name in found.split("low=")[0] for name in high)
    assert found.endswith("low=MENTALE-MODELLEN)")


def test_a_strip_says_as_many_numbers_as_it_draws(page: Modules) -> None:
    say_counts = "(answers) => m.countsText(texts, answers, 1)"
    points = page.call(say_counts, {"counts": [4, 0, 1, 7, 2]})
    assert re.findall(r"\d+", points) == ["4", "1", "0", "2", "1", "3", "7", "4", "2", "5"]
    assert re.findall(r"\d+", page.call(say_counts, {"groups": [4, 1, 9]})) == ["4", "1", "9"]
    assert page.call(say_counts, {"counts": [4, 1, 9]}) != page.call(say_counts, {"groups": [4, 1, 9]})


def test_without_figures_nothing_stands_out(page: Modules) -> None:
    group = [tuple(3 if place % 6 == person else 0 for place in range(ITEMS)) for person in range(6)]
    assert say(page, "facetFinding", group) == "stands-none"
    assert say(page, "radarTitle", group).count("too-few") == 5


def test_a_radar_says_every_value(page: Modules) -> None:
    found = say(page, "radarTitle", [(4,) * ITEMS] * 5)
    assert found.startswith("radar(facet=De disciplines; ")
    assert found.count("value=75") == 5


def test_how_many_took_part_comes_with_the_size_if_that_is_known(page: Modules) -> None:
    group = random_group(9)
    assert say(page, "partLine", group) == "part-line(n=9)"
    assert say(page, "partLine", group, 9) == "part-line-of(n=9; size=9)"
    assert say(page, "partLine", group, 12) == "part-line-of(n=9; size=12) silence(points=5)"
    assert say(page, "partLine", group, 16) == "part-line-of(n=9; size=16) silence(points=8,8) partial(n=9)"


def test_what_to_talk_about_comes_with_counts_and_questions(page: Modules) -> None:
    found = page.call("(text) => m.talkEntries(texts, m.of(text), m.names())", saved_picture(random_group(30, seed=5)))
    assert len(found) == 3
    for entry in found:
        assert sum(entry["figures"]["counts"]) == entry["figures"]["n"]
        assert entry["title"].count("point=") == 5
        assert entry["more"].startswith("talk-more(dimension=")
        assert any(f"/{band.id}?" in entry["more"] for band in QUESTIONNAIRE.bands)


def test_without_a_picture_there_is_no_figure_and_no_sentence(page: Modules) -> None:
    found = page.call(
        """(facet) => {
          const [picture, words] = m.toShow({ picture: null }, texts);
          const given = [words, picture, facet, m.names()];
          return [m.facetFinding(...given), m.radarTitle(...given), m.partLine(words, picture), m.meanText(words, null),
            m.talkEntries(words, picture, m.names()), m.bySpread(picture), m.unknownItems(picture)];
        }""",
        FACET,
    )
    assert found == ["", "", "", "", [], [], []]


def test_a_sentence_has_its_number_its_file_and_its_list(page: Modules) -> None:
    def sentence(**parts: Any) -> Any:
        return page.call("(sentence) => m.sentenceOf(texts, sentence)", parts)

    assert sentence(key="erased") == "erased"
    assert sentence(key="needed", n=1, values={"threshold": 5}) == "needed(n=1; threshold=5)"
    assert sentence(key="needed", n=2) == "needed(n=2)"
    assert sentence(key="file-type", file="a.png") == "in-file(name=a.png; message=file-type)"
    assert sentence(key="editions", values={"found": ["0.8", "0.9"]}) == "editions(found=0.8 and 0.9)"


# ---- Numbers -------------------------------------------------------------------------------------


def test_figures_on_the_screen_have_a_comma_and_differences_a_sign(page: Modules) -> None:
    assert [page.call("m.shownNumber", value, 1) for value in (625, 0, 1000)] == ["62,5", "0,0", "100,0"]
    assert page.call("m.shownNumber", 5, 2) == "0,05"
    assert [page.call("m.signed", value) for value in (15, 0, 4, -5, -14)] == ["+2", "0", "0", "−1", "−1"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [([], ""), ([4], "4"), ([1, 2, 3], "1–3"), ([1, 3, 4, 9], "1, 3–4, 9"), ([1, 3, 5, 7, 9], "1, 3, 5, 7 …")],
)
def test_line_numbers_are_ranges(page: Modules, lines: list[int], words: str) -> None:
    assert page.call("m.ranges", lines, 4) == words
