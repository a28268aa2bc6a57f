"""The command line: which commands there are, and how their end becomes an exit status and one sentence."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from quiz.check.reading import DefinitionError
from quiz.check.rules import validate
from quiz.cli import check, data, diff, languages, organisation, score, show, team
from quiz.cli.arguments import Parser, in_dutch
from quiz.cli.errors import Refused, UsageError, reason
from quiz.cli.instruments import add_choice, chosen
from quiz.printed import print_err

COMMANDS = (check, show, score, team, organisation, data, diff, languages)


class _Parser(Parser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"Deze opdracht begrijp ik niet ({in_dutch(message)}). Kies check, show, score, team, organisation, data, "
            "diff of languages; ‘python -m quiz --help’ legt ze uit."
        )


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns 0 when all is well, 1 for faults or a refusal, 2 for bad input."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may use a code page without our quotation marks.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = _run(arguments)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except Refused as refusal:
        print_err(refusal)
        return 1
    except (UsageError, DefinitionError) as problem:
        print_err(problem)
        return 2
    except BrokenPipeError:
        _give_up_output()
        return 0
    except OSError as problem:
        _give_up_output()
        print_err(f"De uitvoer kan niet worden geschreven ({reason(problem)}). Is de schijf vol?")
        return 2


def _give_up_output() -> None:
    """What could not be written is not tried again when Python ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: Sequence[str]) -> int:
    """Read, check, then do it: no command computes with a definition that is wrong."""
    options = _parser().parse_args(arguments)
    questionnaire = chosen(options)
    # A published definition lacks what only our own pages show, and was checked where it was made.
    if options.run is not check.run and not options.definition and validate(questionnaire):
        raise UsageError(
            "De vragenlijst klopt nog niet. ‘python -m quiz check’ noemt elke fout, met wat eraan te doen is."
        )
    status: int = options.run(questionnaire, options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m quiz", description="De vragenlijst van de scan.")
    commands = parser.add_subparsers(required=True, metavar="opdracht", parser_class=_Parser)
    for command in COMMANDS:
        command.register(commands)
    for command_parser in commands.choices.values():
        add_choice(command_parser)
    return parser
