"""The list of changes: one text, complete, and what is published about the project says the same as it does."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml

from kennisbank.build import Build
from kennisbank.builder import Stopped
from kennisbank.changelog import editions, faults, with_changes
from kennisbank.faults import Faults
from kennisbank.licence import CODE, TEXTS
from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import published_definition

ROOT = Path(__file__).resolve().parents[2]
TEXT = """# Wijzigingen

Voor de makers.

## Editie 2027-1

### Wat dit voor codes betekent

Niets.

## Editie 2026-1

De eerste.

### Wat dit voor codes betekent

Er waren geen codes.
"""


def test_a_page_gets_the_list_from_its_first_edition_on() -> None:
    page = with_changes("# Wijzigingen\n\n<!-- kennisbank:wijzigingen -->\n", TEXT)
    assert page.startswith("# Wijzigingen\n\n## Editie 2027-1")
    assert "Voor de makers" not in page
    assert page.rstrip().endswith("Er waren geen codes.")


def test_a_page_without_the_marker_stays_as_it_is() -> None:
    assert with_changes("# Iets\n\n`<!-- kennisbank:wijzigingen -->`", TEXT) == (
        "# Iets\n\n`<!-- kennisbank:wijzigingen -->`"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "CHANGELOG.md ontbreekt of is leeg. Daar staat per editie wat er anders is."),
        (
            TEXT.replace("2026-1", "2025-1"),
            "CHANGELOG.md: editie 2026-1 van de vragenlijst heeft geen kop. Schrijf: ## Editie 2026-1.",
        ),
        (TEXT.replace("2027-1", "2026-1"), "CHANGELOG.md: editie 2026-1 heeft twee koppen. Voeg die samen."),
        (
            TEXT.replace("### Wat dit", "### Dat dit", 1),
            "CHANGELOG.md: bij editie 2027-1 ontbreekt ‘### Wat dit voor codes betekent’. Ook ‘niets’ is een antwoord.",
        ),
    ],
)
def test_what_the_list_fails_to_tell_is_a_fault(text: str, fault: str) -> None:
    assert fault in list(faults(text, "2026-1"))


def test_the_list_of_the_project_knows_the_current_edition() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert list(faults(text, QUESTIONNAIRE.edition)) == []
    assert editions(text) == sorted(editions(text), reverse=True)


@pytest.fixture(scope="module")
def citation() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_the_citation_file_has_what_its_format_asks(citation: dict[str, Any]) -> None:
    """Citation File Format 1.2.0: the required keys, and the shape of the ones that are used."""
    assert {"cff-version", "message", "title", "authors"} <= citation.keys()
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] in ("software", "dataset")
    known = {
        "abstract", "authors", "cff-version", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
        "license", "license-url", "message", "preferred-citation", "references", "repository", "repository-artifact",
        "repository-code", "title", "type", "url", "version",
    }  # fmt: skip
    assert citation.keys() <= known
    preferred = citation["preferred-citation"]
    assert {"type", "title", "authors"} <= preferred.keys()
    for authors in (citation["authors"], preferred["authors"]):
        assert authors
        assert all(author.get("name") or author.get("family-names") for author in authors)
    assert all(isinstance(word, str) and word for word in citation["keywords"])


def test_edition_and_licences_are_the_same_wherever_they_are_told(citation: dict[str, Any]) -> None:
    assert citation["version"] == citation["preferred-citation"]["edition"] == QUESTIONNAIRE.edition
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = set(re.findall(r"`((?:EUPL|CC)[\w.-]+)`", (ROOT / "LICENSE.md").read_text(encoding="utf-8")))
    assert named == {"EUPL-1.2", "CC-BY-4.0"}
    assert citation["license"] == project["license"] == "EUPL-1.2"
    assert citation["preferred-citation"]["license"] == "CC-BY-4.0"
    assert {TEXTS.spdx, CODE.spdx} == named
    said = (ROOT / "LICENSE.md").read_text(encoding="utf-8") + (ROOT / "docs" / "over.md").read_text(encoding="utf-8")
    for licence in (TEXTS, CODE):
        assert said.count(licence.url) >= 2, licence
    assert published_definition(QUESTIONNAIRE)["license"] == TEXTS.spdx


def test_a_list_in_another_encoding_is_refused_and_not_published_with_signs_for_letters(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_bytes("# Wijzigingen\n\nÉén ding.\n".encode("cp1252"))
    build = SimpleNamespace(settings=SimpleNamespace(root=tmp_path), faults=Faults(), changes="")
    Build.read_changes(cast(Build, build))
    with pytest.raises(Stopped, match=r"CHANGELOG\.md, regel 3: .* niet als UTF-8 is bewaard"):
        build.faults.stop_when_any()
