"""Keep the templates as Jinja compiles them, from one build to the next: that is a sixth of the time of a build.

Where and how long, `kept.py` says.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache

from kennisbank.kept import VERSION, folder_in


def keep_compiled(environment: Environment, python: Path = Path(sys.prefix)) -> None:
    """Let an environment find and leave its compiled templates below `python`, where that is an environment of Python.

    Jinja itself looks whether the template, Python and the form of the file are still those of then; the name of a file
    says the rest: the version of Jinja, and our own code, as a filter on a constant is worked out beforehand.
    """
    folder = folder_in(python)
    if folder is not None:
        environment.bytecode_cache = FileSystemBytecodeCache(str(folder), f"{VERSION}-%s")
