"""Result codes: the test vectors, every slip of the pen, every refusal, and the way there and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.codes import (
    ALPHABET,
    BASE,
    CRC_BITS,
    CodeError,
    CodeFault,
    ResultCode,
    code_length,
    crc16,
    decode,
    encode,
    group,
    padding_bits,
    response_bits,
    team_nonce,
)
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint, fingerprint_text
from quiz.messages import code_message

DATA = Path(__file__).resolve().parents[1] / "data"
VECTORS: list[dict[str, Any]] = json.loads((DATA / "code_vectors.json").read_text(encoding="utf-8"))
EDITIONS = sorted(DATA.glob("codes-*.json"))
ITEMS = 40


def result_code(vector: dict[str, Any]) -> ResultCode:
    return ResultCode(
        format=vector["format"],
        fingerprint=vector["fingerprint"],
        nonce=vector["nonce"],
        responses=tuple(vector["responses"]),
    )


def raw(format_: int, number: int, *, items: int = ITEMS, fingerprint_: int = 0, padding: int = 0) -> str:
    """A code with a right checksum for any contents, also those that `encode` refuses."""
    body = (format_ << 36 | fingerprint_ << 20) << response_bits(items) | number
    body = body << padding_bits(items) | padding
    length = code_length(items)
    whole = body << CRC_BITS | crc16(body, 5 * length - CRC_BITS)
    return group("".join(ALPHABET[whole >> 5 * i & 31] for i in range(length - 1, -1, -1)))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["code"])
def test_a_test_vector_is_written_and_read(vector: dict[str, Any]) -> None:
    code = result_code(vector)
    assert encode(code) == vector["code"]
    assert decode(vector["code"], items=len(code.responses)) == code


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.stem)
def test_codes_of_every_edition_stay_readable(path: Path) -> None:
    edition = json.loads(path.read_text(encoding="utf-8"))
    items = len(edition["items"])
    for frozen in edition["codes"]:
        code = decode(frozen["code"], items=items, fingerprint=int(edition["fingerprint"], 16))
        assert (code.format, code.nonce) == (frozen["format"], frozen["nonce"])
        assert list(code.responses) == frozen["responses"]
        assert encode(code) == frozen["code"]


def test_the_present_edition_is_frozen_and_unchanged() -> None:
    path = DATA / f"codes-{QUESTIONNAIRE.edition}.json"
    assert path in EDITIONS, f"run python -m tools.freeze_edition: {path.name} is not there"
    frozen = json.loads(path.read_text(encoding="utf-8"))
    same = [frozen["fingerprint"], frozen["items"]]
    present = [fingerprint_text(fingerprint(QUESTIONNAIRE)), [item.id for item in QUESTIONNAIRE.items]]
    assert present == same, "this breaks the codes that people have kept: it needs an edition of its own"


def test_the_lengths_of_the_plan() -> None:
    assert (response_bits(40), padding_bits(40), code_length(40)) == (104, 0, 32)
    assert [response_bits(items) for items in (1, 2, 12)] == [3, 6, 32]


def test_the_checksum_is_crc_16_ccitt_false() -> None:
    check_value_of_the_catalogue = 0x29B1
    message = b"123456789"
    assert crc16(int.from_bytes(message, "big"), 8 * len(message)) == check_value_of_the_catalogue


@pytest.mark.parametrize(
    ("code", "nonce"),
    [
        # FNV-1a 0x867d7d21, mixed 0xcc019c94; and 0x8536b582, mixed 0xb5cfc344: by a C program apart from this one.
        ("2000-0000-CMXS-YS3Z-2CJE-16CS-K6CS-JYBG", 0x19C94),
        ("3KJA-QGRQ-NQC1", 0xFC344),
    ],
)
def test_the_nonce_of_the_team_code_follows_from_the_personal_code(code: str, nonce: int) -> None:
    assert team_nonce(code) == nonce
    assert team_nonce(code.lower().replace("-", " ").replace("0", "o")) == nonce


@pytest.mark.parametrize("bits", range(1, 41))
def test_the_checksum_reads_bit_by_bit_whatever_their_number(bits: int) -> None:
    value = 0b1011_0010_1110_0101_1001_0111_0110_1010_0011_1101 & (1 << bits) - 1
    register = 0xFFFF
    for position in range(bits - 1, -1, -1):
        register ^= (value >> position & 1) << 15
        register = (register << 1 ^ (0x1021 if register & 0x8000 else 0)) & 0xFFFF
    assert crc16(value, bits) == register


@pytest.mark.parametrize("vector", VECTORS[3:9] + VECTORS[-4:], ids=lambda vector: vector["code"])
def test_every_single_wrong_character_is_detected(vector: dict[str, Any]) -> None:
    items = len(vector["responses"])
    characters = vector["code"].replace("-", "")
    for place, right in enumerate(characters):
        for wrong in set(ALPHABET) - {right}:
            with pytest.raises(CodeError) as caught:
                decode(characters[:place] + wrong + characters[place + 1 :], items=items)
            assert caught.value.fault is CodeFault.CHECKSUM


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["code"])
def test_every_swap_of_different_neighbours_is_detected(vector: dict[str, Any]) -> None:
    items = len(vector["responses"])
    characters = vector["code"].replace("-", "")
    for place in range(len(characters) - 1):
        first, second = characters[place : place + 2]
        if first == second:
            continue
        with pytest.raises(CodeError) as caught:
            decode(characters[:place] + second + first + characters[place + 2 :], items=items)
        assert caught.value.fault is CodeFault.CHECKSUM


GOOD = VECTORS[5]["code"]
PERSONAL_CODE, TEAM_CODE = VECTORS[6]["code"], VECTORS[5]["code"]
LENGTH_SENTENCE = "Deze code is niet compleet: er zijn {} tekens en het moeten er 32 zijn. Kopieer de hele code."


@pytest.mark.parametrize(
    ("text", "expected_format", "fingerprint_", "sentence"),
    [
        ("", None, None, LENGTH_SENTENCE.format(0)),
        (GOOD[:-1], None, None, LENGTH_SENTENCE.format(31)),
        (GOOD + "0", None, None, LENGTH_SENTENCE.format(33)),
        (
            GOOD[:-1] + "U",
            None,
            None,
            "In deze code staat een teken dat er niet in hoort: “U”. Kopieer de code opnieuw.",
        ),
        (
            GOOD[:-1] + "é",
            None,
            None,
            "In deze code staat een teken dat er niet in hoort: “É”. Kopieer de code opnieuw.",
        ),
        (
            GOOD[:-1] + ("0" if GOOD[-1] != "0" else "1"),
            None,
            None,
            "In deze code zit een fout. Controleer of elk teken klopt, of kopieer de code opnieuw.",
        ),
        (
            TEAM_CODE,
            1,
            None,
            "Dit is een teamcode. Die is bedoeld voor het teambeeld. Hier heb je je persoonlijke code nodig.",
        ),
        (
            PERSONAL_CODE,
            2,
            None,
            "Dit is een persoonlijke code. Die is alleen bedoeld om je eigen uitslag te openen. "
            "Voor het teambeeld is de teamcode nodig.",
        ),
        (
            raw(3, 0),
            None,
            None,
            "Deze code heeft een vorm die deze site niet kent. Misschien komt hij van een nieuwere versie.",
        ),
        (
            raw(0, 0),
            1,
            None,
            "Deze code heeft een vorm die deze site niet kent. Misschien komt hij van een nieuwere versie.",
        ),
        (GOOD, None, 1, "Deze code hoort bij een andere vragenlijst of een andere editie van de scan."),
        (
            raw(1, BASE**ITEMS),
            None,
            None,
            "Deze code heeft een geldige vorm, maar er staan geen geldige antwoorden in.",
        ),
        (
            raw(1, (1 << 104) - 1),
            None,
            None,
            "Deze code heeft een geldige vorm, maar er staan geen geldige antwoorden in.",
        ),
    ],
)
def test_a_refusal_has_its_own_sentence(
    text: str, expected_format: int | None, fingerprint_: int | None, sentence: str
) -> None:
    with pytest.raises(CodeError) as caught:
        decode(text, items=ITEMS, expected_format=expected_format, fingerprint=fingerprint_)
    assert code_message(caught.value, length=code_length(ITEMS), expected_format=expected_format) == sentence


def test_padding_that_is_not_zero_is_refused() -> None:
    assert padding_bits(1) == 1
    assert decode(raw(1, 5, items=1), items=1).responses == (5,)
    with pytest.raises(CodeError) as caught:
        decode(raw(1, 5, items=1, padding=1), items=1)
    assert caught.value.fault is CodeFault.ANSWERS


@pytest.mark.parametrize(
    "spelling",
    [
        GOOD.lower(),
        GOOD.replace("-", ""),
        GOOD.replace("-", " "),
        GOOD.replace("-", "–"),
        GOOD.replace("-", "—"),
        GOOD.replace("-", "‑"),
        GOOD.replace("-", "−"),
        GOOD.replace("-", "\u00ad"),
        f"\ufeff {GOOD[:9]}\n{GOOD[9:]}\t",
        "\u200b".join(GOOD),
        GOOD.replace("0", "O"),
        GOOD.replace("0", "o").replace("1", "l"),
        GOOD.replace("1", "I"),
        GOOD.replace("1", "i"),
    ],
)
def test_a_code_is_read_as_people_type_and_paste_it(spelling: str) -> None:
    assert decode(spelling, items=ITEMS) == result_code(VECTORS[5])


@given(st.integers(1, 60).flatmap(lambda items: st.lists(st.integers(0, 5), min_size=items, max_size=items)), st.data())
def test_what_is_written_is_read_again_for_any_number_of_items(responses: list[int], data: st.DataObject) -> None:
    code = ResultCode(
        format=data.draw(st.sampled_from((1, 2))),
        fingerprint=data.draw(st.integers(0, (1 << 16) - 1)),
        nonce=data.draw(st.integers(0, (1 << 20) - 1)),
        responses=tuple(responses),
    )
    text = encode(code)
    assert len(text.replace("-", "")) == code_length(len(responses))
    assert decode(text, items=len(responses), expected_format=code.format, fingerprint=code.fingerprint) == code


@given(st.text(max_size=80) | st.text(ALPHABET, min_size=32, max_size=32))
def test_any_text_gives_a_code_or_a_sentence(text: str) -> None:
    try:
        decode(text, items=ITEMS)
    except CodeError as error:
        assert code_message(error, length=32).endswith((".", "”."))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": 16}, "16 does not fit in 4 bits"),
        ({"fingerprint": 1 << 16}, "65536 does not fit in 16 bits"),
        ({"nonce": 1 << 20}, "1048576 does not fit in 20 bits"),
        ({"nonce": -1}, "-1 does not fit in 20 bits"),
        ({"responses": (6,)}, "response 6 is not in 0…5"),
        ({"responses": (-1,)}, "response -1 is not in 0…5"),
    ],
)
def test_what_does_not_fit_is_not_written(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        encode(ResultCode(**{"format": 1, "fingerprint": 0, "nonce": 0, "responses": (1,)} | changes))
