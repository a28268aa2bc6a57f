"""Links that a page has as HTML, which no builder looks at: `<a href="scan/index.md">` leads nowhere on the site."""

from __future__ import annotations

import posixpath
import re
from typing import Final

from kennisbank.builder import Files, Page
from kennisbank.faults import Faults
from kennisbank.slips import without_code

_LINK: Final = re.compile(
    r"<a\b[^<>]*?\bhref=[\"']?(?![\"']|https?:|mailto:|tel:|#)(?P<address>[^\"'\s<>#?]+)", re.IGNORECASE
)


def check_html_links(page: Page, files: Files, faults: Faults) -> None:
    """Note each link in HTML to a page that is not on the site; what is no page, such as an e-book, may come later."""
    text = page.markdown or ""
    if "<a" not in text.lower():
        return
    known = {posixpath.normpath(file.url) for file in files} | {file.dest_uri for file in files}
    for link in _LINK.finditer(without_code(text)):
        address = link["address"]
        is_page = posixpath.splitext(address)[1] in ("", ".md", ".html")
        if is_page and posixpath.normpath(posixpath.join(page.url, address)) not in known:
            faults.add(
                f"de link naar ‘{address}’ is HTML, en leidt zo nergens heen. Schrijf [de woorden](de-pagina.md).",
                file=page.file,
                near=link[0],
            )
