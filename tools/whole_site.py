"""`python -m tools.whole_site`: the whole site, e-book included, strictly. `make site` does this, on every system.

It comes in `site/` (or `SITE_DIR`) for the address in `SITE_URL` (empty: works at any). Exit 0 when it is built,
1 when not. Tools that need a site of their own call `build`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST_MOMENT = "1767225600"
"""1 January 2026: the date in the site where neither the environment nor git knows a better one."""


class BuildError(Exception):
    """The site does not build; the message is a Dutch sentence, and what the builder said goes before it."""


def main() -> int:
    """Build the site with all that the builders say on the screen; see the top of this file for the exit status."""
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

    What the builders say is part of the error, or comes on the screen at once when `aloud`.
    """
    own = {"SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": date()}
    # Not --quiet: MkDocs counts only the warnings that it prints.
    commands = [["mkdocs", "build", "--strict", "--site-dir", str(target)]]
    if (ROOT / "ebook" / "__main__.py").is_file():
        commands.append(["ebook", "--site", str(target)])
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
    return target


def date() -> str:
    """The date for the build, in seconds since 1970: as asked for, else that of the last change that git knows."""
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    if asked.isdigit():
        return asked
    try:
        done = subprocess.run(
            ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.SubprocessError):
        return FIRST_MOMENT
    return done.stdout.strip() or FIRST_MOMENT


if __name__ == "__main__":
    sys.exit(main())
