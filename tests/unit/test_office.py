"""Office files give their text, and never more than a limit."""

from __future__ import annotations

import pytest

from quiz.office import OfficeError, office_text
from tests.unit.office_files import paragraphs, workbook, zipped
from tests.unit.team_groups import random_codes, read

CODES = random_codes(6)
WANTED = {code.replace("-", "") for code in CODES}


@pytest.mark.parametrize(
    "data",
    [
        workbook([["naam", "code"], *(["a", code] for code in CODES)]),
        workbook([code.split("-") for code in CODES]),
        paragraphs("word/document.xml", CODES),
        paragraphs("content.xml", CODES),
    ],
    ids=["workbook", "groups over columns", "document", "open document"],
)
def test_codes_are_found_in_office_files(data: bytes) -> None:
    assert set(read(office_text(data)).respondents) == WANTED


def export(codes: list[str]) -> bytes:
    """As the form of an office suite gives its answers: beside each code a number, two times and who it was not."""
    head = ["Id", "Begintijd", "Voltooiingstijd", "E-mail", "Naam", "Plak hier je teamcode."]
    shared = [*head, "anonymous", "", *codes]

    def text(words: str) -> str:
        return f'<c t="s"><v>{shared.index(words)}</v></c>'

    rows = [
        f"<row><c><v>{number}</v></c><c s='1'><v>45987.40{number}</v></c><c s='1'><v>45987.41{number}</v></c>"
        f"{text('anonymous')}{text('')}{text(code)}</row>"
        for number, code in enumerate(codes, start=1)
    ]
    return zipped(
        **{
            "xl/sharedStrings.xml": "<sst>" + "".join(f"<si><t>{words}</t></si>" for words in shared) + "</sst>",
            "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>"
            + "".join(map(text, head))
            + f"</row>{''.join(rows)}</sheetData></worksheet>",
        }
    )


def test_the_answers_of_a_form_are_dropped_as_they_are() -> None:
    assert set(read(office_text(export(CODES))).respondents) == WANTED


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_answers_of_a_form_as_csv_are_dropped_as_they_are(separator: str) -> None:
    head = ["Tijd", "Deelnemer", "Plak hier je teamcode."]
    rows = [head, *([f"2026-11-26T10:0{n}:00.000Z", "Anoniem", code] for n, code in enumerate(CODES))]
    text = "\ufeff" + "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    found = read(text)
    assert set(found.respondents) == WANTED


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "office-old"),
        (b"PK\x03\x04" + b"0" * 600, "office-unreadable"),
        (zipped(**{"readme.xml": "<a/>"}), "office-unreadable"),
        (zipped(**{"content.xml": "<a>"}), "office-unreadable"),
        (zipped(**{"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "office-unreadable"),
    ],
    ids=["old", "no zip", "other zip", "half", "entities"],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(OfficeError, match=reason):
        office_text(data)


def test_a_small_file_that_becomes_a_large_text_is_refused() -> None:
    data = zipped(**{"content.xml": "<a>" + "0" * 50_000_001 + "</a>"})
    assert len(data) < 100_000
    with pytest.raises(OfficeError, match="office-large"):
        office_text(data)
