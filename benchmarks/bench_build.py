"""How long the build of the pages takes beside plain MkDocs: the same pages and theme, without anything of ours.

Processor seconds, not the clock: a machine with more to do is no slower builder. More pages are copies of pages that
are there, in the menu, as a whole on every page or pruned. Ours is built as it is the first time on a machine, when the
installation has compiled the templates (hooks/compiled.py) and nothing is kept of an earlier build
(kennisbank/kept.py), and as it is every other time. A rebuild is the second build of a process, as `make serve` does
after a page is saved; the last column is ours by the clock.
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

CASES = ((0, False), (300, False), (1000, False), (1000, True))
"""Pages in all (0: those of the site), and whether the menu is pruned."""
ROUNDS = 2
"""Turn and turn about; the quickest counts, as nothing makes a build quicker than it is."""
SLOW = 1000
"""From so many pages on, one round of plain MkDocs is enough."""
COPIED = "docs/onderzoek.md"
_SET = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": "", "SOURCE_DATE_EPOCH": "1767225600"}
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
"""With it, Python would compile our modules for each build anew, and those of the theme never."""
_TIMED = """
import os, sys, time
sys.prefix = sys.argv[2]  # where what is kept stands: below an environment of Python
from mkdocs.commands.build import build
from mkdocs.config import load_config
if len(sys.argv) > 3:
    from pathlib import Path
    from hooks.compiled import compile_templates
    compile_templates(Path.cwd())
    sys.exit()
seconds = []
for _ in range(2):
    config = load_config("mkdocs.yml", site_dir=sys.argv[1], strict=False)
    before, clock = sum(os.times()[:4]), time.perf_counter()
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    seconds.append((sum(os.times()[:4]) - before, time.perf_counter() - clock))
    with open("docs/onderzoek.md", "a", encoding="utf-8") as page:
        page.write("\\nNog een zin.\\n")
print(*(f"{one:.2f} {other:.2f}" for one, other in seconds))
"""


def run() -> None:
    """Print a row for each number of pages."""
    heads = ["pagina’s", "kaal", "eerste keer", "daarna", "meer", "kaal opnieuw", "opnieuw", "op de klok"]
    rows = [_row(size, pruned=pruned) for size, pruned in CASES]
    print_table("Rekentijd van de bouw, naast MkDocs zonder iets van ons", heads, rows)


def _row(size: int, *, pruned: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as scratch:
        ours = copy_project(Path(scratch) / "ours")
        pages = _add_pages(ours, size)
        if pruned:
            _prune(ours)
        plain = _plain(ours, Path(scratch) / "plain")
        _run(ours, "compile")
        theirs, own = [], []
        for number in range(1 + ROUNDS):
            if number < (1 if size >= SLOW else ROUNDS):
                theirs.append(_seconds(plain))
            own.append(_seconds(ours))
    new, usual = own[0], own[1:]
    first, again = (min(one[at] for one in theirs) for at in (0, 2))
    build, rebuild, clock = (min(one[at] for one in usual) for at in (0, 2, 3))
    times = [f"{seconds:.1f} s" for seconds in (first, new[0], build, again, rebuild, clock)]
    return [f"{pages}{', menu gesnoeid' if pruned else ''}", *times[:3], f"{build / first - 1:+.0%}", *times[3:]]


def _prune(project: Path) -> None:
    menu = project / "mkdocs.yml"
    text = menu.read_text(encoding="utf-8")
    menu.write_text(text.replace("  features:\n", "  features:\n    - navigation.prune\n"), encoding="utf-8")


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
    return tuple(float(word) for word in _run(project).split()[-4:])


def _run(project: Path, *more: str) -> str:
    """What the script above says in a project."""
    prefix = project / ".python"
    prefix.mkdir(exist_ok=True)
    (prefix / "pyvenv.cfg").touch()
    return subprocess.run(
        [sys.executable, "-c", _TIMED, str(project / "site"), str(prefix), *more],
        cwd=project,
        env={name: value for name, value in os.environ.items() if name != _NO_BYTECODE} | _SET,
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
