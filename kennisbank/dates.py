"""When each page last changed, as git knows it: the same sources give the same dates.

One call of git for all pages. Without git, or in a copy without history, nothing is known and no date is shown.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
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


def in_words(day: date) -> str:
    """As *3 mei 2026*."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
