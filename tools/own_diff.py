"""`python -m tools.own_diff`: what changed in ours under an organisation's own versions in `eigen/`.

`make diff-eigen` after an update: for each own version of a page, picture or template of ours, the changes in ours
since the own version was last committed; and the same for each sentence, item, advice and source that it says
otherwise. Exit 0, also when there is something to see; 1 when git cannot tell.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from quiz.own import folder
from quiz.printed import print_err, print_out
from tools.own_words import FOLDERS, WORDS, Words
from tools.repository import last_change

ROOT: Final = Path(__file__).resolve().parent.parent


class GitError(Exception):
    """Git cannot tell; the message is a Dutch sentence."""


def main() -> int:
    """Print the changes, page by page; see the top of this file for the exit status."""
    own = folder()
    try:
        told = [said for place in replaced(own, ROOT) for said in _said(own, place)]
        told += [said for words in WORDS for said in _said_otherwise(own, words)]
    except GitError as problem:
        print_err(problem)
        return 1
    print_out("\n\n".join(told) or "Je hebt niets van ons vervangen, of er is in het onze niets veranderd.")
    return 0


def replaced(own: Path, ours: Path) -> list[str]:
    """The own files that stand in the place of one of ours, by their path: `docs/x.md`, `overrides/x.html`."""
    there = [path for folder in FOLDERS for path in sorted((own / folder).rglob("*")) if path.is_file()]
    names = (path.relative_to(own).as_posix() for path in there)
    return [name for name in names if (ours / name).is_file()]


def _said(own: Path, name: str) -> Iterator[str]:
    commit = _since(own / name)
    if not commit:
        yield f"eigen/{name}: nog niet vastgelegd in git. Doe eerst: git add eigen, en dan git commit."
        return
    changes = _git("diff", commit, "--", name)
    if changes:
        yield f"eigen/{name}: in {name} is sindsdien dit veranderd.\n{changes.rstrip()}"


def _said_otherwise(own: Path, words: Words) -> Iterator[str]:
    """What changed in our words under those that the organisation has otherwise in one of its files."""
    path = own / words.file
    changed = set(words.names(path)) if path.is_file() else set()
    if not changed:
        return
    commit = _since(path)
    if not commit:
        yield f"eigen/{words.file}: nog niet vastgelegd in git. Doe eerst: git add eigen, en dan git commit."
        return
    for ours in _git("ls-files", "--", words.ours).splitlines():
        now = words.read((ROOT / ours).read_text(encoding="utf-8-sig"))
        before = words.read(_git("show", f"{commit}:{ours}", default=""))
        for name in sorted(changed & (before.keys() | now.keys())):
            was, is_now = before.get(name, "(dat was er nog niet)"), now.get(name, "(dat is er niet meer)")
            if was != is_now:
                yield f"eigen/{words.file}: in {ours} is sindsdien {name} veranderd.\n-{was}\n+{is_now}"


def _since(path: Path) -> str:
    """The commit in which an own file was last changed; empty when there is none."""
    return _git("log", "-1", "--format=%H", "--", str(path)).strip()


def _git(*arguments: str, default: str | None = None) -> str:
    """What git says; `default` for what it does not know, where that is no fault."""
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotepath=off", *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
    except (OSError, subprocess.CalledProcessError):
        if default is not None:
            return default
        why = last_change(ROOT).why or "haal de broncode eerst op met git"
        raise GitError(f"Git kan hier niet vertellen wat er is veranderd: {why}.") from None
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
