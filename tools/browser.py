"""`python -m tools.browser` prints the path of the browser for the tests, and installs one if there is none."""

from __future__ import annotations

import sys

from tools.programs import CHROMIUM, ensure_browser, missing

if __name__ == "__main__":
    found = ensure_browser()
    print(found or missing(CHROMIUM), file=sys.stdout if found else sys.stderr)
    sys.exit(not found)
