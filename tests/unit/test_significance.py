"""Welch's t, margins and the table behind them, in both languages."""

from __future__ import annotations

import math
import random

import pytest

from quiz.team.significance import (
    is_difference,
    margin_of,
    rounded,
    rounded_root,
    smallest_difference,
    student_t,
    student_table,
    welch_df,
)
from tests.unit.javascript import Modules

NAMES = ("isDifference", "isqrt", "marginOf", "rounded", "roundedRoot", "smallestDifference", "studentT")


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = Modules(tmp_path_factory.mktemp("significance"), {"quiz/team/significance.mjs": NAMES})
    modules.keep("T", student_table())
    return modules


def cases(count: int, seed: int) -> list[tuple[int, int, int, int, int, int]]:
    """(difference, sd1, n1, sd2, n2, level): figures in tenths, as two pictures show them."""
    source = random.Random(seed)
    found = []
    for _ in range(count):
        sds = [source.choice((0, source.randint(1, 60), source.randint(60, 500))) for _ in range(2)]
        ns = [source.choice((5, 6, 7, 12, 40, source.randint(5, 300), 10_000_000)) for _ in range(2)]
        found.append((source.randint(-1000, 1000), sds[0], ns[0], sds[1], ns[1], source.choice((95, 99))))
    return found


@pytest.mark.parametrize(
    ("level", "df", "expected"),
    [(95, 1, 12706), (95, 4, 2776), (95, 30, 2042), (95, 39, 2042), (95, 40, 2021), (95, 59, 2021), (95, 119, 2000),
     (95, 120, 1980), (95, 5000, 1980), (95, 10**6, 1980), (99, 4, 4604), (99, 11, 3106), (99, 60, 2660)],
)  # fmt: skip
def test_between_two_entries_the_smaller_df_counts(level: int, df: int, expected: int, twin: Modules) -> None:
    assert student_t(level, df) == expected
    assert twin.call("(level, df) => Number(m.studentT(T, level, BigInt(df)))", level, df) == expected


def test_the_table_falls_with_df_and_rises_with_certainty() -> None:
    table = student_table()
    for level in ("95", "99"):
        assert table[level] == sorted(table[level], reverse=True)
        assert len(table[level]) == len(table["df"])
    assert all(one < other for one, other in zip(table["95"], table["99"], strict=True))


def test_both_languages_agree_on_ten_thousand_comparisons(twin: Modules) -> None:
    given = cases(10_000, 1)
    found = twin.call(
        "(given) => given.map(([d, s1, n1, s2, n2, l]) => [m.isDifference(T, d, s1, n1, s2, n2, l), "
        "m.smallestDifference(T, s1, n1, s2, n2, l), m.marginOf(T, s1, n1)])",
        given,
    )
    for (d, sd1, n1, sd2, n2, level), told in zip(given, found, strict=True):
        own = [is_difference(d, sd1, n1, sd2, n2, level), smallest_difference(sd1, n1, sd2, n2, level)]
        assert told == [*own, margin_of(sd1, n1)]


def test_the_rule_is_that_of_welch() -> None:
    for d, sd1, n1, sd2, n2, level in cases(3000, 2):
        if not sd1 and not sd2:
            assert not is_difference(d, sd1, n1, sd2, n2, level)
            continue
        error = sd1**2 / n1 + sd2**2 / n2
        df = error**2 / ((sd1**2 / n1) ** 2 / (n1 - 1) + (sd2**2 / n2) ** 2 / (n2 - 1))
        assert abs(welch_df(sd1, n1, sd2, n2) - math.floor(df + 1e-9)) <= 1
        bound = student_t(level, welch_df(sd1, n1, sd2, n2)) / 1000 * math.sqrt(error)
        if abs(abs(d) - bound) > 1e-6:
            assert is_difference(d, sd1, n1, sd2, n2, level) == (abs(d) > bound)


def test_the_smallest_difference_is_named_and_one_less_is_not() -> None:
    for _, sd1, n1, sd2, n2, level in cases(3000, 3):
        least = smallest_difference(sd1, n1, sd2, n2, level)
        if least is None:
            assert (sd1, sd2) == (0, 0)
            continue
        assert is_difference(least, sd1, n1, sd2, n2, level)
        assert not is_difference(least - 1, sd1, n1, sd2, n2, level)


@pytest.mark.parametrize(
    ("sd", "n", "expected"), [(160, 5, 199), (160, 7, 148), (160, 10, 114), (160, 20, 75), (0, 5, 0)]
)
def test_margins_are_those_of_the_review(sd: int, n: int, expected: int) -> None:
    assert margin_of(sd, n) == expected


def test_rounding_is_half_up_in_both_languages(twin: Modules) -> None:
    source = random.Random(4)
    given = [(source.randint(0, 10**9), source.randint(1, 10**6)) for _ in range(5000)]
    found = twin.call(
        "(given) => given.map(([a, b]) => [m.rounded(BigInt(a), BigInt(b)), m.roundedRoot(BigInt(a), BigInt(b)), "
        "m.isqrt(BigInt(a))].map(Number))",
        given,
    )
    assert found == [[rounded(a, b), rounded_root(a, b), math.isqrt(a)] for a, b in given]


def test_numbers_are_rounded_as_their_large_brothers_up_to_the_last_one_that_is_exact(twin: Modules) -> None:
    source = random.Random(5)
    roots = [source.randint(1, 2**24) for _ in range(2000)]
    squares = [(4 * root * root + near, 4) for root in roots for near in (-1, 0, 1)]
    halves = [
        ((2 * (root >> 3) + 1) ** 2 * source.choice((1, 25)) + near, 100) for root in roots for near in (-1, 0, 1)
    ]
    given = [(2**50 - 1, 1), (0, 7), *squares, *halves]
    found = twin.call("(given) => given.map(([a, b]) => [m.rounded(a, b), m.roundedRoot(a, b)])", given)
    assert found == [[rounded(a, b), rounded_root(a, b)] for a, b in given]
