"""Make the environment for a task: `python3 tools/environment.py site|book|test`.

Makes `.venv` when it is not there and installs the locked dependencies of the task into it, checked
against their hashes. A note of what was installed makes the next call return at once: of the content, as
the times that make goes by change with every checkout, and stay when an older lock is put back. Only the
standard library: this runs before anything is installed. Exit 1 with one sentence when it cannot go on.

`KENNISBANK_NO_INSTALL=1` in the environment keeps every command from installing anything outside `.venv`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
VENV: Final = ROOT / ".venv"
TASKS: Final = ("site", "book", "test")
OLDEST: Final = (3, 11)
PIP_OPTIONS: Final = ("--disable-pip-version-check", "--quiet", "--require-hashes", "--only-binary", ":all:")
"""Wheels only: what builds a package from source is not covered by its hash, and would run with our rights."""


class Problem(Exception):
    """Something a person must mend; the message says what and how."""


def main(arguments: list[str]) -> int:
    """Prepare the environment for each task that is named."""
    try:
        if not arguments or any(task not in TASKS for task in arguments):
            raise Problem(f"Noem wat je wilt doen: {', '.join(TASKS)}.")
        _check_version()
        python = _ensure_venv()
        installed = [_ensure_dependencies(python, task) for task in arguments]
        if any(installed):
            # As pip compiles what it installs; the first build is a fifth quicker, and without it nothing is missing.
            subprocess.run([python, "-m", "hooks.compiled"], cwd=ROOT, capture_output=True, check=False)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


def venv_python() -> Path:
    """The interpreter in `.venv`, where Windows or another system puts it."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def may_install() -> bool:
    """Whether a command may put something on this computer outside `.venv`."""
    return os.environ.get("KENNISBANK_NO_INSTALL", "") in ("", "0")


def is_debian_root() -> bool:
    """Whether packages of the system can be installed here without asking anybody."""
    if not may_install():
        return False
    release = Path("/etc/os-release")
    debian = release.is_file() and "ID=debian" in release.read_text(encoding="utf-8").splitlines()
    return debian and hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> bool:
    """Install packages of Debian; whether that worked. Only sensible when `is_debian_root`."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    results = [
        subprocess.run(command, env=environment, capture_output=True, check=False)
        for command in (["apt-get", "update"], install)
    ]
    return results[-1].returncode == 0


def _check_version() -> None:
    if sys.version_info < OLDEST:
        raise Problem(
            f"Dit is Python {sys.version.split()[0]}; nodig is 3.11 of nieuwer (https://www.python.org/downloads/).\n"
            "Python 3.11 or newer is needed. Choose another with: make PYTHON=python3.12 …"
        )


def _ensure_venv() -> Path:
    python, made = venv_python(), VENV / ".kennisbank-venv"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if made.is_file() and _runs(python):
        return python
    if not os.access(ROOT, os.W_OK):
        raise Problem(
            f"In {ROOT} mag niets worden geschreven, dus daar kan geen .venv komen. Kopieer de map naar een plek waar "
            "dat wel mag, of maak .venv met een gebruiker die het mag.\n"
            f"Nothing can be written in {ROOT}, so no .venv can be made. Copy the folder to where that is allowed."
        )
    print("Eén keer: een eigen Python-omgeving maken in .venv …", flush=True)
    if importlib.util.find_spec("ensurepip") is None and is_debian_root():
        # Debian ships venv apart from Python; the package of the system's own version has another name.
        _ = apt_install(f"python{version}-venv") or apt_install("python3-venv")
    result = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if result.returncode:
        raise Problem(
            "Python kan hier geen eigen omgeving maken. Installeer venv (Debian en Ubuntu: sudo apt install "
            "python3-venv) en probeer het opnieuw.\n"
            "Python cannot make an environment here: install venv (Debian, Ubuntu: sudo apt install python3-venv).\n"
            f"{(result.stderr or result.stdout).strip()}"
        )
    made.write_text(version + "\n", encoding="utf-8")
    return python


def _runs(python: Path) -> bool:
    """Whether there is a Python in `.venv`. Raises `Problem` when it is there and does not run."""
    try:  # also to look: the Python that it stands for may be in a closed folder
        if not (python.is_symlink() or python.is_file()):
            return False
        if subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0:
            return True
    except PermissionError:
        raise Problem(
            "Je mag de Python in .venv niet gebruiken: een andere gebruiker heeft die gemaakt. Verwijder de map "
            ".venv en probeer het opnieuw.\n"
            "You may not run the Python in .venv, which another user made. Remove the folder .venv and try again."
        ) from None
    except FileNotFoundError:
        pass  # a link to what is no more
    raise Problem(
        "De Python waarmee .venv is gemaakt, is er niet meer. Verwijder de map .venv en probeer het opnieuw.\n"
        "The Python that made .venv has gone. Remove the folder .venv and try again."
    )


def _ensure_dependencies(python: Path, task: str) -> bool:
    """Install what a task needs, and return whether that was to be done."""
    lock = ROOT / "requirements" / f"{task}.txt"
    note = VENV / f".kennisbank-{task}"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if note.is_file() and note.read_text(encoding="utf-8").strip() == wanted:
        return False
    print(f"Eén keer: installeren wat {lock.relative_to(ROOT).as_posix()} noemt …", flush=True)
    if subprocess.run(
        [python, "-m", "pip", "install", *PIP_OPTIONS, "--requirement", str(lock)], check=False
    ).returncode:
        raise Problem(
            "Het installeren is niet gelukt; hierboven staat waarom. Vaak is er geen internet. Zit er een proxy, een "
            "eigen pakketserver of een eigen certificaat tussen? Zie ‘Achter een proxy’ in docs/intranet.md.\n"
            "Installing the dependencies failed, for the reason above. Try again when there is a connection."
        )
    note.write_text(wanted + "\n", encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
