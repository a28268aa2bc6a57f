"""After an installation, the templates are compiled as the first build would do it, and a wrong one stops nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hooks import compiled
from hooks.compiled import compile_templates
from kennisbank import template_cache
from kennisbank.kept import store_in

SETTINGS = "site_name: x\ntheme: {name: null, custom_dir: theme, language: nl}\nplugins: []\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with good templates, a wrong one and words in three languages, and a Python of its own."""
    for name, text in {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": "# A\n",
        "theme/a.html": '{{ "a b" | split(" ") | first }}{{ "x" | url }}{{ "x" | breakable }}',
        "theme/b/c.html": '{% include "a.html" %}',
        "theme/wrong.html": "{% if %}",
        "theme/style.css": "{{ no template }}",
        **{f"theme/partials/languages/{language}.html": language for language in ("nl", "en", "fr")},
        "python/pyvenv.cfg": "",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = store_in(tmp_path / "python")
    monkeypatch.setattr(template_cache, "store_in", lambda python: found)
    monkeypatch.setattr(compiled, "uses_in", lambda templates: iter(()))
    return tmp_path


def test_each_template_but_a_wrong_one_is_compiled_and_the_words_of_two_languages(project: Path) -> None:
    there = compile_templates(project)
    store = store_in(project / "python")
    assert store is not None
    store.save()
    (path,) = (project / "python/.kennisbank-templates").iterdir()
    with closing(sqlite3.connect(path)) as file:
        kept = {code for (code,) in file.execute("SELECT content FROM kept")}
    for name in ("a.html", "b/c.html", "partials/languages/nl.html", "partials/languages/en.html"):
        assert any(name.encode() in code for code in kept), name
    assert not any(b"fr.html" in code or b"style.css" in code for code in kept)
    assert len(kept) == there
