"""WebKitGTK: its WebDriver starts MiniBrowser, on a screen that nobody sees."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
from pathlib import Path
from typing import Any

from tests.engines.engine import PATIENCE, SIZE, Engine, EngineError, in_view, own_home, stop, wait

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The name that the standard gives to the id of an element."""

TRIES = 3
"""How often a session may fail to begin."""
_SETTINGS = {
    "GDK_BACKEND": "x11",
    "LIBGL_ALWAYS_SOFTWARE": "1",
    # Layers that only a graphics card draws fast; what is measured here is where things stand.
    "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
    "NO_AT_BRIDGE": "1",
    # As for Chromium: in a container its sandbox cannot start, and the pages are our own.
    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
}


class WebKit(Engine):
    """A client for the few commands of W3C WebDriver that the tests need."""

    def __init__(self, commands: tuple[str, ...], folder: Path) -> None:
        self._commands = commands
        self._folder = folder
        self._start()

    def fresh(self) -> None:
        if self._session and self.forget():
            return
        for left in reversed(range(TRIES)):
            try:
                self._end_session()
                self._begin_session()
                break
            except EngineError:
                # Once in some hundreds of times on a busy machine, driver and browser do not find each other.
                if not left:
                    raise
                self._stop()
                self._start()

    def goto(self, url: str) -> None:
        self._post("url", url=url)

    def reload(self) -> None:
        self._post("refresh")

    def click(self, selector: str) -> None:
        self._post(f"element/{self._find(selector)}/click")

    def type(self, selector: str, text: str) -> None:
        self._post(f"element/{self._find(selector)}/value", text=text)

    def evaluate(self, expression: str) -> Any:
        return self._post("execute/sync", script=f"return ({expression})", args=[])

    def close(self) -> None:
        with contextlib.suppress(EngineError):
            self._end_session()
        self._stop()

    def _find(self, selector: str) -> str:
        found: str = self.evaluate(in_view(selector))[_ELEMENT]
        return found

    def _start(self) -> None:
        driver, screen = self._commands
        self._session = ""
        self._screen, display = _start_screen(screen)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._driver = subprocess.Popen(
            [driver, f"--port={self._port}"],
            env=own_home(self._folder, DISPLAY=display, **_SETTINGS),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if not wait(self._is_ready):
            self._stop()
            raise EngineError(f"{driver} does not answer")

    def _stop(self) -> None:
        stop(self._driver)
        stop(self._screen)

    def _begin_session(self) -> None:
        timeouts = {name: int(PATIENCE * 1000) for name in ("script", "pageLoad")}
        begun = self._send("POST", "/session", {"capabilities": {"alwaysMatch": {"timeouts": timeouts}}})
        self._session = f"/session/{begun['sessionId']}"
        self._post("window/rect", width=SIZE[0], height=SIZE[1])

    def _end_session(self) -> None:
        ended, self._session = self._session, ""
        if ended:
            self._send("DELETE", ended)

    def _is_ready(self) -> bool:
        try:
            return bool(self._send("GET", "/status")["ready"])
        except EngineError:
            return False

    def _post(self, command: str, **parameters: Any) -> Any:
        return self._send("POST", f"{self._session}/{command}", parameters)

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE + 5)
        try:
            connection.request(method, path, None if body is None else json.dumps(body))
            answer = connection.getresponse()
            value = json.loads(answer.read())["value"]
        except (OSError, http.client.HTTPException) as problem:
            raise EngineError(f"no answer to {method} {path}: {problem}") from None
        finally:
            connection.close()
        if answer.status != http.client.OK:
            raise EngineError(f"{value['error']}: {value['message']}")
        return value


def _start_screen(command: str) -> tuple[subprocess.Popen[bytes], str]:
    """An X server that picks a free number for itself, and that number."""
    reading, writing = os.pipe()
    size = f"{SIZE[0] + 100}x{SIZE[1] + 100}x24"
    screen = subprocess.Popen(
        [command, "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        number = pipe.readline().decode().strip()
    if not number:
        stop(screen)
        raise EngineError(f"{command} does not start")
    return screen, f":{number}"
