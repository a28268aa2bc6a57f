"""A release as it is: the very files that are published, at the path where they will stand (`make published`).

The other tests build a site of their own. `make release` builds for an address and with the dates that git knows; here
is looked whether those files are whole and work. `KENNISBANK_DIST` names their folder; the address is what they say.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.browser.taking import CLICK
from tests.conftest import ROOT, serving
from tools import offline
from tools.release import SUMS

pytestmark = pytest.mark.published


@pytest.fixture(scope="module")
def dist() -> Path:
    folder = Path(os.environ.get("KENNISBANK_DIST") or ROOT / "dist")
    assert (folder / SUMS).is_file(), "make a release first: make release SITE_URL=https://host/path/"
    return folder


def own_address(dist: Path) -> str:
    """For which address the release was made, as its own home page says; empty when for any."""
    link = LexborHTMLParser((dist / "site/index.html").read_bytes()).css_first('link[rel="canonical"]')
    return link.attributes["href"] or "" if link else ""


@pytest.fixture(scope="module")
def published(dist: Path) -> Iterator[str]:
    """The address of the site, on a server that has it at the path of its own address and nothing else."""
    below = urlsplit(own_address(dist)).path or "/"
    with serving(dist / "site", below) as address:
        yield f"{address}{below}"


def addresses(dist: Path) -> list[str]:
    pages = (path.relative_to(dist / "site").as_posix() for path in (dist / "site").rglob("index.html"))
    return sorted(page.removesuffix("index.html") for page in pages)


def test_every_file_is_named_with_its_sum(dist: Path) -> None:
    named = dict(line.split("  ", 1)[::-1] for line in (dist / SUMS).read_text(encoding="utf-8").splitlines())
    there = {path.relative_to(dist).as_posix(): path for path in dist.rglob("*") if path.is_file()}
    assert named.keys() == there.keys() - {SUMS}
    assert {
        name for name, digest in named.items() if hashlib.sha256(there[name].read_bytes()).hexdigest() != digest
    } == set()


def test_every_page_opens_without_a_word_on_the_console(dist: Path, published: str, page: Page) -> None:
    assert len(addresses(dist)) > 50
    for address in addresses(dist):
        answer = page.goto(f"{published}{address}")
        assert answer is not None
        assert answer.ok, address
        expect(page.locator("h1")).to_have_count(1)


def test_every_link_leads_to_a_file(dist: Path, published: str) -> None:
    own, below = own_address(dist), urlsplit(published).path
    lost = []
    for address in [*addresses(dist), "404.html"]:
        name = address if address.endswith(".html") else f"{address}index.html"
        tree = LexborHTMLParser((dist / "site" / name).read_bytes())
        for node in tree.css("a[href], link[href], script[src], img[src]"):
            target = node.attributes.get("href") or node.attributes.get("src") or ""
            if urlsplit(target).scheme and not target.startswith(own or "-"):
                continue
            path = urlsplit(_joined(f"{published}{address}", target, own)).path
            file = dist / "site" / path.removeprefix(below)
            if not path.startswith(below) or not (file / "index.html" if path.endswith("/") else file).is_file():
                lost.append(f"{address}: {target}")
    assert lost == []


def test_the_scan_can_be_taken_to_its_result(published: str, page: Page) -> None:
    page.goto(f"{published}scan/")
    take_as_it_is(page, 4)


def test_the_zip_opens_from_a_folder(dist: Path, tmp_path: Path, page: Page) -> None:
    with zipfile.ZipFile(dist / f"{offline.NAME}.zip") as archive:
        archive.extractall(tmp_path)
    page.goto((tmp_path / offline.NAME / "index.html").as_uri())
    page.locator('a[href$="scan/index.html"]').first.click()
    take_as_it_is(page, 2)


def take_as_it_is(page: Page, answer: int) -> None:
    """From the first step to the result, with the items that are there: an organisation may have others than ours."""
    items = page.locator("fieldset[data-item]").evaluate_all("(all) => all.map((item) => item.dataset.item)")
    forward = page.locator('[data-action="next"]')
    page.evaluate(CLICK, dict.fromkeys(items, answer))
    while forward.is_visible():
        forward.click()
        page.evaluate(CLICK, dict.fromkeys(items, answer))
    page.locator('[data-action="show-result"]').click()
    page.locator('[data-action="show-result"]').click()
    expect(page.locator("[data-result]")).to_be_visible()


def _joined(page: str, target: str, own: str) -> str:
    here = target.replace(own, urlsplit(own).path, 1) if own and target.startswith(own) else target
    return unquote(urljoin(page, here))
