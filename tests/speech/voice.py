"""A voice for Orca that writes down what it is asked to say. Orca loads it, in the Python of the system.

One line of JSON for each utterance, in the file that `KENNISBANK_HEARD` names. What Orca asks of a voice and
does not stand here, such as speaking faster, does nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from orca import speechserver


class SpeechServer(speechserver.SpeechServer):  # type: ignore[misc]
    """The names are Orca's."""

    @staticmethod
    def getFactoryName() -> str:
        """How Orca's window of preferences would call it."""
        return "written"

    @staticmethod
    def getSpeechServers() -> list[SpeechServer]:
        """There is one."""
        return [SpeechServer()]

    @staticmethod
    def getSpeechServer(info: Any = None) -> SpeechServer:
        """The same, whatever was preferred."""
        return SpeechServer()

    @staticmethod
    def shutdownActiveServers() -> None:
        """There is nothing to close."""

    def getInfo(self) -> list[str]:
        """Name and identifier."""
        return ["written", "written"]

    def getVoiceFamilies(self) -> list[Any]:
        """No voices to choose from."""
        return []

    def speak(self, text: str | None = None, acss: Any = None, interrupt: bool = True) -> None:
        """Write an utterance, also where a person would have cut it short."""
        if text:
            _write(text)

    def speakCharacter(self, character: str, acss: Any = None) -> None:
        """Write one character."""
        _write(character)

    def speakKeyEvent(self, event: Any, acss: Any = None) -> None:
        """The name of the key that was pressed is no word of the page."""

    def sayAll(self, utteranceIterator: Iterator[Any], progressCallback: Any) -> None:
        """Write a whole page at once."""
        for context, _ in utteranceIterator:
            _write(context.utterance)
            for moment in (speechserver.SayAllContext.PROGRESS, speechserver.SayAllContext.COMPLETED):
                progressCallback(context, moment)


def _write(text: str) -> None:
    with Path(os.environ["KENNISBANK_HEARD"]).open("a", encoding="utf-8") as file:
        file.write(json.dumps(text, ensure_ascii=False) + "\n")
