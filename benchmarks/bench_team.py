"""The team picture: 10,000 codes from paste to picture in the browser, 100,000 codes on the command line.

Also with the codes on one line and spaces in them, the form that costs the most.
Goals: under half a second in the browser with no slice that a person would notice; seconds on the command
line. A real paste (Ctrl+V), because that is what a facilitator does; the text box costs as much as the sums.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import build_site, served
from benchmarks.tables import print_table
from quiz.codes import TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.messages import counted
from tools.programs import ARGUMENTS, find_browser

ROUNDS = 5
IN_BROWSER = 10_000
ON_COMMAND_LINE = 100_000
FORMS: dict[str, Callable[[list[str]], str]] = {
    "één per regel": "\n".join,
    "één regel": lambda codes: ", ".join(codes).replace("-", " "),
}

# The longest time between two turns of the browser: what somebody who scrolls meanwhile would notice.
WATCH = """() => { window.gaps = []; let last = performance.now();
  const turn = () => { const now = performance.now(); window.gaps.push(now - last); last = now; setTimeout(turn, 0); };
  turn(); }"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def random_codes(number: int) -> list[str]:
    """Different team codes with a tenth of *weet ik niet*; the same ones each time."""
    source = random.Random(2026)
    mark = fingerprint(QUESTIONNAIRE)
    choices = (0, 1, 2, 3, 3, 4, 4, 4, 5, 5)
    return [
        encode(
            ResultCode(
                format=TEAM,
                fingerprint=mark,
                nonce=n & 0xFFFFF,
                responses=tuple(source.choices(choices, k=len(QUESTIONNAIRE.items))),
            )
        )
        for n in range(number)
    ]


def in_browser(browser: Browser, address: str, text: str) -> tuple[float, float, float]:
    """Milliseconds from paste to painted text, from the button to the painted picture, and the longest pause."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}scan/team/")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.focus("[data-team-input]")
    start = time.perf_counter()
    page.keyboard.press("Control+V")
    page.evaluate(PAINTED)
    pasted = time.perf_counter()
    page.evaluate(WATCH)
    shown_at = time.perf_counter()
    page.evaluate("document.querySelector('[data-action=\"show-team\"]').click()")
    people = counted(IN_BROWSER)
    page.wait_for_function(
        "(n) => document.querySelector('[data-team-n]').textContent === n", arg=people, polling="raf"
    )
    page.evaluate(PAINTED)
    end = time.perf_counter()
    pause = page.evaluate("Math.max(...window.gaps)")
    context.close()
    return 1000 * (pasted - start), 1000 * (end - shown_at), pause


def on_command_line(path: Path, *options: str) -> float:
    """Seconds for a whole run of `python -m quiz team`."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "quiz", "team", str(path), *options], check=True, capture_output=True)
    return time.perf_counter() - start


def run() -> None:
    """Measure and print."""
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder))
        texts = {form: write(random_codes(IN_BROWSER)) for form, write in FORMS.items()}
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(playwright.chromium.executable_path), args=list(ARGUMENTS)
            )
            measured = {
                form: [in_browser(browser, address, text) for _ in range(ROUNDS)] for form, text in texts.items()
            }
            browser.close()
        names = ("plakken tot de tekst er staat", "knop tot het beeld er staat", "langste onderbreking daarbij")
        for form, times in measured.items():
            for name, values in zip(names, zip(*times, strict=True), strict=True):
                rows.append([f"browser, {IN_BROWSER} codes, {form}", name, f"{statistics.median(values):.0f} ms"])
        codes = Path(folder) / "codes.txt"
        for form, write in FORMS.items():
            codes.write_text(write(random_codes(ON_COMMAND_LINE)), encoding="utf-8")
            for name, options in (("teambeeld", ()), ("met --reliability", ("--reliability",))):
                seconds = statistics.median(on_command_line(codes, *options) for _ in range(3))
                rows.append([f"opdrachtregel, {ON_COMMAND_LINE} codes, {form}", name, f"{seconds:.1f} s"])
    print_table("Het teambeeld", ["waar", "wat", "mediaan"], rows)
