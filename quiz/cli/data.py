"""`python -m quiz data FILE…`: team codes as the table of a study, one row a respondent (CSV).

A file is a team. Nothing is written while one of the teams is under the threshold: exit 1 and a sentence.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from quiz.cli.errors import Refused, UsageError
from quiz.cli.instruments import known_codes
from quiz.cli.team import read_group, with_threshold
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.messages import counted
from quiz.model import Questionnaire
from quiz.printed import print_err, print_out
from quiz.study.table import NO_ANSWER, write_table
from quiz.study.teams import Team


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `data` to the commands."""
    data = commands.add_parser("data", help="maak van teamcodes de tabel voor een onderzoek (CSV)")
    data.add_argument(
        "files", nargs="+", metavar="BESTAND", help="bestand met de teamcodes van één team, of - voor standaardinvoer"
    )
    data.add_argument(
        "--threshold",
        type=int,
        metavar="N",
        help=f"weiger teams onder de N mensen, als jullie meer dan {LOWEST_GROUP_SIZE} hebben afgesproken",
    )
    data.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print the table, and on standard error what the rows are; 0.

    Raises `Refused` when a team is too small, `UsageError` for bad input.
    """
    questionnaire = with_threshold(questionnaire, options.threshold)
    group = read_group(options.files, questionnaire, known_codes(questionnaire, options))
    if group.picture is not None:
        raise UsageError("In een bewaard teambeeld staan geen antwoorden van mensen. Geef de bestanden met teamcodes.")
    lines = [
        f"  {refusal.get('file', options.files[0])}, regel {refusal['line']}: {refusal['message']}"
        for refusal in group.refused
    ]
    refused = lines[:]
    if group.all_refused > len(lines):
        refused.append(f"  en nog {counted(group.all_refused - len(lines))} regels")
    threshold = max(questionnaire.min_group_size, LOWEST_GROUP_SIZE)
    for name, team in group.files:
        if len(team) < threshold:
            raise Refused("\n".join([_too_few(name, len(team), threshold), *(refused and ["Niet gelezen:", *refused])]))
    print_out(write_table(questionnaire, [team for _, team in group.files]), end="")
    print_err("\n".join(_notes(group.files, group.all_duplicates, refused)))
    return 0


def _too_few(name: str, people: int, threshold: int) -> str:
    others = "Een code die al in een eerder bestand stond, telt niet nog eens mee. " if people else ""
    return (
        f"{name} heeft {people} verschillende {'teamcode' if people == 1 else 'teamcodes'} en een team begint bij "
        f"{threshold}. {others}Laat dit bestand weg: van zo weinig mensen gaan de antwoorden niet in een tabel."
    )


def _notes(files: Sequence[tuple[str, Team]], duplicates: int, refused: Sequence[str]) -> list[str]:
    notes = [
        "Let op: elke regel is het antwoord van één persoon. Zolang iemand te herleiden is, zijn dit persoonsgegevens "
        "onder de AVG: bewaar de tabel veilig, deel die niet zomaar en wis die op tijd.",
        f"{NO_ANSWER} is ‘weet ik niet’ of overgeslagen: een code maakt daartussen geen verschil.",
        "De regels staan in willekeurige volgorde. De teams:",
        *(f"  {number}: {name} ({len(team)} mensen)" for number, (name, team) in enumerate(files, start=1)),
    ]
    if duplicates:
        notes.append(f"Codes die er twee keer stonden en één keer meetellen: {duplicates}.")
    return [*notes, *(refused and ["Niet gelezen:", *refused])]
