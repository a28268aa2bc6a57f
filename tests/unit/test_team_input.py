"""Any text in, different respondents out; what is not counted is named with its line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.code_finder import NO_CODE, looks_like_code
from quiz.codes import PERSONAL
from quiz.team.input import TeamInput
from tests.unit.team_groups import random_codes, random_group, read, team_code

CODES = random_codes(12)


def lines_and_reasons(found: TeamInput) -> list[tuple[int, str]]:
    return [(refusal.line, refusal.reason) for refusal in found.refused]


def wide(code: str) -> str:
    """As a keyboard for Japanese or Chinese writes letters, figures and hyphens."""
    return "".join(chr(ord(character) + 0xFEE0) for character in code)


def bold(code: str) -> str:
    """As some chats write bold: letters and figures of mathematics, beyond the first 65,536 characters."""
    return "".join(
        chr(0x1D7CE + int(each)) if each.isdigit() else chr(0x1D400 + ord(each) - 65) if each.isalpha() else each
        for each in code
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(CODES),
        "\r\n".join(CODES),
        " ".join(CODES),
        ";".join(CODES),
        "".join(f"[12:0{n}] Collega {n}: {code}, groet!\n" for n, code in enumerate(CODES)),
        "\n".join(f"https://voorbeeld.nl/kennis/scan/team/#t={code}" for code in CODES),
        "\n".join(code.lower() for code in CODES),
        "\n".join(code.replace("-", "") for code in CODES),
        "\n".join(code.replace("-", " ") for code in CODES),
        "\n".join(f"mijn code {code.replace('-', ' ')} alsjeblieft" for code in CODES),
        "\n".join(code.replace("-", "\u2011") for code in CODES),
        "\n".join(code.replace("-", " \u2013 ") for code in CODES),
        "\n".join("\u200b".join(code) for code in CODES),
        "\n".join(code.replace("0", "o").replace("1", "l") for code in CODES),
        "\n".join(wide(code) for code in CODES),
        "\n".join(bold(code) for code in CODES),
        "\n".join(f"①{code.replace('-', chr(0xA0))}²" for code in CODES),
        "\n\n".join(f"> {code[:19]}\n> {code[20:]}" for code in CODES),
        "\n".join(f"- {code}" for code in CODES),
        'naam,code\n"a","' + '"\n"b","'.join(CODES) + '"\n',
        '{"codes": ["' + '", "'.join(CODES) + '"]}',
    ],
    ids=[
        "one per line", "windows line ends", "all in one line", "semicolons", "chat", "links", "small letters",
        "no hyphens", "spaces", "between words", "other dashes", "dashes with spaces", "zero-width", "lookalikes",
        "full-width", "bold letters of a chat", "hard spaces and small figures",
        "mail that breaks lines", "bullets", "csv", "json",
    ],
)  # fmt: skip
def test_codes_are_found_in_whatever_people_paste(text: str) -> None:
    assert set(read(text).respondents) == {code.replace("-", "") for code in CODES}


def test_responses_come_out_as_they_went_in() -> None:
    group = random_group(3)
    codes = [team_code(responses, nonce) for nonce, responses in enumerate(group)]
    assert [tuple(responses) for responses in read("\n".join(codes)).respondents.values()] == group


def test_the_same_code_counts_once_and_is_reported_with_both_lines() -> None:
    found = read(f"{CODES[0]}\n{CODES[1]}\n{CODES[0].lower()}")
    assert len(found.respondents) == 2
    assert [(duplicate.line, duplicate.first_line) for duplicate in found.duplicates] == [(3, 1)]


def test_equal_answers_with_another_nonce_are_two_respondents() -> None:
    responses = random_group(1)[0]
    assert len(read(f"{team_code(responses, 1)} {team_code(responses, 2)}").respondents) == 2


def test_every_kind_of_bad_line_is_named_and_none_stops_the_rest() -> None:
    responses = random_group(1)[0]
    text = "\n".join(
        [
            "Hoi allemaal, hier de codes:",
            CODES[0],
            CODES[1][:-1],
            CODES[2][:-1] + ("0" if CODES[2][-1] != "0" else "1"),
            CODES[3].replace(CODES[3][6], "U", 1),
            team_code(responses, 7, format=PERSONAL),
            team_code(responses, 7, mark=1),
            team_code(responses, 7, format=9),
            "",
            CODES[4],
        ]
    )
    found = read(text)
    assert len(found.respondents) == 2
    assert lines_and_reasons(found) == [
        (1, NO_CODE),
        (3, "length"),
        (4, "typo"),
        (5, "typo"),
        (6, "format"),
        (7, "fingerprint"),
        (8, "format"),
    ]
    assert [refusal.detail for refusal in found.refused if refusal.reason == "format"] == ["1", "9"]


def test_a_damaged_code_beside_a_good_one_on_a_line_is_named() -> None:
    assert lines_and_reasons(read(f"{CODES[0]} en {CODES[1][:-2]}")) == [(1, "length")]


def test_a_damaged_code_with_spaces_is_named() -> None:
    damaged = CODES[5].replace("-", " ")
    damaged = damaged[:-1] + ("2" if damaged[-1] != "2" else "3")
    assert lines_and_reasons(read(damaged)) == [(1, "typo")]


@pytest.mark.parametrize(
    "prose",
    [
        "organisatieondersteuning-en-leren-reflecteren",
        "2026-11-23",
        "https://voorbeeld.nl/scan/team/?a=1-2-3",
        "bel 06-12345678 of 0800-1234",
        "jan.de.vries1985@organisatie-voorbeeld.nl",
        "vijf voor twee acht uren",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
        "Deelnemer {6B29FC40-CA47-1067-B31D-00DD010662DA}",
    ],
)
def test_ordinary_text_is_no_damaged_code(prose: str) -> None:
    assert [reason for _, reason in lines_and_reasons(read(prose))] == [NO_CODE]


def test_a_piece_looks_like_a_code_only_with_digits_and_groups() -> None:
    assert looks_like_code(CODES[0])
    assert looks_like_code(CODES[0].replace("-", ""))
    assert not looks_like_code("kennis-delen-als-kracht")


def test_json_without_codes_has_no_lines_to_refuse() -> None:
    assert read('{\n "a": 1\n}').refused == ()


def test_order_of_lines_does_not_matter() -> None:
    assert read("\n".join(CODES)).respondents == read("\n".join(reversed(CODES))).respondents


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_no_text_is_ever_an_exception_or_a_respondent(text: str) -> None:
    found = read(text)
    assert not found.respondents
    assert all(refusal.line >= 1 for refusal in found.refused)


@settings(max_examples=200)
@given(st.data())
def test_codes_survive_random_text_around_them(data: st.DataObject) -> None:
    noise = st.text(alphabet="abc XYZ.,!?\n\t>:;'\"()€é🙂", max_size=30)
    codes = data.draw(st.lists(st.sampled_from(CODES), max_size=6))
    text = data.draw(noise)
    for code in codes:
        text += f" {code}. " + data.draw(noise)
    found = read(text)
    assert set(found.respondents) == {code.replace("-", "") for code in codes}
    assert len(found.duplicates) == len(codes) - len(set(codes))


@settings(max_examples=300)
@given(st.sampled_from(CODES), st.integers(0, 38), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZUu?é"))
def test_a_code_with_one_wrong_character_is_never_counted(code: str, place: int, other: str) -> None:
    if code[place] in ("-", other):
        return
    found = read(code[:place] + other + code[place + 1 :])
    assert not found.respondents
    assert found.refused


def test_a_long_hostile_line_takes_no_long_time() -> None:
    found = read("2 " * 50_000 + "\n" + "2-" * 50_000 + "\n" + "a1" * 50_000 + "\n" + "a1" + "!" * 50_000 + "1a")
    assert not found.respondents


def test_a_run_of_damaged_codes_is_refused_code_by_code() -> None:
    damaged = [code[:-1].replace("-", " ") for code in random_codes(50)]
    found = read(" ".join(damaged))
    assert {refusal.reason for refusal in found.refused} == {"length"}
    assert len(found.refused) > 45  # some have so few digits that they look like words
