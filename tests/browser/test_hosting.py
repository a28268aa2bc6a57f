"""The site in a browser behind nginx and Apache with the headers of hosting/: all works, and nothing complains."""

from __future__ import annotations

import re
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, Playwright, expect
from selectolax.lexbor import LexborHTMLParser

from quiz.codes import TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from tests.browser.conftest import running_browser
from tests.browser.taking import answer_step, take
from tests.web_servers import SERVERS, missing, nginx

ITEMS = len(QUESTIONNAIRE.items)
OF_ONE_FILE = ("Date", "Content-Length", "ETag", "Last-Modified")
"""Headers that say nothing about what a page may do."""
NOT_LOADED = ("canonical", "alternate", "license", "author", "help")
"""Links to read, which no browser follows by itself."""
LOADING = {
    "audio",
    "base",
    "embed",
    "form",
    "iframe",
    "image",
    "img",
    "input",
    "object",
    "source",
    "track",
    "use",
    "video",
}
"""What loads or sends something, beside scripts and links."""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The whole browser, which prints, downloads and fills the screen as people's does."""
    with running_browser(playwright, shell=False) as running:
        yield running


@pytest.fixture(scope="module", params=SERVERS)
def hosted(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The address of the real site on a real server."""
    if reason := missing(request.param):
        pytest.skip(reason)
    with SERVERS[request.param](site) as address:
        yield address


@pytest.fixture(scope="module")
def on_nginx(site: Path) -> Iterator[str]:
    """The same on nginx only, for what does not depend on the server once the headers are the same."""
    if reason := missing("nginx"):
        pytest.skip(reason)
    with nginx(site) as address:
        yield address


def address_of(page: str) -> str:
    return page.removesuffix("index.html")


def answer_pages(site: Path) -> list[str]:
    """The pages that may not connect to anything, by their own policy."""
    pages = {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in sorted(site.rglob("*.html"))}
    return [name for name, html in pages.items() if "connect-src 'none'" in html.partition("</head>")[0]]


def header(address: str, name: str) -> str | None:
    with urllib.request.urlopen(address, timeout=20) as answer:
        found: str | None = answer.headers[name]
        return found


def test_exactly_the_pages_with_answers_may_connect_to_their_own_server_only(site: Path, on_nginx: str) -> None:
    """The servers go by address, the build by template: this holds them together when a page is added."""
    with_answers = answer_pages(site)
    assert {"scan/index.html", "scan/team/index.html"} <= set(with_answers)
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        if name != "404.html":
            allowed = header(on_nginx + address_of(name), "Connection-Allowlist")
            assert bool(allowed) == (name in with_answers), name


def test_no_link_of_a_page_with_answers_is_redirected(site: Path, on_nginx: str) -> None:
    """The browser refuses a redirect from there, even to the same server."""
    for name in answer_pages(site):
        here = on_nginx + address_of(name)
        soup = BeautifulSoup((site / name).read_bytes(), "html.parser")
        links = {urljoin(here, str(a["href"])).partition("#")[0] for a in soup.find_all("a", href=True)}
        ours = sorted(link for link in links if urlsplit(link).netloc == urlsplit(here).netloc)
        assert len(ours) > 10
        for link in ours:
            with urllib.request.urlopen(link, timeout=20) as answer:
                assert answer.url == link


def what_headers_reach(address: str) -> frozenset[str]:
    """All of a page that its headers may stop: these headers, what it loads and runs, and the kinds of other elements
    that load or send something."""
    with urllib.request.urlopen(address, timeout=20) as answer:
        found = {f"{name}: {value}" for name, value in answer.headers.items() if name not in OF_ONE_FILE}
        page = LexborHTMLParser(answer.read())
    for element in page.css("*"):
        values = element.attributes
        found |= {name for name in values if name == "style" or name.startswith("on")}
        match element.tag:
            case "script":
                found.add(f"script {file_of(values['src']) if 'src' in values else element.text()}")
            case "link" if values.get("rel") not in NOT_LOADED:
                found.add(f"link {values.get('rel')} {file_of(values['href'])}")
            case "meta" if "http-equiv" in values:
                found.add(f"meta {values.get('content')}")
            case tag if tag in LOADING:
                found.add(str(tag))
    return frozenset(found)


def file_of(path: str | None) -> str:
    return str(path).rpartition("/")[2]


def test_every_kind_of_page_opens_with_an_empty_console_under_the_headers(
    site: Path, on_nginx: str, page: Page
) -> None:
    """One is opened of all pages that load, run and may send the same under the same headers. That each page for itself
    opens with an empty console under its own policy, is shown in `test_accessibility.py`."""
    kinds: dict[frozenset[str], str] = {}
    for name in sorted(p.relative_to(site).as_posix() for p in site.rglob("*.html")):
        if name != "404.html":  # it is opened by what is not there
            address = on_nginx + address_of(name)
            kinds.setdefault(what_headers_reach(address), address)
    assert len(kinds) > 10
    for address in kinds.values():
        page.goto(address, wait_until="load")
    for name in ("assets/logo.svg", "sitemap.xml", "assets/scan/definition.json"):
        page.goto(on_nginx + name)


def test_the_scan_works_under_the_headers(hosted: str, page: Page) -> None:
    page.goto(f"{hosted}scan/")
    answer_step(page, {item.id: 4 for item in QUESTIONNAIRE.items})
    page.reload()
    assert page.locator("fieldset[data-item] input:checked").count() > 0, "storage is blocked"
    take(page, {item.id: 4 for item in QUESTIONNAIRE.items})
    with page.expect_download() as download:
        page.locator('[data-action="download-csv"]').click()
    assert Path(download.value.path()).stat().st_size > 500
    page.evaluate("window.addEventListener('beforeprint', () => { window.printed = true; })")
    page.locator('[data-action="print"]').first.click()
    page.wait_for_function("window.printed")
    page.locator('[data-action="copy-code"]').first.click()
    expect(page.get_by_role("status").filter(has_text=re.compile("gekopieerd", re.IGNORECASE)).first).to_be_attached()
    page.locator(".md-header a.md-logo").click()
    expect(page).to_have_url(hosted)


def test_the_team_page_works_under_the_headers(hosted: str, page: Page) -> None:
    responses = tuple(1 + place % 5 for place in range(ITEMS))
    codes = [
        encode(ResultCode(format=TEAM, fingerprint=fingerprint(QUESTIONNAIRE), nonce=nonce, responses=responses))
        for nonce in range(6)
    ]
    page.goto(f"{hosted}scan/team/")
    page.locator("textarea[data-team-input]").fill("\n".join(codes))
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-result]")).to_be_visible()
    page.evaluate("document.documentElement.requestFullscreen()")
    page.wait_for_function("document.fullscreenElement")


def test_search_works_under_the_headers(hosted: str, page: Page) -> None:
    page.goto(hosted)
    field = page.locator("input[data-md-component='search-query']")
    field.fill("intervisie")
    field.press("End")  # the theme looks at keys, not at what changed
    found = page.locator(".md-search-result__link", has_text=re.compile("intervisie", re.IGNORECASE))
    expect(found.first).to_be_visible(timeout=20_000)
