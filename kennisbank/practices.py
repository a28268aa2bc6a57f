"""Read the facts of each werkvorm from its front matter, check them, and hand them to the templates.

`docs/werkvormen/*.md` (not `index.md`) each carry a block `practice:`. The templates get `practices`, the
werkvormen in the order of their titles. Faults of all pages are told together, by `Faults`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from kennisbank.builder import File, Files, Page
from kennisbank.faults import Faults, did_you_mean
from kennisbank.fields import Field, names, near, read
from kennisbank.front_matter import parted
from kennisbank.practice_steps import FORMS, Step, form_faults, step_faults, steps_of

KINDS: Final = {
    "terugkijken": "Terugkijken",
    "vooruitkijken": "Vooruitkijken en delen",
    "vastzitten": "Als iets vastzit",
    "een-op-een": "Eén op één",
}
"""The groups of the overview, in its order, each with its heading. Front matter names one key."""
PURPOSES: Final = {
    "beginnen": "de dag of de dienst beginnen",
    "terugkijken": "terugkijken op een klus of een periode",
    "vooruitkijken": "een plan of een klus voorbereiden",
    "meedenken": "een collega helpen die ergens op vastloopt",
    "gesprekken": "moeilijke gesprekken beter voeren",
    "oorzaken": "begrijpen waarom iets steeds terugkomt",
    "samenwerken": "beter samenwerken in het team",
    "richting": "een richting kiezen",
    "kennis": "kennis delen",
    "zelf": "verder komen in je eigen werk",
    "afsluiten": "de dag of een overleg afsluiten",
}
"""What somebody may want with a meeting, as an ending of ‘We willen …’. Front matter names the keys."""
ENDING: Final = "afsluiten"
"""The purpose of the forms that can end any meeting."""

Dimensions = tuple[list[str], list[str]]
"""The ids of the disciplines and of the success areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """A werkvorm as the overview shows it. `minutes` and `group` are lowest and highest; `url` counts from the root."""

    slug: str
    title: str
    description: str
    goal: str
    minutes: tuple[int, int]
    group: tuple[int, int]
    disciplines: tuple[str, ...]
    success_areas: tuple[str, ...]
    needs: tuple[str, ...]
    kind: str
    purposes: tuple[str, ...]
    followed_by: tuple[str, ...]
    steps: tuple[Step, ...]
    url: str


def practices_of(
    files: Files, menu: Sequence[Page], dimensions: Dimensions | None, faults: Faults
) -> tuple[Practice, ...]:
    """Every sound werkvorm in the order of their titles; what is wrong with the others becomes a fault.

    `menu` are the pages in it. Without `dimensions` (the definition cannot be read) nothing can be said of them yet.
    """
    if dimensions is None:
        return ()
    in_menu = {page.file.src_uri for page in menu}
    slugs = [PurePosixPath(file.src_uri).stem for file in files.documentation_pages() if is_practice(file.src_uri)]
    found = []
    for file in files.documentation_pages():
        if not is_practice(file.src_uri):
            continue
        text, meta = parted(file.content_string)
        problems = [*practice_faults(meta, text, *dimensions, slugs)]
        if file.src_uri not in in_menu:
            problems.append(f"de pagina staat niet in het menu. Zet die in mkdocs.yml onder nav: {file.src_uri}.")
        for problem in problems:
            faults.add(problem, file=file, near=near(problem))
        if not problems:
            found.append(_practice(meta, text, file))
    return tuple(sorted(found, key=lambda practice: practice.title.casefold()))


def template_globals(practices: tuple[Practice, ...]) -> dict[str, Any]:
    """What the templates know: the werkvormen, the headings of their groups, and the words of what people do."""
    return {"practices": practices, "practice_kinds": KINDS, "practice_forms": FORMS}


def is_practice(src_uri: str) -> bool:
    """Is this page a werkvorm, and not their overview?"""
    path = PurePosixPath(src_uri)
    return path.parent == PurePosixPath("werkvormen") and path.stem != "index"


def practice_faults(
    meta: Mapping[str, Any], text: str, disciplines: list[str], areas: list[str], slugs: list[str]
) -> list[str]:
    """What is wrong with one werkvorm, each as a Dutch sentence. Nothing when all is well.

    That it has a title and a description is for `head_faults`, as of any page.
    `disciplines`, `areas` and `slugs` (of all werkvormen) are what it may name.
    """
    fields = _fields(disciplines, areas, slugs)
    practice = meta.get("practice")
    if not isinstance(practice, Mapping):
        return [f"in de kop ontbreekt het blok ‘practice:’ met {', '.join(fields)}."]
    sound, problems = read(practice, fields)
    return [*problems, *step_faults(text, sound.get("minutes"), sound.get("forms"))]


def _fields(disciplines: list[str], areas: list[str], slugs: list[str]) -> dict[str, Field]:
    return {
        "goal": Field(wanted="één zin die zegt waar het voor dient", fits=lambda value: isinstance(value, str)),
        "minutes": _range("minutes", "[45, 60]"),
        "group": _range("group", "[3, 12]"),
        "disciplines": names("disciplines", "discipline", disciplines),
        "success_areas": names("success_areas", "succesgebied", areas),
        "kind": Field(
            wanted=f"één soort: {', '.join(KINDS)}", fits=lambda value: isinstance(value, str), faults=_kind_faults
        ),
        "purposes": names("purposes", "doel", list(PURPOSES)),
        "followed_by": names("followed_by", "werkvorm", slugs),
        "forms": Field(
            wanted="een lijst met voor elke stap wat mensen dan doen, zoals [een, alleen, kring]",
            fits=lambda value: _is_list(value) and bool(value),
            faults=form_faults,
        ),
        "needs": Field(
            wanted="een lijst van wat je nodig hebt, met een streepje voor elke regel",
            fits=lambda value: (
                _is_list(value) and bool(value) and all(isinstance(need, str) and need.strip() for need in value)
            ),
        ),
    }


def _range(name: str, example: str) -> Field:
    def faults(value: list[int]) -> Iterator[str]:
        if value[0] > value[1]:
            yield f"{name} is {value}: het laagste getal moet voorop. Schrijf [{value[1]}, {value[0]}]."

    return Field(
        wanted=f"een rij van twee hele getallen, het laagste en het hoogste: {example}",
        fits=lambda value: _is_list(value) and len(value) == 2 and all(type(n) is int and n > 0 for n in value),
        faults=faults,
    )


def _is_list(value: Any) -> bool:
    return isinstance(value, list)


def _kind_faults(kind: str) -> Iterator[str]:
    if kind not in KINDS:
        yield f"kind is ‘{kind}’, maar die soort is er niet.{did_you_mean(kind, KINDS)} Kies uit {', '.join(KINDS)}."


def _practice(meta: Mapping[str, Any], text: str, file: File) -> Practice:
    facts = meta["practice"]
    return Practice(
        slug=PurePosixPath(file.src_uri).stem,
        title=str(meta.get("title", "")),
        description=str(meta.get("description", "")),
        goal=facts["goal"].strip(),
        minutes=(facts["minutes"][0], facts["minutes"][1]),
        group=(facts["group"][0], facts["group"][1]),
        disciplines=tuple(facts["disciplines"]),
        success_areas=tuple(facts["success_areas"]),
        kind=facts["kind"],
        purposes=tuple(facts["purposes"]),
        followed_by=tuple(facts["followed_by"]),
        needs=tuple(facts["needs"]),
        steps=steps_of(text, facts["forms"]),
        url=file.url,
    )
