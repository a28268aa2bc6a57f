"""When each page last changed, as git knows it: the same sources give the same dates.

One call of git for all pages. Without git, or in a copy without history, nothing is known and no date is shown.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from quiz.languages.model import Language
from quiz.languages.reading import dutch

MONTHS: Final = "page.months"
"""The table of a language with the names of the months, by number."""
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


def in_words(day: date, language: Language | None = None) -> str:
    """As *3 mei 2026*, or as the language writes a date."""
    language = language or dutch()
    month = language.sentence(f"{MONTHS}.{day.month}", {})
    return language.sentence("page.frame.date", {}).format(day=day.day, month=month, year=day.year)
