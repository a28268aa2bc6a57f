"""Forms for different numbers: `one` and `other` in Dutch, more or fewer in other languages (CLDR's categories).

Here are the rules for whole numbers, of the languages that people in the Netherlands and Belgium are likely to ask
for; in scripts `Intl.PluralRules` knows them. A test in a browser compares the two.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")
COUNT: Final = "n"
"""The value that decides between the forms, in templates and in scripts."""
DUTCH_FORMS: Final = ("one", "other")
MILLION: Final = 1_000_000

Rule = Callable[[int], str]


def form_of(number: int, tag: str = "nl") -> str:
    """The form for a whole number in a language; of a language without a rule here, as in Dutch."""
    return (rule_of(tag) or _one)(number)


def rule_of(tag: str) -> Rule | None:
    """The rule for a language, whatever its region; None where there is none here."""
    return _RULES.get(tag) or _RULES.get(tag.split("-")[0])


def forms_of(tag: str) -> tuple[str, ...] | None:
    """The forms that the whole numbers of a language have, in the order of the categories; None without a rule."""
    rule = rule_of(tag)
    if rule is None:
        return None
    found = {rule(number) for number in (*range(201), MILLION)}
    # `Intl` falls back on `other`, and a fraction has no other form in some languages.
    return tuple(name for name in CATEGORIES if name in found | {"other"})


def _never(number: int) -> str:
    return "other"


def _one(number: int) -> str:
    return "one" if number == 1 else "other"


def _none_or_one(number: int) -> str:
    return "one" if number < 2 else "other"


def _romance(number: int) -> str:
    return "many" if number and not number % MILLION else _one(number)


def _french(number: int) -> str:
    return "many" if number and not number % MILLION else _none_or_one(number)


def _slavic(number: int) -> str:
    """Russian and Ukrainian."""
    ten, hundred = number % 10, number % 100
    if ten == 1 and hundred != 11:
        return "one"
    return "few" if 2 <= ten <= 4 and not 12 <= hundred <= 14 else "many"


def _south_slavic(number: int) -> str:
    form = _slavic(number)
    return "other" if form == "many" else form


def _polish(number: int) -> str:
    form = _slavic(number)
    return ("one" if number == 1 else "many") if form != "few" else "few"


def _czech(number: int) -> str:
    return _one(number) if not 2 <= number <= 4 else "few"


def _slovene(number: int) -> str:
    return {1: "one", 2: "two", 3: "few", 4: "few"}.get(number % 100, "other")


def _lithuanian(number: int) -> str:
    if 11 <= number % 100 <= 19 or not number % 10:
        return "other"
    return "one" if number % 10 == 1 else "few"


def _latvian(number: int) -> str:
    if 11 <= number % 100 <= 19 or not number % 10:
        return "zero"
    return "one" if number % 10 == 1 else "other"


def _romanian(number: int) -> str:
    if number == 1:
        return "one"
    return "few" if not number or 1 <= number % 100 <= 19 else "other"


def _hebrew(number: int) -> str:
    return {1: "one", 2: "two"}.get(number, "other")


def _arabic(number: int) -> str:
    if number < 3:
        return ("zero", "one", "two")[number]
    rest = number % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"


_RULES: Final[Mapping[str, Rule]] = (
    dict.fromkeys(("id", "ja", "ko", "lo", "ms", "my", "th", "vi", "zh"), _never)
    | dict.fromkeys(("af", "az", "bg", "ckb", "da", "de", "el", "en", "et", "eu", "fi", "fy", "hu", "ka", "kk"), _one)
    | dict.fromkeys(("ku", "lb", "nb", "nl", "nn", "no", "pap", "so", "sq", "sv", "sw", "ta", "tr", "ug"), _one)
    | dict.fromkeys(("ur", "uz"), _one)
    | dict.fromkeys(("am", "bn", "fa", "gu", "hi", "hy", "pa", "ti"), _none_or_one)
    | dict.fromkeys(("ca", "es", "it", "pt-PT"), _romance)
    | dict.fromkeys(("fr", "pt"), _french)
    | dict.fromkeys(("be", "ru", "uk"), _slavic)
    | dict.fromkeys(("bs", "hr", "sr"), _south_slavic)
    | dict.fromkeys(("cs", "sk"), _czech)
    | {"pl": _polish, "sl": _slovene, "lt": _lithuanian, "lv": _latvian, "ro": _romanian, "he": _hebrew, "ar": _arabic}
)
TAGS: Final = tuple(_RULES)
"""The languages with a rule."""
