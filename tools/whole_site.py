"""`python -m tools.whole_site`: the whole site, with e-book and kit, strictly. `make site` does this, on every system.

It comes in `site/` (or `SITE_DIR`) for the address in `SITE_URL` (empty: works at any), made by MkDocs or by the
`BUILDER` that the environment names. Exit 0 when it is built, 1 when not. Tools that need a site of their own call
`build`.

A site is built beside its place and put there when it is whole. So a mistake in a text does not take a site off the
air: what stood there stays.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from kennisbank.config_file import NAME, config_faults
from quiz.cli.arguments import Parser
from quiz.cli.errors import reason
from tools.repository import last_change

ROOT = Path(__file__).resolve().parent.parent
BUILDERS = ("mkdocs", "properdocs")
"""What can make the pages, each as a module of Python with the same options."""
FIRST_MOMENT = "1767225600"
"""1 January 2026: the date in the site where neither the environment nor git knows a better one."""


LONGEST_MOVE = 10.0
"""Seconds that a build waits for another that is putting its site in the same place."""


class BuildError(Exception):
    """The site does not build; the message is a Dutch sentence, and what the builder said goes before it."""


def main(arguments: Sequence[str] = ()) -> int:
    """Build the site with all that the builders say on the screen; see the top of this file for the exit status."""
    Parser(
        prog="python -m tools.whole_site",
        description="Bouw de hele site, met e-boek en pakket. SITE_DIR, SITE_URL en BUILDER zeggen waar en hoe.",
    ).parse_args(arguments)
    target = Path(os.environ.get("SITE_DIR") or "site")
    try:
        build(target, os.environ.get("SITE_URL", ""), aloud=True)
    except BuildError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"De site staat in {target}{os.sep}.")
    return 0


def build(target: Path, site_url: str = "", *, aloud: bool = False) -> Path:
    """Build strictly into `target`, for the address `site_url` (empty: works at any). Raises `BuildError`.

    What the builders say is part of the error, or comes on the screen at once when `aloud`. Until all of it is there,
    `target` stays as it was.
    """
    place = ROOT / target
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as scratch:
            _run_builders(Path(scratch) / "site", site_url, aloud=aloud)
            with _alone(place):
                _put(Path(scratch) / "site", place, before=Path(scratch) / "before")
    except OSError as problem:
        raise BuildError(
            f"De site kan niet in {target} worden gezet ({reason(problem)}). Kies een andere map: SITE_DIR=/pad."
        ) from None
    return target


def _run_builders(target: Path, site_url: str, *, aloud: bool) -> None:
    builder = os.environ.get("BUILDER") or BUILDERS[0]
    if builder not in BUILDERS:
        raise BuildError(f"BUILDER={builder} kan niet. Kies {' of '.join(BUILDERS)}.")
    problems = config_faults(ROOT / NAME, site_url) if (ROOT / NAME).is_file() else []
    if problems:  # before the builder, which would tell it in English
        raise BuildError("\n".join(["De site kan niet worden gebouwd. Verbeter dit:", *(f"  - {p}" for p in problems)]))
    own = {"SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": date()}
    # Not --quiet: MkDocs counts only the warnings that it prints.
    commands = [[builder, "build", "--config-file", "mkdocs.yml", "--strict", "--site-dir", str(target)]]
    for maker in ("ebook", "kit"):
        if (ROOT / maker / "__main__.py").is_file():
            commands.append([maker, "--site", str(target)])
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=os.environ | own,
            capture_output=not aloud,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            said = "" if aloud else f"{(done.stdout + done.stderr).strip()}\n"
            raise BuildError(f"{said}\nDe site kan niet worden gebouwd: zie hierboven.")


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """Hold a place while files are moved there: two builds at once would leave half of each."""
    lock = place.with_name(f".{place.name}-bezet")
    last = time.monotonic() + LONGEST_MOVE
    while True:
        try:
            lock.mkdir()
            break
        except FileExistsError:
            if time.monotonic() > last:
                break  # left by a build that was cut off
            time.sleep(0.05)
    try:
        yield
    finally:
        shutil.rmtree(lock, ignore_errors=True)


def _put(built: Path, place: Path, *, before: Path) -> None:
    """Put what is in a folder in the place of what is in another.

    The folder itself stays: it may be one that a server or a container holds on to.
    """
    place.mkdir(exist_ok=True)
    before.mkdir()
    for entry in list(place.iterdir()):
        shutil.move(entry, before / entry.name)
    for entry in list(built.iterdir()):
        shutil.move(entry, place / entry.name)


def date() -> str:
    """The date for the build, in seconds since 1970: as asked for, else that of the last change that git knows."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    if asked.isdigit():
        return asked
    moment = last_change(ROOT)
    if not moment.seconds:
        told = (
            f"Let op: de site krijgt 1 januari 2026 als datum, omdat de laatste wijziging niet bekend is: {moment.why}."
        )
        print(told, file=sys.stderr)
    return moment.seconds or FIRST_MOMENT


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
