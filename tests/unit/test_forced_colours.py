"""Forced colours: whoever chose their own colours sees what a page says with a filled part."""

from __future__ import annotations

import re
from typing import Final

from kennisbank.used_style import parsed
from tests.unit.javascript import ROOT

_FILLED: Final = re.compile(r"::(?:-webkit-progress-value|-moz-progress-bar)$")
"""The part of a bar that is done. Forced colours paint it as the page, unless it has a colour of the system."""


def test_how_far_one_is_can_be_seen_in_forced_colours() -> None:
    rules = [rule for sheet in sorted((ROOT / "overrides").rglob("*.css")) for rule in parsed(sheet.read_text("utf-8"))]
    forced = [each for rule in rules if rule.prelude == "@media (forced-colors: active)" for each in rule.rules]
    filled = {rule.prelude for rule in rules if _FILLED.search(rule.prelude)}
    coloured = {each.prelude for each in forced if "Highlight" in "".join(each.declarations)}
    assert len(filled) == 2
    assert filled <= coloured
