"""After an installation, the templates are compiled as the first build would do it, and a wrong one stops nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.compiled import compile_templates
from kennisbank import template_cache
from kennisbank.kept import folder_in

SETTINGS = "site_name: x\ntheme: {name: material, custom_dir: overrides}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the theme, a good template and a wrong one, and an environment of Python of its own."""
    for name, text in {
        "mkdocs.yml": SETTINGS,
        "docs/index.md": "# A\n",
        "overrides/a.html": '{{ "a b" | split(" ") | first }}{{ "x" | url }}',
        "overrides/b.html": "{% if %}",
        "python/pyvenv.cfg": "",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = folder_in(tmp_path / "python")
    monkeypatch.setattr(template_cache, "folder_in", lambda python: found)
    return tmp_path


def test_each_template_but_a_wrong_one_is_compiled_and_the_words_of_two_languages(project: Path) -> None:
    theirs = compile_templates(project)
    (project / "overrides/a.html").unlink()
    assert compile_templates(project) == theirs - 1
    kept = list((project / "python/.kennisbank-templates").iterdir())
    assert len(kept) == theirs
    assert 30 < theirs < 80  # with all languages, there were sixty more
