"""`python -m quiz team FILE…`: the team picture from files, for groups too large to paste.

Prints what the team page shows, as JSON or CSV. Nothing under the threshold: exit 1 and a sentence.
"""

from __future__ import annotations

import argparse
import functools
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from quiz.cli.errors import Refused, UsageError
from quiz.cli.study import HELP, reliability_document
from quiz.codes import code_length
from quiz.instrument import LOWEST_GROUP_SIZE
from quiz.messages import team_message
from quiz.model import Questionnaire
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
from quiz.team.input import TeamReader
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

MOST_BYTES = 500_000_000
"""A larger file is refused: it would fill the memory of an ordinary computer."""
_REFUSALS_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What the files of one group held: codes, or a picture that was made before."""

    respondents: Mapping[str, bytes]
    duplicates: Sequence[Mapping[str, Any]] = ()
    refused: Sequence[Mapping[str, Any]] = ()
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
    print(_output(with_threshold(questionnaire, options.threshold), options), end="")
    return 0


def _output(questionnaire: Questionnaire, options: argparse.Namespace) -> str:
    group = read_group(options.files, questionnaire)
    picture = _named(_picture(group, questionnaire, options.size), options.team, options.date)
    if options.csv:
        return csv(export_rows(questionnaire, picture))
    document = export_document(questionnaire, picture)
    if group.picture is None:
        document["input"] = {
            "codes": len(group.respondents),
            "equal_rows": equal_rows(group.respondents.values()),
            "duplicates": list(group.duplicates),
            "refused": list(group.refused),
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
            f"--size is {size}, maar er zijn {picture.n} verschillende teamcodes. Geef het aantal mensen in de groep."
        )
    if size > MOST_RESPONDENTS:
        raise UsageError(
            f"--size is {size}, maar een groep telt hier hoogstens {MOST_RESPONDENTS} mensen. Controleer het getal."
        )
    return replace(picture, size=size)


def _comparison(
    group: Group, picture: TeamPicture, questionnaire: Questionnaire, options: argparse.Namespace
) -> dict[str, Any]:
    other = read_group([options.compare], questionnaire)
    second = _picture(other, questionnaire, None, name=options.compare)
    saved = group.picture is not None or other.picture is not None
    threshold = max(picture.threshold, second.threshold)
    say = functools.partial(team_message, length=code_length(len(questionnaire.items)))
    if saved and nested(picture, second):
        raise Refused(say("compare-nested", detail=str(threshold)))
    shared = None if saved else shared_respondents(group.respondents, other.respondents, threshold)
    if shared is None and not saved:
        raise Refused(
            "Deze twee groepen worden niet vergeleken: ze delen zoveel codes dat het verschil iets zou zeggen over "
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
    if group.picture is not None:
        raise UsageError("--reliability heeft de teamcodes zelf nodig; in een bewaard teambeeld staan die niet.")
    return reliability_document(questionnaire, group.files)


def read_group(files: Sequence[str], questionnaire: Questionnaire) -> Group:
    """What these files hold, each code once. Raises `UsageError` for a file that cannot be read or used."""
    respondents: dict[str, bytes] = {}
    duplicates: list[dict[str, Any]] = []
    refused: list[dict[str, Any]] = []
    by_file: list[tuple[str, Sequence[bytes]]] = []
    length = code_length(len(questionnaire.items))
    for file in files:
        text = _text(file)
        if is_export(text):
            if len(files) > 1:
                raise UsageError(f"{file} is een teambeeld. Dat kan niet samen met andere bestanden: geef het alleen.")
            try:
                return Group(respondents={}, picture=parse_export(text, questionnaire))
            except ExportError as error:
                raise UsageError(f"{file}: {team_message(error.reason, length=length, detail=error.detail)}") from None
        reader = TeamReader(text, questionnaire)
        _show_progress(reader.steps(), file, sys.stderr)
        found = reader.result
        place = {"file": file} if len(files) > 1 else {}
        for duplicate in found.duplicates:
            duplicates.append(place | {"line": duplicate.line, "first_line": duplicate.first_line})
        for code, line in reader.lines.items():
            if code in respondents:
                duplicates.append(place | {"line": line, "first_line": None})
        for refusal in found.refused:
            message = team_message(refusal.reason, length=length, detail=refusal.detail)
            refused.append(place | {"line": refusal.line, "reason": refusal.reason, "message": message})
        by_file.append((file, [row for code, row in found.respondents.items() if code not in respondents]))
        respondents |= found.respondents
    return Group(respondents=respondents, duplicates=duplicates, refused=refused, files=by_file)


def _text(file: str) -> str:
    try:
        if file == "-":
            if sys.stdin is None:  # closed by who started Python: team - <&-
                raise UsageError("Er komt hier geen tekst binnen om te lezen. Geef een bestand in plaats van -.")
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
    except OSError as problem:
        raise UsageError(f"{file} kan niet worden gelezen ({problem.strerror}). Controleer de naam.") from None
    if len(data) > MOST_BYTES:
        raise UsageError(f"{file} is te groot (meer dan {MOST_BYTES // 1_000_000} MB). Deel het op.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.decode("utf-8-sig", errors="replace")


def _too_few(group: Group, questionnaire: Questionnaire, name: str) -> str:
    needed = threshold_of(questionnaire) - len(group.respondents)
    codes = "teamcode" if needed == 1 else "teamcodes"
    where = f" in {name}" if name else ""
    lines = [
        f"Nog {needed} {codes} nodig{where}: een teambeeld begint bij {threshold_of(questionnaire)} "
        "verschillende teamcodes."
    ]
    lines += [f"  regel {refusal['line']}: {refusal['message']}" for refusal in group.refused[:_REFUSALS_SHOWN]]
    if len(group.refused) > _REFUSALS_SHOWN:
        lines.append(f"  en nog {len(group.refused) - _REFUSALS_SHOWN} regels")
    return "\n".join(lines)


def _show_progress(steps: Iterable[tuple[int, int]], file: str, stream: TextIO | None) -> None:
    """Do the steps; on a terminal, with a bar that disappears when it is done."""
    show: Callable[[int, int], None] | None = None
    if stream is not None and stream.isatty():

        def show(done: int, total: int) -> None:
            width = 30
            filled = width * done // max(total, 1)
            bar = "#" * filled + "." * (width - filled)
            stream.write(f"\r{file}  [{bar}] {100 * done // max(total, 1):3}%")
            stream.flush()

    for done, total in steps:
        if show:
            show(done, total)
    if show and stream is not None:
        stream.write("\r\x1b[K")
        stream.flush()
