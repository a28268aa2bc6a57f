"""`python -m quiz check`: every fault of the definition at once, compared with what was published too."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from quiz.check.frozen import frozen_faults, frozen_notes
from quiz.check.own import where_they_stand
from quiz.check.places import known_pages, known_practices
from quiz.check.reading import MAIN, DefinitionError, instrument_names, read_definition
from quiz.check.rules import Fault, kind_faults, validate
from quiz.cli.errors import ROOT
from quiz.editions.published import editions_folder
from quiz.model import Questionnaire
from quiz.printed import print_out


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `check` to the commands."""
    check = commands.add_parser("check", help="controleer de vragenlijst en noem alle fouten tegelijk")
    check.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print each fault and how many there are; 0 when there is none, else 1. What only a reader can tell is a note."""
    faults = _faults(questionnaire, options.instrument)
    if options.instrument == MAIN and not options.definition:
        faults += _faults_of_others({str(fault) for fault in faults})
    if faults:
        return tell(faults)
    for note in frozen_notes(questionnaire, editions_folder(options.instrument)):
        print_out(f"Let op: {note}")
    print_out(f"De vragenlijst klopt: {len(questionnaire.items)} uitspraken, editie {questionnaire.edition}.")
    return 0


def _faults(questionnaire: Questionnaire, instrument: str) -> list[Fault]:
    docs = ROOT / "docs"
    faults = validate(questionnaire, pages=known_pages(docs), practices=known_practices(docs))
    if not kind_faults(questionnaire):  # what is of another kind cannot be compared
        faults += frozen_faults(questionnaire, editions_folder(instrument))
    return where_they_stand(faults, instrument)


def _faults_of_others(told: set[str]) -> Iterator[Fault]:
    """What is wrong with the questionnaires that pick their items from the main one, without what was `told` of it."""
    for name in instrument_names():
        try:
            found = _faults(read_definition(name), name)
        except DefinitionError as problem:
            places = (sentence.partition(": ") for sentence in problem.sentences)
            yield from (Fault(about=place, message=message) for place, _, message in places)
            continue
        for fault in found:
            if str(fault) not in told:
                about = fault.about if fault.about.startswith("quiz/") else f"quiz/instruments/{name}, {fault.about}"
                yield Fault(about=about, message=fault.message)


def tell(faults: Sequence[Fault]) -> int:
    """Print the faults; the exit status that goes with them."""
    for fault in faults:
        print_out(fault)
    print_out(f"\n{len(faults)} {'fout' if len(faults) == 1 else 'fouten'} gevonden.")
    return 1
