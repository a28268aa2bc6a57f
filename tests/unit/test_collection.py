"""A test that nobody runs is no test: pytest leaves out folders with certain names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
APART = ("tests/browser/test_leaks.py", "tests/browser/test_published.py")


def collected(request: pytest.FixtureRequest) -> set[str]:
    """The files of which tests are run by `make test`.

    In a run of everything those are the files of this very run; else pytest is asked, which takes ten seconds.
    """
    config, option = request.config, request.config.option
    choice = (option.keyword, option.ignore, option.ignore_glob, option.deselect, option.lf)
    everything = config.args == config.getini("testpaths") and option.markexpr in config.getini("addopts")
    if everything and not any(choice):
        return {item.path.relative_to(ROOT).as_posix() for item in request.session.items}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q"]
    listing = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return {line.split(":")[0] for line in listing.stdout.splitlines() if line.startswith("tests/")}


def test_every_file_with_tests_is_run(request: pytest.FixtureRequest) -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")}
    # make speech and make leaks: minutes, and a machine that has nothing else to do; make published: a release
    apart = {path for path in there if path.startswith(("tests/speech/", *APART))}
    assert collected(request) == there - apart
