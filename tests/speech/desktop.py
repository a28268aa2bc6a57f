"""A desktop that nobody sees, with a screen reader on it: Xvfb, a message bus and Orca, each only for these tests.

Whatever is started here carries a mark in its environment, also what the bus starts by itself. By that mark
everything is found and stopped at the end; nothing else is ever touched.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SIZE = (1280, 900)
PATIENCE = 30.0
"""Seconds within which a part of the desktop must have started or stopped."""
ASKED = 3.0
"""Seconds that a program gets to stop by itself."""
_MARK = "KENNISBANK_DESKTOP"
_SETTINGS = (
    "from orca import settings\nsettings.speechServerFactory = 'voice'\nsettings.speechFactoryModules = ['voice']\n"
)
"""Orca's own place for changes by its user: the only voice there is, is that of `voice.py`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """`environment` is for every program that must appear on it; `heard` grows by a line for each utterance."""

    environment: dict[str, str]
    heard: Path
    log: Path


@contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """A desktop with Orca running in Dutch. Raises `AssertionError` when a part of it does not start."""
    mark = uuid.uuid4().hex
    environment = _environment(folder, mark)
    heard, log = folder / "heard", folder / "log"
    heard.touch()
    with log.open("wb") as output, ExitStack() as started:
        display, environment["DISPLAY"] = _start_display(environment, output)
        started.enter_context(display)
        bus, environment["DBUS_SESSION_BUS_ADDRESS"] = _start_bus(environment, output)
        started.enter_context(bus)
        orca = started.enter_context(subprocess.Popen(["orca"], env=environment, stdout=output, stderr=output))
        started.callback(_stop_everything, mark)
        _wait_until_it_speaks(orca, heard, log)
        yield Desktop(environment=environment, heard=heard, log=log)


def _environment(folder: Path, mark: str) -> dict[str, str]:
    """Nothing of the person's own desktop, and nothing that is left behind in their home."""
    own = {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "XAUTHORITY", "LC_MESSAGES"}
    places = {name: folder / name for name in ("home", "run", "data", "config", "cache")}
    for place in places.values():
        place.mkdir(mode=0o700)
    preferences = places["data"] / "orca"
    preferences.mkdir()
    (preferences / "orca-customizations.py").write_text(_SETTINGS, encoding="utf-8")
    return {name: value for name, value in os.environ.items() if name not in own} | {
        _MARK: mark,
        "HOME": str(places["home"]),
        "XDG_RUNTIME_DIR": str(places["run"]),
        "XDG_DATA_HOME": str(places["data"]),
        "XDG_CONFIG_HOME": str(places["config"]),
        "XDG_CACHE_HOME": str(places["cache"]),
        "GSETTINGS_BACKEND": "memory",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "nl",
        "KENNISBANK_HEARD": str(folder / "heard"),
        "PYTHONPATH": str(Path(__file__).parent),
    }


def _start_display(environment: dict[str, str], log: IO[bytes]) -> tuple[subprocess.Popen[bytes], str]:
    """Xvfb, and the number that it found free, as `:3`."""
    reading, writing = os.pipe()
    screen = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp"]
    display = subprocess.Popen(command, env=environment, pass_fds=(writing,), stdout=log, stderr=log)
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb does not start"
    return display, f":{number}"


def _start_bus(environment: dict[str, str], log: IO[bytes]) -> tuple[subprocess.Popen[bytes], str]:
    """A message bus of its own, and its address. What lets Orca read a browser starts on it when it is asked for."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    bus = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log)
    assert bus.stdout is not None
    address = bus.stdout.readline().decode().strip()
    assert address, "the message bus does not start"
    return bus, address


def _wait_until_it_speaks(orca: subprocess.Popen[bytes], heard: Path, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not heard.stat().st_size:
        stopped = orca.poll() is not None or time.monotonic() > end
        assert not stopped, f"Orca says nothing:\n{log.read_text(encoding='utf-8', errors='replace')}"
        time.sleep(0.05)


def _stop_everything(mark: str) -> None:
    """First ask, then make: everything that carries the mark, until nothing is left."""
    start = time.monotonic()
    while left := marked(mark):
        passed = time.monotonic() - start
        assert passed < PATIENCE, f"still running: {left}"
        for process in left:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM if passed < ASKED else signal.SIGKILL)
        time.sleep(0.2)


def marked(mark: str) -> list[int]:
    """The processes that were started with this mark. Of one that has ended nothing can be read any more."""
    wanted = f"{_MARK}={mark}".encode()
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has gone in the meantime, or belongs to somebody else
            if wanted in (place / "environ").read_bytes().split(b"\0"):
                found.append(int(place.name))
    return found
