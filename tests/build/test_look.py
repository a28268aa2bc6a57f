"""What every page of the built site looks like, as far as its files tell."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

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


def test_every_page_has_a_foot_whose_links_stay_inside_the_site(trees: dict[str, LexborHTMLParser]) -> None:
    for address, page in trees.items():
        (foot,) = page.css("footer .kb-foot")
        is_dutch = page.css_matches("html[lang=nl]")
        titles = ["Lezen", "Scan en team", "Over"] if is_dutch else ["In English"]
        assert [title.text() for title in foot.css(".kb-foot__title")] == titles, address
        links = [str(link.attributes["href"]) for link in foot.css("a")]
        assert len(links) > (12 if is_dutch else 5)
        assert [link for link in links if urlsplit(link).scheme or link.startswith("//")] == [], address


def test_the_name_of_the_site_leads_to_the_home_of_its_language_from_every_page(
    trees: dict[str, LexborHTMLParser],
) -> None:
    for address, page in trees.items():
        (link,) = page.css("header .kb-home-link")
        assert link.text(strip=True) == "Kennisbank: Organisatieleren"
        depth = address.count("/") - address.startswith("en/")
        homes = ("/".join([".."] * depth) or ".", "/".join([".."] * depth) + "/", "./", "/", "/.")
        assert link.attributes["href"] in homes, address


def test_a_link_to_a_page_shows_its_title_and_says_what_it_is_about(trees: dict[str, LexborHTMLParser]) -> None:
    def of(address: str, name: str) -> str:
        (meta,) = trees[address].css(f'meta[property="og:{name}"]')
        return str(meta.attributes["content"])

    assert of("", "title") == "Kennisbank: Organisatieleren"
    assert of("leerkaart/", "title") == "Leerkaart"
    assert len({of(address, "description") for address in trees if address != "404.html"}) > len(trees) // 2
    assert not trees[""].css('meta[property="og:image"]'), "without an address of the site there is none of a picture"
