"""When a difference is called one: Welch's t for two groups, a paired rule within one, and the margin of a mean.

`significance.mjs` is the twin of this module. All in whole numbers on the shown figures, so that a reader can check
it by hand and both implementations agree. The table of t is handed to the twin by `student_table`.
"""

from __future__ import annotations

from bisect import bisect_right
from math import isqrt
from typing import Any, Final

_DF: Final = (*range(1, 31), 40, 60, 120)
"""Degrees of freedom of the columns. A finite number beyond the last lies before infinity, so the last one counts."""
_T: Final = {
    95: (
        12706, 4303, 3182, 2776, 2571, 2447, 2365, 2306, 2262, 2228, 2201, 2179, 2160, 2145, 2131, 2120, 2110,
        2101, 2093, 2086, 2080, 2074, 2069, 2064, 2060, 2056, 2052, 2048, 2045, 2042, 2021, 2000, 1980,
    ),
    99: (
        63657, 9925, 5841, 4604, 4032, 3707, 3499, 3355, 3250, 3169, 3106, 3055, 3012, 2977, 2947, 2921, 2898,
        2878, 2861, 2845, 2831, 2819, 2807, 2797, 2787, 2779, 2771, 2763, 2756, 2750, 2704, 2660, 2617,
    ),
}  # fmt: skip
"""Student's t, two-sided, in thousandths, by confidence in percent."""


def student_table() -> dict[str, Any]:
    """The table as the scripts get it: `df`, `95` and `99`."""
    return {"df": list(_DF), **{str(level): list(values) for level, values in _T.items()}}


def student_t(level: int, df: int) -> int:
    """t in thousandths for 95 or 99 percent, two-sided; between two entries that of the smaller df (1 or more)."""
    return _T[level][bisect_right(_DF, df) - 1]


def margin_of(sd: int, n: int) -> int:
    """The margin of a mean, t(.975, n − 1) · sd / √n, in the unit of `sd`, rounded half up; `n` is 2 or more."""
    t = student_t(95, n - 1)
    return rounded_root(t * t * sd * sd, 10**6 * n)


def welch_df(sd1: int, n1: int, sd2: int, n2: int) -> int:
    """The degrees of freedom of Welch and Satterthwaite, rounded down; the SDs are not both 0."""
    a, b = sd1 * sd1 * n2, sd2 * sd2 * n1
    return (a + b) ** 2 * (n1 - 1) * (n2 - 1) // (a * a * (n2 - 1) + b * b * (n1 - 1))


def is_difference(difference: int, sd1: int, n1: int, sd2: int, n2: int, level: int) -> bool:
    """Whether two means differ beyond chance (Welch): d²·n₁·n₂ > t²·(a + b). Never when both SDs are 0."""
    if not sd1 and not sd2:
        return False
    t = student_t(level, welch_df(sd1, n1, sd2, n2))
    return difference**2 * n1 * n2 * 10**6 > t * t * (sd1 * sd1 * n2 + sd2 * sd2 * n1)


def smallest_difference(sd1: int, n1: int, sd2: int, n2: int, level: int) -> int | None:
    """The smallest difference that `is_difference` would call one, in the unit of the SDs; None when both are 0."""
    if not sd1 and not sd2:
        return None
    t = student_t(level, welch_df(sd1, n1, sd2, n2))
    return isqrt(t * t * (sd1 * sd1 * n2 + sd2 * sd2 * n1) // (10**6 * n1 * n2)) + 1


def rounded(numerator: int, denominator: int) -> int:
    """The quotient, rounded half up."""
    return (2 * numerator + denominator) // (2 * denominator)


def rounded_root(numerator: int, denominator: int) -> int:
    """The square root of a quotient, rounded half up: ⌊√q + ½⌋ = ⌊(⌊√(4q)⌋ + 1) / 2⌋."""
    return (isqrt(4 * numerator // denominator) + 1) // 2
