"""The files of an organisation that the questionnaire and its languages read, in `eigen/`.

Our own files stay as they are, so that an update of them never meets a change of somebody else's. Only the standard
library, as for all of `quiz/`. `own_questionnaire.py` lays the questionnaire over ours.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from quiz.text_faults import NOT_UTF8, SAVE_AGAIN, line_of
from quiz.toml_faults import UNREAD, toml_fault

ROOT: Final = Path(__file__).resolve().parent.parent
NAME: Final = "definition/vragenlijst.toml"
SENTENCES: Final = "definition/nl.toml"
"""Own words for a sentence of the scan, the tools or the frame of a page (quiz/languages/)."""
DROPPED: Final = "weg.txt"
SHOWN: Final = f"eigen/{NAME}"
"""How a fault calls the file."""
PARTS: Final[dict[str, type]] = {
    "editie": str,
    "titel": str,
    "talen": list,
    "weg": list,
    "tekst": dict,
    "vervang": dict,
    "erbij": dict,
    "advies": dict,
}
"""What the file may hold, all of it in Dutch, as whoever writes it reads Dutch."""
ITEM: Final = {"id": "id", "tekst": "text", "discipline": "discipline", "succesgebied": "success_area"}
"""What an item is written with, and what the model calls it."""
ADVICE: Final = {
    "betekenis": "meaning",
    "vraag": "question",
    "eerste_stap": "first_step",
    "teamstap": "team_step",
    "werkvorm": "practice",
}
"""The same for the texts of an advice."""


class OwnError(Exception):
    """The file of an organisation cannot be used; each of `sentences` is a Dutch one with its name."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def folder() -> Path:
    """Where an organisation keeps what is its own; `EIGEN` in the environment names another place."""
    return Path(os.environ.get("EIGEN") or ROOT / "eigen")


def dropped_pages() -> Iterator[tuple[int, str]]:
    """The pages that `eigen/weg.txt` leaves out, as they stand there, each with its line."""
    path = folder() / DROPPED
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    except UnicodeDecodeError:
        return  # told by the build
    for number, line in enumerate(lines, start=1):
        if name := line.partition("#")[0].strip().removeprefix("docs/"):
            yield number, name


def read_all() -> dict[str, Any]:
    """The file as tables, whatever stands in it; empty when it is not there. Raises `OwnError`."""
    path = folder() / NAME
    if not path.is_file():
        return {}
    text = ""
    try:
        text = path.read_text(encoding="utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as problem:
        raise OwnError(f"{SHOWN}, regel {line_of(problem)}: {NOT_UTF8}. {SAVE_AGAIN}") from None
    except UNREAD as problem:
        line, sentence = toml_fault(problem, text)
        raise OwnError(f"{SHOWN}, regel {line}: {sentence}.") from None


def read() -> dict[str, Any]:
    """What of the file is of the right kind; the rest is for `own_questionnaire.py` to tell. Raises `OwnError`."""
    own: dict[str, Any] = {
        name: value for name, value in read_all().items() if name in PARTS and isinstance(value, PARTS[name])
    }
    for name in ("vervang", "erbij", "advies"):
        if name in own:
            own[name] = {key: value for key, value in own[name].items() if isinstance(value, dict)}
    return own


def own_names() -> frozenset[str]:
    """The ids of what the file says something about, to tell whether a fault is about it."""
    own = read()
    replaced = {str(item.get("id")) for item in own.get("vervang", {}).values()}
    return frozenset(own.get("erbij", {}).keys() | own.get("tekst", {}).keys() | replaced)


def own_advice() -> frozenset[str]:
    """The texts of advice that the organisation has otherwise, as the model calls them: `DIMENSION.BAND.meaning`."""
    return frozenset(
        f"{dimension}.{band}.{ADVICE.get(name, name)}"
        for dimension, bands in read().get("advies", {}).items()
        for band, texts in bands.items()
        if isinstance(texts, dict)
        for name in texts
    )


def own_wording() -> frozenset[str]:
    """The ids of our items that the organisation says in other words, with the same meaning."""
    return frozenset(read().get("tekst", {}))


def languages_wanted() -> frozenset[str] | None:
    """The languages that the organisation keeps beside Dutch; None when it says nothing about that."""
    own = read()
    return frozenset(map(str, own["talen"])) if "talen" in own else None
