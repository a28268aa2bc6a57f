"""Pages that touch answers: what their template gets to see, and their pictures inside them."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from hooks.adapter import quiet
from kennisbank.answer_pages import with_pictures_inside
from tests.unit.plain_site import PlainFile, PlainPage

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    """The configuration of the site, with a folder of its own for what stands in docs/."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    loaded = load_config(str(ROOT / "mkdocs.yml"))
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/logo.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "assets/logo.PNG").write_bytes(b"png")
    (tmp_path / "assets/geheim.txt").write_text("x", encoding="utf-8")
    loaded["docs_dir"] = str(tmp_path)
    return loaded


def page_at(source: str) -> PlainPage:
    return PlainPage(PlainFile(source))


def test_such_a_page_has_no_tips_that_write_html_and_no_link_in_its_footer(config: MkDocsConfig) -> None:
    config.copyright = (
        'Teksten: <a rel="license" href="https://e.example/">CC BY</a>. Vragen: <a href="../over/">ons</a>.'
    )
    told: Any = quiet(config)
    assert "content.tooltips" in config.theme["features"]
    assert set(config.theme["features"]) - set(told.theme["features"]) == {"content.tooltips"}
    assert told.theme["logo"] == config.theme["logo"]
    assert told.copyright == 'Teksten: CC BY. Vragen: <a href="../over/">ons</a>.'
    assert told.extra["generator"] is False
    assert told.extra["organisatie"] == config.extra["organisatie"]
    assert "<a rel" in (config.copyright or ""), "the other pages keep theirs"


@pytest.mark.parametrize(("source", "way"), [("scan/index.md", "../"), ("scan/team.md", "../../")])
def test_the_pictures_and_the_icon_stand_in_the_page(config: MkDocsConfig, source: str, way: str) -> None:
    html = f'<link rel="icon" href="{way}assets/logo.svg"><img alt="logo" src="{way}assets/logo.PNG">'
    png = base64.b64encode(b"png").decode()
    assert with_pictures_inside(html, page_at(source), Path(config.docs_dir).joinpath) == (
        f'<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E"><img alt="logo" src="data:image/png;base64,{png}">'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<img src="../assets/weg.png" alt="">',
        '<img src="../assets/geheim.txt" alt="">',
        '<img src="../../../../etc/passwd" alt="">',
        '<a href="../assets/logo.svg">logo</a>',
    ],
)
def test_anything_else_stays_as_it_is(config: MkDocsConfig, html: str) -> None:
    assert with_pictures_inside(html, page_at("scan/index.md"), Path(config.docs_dir).joinpath) == html


def test_no_field_in_which_people_write_is_sent_to_somebody_who_checks_spelling() -> None:
    """A browser with a better spelling checker sends what is typed to its maker, also names of colleagues and codes."""
    no_words = r'type="(?:checkbox|radio|file|date|number)"|readonly|inputmode="numeric"'
    written = re.compile(rf"<(?:textarea|input)\b(?![^>]*\b(?:{no_words}))[^>]*>")
    fields = [
        f"{path.relative_to(ROOT)}: {field[0]}"
        for path in sorted((ROOT / "overrides").rglob("*.html"))
        if path.parts[-2] != "material"  # what is searched for goes nowhere, but is no secret either
        for field in written.finditer(path.read_text(encoding="utf-8"))
    ]
    assert len(fields) > 10
    assert [field for field in fields if 'spellcheck="false"' not in field] == []
