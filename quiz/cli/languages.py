"""`python -m quiz languages`: what each language lacks, and the marks that say which Dutch was translated."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from quiz.check.reading import MAIN, instrument_names, read_definition
from quiz.cli.errors import UsageError
from quiz.languages.check import Report, check_languages, sources, sources_for
from quiz.languages.marks import confirmed, write_marks
from quiz.languages.places import write_places
from quiz.languages.reading import DUTCH, FOLDER, read_dutch
from quiz.messages import counted
from quiz.model import Questionnaire
from quiz.printed import print_out


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `languages` to the commands."""
    languages = commands.add_parser("languages", help="toon per taal wat er ontbreekt of verouderd is")
    languages.add_argument(
        "--confirm",
        nargs="+",
        metavar="NAAM",
        help="een taalcode, met de namen van de zinnen die je nakeek; zonder namen alle zinnen van die taal. Bij nl "
        "zijn het de zinnen waarin je een {plek} om in te vullen hebt veranderd",
    )
    languages.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print every fault by language, 1 when there is any; or write the marks and say how many."""
    if options.instrument or options.definition:  # one language file speaks for all of them
        raise UsageError(
            "Een taalbestand is van alle vragenlijsten van de site samen. Laat --instrument of --definition weg."
        )
    questionnaires = {MAIN: questionnaire} | {name: read_definition(name) for name in instrument_names()}
    report = check_languages(questionnaires)
    if options.confirm:
        return _confirm(report, questionnaires, *options.confirm)
    print_out(f"Nederlands: {counted(len(sources(report.dutch, questionnaires)))} zinnen.")
    _tell(report.faults[report.dutch.tag])
    for language in report.translations:
        faults = report.faults[language.tag]
        print_out(
            f"{language.name} ({language.tag}): {len(faults) or 'geen'} {'fout' if len(faults) == 1 else 'fouten'}."
        )
        _tell(faults)
    return 1 if report.all_faults else 0


def _tell(faults: tuple[str, ...]) -> None:
    for fault in faults:
        print_out(f"  {fault}")


def _confirm(report: Report, questionnaires: Mapping[str, Questionnaire], tag: str, *keys: str) -> int:
    ours, _ = read_dutch(FOLDER)
    if tag == DUTCH:
        if unknown := [key for key in keys if key not in ours.texts]:
            raise UsageError(f"In het Nederlands staat geen zin met deze naam: {', '.join(unknown)}.")
        write_places(FOLDER / DUTCH, ours, keys)
        print_out(f"{tag}: de invulplekken zijn nagekeken.")
        return 0
    language = next((each for each in report.translations if each.tag == tag), None)
    if language is None:
        known = ", ".join(each.tag for each in report.translations) or "nog geen enkele vertaling"
        raise UsageError(f"De taal ‘{tag}’ is er niet. Er is: {known}.")
    wanted = sources_for(tag, ours, questionnaires)
    if unknown := [key for key in keys if key not in language.texts or key not in wanted]:
        raise UsageError(f"In {tag}.toml staat geen zin met deze naam: {', '.join(unknown)}.")
    chosen = set(keys or language.texts)
    write_marks(FOLDER / f"{tag}.toml", confirmed(language, wanted, chosen))
    print_out(f"{tag}: {counted(len(chosen))} {'zin is' if len(chosen) == 1 else 'zinnen zijn'} nagekeken.")
    return 0
