"""What a build worked out is used again, and only where nothing it was made from has changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kennisbank import kept as module
from kennisbank.kept import folder_in, kept


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """The folder of an environment of Python."""
    (tmp_path / "python").mkdir()
    (tmp_path / "python/pyvenv.cfg").touch()
    return tmp_path / "python"


def never() -> str:
    pytest.fail("worked out again")


def test_the_same_sources_are_worked_out_once(python: Path) -> None:
    assert kept("sum", ("a", 1), lambda: ["é", 3], python=python) == ["é", 3]
    assert kept("sum", ("a", 1), never, python=python) == ["é", 3]


@pytest.mark.parametrize(
    ("kind", "sources"), [("sum", ("a", 2)), ("sum", ("b", 1)), ("sum", ("a", "1")), ("sum", "a1"), ("other", ("a", 1))]
)
def test_other_sources_or_another_kind_are_worked_out_anew(python: Path, kind: str, sources: object) -> None:
    kept("sum", ("a", 1), lambda: "first", python=python)
    assert kept(kind, sources, lambda: "second", python=python) == "second"


def test_another_version_of_our_code_is_not_believed(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept("sum", "a", lambda: "first", python=python)
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


@pytest.mark.parametrize("said", [b"", b'"fir', b'{"of": "another form"}', b"\xff\xfe\0", b"[" * 100_000])
def test_a_damaged_file_is_worked_out_anew_and_mended(said: bytes, python: Path) -> None:
    kept("sum", "a", lambda: "first", python=python)
    (file,) = (python / ".kennisbank-templates").iterdir()
    file.write_bytes(said)
    assert kept("sum", "a", lambda: "second", python=python) == "second"
    assert kept("sum", "a", never, python=python) == "second"


def test_what_cannot_be_made_is_told_each_time_and_not_kept(python: Path) -> None:
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kept("sum", "a", lambda: 1 // 0, python=python)
    assert kept("sum", "a", lambda: "made", python=python) == "made"


def test_where_nothing_can_be_written_all_is_worked_out(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("kennisbank.kept.tempfile.mkstemp", refused)
    assert kept("sum", "a", lambda: "first", python=python) == "first"
    assert kept("sum", "a", lambda: "second", python=python) == "second"


def test_without_an_environment_of_its_own_nothing_is_kept(tmp_path: Path) -> None:
    assert folder_in(tmp_path) is None
    assert kept("sum", "a", lambda: "made", python=tmp_path) == "made"
    assert list(tmp_path.iterdir()) == []


def test_a_text_that_is_no_utf_8_is_a_source_as_any_other(python: Path) -> None:
    text = b"\xff".decode("utf-8", "surrogateescape")
    assert kept("sum", text, lambda: "made", python=python) == "made"


def test_nothing_unfinished_stays_and_what_is_old_goes(python: Path) -> None:
    folder = python / ".kennisbank-templates"
    folder.mkdir()
    (folder / "unfinished-old").touch()
    os.utime(folder / "unfinished-old", (0, time.time() - 8 * 24 * 3600))
    kept("sum", "a", lambda: "made", python=python)
    (file,) = folder.iterdir()
    assert file.suffix == ".json"


def test_old_things_are_looked_for_once_an_hour(python: Path) -> None:
    kept("sum", "a", lambda: "made", python=python)
    old = python / ".kennisbank-templates/old"
    old.touch()
    os.utime(old, (0, time.time() - 8 * 24 * 3600))
    folder_in.cache_clear()
    folder_in(python)
    assert old.exists()
    os.utime(python / ".kennisbank-swept", (0, time.time() - 3700))
    folder_in.cache_clear()
    folder_in(python)
    assert not old.exists()


def test_of_code_that_changes_all_day_the_last_versions_are_kept(python: Path) -> None:
    folder = python / ".kennisbank-templates"
    folder.mkdir()
    for age in range(20):
        for name in (f"{age:012}-sum-a.json", f"{age:012}-b"):
            (folder / name).touch()
            os.utime(folder / name, (0, time.time() - 60 * age))
    folder_in.cache_clear()
    folder_in(python)
    assert {path.name for path in folder.iterdir()} == {
        f"{age:012}-{what}" for age in range(8) for what in ("sum-a.json", "b")
    }
