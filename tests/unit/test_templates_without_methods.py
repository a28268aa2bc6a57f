"""No template calls a method of Python: another builder reads the same templates in another language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from kennisbank.template_filters import add_filters

ROOT = Path(__file__).resolve().parents[2]
METHODS = {name for kind in (str, list, dict, tuple, set) for name in dir(kind)}
TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))


def methods_called(source: str) -> Iterator[tuple[int, str]]:
    """Line and name of every call such as `x.splitlines()`."""
    tree = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]).parse(source)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and call.node.attr in METHODS:
            yield call.lineno, call.node.attr


def test_no_template_calls_a_method_of_python() -> None:
    assert len(TEMPLATES) > 50
    found = [
        f"{path.relative_to(ROOT)}, line {line}: .{name}()"
        for path in TEMPLATES
        for line, name in methods_called(path.read_text(encoding="utf-8"))
    ]
    assert found == [], "use a filter: | items, | split, | lines, | trim, | replace, is startingwith"


def test_a_method_is_found_and_what_only_looks_like_one_is_not() -> None:
    methods = '{{ x.split("a")[0] }}\n{% for a in b.items() %}{{ loop.cycle(1) }}{% endfor %}'
    assert list(methods_called(methods + '{{ text.table("x") }}{{ c.items }}')) == [(1, "split"), (2, "items")]


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ('{{ "a-b-c" | split("-") | join(" ") }}', "a b c"),
        ('{{ "a-b-c" | split("-", 1) | last }}', "b-c"),
        ('{{ "a\n\nb" | lines | length }}', "3"),
        ('{{ "way-slips" is startingwith("way-") }} {{ "no-way-" is startingwith("way-") }}', "True False"),
    ],
)
def test_a_filter_does_what_its_name_says_in_minijinja(template: str, shown: str) -> None:
    environment = Environment()
    add_filters(environment)
    assert environment.from_string(template).render() == shown
