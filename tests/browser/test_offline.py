"""The site from a folder, without a server: by double click, from a place with spaces and accents in its name."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from quiz.codes import TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from tests.browser.conftest import OpenPage
from tests.browser.taking import take
from tools.offline import NAME, main


@pytest.fixture(scope="module")
def archive(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("zip") / "site.zip"
    assert main(["--site", str(site), "--output", str(target)]) == 0
    return target


@pytest.fixture(scope="module")
def folder(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked zip, in a folder such as people have."""
    place = tmp_path_factory.mktemp("offline") / "Mijn documenten – één & ander (ü) #1 100%"
    with zipfile.ZipFile(archive) as files:
        files.extractall(place)
    return place / NAME


@pytest.fixture
def page(open_page: OpenPage, folder: Path) -> Iterator[Page]:
    """A page that may load files of the unpacked folder only."""
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    own = folder.as_uri()
    assert [url for url in asked if not url.startswith((f"{own}/", "data:", "blob:"))] == []


def address(folder: Path, name: str) -> str:
    return (folder / name).as_uri()


def test_zip_has_the_same_bytes_each_time(site: Path, archive: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    assert main(["--site", str(site), "--output", str(again)]) == 0
    assert again.read_bytes() == archive.read_bytes()


def test_zip_tells_people_to_unpack_it_first(archive: Path) -> None:
    with zipfile.ZipFile(archive) as files:
        assert "Pak dit zipbestand eerst uit" in files.read("LEES-MIJ.txt").decode("utf-8-sig")
        assert all(name == "LEES-MIJ.txt" or name.startswith(f"{NAME}/") for name in files.namelist())


def test_every_link_and_file_in_every_page_is_there(folder: Path) -> None:
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 40
    for path in pages:
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        fragments = [page.root, *page.template_fragments()]
        for tag in (tag for fragment in fragments if fragment for tag in fragment.css("a, link, script, img")):
            target = tag.attributes.get("href") or tag.attributes.get("src") or "#"
            parts = urlsplit(target)
            if parts.scheme or parts.netloc or not parts.path:
                continue
            if "assets/boek/" in target and not (folder / "assets/boek").is_dir():
                continue  # `make site` and `make offline` put the e-book there, after the build that is tested here
            assert (path.parent / unquote(parts.path)).is_file(), f"{path.relative_to(folder)}: {target}"


def test_no_page_may_connect_to_anything(folder: Path) -> None:
    for path in folder.rglob("*.html"):
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"', path.read_text("utf-8"))
        assert "unsafe" not in policy
        for name in ("connect-src", "worker-src", "frame-src", "form-action"):
            assert f"{name} 'none'" in policy, path


def test_no_address_of_another_host_stands_in_the_shim(folder: Path) -> None:
    assert "http" not in (folder / "assets/offline/search.js").read_text(encoding="utf-8")


def test_one_can_walk_through_the_site(folder: Path, page: Page) -> None:
    page.goto(address(folder, "index.html"))
    page.locator(".md-tabs__link", has_text="Werkvormen").click()
    page.locator(".md-content a[href$='intervisie/index.html']").first.click()
    expect(page.locator("h1")).to_contain_text("Intervisie")
    page.locator(".md-footer__link--next").click()
    expect(page.locator("h1")).not_to_contain_text("Intervisie")
    page.locator(".md-header a.md-logo").first.click()
    assert page.url == address(folder, "index.html")


@pytest.mark.parametrize("start", ["index.html", "werkvormen/intervisie/index.html"])
def test_search_finds_a_page_and_opens_it(start: str, folder: Path, page: Page) -> None:
    page.goto(address(folder, start))
    field = page.locator("input[data-md-component='search-query']")
    field.fill("creatieve spanning")
    field.press("End")  # the theme looks at keys, not at what changed
    found = page.locator(".md-search-result__link", has_text=re.compile("creatieve", re.IGNORECASE))
    expect(found.first).to_be_visible(timeout=20_000)
    found.first.click()
    expect(page.locator("h1")).to_be_visible()
    assert "index.html" in page.url
    assert page.url != address(folder, start)


def test_colour_switch_works(folder: Path, page: Page) -> None:
    page.goto(address(folder, "index.html"))
    before = page.evaluate("document.body.dataset.mdColorMedia")
    page.locator("[data-kb-palette]").click()
    assert page.evaluate("document.body.dataset.mdColorMedia") != before


def test_whole_scan_gives_a_result_that_opens_again(folder: Path, page: Page) -> None:
    page.goto(address(folder, "scan/index.html"))
    expect(page.locator('[data-action="next"]')).to_be_visible()
    take(page, {item.id: 4 for item in QUESTIONNAIRE.items})
    code = page.locator("[data-result-code]").inner_text()
    page.reload()
    expect(page.locator("[data-result-code]")).to_have_text(code)
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    page.goto("about:blank")
    page.goto(f"{address(folder, 'scan/index.html')}#r={code}")
    expect(page.locator("[data-result-code]")).to_have_text(code)
    assert code not in page.url


def test_the_scan_changes_language_in_a_folder_too(folder: Path, page: Page) -> None:
    page.goto(address(folder, "scan/index.html"))
    take(page, {item.id: 4 for item in QUESTIONNAIRE.items})
    code = page.locator("[data-result-code]").inner_text()
    page.locator("[data-language-link]").click()
    expect(page.locator("html[lang^='en']")).to_be_attached()
    expect(page.locator("[data-result-code]")).to_have_text(code)
    assert page.locator("[data-scan]").get_attribute("data-address") == "../../scan/index.html"


def test_team_page_shows_the_picture_of_a_file(folder: Path, page: Page, tmp_path: Path) -> None:
    responses = tuple(1 + place % 5 for place in range(len(QUESTIONNAIRE.items)))
    codes = tmp_path / "codes van het team.txt"
    codes.write_text(
        "\n".join(
            encode(ResultCode(format=TEAM, fingerprint=fingerprint(QUESTIONNAIRE), nonce=nonce, responses=responses))
            for nonce in range(6)
        ),
        encoding="utf-8",
    )
    page.goto(address(folder, "scan/team/index.html"))
    page.locator("input[data-team-file]").set_input_files(codes)
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-result]")).to_be_visible()
    expect(page.locator("[data-team-n]").first).to_contain_text("6")


def test_a_folder_that_is_no_site_gives_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--site", str(tmp_path), "--output", str(tmp_path / "x.zip")]) == 1
    assert "staat geen gebouwde site" in capsys.readouterr().err
