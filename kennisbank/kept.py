"""Keep what a build worked out for the next one: a joined script, say, of which no byte of the sources has changed.

In the environment of Python itself, which holds nothing but code and that one can throw away. Without such a folder, or
when nobody may write there, each build works everything out again. What is kept cannot be stale: its name is a hash of
all that it was made from, and that of the file one of our own code and of the versions of what does the work.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from kennisbank.kept_store import HAS_FILE, Store

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
def store_in(python: Path = Path(sys.prefix)) -> Store | None:
    """Where things are kept; None where that is no environment of Python, or nobody may write there."""
    folder = python / ".kennisbank-templates"
    if not HAS_FILE or not (python / "pyvenv.cfg").is_file():
        return None
    try:
        folder.mkdir(exist_ok=True)
        swept = _throw_away_old(folder, python / _SWEPT)
    except OSError:
        return None
    if not os.access(folder, os.W_OK):
        return None
    store = Store(folder / f"{VERSION}.sqlite")
    if swept:
        store.forget(time.time() - _LONGEST)
    atexit.register(store.save)  # also what a build made that was broken off
    return store


def kept(kind: str, sources: object, make: Callable[[], Any], *, python: Path = Path(sys.prefix)) -> Any:
    """What `make` gives, which JSON can hold, or what it gave before for the same `sources`.

    `sources` are all that the result depends on, and tell it by their `repr`. What `make` raises is not kept.
    """
    store = store_in(python)
    if store is None:
        return make()
    name = f"{kind}-{digest(sources)}"
    content = store.get(name)
    if content is not None:
        with suppress(ValueError):
            return json.loads(content)
    made = make()
    with suppress(ValueError):
        store.put(name, json.dumps(made).encode())
    return made


def save(python: Path = Path(sys.prefix)) -> None:
    """Write what was made, for the next builds: this one ends."""
    store = store_in(python)
    if store is not None:
        store.save()


def digest(sources: object) -> str:
    """Of a tuple, each part with its kind and length; a text as it is, as its `repr` takes longer than its hash."""
    known = hashlib.sha256()
    for part in sources if isinstance(sources, tuple) else (sources,):
        said = part if type(part) is str else repr(part)
        told = said.encode("utf-8", "surrogatepass")  # a page that is not UTF-8 may stand in it by surrogates
        known.update(f"{type(part).__name__} {len(told)} ".encode() + told)
    return known.hexdigest()[:40]


def _throw_away_old(folder: Path, swept: Path) -> bool:
    """The files of a week old, and those of the code before its last eight versions; whether it was time for that."""
    now = time.time()
    with suppress(FileNotFoundError):
        if abs(now - swept.stat().st_mtime) < _SWEPT_FOR:
            return False
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
                with suppress(PermissionError):  # on Windows, another build has it open
                    Path(path).unlink(missing_ok=True)
    return True
