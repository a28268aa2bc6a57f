"""The command line: which commands there are, and how their end becomes an exit status and one sentence."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from quiz.check.reading import DefinitionError, read_definition
from quiz.check.rules import validate
from quiz.cli import check, data, diff, score, show, team
from quiz.cli.errors import Refused, UsageError

COMMANDS = (check, show, score, team, data, diff)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"Deze opdracht begrijp ik niet ({message}). Kies check, show, score, team, data of diff; "
            "‘python -m quiz --help’ legt ze uit."
        )


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns 0 when all is well, 1 for faults or a refusal, 2 for bad input."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may use a code page without our quotation marks.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(arguments)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except (UsageError, DefinitionError) as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _run(arguments: Sequence[str]) -> int:
    """Read, check, then do it: no command computes with a definition that is wrong."""
    options = _parser().parse_args(arguments)
    questionnaire = read_definition()
    if options.run is not check.run and validate(questionnaire):
        raise UsageError(
            "De vragenlijst klopt nog niet. ‘python -m quiz check’ noemt elke fout, met wat eraan te doen is."
        )
    status: int = options.run(questionnaire, options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m quiz", description="De vragenlijst van de Lerende organisatie scan.")
    commands = parser.add_subparsers(required=True, metavar="opdracht", parser_class=_Parser)
    for command in COMMANDS:
        command.register(commands)
    return parser
