"""Two files or pages that a reader, a system or the site would take for one are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hooks.messages import in_dutch
from kennisbank.builder import Settings, Stopped
from kennisbank.faults import Faults
from kennisbank.look_alikes import check_names
from tests.unit.plain_site import PlainFile, PlainSite


def names_of(*names: str) -> list[str]:
    """What is told of files of these names; none of them is on the disk, which may know them as one."""
    docs = Path("/project/docs")
    files = [PlainFile(name, content="") for name in names]
    for file in files:
        file.abs_src_path = str(docs / file.src_uri)
    faults = Faults()
    check_names(PlainSite(*files), Settings(root=docs.parent, docs=docs, templates=docs.parent), faults)
    return told(faults)


def told(faults: Faults) -> list[str]:
    try:
        faults.stop_when_any()
    except Stopped as problem:
        return [line.removeprefix("  - ") for line in str(problem).splitlines()[1:]]
    return []


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("over.md", "Over.md", "docs/Over.md: ‘Over.md’ is voor Windows en macOS hetzelfde als ‘over.md’ van docs/"),
        ("scan/a.md", "Scan/b.md", "docs/Scan/b.md: de map ‘Scan’ is voor Windows en macOS hetzelfde als ‘scan’ van"),
        (
            "a/bord.png",
            "a/Bord.PNG",
            "docs/a/Bord.PNG: ‘a/Bord.PNG’ is voor Windows en macOS hetzelfde als ‘a/bord.",
        ),
        ("caf\u00e9.md", "cafe\u0301.md", "alleen hoofdletters of accenten verschillen"),
        ("over.md", "over/index.md", "docs/over/index.md en docs/over.md komen op dezelfde plek in de site."),
    ],
)
def test_a_name_that_a_system_takes_for_another_one_is_told(one: str, other: str, words: str) -> None:
    (fault,) = names_of(one, other)
    assert words in fault
    assert names_of(other, one) == [fault] or one.lower() != other.lower()


def test_names_that_differ_in_more_than_capitals_are_fine() -> None:
    assert names_of("over.md", "scan/over.md", "scan/Foto.png", "Één bord.png", "fouten-😀.md") == []


def test_a_readme_beside_an_index_is_told_in_dutch() -> None:
    said = "Excluding 'scan/README.md' from the site because it conflicts with 'scan/index.md'."
    assert in_dutch(said).startswith("docs/scan/README.md komt op dezelfde plek in de site als docs/scan/index.md.")
