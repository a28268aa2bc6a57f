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


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "office-old"),
        (b"PK\x03\x04" + b"0" * 600, "office-unreadable"),
        (zipped(**{"readme.xml": "<a/>"}), "office-unreadable"),
        (zipped(**{"content.xml": "<a>"}), "office-unreadable"),
        (zipped(**{"content.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "office-unreadable"),
        (zipped(**{"content.xml": "<a>" + "0" * 50_000_001 + "</a>"}), "office-large"),
    ],
    ids=["old", "no zip", "other zip", "half", "entities", "bomb"],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(OfficeError, match=reason):
        office_text(data)
