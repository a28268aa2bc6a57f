"""The head of a page is never lost without a word: each mistake in it is one Dutch sentence with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.faults import LineFault
from kennisbank.front_matter import head_faults, page_text, parted
from tests.unit.tiny_site import faults_of

PAGE = "---\ntitle: Proef\ndescription: Een proef.\nzoekwoorden: [a]\n---\n\n# Proef\n\nTekst.\n\n---\n\nNog meer.\n"

MISTAKES: dict[str, tuple[str, str, int, str]] = {
    "colon in the title": ("title: Proef", "title: Proef: een", 2, "een dubbele punt in een tekst"),
    "colon in the description": ("Een proef.", "Een: proef.", 3, "een dubbele punt in een tekst"),
    "quotes of a word processor": ("title: Proef", "title: “Proef: een”", 2, "die van een tekstverwerker"),
    "tab": ("zoekwoorden: [a]", "zoekwoorden:\n\t- a", 5, "een tab"),
    "not closed": ("[a]\n---\n", "[a]\n", 5, "de kop wordt niet gesloten"),
    "no first line": ("---\ntitle", "title", 1, "de regel --- boven de kop ontbreekt"),
    "empty line above": ("---\ntitle", "\n---\ntitle", 1, "De eerste regel van het bestand is ---"),
    "no head": (PAGE.partition("# ")[0], "", 1, "de kop ontbreekt. Begin het bestand met"),
    "empty page": (PAGE, "\n", 1, "de pagina is leeg"),
    "no fields": (
        "title: Proef\ndescription: Een proef.\nzoekwoorden: [a]",
        "Proef",
        2,
        "geen regels zoals ‘title: …’",
    ),
    "no description": ("description: Een proef.\n", "", 1, "ontbreekt ‘description’"),
    "no title": ("title: Proef\n", "", 1, "ontbreekt ‘title’"),
    "empty title": ("title: Proef", "title:", 2, "bij ‘title’ in de kop staat geen tekst"),
    "a number for a title": ("title: Proef", "title: 2026", 2, 'zo nodig tussen "…"'),
    "twice": ("title: Proef", "title: Proef\ntitle: Proef", 3, "‘title’ staat er al op regel 2"),
    "a date that is none": ("[a]", "2026-13-45", 4, "‘2026-13-45’ is geen dag die bestaat"),
    "a day that is none": ("title: Proef", "title: 2026-02-30", 2, "‘2026-02-30’ is geen dag die bestaat"),
    "a mark in front": ("[a]", "[a, !b c]", 4, "‘!b c’ is niet te lezen"),
    "two braces": ("[a]", "{{ naam }}", 4, "dit is niet te lezen"),
    "misspelt instrument": ("zoekwoorden: [a]", "instument: kort", 4, "Bedoel je ‘instrument’?"),
    "bold in a title": ("title: Proef", "title: Een **proef**", 2, "bij ‘title’ in de kop staat ‘**proef**’"),
    "a template": ("title: Proef", "title: Een {{ proef }}", 2, "bij ‘title’ in de kop staat ‘{{ proef }}’"),
    "capitals": ("title: Proef", "title: Een <B>proef", 2, "bij ‘title’ in de kop staat ‘<B>’"),
    "half a tag": ("Een proef.", "Een <meta proef.", 3, "bij ‘description’ in de kop staat ‘<meta proef.’"),
    "a link": ("Een proef.", "Een [proef](a.md).", 3, "bij ‘description’ in de kop staat ‘[proef](a.md)’"),
    "a word for a row": ("zoekwoorden: [a]", "hide: toc", 4, "hoort een rij. Schrijf: hide: [toc]."),
    "misspelt": ("zoekwoorden: [a]", "titeltal: en", 4, "Bedoel je ‘titeltaal’?"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_a_head_is_one_sentence_with_its_line(mistake: str) -> None:
    old, new, line, words = MISTAKES[mistake]
    assert old in PAGE
    (fault,) = head_faults(PAGE.replace(old, new, 1))
    assert (fault.line, words in fault.sentence) == (line, True), fault


@pytest.mark.parametrize("start", ["{\\rtf1\\ansi Hallo}", "PK\x03\x04", "%PDF-1.7"])
def test_a_document_with_the_name_of_a_page_is_told_as_what_it_is(start: str) -> None:
    (fault,) = head_faults(start)
    assert "is een document van een tekstverwerker of een pdf" in fault.sentence


def test_another_word_for_a_field_is_recognised() -> None:
    missing, meant = head_faults(PAGE.replace("description", "omschrijving"))
    assert "ontbreekt ‘description’" in missing.sentence
    assert meant == LineFault(
        line=3, sentence="in de kop staat ‘omschrijving’, en dat bestaat niet. Bedoel je ‘description’?"
    )


@pytest.mark.parametrize("good", [PAGE, PAGE.replace("title", "# let op\ntitle"), PAGE.replace("---\n\n#", "...\n\n#")])
def test_a_good_head_is_fine_and_so_is_a_rule_in_the_text(good: str) -> None:
    assert list(head_faults(good)) == []


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (PAGE.encode("utf-16"), 1, "bewaard als UTF-16"),
        (PAGE.replace("Tekst", "Één").encode("cp1252"), 9, "niet als UTF-8 is bewaard"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", 1, "is een document van een tekstverwerker"),
    ],
    ids=["utf-16", "windows-1252", "old word"],
)
def test_letters_that_cannot_be_read_are_told_with_their_line(content: bytes, line: int, words: str) -> None:
    fault = page_text(content)
    assert isinstance(fault, LineFault)
    assert (fault.line, words in fault.sentence, fault.broken) == (line, True, True)


def test_marks_of_windows_are_fine() -> None:
    text = page_text(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    assert text == PAGE


@pytest.mark.parametrize(
    ("page", "text", "meta"),
    [
        (f"{PAGE}\n---\nnog\n", None, {"title", "description"}),
        ("---\ntitle: A\n...  \n\n\n# A\n", "# A\n", {"title"}),
        ("\n# A\n\nb: c\n", "# A\n\nb: c\n", set()),
        ("---\n- a\n---\n# A\n", "---\n- a\n---\n# A\n", set()),
        ("---\ntitle: [\n---\n# A\n", "---\ntitle: [\n---\n# A\n", set()),
    ],
    ids=["a rule in the text", "dots", "no head", "no fields", "broken"],
)
def test_a_page_is_parted_from_its_head(page: str, text: str | None, meta: set[str]) -> None:
    rest, fields = parted(page)
    assert fields.keys() >= meta if meta else fields == {}
    assert rest == (text if text is not None else page.partition("\n---\n")[2].lstrip("\n"))


def test_pages_that_cannot_be_read_stop_the_build_together_before_anything_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/vreemd.md").write_bytes(PAGE.replace("Tekst", "Één").encode("cp1252"))
    pages = {"index.md": PAGE.replace("[a]\n---", "[a]"), "goed.md": PAGE + "\n<script>x</script>\n"}
    letters, head = sorted(faults_of(tmp_path, pages, parts=("heads", "content")), reverse=True)
    assert letters.startswith("docs/vreemd.md, regel 9: hier staat een teken dat niet te lezen is")
    assert head.startswith("docs/index.md, regel 5: de kop wordt niet gesloten")
