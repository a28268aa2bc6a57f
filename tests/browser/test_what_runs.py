"""The policy names just the scripts that the browser runs: proved by what each of them leaves behind."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from kennisbank.policy import with_policy
from tests.conftest import serving
from tests.unit.hostile_pages import SCRIPTS


def test_the_browser_runs_every_script_that_the_policy_names_and_blocks_none(tmp_path: Path, page: Page) -> None:
    """A script that is blocked would be told on the console, which fails any test here."""
    for number, (html, _) in enumerate(SCRIPTS):
        # What runs names `a`, `b` or `c`: here these note that they were asked for, where they would be unknown.
        body = f'<html><head><meta charset="utf-8"><script src="notes.js"></script></head><body>{html}</body></html>'
        (tmp_path / f"{number}.html").write_bytes(with_policy(f"<!doctype html>{body}").encode())
    (tmp_path / "notes.js").write_text(
        "window.ran = []; window.onerror = () => true;\n"
        "for (const name of 'abc') Object.defineProperty(window, name, { get() { ran.push(name); return 1; } });\n",
        encoding="utf-8",
    )
    for empty in ("x", "x.js"):  # files that some of the scripts ask for
        (tmp_path / empty).touch()
    with serving(tmp_path) as address:
        for number, (html, scripts) in enumerate(SCRIPTS):
            page.goto(f"{address}/{number}.html", wait_until="load")
            sound = [script for script in scripts if re.fullmatch(r"\s*[abc]([&<][abc])?\s*", script)]
            assert page.evaluate("ran") == re.findall("[abc]", "".join(sound)), html
