"""Read the facts of each example from practice from its front matter, check them, and hand them to the templates.

`docs/praktijk/*.md` (not `index.md`) each carry a block `case:`, and under `## Op de leerkaart` they link to the
cells that they show. The templates get `cases`, in the order of the menu: for the table on the overview, and for
‘Uit de praktijk’ on the pages of the dimensions and in the cells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, Final

from kennisbank.builder import Files, Page
from kennisbank.cells import Cells, named_cells
from kennisbank.dates import no_such_days
from kennisbank.faults import Faults
from kennisbank.fields import Field, names, near, one_line, read
from kennisbank.front_matter import parted

FOLDER: Final = PurePosixPath("praktijk")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+\.[^\s<>\"]+")
_SECTION: Final = re.compile(r"^## (?P<title>[^\n]+?)[ \t]*$(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_MAP: Final = "Op de leerkaart"
_SOURCE: Final = "Bron"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An example as other pages show it.

    `title` is its name in the menu, `shows` says in a few words what one reads, `cells` are anchors on the leerkaart
    and `url` counts from the root. `date` is in words, as it may be a year, a period or unknown.
    """

    title: str
    organisation: str
    sector: str
    date: str
    link: str
    shows: str
    disciplines: tuple[str, ...]
    success_areas: tuple[str, ...]
    cells: tuple[str, ...]
    url: str


def cases_of(
    files: Files, menu: Sequence[Page], cells: Cells, faults: Faults, disciplines: Collection[str] = ()
) -> tuple[Case, ...]:
    """Every sound example in the order of the menu; what is wrong with the others becomes a fault.

    `menu` are the pages in it. Without `cells` (the definition cannot be read) nothing can be said of them yet.
    """
    if not cells:
        return ()
    in_menu = {page.file.src_uri: page for page in menu}
    found: dict[str, Case] = {}
    for file in files.documentation_pages():
        if not is_case(file.src_uri):
            continue
        text, meta = parted(file.content_string)
        problems = [*case_faults(meta, text, cells, disciplines)]
        if file.src_uri not in in_menu:
            problems.append(f"de pagina staat niet in het menu. Zet die in mkdocs.yml onder nav: {file.src_uri}.")
        for problem in problems:
            faults.add(problem, file=file, near=near(problem))
        if not problems:
            found[file.src_uri] = _case(meta, text, cells, in_menu[file.src_uri])
    return tuple(found[source] for source in in_menu if source in found)


def is_case(src_uri: str) -> bool:
    """Is this page an example from practice, and not their overview?"""
    path = PurePosixPath(src_uri)
    return path.parent == FOLDER and path.stem != "index"


def case_faults(meta: Mapping[str, Any], text: str, cells: Cells, disciplines: Collection[str] = ()) -> list[str]:
    """What is wrong with one example, each as a Dutch sentence. Nothing when all is well.

    That it has a title and a description is for `head_faults`, as of any page.
    `disciplines` are what it may name where there is one facet only, and so no cell.
    """
    rows = {cell.discipline: None for cell in cells.values()} or dict.fromkeys(disciplines)
    areas = {cell.success_area: None for cell in cells.values()}
    fields = _fields(list(rows), list(areas))
    case = meta.get("case")
    if not isinstance(case, Mapping):
        return [f"in de kop ontbreekt het blok ‘case:’ met {', '.join(fields)}."]
    sound, problems = read(case, fields)
    named = {*sound.get("disciplines", rows), *sound.get("success_areas", areas)}
    if sound.get("link", "").strip() not in _section(text, _SOURCE):
        problems.append(f"het adres bij link staat niet onder ‘## {_SOURCE}’, met wat je ervan hebt gelezen.")
    return [*problems, *_cell_faults(text, cells, named)]


def _fields(disciplines: list[str], areas: list[str]) -> dict[str, Field]:
    def needed(longest: int, wanted: str) -> Field:
        return Field(wanted=wanted, fits=one_line(longest).fits)

    def no_days(value: object) -> Iterator[str]:
        for day in no_such_days(str(value)):
            yield f"bij date staat ‘{day}’, en die dag bestaat niet. Schrijf een dag zoals 26-11-2026, of het jaar."

    return {
        "organisation": needed(80, "de naam van de organisatie"),
        "sector": needed(40, "de sector, zoals Zorg of Industrie"),
        "date": replace(needed(40, "wanneer het was, zoals 2019–2021, of: jaar onbekend"), faults=no_days),
        "link": Field(
            wanted="het adres van de bron, zoals https://voorbeeld.nl/artikel",
            fits=lambda value: isinstance(value, str) and _ADDRESS.fullmatch(value.strip()) is not None,
        ),
        "shows": needed(80, "in een paar woorden wat je er leest"),
        "disciplines": names("disciplines", "discipline", disciplines, least=1),
        **({"success_areas": names("success_areas", "succesgebied", areas, least=1)} if areas else {}),
    }


def _cell_faults(text: str, cells: Cells, named: Iterable[str]) -> Iterator[str]:
    """The cells that an example shows are cells of what its front matter names."""
    shown = _shown(text, cells)
    if cells and not shown:
        yield (
            f"onder ‘## {_MAP}’ staat geen link naar een vak. Schrijf die zo: "
            f"- [Vak 1](../leerkaart.md#{next(iter(cells))}): …"
        )
    for anchor in shown:
        cell = cells[anchor]
        for field, name in (("disciplines", cell.discipline), ("success_areas", cell.success_area)):
            if name not in named:
                yield f"vak {cell.number} hoort bij ‘{name}’, en dat staat in de kop niet bij {field}."


def _shown(text: str, cells: Cells) -> tuple[str, ...]:
    named = named_cells(_section(text, _MAP), cells)
    return tuple(dict.fromkeys(f"vak-{cell.discipline}-{cell.success_area}" for cell in named))


def _section(text: str, title: str) -> str:
    return next((section["body"] for section in _SECTION.finditer(text) if section["title"] == title), "")


def _case(meta: Mapping[str, Any], text: str, cells: Cells, page: Page) -> Case:
    facts = meta["case"]
    words = {name: str(facts[name]).strip() for name in ("organisation", "sector", "date", "link", "shows")}
    return Case(
        **words,
        title=str(page.title),
        disciplines=tuple(facts["disciplines"]),
        success_areas=tuple(facts.get("success_areas", ())),
        cells=_shown(text, cells),
        url=page.file.url,
    )
