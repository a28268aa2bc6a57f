"""The browser for the tests: `python -m tools.browser` prints its path, and installs one if there is none.

A Chromium or Chrome of the system comes first, because nothing needs to be downloaded then. Next, where
this is root on Debian, Debian's own package; else the browser that Playwright brings along.
`CHROMIUM=/path/to/browser` in the environment goes before all of these.

Most tests are content with the headless shell, the same engine without windows: it opens a page in half the
time of the whole browser. What it leaves out (it fetches no icon, for one) is tested in the whole one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tools.environment import apt_install, is_debian_root

_SHELL: Final = "chromium-headless-shell"
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
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

MISSING: Final = (
    "Er is geen browser voor de tests. Installeer Chromium of Chrome, of voer uit: python -m playwright install "
    "chromium. Staat er een op een andere plek, noem die dan: CHROMIUM=/pad/naar/chromium make test"
)


def find(playwright: str | None = None, *, shell: bool = False) -> str | None:
    """The path of a browser that starts, or `None`.

    `playwright` is where Playwright has its own, for callers in which it already runs. With `shell`, the
    headless shell goes first; without, it is used only where there is nothing else.
    """
    chosen = os.environ.get("CHROMIUM")
    if chosen:
        return chosen if _starts(chosen) else None
    whole = [path for path in map(shutil.which, _NAMES) if path] + [path for path in _PLACES if Path(path).exists()]
    small = [path for path in [shutil.which(_SHELL)] if path]
    found = next((path for path in (small + whole if shell else whole) if _starts(path)), None)
    own = found or playwright or _of_playwright()
    if own and Path(own).is_file():
        return own
    return next((path for path in small if _starts(path)), None)


def ensure() -> str | None:
    """The path of a browser, after installing what is missing; `None` when that failed."""
    found = find()
    if os.environ.get("CHROMIUM") or (found and (shutil.which(_SHELL) or not is_debian_root())):
        return found
    print("Eén keer: een browser voor de tests installeren …", file=sys.stderr, flush=True)
    # Older Debian has no shell, and the tests do without.
    if is_debian_root() and (apt_install("chromium", _SHELL) or found or apt_install("chromium")):
        return find()
    # With root on another system that has apt (Ubuntu), the libraries that the browser needs come along.
    root = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None
    command = [sys.executable, "-m", "playwright", "install", *(["--with-deps"] if root else []), "chromium"]
    subprocess.run(command, stdout=sys.stderr, check=False)
    return find()


def _starts(path: str) -> bool:
    """Ubuntu has a /usr/bin/chromium-browser that only says that it is elsewhere."""
    if os.name == "nt":  # there, `--version` opens a window
        return Path(path).is_file()
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _of_playwright() -> str | None:
    """Where Playwright would put its own browser; whether it is there is another matter."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as running:
        return running.chromium.executable_path


def main() -> int:
    """Print the path; exit 1 with a sentence when there is no browser and none could be installed."""
    found = ensure()
    print(found or MISSING, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
