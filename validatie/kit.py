"""What the scripts of the kit share: notes beside the definition, tables in and out, one sentence for bad input."""

from __future__ import annotations

import csv
import io
import sys
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quiz.cli.errors import reason
from quiz.model import Questionnaire
from quiz.study.table import TableError

FOLDER = Path(__file__).resolve().parent


class KitError(Exception):
    """Bad input: its message is one Dutch sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Construct:
    """What a dimension is, where it ends, what belongs to it and what does not."""

    definition: str
    border: str
    example: str
    counter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What stays the same of an item in every language: whose behaviour it is, what may not be lost, and a trap."""

    who: str
    stays: str
    trap: str


def constructs() -> dict[str, Construct]:
    """The definitions by the id of the dimension."""
    found = tomllib.loads((FOLDER / "constructs.toml").read_text(encoding="utf-8"))
    return {
        id: Construct(definition=one["is"], border=one["border"], example=one["example"], counter=one["counter"])
        for id, one in found.items()
    }


def intents(questionnaire: Questionnaire) -> dict[str, str]:
    """The note of intent of each item, empty where the notes belong to another edition."""
    edition, notes = intent_notes()
    same = edition == questionnaire.edition
    return {item.id: notes.get(item.id, "") if same else "" for item in questionnaire.items}


def watch(questionnaire: Questionnaire) -> dict[str, str]:
    """What to look out for with some items, nothing where the notes belong to another edition."""
    found = _notes()
    return dict(found["watch"]) if found["edition"] == questionnaire.edition else {}


def intent_notes() -> tuple[str, dict[str, str]]:
    """The edition that the notes belong to, and the notes by item id."""
    found = _notes()
    return found["edition"], {id: note.strip() for id, note in found["intent"].items()}


def kept_notes() -> tuple[str, dict[str, Kept]]:
    """The edition that the notes for translators belong to, and those notes by item id."""
    found = tomllib.loads((FOLDER / "vertaling" / "gelijk.toml").read_text(encoding="utf-8"))
    edition = found.pop("edition")
    return edition, {id: Kept(who=one["wie"], stays=one["blijft"], trap=one["valkuil"]) for id, one in found.items()}


def kept(questionnaire: Questionnaire) -> dict[str, Kept]:
    """What stays the same of each item, empty where the notes belong to another edition."""
    edition, notes = kept_notes()
    none = Kept(who="", stays="", trap="")
    same = edition == questionnaire.edition
    return {item.id: notes.get(item.id, none) if same else none for item in questionnaire.items}


def _notes() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "intent.toml").read_text(encoding="utf-8"))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A sheet to fill in: CSV with semicolons and a mark, which a Dutch spreadsheet opens as it is."""
    text = io.StringIO("\ufeff", newline="")
    text.seek(0, io.SEEK_END)
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table to paste into a report."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "/") for cell in line) + " |" for line in lines) + "\n"


def read(path: str | Path) -> str:
    """A file's text. Raises `KitError`."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as problem:
        raise KitError(f"{path} kan niet worden gelezen ({reason(problem)}). Controleer de naam.") from None
    except UnicodeDecodeError:
        raise KitError(f"{path} is geen tekst in UTF-8. Bewaar het als ‘CSV UTF-8’.") from None


def rows(path: str | Path, needed: Sequence[str]) -> list[Mapping[str, str]]:
    """The rows of a CSV file, comma or semicolon, that has these columns. Raises `KitError`."""
    text = read(path)
    first = text.split("\n", 1)[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    absent = [name for name in needed if name not in (reader.fieldnames or ())]
    if absent:
        raise KitError(f"In {path} ontbreekt de kolom ‘{absent[0]}’.")
    return [{name: (value or "").strip() for name, value in row.items() if name} for row in reader]


def run(command: Callable[[Sequence[str]], None]) -> int:
    """Do it; 0, or 2 and one sentence on standard error."""
    try:
        command(sys.argv[1:])
    except (KitError, TableError) as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0
