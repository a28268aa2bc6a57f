"""`python -m quiz check`: every fault of the definition at once, compared with what was published too."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from quiz.check.frozen import frozen_faults, frozen_notes
from quiz.check.own import where_they_stand
from quiz.check.places import known_pages, known_practices
from quiz.check.rules import Fault, kind_faults, validate
from quiz.cli.errors import ROOT
from quiz.editions.published import editions_folder
from quiz.model import Questionnaire


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `check` to the commands."""
    check = commands.add_parser("check", help="controleer de vragenlijst en noem alle fouten tegelijk")
    check.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print each fault and how many there are; 0 when there is none, else 1. What only a reader can tell is a note."""
    faults = where_they_stand(
        validate(questionnaire, pages=known_pages(ROOT / "docs"), practices=known_practices(ROOT / "docs"))
    )
    folder = editions_folder(options.instrument)
    if not kind_faults(questionnaire):  # what is of another kind cannot be compared
        faults += frozen_faults(questionnaire, folder)
    if faults:
        return tell(faults)
    for note in frozen_notes(questionnaire, folder):
        print(f"Let op: {note}")
    print(f"De vragenlijst klopt: {len(questionnaire.items)} uitspraken, editie {questionnaire.edition}.")
    return 0


def tell(faults: Sequence[Fault]) -> int:
    """Print the faults; the exit status that goes with them."""
    for fault in faults:
        print(fault)
    print(f"\n{len(faults)} {'fout' if len(faults) == 1 else 'fouten'} gevonden.")
    return 1
