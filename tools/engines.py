"""The other browser engines for the tests: `python -m tools.engines` finds WebKitGTK and Firefox, or installs them.

Where this is root on Debian, Debian's own packages are installed. Elsewhere a sentence says what to
install; the tests in such an engine are skipped. With `CI=true` in the environment, as on every
continuous integration server, a missing engine is a failure. `FIREFOX=/path/to/firefox` goes before what
is found. Chromium is the business of `tools/browser.py`.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.environment import apt_install, is_debian_root


@dataclass(frozen=True)
class Engine:
    """A browser that the tests drive, as the packages of the system bring it along."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    """For each command that is needed, the names under which systems have it."""
    packages: tuple[str, ...]
    """What Debian calls it."""
    advice: str


WEBKIT: Final = Engine(
    "WebKitGTK",
    (("WebKitWebDriver",), ("Xvfb",)),
    ("webkit2gtk-driver", "xvfb"),
    "Debian en Ubuntu: sudo apt install webkit2gtk-driver xvfb. Voor macOS en Windows is WebKitGTK er niet.",
)
FIREFOX: Final = Engine(
    "Firefox",
    (("firefox-esr", "firefox"),),
    ("firefox-esr",),
    "Debian: sudo apt install firefox-esr; Ubuntu: het pakket van packages.mozilla.org, want uit een snap laat "
    "Firefox zich niet besturen; anders: https://www.firefox.com/. Staat hij op een andere plek: "
    "FIREFOX=/pad/naar/firefox make test",
)
ENGINES: Final = (WEBKIT, FIREFOX)
_PLACES: Final = {
    "firefox": (
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    )
}
_LAUNCHER_SIZE: Final = 65_536


def find(engine: Engine) -> tuple[str, ...] | None:
    """The paths of the commands of an engine, in their order, or `None` when one of them is not there."""
    chosen = os.environ.get("FIREFOX") if engine is FIREFOX else None
    if chosen:
        return (chosen,) if shutil.which(chosen) else None
    found = [next(filter(None, map(_path, names)), None) for names in engine.commands]
    return None if None in found else tuple(path for path in found if path)


def ensure(engine: Engine) -> tuple[str, ...] | None:
    """As `find`, after installing what is missing where that can be done without asking anybody."""
    found = find(engine)
    if found or not is_debian_root():
        return found
    print(f"Eén keer: {engine.name} installeren, om de site ook daarin te testen …", file=sys.stderr, flush=True)
    return find(engine) if apt_install(*engine.packages) else None


def is_needed() -> bool:
    """Whether a missing engine is a failure: on a server that judges changes, nothing may be left out."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def missing(engine: Engine) -> str:
    """The sentence for somebody whose system does not have this engine."""
    return f"{engine.name} is er niet. {engine.advice}"


def _path(name: str) -> str | None:
    places = (shutil.which(name), *_PLACES.get(name, ()))
    return next((path for path in places if path and Path(path).is_file() and not _is_of_snap(Path(path))), None)


def _is_of_snap(path: Path) -> bool:
    """Ubuntu's /usr/bin/firefox starts a snap, which sees neither the profile of a test nor /tmp."""
    target = path.resolve()
    if target.name == "snap":
        return True
    return target.stat().st_size < _LAUNCHER_SIZE and b"/snap/bin" in target.read_bytes()


def main() -> int:
    """Find or install both; exit 1 when one is missing that must be there."""
    absent = [engine for engine in ENGINES if ensure(engine) is None]
    for engine in absent:
        end = "" if is_needed() else " De tests daarin worden overgeslagen."
        print(missing(engine) + end, file=sys.stderr)
    return 1 if absent and is_needed() else 0


if __name__ == "__main__":
    sys.exit(main())
