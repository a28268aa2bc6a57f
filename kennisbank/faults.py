"""Collect everything that is wrong in the sources of one build and tell it all at once.

Purpose: an editor wants the whole list, not the first line of it. Every part of the build adds to one `Faults`;
`stop_when_any` is called once, when every page has been read and none is written yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kennisbank.builder import Named, Stopped
from quiz.meant import did_you_mean as did_you_mean  # every check of the site takes it from here
from quiz.own import folder as own_folder
from quiz.printed import visible


class About(StrEnum):
    """Which of the sources a fault is in: the heading under which it is told, in this order."""

    ORGANISATION = "Het blok ‘organisatie’ van de instellingen klopt niet. Verbeter dit en sla op:"
    DEFINITION = "De vragenlijst klopt nog niet. Verbeter dit en sla op:"
    LANGUAGES = "De zinnen in quiz/definition/languages/ of eigen/definition/ kloppen nog niet. Verbeter dit en sla op:"
    PAGES = "De pagina’s kloppen nog niet. Verbeter dit en sla op:"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFault:
    """What is wrong in a text: the line, counted from 1, and a Dutch sentence.

    `broken` is whether nothing else of the text can be judged because of it.
    """

    line: int
    sentence: str
    broken: bool = False

    def within(self, name: str) -> str:
        """The sentence with the name of its file and the line before it."""
        return f"{name}, regel {self.line}: {self.sentence}"


class Faults:
    """The faults of one build."""

    def __init__(self) -> None:
        self._found: dict[About, dict[str, None]] = {about: {} for about in About}
        self.told = 0
        """How often something was added, also the same once more."""
        self.warnings: list[str] = []
        """What a site that is only looked at may still have, in whole messages: the builder tells them as they are."""

    def add(
        self,
        sentence: str,
        *,
        file: Named | None = None,
        near: str = "",
        time: int = 0,
        line: int = 0,
        about: About = About.PAGES,
    ) -> None:
        """Note a fault: a Dutch sentence, with the page it is in and the line.

        The line is `line` when that is known, else the one where `near` stands after `time` times before it. The same
        fault is told once.
        """
        self.told += 1
        where = f"{shown_name(file)}, regel {line}: " if file and line else place(file, near, time)
        self._found[about][visible(f"{where}{sentence}")] = None

    def has(self, about: About) -> bool:
        """Whether there is any fault of this kind."""
        return bool(self._found[about])

    def stop_when_any(self) -> None:
        """Raise `Stopped` with all faults of this build; do nothing when there is none."""
        told = [
            "\n".join([heading, *(f"  - {sentence}" for sentence in sentences)])
            for heading, sentences in self._found.items()
            if sentences
        ]
        if told:
            raise Stopped("\n".join(told))


def place(file: Named | None, near: str = "", time: int = 0) -> str:
    """`docs/x.md, regel 3: `, or `eigen/docs/x.md …` for a page of the organisation; empty without file.

    The line is left out when the text is not in the file.
    """
    if file is None:
        return ""
    # Whatever it was saved as: the fault may be about just that.
    text = Path(file.abs_src_path).read_text(encoding="utf-8-sig", errors="replace") if file.abs_src_path else ""
    at = text.find(near) if near else -1
    for _ in range(time):
        at = next((later for later in (text.find(near, at + 1),) if later >= 0), at)
    line = f", regel {text.count(chr(10), 0, at) + 1}" if at >= 0 else ""
    return f"{shown_name(file)}{line}: "


def shown_name(file: Named) -> str:
    """How a file of the site is called: `docs/x.md`, or `eigen/docs/x.md` when the organisation has its own."""
    own = file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(own_folder() / "docs")
    return f"{'eigen/' if own else ''}docs/{file.src_uri}"
