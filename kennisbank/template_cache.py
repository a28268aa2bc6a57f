"""Keep the templates as Jinja compiles them, from one build to the next: that is a sixth of the time of a build.

In the environment of Python itself, which holds nothing but code and that one can throw away. Without such a folder, or
when nobody may write there, each build compiles its templates again. Knows nothing of MkDocs.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path
from typing import Final

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache

_DAYS_KEPT: Final = 7


def keep_compiled(environment: Environment, python: Path = Path(sys.prefix)) -> None:
    """Let an environment find and leave its compiled templates below `python`, where that is an environment of Python.

    Jinja itself looks whether the template, Python and the form of the file are still those of then; the name of a file
    says the rest: the version of Jinja, and our own code, as a filter on a constant is worked out beforehand.
    """
    folder = python / ".kennisbank-templates"
    if not (python / "pyvenv.cfg").is_file():
        return
    try:
        folder.mkdir(exist_ok=True)
        _throw_away_old(folder)
    except OSError:
        return
    if os.access(folder, os.W_OK):
        environment.bytecode_cache = FileSystemBytecodeCache(str(folder), f"{_version()}-%s")


def _version() -> str:
    known = hashlib.sha256(jinja2.__version__.encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        known.update(path.read_bytes())
    return known.hexdigest()[:12]


def _throw_away_old(folder: Path) -> None:
    oldest = time.time() - _DAYS_KEPT * 24 * 3600
    for path in folder.iterdir():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)
