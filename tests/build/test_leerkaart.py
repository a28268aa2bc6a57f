"""The leerkaart as the site's map, the cells on the pages of the dimensions, and the home page."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from kennisbank.cells import cells_of, route_of
from quiz.definition import QUESTIONNAIRE
from quiz.model import Dimension

CELLS = [(d.id, a.id) for d in QUESTIONNAIRE.disciplines for a in QUESTIONNAIRE.success_areas]


@functools.cache
def read(site: Path, address: str) -> BeautifulSoup:
    """The page without the places where a long word may break, which are no part of a word."""
    html = (site / address / "index.html").read_text("utf-8").replace("<wbr>", "")
    assert "\u00ad" not in html, "a soft hyphen: some voices read it, and a search for the word misses it"
    return BeautifulSoup(html, "html.parser")


def only(root: BeautifulSoup | Tag, selector: str) -> Tag:
    found = root.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def text(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def address(tag: Tag, page: str) -> str:
    """Where a link leads, from the root of the site."""
    return urljoin(f"/{page}", str(tag["href"])).removeprefix("/")


@pytest.fixture(scope="module")
def leerkaart(site: Path) -> BeautifulSoup:
    return read(site, "leerkaart")


def test_the_map_is_a_table_whose_headers_lead_to_the_dimensions(leerkaart: BeautifulSoup) -> None:
    table = only(leerkaart, "table.kb-map__table")
    assert only(table, "caption")
    for scope, dimensions in (("col", QUESTIONNAIRE.success_areas), ("row", QUESTIONNAIRE.disciplines)):
        headers = table.select(f'th[scope="{scope}"] a')
        assert [address(link, "leerkaart/") for link in headers] == [d.page for d in dimensions]
        for link, dimension in zip(headers, dimensions, strict=True):
            assert dimension.title in text(link)
            assert dimension.short in text(link)


def test_every_cell_leads_to_its_own_text_once(leerkaart: BeautifulSoup) -> None:
    links = leerkaart.select("td a.kb-map__link")
    assert [link["href"] for link in links] == [f"#vak-{d}-{a}" for d, a in CELLS]
    assert [text(link).split()[0] for link in links] == [str(n) for n in range(1, len(CELLS) + 1)]
    areas = [area.short for _ in QUESTIONNAIRE.disciplines for area in QUESTIONNAIRE.success_areas]
    for link, short in zip(links, areas, strict=True):
        assert text(only(link, ".kb-map__column")) == short
        back = only(only(leerkaart, str(link["href"])), ".kb-cell__back a")
        assert only(leerkaart, str(back["href"])) is link, "the way back up leads to another cell"


@pytest.mark.parametrize(("discipline", "area"), CELLS)
def test_a_cell_says_what_goes_well_a_first_step_its_items_and_its_two_pages(
    leerkaart: BeautifulSoup, discipline: str, area: str
) -> None:
    article = only(leerkaart, f"#vak-{discipline}-{area}")
    cell = next(c for c in QUESTIONNAIRE.cells if (c.discipline, c.success_area) == (discipline, area))
    assert cell.good in text(article)
    assert cell.first_step in text(article)
    items = [item.text for item in QUESTIONNAIRE.items_in_cell(discipline, area)]
    assert [text(li) for li in article.select("li")] == items
    pages = {address(link, "leerkaart/") for link in article.select("a")}
    assert {f"disciplines/{discipline}/", f"succesgebieden/{area}/"} <= pages


def test_the_ochre_cells_are_those_of_the_route_that_the_page_tells(leerkaart: BeautifulSoup) -> None:
    on_route = [
        i for i, cell in enumerate(leerkaart.select("td.kb-map__cell")) if "kb-map__cell--route" in cell["class"]
    ]
    route, faults = route_of(Path("docs/leerkaart.md").read_text("utf-8"), cells_of(QUESTIONNAIRE))
    assert faults == []
    assert sorted(cell.number - 1 for cell in route) == on_route
    steps = [str(link["href"]) for link in leerkaart.select("ol > li a[href^='#vak-']")]
    assert steps == [f"#vak-{cell.discipline}-{cell.success_area}" for cell in route]


def test_a_cell_leads_to_the_examples_that_show_it_and_they_lead_back(site: Path, leerkaart: BeautifulSoup) -> None:
    shown: dict[str, set[str]] = {}
    for source in sorted(Path("docs/praktijk").glob("*.md")):
        page = f"praktijk/{source.stem}/"
        for link in read(site, page).select("article a[href*='leerkaart/#vak-']") if source.stem != "index" else ():
            shown.setdefault(str(link["href"]).partition("#")[2], set()).add(page)
    assert len(shown) > 10
    for article in leerkaart.select("article.kb-cell"):
        found = {address(link, "leerkaart/") for link in article.select(".kb-cell__cases a")}
        assert found == shown.get(str(article["id"]), set())


@pytest.mark.parametrize("dimension", QUESTIONNAIRE.dimensions, ids=lambda d: d.id)
def test_the_page_of_a_dimension_leads_to_the_situations_that_it_is_about(site: Path, dimension: object) -> None:
    links = read(site, dimension.page).select(".kb-situations a")  # type: ignore[attr-defined]
    assert links
    entrance = read(site, "waar-loop-je-tegenaan")
    for link in links:
        page, _, anchor = address(link, dimension.page).partition("#")  # type: ignore[attr-defined]
        assert page == "waar-loop-je-tegenaan/"
        assert text(only(entrance, f"h2#{anchor}")) == text(link)


@pytest.mark.parametrize("dimension", QUESTIONNAIRE.dimensions, ids=lambda d: d.id)
def test_a_dimension_page_has_its_items_once_its_crossings_and_a_way_into_the_scan(
    site: Path, dimension: Dimension
) -> None:
    page = read(site, dimension.page)
    here = dimension.id
    items = [item.text for item in QUESTIONNAIRE.items_of(here)]
    assert sorted(text(item) for item in page.select(".kb-cells .kb-cell__items > li")) == sorted(items)
    cells = page.select("article.kb-cell")
    others = QUESTIONNAIRE.success_areas if dimension in QUESTIONNAIRE.disciplines else QUESTIONNAIRE.disciplines
    assert [address(only(c, "h3 a"), dimension.page) for c in cells] == [o.page for o in others]
    assert "scan/" in {address(link, dimension.page) for link in page.select(".kb-cells a")}


@pytest.mark.parametrize("dimension", QUESTIONNAIRE.dimensions, ids=lambda d: d.id)
def test_the_page_of_a_dimension_opens_with_its_place_its_answer_and_where_to_jump(
    site: Path, dimension: Dimension
) -> None:
    page = read(site, dimension.page)
    title = only(page, "article h1")
    opening = only(page, ".kb-opening")
    assert title.find_next_sibling() is opening, "something stands between the title and the answer"
    mark = only(page, ".kb-opening__mark")
    assert mark.find_next_sibling() is title
    row = dimension in QUESTIONNAIRE.disciplines
    assert len(mark.select(".kb-small__cell--here")) == (6 if row else 5)
    assert text(only(opening, ".kb-opening__answer")) == dimension.core
    facts = text(only(opening, ".kb-opening__facts"))
    assert facts.startswith(f"De {'rij' if row else 'kolom'} {dimension.title} op de leerkaart")
    assert re.search(r"\b[5-9] minuten lezen$|\b1\d minuten lezen$", facts), facts
    jumps = [str(link["href"]) for link in opening.select(".kb-opening__jump a")]
    assert len(jumps) == 3
    for anchor in jumps:
        only(page, f"h2{anchor}")
    assert opening.select("section[data-reader]")
    assert page.select("article figure.kb-figure svg[aria-label]"), "no drawing that explains something"


@pytest.mark.parametrize("dimension", QUESTIONNAIRE.dimensions, ids=lambda d: d.id)
def test_the_panel_for_the_reader_is_hidden_and_has_a_text_for_every_band(site: Path, dimension: Dimension) -> None:
    panel = only(read(site, dimension.page), "section[data-reader]")
    assert panel.has_attr("hidden")
    assert panel["data-dimension"] == dimension.id
    assert (panel["data-min"], panel["data-max"]) == (str(QUESTIONNAIRE.scale.min), str(QUESTIONNAIRE.scale.max))
    only(panel, "[data-reader-score]")
    only(panel, "[data-reader-band]")
    for band in QUESTIONNAIRE.bands:
        advice = next(a for a in QUESTIONNAIRE.advice if (a.dimension, a.band) == (panel["data-dimension"], band.id))
        template = only(panel, f'template[data-reader-advice="{band.id}"]')
        for sentence in (advice.meaning, advice.question, advice.first_step):
            assert sentence in text(template)
        assert address(only(template, "a"), dimension.page) == f"werkvormen/{advice.practice}/"


def test_the_blueprint_counts_every_item_once(site: Path) -> None:
    table = only(read(site, "scan/verantwoording"), "table.kb-blueprint")
    rows = [
        [int(cell.get_text()) for cell in row.select("td") if cell.get_text(strip=True)] for row in table.select("tr")
    ]
    numbers = [row for row in rows if row]
    assert [row[-1] for row in numbers[:-1]] == [len(QUESTIONNAIRE.items_of(d.id)) for d in QUESTIONNAIRE.disciplines]
    assert numbers[-1] == [
        *(len(QUESTIONNAIRE.items_of(a.id)) for a in QUESTIONNAIRE.success_areas),
        len(QUESTIONNAIRE.items),
    ]
    assert [sum(column) for column in zip(*numbers[:-1], strict=True)] == numbers[-1]


def test_home_opens_with_what_it_is_and_three_things_to_do(site: Path) -> None:
    home = read(site, "")
    hero = only(home, ".kb-hero")
    only(hero, "h1")
    assert len(home.select("h1")) == 1
    choices = [address(link, "") for link in hero.select(".kb-choice a")]
    assert choices == ["lerende-organisatie/", "scan/", "scan/teamgesprek/"]
    assert len(hero.select(".kb-picture__cell")) == len(CELLS)
    assert "e-boek/" in {address(link, "") for link in home.select(".kb-home a")}


def test_the_page_for_a_wrong_address_helps_in_dutch(site: Path) -> None:
    page = BeautifulSoup((site / "404.html").read_text("utf-8"), "html.parser")
    assert "Not found" not in page.get_text()
    content = only(page, "article")
    assert len(content.select("li a")) >= 5
    assert all(str(link["href"]).startswith("/") for link in content.select("a"))


def test_werkvormen_show_their_facts_on_their_own_page_and_in_the_overview(site: Path) -> None:
    overview = read(site, "werkvormen")
    cards = overview.select("[data-practice]")
    assert len(cards) == len([d for d in (site / "werkvormen").iterdir() if d.is_dir()])
    for card in cards:
        facts = only(read(site, f"werkvormen/{card['data-practice']}"), "dl.kb-facts")
        shortest, longest = str(card["data-minutes"]).split()
        assert shortest in text(facts) and longest in text(facts)
        linked = {str(link["href"]).rstrip("/").rsplit("/", 1)[-1] for link in facts.select("a")}
        assert linked == set(f"{card['data-disciplines']} {card['data-areas']}".split())


def test_the_overview_puts_every_werkvorm_under_the_heading_of_its_kind_and_draws_each_step(site: Path) -> None:
    overview = read(site, "werkvormen")
    toc = [text(link) for link in overview.select(".md-nav--secondary a")]
    assert "Alle werkvormen" in toc
    groups = overview.select("[data-practices-kind]")
    assert len(groups) == 4
    for group in groups:
        assert len(group.select("h3")) == 1
        for card in group.select("[data-practice]"):
            page = read(site, f"werkvormen/{card['data-practice']}")
            steps = page.select(".kb-scheme__step")
            assert len(card.select("svg.kb-form")) == len(page.select(".kb-scheme__step svg.kb-form")) == len(steps) > 3
            assert all(drawing.contents for drawing in page.select(".kb-scheme__step svg.kb-form"))
            assert len(card.select(".kb-practice__themes")) == 1
            assert text(only(card, ".kb-practice__themes")).count(",") <= 1
