"""What the readability signal says of our own pages holds, whatever it makes of English words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools import readability
from tools.readability import HOUSE_RULE, dutch_pages, measure
from tools.syllables import count_syllables

DOCS = Path(__file__).resolve().parents[2] / "docs"
TOO_HIGH = re.compile(
    "team|coach|board|deadline|online|website|case|time|management|practice|service|agile|retrospective|site",
    re.IGNORECASE,
)
"""English parts of words of which the vowel groups are one more than what is heard."""


def verdicts() -> dict[str, bool | None]:
    """Whether each page keeps the house rule, None for one without prose."""
    reports = {path.relative_to(DOCS).as_posix(): measure(path.read_text("utf-8")) for path in dutch_pages(DOCS)}
    return {
        name: None if report.median is None else round(report.median, 1) >= HOUSE_RULE
        for name, report in reports.items()
    }


def test_no_page_changes_sides_when_english_words_are_counted_as_they_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = verdicts()
    assert len(counted) > 20
    monkeypatch.setattr(
        readability, "count_syllables", lambda word: count_syllables(word) - len(TOO_HIGH.findall(word))
    )
    assert verdicts() == counted
