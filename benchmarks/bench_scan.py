"""The scan page beside a bare HTML form in the same theme, in one interleaved run.

The bare page is the built scan page without our script, style, result and texts: what the theme and the
browser cost by themselves, under the same policy. Beside it stands the same form without the theme's script too.
Goals, against the bare form: answerable and read no later, at most 1.1 of its main thread while loading and 1.15 of it
an answer.

A radio can be answered as soon as it is on the screen: our script takes over what was chosen before it ran.
So that is the moment measured; when the whole document has been read stands beside it. Both are moments on the clock,
and mean something only where nothing else runs. What the main thread does is counted in processor time.
"""

from __future__ import annotations

import gzip
import json
import statistics
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Browser, sync_playwright

from benchmarks.build import build_site, served
from benchmarks.tables import print_table
from kennisbank.policy import Kind, with_policy
from tools.programs import ARGUMENTS, find_browser

ROUNDS = 9
PAGES = (("kaal formulier", "bare/"), ("kaal, zonder script", "silent/"), ("scan", "scan/"))
ANSWERS = 40
"""As many as the scan has items. The first few cost more, in every page: code that runs for the first time."""

# The moment of the first frame after the one in which the first radio has a place on the page.
WATCH = """(() => {
  const turn = () => {
    const radio = document.querySelector("fieldset[data-item] input");
    requestAnimationFrame(radio && radio.getClientRects().length ? () => { window.seen = performance.now(); } : turn);
  };
  requestAnimationFrame(turn);
})()"""

# One answer a frame, all over the first eight items, as the eye would see it.
ANSWER = """(answers) => new Promise((done) => {
  const items = [...document.querySelectorAll("fieldset[data-item]")].slice(0, 8);
  let given = 0;
  const turn = () => {
    const radios = items[given % items.length].querySelectorAll("input");
    radios[Math.floor(given / items.length) % radios.length].click();
    given += 1;
    requestAnimationFrame(given < answers ? turn : () => requestAnimationFrame(done));
  };
  requestAnimationFrame(turn);
})"""


def bare_form(html: str, ordinary: str) -> str:
    """The scan page with only its form left, no script, style, result or texts of ours, under its own policy.

    Script and styles of the theme, which the scan does without or has a part of, are those of an `ordinary` page of
    the same depth.
    """
    page, other = (BeautifulSoup(each, "html.parser") for each in (html, ordinary))
    for unwanted in [
        *page.select("[data-result], [data-texts], [data-scan-data], [data-advice-data], [data-check], template"),
        *page.select('script[src*="assets/scan/"], link[href*="assets/scan/"]'),
        # Written anew its attributes stand in another order: not found, the old policy would stay beside the new one.
        *page.select('meta[http-equiv="Content-Security-Policy"], meta[name="referrer"]'),
    ]:
        unwanted.decompose()
    (small,) = page.select('link[href*="assets/answers."]')
    for sheet in other.select('link[rel="stylesheet"]'):
        small.insert_before(sheet)
    small.decompose()
    ours = page.select_one('script[src*="assets/site."]')
    theirs = other.select('#__config, script[src*="assets/javascripts/bundle."]')
    if ours is None or len(theirs) != 2:
        raise ValueError("the pages do not have the scripts that the theme gives them")
    for script in theirs:
        ours.insert_before(script)
    (settings,) = page.select("#__config")
    # The theme's tips write HTML, which the policy forbids: with them its script would stop half-way.
    settings.string = json.dumps({**json.loads(settings.get_text()), "features": []})
    return with_policy(str(page), Kind.ANSWERS)


# Every node of the document: elements, texts and comments, without what waits in templates.
NODES = """() => {
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  let nodes = 0;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}"""


def without_scripts(html: str) -> str:
    """The same page without any script file."""
    page = BeautifulSoup(html, "html.parser")
    for script in page.select("script[src]"):
        script.decompose()
    return str(page)


def measure(browser: Browser, url: str, slowdown: int) -> tuple[float, float, float, float]:
    """Milliseconds until an answer can be given and until the document is read; of processor time of the main thread
    while loading, and of the same an answer."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.add_init_script(WATCH)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(300)
    answerable, read = page.evaluate("[seen, performance.getEntriesByType('navigation')[0].domInteractive]")

    def busy() -> float:
        found = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        return float(found["TaskDuration"]) * 1000

    loading = busy()
    page.locator("fieldset[data-item]").nth(3).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    before = busy()
    page.evaluate(ANSWER, ANSWERS)
    spent = busy() - before
    context.close()
    return float(answerable), float(read), loading, spent / ANSWERS


def whole_page(browser: Browser, site: Path, base: str, path: str) -> tuple[str, str]:
    """Kilobytes of the page and all that it loads, each after gzip, and its nodes."""
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(base + path, wait_until="load")
    page.wait_for_timeout(300)
    nodes = int(page.evaluate(NODES))
    page.close()
    files = {site / url.removeprefix(base) for url in loaded if url.startswith(base)}
    files = {file / "index.html" if file.is_dir() else file for file in files}
    size = sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)
    return f"{size / 1000:.1f}", str(nodes)


def timings(browser: Browser, base: str, slowdown: int) -> list[list[str]]:
    """A row a page: the middle of each measure over all rounds, and how many times that of the bare form it is."""
    found: dict[str, list[tuple[float, float, float, float]]] = {name: [] for name, _ in PAGES}
    for _ in range(ROUNDS):
        for name, path in PAGES:
            found[name].append(measure(browser, base + path, slowdown))
    middle = {name: list(map(statistics.median, zip(*measured, strict=True))) for name, measured in found.items()}
    rows = []
    for name, values in middle.items():
        row = [f"{name}, processor ÷ {slowdown}"]
        for value, plain, digits in zip(values, middle[PAGES[0][0]], (0, 0, 0, 1), strict=True):
            row += [f"{value:.{digits}f}", f"{value / plain:.2f}"]
        rows.append(row)
    return rows


def run() -> None:
    """Print weight and timings of the pages."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder))
        html, ordinary = ((site / name / "index.html").read_text("utf-8") for name in ("scan", "begrippen"))
        bare = bare_form(html, ordinary)
        for name, text in (("bare", bare), ("silent", without_scripts(bare))):
            (site / name).mkdir()
            (site / name / "index.html").write_text(text, "utf-8")

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
        with served(site) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
            print_table(
                "De hele pagina",
                ("pagina", "kB na gzip", "knopen"),
                [(name, *whole_page(browser, site, base, path)) for name, path in PAGES],
            )
            print()
            rows = [row for slowdown in (1, 4) for row in timings(browser, base, slowdown)]
            browser.close()
        print_table(
            f"Tijd in ms, middelste van {ROUNDS} om en om",
            (
                "pagina",
                "te beantwoorden",
                "×",
                "helemaal gelezen",
                "×",
                "rekentijd bij laden",
                "×",
                "rekentijd per antwoord",
                "×",
            ),
            rows,
        )
