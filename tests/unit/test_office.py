"""Office files give their text, and never more than a limit."""

from __future__ import annotations

import io
import time
import zipfile

import pytest

from quiz.office import OfficeError, office_text
from tests.unit.javascript import Modules
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


def test_a_zip_with_any_byte_damaged_is_read_or_refused_and_no_error() -> None:
    data = paragraphs("content.xml", CODES)
    for place in range(len(data)):
        for byte in (0x00, 0x01, 0x7F, 0xFF):
            try:
                office_text(data[:place] + bytes([byte]) + data[place + 1 :])
            except OfficeError:
                continue


def test_a_part_packed_as_no_office_program_does_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("content.xml", "<a>x</a>")
    with pytest.raises(OfficeError, match="office-unreadable"):
        office_text(stream.getvalue())


@pytest.mark.parametrize("number", ["9" * 5000, "²", "٣", "-1"])
def test_a_cell_that_names_no_text_is_empty(number: str) -> None:
    sheet = f'<sheetData><row><c t="s"><v>{number}</v></c></row></sheetData>'
    text = office_text(zipped(**{"xl/sharedStrings.xml": "<sst><si>x</si></sst>", "xl/worksheets/a.xml": sheet}))
    assert text.strip() == ""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return Modules(tmp_path_factory.mktemp("office"), {"quiz/office.mjs": ("textOf",)})


def test_the_browser_reads_tags_with_prefixes_and_signs_as_they_are_meant(twin: Modules) -> None:
    xml = (
        '<?xml version="1.0"?><w:p><c t="s"><v>0</v></c><w:t xml:space="preserve">a&amp;b&constructor;</w:t><w:br/>'
        '<x:tab /></w:p ><c r="A1" t="s"/><c t="s"><v>7</v></c>'
    )
    text = twin.call("m.textOf", xml, ["hoi"])
    assert text.removeprefix('?xml version="1.0"?>') == "hoi\ta&b&constructor;\n\t\n\t\t"


@pytest.mark.parametrize("unit", ["a", "<a ", "<a:", "a:", '<c t="', "&a", "</a "])
def test_the_browser_looks_once_through_what_never_ends(twin: Modules, unit: str) -> None:
    begun = time.process_time()
    twin.call("m.textOf", "<" + unit * (100_000 // len(unit)), [])
    assert time.process_time() - begun < 5
