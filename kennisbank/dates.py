"""When each page last changed, as git knows it: the same sources give the same dates.

One call of git for all pages. Without git, or in a copy without history, nothing is known and no date is shown.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from quiz.languages.model import Language
from quiz.languages.reading import dutch

MONTHS: Final = "page.months"
"""The table of a language with the names of the months, by number."""
_DAY: Final = re.compile(
    r"(?<![\d/-])(?:(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>[12]\d{3})"
    r"|(?P<year_>[12]\d{3})-(?P<month_>\d{2})-(?P<day_>\d{2}))(?![\d/-])"
)
_PATIENCE: Final = 20
"""Seconds that git may take."""


def last_changes(root: Path, folder: str) -> Mapping[str, date]:
    """By path below `folder`: the day of the last commit that touched the file. Empty where git cannot tell."""
    command = ["git", "-c", "core.quotepath=off", "log", "--format=%x00%cs", "--name-only", "--relative", "--", "."]
    try:
        done = subprocess.run(
            command, cwd=root / folder, capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return {}
    return read_log(done.stdout)


def read_log(log: str) -> Mapping[str, date]:
    """The newest day of each file in a log whose commits begin with a null character and their day."""
    found: dict[str, date] = {}
    for commit in log.split("\0")[1:]:
        day, *names = commit.split("\n")
        for name in filter(None, names):
            found.setdefault(name, date.fromisoformat(day))
    return found


def no_such_days(text: str) -> list[str]:
    """The days in a text that the calendar does not have, such as 31-02-2026 or 2026-02-31."""
    return [found[0] for found in _DAY.finditer(text) if not _exists(found)]


def _exists(found: re.Match[str]) -> bool:
    year, month, day = (int(found[name] or found[f"{name}_"]) for name in ("year", "month", "day"))
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def in_words(day: date, language: Language | None = None) -> str:
    """As *3 mei 2026*, or as the language writes a date."""
    language = language or dutch()
    month = language.sentence(f"{MONTHS}.{day.month}", {})
    return language.sentence("page.frame.date", {}).format(day=day.day, month=month, year=day.year)
