"""`python -m quiz diff OLD NEW`: what a change of the questionnaire does to saved answers and codes.

Each side is a `definition.json`, a folder with the project or a built site, `.` for the questionnaire as it is
now, or a name that git knows (`v2026-1`, `main`, `HEAD~3`). With `--instrument NAME` both are read as that one.
Exit 0: codes and answers stay as they are; 1: something breaks codes or asks for a new edition; 2: bad input.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from quiz.check.reading import MAIN
from quiz.cli.errors import ROOT, UsageError, reason
from quiz.editions.diff import Change, Effect, compare
from quiz.editions.published import MOST_BYTES, EditionError, editions_folder, published_definition, read_published
from quiz.instrument import fingerprint, fingerprint_text
from quiz.model import Questionnaire
from quiz.printed import print_out

_HEADINGS = {
    Effect.BREAKS_CODES: "Breekt codes",
    Effect.NEW_EDITION: "Vraagt een nieuwe editie",
    Effect.WORDING: "Alleen tekst",
}
_PRINT = (
    "import json, sys\n"
    "from importlib import import_module\n"
    "QUESTIONNAIRE = import_module(sys.argv[1]).QUESTIONNAIRE\n"
    "try:\n"
    "    from quiz.editions.published import published_definition\n"
    "except ImportError:\n"  # the first edition kept it elsewhere
    "    from quiz.export import published_definition\n"
    "print(json.dumps(published_definition(QUESTIONNAIRE)))"
)
_OWN = "eigen/definition"
"""Where an organisation keeps its own items: they are part of the questionnaire of that time, when there were any."""
_PATIENCE = 60
"""Seconds that reading an older version may take."""


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `diff` to the commands."""
    diff = commands.add_parser("diff", help="vertel wat een wijziging doet met codes en bewaarde antwoorden")
    for name, meaning in (("old", "OUD"), ("new", "NIEUW")):
        diff.add_argument(
            name,
            metavar=meaning,
            help="definition.json, een map, een naam in git, of . voor hoe het nu is. De vragenlijst in een map of in "
            "git is code, en die wordt uitgevoerd: vraag een ander om het bestand definition.json",
        )
    diff.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print the changes; 0 when nothing breaks, else 1. Raises `UsageError` for bad input."""
    try:
        old, new = (read(side, questionnaire, options.instrument) for side in (options.old, options.new))
        kept_in = editions_folder(options.instrument)
        kept = is_kept(old, kept_in)
    except EditionError as problem:
        raise UsageError(str(problem)) from None
    changes = compare(old, new)
    print_out("\n".join(report(old, new, changes, kept_in=kept_in, kept=kept)))
    return int(any(change.effect > Effect.WORDING for change in changes))


def report(
    old: Questionnaire, new: Questionnaire, changes: Sequence[Change], *, kept_in: Path, kept: bool
) -> list[str]:
    """The lines for a person. `kept` says whether the old edition ships with the site, in the folder `kept_in`."""
    shown = kept_in.relative_to(ROOT).as_posix() if kept_in.is_relative_to(ROOT) else str(kept_in)
    lines = [
        f"Van editie {old.edition} ({fingerprint_text(fingerprint(old))}, {len(old.items)} uitspraken) "
        f"naar editie {new.edition} ({fingerprint_text(fingerprint(new))}, {len(new.items)} uitspraken)."
    ]
    for effect, heading in _HEADINGS.items():
        found = [change for change in changes if change.effect is effect]
        if found:
            lines += ["", f"{heading} ({len(found)})", *(f"  - {change.about}: {change.message}" for change in found)]
    return [*lines, "", *_verdict(old, new, changes, kept, shown)]


def is_kept(old: Questionnaire, folder: Path) -> bool:
    """Whether codes of this questionnaire open from a folder of editions. Raises as `read` does for a damaged one."""
    files = (read_published(_text(p), p.name) for p in sorted(folder.glob("*.json")))
    return any(fingerprint(edition) == fingerprint(old) for edition in files)


def _verdict(old: Questionnaire, new: Questionnaire, changes: Sequence[Change], kept: bool, shown: str) -> list[str]:
    worst = max((change.effect for change in changes), default=None)
    if worst is None:
        return ["Er is niets veranderd. Alle codes en bewaarde antwoorden blijven werken."]
    if worst is Effect.WORDING:
        return ["Alle codes en bewaarde antwoorden blijven werken."]
    lines = []
    if worst is Effect.BREAKS_CODES:
        lines.append(
            "Antwoorden waar iemand nu mee bezig is, passen niet meer: de scan begint dan opnieuw en zegt dat."
        )
        lines.append(
            f"Persoonlijke codes van editie {old.edition} blijven te openen, want die editie staat in {shown}/."
            if kept
            else f"Oude codes worden geweigerd. Bewaar de definition.json van editie {old.edition} als "
            f"{shown}/{old.edition}.json: dan blijven persoonlijke codes te openen."
        )
        lines.append("Teamcodes van de twee edities kunnen niet in één teambeeld.")
    else:
        lines.append("Oude codes blijven te openen, maar oud en nieuw zijn niet goed te vergelijken.")
    if old.edition == new.edition:
        lines.append(f"Geef de vragenlijst een nieuwe editie: nu heten ze allebei {new.edition}.")
    return lines


def read(side: str, today: Questionnaire, instrument: str = MAIN) -> Questionnaire:
    """The questionnaire that an argument names, of the instrument with this name; `.` is `today`.

    Raises `UsageError` or `EditionError`.
    """
    path = Path(side)
    if not side.strip() or "\0" in side:
        raise UsageError("Geef twee vragenlijsten om te vergelijken, zoals ‘diff v2026-1 .’.")
    if side == ".":
        return read_published(json.dumps(published_definition(today)), "De vragenlijst")
    try:
        is_file, is_folder = path.is_file(), path.is_dir()
    except OSError:  # too long for a file name, or behind a folder that is closed to us
        raise UsageError(
            f"{side if len(side) <= 60 else f'{side[:59]}…'} is geen naam die hier te openen is. Controleer hem."
        ) from None
    if is_file:
        return read_published(_text(path), side)
    if is_folder:
        place = Path("assets/scan", instrument, "definition.json")
        for published in (path / place, path / "site" / place):
            if published.is_file():
                return read_published(_text(published), str(published))
        if (path / "quiz/definition").is_dir():
            return _of_project(path, side, instrument)
        raise UsageError(
            f"In de map {side} staat geen vragenlijst. Geef een definition.json of de map van het project."
        )
    return _of_git(side, instrument)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{path} is geen tekst. Kies een definition.json van de site.") from None
    except OSError as problem:
        raise UsageError(f"{path} kan niet worden gelezen ({reason(problem)}).") from None


def _of_project(folder: Path, name: str, instrument: str) -> Questionnaire:
    """The questionnaire of another copy of the project, read by its own code in a process of its own."""
    own = {"PYTHONPATH": str(folder.resolve()), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PRINT, f"quiz.instruments.{instrument}" if instrument else "quiz.definition"],
            cwd=folder,
            env=os.environ | own,
            capture_output=True,
            encoding="utf-8",
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        raise UsageError(f"De vragenlijst van {name} kan niet worden gelezen. Bestond hij toen al?") from None
    return read_published(done.stdout, name)


def _of_git(reference: str, instrument: str) -> Questionnaire:
    """The questionnaire as it was at a commit, tag or branch, with what the organisation had changed in it then."""
    if reference.startswith("-"):
        raise UsageError(f"{reference} is geen bestand, map of naam in git.")
    try:
        own = [_OWN] if _git("ls-tree", "--name-only", reference, _OWN).strip() else []
        archive = _git("archive", "--format=zip", reference, "quiz", *own)
    except OSError:
        raise UsageError(f"{reference} is geen bestand of map, en git staat niet op deze computer.") from None
    except subprocess.SubprocessError as problem:
        if b"dubious ownership" in (getattr(problem, "stderr", None) or b""):
            raise UsageError(
                "Git wil hier niet lezen, omdat de map van een andere gebruiker is. Sta het toe met: "
                f"git config --global --add safe.directory '{ROOT}'"
            ) from None
        raise UsageError(
            f"{reference} is geen bestand of map, en git kent die naam ook niet. Controleer hem."
        ) from None
    # a zip, as the first releases of Python 3.11 unpack a tar without looking where its names lead
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(io.BytesIO(archive)) as files:
        files.extractall(folder)
        return _of_project(Path(folder), reference, instrument)


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, timeout=_PATIENCE, check=True).stdout
