"""The programs that the tests need beside Python: `python -m tools.programs` finds each of them, or installs it.

Where this is root on Debian, Debian's own packages are installed; elsewhere a sentence says what to install, and for
Chromium there is the one that Playwright brings along. Without WebKitGTK or Firefox the tests in it are skipped; with
`CI=true` in the environment, as on every continuous integration server, nothing may be left out. A path in the
environment (`CHROMIUM=…`, `FIREFOX=/path/to/firefox`) goes before what is found. With `KENNISBANK_NO_INSTALL=1`
nothing is installed: what is missing is told.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tools.environment import apt_install, is_debian_root, may_install


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What the tests drive, as the packages of the system bring it along."""

    name: str
    commands: tuple[tuple[str, ...], ...]
    """For each command that is needed, the names under which systems have it."""
    packages: tuple[str, ...]
    """What Debian calls it."""
    advice: str
    places: tuple[str, ...] = ()
    """Where it may be although no command leads to it."""
    chosen: str = ""
    """The variable in the environment that names another one."""
    proof: str = ""
    """The option with which the command ends well when it truly is the program."""
    optional: bool = False
    """Whether its tests may be skipped, outside CI."""


SHELL: Final = "chromium-headless-shell"
CHROMIUM: Final = Program(
    name="Chromium",
    commands=(("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),),
    packages=("chromium", SHELL),
    advice="Installeer Chromium of Chrome, of voer uit: python -m playwright install chromium. Staat er een op een "
    "andere plek, noem die dan: CHROMIUM=/pad/naar/chromium make test",
    places=(
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ),
    chosen="CHROMIUM",
    proof="--version",  # Ubuntu has a /usr/bin/chromium-browser that only says that it is elsewhere
)
WEBKIT: Final = Program(
    name="WebKitGTK",
    commands=(("WebKitWebDriver",), ("Xvfb",)),
    packages=("webkit2gtk-driver", "xvfb"),
    advice="Debian en Ubuntu: sudo apt install webkit2gtk-driver xvfb. Voor macOS en Windows is WebKitGTK er niet.",
    optional=True,
)
FIREFOX: Final = Program(
    name="Firefox",
    commands=(("firefox-esr", "firefox"),),
    packages=("firefox-esr",),
    advice="Debian: sudo apt install firefox-esr; Ubuntu: het pakket van packages.mozilla.org, want uit een snap laat "
    "Firefox zich niet besturen; anders: https://www.firefox.com/. Staat hij op een andere plek: "
    "FIREFOX=/pad/naar/firefox make test",
    places=(
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ),
    chosen="FIREFOX",
    optional=True,
)
JAVA: Final = Program(
    name="Java",
    commands=(("java",),),
    packages=("default-jre-headless",),
    advice="Het is nodig om het e-boek te controleren. Installeer het (Debian en Ubuntu: sudo apt install "
    "default-jre-headless; macOS: brew install openjdk) en probeer het opnieuw.",
    proof="-version",  # the `java` that macOS ships with only says that there is none
)
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""For tests and benchmarks: as root, without a screen, and without errands of the browser's own."""
_LAUNCHER_SIZE: Final = 65_536


def find(program: Program) -> tuple[str, ...] | None:
    """The paths of the commands of a program, in their order, or `None` when one of them is not there."""
    named = os.environ.get(program.chosen) if program.chosen else None
    if named:
        return (named,) if shutil.which(named) and _starts(named, program.proof) else None
    found = [next(_candidates(program, names), None) for names in program.commands]
    return None if None in found else tuple(path for path in found if path)


def ensure(program: Program) -> tuple[str, ...] | None:
    """As `find`, after installing what is missing where that can be done without asking anybody."""
    found = find(program)
    if found or not is_debian_root():
        return found
    print(f"Eén keer: {program.name} installeren, voor de tests …", file=sys.stderr, flush=True)
    return find(program) if apt_install(*program.packages) else None


def find_browser(playwright: str | None = None, *, shell: bool = False) -> str | None:
    """The path of a Chromium that starts, or `None`.

    Most tests are content with the headless shell, the same engine without windows: it opens a page in half the time.
    What it leaves out (it fetches no icon, for one) is tested in the whole one. So with `shell`, the headless shell
    goes first; without, it is used only where there is nothing else. `playwright` is where Playwright has its own, for
    callers in which it already runs.
    """
    whole = (find(CHROMIUM) or (None,))[0]
    if os.environ.get(CHROMIUM.chosen):
        return whole
    small = shutil.which(SHELL)
    small = small if small and _starts(small, CHROMIUM.proof) else None
    own = whole or playwright or _of_playwright()
    found = own if own and Path(own).is_file() else None
    return small or found if shell else found or small


def ensure_browser() -> str | None:
    """The path of a browser, after installing what is missing; `None` when that failed."""
    found = find_browser()
    if (
        os.environ.get(CHROMIUM.chosen)
        or not may_install()
        or (found and (shutil.which(SHELL) or not is_debian_root()))
    ):
        return found
    print(f"Eén keer: {CHROMIUM.name} installeren, voor de tests …", file=sys.stderr, flush=True)
    # Older Debian has no shell, and the tests do without.
    if is_debian_root() and (apt_install(*CHROMIUM.packages) or found or apt_install("chromium")):
        return find_browser()
    # With root on another system that has apt (Ubuntu), the libraries that the browser needs come along.
    root = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
    command = [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), "chromium"]
    subprocess.run(command, stdout=sys.stderr, check=False)
    return find_browser()


def _of_playwright() -> str | None:
    """Where Playwright would put its own browser; whether it is there is another matter."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as running:
        return running.chromium.executable_path


def is_needed() -> bool:
    """Whether a missing program is always a failure: on a server that judges changes, nothing may be left out."""
    return os.environ.get("CI", "").lower() in ("1", "true")


def missing(program: Program) -> str:
    """The sentence for somebody whose system does not have this program."""
    return f"{program.name} is er niet. {program.advice}"


def _starts(path: str, proof: str) -> bool:
    """Whether a command ends well when it is asked for its version."""
    if os.name == "nt" or not proof:  # on Windows, a browser opens a window for it
        return Path(path).is_file()
    try:
        return subprocess.run([path, proof], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _candidates(program: Program, names: tuple[str, ...]) -> Iterator[str]:
    for path in (*map(shutil.which, names), *program.places):
        if path and Path(path).is_file() and not _is_of_snap(Path(path)) and _starts(path, program.proof):
            yield path


def _is_of_snap(path: Path) -> bool:
    """Ubuntu's /usr/bin/firefox starts a snap, which sees neither the profile of a test nor /tmp."""
    target = path.resolve()
    if target.name == "snap":
        return True
    return target.stat().st_size < _LAUNCHER_SIZE and b"/snap/bin" in target.read_bytes()


def main() -> int:
    """Find or install all; exit 1 when one is missing that must be there."""
    absent = [] if ensure_browser() else [CHROMIUM]
    absent += [program for program in (WEBKIT, FIREFOX, JAVA) if ensure(program) is None]
    for program in absent:
        end = " De tests daarin worden overgeslagen." if program.optional and not is_needed() else ""
        print(missing(program) + end, file=sys.stderr)
    return int(any(is_needed() or not program.optional for program in absent))


if __name__ == "__main__":
    sys.exit(main())
