"""Compiled templates are kept where they do no harm, and never used for another template."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

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


def test_a_template_is_kept_and_read_anew_when_it_changes(tmp_path: Path, python: Path) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    assert rendered(tmp_path, python) == "one"
    (kept,) = (python / ".kennisbank-templates").iterdir()
    first = kept.read_bytes()
    assert rendered(tmp_path, python) == "one"
    (tmp_path / "a.html").write_text("two", encoding="utf-8")
    assert rendered(tmp_path, python) == "two"
    assert kept.read_bytes() != first


def test_what_was_kept_is_what_is_used(tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    rendered(tmp_path, python)
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
    assert rendered(tmp_path, python) == "one"


def test_a_file_is_read_once_in_a_process(tmp_path: Path, python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    rendered(tmp_path, python)
    (kept,) = (python / ".kennisbank-templates").iterdir()
    kept.unlink()
    with monkeypatch.context() as there:
        there.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled again"))
        assert rendered(tmp_path, python) == "one"
    (tmp_path / "a.html").write_text("two", encoding="utf-8")
    assert rendered(tmp_path, python) == "two"


def test_old_ones_are_thrown_away(tmp_path: Path, python: Path) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    folder = python / ".kennisbank-templates"
    folder.mkdir()
    (folder / "old.cache").touch()
    os.utime(folder / "old.cache", (0, time.time() - 8 * 24 * 3600))
    rendered(tmp_path, python)
    assert len(list(folder.iterdir())) == 1
    assert not (folder / "old.cache").exists()


def test_without_an_environment_of_its_own_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("one", encoding="utf-8")
    assert rendered(tmp_path, tmp_path) == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]
