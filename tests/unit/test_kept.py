"""What a build worked out is used again, and only where nothing it was made from has changed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from kennisbank import kept as module
from kennisbank.kept import kept, save, store_in

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """The folder of an environment of Python."""
    (tmp_path / "python").mkdir()
    (tmp_path / "python/pyvenv.cfg").touch()
    return tmp_path / "python"


def never() -> str:
    pytest.fail("worked out again")


def anew(python: Path) -> None:
    """The end of a build, and the beginning of one in another process."""
    save(python)
    store_in.cache_clear()


def test_the_same_sources_are_worked_out_once(python: Path) -> None:
    assert kept("sum", ("a", 1), lambda: ["é", 3], python=python) == ["é", 3]
    assert kept("sum", ("a", 1), never, python=python) == ["é", 3]
    anew(python)
    assert kept("sum", ("a", 1), never, python=python) == ["é", 3]


def test_while_serving_the_next_build_has_what_was_saved_and_what_is_new(python: Path) -> None:
    for source in ("a", "b"):
        kept("sum", source, lambda: "made", python=python)
        save(python)
    kept("sum", "c", lambda: "made", python=python)
    assert [kept("sum", source, never, python=python) for source in "abc"] == ["made"] * 3


@pytest.mark.parametrize(
    ("kind", "sources"), [("sum", ("a", 2)), ("sum", ("b", 1)), ("sum", ("a", "1")), ("sum", "a1"), ("other", ("a", 1))]
)
def test_other_sources_or_another_kind_are_worked_out_anew(python: Path, kind: str, sources: object) -> None:
    kept("sum", ("a", 1), lambda: "first", python=python)
    assert kept(kind, sources, lambda: "second", python=python) == "second"


def test_another_version_of_our_code_is_not_believed(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("sum", "a", lambda: "first", python=python)
    anew(python)
    monkeypatch.setattr(module, "VERSION", "another")
    assert kept("sum", "a", lambda: "second", python=python) == "second"


@pytest.mark.parametrize("name", ["kennisbank/kept.py", "hooks/speed.py", "quiz/meant.py"])
def test_every_module_that_has_a_part_in_it_makes_another_version(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "__file__", str(tmp_path / "kennisbank/kept.py"))
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text("1", encoding="utf-8")
    before = module._read_version()
    path.write_text("2", encoding="utf-8")
    assert module._read_version() != before


@pytest.mark.parametrize("said", [b"", b'"fir', b"[" * 100_000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_worked_out_anew_and_mended(said: bytes, python: Path) -> None:
    kept("sum", "a", lambda: "first", python=python)
    anew(python)
    (file,) = (python / ".kennisbank-templates").iterdir()
    file.write_bytes(said)
    assert kept("sum", "a", lambda: "second", python=python) == "second"
    anew(python)
    assert kept("sum", "a", never, python=python) == "second"


def test_what_cannot_be_made_is_told_each_time_and_not_kept(python: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kept("sum", "a", lambda: 1 // 0, python=python)
    assert kept("sum", "a", lambda: "made", python=python) == "made"


def test_where_nothing_can_be_written_all_is_worked_out(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kennisbank.kept.os.access", lambda folder, mode: False)
    assert kept("sum", "a", lambda: "first", python=python) == "first"
    assert kept("sum", "a", lambda: "second", python=python) == "second"
    save(python)
    assert list((python / ".kennisbank-templates").iterdir()) == []


def test_without_an_environment_of_its_own_nothing_is_kept(tmp_path: Path) -> None:
    assert store_in(tmp_path) is None
    assert kept("sum", "a", lambda: "made", python=tmp_path) == "made"
    assert list(tmp_path.iterdir()) == []


def test_with_a_python_that_has_no_sqlite_nothing_is_kept(python: Path) -> None:
    without = (
        "import sys; sys.modules['sqlite3'] = None\n"
        "from pathlib import Path; from kennisbank.kept import kept, save, store_in\n"
        f"python = Path({str(python)!r})\n"
        "print(store_in(python), kept('sum', 'a', lambda: 'made', python=python)); save(python)\n"
    )
    said = subprocess.run([sys.executable, "-c", without], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert said.stdout == "None made\n"


def test_a_text_that_is_no_utf_8_is_a_source_as_any_other(python: Path) -> None:
    text = b"\xff".decode("utf-8", "surrogateescape")
    assert kept("sum", text, lambda: "made", python=python) == "made"


def test_old_things_are_looked_for_once_an_hour(python: Path) -> None:
    kept("sum", "a", lambda: "made", python=python)
    anew(python)
    old = python / ".kennisbank-templates/old"
    old.touch()
    os.utime(old, (0, time.time() - 8 * 24 * 3600))
    store_in(python)
    assert old.exists()
    os.utime(python / ".kennisbank-swept", (0, time.time() - 3700))
    store_in.cache_clear()
    store_in(python)
    assert not old.exists()


def test_what_is_a_week_old_goes_from_a_file_that_is_in_use(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as then:
        then.setattr("kennisbank.kept_store.time", SimpleNamespace(time=lambda: time.time() - 8 * 24 * 3600))
        kept("sum", "a", lambda: "first", python=python)
        anew(python)
    kept("sum", "b", lambda: "first", python=python)
    anew(python)
    assert kept("sum", "a", never, python=python) == "first"
    (python / ".kennisbank-swept").unlink()
    store_in.cache_clear()
    assert kept("sum", "a", lambda: "second", python=python) == "second"
    assert kept("sum", "b", never, python=python) == "first"


def test_of_code_that_changes_all_day_the_last_versions_are_kept(python: Path) -> None:
    folder = python / ".kennisbank-templates"
    folder.mkdir()
    for age in range(20):
        for name in (f"{age:012}.sqlite", f"{age:012}.sqlite-journal"):
            (folder / name).touch()
            os.utime(folder / name, (0, time.time() - 60 * age))
    store_in(python)
    assert {path.name for path in folder.iterdir()} == {
        f"{age:012}{what}" for age in range(8) for what in (".sqlite", ".sqlite-journal")
    }
