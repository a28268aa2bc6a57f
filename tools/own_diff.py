"""`python -m tools.own_diff`: what changed in our pages under an organisation's own versions in `eigen/docs/`.

`make diff-eigen` after an update: for each own version of a page or picture of ours, the changes in ours since the own
version was last committed. Exit 0, also when there is something to see; 1 when git cannot tell.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from quiz.own import folder

ROOT: Final = Path(__file__).resolve().parent.parent


class GitError(Exception):
    """Git cannot tell; the message is a Dutch sentence."""


def main() -> int:
    """Print the changes, page by page; see the top of this file for the exit status."""
    own = folder()
    try:
        told = [said for name in replaced(own, ROOT / "docs") for said in _said(own, name)]
    except GitError as problem:
        print(problem, file=sys.stderr)
        return 1
    print("\n\n".join(told) or "Je hebt geen pagina’s van ons vervangen, of er is in de onze niets veranderd.")
    return 0


def replaced(own: Path, docs: Path) -> list[str]:
    """The own files that stand in the place of one of ours, by their path in docs/."""
    there = (path.relative_to(own / "docs").as_posix() for path in sorted((own / "docs").rglob("*")) if path.is_file())
    return [name for name in there if (docs / name).is_file()]


def _said(own: Path, name: str) -> Iterator[str]:
    commit = _git("log", "-1", "--format=%H", "--", str(own / "docs" / name)).strip()
    if not commit:
        yield f"eigen/docs/{name}: nog niet vastgelegd in git. Doe eerst: git add eigen, en dan git commit."
        return
    changes = _git("diff", commit, "--", f"docs/{name}")
    if changes:
        yield f"eigen/docs/{name}: in docs/{name} is sindsdien dit veranderd.\n{changes.rstrip()}"


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        raise GitError(
            "Git kan hier niet vertellen wat er is veranderd. Staat de broncode in een map die met git is opgehaald?"
        ) from None
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
