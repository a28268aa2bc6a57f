"""The sentences that a reader sees when a code or file is refused; the site and the command line share them.

They stand in `quiz/definition/languages/nl/messages.toml`.
"""

from __future__ import annotations

from quiz.codes import PERSONAL, CodeError, CodeFault
from quiz.languages.reading import dutch


def counted(number: int) -> str:
    """A number as it stands in a Dutch sentence: from 1.000 on with a point between the thousands."""
    return f"{number:,}".replace(",", ".")


def code_messages() -> dict[str, str]:
    """What is said of a refused code, by reason; between braces comes what was found. Raises `DefinitionError`."""
    return dict(dutch().table("messages.code"))


def team_messages() -> dict[str, str]:
    """What the team page and `python -m quiz team` say about their input, likewise."""
    return dict(dutch().table("messages.team"))


def code_message(error: CodeError, *, length: int, expected_format: int | None = None) -> str:
    """One Dutch sentence or two for a refused code: what is wrong and what to do."""
    key = str(error.fault)
    if error.fault is CodeFault.FORMAT:
        known = error.detail in ("1", "2") and expected_format is not None
        wanted = "personal" if expected_format == PERSONAL else "team"
        key = f"format-{wanted}-wanted" if known else "format-unknown"
    return dutch().sentence(f"messages.code.{key}", {}).format(**_values(key, error.detail), length=length)


def _values(reason: str, detail: str) -> dict[str, str]:
    """What a sentence about a refusal is filled with."""
    if reason != CodeFault.TYPO:
        return {"found": detail}
    place, found, meant = detail.split(" ")
    return {"place": place, "found": found, "meant": meant}


def team_message(reason: str, *, length: int, detail: str = "") -> str:
    """The sentence for a refused line, file or comparison: what is wrong and what to do.

    `reason` is a `CodeFault`, or a key of `team_messages()`; `detail` is what was found.
    """
    if reason == CodeFault.FORMAT:
        reason = "format-team-wanted" if detail == str(PERSONAL) else "format-unknown"
    # A key is looked up, and no table made: there may be as many refused lines as a file has.
    language = dutch()
    key = f"messages.team.{reason}"
    sentence = language.sentence(key if key in language.texts else f"messages.code.{reason}", {})
    return sentence.format(**_values(reason, detail), length=length, first=detail)
