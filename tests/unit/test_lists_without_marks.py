"""Safari tells nobody that a list without marks is a list, unless its HTML says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
STYLES: Final = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides").rglob("*.css")))
RULE: Final = re.compile(r"([^{}]+){[^{}]*list-style: none")
LIST: Final = re.compile(r"<[uo]l\b[^>]*>")


def classes_without_marks() -> set[str]:
    """The classes in whose rules a list loses its marks."""
    selectors = (re.sub(r"/\*.*?\*/", "", rule, flags=re.DOTALL) for rule in RULE.findall(STYLES))
    return {name for rule in selectors for name in re.findall(r"\.([\w-]+)", rule)} - {"md-typeset"}


def lists() -> list[tuple[str, str]]:
    """Where each list with a class begins, and how: in templates, and in what Python writes."""
    paths = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "kennisbank").rglob("*.py")]
    return [(path.name, start) for path in sorted(paths) for start in LIST.findall(path.read_text(encoding="utf-8"))]


def test_a_list_without_marks_says_that_it_is_a_list() -> None:
    bare = classes_without_marks()
    assert {"kb-sources", "kb-practices__list", "scan-scores", "team-scales"} <= bare
    silent = [
        (place, start)
        for place, start in lists()
        if bare & set(" ".join(re.findall(r'class="([^"]*)"', start)).split()) and "role=" not in start
    ]
    assert silent == []


def test_the_lists_of_the_footer_have_no_class_and_say_it_too() -> None:
    footer = (ROOT / "overrides" / "parts" / "footer.html").read_text(encoding="utf-8")
    starts = LIST.findall(footer)
    assert starts
    assert all('role="list"' in start for start in starts)
