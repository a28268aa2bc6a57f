"""Somebody who cannot see the screen: presses keys, and knows of the page only what is said."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.speech.desktop import Desktop

QUIET = 1.2
"""Seconds of silence after which the screen reader is taken to have finished."""
PATIENCE = 30.0
"""Seconds within which what is waited for must have been said; long, for machines that have more to do."""
BETWEEN = " | "


@dataclass(slots=True, kw_only=True)
class Listener:
    """Hears through the screen reader of a desktop. `page` is what it reads."""

    desktop: Desktop
    page: Page
    typing: bool = False
    _read: int = field(default=0)

    def after(self, action: Callable[[], object], until: str = "") -> str:
        """What is said because of an action, the utterances divided by a stroke.

        Raises `AssertionError` when `until` is not among it in time.
        """
        self.rest()
        action()
        return self.rest(until)

    def press(self, *keys: str, until: str = "") -> str:
        """What is said after pressing keys, one after the other, each as X calls it: `Tab`, `shift+Tab`, `Down`."""
        return self.after(lambda: self._run("key", "--delay", "60", *keys), until)

    def press_until(self, key: str, wanted: str, most: int = 80) -> str:
        """Press a key until something is said; what was said at that last press."""
        heard = ""
        for _ in range(most):
            heard = self.press(key)
            if wanted in heard:
                return heard
        raise AssertionError(f"{wanted!r} is not said within {most} × {key}; the last was {heard!r}")

    def type_in_page(self) -> None:
        """Let every key reach the page from now on: Orca's sticky focus mode, by Insert with twice A."""
        heard = self.after(lambda: self._run("keydown", "Insert", "key", "--delay", "60", "a", "a", "keyup", "Insert"))
        assert "Focus-modus is kleverig" in heard, heard
        self.typing = True

    def browse(self) -> None:
        """Let the keys move over the page again, as they do at first."""
        if self.typing:
            self.after(lambda: self._run("keydown", "Insert", "key", "a", "keyup", "Insert"), until="Bladermodus")
            self.typing = False

    def rest(self, until: str = "") -> str:
        """What is said from the last time until it is quiet, and until `until` was said."""
        start = self._read
        last = first = time.monotonic()
        while True:
            spoken = self._spoken()
            now = time.monotonic()
            if len(spoken) > self._read:
                self._read, last = len(spoken), now
            text = BETWEEN.join(spoken[start:])
            if now - last > QUIET and until in text:
                return text
            assert now - first < PATIENCE, f"after {PATIENCE:.0f} s without {until!r} was said: {text!r}"
            time.sleep(0.05)

    def _spoken(self) -> list[str]:
        lines = self.desktop.heard.read_text(encoding="utf-8").split("\n")[:-1]
        return [said.strip() for line in lines if (said := str(json.loads(line)))]

    def _run(self, *command: str) -> None:
        subprocess.run(["xdotool", *command], env=self.desktop.environment, check=True, timeout=PATIENCE)


def focus_window(desktop: Desktop) -> None:
    """Give the browser's window the keyboard, as there is nothing on this desktop that does so."""
    search = ["xdotool", "search", "--sync", "--onlyvisible", "--class", "chrom"]
    found = subprocess.run(
        search, env=desktop.environment, stdout=subprocess.PIPE, text=True, check=True, timeout=PATIENCE
    )
    window = found.stdout.split()[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], env=desktop.environment, check=True, timeout=PATIENCE)


def words(heard: str) -> int:
    """How many words somebody has to listen to."""
    return len(heard.replace(BETWEEN, " ").split())
