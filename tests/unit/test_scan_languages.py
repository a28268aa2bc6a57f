"""Where the link to another language leads, and what is handed over on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.javascript import Modules

# A page without a scan: only what needs none is asked here.
WORLD = "globalThis.document = { querySelector: () => null };"
DRAWER = """(text, now) => {
  const kept = { carried: text };
  const drawer = { read: (key) => ({ text: kept[key] ?? null }), remove: (key) => delete kept[key] };
  return [m.takeCarried(drawer, "carried", now), Object.keys(kept)];
}"""


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {"overrides/scan/languages.mjs": ("hashFor", "takeCarried")}
    return Modules(tmp_path_factory.mktemp("languages"), wanted, world=WORLD)


@pytest.mark.parametrize(
    ("hash_now", "arrived", "is_kept", "wanted"),
    [
        ("#stap-3", "", True, "#stap-3"),
        ("#uitslag", "#r=0000", True, "#uitslag"),
        ("#r=535D-0001", "", True, ""),
        ("#elders", "", True, ""),
        ("", "", False, ""),
        ("#stap-1", "#team=Zuid;2026-12-01", False, "#team=Zuid;2026-12-01"),
        ("#stap-2", "#team=Zuid;2026-12-01", True, "#stap-2"),
    ],
)
def test_the_link_carries_a_place_or_the_invitation_of_a_team_and_never_a_code(
    languages: Modules, hash_now: str, arrived: str, is_kept: bool, wanted: str
) -> None:
    assert languages.call("m.hashFor", hash_now, arrived, is_kept) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"code": "A", "plan": [], "until": 2000}', {"code": "A", "plan": [], "until": 2000}),
        ('{"code": "A", "until": 900}', None),
        ('{"code": 7, "until": 2000}', None),
        ('{"until": 2000}', None),
        ("[1]", None),
        ("<script>", None),
    ],
)
def test_what_was_handed_over_is_there_once_and_for_a_moment(languages: Modules, text: str, found: Any) -> None:
    assert languages.call(DRAWER, text, 1000) == [found, []]


def test_the_script_asks_for_nothing_where_there_is_no_scan(tmp_path: Path) -> None:
    Modules(tmp_path, {"overrides/scan/languages.mjs": ("openedIn",)}, world=WORLD)
