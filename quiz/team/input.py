"""The team codes in whatever a facilitator pastes: a chat, mail, links, a table. `input.mjs` is the twin.

`quiz.code_finder` finds the codes; here they become respondents, each once, and what is not counted gets its reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from quiz.code_finder import CodeFinder, Found, Refusal, editions_of, parts
from quiz.codes import TEAM, CodeFault
from quiz.model import Questionnaire

OTHER_EDITION: Final = "edition"
"""The reason for a sound team code of an earlier edition; the detail is its name."""

Progress = Iterator[int]
"""How many characters have been read, for whoever wants to show progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A code that stood there before, on `first_line`: one respondent, counted once."""

    line: int
    first_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamInput:
    """What a text holds. `respondents` has one entry per different code: its one spelling, its responses.

    Two texts are about the same respondent when they have a code in common.
    """

    respondents: Mapping[str, bytes]
    duplicates: tuple[Duplicate, ...]
    refused: tuple[Refusal, ...]


class TeamReader:
    """Reads a text. `steps` does the work in small parts; `result` is complete after the last."""

    def __init__(
        self,
        text: str | Iterable[str],
        questionnaire: Questionnaire,
        *,
        earlier: Sequence[Mapping[str, Any]] = (),
        most: int | None = None,
        silent: bool | None = None,
    ) -> None:
        """`text` may come in parts, which end where a line ends. `earlier`: editions to call by their name.

        `silent`: say nothing of lines without a code, as those of JSON.
        Of refusals and duplicates no more than `most` are kept; `refusals` and `repeats` count them all.
        """
        if isinstance(text, str):
            silent = is_json(text) if silent is None else silent
            text = parts(text)
        self._parts = text
        editions = editions_of(questionnaire, earlier)
        self._own = editions[0]
        self._finder = CodeFinder(editions, silent=bool(silent))
        self._most = most
        self._found: dict[str, bytes] = {}
        self._first_line: dict[str, int] = {}
        self._duplicates: list[Duplicate] = []
        self._refused: list[Refusal] = []
        self.refusals = 0
        self.repeats = 0

    def steps(self) -> Progress:
        """Read one part at a time; yields how far it is."""
        done = 0
        for part in self._parts:
            for event in self._finder.feed(part):
                self._take(event)
            done += len(part)
            yield done
        for event in self._finder.close():
            self._take(event)
        yield done

    @property
    def lines(self) -> Mapping[str, int]:
        """The line on which each different code stands."""
        return self._first_line

    @property
    def result(self) -> TeamInput:
        """Everything found so far, refusals and duplicates in the order of their lines."""
        return TeamInput(
            respondents=self._found,
            duplicates=tuple(self._duplicates),
            refused=tuple(sorted(self._refused, key=lambda refusal: refusal.line)),
        )

    def _take(self, event: Found | Refusal) -> None:
        if isinstance(event, Refusal):
            self._refuse(event)
        elif event.code.format != TEAM:
            self._refuse(Refusal(line=event.line, reason=str(CodeFault.FORMAT), detail=str(event.code.format)))
        elif event.edition is not self._own:
            self._refuse(Refusal(line=event.line, reason=OTHER_EDITION, detail=event.edition.name))
        elif event.text in self._found:
            self.repeats += 1
            if self._most is None or self.repeats <= self._most:
                self._duplicates.append(Duplicate(line=event.line, first_line=self._first_line[event.text]))
        else:
            self._found[event.text] = bytes(event.code.responses)
            self._first_line[event.text] = event.line

    def _refuse(self, refusal: Refusal) -> None:
        self.refusals += 1
        if self._most is None or len(self._refused) < self._most:
            self._refused.append(refusal)


def is_json(text: str) -> bool:
    """Whether a text is JSON: its lines are no news to anybody."""
    if not re.match(r"\s*[{[]", text):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
