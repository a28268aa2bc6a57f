"""What git knows of these sources: the moment of the last change, and what has changed since; and why it knows nothing.

Without an answer of git the site is built all the same, with another date in it. Whoever compares it with a published
one must know that, so it is told.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LONGEST: Final = 30
"""Seconds that git may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """The last change in seconds since 1970, as text; when it is empty, `why` is a Dutch sentence."""

    seconds: str = ""
    why: str = ""


def last_change(root: Path) -> Moment:
    """When the sources in a folder were last changed, as git tells it."""
    try:
        done = _git(root, "log", "-1", "--format=%ct")
    except (OSError, subprocess.TimeoutExpired):
        return Moment(why="git staat niet op deze computer")
    if done.returncode == 0 and done.stdout.strip().isdigit():
        return Moment(seconds=done.stdout.strip())
    if "dubious ownership" in done.stderr:
        return Moment(
            why="git wil hier niet lezen, omdat de map van een andere gebruiker is. Sta het toe met: "
            f"git config --global --add safe.directory '{root}'"
        )
    if "not a git repository" in done.stderr:
        return Moment(why="deze map is geen kopie van git, zoals na het uitpakken van een zip")
    return Moment(why=f"git zegt: {' '.join(done.stderr.split()) or 'er is nog niets vastgelegd'}")


def changed_files(root: Path) -> list[str]:
    """The files that differ from what git last kept; none when git cannot tell."""
    try:
        done = _git(root, "status", "--porcelain", "-z", "--no-renames")
    except (OSError, subprocess.TimeoutExpired):
        return []
    return [entry[3:] for entry in done.stdout.split("\0") if entry] if done.returncode == 0 else []


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-c", "core.quotepath=off", *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=_LONGEST,
        check=False,
    )
