"""What every page of the built site looks like, as far as its files tell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

HEAVIEST_FONT: Final = 15_000
"""Bytes of one file; a page with answers loads one."""


def test_each_font_comes_from_the_site_is_small_and_has_its_licence_beside_it(site: Path) -> None:
    (style,) = (site / "assets").glob("site.*.css")
    named = re.findall(r"url\((fonts/[^)]+)\)", style.read_text(encoding="utf-8"))
    folder = site / "assets" / "fonts"
    assert sorted(f"fonts/{path.name}" for path in folder.glob("*.woff2")) == sorted(named)
    assert len(named) == 2
    assert max((style.parent / name).stat().st_size for name in named) <= HEAVIEST_FONT
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_every_page_has_a_foot_whose_links_stay_inside_the_site(pages: dict[str, BeautifulSoup]) -> None:
    for address, page in pages.items():
        (foot,) = page.select("footer .kb-foot")
        is_dutch = page.html["lang"] == "nl"  # type: ignore[index]
        titles = ["Lezen", "Scan en team", "Over"] if is_dutch else ["In English"]
        assert [title.get_text() for title in foot.select(".kb-foot__title")] == titles, address
        links = [str(link["href"]) for link in foot.select("a")]
        assert len(links) > (12 if is_dutch else 5)
        assert [link for link in links if urlsplit(link).scheme or link.startswith("//")] == [], address


def test_the_name_of_the_site_leads_to_the_home_of_its_language_from_every_page(
    pages: dict[str, BeautifulSoup],
) -> None:
    for address, page in pages.items():
        (link,) = page.select("header .kb-home-link")
        assert link.get_text(strip=True) == "Kennisbank: Organisatieleren"
        depth = address.count("/") - address.startswith("en/")
        assert link["href"] in ("/".join([".."] * depth) or ".", "/".join([".."] * depth) + "/", "./", "/", "/."), (
            address
        )


def test_a_link_to_a_page_shows_its_title_and_says_what_it_is_about(pages: dict[str, BeautifulSoup]) -> None:
    def of(address: str, name: str) -> str:
        (meta,) = pages[address].select(f'meta[property="og:{name}"]')
        return str(meta["content"])

    assert of("", "title") == "Kennisbank: Organisatieleren"
    assert of("leerkaart/", "title") == "Leerkaart"
    assert len({of(address, "description") for address in pages if address != "404.html"}) > len(pages) // 2
    assert not pages[""].select('meta[property="og:image"]'), (
        "without an address of the site there is none of a picture"
    )
