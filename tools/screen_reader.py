"""The screen reader for `make speech`: `python -m tools.screen_reader` finds it, or installs it.

Orca is the screen reader of Linux. With it go a display that nobody sees, a message bus, and something that presses
keys.
"""

from __future__ import annotations

import sys
from typing import Final

from tools.programs import Program, ensure, missing

ORCA: Final = Program(
    name="De schermlezer Orca, met wat erbij hoort,",
    commands=(("orca",), ("Xvfb",), ("dbus-daemon",), ("xdotool",)),
    packages=("orca", "xvfb", "dbus-daemon", "xdotool"),
    advice="Debian en Ubuntu: sudo apt install orca xvfb dbus-daemon xdotool. Voor macOS en Windows is Orca er niet. "
    "Zonder Orca werkt make test gewoon: alleen make speech heeft die nodig.",
)

if __name__ == "__main__":
    found = ensure(ORCA)
    if found is None:
        print(missing(ORCA), file=sys.stderr)
    sys.exit(found is None)
