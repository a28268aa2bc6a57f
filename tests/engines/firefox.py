"""Firefox, by WebDriver BiDi: commands and events as JSON over one WebSocket, which Firefox itself opens."""

from __future__ import annotations

import itertools
import json
import subprocess
from pathlib import Path
from typing import Any

import websocket

from tests.engines.engine import PATIENCE, SIZE, Engine, EngineError, element, in_view, own_home, stop, wait

_SETTINGS = {
    # Whatever is asked of another host ends at a port where nobody listens; 127.0.0.1 goes straight.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    # The settings that Firefox recommends for tests let a local file read its neighbours; people do not have them.
    "remote.prefs.recommended": False,
    # So the pages of Firefox itself, which ask things of other hosts, are closed here one by one.
    "browser.aboutwelcome.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "layout.css.prefers-color-scheme.content-override": 1,
    "ui.prefersReducedMotion": 1,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}

_LEFT_EARLY = "NS_BINDING_ABORTED"
"""What Firefox writes when somebody leaves a page while the theme's search is still starting: not a fault."""


class Firefox(Engine):
    """A client for the few commands of WebDriver BiDi that the tests need."""

    def __init__(self, commands: tuple[str, ...], folder: Path) -> None:
        (path,) = commands
        self._numbers = itertools.count(1)
        self._events: list[dict[str, Any]] = []
        self._person = self._page = ""
        profile = folder / "profile"
        profile.mkdir()
        settings = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _SETTINGS.items())
        (profile / "user.js").write_text("\n".join(settings), encoding="utf-8")
        self._process = subprocess.Popen(
            [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"],
            env=own_home(folder),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._address = profile / "WebDriverBiDiServer.json"
        if not wait(self._is_ready):
            stop(self._process)
            raise EngineError(f"{path} does not start")
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])

    def fresh(self) -> None:
        if self._page and self.forget():
            return
        before = self._person
        self._person = self._send("browser.createUserContext")["userContext"]
        self._page = self._send("browsingContext.create", type="tab", userContext=self._person)["context"]
        if before:
            self._send("browser.removeUserContext", userContext=before)
        self._in_page("browsingContext.setViewport", viewport={"width": SIZE[0], "height": SIZE[1]})

    def goto(self, url: str) -> None:
        self._in_page("browsingContext.navigate", url=url, wait="complete")

    def reload(self) -> None:
        self._in_page("browsingContext.reload", wait="complete")

    def click(self, selector: str) -> None:
        found = self._evaluate(in_view(selector))
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def type(self, selector: str, text: str) -> None:
        self.evaluate(f"{element(selector)}.focus()")
        self._act("key", *({"type": kind, "value": key} for key in text for kind in ("keyDown", "keyUp")))

    def evaluate(self, expression: str) -> Any:
        return json.loads(self._evaluate(f"JSON.stringify(({expression}) ?? null)")["value"])

    def console(self) -> list[str]:
        found, self._events = [event["params"] for event in self._events], []
        ours = [entry for entry in found if entry["source"].get("context", self._page) == self._page]
        return [f"{entry['level']}: {entry['text']}" for entry in ours if entry["text"] != _LEFT_EARLY]

    def close(self) -> None:
        self._socket.close()
        stop(self._process)

    def _is_ready(self) -> bool:
        try:
            address = json.loads(self._address.read_text(encoding="utf-8"))
            url = f"ws://{address['ws_host']}:{address['ws_port']}/session"
            self._socket = websocket.create_connection(url, timeout=2 * PATIENCE, suppress_origin=True)
        except (OSError, ValueError, websocket.WebSocketException):
            return False
        return True

    def _act(self, kind: str, *actions: dict[str, Any]) -> None:
        self._in_page("input.performActions", actions=[{"type": kind, "id": kind, "actions": actions}])

    def _evaluate(self, expression: str) -> dict[str, Any]:
        target = {"context": self._page}
        found = self._send("script.evaluate", expression=expression, target=target, awaitPromise=False)
        if found["type"] == "exception":
            raise EngineError(found["exceptionDetails"]["text"])
        result: dict[str, Any] = found["result"]
        return result

    def _in_page(self, command: str, **parameters: Any) -> None:
        self._send(command, context=self._page, **parameters)

    def _send(self, command: str, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": command, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv())
            if message.get("id") == number:
                break
            if message.get("type") == "event":
                self._events.append(message)
        if message["type"] == "error":
            raise EngineError(f"{message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result
