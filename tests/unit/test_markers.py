"""A line that stands for a part of a page is never misread, and never gone, without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.markers import EXPECTED, TEMPLATES
from tests.unit.tiny_site import build_site, faults_of

ROOT = Path(__file__).resolve().parents[2]
MARKER = "<!-- kennisbank:leerkaart -->"


def page(text: str) -> dict[str, str]:
    return {"index.md": "\n".join(f"<!-- kennisbank:{name} -->\n" for name in EXPECTED["index.md"]), "a.md": text}


@pytest.mark.parametrize(
    "written",
    [
        "<!-- Kennisbank:leerkaart -->",
        "<!-- kennisbank:Leerkaart -->",
        "<!-- kennisbank: leerkaart -->",
        "<!-- kennisbank leerkaart -->",
        "<!-- kennisbank:leerkaart klein -->",
        "<!- kennisbank:leerkaart ->",
        "<! -- kennisbank:leerkaart -->",
    ],
)
def test_what_was_meant_for_a_marker_is_told_with_the_right_line(tmp_path: Path, written: str) -> None:
    (fault,) = faults_of(tmp_path, page(f"# A\n\n{written}\n"), parts=("markers",))
    assert "docs/a.md" in fault
    assert f"Schrijf precies: {MARKER}." in fault


def test_a_marker_with_an_unknown_name_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, page("# A\n\n<!-- kennisbank:leerkart -->\n"), parts=("markers",))
    assert fault.startswith("docs/a.md, regel 3: ‘kennisbank:leerkart’ bestaat niet. Bedoel je ‘leerkaart’?")


def test_a_marker_that_stands_twice_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, page(f"# A\n\n{MARKER}\n\n{MARKER}\n"), parts=("markers",))
    assert fault == f"docs/a.md, regel 5: de regel {MARKER} staat er 2 keer. Houd er één van over."


@pytest.mark.parametrize(("head", "name"), [("dimension: x", "leerkaart"), ("practice: {}", "werkvorm")])
def test_a_marker_that_belongs_on_the_page_is_missed(tmp_path: Path, head: str, name: str) -> None:
    (fault,) = faults_of(tmp_path, page(f"---\n{head}\n---\n# A\n"), parts=("markers",))
    assert fault.startswith(f"docs/a.md: de regel <!-- kennisbank:{name} --> ontbreekt")


def test_a_part_that_an_editor_does_not_want_is_left_out_in_so_many_words(tmp_path: Path) -> None:
    there = page("---\ndimension: x\n---\n# A\n\n<!-- kennisbank:leerkaart weg -->\n")
    build_site(tmp_path, there, parts=("markers",))


def test_an_example_in_code_is_no_marker(tmp_path: Path) -> None:
    build_site(
        tmp_path, page("# A\n\n`<!-- Kennisbank:iets -->`\n\n    <!-- kennisbank:iets -->\n"), parts=("markers",)
    )


def test_every_part_belongs_on_a_page_that_has_it() -> None:
    expected = {name for names in EXPECTED.values() for name in names} | {"leerkaart", "werkvorm", "wijzigingen"}
    assert expected - {"wijzigingen"} == set(TEMPLATES)
    for path, names in EXPECTED.items():
        text = (ROOT / "docs" / path).read_text(encoding="utf-8")
        assert [name for name in names if f"<!-- kennisbank:{name} -->" not in text] == [], path
