"""Keep what a build worked out for the next one: a joined script, say, of which no byte of the sources has changed.

In the environment of Python itself, which holds nothing but code and that one can throw away. Without such a folder, or
when nobody may write there, each build works everything out again. What is kept cannot be stale: the name of its file
is a hash of all that it was made from, of our own code, and of the versions of what does the work.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

_DAY: Final = 24 * 3600
_LONGEST: Final = 7 * _DAY
_VERSIONS_KEPT: Final = 8
"""Who changes our code makes a version of all that is kept with each change: some ten megabytes."""
_SWEPT: Final = ".kennisbank-swept"
"""A file whose date says when old things were last thrown away: once an hour, as a look at thousands takes time."""
_SWEPT_FOR: Final = 3600
_WORKERS: Final = ("jinja2", "markdown", "mkdocs-material", "pyyaml", "rcssmin", "selectolax", "tdewolff-minify")
"""Packages whose next version may make something else of the same sources."""
_OUR_CODE: Final = ("hooks", "kennisbank", "quiz")
"""Folders with what works things out, or helps to: what a name that is not known may mean, say."""
_OUR_DATA: Final = ("quiz/definition/", "quiz/instruments/")
"""Python too, but what it says is among the sources: a changed item makes nothing else anew."""


def _read_version() -> str:
    known = hashlib.sha256(sys.version.encode())
    for package in _WORKERS:
        known.update(version(package).encode())
    root = Path(__file__).resolve().parent.parent
    for path in sorted(path for folder in _OUR_CODE for path in (root / folder).rglob("*.py")):
        if not path.relative_to(root).as_posix().startswith(_OUR_DATA):
            known.update(path.read_bytes())
    return known.hexdigest()[:12]


VERSION: Final = _read_version()
"""Of our code as it is loaded; while serving, the files may be newer than what runs."""


@lru_cache(maxsize=8)  # while serving, one look at what is old is enough
def folder_in(python: Path = Path(sys.prefix)) -> Path | None:
    """Where things are kept; None where that is no environment of Python, or nobody may write there."""
    folder = python / ".kennisbank-templates"
    if not (python / "pyvenv.cfg").is_file():
        return None
    try:
        folder.mkdir(exist_ok=True)
        _throw_away_old(folder, python / _SWEPT)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def kept(kind: str, sources: object, make: Callable[[], Any], *, python: Path = Path(sys.prefix)) -> Any:
    """What `make` gives, which JSON can hold, or what it gave before for the same `sources`.

    `sources` are all that the result depends on, and tell it by their `repr`. What `make` raises is not kept.
    """
    folder = folder_in(python)
    if folder is None:
        return make()
    path = folder / f"{VERSION}-{kind}-{digest(sources)}.json"
    with suppress(OSError, ValueError):
        total, _, content = path.read_bytes().partition(b"\n")
        if total == _total(content):
            return json.loads(content)
    made = make()
    with suppress(OSError, ValueError):
        content = json.dumps(made).encode()
        _write(path, _total(content) + b"\n" + content)
    return made


def _total(content: bytes) -> bytes:
    """What stands above what was kept: a file that is not whole, or that something else wrote, has another one."""
    return b"%08x" % zlib.crc32(content)


def digest(sources: object) -> str:
    """Of a tuple, each part with its kind and length; a text as it is, as its `repr` takes longer than its hash."""
    known = hashlib.sha256()
    for part in sources if isinstance(sources, tuple) else (sources,):
        said = part if type(part) is str else repr(part)
        told = said.encode("utf-8", "surrogatepass")  # a page that is not UTF-8 may stand in it by surrogates
        known.update(f"{type(part).__name__} {len(told)} ".encode() + told)
    return known.hexdigest()[:40]


def _write(path: Path, content: bytes) -> None:
    """All of it or nothing, also when another build writes the same at this moment."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix="unfinished-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _throw_away_old(folder: Path, swept: Path) -> None:
    """What is a week old, and what the code made before its last eight versions."""
    now = time.time()
    with suppress(FileNotFoundError):
        if abs(now - swept.stat().st_mtime) < _SWEPT_FOR:
            return
    swept.touch()
    by_version: dict[str, dict[str, float]] = {}
    with os.scandir(folder) as found:
        for entry in found:
            with suppress(FileNotFoundError):  # another build threw it away
                dates = by_version.setdefault(entry.name.partition("-")[0], {})
                dates[entry.path] = entry.stat().st_mtime
    last = sorted(by_version, key=lambda made_by: max(by_version[made_by].values(), default=0))[-_VERSIONS_KEPT:]
    for made_by, dates in by_version.items():
        for path, date in dates.items():
            if made_by not in last or date < now - _LONGEST:
                Path(path).unlink(missing_ok=True)
