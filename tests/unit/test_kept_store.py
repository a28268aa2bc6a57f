"""The file in which builds leave things: two may do so at once, and one that is broken off or damaged harms nothing."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from kennisbank import kept_store
from kennisbank.kept_store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a file may come."""
    return tmp_path / "kept.sqlite"


def saved(path: Path, name: str, content: bytes) -> None:
    store = Store(path)
    store.put(name, content)
    store.save()


def test_what_two_builds_save_is_there_for_the_next(path: Path) -> None:
    one, other = Store(path), Store(path)
    assert one.get("a") is other.get("a") is None
    one.put("a", b"1")
    other.put("b", b"2")
    one.save()
    assert other.get("a") == b"1"
    other.save()
    assert [Store(path).get(name) for name in "abc"] == [b"1", b"2", None]


def test_a_build_in_another_thread_goes_on_where_one_left_off(path: Path) -> None:
    saved(path, "a", b"1")
    store, found = Store(path), []
    other = threading.Thread(target=lambda: found.append(store.get("a")))
    other.start()
    other.join()
    store.put("b", b"2")
    store.save()
    assert [found[0], store.get("a"), store.get("b")] == [b"1", b"1", b"2"]


def test_what_was_not_saved_is_known_to_one_build_alone(path: Path) -> None:
    one = Store(path)
    one.put("a", b"1")
    assert (one.get("a"), Store(path).get("a")) == (b"1", None)


def test_a_build_of_thousands_of_pages_leaves_something_when_it_is_killed(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_store, "_MANY", 3)
    killed = Store(path)
    for name in "abcd":
        killed.put(name, b"1")
    assert [Store(path).get(name) for name in "abcd"] == [b"1", b"1", b"1", None]


def test_one_thing_that_is_not_as_it_was_written_is_not_believed(path: Path) -> None:
    for name in "ab":
        saved(path, name, b"1")
    with sqlite3.connect(path) as file:
        file.execute("UPDATE kept SET content = ? WHERE name = 'a'", (b"2",))
    file.close()
    assert [Store(path).get(name) for name in "ab"] == [None, b"1"]


def test_a_file_that_another_keeps_to_itself_is_waited_for_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(path, "a", b"1")
    monkeypatch.setattr(kept_store, "_PATIENCE", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store = Store(path)
    assert store.get("a") is None
    other.execute("COMMIT")
    other.close()
    assert store.get("a") is None
    store.save()
    assert store.get("a") == b"1"


def test_where_no_file_can_be_nothing_is_kept(path: Path) -> None:
    path.mkdir()
    store = Store(path)
    store.put("a", b"1")
    store.save()
    assert store.get("a") is None
