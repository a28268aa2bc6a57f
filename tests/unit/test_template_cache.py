"""Compiled templates are kept where they do no harm, and never used for another template."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from kennisbank import template_cache
from kennisbank.kept import save, store_in
from kennisbank.kept_store import Store
from kennisbank.template_cache import keep_compiled


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """The folder of an environment of Python."""
    (tmp_path / "python").mkdir()
    (tmp_path / "python/pyvenv.cfg").touch()
    return tmp_path / "python"


def rendered(templates: Path, python: Path) -> str:
    environment = Environment(loader=FileSystemLoader(templates))
    keep_compiled(environment, python)
    return environment.get_template("a.html").render()


def anew(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The end of a build, and the beginning of one in another process."""
    save(python)
    store_in.cache_clear()
    monkeypatch.setattr(template_cache, "_read", {})


def test_a_template_is_kept_and_read_anew_when_it_changes(
    tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for text in ("one", "two"):
        (tmp_path / "a.html").write_text(text, encoding="utf-8")
        assert rendered(tmp_path, python) == text
        anew(python, monkeypatch)
        assert rendered(tmp_path, python) == text


def test_what_was_kept_is_what_is_used(tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    rendered(tmp_path, python)
    anew(python, monkeypatch)
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert rendered(tmp_path, python) == "one"


def test_a_template_is_looked_for_once_in_a_process(
    tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    rendered(tmp_path, python)
    with monkeypatch.context() as there:
        there.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
        there.setattr(Store, "get", lambda *_: pytest.fail("looked for again"))
        assert rendered(tmp_path, python) == "one"
    (tmp_path / "a.html").write_text("two", encoding="utf-8")
    assert rendered(tmp_path, python) == "two"


def test_without_an_environment_of_its_own_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    assert rendered(tmp_path, tmp_path) == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
