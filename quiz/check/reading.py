"""Read the definition, and say in one sentence why it cannot be read.

A definition is Python, so a missing comma stops the import itself. The site's build and the command line both
come here for it, so an editor reads the same words in both places.
"""

from __future__ import annotations

import importlib
import sys
import traceback
import warnings
from pathlib import Path

from quiz.model import Questionnaire

FOLDER = Path(__file__).resolve().parent.parent / "definition"
_PACKAGE = "quiz.definition"


class DefinitionError(Exception):
    """The definition cannot be read; the message is in Dutch, on one line, with file and line where known."""


def read_definition() -> Questionnaire:
    """The questionnaire of `quiz/definition/` as it stands in the files now. Raises `DefinitionError`.

    Python keeps a module that it has read, also over the rebuilds of `mkdocs serve`: it is made to forget this one.
    """
    for name in [name for name in sys.modules if name == _PACKAGE or name.startswith(f"{_PACKAGE}.")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    try:
        with warnings.catch_warnings():
            # Python warns of a forgotten comma before it stumbles over it; one of the two is enough.
            warnings.simplefilter("ignore", SyntaxWarning)
            questionnaire = importlib.import_module(_PACKAGE).QUESTIONNAIRE
    except Exception as problem:  # the definition is code: it can raise anything
        said = problem.msg if isinstance(problem, SyntaxError) else str(problem) or type(problem).__name__
        place = _place(problem)
        where = f"{place}: daar, of op de regel erboven, klopt iets niet" if place else ""
        raise DefinitionError(
            f"De vragenlijst kan niet worden gelezen{where}. Vaak ontbreekt er een komma of een aanhalingsteken, "
            f"of is een naam verkeerd getypt. (Python zegt: {' '.join(said.split())})"
        ) from None
    if not isinstance(questionnaire, Questionnaire):
        raise DefinitionError(
            "De vragenlijst kan niet worden gelezen in __init__.py: QUESTIONNAIRE moet een Questionnaire(…) zijn."
        )
    return questionnaire


def _place(problem: Exception) -> str:
    """` in items.py, regel 12`, or nothing when the problem lies outside the folder of the definition."""
    if isinstance(problem, SyntaxError):
        places = [(problem.filename, problem.lineno)]
    else:
        places = [(frame.filename, frame.lineno) for frame in reversed(traceback.extract_tb(problem.__traceback__))]
    for file, line in places:
        if file and line and Path(file).resolve().parent == FOLDER:
            return f" in {Path(file).name}, regel {line}"
    return ""
