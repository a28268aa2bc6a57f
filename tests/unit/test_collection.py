"""A test that nobody runs is no test: pytest leaves out folders with certain names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_file_with_tests_is_run() -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    # make speech and make leaks: minutes, and a machine that has nothing else to do; make published: needs a release
    elsewhere = ("tests/speech/", "tests/browser/test_leaks.py", "tests/browser/test_published.py")
    apart = {path for path in there if path.startswith(elsewhere)}
    listing = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert {line.split(":")[0] for line in listing.stdout.splitlines() if line.startswith("tests/")} == there - apart
