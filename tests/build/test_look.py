"""What every page of the built site looks like, as far as its files tell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

HEAVIEST_FONT: Final = 15_000
"""Bytes of one file; a page with answers loads one."""


def test_each_font_comes_from_the_site_is_small_and_has_its_licence_beside_it(site: Path) -> None:
    (style,) = (site / "assets").glob("site.*.css")
    named = re.findall(r"url\((fonts/[^)]+)\)", style.read_text(encoding="utf-8"))
    folder = site / "assets" / "fonts"
    assert sorted(f"fonts/{path.name}" for path in folder.glob("*.woff2")) == sorted(named)
    assert len(named) == 2
    assert max((style.parent / name).stat().st_size for name in named) <= HEAVIEST_FONT
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")
