"""What the command line does. Each command is one function that returns the exit status.

Nothing here imports the definition at its top: a typing error in it must become a sentence, and that takes a
`main` that has begun.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from .codes import CodeError, code_length, decode
from .fingerprint import fingerprint, fingerprint_text
from .messages import code_message
from .reading import DefinitionError, read_definition
from .scoring import score
from .show import table
from .site import known_pages, known_practices
from .validation import Fault, kind_faults, validate

ROOT = Path(__file__).resolve().parent.parent


class UsageError(Exception):
    """Bad input: its message is the one sentence that a person reads."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise UsageError(
            f"Deze opdracht begrijp ik niet ({message}). Kies check, score, show, team of diff; "
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
    except (UsageError, DefinitionError) as problem:
        print(problem, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0


def _run(arguments: Sequence[str]) -> int:
    questionnaire = read_definition()
    faults = kind_faults(questionnaire)
    if faults and list(arguments) == ["check"]:
        return _tell(faults)
    try:
        # The commands read the definition while they say how they are used, so this may already stumble over it.
        options = _parser().parse_args(arguments)
        status: int = options.run(options)
    except (UsageError, DefinitionError, BrokenPipeError):
        raise
    except Exception:
        # Looked for only now: it takes longer than most commands, and most definitions are sound.
        if faults or validate(questionnaire):
            raise UsageError(
                "De vragenlijst klopt nog niet. ‘python -m quiz check’ noemt elke fout, met wat eraan te doen is."
            ) from None
        raise
    return status


def _parser() -> argparse.ArgumentParser:
    # They raise the UsageError of this module, so they come after it; and they import the definition.
    from . import cli_diff, cli_team

    parser = _Parser(prog="python -m quiz", description="De vragenlijst van de Lerende organisatie scan.")
    commands = parser.add_subparsers(required=True, metavar="opdracht", parser_class=_Parser)
    check = commands.add_parser("check", help="controleer de vragenlijst en noem alle fouten tegelijk")
    check.set_defaults(run=_check)
    show = commands.add_parser("show", help="toon de leerkaart en de uitspraken als tabel")
    show.set_defaults(run=_show)
    one = commands.add_parser("score", help="reken een persoonlijke code of teamcode uit (JSON)")
    one.add_argument("code", nargs="+", metavar="CODE")
    one.set_defaults(run=_score)
    cli_team.register(commands)
    cli_diff.register(commands)
    return parser


def _check(_options: argparse.Namespace) -> int:
    questionnaire = read_definition()
    faults = validate(questionnaire, pages=known_pages(ROOT / "docs"), practices=known_practices(ROOT / "docs"))
    if faults:
        return _tell(faults)
    print(f"De vragenlijst klopt: {len(questionnaire.items)} uitspraken, editie {questionnaire.edition}.")
    return 0


def _tell(faults: Sequence[Fault]) -> int:
    for fault in faults:
        print(fault)
    print(f"\n{len(faults)} {'fout' if len(faults) == 1 else 'fouten'} gevonden.")
    return 1


def _show(_options: argparse.Namespace) -> int:
    print(table(read_definition()))
    return 0


def _score(options: argparse.Namespace) -> int:
    questionnaire = read_definition()
    items = len(questionnaire.items)
    try:
        code = decode(" ".join(options.code), items=items, fingerprint=fingerprint(questionnaire))
    except CodeError as error:
        raise UsageError(code_message(error, length=code_length(items))) from None
    responses = dict(zip((item.id for item in questionnaire.items), code.responses, strict=True))
    scores = score(questionnaire, responses)
    result = {
        "format": code.format,
        "fingerprint": fingerprint_text(code.fingerprint),
        "nonce": code.nonce,
        "responses": responses,
        "scores": scores.dimensions,
        "overall": scores.overall,
    }
    print(json.dumps(result, ensure_ascii=False, indent=2))
    return 0
