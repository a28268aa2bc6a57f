"""Make docs/assets/delen.png: what a chat or a mail program shows beside a link to the site (1200 × 630).

Run by hand when the name of the site or its colours change: `python -m tools.share_picture`. It needs the Chromium of
the tests. The picture is committed, so that a build needs no browser.
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from ebook.tokens import read_tokens
from tools.programs import ARGUMENTS, CHROMIUM, find_browser, missing

ROOT: Final = Path(__file__).resolve().parents[1]
FONT: Final = ROOT / "overrides/look/fonts/libertinus-serif-400.woff2"
TARGET: Final = ROOT / "docs/assets/delen.png"
ROUTE: Final = {(0, 5), (1, 4), (1, 5), (2, 3), (2, 4), (3, 1), (3, 2), (3, 3), (4, 0), (4, 1)}
"""Row and column of the squares that are ochre, as a path that climbs; decoration."""


def picture() -> str:
    """The page of which the picture is taken."""
    tokens = read_tokens(ROOT / "overrides/look/tokens.css")
    squares = "".join(
        f'<rect x="{690 + 76 * column}" y="{128 + 76 * row}" width="64" height="64" rx="14" '
        f'fill="{tokens["marker"] if (row, column) in ROUTE else tokens["cell-strong"]}"/>'
        for row in range(5)
        for column in range(6)
    )
    font = b64encode(FONT.read_bytes()).decode("ascii")
    return (
        f"<style>@font-face{{font-family:T;src:url(data:font/woff2;base64,{font})}}body{{margin:0}}</style>"
        f'<svg width="1200" height="630" font-family="T" fill="{tokens["on-brand"]}">'
        f'<rect width="1200" height="630" fill="{tokens["brand"]}"/>{squares}'
        '<text x="80" y="270" font-size="74">Leren op het</text><text x="80" y="356" font-size="74">werk doe je</text>'
        '<text x="80" y="442" font-size="74">samen</text>'
        '<text x="80" y="150" font-size="34">Kennisbank: Organisatieleren</text></svg>'
    )


def main() -> None:
    """Take the picture."""
    with sync_playwright() as running:
        path = find_browser(running.chromium.executable_path)
        if path is None:
            raise SystemExit(missing(CHROMIUM))
        browser = running.chromium.launch(executable_path=path, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        page.set_content(picture())
        page.evaluate("document.fonts.ready")
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    main()
