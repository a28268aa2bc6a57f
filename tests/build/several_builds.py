"""Build the project in the present folder strictly, several times in one process, each time with other changes.

On standard input: the rounds as JSON, each a list of [path, old text, new text]. On standard output, for each round:
its exit status and what it said. Each begins with the files as they were, and has a folder below the given one.
"""

from __future__ import annotations

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from mkdocs.__main__ import cli


def build(changes: list[tuple[str, str, str]], target: str) -> tuple[int, str]:
    """The exit status and the words of one build. Raises ValueError for a text that is not there to be changed."""
    before = {path: Path(path).read_bytes() for path, _, _ in changes}
    said = io.StringIO()
    try:
        for path, old, new in changes:
            text = Path(path).read_text(encoding="utf-8")
            if old not in text:
                raise ValueError(f"{path}: there is no {old!r}")
            Path(path).write_text(text.replace(old, new, 1), encoding="utf-8")
        with redirect_stdout(said), redirect_stderr(said):
            cli(["build", "--strict", "--site-dir", target])
    except SystemExit as end:
        return int(end.code or 0), said.getvalue()
    finally:
        for path, content in before.items():
            Path(path).write_bytes(content)
    raise AssertionError("the command line of MkDocs always ends by leaving")


if __name__ == "__main__":
    rounds = enumerate(json.load(sys.stdin))
    json.dump([build(changes, f"{sys.argv[1]}/{number}") for number, changes in rounds], sys.stdout)
