"""The scan page beside a bare HTML form in the same theme, in one interleaved run.

The bare page is the built scan page without our script, style, result and texts: what the theme and the
browser cost by themselves. Goals: answerable no later than the bare form, and an answer that costs no more
main-thread time (± 25 %).
"""

from __future__ import annotations

import functools
import gzip
import http.server
import statistics
import tempfile
import threading
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import build_site
from benchmarks.tables import print_table
from tools.browser import ARGUMENTS, find

ROUNDS = 9


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


def bare_form(html: str) -> str:
    """The scan page with only its form left: no script, style, result or texts of ours."""
    page = BeautifulSoup(html, "html.parser")
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    for unwanted in [
        policy,
        *page.select("[data-result], [data-texts], [data-scan-data], [data-check], template"),
        *page.select('script[src*="assets/scan/"], link[href*="assets/scan/"]'),
    ]:
        if unwanted is not None:
            unwanted.decompose()
    return str(page)


def measure(browser: Browser, url: str, slowdown: int) -> tuple[float, float]:
    """Milliseconds until the first answer can be given, and main-thread milliseconds for each of 8 answers."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto(url, wait_until="load")
    answerable = page.evaluate("performance.getEntriesByType('navigation')[0].domInteractive")

    def busy() -> float:
        found = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return float(found["TaskDuration"]) * 1000

    page.wait_for_timeout(300)
    options = page.locator("fieldset[data-item]:visible .scan-option:nth-of-type(4)").all()[:8]
    boxes = []
    for option in options:
        option.scroll_into_view_if_needed()
        boxes.append(option)
    page.wait_for_timeout(200)
    before = busy()
    for option in boxes:
        option.locator("input").evaluate("(e) => { e.click(); }")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    spent = busy() - before
    context.close()
    return float(answerable), spent / len(boxes)


def run() -> None:
    """Print weight and timings of both pages."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder))
        html = (site / "scan/index.html").read_text("utf-8")
        (site / "bare").mkdir()
        (site / "bare/index.html").write_text(bare_form(html), "utf-8")
        handler = functools.partial(_Quiet, directory=str(site))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"

        def kilobytes(path: Path) -> str:
            return f"{len(gzip.compress(path.read_bytes(), 9)) / 1000:.1f}"

        assets = {path.name.split(".")[0] + path.suffix: path for path in (site / "assets/scan").glob("scan.*")}
        print_table(
            "Gewicht, kB na gzip",
            ("bestand", "kB"),
            [
                ("scanpagina (HTML)", kilobytes(site / "scan/index.html")),
                ("kaal formulier (HTML)", kilobytes(site / "bare/index.html")),
            ]
            + [(f"{name} (van ons)", kilobytes(path)) for name, path in sorted(assets.items())],
        )
        print()
        rows = []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
            for slowdown in (1, 4):
                found: dict[str, list[tuple[float, float]]] = {"kaal formulier": [], "scan": []}
                for _ in range(ROUNDS):
                    for name, path in (("kaal formulier", "bare/"), ("scan", "scan/")):
                        found[name].append(measure(browser, base + path, slowdown))
                middle = {
                    name: tuple(statistics.median(values) for values in zip(*pairs, strict=True))
                    for name, pairs in found.items()
                }
                for name, (answerable, answer) in middle.items():
                    plain = middle["kaal formulier"]
                    rows.append(
                        (
                            f"{name}, processor ÷ {slowdown}",
                            f"{answerable:.0f}",
                            f"{answerable / plain[0]:.2f}",
                            f"{answer:.2f}",
                            f"{answer / plain[1]:.2f}",
                        )
                    )
            browser.close()
        server.shutdown()
        print_table(
            f"Tijd in ms, middelste van {ROUNDS} om en om",
            ("pagina", "te beantwoorden", "verhouding", "per antwoord", "verhouding"),
            rows,
        )
