"""The screen reader for `make speech`: `python -m tools.screen_reader` says what is missing, or installs it.

Orca is the screen reader of Linux. With it goes a display that nobody sees, a message bus, what lets a program
read another's windows, and something that presses keys. For macOS and Windows it is not there.
"""

from __future__ import annotations

import shutil
import sys
from typing import Final

from tools.environment import apt_install, is_debian_root

PACKAGES: Final = {
    "orca": "orca",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-daemon",
    "xdotool": "xdotool",
}
"""For each command what Debian calls its package; `orca` brings the rest along."""


def missing() -> tuple[str, ...]:
    """The commands that are not there."""
    return tuple(command for command in PACKAGES if shutil.which(command) is None)


def advice(absent: tuple[str, ...]) -> str:
    """What to do about commands that are not there."""
    packages = " ".join(PACKAGES[command] for command in absent)
    return (
        f"Om te horen wat een schermlezer zegt, ontbreekt: {', '.join(absent)}. Debian en Ubuntu: sudo apt install "
        f"{packages}. Voor macOS en Windows is deze test er niet. make test heeft dit niet nodig."
    )


def main() -> int:
    """Install what is missing where that can be done without asking anybody; exit 1 with a sentence when not."""
    absent = missing()
    if absent and is_debian_root():
        print("Eén keer: de schermlezer Orca installeren …", file=sys.stderr, flush=True)
        apt_install(*(PACKAGES[command] for command in absent))
        absent = missing()
    if absent:
        print(advice(absent), file=sys.stderr)
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main())
