"""A typing error in mkdocs.yml is told in Dutch, with its line, before MkDocs stumbles over it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kennisbank.config_file import config_faults, read_config

ROOT = Path(__file__).resolve().parents[2]
CONFIG = """\
site_name: "Kennisbank: Organisatieleren"
docs_dir: docs
site_url: !ENV [SITE_URL, ""]
extra:
  organisatie:
    naam:
    kleuren:
      merk:
nav:
  - Home: index.md
  - Meer:
      - Privacy: privacy.md
      - Bron: https://git.voorbeeld.nl/kennisbank
"""
PRIVACY = "      - Privacy: privacy.md\n"


def faults_of(folder: Path, config: str | bytes, site_url: str = "") -> list[str]:
    path = folder / "mkdocs.yml"
    (folder / "docs").mkdir(exist_ok=True)
    path.write_bytes(config if isinstance(config, bytes) else config.encode())
    return config_faults(path, site_url)


MISTAKES: dict[str, tuple[str, str, int, str]] = {
    "marks of a merge": (PRIVACY, f"<<<<<<< HEAD\n{PRIVACY}=======\n{PRIVACY}", 12, "twee versies van een tekst"),
    "tab": (PRIVACY, "\t- Privacy: privacy.md\n", 12, "hier staat een tab"),
    "indent": (PRIVACY, PRIVACY + "     - Over: over.md\n", 13, "de spaties of de streepjes vooraan"),
    "no space after dash": ("  - Home", "  -Home", 11, "achter een streepje staat een spatie"),
    "colon in a title": ("Privacy: p", "Privacy: wat: p", 12, "een dubbele punt in een tekst"),
    "colon forgotten": ("Privacy: p", "Privacy p", 12, "ontbreekt een dubbele punt. Schrijf een titel en een bestand"),
    "colon in a name": ("naam:", "naam: Gemeente: Voorbeeld", 6, "een dubbele punt in een tekst"),
    "quotes of a word processor": (
        '"Kennisbank: Organisatieleren"',
        "“Kennisbank: x”",
        1,
        "die van een tekstverwerker",
    ),
    "quotation mark not closed": ('leren"', "leren", 1, "hier begint een tekst met een aanhalingsteken"),
    "text after the quotation mark": ("naam:", "naam: 'foto's'", 6, "na het sluitende aanhalingsteken"),
    "at sign": ("naam:", "naam: @team", 6, "begint met een bijzonder teken"),
    "exclamation mark": ("naam:", "naam: !Team", 6, "begint met !"),
    "asterisk": ("naam:", "naam: *Team", 6, "begint met * of &"),
    "list not closed": ("naam:", "naam: [a", 7, "een rij tussen haken"),
    "unseen sign": ("naam:", "naam: \x07", 6, "een onzichtbaar teken"),
    "empty section": (
        PRIVACY + "      - Bron: https://git.voorbeeld.nl/kennisbank\n",
        "",
        11,
        "onder ‘Meer’ staan geen",
    ),
    "empty entry": (PRIVACY, "      -\n", 12, "dit deel van het menu klopt niet"),
    "page twice": (PRIVACY, PRIVACY * 2, 13, "‘privacy.md’ staat ook op regel 12 in het menu"),
    "folder": ("privacy.md", "privacy/", 12, "‘privacy/’ is geen pagina"),
    "markup in the name": ('leren"', 'leren <Img src=x>"', 1, "bij ‘site_name’ staat ‘<Img src=x>’"),
    "unknown key": ("docs_dir", "doc_dir", 2, "‘doc_dir’ bestaat niet. Bedoel je ‘docs_dir’?"),
    "key twice": ("docs_dir: docs", "docs_dir: docs\ndocs_dir: docs", 3, "‘docs_dir’ staat er al op regel 2"),
    "colour as a comment": ("merk:", "merk: #0f4c57   # groen", 8, 'Schrijf: merk: "#0f4c57".'),
    "organisation misspelt": ("  organisatie:", "  organisation:", 5, "Bedoel je ‘organisatie’?"),
    "empty extra": ("  organisatie:\n    naam:\n    kleuren:\n      merk:\n", "", 4, "onder ‘extra’ staat niets"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_typing_error_is_one_dutch_sentence_with_its_line(tmp_path: Path, mistake: str) -> None:
    old, new, line, words = MISTAKES[mistake]
    assert old in CONFIG
    (fault,) = faults_of(tmp_path, CONFIG.replace(old, new, 1))
    assert re.match(r"mkdocs\.yml, regel (\d+): ", fault), fault
    assert (int(fault.split(":")[0].split()[-1]), words in fault) == (line, True), fault


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("", "het bestand is leeg"),
        ("- a\n", "het bestand is leeg of heeft geen regels"),
        (CONFIG.partition("nav:")[0], "het menu ontbreekt"),
        (CONFIG.partition("\n")[2], "de naam van de site ontbreekt"),
        (CONFIG.replace("naam:", "naam: Één").encode("cp1252"), "regel 6: dit bestand is niet als UTF-8 bewaard"),
    ],
    ids=["empty", "list", "no menu", "no name", "other letters"],
)
def test_a_file_that_lacks_something_is_told(tmp_path: Path, config: str | bytes, words: str) -> None:
    (fault,) = faults_of(tmp_path, config)
    assert words in fault


def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, CONFIG, "intranet.example/kb/")
    assert fault.startswith("SITE_URL is ‘intranet.example/kb/’, en dat is geen adres")
    assert faults_of(tmp_path, CONFIG, "https://intranet.example/kb/") == []


def test_a_page_in_the_menu_with_other_capitals_is_told_with_the_right_ones(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/privacy.md").write_text("# x", encoding="utf-8")
    (fault,) = faults_of(tmp_path, CONFIG.replace("privacy.md", "Privacy.md"))
    assert fault == (
        "mkdocs.yml, regel 12: ‘Privacy.md’ staat zo niet in docs/. Bedoel je ‘privacy.md’? Hoofdletters tellen."
    )


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert config_faults(tmp_path / "mkdocs.yml")[0].startswith("mkdocs.yml ontbreekt")


def test_the_file_of_the_project_is_fine_as_is_one_with_marks_of_windows(tmp_path: Path) -> None:
    assert config_faults(ROOT / "mkdocs.yml") == []
    assert faults_of(tmp_path, b"\xef\xbb\xbf" + CONFIG.replace("\n", "\r\n").encode()) == []
    assert faults_of(tmp_path, CONFIG) == []


def test_a_file_name_with_a_space_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/mijn privacy.md").touch()
    assert faults_of(tmp_path, CONFIG.replace("privacy.md", "mijn privacy.md")) == []


def test_a_folder_that_is_named_and_gone_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, CONFIG + "watch:\n  - docs\n  - eigen\n")
    assert (
        fault
        == "mkdocs.yml, regel 16: bij ‘watch’ staat eigen, en dat is er niet. Zet het terug, of haal het hier weg."
    )


def test_the_file_is_read_without_a_builder_and_with_what_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{CONFIG}site_dir: !ENV [ER, NIET, site]\ntwee: !relative x\n", encoding="utf-8")
    monkeypatch.setenv("SITE_URL", "https://kb.voorbeeld.nl/")
    monkeypatch.delenv("ER", raising=False)
    monkeypatch.delenv("NIET", raising=False)
    read = read_config(path)
    assert read["site_url"] == "https://kb.voorbeeld.nl/"
    assert (read["site_dir"], read["twee"]) == ("site", None)
    assert read["nav"][0] == {"Home": "index.md"}
