"""Run pandoc, from the pip package that carries it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pypandoc

from .errors import BookError

FILTER: Final = Path(__file__).with_name("filter.lua")
_MEMORY: Final = ("+RTS", "-A64m", "-RTS")
"""Room to work in before it tidies up: with less it does so all the time, which costs a third more."""


def pandoc(arguments: Sequence[str], folder: Path, epoch: int) -> None:
    """Run it in `folder`, with the edition's moment as its clock. Raises `BookError` with what it complains about."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
    command = [pypandoc.get_pandoc_path(), *_MEMORY, "--from=html", f"--lua-filter={FILTER}", "--fail-if-warnings"]
    command += arguments
    result = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise BookError(f"Pandoc kan het boek niet omzetten:\n{result.stderr.strip()}")
