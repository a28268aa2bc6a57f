"""Which questionnaire a command is about, and which codes it can tell from its own.

`--instrument NAME` is one of those beside the main one; `--definition FILE` is one that any site published.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from quiz.check.reading import MAIN, instrument_names, read_definition
from quiz.cli.errors import UsageError, reason
from quiz.editions.published import MOST_BYTES, EditionError, earlier_editions, editions_folder, read_published
from quiz.instrument import client_data, foreign_data
from quiz.model import Questionnaire

_CHOICE: Final = "--instrument", "--definition"


def add_choice(command: argparse.ArgumentParser) -> None:
    """Let a command be about another questionnaire than the main one."""
    names = ", ".join(instrument_names()) or "er is geen andere"
    which, file = _CHOICE
    choice = command.add_mutually_exclusive_group()
    choice.add_argument(which, default=MAIN, metavar="NAAM", help=f"een andere vragenlijst van deze site: {names}")
    choice.add_argument(file, metavar="BESTAND", help="de definition.json van een andere site, in plaats van de onze")


def chosen(options: argparse.Namespace) -> Questionnaire:
    """The questionnaire that the command is about. Raises `DefinitionError`, or `UsageError` for a file."""
    if not options.definition:
        return read_definition(options.instrument)
    path = Path(options.definition)
    try:
        with path.open("rb") as stream:
            return read_published(stream.read(MOST_BYTES + 1).decode("utf-8-sig"), options.definition)
    except OSError as problem:
        raise UsageError(f"{path} kan niet worden gelezen ({reason(problem)}).") from None
    except (EditionError, UnicodeDecodeError) as problem:
        said = problem if isinstance(problem, EditionError) else f"{path} is geen tekst. Kies een definition.json."
        raise UsageError(str(said)) from None


def known_codes(questionnaire: Questionnaire, options: argparse.Namespace) -> list[dict[str, Any]]:
    """What tells codes of earlier editions, and of the other questionnaires of the site. Raises `UsageError`."""
    if options.definition:
        return []
    try:
        known = list(earlier_editions(questionnaire, editions_folder(options.instrument)))
        return known + [code for name in _others(options) for code in _codes(name)]
    except EditionError as problem:
        raise UsageError(str(problem)) from None


def others(options: argparse.Namespace) -> list[Questionnaire]:
    """The other questionnaires of the site."""
    return [read_definition(name) for name in _others(options)]


def _others(options: argparse.Namespace) -> list[str]:
    if options.definition:
        return []
    return [name for name in (MAIN, *instrument_names()) if name != options.instrument]


def _codes(name: str) -> list[dict[str, Any]]:
    other = read_definition(name)
    editions = (client_data(other), *earlier_editions(other, editions_folder(name)))
    return [foreign_data(data, other.title) for data in editions]
