"""One file in which builds leave what they worked out, each thing by its name.

What a build made is written in one go, when it ends: a file for each thing took a tenth of the time of a first build.
SQLite, which comes with Python, lets two builds do so at once, and undoes what one had half written when it was killed.
Nobody's work is in it, so a file that cannot be read, or that something else wrote, is no fault: it is made anew.
"""

from __future__ import annotations

import time
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

with suppress(ImportError):  # a Python that somebody compiled without it: then nothing is kept
    import sqlite3

HAS_FILE: Final = "sqlite3" in globals()

_PATIENCE: Final = 5.0
"""Seconds in which another build has written what it made; after that, this one does without."""
_MANY: Final = 2000
"""So many new things are not left for the end: a build of thousands of pages may be broken off, too."""
_TABLE: Final = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, content BLOB, total INTEGER, made INTEGER)"
_FIND: Final = "SELECT content, total FROM kept WHERE name = ?"
_ADD: Final = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)"
_FORGET: Final = "DELETE FROM kept WHERE made < ?"


class Store:
    """What is kept in the file at `path`, which need not be there. Nothing here raises: what cannot be done, is not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new: dict[str, bytes] = {}
        self._file: sqlite3.Connection | None = None
        self._readable = True

    def get(self, name: str) -> bytes | None:
        """What was kept by this name, when that is there as it was written."""
        if name in self._new:
            return self._new[name]
        if not self._readable:
            return None
        try:
            self._file = self._file or self._opened()
            content, total = self._file.execute(_FIND, (name,)).fetchone() or (b"", None)
        except sqlite3.Error:
            self._readable = False  # until the next build: waiting for it each time would take minutes
            return None
        return content if type(content) is bytes and total == zlib.crc32(content) else None

    def put(self, name: str, content: bytes) -> None:
        """Keep this, in the file from the next `save` on."""
        self._new[name] = content
        if len(self._new) >= _MANY:
            self.save()

    def save(self) -> None:
        """Write what is new, and let go of the file; a damaged one makes place for another."""
        self.close()
        now, new = int(time.time()), self._new
        self._new, self._readable = {}, True
        rows = [(name, content, zlib.crc32(content), now) for name, content in new.items()]
        for _ in range(2 if rows else 0):
            try:
                with closing(self._opened()) as file, file:
                    file.executemany(_ADD, rows)
                return
            except sqlite3.OperationalError:
                return  # no place, say, or nobody may write there
            except sqlite3.Error:
                with suppress(OSError):
                    self._path.unlink()

    def forget(self, before: float) -> None:
        """Throw away what was kept before this time, in seconds since 1970."""
        if self._path.is_file():
            with suppress(sqlite3.Error), closing(self._opened()) as file, file:
                file.execute(_FORGET, (int(before),))

    def close(self) -> None:
        """Let go of the file, so that it can be thrown away; what is new stays."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _opened(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)  # a server builds in a thread
        try:
            file.execute("PRAGMA synchronous = OFF")  # when the power fails, what was kept is worked out again
            file.execute(_TABLE)
        except sqlite3.Error:
            file.close()
            raise
        return file
