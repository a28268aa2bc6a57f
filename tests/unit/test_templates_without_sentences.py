"""The templates of scan, team page, paper form and what belongs to them say keys: a sentence stands in one place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from jinja2 import Environment, nodes

from kennisbank.texts import PAGES, check_uses, uses_in
from quiz.languages.reading import dutch

ROOT: Final = Path(__file__).resolve().parents[2]
TEMPLATES: Final = ROOT / "overrides"
FOLDERS: Final = ("scan", "paper", "team", "session", "organisation")
_TAG: Final = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_HEARD: Final = re.compile(r'\b(?:aria-label|title|alt|placeholder|data-label)="([^"]*)"')
SIGNS: Final = frozenset({"SD", "PDF", "JSON", "CSV"})


def words_in(source: str) -> list[str]:
    """The words of a template that a visitor would read or hear: outside tags, in names, and in its expressions."""
    tree = Environment(extensions=["jinja2.ext.do"]).parse(source)
    html = "\x00".join(data.data for data in tree.find_all(nodes.TemplateData))
    shown = [_TAG.sub(" ", re.sub(r"\x00", " ", re.sub(r"<[^<>]*\x00[^<>]*>", " ", html))), *_HEARD.findall(html)]
    shown += [
        value.value
        for value in tree.find_all(nodes.Const)
        if isinstance(value.value, str) and re.search(r"^[A-Z]|[a-z] [a-z]", value.value) and "<" not in value.value
    ]
    return [word for text in shown for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", text))]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>De scan</p>", ["De", "scan"]),
        ('<p class="kop" data-x="{{ y }}">{{ text("a.b") }} · 5 – ?</p>', []),
        ('<p aria-label="Tabel"></p>', ["Tabel"]),
        ('{{ facet("disciplines", "De vijf") }}', ["De", "vijf"]),
        ("{# Een regel #}{% if a %}<b>ja</b>{% endif %}", ["ja"]),
    ],
)
def test_the_words_of_a_template_are_found(source: str, words: list[str]) -> None:
    assert words_in(source) == words


def test_no_template_holds_a_sentence_of_its_own() -> None:
    templates = [path for folder in FOLDERS for path in sorted((TEMPLATES / folder).glob("*.html"))]
    assert len(templates) > 30
    found = {
        path.relative_to(TEMPLATES).as_posix(): words
        for path in templates
        if (words := sorted(set(words_in(path.read_text("utf-8"))) - SIGNS))
    }
    assert found == {}


def test_no_sentence_is_left_that_nothing_shows() -> None:
    said = {use.key for use in uses_in(TEMPLATES) if use.key and not use.table}
    tables = {use.key for use in uses_in(TEMPLATES) if use.key and use.table}
    code = "".join(
        path.read_text("utf-8") for folder in ("quiz", "kennisbank") for path in sorted((ROOT / folder).rglob("*.py"))
    )
    # Code takes a whole table by its name, or the last part of a key from a value.
    names = {key[:at] for key in dutch().texts for at in [match.start() for match in re.finditer(r"\.", key)]}
    tables |= {name for name in names if f'"{name}"' in code or f'"{name}.{{' in code}
    unused = [
        key
        for key in dutch().texts
        if key not in said and f'"{key}"' not in code and not any(key.startswith(f"{table}.") for table in tables)
    ]
    assert unused == []


def test_an_attribute_holds_words_and_no_tags() -> None:
    inside = re.compile(r'="[^"{]*\{\{ *text\(')
    found = [path.name for path in TEMPLATES.rglob("*.html") if inside.search(path.read_text("utf-8"))]
    assert found == []


def test_every_page_that_a_sentence_may_link_to_exists() -> None:
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    for address in PAGES.values():
        assert {f"{address}index.md", f"{address.rstrip('/')}.md"} & pages, address


def test_the_templates_ask_for_nothing_that_is_not_there() -> None:
    class Told(list[str]):
        def add(self, sentence: str, **_: object) -> None:
            self.append(sentence)

    faults = Told()
    check_uses(TEMPLATES, dutch(), faults)  # type: ignore[arg-type]
    assert faults == []
