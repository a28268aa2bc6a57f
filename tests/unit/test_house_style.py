"""Words that are not ours are found in every kind of text for the reader, with the file and the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.builder import Stopped
from kennisbank.faults import Faults
from kennisbank.house_style import check_words
from tests.unit.plain_site import settings_at, site_of

TABLE = "## Woorden die we kiezen\n\n| Gebruik | Niet |\n| --- | --- |\n| leidinggevende | chef |\n"


def check(root: Path, texts: dict[str, str]) -> str:
    """What the build would say of these files; empty when it is content."""
    for name, text in texts.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    faults = Faults()
    check_words(site_of(root / "docs"), settings_at(root), faults)
    try:
        faults.stop_when_any()
    except Stopped as problem:
        return str(problem)
    return ""


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("docs/map/pagina.md", "# Titel\n\nDe chef.\n", "docs/map/pagina.md, regel 3"),
        ("overrides/scan/form.html", "{# chef #}\n<p>De chef</p>\n", "overrides/scan/form.html, regel 2"),
        ("ebook/texts/over.html", "<p>De chef</p>\n", "ebook/texts/over.html, regel 1"),
        ("quiz/definition/items.py", 'ITEMS = (\n    "De chef luistert.",\n)\n', "quiz/definition/items.py, regel 2"),
        (
            "quiz/definition/languages/nl/scan.toml",
            'a = "De chef."\n',
            "quiz/definition/languages/nl/scan.toml, regel 1",
        ),
        ("CHANGELOG.md", "# Wijzigingen\n\n- De chef.\n", "CHANGELOG.md, regel 3"),
    ],
)
def test_every_kind_of_text_is_looked_at(tmp_path: Path, name: str, text: str, place: str) -> None:
    (tmp_path / "docs").mkdir()
    told = check(tmp_path, {"CONTRIBUTING.md": TABLE, name: text})
    assert f"  - {place}: ‘chef’ schrijven we niet. Gebruik: leidinggevende" in told
    assert told.count("\n  - ") == 1


def test_a_site_with_our_own_words_has_no_faults(tmp_path: Path) -> None:
    assert (
        check(
            tmp_path, {"CONTRIBUTING.md": TABLE, "docs/index.md": "De leidinggevende.", "quiz/definition/items.py": "("}
        )
        == ""
    )


def test_without_the_table_the_build_says_so(tmp_path: Path) -> None:
    assert "de tabel onder ‘## Woorden die we kiezen’ ontbreekt" in check(tmp_path, {"docs/index.md": "Tekst."})


def test_a_page_in_another_language_may_say_what_is_not_our_dutch(tmp_path: Path) -> None:
    page = "---\ntitle: Chef\nlanguage: {}\n---\n\n# Chef\n\nThe chef.\n"
    assert check(tmp_path, {"CONTRIBUTING.md": TABLE, "docs/en/page.md": page.format("en")}) == ""
    assert "docs/en/page.md, regel 2" in check(tmp_path, {"docs/en/page.md": page.format("nl")})
