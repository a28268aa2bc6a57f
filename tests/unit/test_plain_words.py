"""Dead links and pages outside the menu are named in Dutch, whatever MkDocs calls them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kennisbank.plain_words import unexpected, with_lines
from tests.unit.tiny_site import NotBuilt, build_site


@pytest.fixture(autouse=True)
def filters_as_before() -> Iterator[None]:
    """The filters sit on loggers of this whole process; other tests read MkDocs' own words."""
    loggers = [logging.getLogger(f"mkdocs.structure.{name}") for name in ("pages", "nav")]
    before = [list(log.filters) for log in loggers]
    yield
    for log, filters in zip(loggers, before, strict=True):
        log.filters[:] = filters


def words_of(root: Path, pages: dict[str, str]) -> str:
    with pytest.raises(NotBuilt) as stopped:
        build_site(root, pages, parts=("plain_words",), sources=None)
    return str(stopped.value)


def test_a_dead_link_is_named_with_its_page_and_a_suggestion(tmp_path: Path) -> None:
    page = "# A\n\n[x](teamlere.md) [y](b/teamleren.md) [z](map/plan.pdf)"
    words = words_of(tmp_path, {"index.md": page, "teamleren.md": "# T"})
    assert "docs/index.md, regel 3: de link naar ‘map/plan.pdf’ wijst naar een bestand dat er niet is." in words
    assert "docs/index.md, regel 3: de link naar ‘teamlere.md’ wijst naar een pagina die er niet is." in words
    assert "docs/index.md, regel 3: de link naar ‘b/teamleren.md’ wijst naar een pagina die er niet is." in words
    assert "Doc file" not in words


def test_a_dead_anchor_is_named_on_this_page_and_on_another(tmp_path: Path) -> None:
    words = words_of(tmp_path, {"index.md": "# A\n\n[x](#nergens) [y](b.md#ook-niet)", "b.md": "# B"})
    assert "de link naar ‘#nergens’ wijst naar een kop die niet op deze pagina staat" in words
    assert "de link naar ‘b.md#ook-niet’ wijst naar een kop die niet op die pagina staat" in words
    assert "Doc file" not in words


def test_a_link_to_no_file_is_named(tmp_path: Path) -> None:
    words = words_of(tmp_path, {"index.md": "# A\n\n[x](/absoluut/) [y](map/)"})
    assert "de link ‘/absoluut/’ is geen link naar een bestand" in words
    assert "de link ‘map/’ is geen link naar een bestand" in words
    assert "Doc file" not in words


def test_another_message_passes_as_it_is() -> None:
    from hooks.messages import in_dutch

    assert in_dutch("Something else happened.") == "Something else happened."
    menu = in_dutch(
        "A reference to 'x.md' is included in the 'nav' configuration, which is not found in the documentation files."
    )
    assert menu == "mkdocs.yml: het menu (nav) noemt ‘x.md’, maar die pagina staat niet in docs/."
    outside = in_dutch(
        'The following pages exist in the docs directory, but are not included in the "nav" configuration:\n  - a.md'
    )
    assert outside == "Deze pagina’s staan in docs/ maar niet in het menu. Zet ze onder nav in mkdocs.yml:\n  - a.md"


@pytest.mark.parametrize(
    ("link", "meant"),
    [
        ("../Werkvormen/Premortem.md#b", " Bedoel je ‘../werkvormen/premortem.md’? Hoofdletters tellen."),
        ("../premortem.md", " Bedoel je ‘../werkvormen/premortem.md’?"),
        ("../werkvormen/premortm.md", " Bedoel je ‘../werkvormen/premortem.md’?"),
        ("../werkvormen/intervisie.md", "wijst naar niets."),
        ("retro.md", "wijst naar niets."),
    ],
)
def test_a_dead_link_names_the_page_that_is_meant(
    link: str, meant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "elsewhere"
    monkeypatch.setenv("EIGEN", str(own))
    for path, text in (
        (tmp_path / "docs/werkvormen/premortem.md", "# x"),
        (own / "docs/bij-ons/a.md", f"# a\n\nZie [p]({link})."),
    ):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    told = with_lines(f"eigen/docs/bij-ons/a.md: de link naar ‘{link}’ wijst naar niets.", tmp_path)
    assert told.startswith(f"eigen/docs/bij-ons/a.md, regel 3: de link naar ‘{link}’ wijst naar niets.")
    assert told.endswith(meant)


def test_a_page_in_the_menu_that_is_not_there_names_the_one_that_is_meant(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/premortem.md").write_text("# x", encoding="utf-8")
    dead = "mkdocs.yml: het menu (nav) noemt ‘{}’, maar die pagina staat niet in docs/."
    assert with_lines(dead.format("premortum.md"), tmp_path) == (
        f"{dead.format('premortum.md')} Bedoel je ‘premortem.md’?"
    )
    assert with_lines(dead.format("retro.md"), tmp_path) == dead.format("retro.md")


def test_a_style_sheet_or_script_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "overrides/look/base.css"
    path.parent.mkdir(parents=True)
    path.write_bytes("a {}\n/* één */\n".encode("cp1252"))
    with pytest.raises(UnicodeDecodeError) as problem:
        path.read_text(encoding="utf-8")
    told = "overrides/look/base.css, regel 2: dit bestand is niet als UTF-8 bewaard."
    assert unexpected(problem.value, tmp_path).startswith(told)
    path.unlink()
    assert "niet was voorzien" in unexpected(problem.value, tmp_path)
