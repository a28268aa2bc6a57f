"""The organisation picture: 200 saved pictures in the browser, 5,000 on the command line.

Goals: under half a second in the browser from the choice of files to the painted table, seconds on the command line.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import build_site, served
from benchmarks.tables import print_table
from quiz.definition import QUESTIONNAIRE
from quiz.team.file import export_json
from quiz.team.picture import team_picture
from tools.programs import ARGUMENTS, find_browser

ROUNDS = 5
IN_BROWSER = 200
ON_COMMAND_LINE = 5_000
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def write_pictures(folder: Path, number: int) -> list[Path]:
    """Different saved pictures of teams of 5 to 30 people; the same ones each time."""
    source = random.Random(2026)
    paths = []
    for at in range(number):
        level = source.gauss(3.5, 0.3)
        people = [
            tuple(0 if source.random() < 0.05 else max(1, min(5, round(source.gauss(level, 1)))) for _ in range(40))
            for _ in range(source.randrange(5, 31))
        ]
        picture = team_picture(QUESTIONNAIRE, people)
        assert picture is not None
        path = folder / f"{at}.json"
        path.write_text(export_json(QUESTIONNAIRE, replace(picture, team=f"Team {at}", date="2026-11-26")), "utf-8")
        paths.append(path)
    return paths


def in_browser(browser: Browser, address: str, paths: list[Path]) -> float:
    """Milliseconds from the files in the field to the painted table; the page itself measures."""
    page = browser.new_page()
    page.goto(f"{address}scan/organisatie/")
    page.evaluate("""() => document.querySelector("[data-organisation-file]").addEventListener("change", () => {
      window.start = performance.now(); }, { capture: true })""")
    page.set_input_files("[data-organisation-file]", paths)
    page.wait_for_selector("[data-organisation-team]", state="attached")
    page.evaluate(PAINTED)
    taken: float = page.evaluate("performance.now() - window.start")
    page.close()
    return taken


def on_command_line(folder: Path) -> float:
    """Seconds for a whole run of `python -m quiz organisation`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "quiz", "organisation", str(folder)], check=True, capture_output=True)
    return time.perf_counter() - start


def run() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "pictures").mkdir()
        paths = write_pictures(folder / "pictures", ON_COMMAND_LINE)
        with served(build_site(folder)) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(playwright.chromium.executable_path), args=list(ARGUMENTS)
            )
            shown = statistics.median(in_browser(browser, address, paths[:IN_BROWSER]) for _ in range(ROUNDS))
            browser.close()
        seconds = statistics.median(on_command_line(folder / "pictures") for _ in range(3))
    rows = [
        ["browser", f"{IN_BROWSER} bestanden tot de tabel er staat", f"{shown:.0f} ms"],
        ["opdrachtregel", f"{ON_COMMAND_LINE} bestanden", f"{seconds:.1f} s"],
    ]
    print_table("Het organisatiebeeld", ["waar", "wat", "mediaan"], rows)
