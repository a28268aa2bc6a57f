"""What every command needs: where the project stands, and the error that becomes one sentence."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class UsageError(Exception):
    """Bad input: its message is the one sentence that a person reads."""


class Refused(Exception):
    """Nothing may be shown, as with too few respondents: the sentence to read, exit 1."""
