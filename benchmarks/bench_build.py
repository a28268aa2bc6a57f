"""How long the build of the pages takes beside plain MkDocs: the same pages and theme, without anything of ours.

Processor seconds, not the clock: a machine with more to do is no slower builder. More pages are copies of pages that
are there, in the menu. The last column is a rebuild in one process, as `make serve` does after a file is saved.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.tables import print_table
from tests.conftest import copy_project

SIZES = (0, 300, 1000)
"""Pages in all; 0: those of the site."""
ROUNDS = 2
"""Turn and turn about; the quickest counts, as nothing makes a build quicker than it is."""
COPIED = "docs/onderzoek.md"
_TIMED = """
import os, sys, time
from mkdocs.commands.build import build
from mkdocs.config import load_config
seconds = []
for _ in range(2):
    config = load_config("mkdocs.yml", site_dir=sys.argv[1], strict=False)
    before, clock = sum(os.times()[:4]), time.perf_counter()
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    seconds.append((sum(os.times()[:4]) - before, time.perf_counter() - clock))
print(*(f"{one:.2f} {other:.2f}" for one, other in seconds))
"""


def run() -> None:
    """Print a row for each number of pages."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as scratch:
            ours = copy_project(Path(scratch) / "ours")
            pages = _add_pages(ours, size)
            plain = _plain(ours, Path(scratch) / "plain")
            rounds = [(_seconds(plain), _seconds(ours)) for _ in range(ROUNDS)]
        first = min(theirs[0] for theirs, _ in rounds)
        own, again, clock = (min(one[at] for _, one in rounds) for at in (0, 2, 3))
        times = [f"{seconds:.1f} s" for seconds in (first, own, again, clock)]
        rows.append([str(pages), *times[:2], f"{own / first - 1:+.0%}", *times[2:]])
    print_table("the pages", ["pages", "plain", "ours", "more", "rebuild", "by the clock"], rows)


def _add_pages(project: Path, size: int) -> int:
    """Copies of one page until there are so many, each in the menu; returns how many pages there are."""
    there = len(list((project / "docs").rglob("*.md")))
    text = (project / COPIED).read_text(encoding="utf-8")
    names = [f"extra-{number}.md" for number in range(max(0, size - there))]
    for name in names:
        (project / "docs" / name).write_text(text, encoding="utf-8")
    menu = project / "mkdocs.yml"
    lines = "".join(f"      - Extra {at}: {name}\n" for at, name in enumerate(names))
    menu.write_text(menu.read_text(encoding="utf-8") + (f"  - Extra:\n{lines}" if names else ""), encoding="utf-8")
    return there + len(names)


def _plain(project: Path, target: Path) -> Path:
    """The same pages with the theme and MkDocs alone."""
    shutil.copytree(project / "docs", target / "docs")
    for page in (target / "docs").rglob("*.md"):
        page.write_text(re.sub(r"(?m)^template: .*\n", "", page.read_text(encoding="utf-8")), encoding="utf-8")
    text = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("  custom_dir: overrides\n", "")
    for block in ("extra_css", "extra_javascript", "hooks", "watch"):
        before, _, after = text.partition(f"\n{block}:\n")
        lines = after.splitlines(keepends=True)
        while lines and lines[0].startswith(" "):
            lines.pop(0)
        text = before + "\n" + "".join(lines)
    (target / "mkdocs.yml").write_text(text, encoding="utf-8")
    return target


def _seconds(project: Path) -> tuple[float, ...]:
    """Processor seconds and seconds of the first build, then of the second in the same process."""
    done = subprocess.run(
        [sys.executable, "-c", _TIMED, str(project / "site")],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "SOURCE_DATE_EPOCH": "1767225600"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return tuple(float(word) for word in done.stdout.split()[-4:])
