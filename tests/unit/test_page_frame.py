"""The jump list, date and maker of a page, and where the dates come from."""

from __future__ import annotations

import os
import subprocess
from datetime import date
from pathlib import Path

from bs4 import BeautifulSoup

from kennisbank.dates import in_words, last_changes, read_log
from kennisbank.page_frame import FEWEST_HEADINGS, with_frame
from kennisbank.texts import Address, Texts
from quiz.languages.reading import dutch

HEADINGS = [(f"kop-{n}", f"Kop &amp; {n}") for n in range(FEWEST_HEADINGS)]
TEXT = Texts(dutch(), lambda page: Address(page, "nl"))
PAGE = "<h1>Titel</h1>\n<p>Tekst.</p>"


def framed(**changes: object) -> BeautifulSoup:
    given = {"headings": HEADINGS, "changed": date(2026, 11, 3), "maker": "Gemeente <Voorbeeld>"} | changes
    return BeautifulSoup(with_frame(PAGE, **given, text=TEXT), "html.parser")  # type: ignore[arg-type]


def test_a_long_page_gets_links_to_its_headings_right_after_the_title() -> None:
    soup = framed()
    jump = soup.h1.find_next_sibling()  # type: ignore[union-attr]
    assert jump["class"] == ["kb-jump"]  # type: ignore[index]
    assert [(a["href"], a.get_text()) for a in jump.select("a")] == [  # type: ignore[union-attr]
        (f"#kop-{n}", f"Kop & {n}") for n in range(FEWEST_HEADINGS)
    ]


def test_a_page_that_is_seen_at_a_glance_has_no_list() -> None:
    assert framed(headings=HEADINGS[:-1]).select_one(".kb-jump") is None


def test_the_last_line_tells_date_and_maker_as_text() -> None:
    made = framed().select_one(".kb-made")
    assert made is not None
    assert made.get_text() == "Laatst gewijzigd op 3 november 2026. Gemaakt door Gemeente <Voorbeeld>."
    assert made.time is not None
    assert made.time["datetime"] == "2026-11-03"


def test_without_date_or_name_nothing_is_made_up() -> None:
    made = framed(changed=None, maker="").select_one(".kb-made")
    assert made is not None
    assert made.get_text() == "Gemaakt door de makers van deze kennisbank."


def test_the_newest_commit_of_each_file_counts() -> None:
    log = "\x002026-11-03\n\na.md\nmap/één.md\n\x002026-10-01\n\na.md\nb.md\n"
    assert read_log(log) == {"a.md": date(2026, 11, 3), "map/één.md": date(2026, 11, 3), "b.md": date(2026, 10, 1)}
    assert read_log("") == {}
    assert in_words(date(2026, 5, 31)) == "31 mei 2026"


def test_the_dates_are_those_of_git_and_without_git_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "docs" / "map").mkdir(parents=True)
    assert last_changes(tmp_path, "docs") == {}
    (tmp_path / "docs" / "map" / "één.md").write_text("# A\n", encoding="utf-8")
    when = {
        "GIT_AUTHOR_DATE": "2026-02-01T12:00:00Z",
        "GIT_COMMITTER_DATE": "2026-02-03T12:00:00Z",
        "HOME": str(tmp_path),
    }
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "a"]):
        subprocess.run(["git", *arguments], cwd=tmp_path, check=True, env={**os.environ, **when})
    assert last_changes(tmp_path, "docs") == {"map/één.md": date(2026, 2, 3)}
