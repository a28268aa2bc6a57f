"""Keep the templates as Jinja compiles them, from one build to the next: that is a sixth of the time of a build.

Where and how long, `kept.py` says.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from kennisbank.kept import store_in
from kennisbank.kept_store import Store

_read: Final[dict[tuple[Store, str], tuple[str, CodeType]]] = {}
"""What was read or compiled, by its name, with the mark of the template: while serving, it is asked for again."""


class _Cache(BytecodeCache):
    """Reads a template once in a process."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it."""
        checksum, code = _read.get((self._store, bucket.key), ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code
        elif (content := self._store.get(_name(bucket))) is not None:
            bucket.bytecode_from_string(content)
            self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it."""
        self._store.put(_name(bucket), bucket.bytecode_to_string())
        self._remember(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _read[self._store, bucket.key] = bucket.checksum, bucket.code


def _name(bucket: Bucket) -> str:
    return f"template-{bucket.key}"


def keep_compiled(environment: Environment, python: Path = Path(sys.prefix)) -> None:
    """Let an environment find and leave its compiled templates below `python`, where that is an environment of Python.

    Jinja itself looks whether the template, Python and the form of the code are still those of then; the name of the
    file says the rest: the version of Jinja, and our own code, as a filter on a constant is worked out beforehand.
    """
    store = store_in(python)
    if store is not None:
        environment.bytecode_cache = _Cache(store)
