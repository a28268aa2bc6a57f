"""What the tests ask of a browser, whichever engine is in it. Selectors are CSS; each means the first that fits."""

from __future__ import annotations

import json
import os
import subprocess
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE = 30.0
"""Seconds after which something that does not happen is a failure; long, for machines that have more to do."""
SIZE = (1280, 900)
_FORGET = "location.protocol === 'http:' && [localStorage, sessionStorage].every((kept) => (kept.clear(), true))"
"""All that the site keeps: that it has no cookies or caches is shown in tests/browser."""


class EngineError(Exception):
    """The browser refused a command; its own words."""


class Engine(ABC):
    """A running browser with one page in front. Every method raises `EngineError` when the browser refuses."""

    @abstractmethod
    def fresh(self) -> None:
        """Begin as another person on another device: one empty page, nothing kept."""

    @abstractmethod
    def goto(self, url: str) -> None:
        """Open an address as from the address bar, and wait until the page has loaded."""

    @abstractmethod
    def reload(self) -> None:
        """Load the page again and wait for it."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Press the mouse in the middle of an element that is in view or is scrolled into it."""

    @abstractmethod
    def type(self, selector: str, text: str) -> None:
        """Press the keys for a text in a field."""

    @abstractmethod
    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression in the page, by way of JSON."""

    @abstractmethod
    def close(self) -> None:
        """Stop the browser and everything it started."""

    def forget(self) -> bool:
        """Throw away what the open page keeps and leave it for an empty one; whether somebody else can begin there.

        To start a program, or a person in it, costs as much as five opened pages. A page from a folder is left alone:
        what it keeps is that of every folder.
        """
        try:
            if not self.evaluate(_FORGET):
                return False
            self.goto("about:blank")
            self.faults()
        except EngineError:
            return False
        return True

    def console(self) -> list[str]:
        """What the engine itself tells about console and errors, and forget it. Not all tell."""
        return []

    def attribute(self, selector: str, name: str) -> str | None:
        """An attribute as it stands in the document."""
        found: str | None = self.evaluate(f"{element(selector)}.getAttribute({json.dumps(name)})")
        return found

    def text(self, selector: str) -> str:
        """The text that a person sees."""
        found: str = self.evaluate(f"{element(selector)}.innerText")
        return found

    def faults(self) -> list[str]:
        """What went wrong in the pages since the last call; see watch.js."""
        noted: str = self.evaluate("[window.name, window.name = ''][0]")
        return list(dict.fromkeys([*noted.splitlines(), *self.console()]))

    def until(self, expression: str, what: str) -> None:
        """Wait until a JavaScript expression is true.

        Raises `AssertionError` with `what` when it is not after `PATIENCE`. An error counts as not yet:
        between two pages there is nothing to ask.
        """
        problem = ""

        def is_so() -> bool:
            nonlocal problem
            try:
                return bool(self.evaluate(expression))
            except EngineError as error:
                problem = f": {error}"
                return False

        assert wait(is_so), f"{what}: not within {PATIENCE:.0f} seconds{problem}"

    def wait_for(self, selector: str) -> None:
        """Wait until an element can be seen."""
        self.until(f"{element(selector)}.getClientRects().length", f"{selector} is visible")

    def press(self, selector: str) -> None:
        """Click an element as soon as it can be seen."""
        self.wait_for(selector)
        self.click(selector)


def element(selector: str) -> str:
    """The JavaScript for the first element that fits a selector."""
    return f"document.querySelector({json.dumps(selector)})"


def in_view(selector: str) -> str:
    """The JavaScript for the first element that fits a selector, after scrolling it to the middle of the window.

    WebKitGTK's own scrolling does not know of bars that stick to the top or the bottom.
    """
    return f"((e) => (e.scrollIntoView({{ block: 'center', behavior: 'instant' }}), e))({element(selector)})"


def wait(is_so: Callable[[], bool], patience: float = PATIENCE) -> bool:
    """Ask again and again until it is so; whether it was in time."""
    end = time.monotonic() + patience
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ask a process to stop, and make it."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def own_home(folder: Path, **more: str) -> dict[str, str]:
    """An environment in which a browser neither reads nor leaves anything outside a folder."""
    return {**os.environ, "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder), "LANG": "C.UTF-8", **more}
