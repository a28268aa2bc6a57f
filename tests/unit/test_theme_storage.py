"""What the theme kept on a device and finds there again: a damaged value counts as none, before the theme reads it."""

from __future__ import annotations

import json
import re
from typing import Any, Final

import pytest
import quickjs

from tests.unit.javascript import ROOT

BOOT: Final = """
var kept = null;
var blocked = false;
var __md_get = (name) => { if (blocked) throw new Error("blocked"); return JSON.parse(kept); };
var __md_set = () => { if (blocked) throw new Error("blocked"); };
var addEventListener = () => {};
"""
"""As the boot script of the theme: it reads JSON from a storage, and whatever that throws goes on to the page."""
DAMAGED: Final = (
    *("", "{", "\u0000\uffff", "null", "7", '"slate"', "[]", "{}"),
    '{"index":1}',
    '{"index":"1","color":{}}',
    '{"index":null,"color":null}',
    '{"index":1.5,"color":{"media":"","scheme":"slate","primary":"custom","accent":"custom"}}',
    '{"index":1,"color":{"media":"","scheme":"nergens","primary":"custom","accent":"custom"}}',
    '{"index":1,"color":{"media":"","scheme":"slate","primary":"custom"}}',
    '{"index":1,"color":{"a b":"c"}}',
)
SOUND: Final = '{"index":1,"color":{"media":"","scheme":"slate","primary":"custom","accent":"custom"}}'


@pytest.fixture
def storage() -> quickjs.Context:
    """The boot script and, right after it, the repair."""
    found = re.search(r"<script>(.*)</script>", (ROOT / "overrides/material/repairs.html").read_text("utf-8"), re.S)
    assert found
    context = quickjs.Context()
    context.eval(BOOT + found[1])
    return context


def read(storage: quickjs.Context, value: str | None, name: str = "__palette") -> Any:
    """What the theme gets when this is what is kept."""
    storage.set("kept", value)
    return json.loads(storage.eval(f"JSON.stringify(__md_get({json.dumps(name)}) ?? null)"))


@pytest.mark.parametrize("value", DAMAGED)
def test_colours_that_were_damaged_count_as_none(storage: quickjs.Context, value: str) -> None:
    assert read(storage, value) is None


def test_colours_that_are_sound_are_those_that_were_kept(storage: quickjs.Context) -> None:
    assert read(storage, SOUND) == json.loads(SOUND)
    assert read(storage, None) is None


def test_what_the_theme_keeps_under_another_name_may_have_any_shape(storage: quickjs.Context) -> None:
    assert read(storage, "[1]", "__tabs") == [1]


def test_a_storage_that_is_blocked_reads_as_empty_and_takes_anything(storage: quickjs.Context) -> None:
    storage.eval("blocked = true")
    assert read(storage, SOUND) is None
    assert storage.eval("__md_set('__palette', 1)") is None
