"""What identifies this edition of the book: its number, its date, its address and its identifier."""

from __future__ import annotations

import os
import subprocess
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from kennisbank.dates import in_words
from quiz.definition import QUESTIONNAIRE

_NAMESPACE: Final = uuid.uuid5(uuid.NAMESPACE_DNS, "kennisbank-organisatieleren")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """`number` is that of the questionnaire (2026-1). `address` ends in a slash; empty when it is not known."""

    number: str
    moment: datetime
    address: str

    @property
    def epoch(self) -> int:
        """The moment in seconds, as SOURCE_DATE_EPOCH has it."""
        return int(self.moment.timestamp())

    @property
    def date(self) -> str:
        """In words, as *3 mei 2026*."""
        return in_words(self.moment.date())

    @property
    def identifier(self) -> str:
        """The same for all builds of one edition, so that an e-reader replaces the older file."""
        return f"urn:uuid:{uuid.uuid5(_NAMESPACE, self.number)}"


def current(root: Path) -> Edition:
    """This edition, dated by SOURCE_DATE_EPOCH, else by the last commit, else by the year of the edition.

    Never by the clock: the same sources give the same bytes.
    """
    number = QUESTIONNAIRE.edition
    given = os.environ.get("SOURCE_DATE_EPOCH", "") or _last_commit(root)
    moment = datetime.fromtimestamp(int(given), UTC) if given.isdigit() else datetime(int(number[:4]), 1, 1, tzinfo=UTC)
    address = os.environ.get("SITE_URL", "").strip()
    return Edition(number=number, moment=moment, address=f"{address.rstrip('/')}/" if address else "")


def _last_commit(root: Path) -> str:
    """Seconds as text; empty where there is no repository, as in a downloaded zip."""
    try:
        result = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""
