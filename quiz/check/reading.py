"""Read the definition, and say in one sentence why it cannot be read.

A definition is Python, so a missing comma stops the import itself. The site's build and the command line both
come here for it, so an editor reads the same words in both places.
"""

from __future__ import annotations

import dataclasses
import importlib
import re
import sys
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from quiz import model
from quiz.meant import did_you_mean
from quiz.model import Questionnaire, UnknownItems
from quiz.own import OwnError
from quiz.text_faults import NOT_UTF8, SAVE_AGAIN, TWO_VERSIONS

MAIN: Final = ""
"""The name of the questionnaire of the site itself, that of `quiz/definition/`."""
FOLDER: Final = Path(__file__).resolve().parent.parent / "definition"
INSTRUMENTS: Final = FOLDER.parent / "instruments"
"""Every other questionnaire is a package in this folder; its name is how pages and commands call it."""
_PACKAGE: Final = "quiz.definition"
_OTHERS: Final = "quiz.instruments"


class DefinitionError(Exception):
    """The definition cannot be read; each of `sentences` is in Dutch, on one line, with file and line where known."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def instrument_names() -> tuple[str, ...]:
    """The names of the questionnaires beside the main one, in alphabetical order."""
    return tuple(sorted(path.parent.name for path in INSTRUMENTS.glob("*/__init__.py")))


def read_definition(instrument: str = MAIN) -> Questionnaire:
    """The questionnaire of `quiz/definition/`, or of `quiz/instruments/NAME/`, as it stands in the files now.

    Python keeps a module that it has read, also over the rebuilds of `mkdocs serve`: it is made to forget these.
    Raises `DefinitionError`, also for a name that is not there.
    """
    if instrument != MAIN and instrument not in (known := instrument_names()):
        meant = did_you_mean(instrument, known) or f" Er is: {', '.join(known) or 'geen andere'}."
        raise DefinitionError(f"De vragenlijst ‘{instrument}’ bestaat niet in quiz/instruments/.{meant}")
    package = f"{_OTHERS}.{instrument}" if instrument else _PACKAGE
    for name in [name for name in sys.modules if f"{name}.".startswith((f"{_PACKAGE}.", f"{_OTHERS}."))]:
        del sys.modules[name]
    importlib.invalidate_caches()
    try:
        with warnings.catch_warnings():
            # Python warns of a forgotten comma before it stumbles over it; one of the two is enough.
            warnings.simplefilter("ignore", SyntaxWarning)
            questionnaire = importlib.import_module(package).QUESTIONNAIRE
    except OwnError as problem:
        raise DefinitionError(*problem.sentences) from None
    except UnknownItems as problem:
        raise DefinitionError(*_not_there(problem, instrument)) from None
    except Exception as problem:  # the definition is code: it can raise anything
        raise DefinitionError(f"De vragenlijst kan niet worden gelezen{_explained(problem)}") from None
    if not isinstance(questionnaire, Questionnaire):
        raise DefinitionError(
            "De vragenlijst kan niet worden gelezen in __init__.py: QUESTIONNAIRE moet een Questionnaire(…) zijn."
        )
    return questionnaire


def _not_there(problem: UnknownItems, instrument: str) -> Iterator[str]:
    """Of each item that a questionnaire picks and that is gone from the main one, on which line it is picked."""
    path = INSTRUMENTS / instrument / "__init__.py"
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    name = f"quiz/{path.relative_to(INSTRUMENTS.parent).as_posix()}"
    for missing in problem.ids:
        at = next(
            (number for number, line in enumerate(lines, 1) if f'"{missing}"' in line or f"'{missing}'" in line), 0
        )
        meant = did_you_mean(missing, problem.known)
        yield (
            f"{name}{f', regel {at}' if at else ''}: de uitspraak ‘{missing}’ is er niet meer in "
            f"quiz/definition/items.py.{meant} Zet hier een id dat er wel is, of haal de regel weg."
        )


def _explained(problem: Exception) -> str:
    """Where and why, as the rest of a sentence: for what an editor often does in words of its own."""
    place = _place(problem)
    said = " ".join(
        (problem.msg if isinstance(problem, SyntaxError) else str(problem) or type(problem).__name__).split()
    )
    absent = re.match(r"cannot import name '(\w+)' from '(quiz\.[\w.]+)'", said)
    if absent:
        if absent[2] == _PACKAGE:  # asked for by a questionnaire beside it
            return (
                f"{place}: die regel vraagt om ‘{absent[1]}’ uit quiz/definition/__init__.py, en daar staat die naam "
                "niet. Zet hem terug. Heb je een heel andere vragenlijst, haal dan de map van deze tweede weg."
            )
        file = f"{absent[2].rpartition('.')[2]}.py"
        return f" in {file}: daar ontbreekt ‘{absent[1]}’. Is het bestand leeg, of is de naam veranderd?"
    lost = re.search(r"No module named '(quiz\.[\w.]+)'", said)
    if lost:
        return f"{place}: het bestand {lost[1].replace('.', '/')}.py is er niet. Zet het terug, of verbeter de naam."
    if "null bytes" in said and (unread := _with_null_bytes()):
        return f" in {unread}: {NOT_UTF8}. {SAVE_AGAIN}"
    if isinstance(problem, SyntaxError) and re.match(r"<{7}|={7}|>{7}", problem.text or ""):
        return f"{place}: {TWO_VERSIONS}."
    if said.startswith("(unicode error)"):
        return f"{place}: {NOT_UTF8}. {SAVE_AGAIN}"
    if isinstance(problem, NameError) and problem.name:
        return f"{place}: ‘{problem.name}’ is geen bekende naam. Om een tekst horen aanhalingstekens."
    unknown = re.search(r"(\w+)\.__init__\(\) got an unexpected keyword argument '(\w+)'", said)
    if unknown:
        fields = [field.name for field in dataclasses.fields(getattr(model, unknown[1]))]
        meant = did_you_mean(unknown[2], fields) or f" Er is: {', '.join(fields)}."
        return f"{place}: ‘{unknown[2]}’ bestaat niet.{meant}"
    missing = re.search(r"missing \d+ required keyword-only arguments?: (.+)", said)
    if missing:
        names = ", ".join(re.findall(r"\w+", missing[1].replace(" and ", " ")))
        return f"{place}: daar, of in de regels eronder, ontbreekt {names}."
    where = f"{place}: daar, of op de regel erboven, klopt iets niet" if place else ""
    return (
        f"{where}. Vaak ontbreekt er een komma of een aanhalingsteken, of is een naam verkeerd getypt. "
        f"(Python zegt: {said})"
    )


def _with_null_bytes() -> str:
    """The file of the questionnaire that is kept as UTF-16, of which Python does not say which it is."""
    paths = [*sorted(FOLDER.glob("*.py")), *sorted(INSTRUMENTS.glob("*/*.py"))]
    found = next((path for path in paths if b"\0" in path.read_bytes()), None)
    return found.relative_to(FOLDER if found.parent == FOLDER else INSTRUMENTS.parent).as_posix() if found else ""


def _place(problem: Exception) -> str:
    """` in items.py, regel 12`, or nothing when the problem lies outside the folder of the definition."""
    if isinstance(problem, SyntaxError):
        places = [(problem.filename, problem.lineno)]
    else:
        places = [(frame.filename, frame.lineno) for frame in reversed(traceback.extract_tb(problem.__traceback__))]
    for file, line in places:
        if not file or not line:
            continue
        path = Path(file).resolve()
        if path.parent == FOLDER:
            return f" in {path.name}, regel {line}"
        if path.is_relative_to(INSTRUMENTS):
            return f" in {path.relative_to(INSTRUMENTS.parent).as_posix()}, regel {line}"
    return ""
