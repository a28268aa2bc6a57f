"""The facts of an example from practice: what an editor may write, and what the build says about everything else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kennisbank.cases import Case, case_faults, cases_of, is_case
from kennisbank.cells import Cells, cells_of
from kennisbank.faults import Faults
from kennisbank.front_matter import parted
from quiz.definition import QUESTIONNAIRE
from tests.unit.plain_site import PlainFile, PlainPage, PlainSite

ROOT = Path(__file__).resolve().parents[2]
TEXT = """# Bakkerij

## Op de leerkaart

- [Vak 19](../leerkaart.md#vak-teamleren-bouwen-aan-vertrouwen): teamleren bij vertrouwen.

## Bron

- Krant, [Bakkerij leert](https://krant.voorbeeld.nl/bakkerij): het hele stuk.
"""


@pytest.fixture(scope="module")
def cells() -> Cells:
    return cells_of(QUESTIONNAIRE)


def meta(**changes: Any) -> dict[str, Any]:
    """A sound front matter; a change to None takes the field away."""
    case = {
        "organisation": "Bakkerij Voorbeeld",
        "sector": "Ambacht",
        "date": 2019,
        "link": "https://krant.voorbeeld.nl/bakkerij",
        "shows": "elke ochtend vijf minuten bij de oven",
        "disciplines": ["teamleren"],
        "success_areas": ["bouwen-aan-vertrouwen"],
    } | changes
    kept = {name: value for name, value in case.items() if value is not None}
    return {"title": "Bakkerij", "description": "Vijf minuten bij de oven.", "case": kept}


def test_a_sound_example_has_no_faults(cells: Cells) -> None:
    assert case_faults(meta(), TEXT, cells) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"organisation": None}, "organisation ontbreekt (de naam van de organisatie)."),
        ({"date": None}, "date ontbreekt (wanneer het was, zoals 2019–2021, of: jaar onbekend)."),
        (
            {"link": "krant.voorbeeld.nl"},
            "bij link staat ‘krant.voorbeeld.nl’, maar daar hoort het adres van de bron, "
            "zoals https://voorbeeld.nl/artikel.",
        ),
        (
            {"link": "https://elders.voorbeeld.nl/"},
            "het adres bij link staat niet onder ‘## Bron’, met wat je ervan hebt gelezen.",
        ),
        (
            {"disciplines": ["teamleren", "teamlern"]},
            "disciplines noemt ‘teamlern’, maar zo heet geen discipline. Bedoel je ‘teamleren’?",
        ),
        (
            {"success_areas": ["bouwen-aan-vertrouwen"] * 2},
            "success_areas noemt ‘bouwen-aan-vertrouwen’ meer dan één keer.",
        ),
        (
            {"success_areas": []},
            "bij success_areas staat ‘[]’, maar daar hoort een lijst met minstens één succesgebied, zoals "
            "[bouwen-aan-vertrouwen].",
        ),
        (
            {"disciplines": ["systeemdenken"]},
            "vak 19 hoort bij ‘teamleren’, en dat staat in de kop niet bij disciplines.",
        ),
        *(
            (
                {"date": f"begonnen op {day}"},
                f"bij date staat ‘{day}’, en die dag bestaat niet. Schrijf een dag zoals 26-11-2026, of het jaar.",
            )
            for day in ("31-02-2026", "2026-02-30", "1/13/2026")
        ),
        ({"sektor": "Zorg"}, "het veld ‘sektor’ bestaat niet. Bedoel je ‘sector’?"),
    ],
)
def test_every_mistake_in_the_front_matter_is_told(changes: dict[str, Any], fault: str, cells: Cells) -> None:
    assert fault in case_faults(meta(**changes), TEXT, cells)


@pytest.mark.parametrize("date", [2019, "2019–2021", "29-02-2024", "2020-12-31", "jaar onbekend", "2019-2021"])
def test_a_day_that_there_is_a_year_and_a_period_are_fine(date: object, cells: Cells) -> None:
    assert case_faults(meta(date=date), TEXT, cells) == []


def test_an_example_for_a_questionnaire_with_one_facet_names_its_disciplines_and_no_cell() -> None:
    one = meta(success_areas=None, disciplines=["rust"])
    assert case_faults(one, TEXT, {}, ["rust", "planning"]) == []
    (fault,) = case_faults(meta(success_areas=None, disciplines=["rusd"]), TEXT, {}, ["rust", "planning"])
    assert fault == "disciplines noemt ‘rusd’, maar zo heet geen discipline. Bedoel je ‘rust’?"


def test_an_example_without_a_cell_or_without_its_block_is_a_fault(cells: Cells) -> None:
    without = TEXT.replace("../leerkaart.md#vak-teamleren-bouwen-aan-vertrouwen", "../leerkaart.md")
    assert case_faults(meta(), without, cells) == [
        "onder ‘## Op de leerkaart’ staat geen link naar een vak. Schrijf die zo: "
        "- [Vak 1](../leerkaart.md#vak-gemeenschappelijke-visie-bouwen-aan-vertrouwen): …"
    ]
    assert "in de kop ontbreekt het blok ‘case:’" in case_faults({"title": "a", "description": "b"}, TEXT, cells)[0]


def test_the_overview_is_no_example() -> None:
    assert is_case("praktijk/bol.md")
    assert not is_case("praktijk/index.md")
    assert not is_case("werkvormen/premortem.md")


def read(folder: Path, names: dict[str, str], menu: list[str], cells: Cells) -> tuple[tuple[Case, ...], Faults]:
    """The cases of these pages with this menu."""
    (folder / "praktijk").mkdir()
    for name, text in names.items():
        (folder / name).write_text(text, encoding="utf-8")
    files = [PlainFile(name, folder) for name in names]
    pages = {file.src_uri: PlainPage(file) for file in files}
    faults = Faults()
    return cases_of(PlainSite(*files), [pages[name] for name in menu], cells, faults), faults


PAGE = """---
title: Bakkerij
description: Vijf minuten.
case:
  organisation: Bakkerij
  sector: Ambacht
  date: 2019
  link: https://krant.voorbeeld.nl/bakkerij
  shows: iets
  disciplines: [teamleren]
  success_areas: [bouwen-aan-vertrouwen]
---

"""


def test_examples_come_in_the_order_of_the_menu_with_the_cells_they_show(tmp_path: Path, cells: Cells) -> None:
    pages = {"praktijk/a.md": PAGE + TEXT, "praktijk/b.md": PAGE + TEXT, "praktijk/index.md": "# Overzicht"}
    cases, faults = read(tmp_path, pages, ["praktijk/index.md", "praktijk/b.md", "praktijk/a.md"], cells)
    faults.stop_when_any()
    assert [case.url for case in cases] == ["praktijk/b/", "praktijk/a/"]
    assert cases[0].cells == ("vak-teamleren-bouwen-aan-vertrouwen",)
    assert cases[0].date == "2019"


def test_an_example_that_is_not_in_the_menu_is_a_fault(tmp_path: Path, cells: Cells) -> None:
    cases, faults = read(tmp_path, {"praktijk/a.md": PAGE + TEXT}, [], cells)
    assert cases == ()
    with pytest.raises(Exception, match=r"staat niet in het menu. Zet die in mkdocs.yml onder nav: praktijk/a.md"):
        faults.stop_when_any()


def test_the_overview_and_the_entrance_tell_the_right_number_of_pages() -> None:
    words = {8: "acht", 9: "negen", 10: "tien", 11: "elf", 12: "twaalf", 18: "achttien", 19: "negentien", 20: "twintig"}
    overview = (ROOT / "docs" / "praktijk" / "index.md").read_text(encoding="utf-8").casefold()
    examples = [path for path in (ROOT / "docs" / "praktijk").glob("*.md") if path.stem != "index"]
    assert f"{words[len(examples)]} voorbeelden" in overview
    assert f"over {words[len(examples)]} organisaties" in overview
    entrance = (ROOT / "docs" / "waar-loop-je-tegenaan.md").read_text(encoding="utf-8").casefold()
    assert f"{words[entrance.count('<!-- situatie:')]} situaties" in entrance


def test_every_example_of_the_site_is_sound(cells: Cells) -> None:
    for path in sorted((ROOT / "docs" / "praktijk").glob("*.md")):
        if path.stem != "index":
            text, block = parted(path.read_text(encoding="utf-8"))
            assert case_faults(block, text, cells) == [], path.name
