"""`python -m quiz team FILE…`: the team picture from files, for groups too large to paste.

Prints what the team page shows, as JSON or CSV. Nothing under the threshold: exit 1 and a sentence.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from quiz.cli.errors import Refused, UsageError
from quiz.cli.instruments import known_codes
from quiz.cli.reading import Source
from quiz.cli.study import HELP, reliability_document
from quiz.codes import code_length
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.messages import counted, team_message
from quiz.model import Questionnaire
from quiz.printed import print_out
from quiz.team.file import (
    LONGEST_TEAM,
    MOST_RESPONDENTS,
    ExportError,
    comparison_document,
    csv,
    export_document,
    export_rows,
    is_date,
    is_export,
    is_own_text,
    parse_export,
)
from quiz.team.input import TeamReader, is_json
from quiz.team.picture import (
    TeamPicture,
    compare_pictures,
    equal_rows,
    is_later_first,
    nested,
    shared_respondents,
    team_picture,
    threshold_of,
)

_LISTED = 20
"""So many refusals and repeated codes are listed; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What the files of one group held: codes, or a picture that was made before.

    The first of what was refused or repeated are listed; `all_duplicates` and `all_refused` count them.
    """

    respondents: Mapping[str, bytes]
    duplicates: Sequence[Mapping[str, Any]] = ()
    refused: Sequence[Mapping[str, Any]] = ()
    all_duplicates: int = 0
    all_refused: int = 0
    picture: TeamPicture | None = None
    files: Sequence[tuple[str, Sequence[bytes]]] = ()


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `team` to the commands."""
    team = commands.add_parser("team", help="maak het teambeeld van teamcodes uit bestanden (JSON)")
    team.add_argument("files", nargs="+", metavar="BESTAND", help="bestand met teamcodes, of - voor standaardinvoer")
    team.add_argument("--size", type=int, metavar="N", help="hoeveel mensen de groep telt, voor de respons")
    team.add_argument(
        "--threshold",
        type=int,
        metavar="N",
        help=f"toon pas iets vanaf N mensen, als jullie meer dan {LOWEST_GROUP_SIZE} hebben afgesproken",
    )
    team.add_argument("--compare", metavar="BESTAND", help="vergelijk met de teamcodes of het teambeeld in dit bestand")
    team.add_argument(
        "--earlier",
        choices=("first", "second"),
        help="welk beeld het eerdere is: first is BESTAND, second het bestand van --compare. Zonder deze keuze kijken "
        "we naar de datums, en anders is een bewaard beeld eerder dan codes",
    )
    team.add_argument(
        "--team", metavar="NAAM", help=f"naam van het team in het bestand, hoogstens {LONGEST_TEAM} tekens"
    )
    team.add_argument("--date", metavar="DATUM", help="datum van de meting, als 2026-11-26")
    team.add_argument("--csv", action="store_true", help="schrijf CSV in plaats van JSON")
    team.add_argument(
        "--reliability",
        action="store_true",
        help=HELP,
    )
    team.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print the picture; 0. Raises `Refused` when a group is too small, `UsageError` for bad input."""
    if options.csv and (options.compare or options.reliability):
        raise UsageError("--csv kan niet samen met --compare of --reliability. Laat een van de twee weg.")
    print_out(_output(with_threshold(questionnaire, options.threshold), options), end="")
    return 0


def _output(questionnaire: Questionnaire, options: argparse.Namespace) -> str:
    group = read_group(options.files, questionnaire, known_codes(questionnaire, options))
    picture = _named(_picture(group, questionnaire, options.size), options.team, options.date)
    if options.csv:
        return csv(export_rows(questionnaire, picture))
    document = export_document(questionnaire, picture)
    if group.picture is None:
        document["input"] = {
            "codes": len(group.respondents),
            "equal_rows": equal_rows(group.respondents.values()),
            "duplicates": list(group.duplicates),
            "duplicates_in_all": group.all_duplicates,
            "refused": list(group.refused),
            "refused_in_all": group.all_refused,
        }
    if options.compare:
        document["comparison"] = _comparison(group, picture, questionnaire, options)
    if options.reliability:
        document["reliability"] = _reliability(group, questionnaire)
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def with_threshold(questionnaire: Questionnaire, threshold: int | None) -> Questionnaire:
    """The questionnaire of an organisation that asks for larger groups. Raises `UsageError` for smaller ones."""
    if threshold is None:
        return questionnaire
    lowest = threshold_of(questionnaire)
    if threshold < lowest:
        raise UsageError(f"--threshold is {threshold}, maar een teambeeld begint nooit onder {lowest} mensen.")
    return replace(questionnaire, min_group_size=threshold)


def _named(picture: TeamPicture, team: str | None, date: str | None) -> TeamPicture:
    """The picture with the words of whoever made it; what a saved one already says stays where nothing is given."""
    if team is not None and not is_own_text(team, LONGEST_TEAM):
        raise UsageError(f"--team is de naam van het team op één regel, van hoogstens {LONGEST_TEAM} tekens.")
    if date is not None and not is_date(date):
        raise UsageError(f"--date is {date}, maar het moet een bestaande dag zijn, geschreven als 2026-11-26.")
    return replace(picture, team=team or picture.team, date=date or picture.date)


def _picture(group: Group, questionnaire: Questionnaire, size: int | None, name: str = "") -> TeamPicture:
    picture = group.picture or team_picture(questionnaire, group.respondents.values())
    if picture is None:
        raise Refused(_too_few(group, questionnaire, name))
    if size is None:
        return picture
    if size < picture.n:
        raise UsageError(
            f"--size is {counted(size)}, maar er zijn {counted(picture.n)} verschillende teamcodes. Geef het aantal "
            "mensen in de groep."
        )
    if size > MOST_RESPONDENTS:
        raise UsageError(
            f"--size is {counted(size)}, maar een groep telt hier hoogstens {counted(MOST_RESPONDENTS)} mensen. "
            "Controleer het getal."
        )
    return replace(picture, size=size)


def _comparison(
    group: Group, picture: TeamPicture, questionnaire: Questionnaire, options: argparse.Namespace
) -> dict[str, Any]:
    other = read_group([options.compare], questionnaire, known_codes(questionnaire, options))
    second = _picture(other, questionnaire, None, name=options.compare)
    saved = group.picture is not None or other.picture is not None
    threshold = max(picture.threshold, second.threshold)
    say = functools.partial(team_message, length=code_length(len(questionnaire.items)))
    if saved and nested(picture, second):
        raise Refused(say("compare-nested", detail=str(threshold)))
    shared = None if saved else shared_respondents(group.respondents, other.respondents, threshold)
    if shared is None and not saved:
        raise Refused(
            "Deze twee groepen worden niet vergeleken: ze delen zo veel codes dat het verschil iets zou zeggen over "
            f"minder dan {threshold} mensen. Vergelijk groepen die geen codes delen."
        )
    notes = [say("compare-unknown")] if saved else []
    if picture.edition != second.edition:
        notes.append(say("compare-editions", detail=f"{picture.edition} en {second.edition}"))
    later_first = _is_first_later(group, picture, other, second, options.earlier)
    earlier, later = (second, picture) if later_first else (picture, second)
    return {
        "with": export_document(questionnaire, second),
        "earlier": "second" if later_first else "first",
        "shared_codes": shared,
        "notes": notes,
        **comparison_document(compare_pictures(earlier, later)),
    }


def _is_first_later(group: Group, first: TeamPicture, other: Group, second: TeamPicture, choice: str | None) -> bool:
    """By the user's choice, by the dates, or else a saved picture comes before codes that are read now."""
    if choice is not None:
        return choice == "second"
    by_date = is_later_first(first, second)
    return group.picture is None and other.picture is not None if by_date is None else by_date


def _reliability(group: Group, questionnaire: Questionnaire) -> dict[str, object]:
    if not questionnaire.scored:
        raise UsageError("--reliability gaat over scores, en die geeft deze vragenlijst niet.")
    if group.picture is not None:
        raise UsageError("--reliability heeft de teamcodes zelf nodig; in een bewaard teambeeld staan die niet.")
    return reliability_document(questionnaire, group.files)


def read_group(files: Sequence[str], questionnaire: Questionnaire, earlier: Sequence[Mapping[str, Any]]) -> Group:
    """What these files hold, each code once. Raises `UsageError` for a file that cannot be read or used.

    `earlier` tells codes of earlier editions and of other questionnaires.
    """
    whole = Group(respondents={}, files=[])
    for file in files:
        source = Source(file)
        try:
            if source.is_whole and is_export(source.begin):
                return _saved(source, questionnaire, alone=len(files) == 1)
            whole = _added(whole, source, questionnaire, earlier, several=len(files) > 1)
        finally:
            source.close()
    return whole


def _saved(source: Source, questionnaire: Questionnaire, *, alone: bool) -> Group:
    if not alone:
        raise UsageError(f"{source.name} is een teambeeld. Dat kan niet samen met andere bestanden: geef het alleen.")
    try:
        return Group(respondents={}, picture=parse_export(source.begin, questionnaire))
    except ExportError as error:
        length = code_length(len(questionnaire.items))
        message = team_message(error.reason, length=length, detail=error.detail)
        raise UsageError(f"{source.name}: {message}") from None


def _added(
    group: Group, source: Source, questionnaire: Questionnaire, earlier: Sequence[Mapping[str, Any]], *, several: bool
) -> Group:
    """The group with what one more file holds; of what was refused or repeated the first are listed."""
    silent = source.is_whole and is_json(source.begin)
    reader = TeamReader(source.parts(), questionnaire, earlier=earlier, most=_LISTED, silent=silent)
    show = source.show_progress(sys.stderr)
    for _ in reader.steps():
        show()
    found = reader.result
    place = {"file": source.name} if several else {}
    length = code_length(len(questionnaire.items))
    duplicates: list[dict[str, Any]] = [
        place | {"line": twin.line, "first_line": twin.first_line} for twin in found.duplicates
    ]
    before = [code for code in found.respondents if code in group.respondents] if group.respondents else []
    duplicates += [place | {"line": reader.lines[code], "first_line": None} for code in before]
    refused = [
        place
        | {
            "line": refusal.line,
            "reason": refusal.reason,
            "message": team_message(refusal.reason, length=length, detail=refusal.detail),
        }
        for refusal in found.refused
    ]
    new = found.respondents
    if before:
        new = {code: row for code, row in new.items() if code not in group.respondents}
    return Group(
        respondents={**group.respondents, **new} if group.respondents else new,
        duplicates=[*group.duplicates, *duplicates][:_LISTED],
        refused=[*group.refused, *refused][:_LISTED],
        all_duplicates=group.all_duplicates + reader.repeats + len(before),
        all_refused=group.all_refused + reader.refusals,
        files=[*group.files, (source.name, list(new.values()))],
    )


def _too_few(group: Group, questionnaire: Questionnaire, name: str) -> str:
    needed = threshold_of(questionnaire) - len(group.respondents)
    codes = "teamcode" if needed == 1 else "teamcodes"
    where = f" in {name}" if name else ""
    lines = [
        f"Nog {needed} {codes} nodig{where}: een teambeeld begint bij {threshold_of(questionnaire)} "
        "verschillende teamcodes."
    ]
    lines += [f"  regel {refusal['line']}: {refusal['message']}" for refusal in group.refused]
    if group.all_refused > len(group.refused):
        lines.append(f"  en nog {counted(group.all_refused - len(group.refused))} regels")
    return "\n".join(lines)
