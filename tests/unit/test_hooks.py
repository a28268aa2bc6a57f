"""Every hook that a script asks the page for is there: written by a template, or set by a script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.unit.javascript import ROOT

SCRIPTS = sorted((ROOT / "overrides").rglob("*.mjs"))
SOURCES = [*(ROOT / "overrides").rglob("*.html"), *(ROOT / "docs").rglob("*.md")]

ASKED = re.compile(r"\[(data-[a-z-]+)(?:=\\?[\"']([^\"'$\]]*)\\?[\"'])?")
"""`[data-x]` or `[data-x="y"]` in a selector."""
WRITTEN_BY_NAME = re.compile(r"\bwrite(?:List)?\([^,()]+(?:\([^()]*\))?,\s*\"([a-z-]+)\"")
"""`write(part, "x", …)` of the team page, for `[data-x]`."""
READ = re.compile(r"\bdataset\.([a-zA-Z]+)\b(?!\s*=[^=])")
SET = (
    re.compile(r"\bdataset\.([a-zA-Z]+)\s*=[^=]"),
    re.compile(r"\b(?:toggle|set)Attribute\(\s*\"data-([a-z-]+)\""),
)

SET_TOGETHER = re.compile(r"\bObject\.assign\([\w.]+\.dataset,\s*\{([^}]*)\}")


def kebab(name: str) -> str:
    return re.sub(r"[A-Z]", lambda match: f"-{match[0].lower()}", name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What a script may ask for."""

    names: frozenset[str]
    """The hooks that templates write."""
    values: frozenset[tuple[str, str]]
    """Those with a value that a template writes out."""
    open_ended: frozenset[str]
    """Those of which a value has an expression in it: it may become anything."""
    made: frozenset[str]
    """Those that a script sets."""


def set_in(script: str) -> set[str]:
    """The names of `dataset` and of attributes that a script sets, one by one or several at once."""
    together = {name for block in SET_TOGETHER.findall(script) for name in re.findall(r"(?:^|,)\s*(\w+)", block)}
    return together | {name for pattern in SET for name in pattern.findall(script)}


def hooks_in(templates: list[str], scripts: list[str]) -> Hooks:
    return Hooks(
        names=frozenset(name for text in templates for name in re.findall(r"\b(data-[a-z-]+)", text)),
        values=frozenset(pair for text in templates for pair in re.findall(r"\b(data-[a-z-]+)=\"([^\"{]*)\"", text)),
        open_ended=frozenset(name for text in templates for name in re.findall(r"\b(data-[a-z-]+)=\"[^\"]*\{", text)),
        made=frozenset(f"data-{kebab(name)}" for text in scripts for name in set_in(text)),
    )


@pytest.fixture(scope="module")
def hooks() -> Hooks:
    """Those of the site."""
    templates, scripts = ([path.read_text(encoding="utf-8") for path in paths] for paths in (SOURCES, SCRIPTS))
    return hooks_in(templates, scripts)


def missing(script: str, hooks: Hooks) -> set[str]:
    """The hooks that this script asks for and that are nowhere."""
    faults = set()
    for name, value in ASKED.findall(script):
        written_out = not value or (name, value) in hooks.values or name in hooks.open_ended
        if name not in hooks.made and (name not in hooks.names or not written_out):
            faults.add(f'[{name}="{value}"]' if value else f"[{name}]")
    asked = {f"data-{name}" for name in WRITTEN_BY_NAME.findall(script)}
    asked |= {f"data-{kebab(name)}" for name in READ.findall(script)}
    return faults | {f"[{name}]" for name in asked - hooks.names - hooks.made}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT / "overrides").as_posix())
def test_every_hook_of_a_script_is_in_a_template_or_set_by_a_script(path: Path, hooks: Hooks) -> None:
    assert missing(path.read_text(encoding="utf-8"), hooks) == set()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ('one(root, "[data-gone]")', {"[data-gone]"}),
        ("one(root, '[data-action=\"gone\"]')", {'[data-action="gone"]'}),
        ('write(one(a, "[data-here]"), "gone", "x")', {"[data-gone]"}),
        ("if (a.dataset.longGone) b();", {"[data-long-gone]"}),
        ("one(root, '[data-action=\"stay\"] [data-here]')", set()),
        ("c(a.dataset.one, a.dataset.longTwo, a.dataset.three)", {"[data-three]"}),
        ('one(root, `[data-row="${id}"]`); a.dataset.made === b; all(root, \'[data-row="any"]\');', set()),
    ],
)
def test_a_hook_that_is_nowhere_is_found(script: str, fault: set[str]) -> None:
    templates = ['<p data-here><b data-action="stay" data-row="{{ id }}">']
    scripts = ['a.dataset.made = "x";', "Object.assign(a.dataset, { one: b ? c : d, longTwo });"]
    assert missing(script, hooks_in(templates, scripts)) == fault


def test_scripts_never_ask_the_page_for_a_class_of_a_component() -> None:
    """Behaviour hangs on `data-…`; a class is for the style sheet, and may change with it."""
    asks = re.compile(r"""\b(?:one|all|closest|matches|querySelector(?:All)?)\([^)]*["'`][^"'`]*\.(?:scan|team|kb)-""")
    assert [path.name for path in SCRIPTS if asks.search(path.read_text(encoding="utf-8"))] == []
