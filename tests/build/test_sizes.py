"""What a visitor downloads stays small: the limits of the plan, measured as a server sends it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

LIMITS = {"scan.*.js": 20_500, "team.*.js": 26_700, "scan.*.css": 6_000}
"""Bytes after gzip.

The team page has more than the scan: it checks a stranger's file field by field, reads office files and rewritten
links, refuses groups inside one another, names scales by a paired rule and moments by Welch's, keeps a ballot box, and
brings back what was erased. All of it must be there before the first code is pasted, because the page may load nothing
later.
"""


@pytest.mark.parametrize(("pattern", "limit"), LIMITS.items())
def test_our_own_script_and_style_stay_small(site: Path, pattern: str, limit: int) -> None:
    (path,) = (site / "assets" / "scan").glob(pattern)
    assert len(gzip.compress(path.read_bytes(), 9)) <= limit


def test_the_scan_loads_one_script_of_its_own_beside_those_of_every_page(pages) -> None:
    def scripts(address: str) -> set[str]:
        return {script["src"].rsplit("/", 1)[-1].split(".")[0] for script in pages[address].select("script[src]")}

    assert scripts("scan/") - scripts("begrippen/") == {"scan"}
