"""Keep the templates as Jinja compiles them, from one build to the next: that is a sixth of the time of a build.

Where and how long, `kept.py` says.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

from kennisbank.kept import VERSION, folder_in

_read: Final[dict[str, tuple[str, CodeType]]] = {}
"""What was read from a file or written to it, with the mark of the template: while serving, it is asked for again."""


class _Cache(FileSystemBytecodeCache):
    """Reads a file once in a process."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it."""
        checksum, code = _read.get(self._get_cache_filename(bucket), ("", None))
        if code is not None and checksum == bucket.checksum:
            bucket.code = code
            return
        super().load_bytecode(bucket)
        self._remember(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """As Jinja asks for it."""
        super().dump_bytecode(bucket)
        self._remember(bucket)

    def _remember(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            _read[self._get_cache_filename(bucket)] = bucket.checksum, bucket.code


def keep_compiled(environment: Environment, python: Path = Path(sys.prefix)) -> None:
    """Let an environment find and leave its compiled templates below `python`, where that is an environment of Python.

    Jinja itself looks whether the template, Python and the form of the file are still those of then; the name of a file
    says the rest: the version of Jinja, and our own code, as a filter on a constant is worked out beforehand.
    """
    folder = folder_in(python)
    if folder is not None:
        environment.bytecode_cache = _Cache(str(folder), f"{VERSION}-%s")
