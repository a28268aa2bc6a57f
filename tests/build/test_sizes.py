"""What a visitor downloads stays small: the limits of the plan, measured as a server sends it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from kennisbank.used_style import Rule, listed, parsed
from tests.build.conftest import Pages

LIMITS = {"scan.*.js": 20_000, "slip.*.js": 2_600, "languages.*.js": 1_600, "team.*.js": 28_800, "scan.*.css": 6_000}
"""Bytes after gzip.

The team page has more than the scan: it checks a stranger's file field by field, reads office files and rewritten
links, refuses groups inside one another, names scales by a paired rule and moments by Welch's, keeps a ballot box,
brings back what was erased, and leads a conversation with its clock, its notes and the agreement that is followed. All
of it must be there before the first code is pasted, because the page may load nothing later.
"""

WHOLE_PAGES = {"scan/": 90_000, "scan/team/": 99_000}
"""Bytes after gzip of a page with answers and all that it loads: scripts, styles and the one file of the heading face.
The bare form in the theme is 83 kB without a face. One person of a team opens the team page, mostly at a desk."""
MOST_NODES = 2_000
"""Elements, texts and comments that the browser keeps when the scan has loaded; what waits in a template is none."""


@pytest.mark.parametrize(("pattern", "limit"), LIMITS.items())
def test_our_own_script_and_style_stay_small(site: Path, pattern: str, limit: int) -> None:
    (path,) = (site / "assets" / "scan").glob(pattern)
    assert len(gzip.compress(path.read_bytes(), 9)) <= limit


def test_the_scan_loads_its_own_script_and_two_small_ones_beside_those_of_every_page(
    pages: Pages,
) -> None:
    def scripts(address: str) -> set[str]:
        return {str(script["src"]).rsplit("/", 1)[-1].split(".")[0] for script in pages[address].select("script[src]")}

    assert scripts("scan/") - scripts("begrippen/") == {"plain", "scan", "slip", "languages"}


@pytest.mark.parametrize(("address", "limit"), WHOLE_PAGES.items())
def test_a_page_with_answers_stays_light_and_leaves_out_the_script_of_the_theme(
    site: Path, pages: Pages, address: str, limit: int
) -> None:
    page = pages[address]
    files = [file.get("src") or file.get("href") for file in page.select("script[src], link[rel=stylesheet]")]
    assert not [name for name in files if "bundle" in str(name)]
    (face,) = site.glob("assets/fonts/libertinus-serif-600.*.woff2")
    paths = [site / address / "index.html", face, *((site / address / str(name)).resolve() for name in files)]
    assert sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths) <= limit


@pytest.mark.parametrize("address", ["scan/", "scan/team/", "scan/organisatie/", "scan/sessie/"])
def test_a_page_with_answers_is_read_to_its_end_before_any_script_file_runs(pages: Pages, address: str) -> None:
    scripts = pages[address].select("script[src]")
    assert len(scripts) > 2
    assert all(script.has_attr("defer") for script in scripts)


def test_the_scan_gives_the_browser_few_nodes_to_keep(pages: Pages) -> None:
    kept = [node for node in pages["scan/"].descendants if not node.find_parent("template")]
    assert len(kept) <= MOST_NODES


def selectors_of(rules: Iterable[Rule]) -> Iterator[str]:
    """Of every rule that does more than name values for others."""
    for rule in rules:
        if not rule.prelude.startswith("@") and any(not part.startswith("--") for part in rule.declarations):
            yield from listed(rule.prelude)
        if not rule.prelude.startswith(("@keyframes", "@page")):
            yield from selectors_of(rule.rules)


@pytest.mark.parametrize("address", ["scan/", "scan/team/", "scan/organisatie/", "scan/sessie/"])
def test_whatever_the_style_of_every_page_says_of_a_part_of_an_answer_page_stands_in_the_small_sheet_too(
    site: Path, pages: Pages, address: str
) -> None:
    """Asked of a parser of HTML, which knows nothing of the words by which the sheet was made small."""
    sheets = [site / "begrippen" / str(link["href"]) for link in pages["begrippen/"].select("link[rel=stylesheet]")]
    whole = {each for sheet in sheets for each in selectors_of(parsed(sheet.read_text("utf-8")))}
    (small,) = site.glob("assets/answers.*.css")
    left_out = whole - set(selectors_of(parsed(small.read_text("utf-8"))))
    html = (site / address / "index.html").read_text("utf-8")
    page = LexborHTMLParser(re.sub(r"<(/?)template\b", r"<\1div", html))
    asked = {each: re.sub(r"(^|[\s>+~])(?=:)", r"\1*", each) for each in left_out if "(" not in each}
    asked = {each: re.sub(r":+[\w-]+", "", plain) for each, plain in asked.items()}
    assert len(asked) > 500
    assert [each for each, plain in asked.items() if page.css_first(plain) is not None] == []
