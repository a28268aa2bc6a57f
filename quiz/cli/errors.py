"""What every command needs: where the project stands, and the error that becomes one sentence."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]


class UsageError(Exception):
    """Bad input: its message is the one sentence that a person reads."""


class Refused(Exception):
    """Nothing may be shown, as with too few respondents: the sentence to read, exit 1."""


_REASONS: Final = {
    errno.ENOENT: "dat bestaat niet",
    errno.EACCES: "dat mag je niet",
    errno.EPERM: "dat mag je niet",
    errno.EROFS: "daar mag niet worden geschreven",
    errno.EISDIR: "dat is een map",
    errno.ENOTDIR: "een deel van de naam is geen map",
    errno.ENOSPC: "de schijf is vol",
}


def reason(problem: OSError) -> str:
    """Why a file cannot be used, in Dutch where the system often says it, else as the system says it."""
    return _REASONS.get(problem.errno or 0, problem.strerror or str(problem))
