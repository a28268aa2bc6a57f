"""Java, which the checker of e-books needs: `python -m tools.java` installs it as root on Debian, else asks."""

from __future__ import annotations

import shutil
import subprocess
import sys

from tools.environment import apt_install, is_debian_root


def is_there() -> bool:
    """Whether Java runs. The `java` that macOS ships with only says that there is none."""
    java = shutil.which("java")
    return java is not None and subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0


def main() -> int:
    """Exit 1 with a sentence when there is no Java and it could not be installed."""
    if is_there():
        return 0
    if is_debian_root():
        print("Eén keer: Java installeren, om het e-boek te controleren …", flush=True)
        if apt_install("default-jre-headless") and is_there():
            return 0
    print(
        "Er is geen Java, en dat is nodig om het e-boek te controleren. Installeer het (Debian en Ubuntu: sudo apt "
        "install default-jre-headless; macOS: brew install openjdk) en probeer het opnieuw.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
