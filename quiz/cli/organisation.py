"""`python -m quiz organisation FILE…`: saved pictures of many teams side by side, as the organisation page does.

Prints JSON or CSV. Every file that is not counted is named with its reason; the rest counts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final, TextIO

from quiz.cli.errors import Refused, UsageError
from quiz.cli.instruments import others
from quiz.cli.team import with_threshold
from quiz.editions.published import EditionError, earlier_editions, edition_named, editions_folder
from quiz.instrument import fingerprint
from quiz.languages.reading import dutch
from quiz.messages import counted
from quiz.model import Questionnaire
from quiz.printed import print_err, print_out
from quiz.team.file import ExportError, csv
from quiz.team.organisation import LeftOut, Opened, Organisation, lettered, organisation_picture
from quiz.team.organisation_file import (
    LARGEST_ORGANISATION,
    Editions,
    editions_by_fingerprint,
    organisation_document,
    organisation_rows,
    read_saved,
)

_LISTED: Final = 20
"""So many files are named on standard error."""
_NAMED: Final = 3
"""So many other files are named in one sentence."""
_INDENTED: Final = 200
"""Up to so many teams the document is written on many lines."""
_SHOWN_FROM: Final = 50
"""With fewer files progress would only flash by."""
_MOST_BYTES: Final = 4 * LARGEST_ORGANISATION
"""A character of UTF-8 takes four bytes at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read, and what could not be."""

    files: Sequence[Opened]
    left_out: Sequence[LeftOut]


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `organisation` to the commands."""
    organisation = commands.add_parser("organisation", help=_say("help"))
    organisation.add_argument("files", nargs="+", metavar="BESTAND", help=_say("files"))
    organisation.add_argument("--csv", action="store_true", help=_say("csv"))
    organisation.add_argument("--letters", action="store_true", help=_say("letters"))
    organisation.add_argument("--pictures", action="store_true", help=_say("pictures"))
    organisation.add_argument("--threshold", type=int, metavar="N", help=_say("threshold"))
    organisation.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print the picture; 0. Raises `Refused` when no picture is left, `UsageError` when there was none."""
    if options.csv and options.pictures:
        raise UsageError(_say("together"))
    questionnaire = with_threshold(questionnaire, options.threshold)
    if not questionnaire.scored:
        raise UsageError(_say("no-scores", title=questionnaire.title))
    editions = _editions(questionnaire, options)
    read = read_files(_paths(options.files), editions, sys.stderr, others(options))
    organisation = organisation_picture(questionnaire, read.files, fingerprint(questionnaire))
    organisation = replace(organisation, left_out=(*read.left_out, *organisation.left_out))
    if not organisation.blocks:
        raise (Refused if read.files else UsageError)(_listed(_say("nothing"), organisation.left_out))
    if options.letters:
        organisation = lettered(organisation)
    print_out(_output(questionnaire, organisation, editions, options), end="")
    if options.csv and organisation.left_out:
        # JSON says it in the document; a spreadsheet has no place for it.
        print_err(_listed(_say("without"), organisation.left_out))
    return 0


def message_of(one: LeftOut) -> str:
    """Why a file is not counted, in words; without names where they were replaced by letters."""
    names = listed_names(one.others) if one.others else _reason("hidden-names")
    found = one.found or _reason("hidden-team")
    return _reason(one.reason).format(found=found, others=names)


def listed_names(names: Sequence[str]) -> str:
    """All names of a few; of more the first ones, and how many more there are."""
    if len(names) > _NAMED:
        return _reason("and-more").format(names=", ".join(names[:_NAMED]), n=len(names) - _NAMED)
    *first, last = names
    return _reason("and-last").format(names=", ".join(first), last=last) if first else last


def _editions(questionnaire: Questionnaire, options: argparse.Namespace) -> Editions:
    folder = editions_folder(options.instrument)
    try:
        known = [] if options.definition else earlier_editions(questionnaire, folder)
        earlier = [edition_named(one["edition"], questionnaire, folder) for one in known]
    except EditionError as problem:
        raise UsageError(str(problem)) from None
    return editions_by_fingerprint(questionnaire, earlier)


def read_files(
    paths: Sequence[Path], editions: Editions, stream: TextIO | None, others: Sequence[Questionnaire] = ()
) -> Read:
    """Read each file; one that cannot be used is left out with its reason. Progress goes to `stream`, a terminal."""
    files: list[Opened] = []
    left_out: list[LeftOut] = []
    show = _progress(len(paths), stream)
    for number, path in enumerate(paths, start=1):
        try:
            files += read_saved(str(path), _text(path), editions, others)
        except OSError:
            left_out.append(LeftOut(file=str(path), reason="unopened"))
        except UnicodeDecodeError:
            left_out.append(LeftOut(file=str(path), reason="foreign"))
        except ExportError as error:
            left_out.append(LeftOut(file=str(path), reason=error.reason, found=error.detail))
        show(number)
    return Read(files=files, left_out=left_out)


def _text(path: Path) -> str:
    """The text of a file; of one that is far too large only so much that it is refused."""
    with path.open("rb") as file:
        return file.read(_MOST_BYTES + 1).decode("utf-8-sig")


def _paths(names: Sequence[str]) -> list[Path]:
    """The files themselves, and those in folders by name."""
    paths: list[Path] = []
    for name in names:
        path = Path(name)
        if not path.is_dir():
            paths.append(path)
            continue
        inside = sorted(path.glob("*.json"))
        if not inside:
            raise UsageError(_say("empty-folder", name=name))
        paths += inside
    return paths


def _progress(total: int, stream: TextIO | None) -> Any:
    """What to call with the number of files read so far: on a terminal a counter that disappears."""
    if stream is None or not stream.isatty() or total < _SHOWN_FROM:
        return lambda number: None

    def show(number: int) -> None:
        if number == total:
            stream.write("\r\x1b[K")
        elif number % _SHOWN_FROM == 0:
            stream.write(f"\r{number} / {total}")
        stream.flush()

    return show


def _output(
    questionnaire: Questionnaire,
    organisation: Organisation,
    editions: Editions,
    options: argparse.Namespace,
) -> str:
    if options.csv:
        return csv(organisation_rows(questionnaire, organisation))
    document = organisation_document(organisation, editions, pictures=options.pictures)
    document["same_figures"] = [[*pair] for pair in organisation.same]
    document["left_out"] = [
        {"file": one.file or None, "reason": one.reason, "message": message_of(one)} for one in organisation.left_out
    ]
    # Indents are for people, and cost as much time as the sums once there are hundreds of teams.
    indent = 2 if sum(len(block.teams) for block in organisation.blocks) <= _INDENTED else None
    return json.dumps(document, ensure_ascii=False, indent=indent) + "\n"


def _listed(head: str, left_out: Sequence[LeftOut]) -> str:
    lines = [head]
    lines += [_say("left", file=one.file or "–", reason=message_of(one)) for one in left_out[:_LISTED]]
    if len(left_out) > _LISTED:
        lines.append(_say("more", n=len(left_out) - _LISTED))
    return "\n".join(lines)


def _say(key: str, **values: object) -> str:
    written = {name: counted(value) if isinstance(value, int) else value for name, value in values.items()}
    return dutch().sentence(f"organisation.command.{key}", values).format(**written)


def _reason(key: str) -> str:
    return dutch().sentence(f"organisation.reasons.{key}", {})
