"""The kit of a team session as `make site` makes it: whole, true to its sources, and offered with its sizes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pypdfium2
import pytest

from ebook.facts import size
from quiz.definition import QUESTIONNAIRE
from tests.build.conftest import Pages
from tests.conftest import copy_project, run

FOLDER = "assets/pakket"
OFFERED = ("scan/sessie/", "scan/teamgesprek/")
LETTERS = ("brief-team", "brief-medezeggenschap", "brief-privacy")


@pytest.fixture(scope="module")
def kit(site: Path) -> Path:
    return site / FOLDER


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).replace("\ufffe", "").split())


def parts_of(path: Path, names: str) -> list[str]:
    """The words of each part of an office file; every part that is XML must be whole."""
    found = []
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                tree = ElementTree.fromstring(archive.read(name))
                if re.fullmatch(names, name):
                    found.append(" ".join("".join(tree.itertext()).split()))
    return found


@pytest.mark.parametrize("address", OFFERED)
def test_every_file_is_offered_with_its_size(kit: Path, pages: Pages, address: str) -> None:
    page = pages[address]
    assert not page.select("[data-kit=pending]")
    (offer,) = page.select("[data-kit=ready]")
    assert not offer.has_attr("hidden")
    sizes = {
        str(fact["data-kit-fact"]): fact.get_text().replace("\N{NO-BREAK SPACE}", " ") for fact in offer.select("span")
    }
    assert sizes == {path.name: size(path.stat().st_size) for path in kit.iterdir()}
    assert {str(link["href"]).split("/")[-1] for link in offer.select("a[download]")} == sizes.keys()


def test_the_same_site_gives_the_same_bytes(site: Path, kit: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    again = tmp_path / "site"
    for needed in ("index.html", "leerkaart", "werkvormen"):
        target = again / needed
        target.parent.mkdir(exist_ok=True)
        if (site / needed).is_dir():
            for path in (site / needed).rglob("index.html"):
                copy = again / path.relative_to(site)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
        else:
            target.write_bytes((site / needed).read_bytes())
    result = run(project, "kit", "--site", str(again))
    assert not result.returncode, result.stderr
    for path in sorted(kit.iterdir()):
        assert (again / FOLDER / path.name).read_bytes() == path.read_bytes(), path.name


def test_each_slide_of_the_talk_has_notes_and_the_minutes_are_those_of_the_session_page(
    kit: Path, pages: Pages
) -> None:
    slides = parts_of(kit / "teamgesprek.pptx", r"ppt/slides/slide\d+\.xml")
    notes = parts_of(kit / "teamgesprek.pptx", r"ppt/notesSlides/notesSlide\d+\.xml")
    minutes = [int(found[1]) for slide in slides if (found := re.search(r"(\d+) minuten", slide))]
    rows = pages["scan/sessie/"].select("table.session-agenda [data-minutes]")
    assert minutes == [int(str(row["data-minutes"])) for row in rows]
    assert len(notes) == len(slides) - 1, "all but the title"
    assert all(len(words) > 100 for words in notes)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_the_same_in_both_formats(kit: Path, name: str) -> None:
    (docx,) = parts_of(kit / f"{name}.docx", r"word/document\.xml")
    (odt,) = parts_of(kit / f"{name}.odt", r"content\.xml")
    letters = re.compile(r"\W+")
    assert letters.sub("", docx) == letters.sub("", odt)
    assert "[naam" in docx or "[organisatie" in docx


def test_what_speaks_of_the_law_says_that_it_is_a_draft(kit: Path) -> None:
    for name in ("brief-medezeggenschap", "brief-privacy"):
        (words,) = parts_of(kit / f"{name}.docx", r"word/document\.xml")
        assert "Concept, geen juridisch advies" in words


def test_there_is_a_card_for_every_statement_and_every_werkvorm(kit: Path, pages: Pages) -> None:
    statements = words_of(kit / "kaarten-uitspraken.pdf")
    missing = [item.id for item in QUESTIONNAIRE.items if item.text not in statements]
    assert missing == []
    practices = words_of(kit / "kaarten-werkvormen.pdf")
    titles = [title.get_text(strip=True) for title in pages["werkvormen/"].select(".kb-practice__title")]
    assert titles
    assert [title for title in titles if title not in practices] == []
    goals = [goal.get_text(strip=True) for goal in pages["werkvormen/"].select(".kb-practice > p:not([class])")]
    assert len(goals) == len(titles)
    letters = re.sub(r"\W", "", practices)
    assert [goal for goal in goals if re.sub(r"\W", "", goal) not in letters] == []
    for title in pages["werkvormen/"].select(".kb-practice"):
        page = pages[f"werkvormen/{title['data-practice']}/"]
        steps = page.select_one(".md-content__inner ol:not([class])")
        assert steps
        names = [
            step.get_text(strip=True).removesuffix(".") for step in steps.select(":scope > li > strong:first-child")
        ]
        assert len(names) > 2
        assert [name for name in names if re.sub(r"\W", "", name) not in letters] == []


def test_the_large_leerkaart_has_every_cell_on_one_sheet(kit: Path, pages: Pages) -> None:
    words = re.sub(r"\W", "", words_of(kit / "leerkaart-a3.pdf"))
    cells = [cell.get_text() for cell in pages["leerkaart/"].select("table.kb-map__table .kb-map__good")]
    assert len(cells) == 30
    assert [cell for cell in cells if re.sub(r"\W", "", cell) not in words] == []
    with pikepdf.open(kit / "leerkaart-a3.pdf") as pdf:
        assert len(pdf.pages) == 1


@pytest.mark.parametrize("name", ["poster", "leerkaart-a3", "kaarten-uitspraken", "kaarten-werkvormen"])
def test_a_print_says_its_title_and_language_to_whoever_has_it_read_aloud(kit: Path, name: str) -> None:
    with pikepdf.open(kit / f"{name}.pdf") as pdf:
        assert str(pdf.Root.Lang) == "nl"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title)
