"""The team picture in JavaScript against Python: same input, same picture, same files, to the last digit."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from kennisbank.bundle import bundle
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data
from quiz.team.file import ExportError, export_csv, export_json, parse_export
from quiz.team.input import read_team_input
from quiz.team.picture import Overlap, check_overlap, compare, nearly_same_size, team_picture
from tests.unit.team_groups import random_codes, random_group, team_code

HERE = Path(__file__).resolve().parent
INSTRUMENT = client_data(QUESTIONNAIRE)
GROUPS = 120


@pytest.fixture
def twin(page: Page) -> Page:
    """A page in which `teamTwin` holds the pure modules, joined as the site joins them."""
    page.goto("about:blank")
    page.add_script_tag(content=bundle(HERE / "team-twin.mjs"))
    return page


def random_groups(seed: int, number: int) -> list[list[tuple[int, ...]]]:
    """Groups around the threshold and larger ones, from complete to nearly empty."""
    source = random.Random(seed)
    return [
        random_group(
            source.choice((0, 4, 5, 5, 6, 7, 9, 12, 30, 150)),
            seed=source.randrange(1 << 30),
            unknown=source.choice((0.0, 0.05, 0.3, 0.5, 0.6, 0.9)),
        )
        for _ in range(number)
    ]


def python_picture(group: list[tuple[int, ...]], size: int | None) -> str | None:
    return export_json(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, group, size=size)) if len(group) >= 5 else None


def test_pictures_agree_to_the_last_digit_on_random_groups(twin: Page) -> None:
    source = random.Random(5)
    cases = [(g, source.choice((None, len(g) + source.randrange(40) or 1))) for g in random_groups(1, GROUPS)]
    found = twin.evaluate("([i, cases]) => cases.map(([g, size]) => teamTwin.picture(i, g, size))", [INSTRUMENT, cases])
    for (group, size), javascript in zip(cases, found, strict=True):
        assert javascript == python_picture(group, size)


def test_pictures_agree_on_a_large_group(twin: Page) -> None:
    group = random_group(12_000, seed=9, unknown=0.35)
    found = twin.evaluate("([i, g]) => teamTwin.picture(i, g, null)", [INSTRUMENT, group])
    assert found == python_picture(group, None)


def test_pictures_agree_where_a_mean_lies_exactly_between_two_digits(twin: Page) -> None:
    """Everybody complete: means are multiples of 25 / (8 n), which hits halves of a tenth often."""
    source = random.Random(8)
    cases = [
        [tuple(source.choice((3, 4)) for _ in QUESTIONNAIRE.items) for _ in range(n)]
        for n in (5, 8, 10, 16, 20, 25, 40)
    ]
    found = twin.evaluate("([i, cases]) => cases.map((g) => teamTwin.picture(i, g, null))", [INSTRUMENT, cases])
    assert found == [python_picture(group, None) for group in cases]


def test_reverse_keyed_items_and_a_higher_threshold_agree(twin: Page) -> None:
    items = tuple(replace(item, reverse_keyed=n % 3 == 0) for n, item in enumerate(QUESTIONNAIRE.items))
    other = replace(QUESTIONNAIRE, items=items, min_group_size=9)
    for group in random_groups(3, 12):
        found = twin.evaluate("([i, g]) => teamTwin.picture(i, g, null)", [client_data(other), group])
        expected = export_json(other, team_picture(other, group)) if len(group) >= 9 else None
        assert found == expected


def test_csv_files_agree_byte_for_byte(twin: Page) -> None:
    words = {
        "csv-group": "groep", "csv-size": "grootte", "csv-rate": "respons_procent", "csv-overall": "geheel",
        "csv-discipline": "discipline", "csv-area": "succesgebied", "csv-item": "uitspraak",
        "csv-headings": "soort;id;naam;n;gemiddelde;sd;weet_ik_niet;aantal_;overeenstemming",
        "csv-title": QUESTIONNAIRE.title, "csv-overall-title": QUESTIONNAIRE.overall_title,
    }  # fmt: skip
    names = {d.id: d.title for d in QUESTIONNAIRE.dimensions} | {i.id: i.text for i in QUESTIONNAIRE.items}
    for group in random_groups(4, 20):
        if len(group) < 5:
            continue
        size = len(group) + 3
        found = twin.evaluate(
            "([i, g, s, w, n]) => teamTwin.csv(i, g, s, w, n)", [INSTRUMENT, group, size, words, names]
        )
        assert found == export_csv(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, group, size=size))


def messy_text(source: random.Random) -> str:
    """What a facilitator pastes, and worse."""
    codes = random_codes(8, seed=source.randrange(1 << 30))
    forms = [
        lambda code: code,
        lambda code: code.lower(),
        lambda code: code.replace("-", " "),
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", source.choice("\u2010\u2011\u2013\u2014\u2212\uff0d")),
        lambda code: f"https://voorbeeld.nl/scan/team/#t={code}",
        lambda code: f"[12:0{source.randrange(9)}] Collega: {code} groet",
        lambda code: f"> {code[:19]}\n> {code[20:]}",
        lambda code: code[: source.randrange(8, 39)],
        lambda code: code.replace(code[source.randrange(39)], source.choice("U?é0"), 1),
        lambda code: "\u200b".join(code),
        lambda code: "".join(source.choice("2345 -\n>abc|09Zé🙂\t\u00a0") for _ in range(source.randrange(90))),
        lambda _: team_code(random_group(1, seed=source.randrange(99))[0], 3, format=source.choice((1, 2, 7))),
        lambda _: team_code(random_group(1)[0], 3, mark=77),
        lambda _: source.choice(("hoi", "", "   ", "---", "kennis-delen-als-kracht", "2026-11-23 14:00", "{", '"[')),
    ]
    parts = [source.choice(forms)(source.choice(codes)) for _ in range(source.randrange(1, 14))]
    return "".join(part + source.choice(("\n", "\n", " ", "\r\n", ", ", "\r")) for part in parts)


def assert_reads_alike(javascript: dict[str, Any], text: str) -> None:
    expected = read_team_input(text, QUESTIONNAIRE)
    shown = text[:400]
    assert [(code, bytes(r)) for code, r in javascript["respondents"]] == list(expected.respondents.items()), shown
    assert [(d["line"], d["firstLine"]) for d in javascript["duplicates"]] == [
        (d.line, d.first_line) for d in expected.duplicates
    ], shown
    assert [(r["line"], r["reason"], r["detail"]) for r in javascript["refused"]] == [
        (r.line, r.reason, r.detail) for r in expected.refused
    ], shown


def test_the_same_codes_and_refusals_are_found_in_messy_text(twin: Page) -> None:
    source = random.Random(17)
    texts = [messy_text(source) for _ in range(400)]
    found = twin.evaluate("([i, texts]) => texts.map((text) => teamTwin.read(text, i))", [INSTRUMENT, texts])
    for text, javascript in zip(texts, found, strict=True):
        assert_reads_alike(javascript, text)


def test_saved_pictures_come_back_and_damaged_ones_are_refused_alike(twin: Page) -> None:
    source = random.Random(23)
    text = export_json(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, random_group(9, unknown=0.4), size=12))
    cases = [text, "\ufeff" + text, "", "null", "[]", '{"format":1}']
    for _ in range(400):
        place = source.randrange(len(text))
        cases.append(text[:place] + source.choice('0123456789.-e{}[]",:nulx ') + text[place + source.randrange(3) :])
    found = twin.evaluate("([i, cases]) => cases.map((text) => teamTwin.reopened(text, i))", [INSTRUMENT, cases])
    for case, javascript in zip(cases, found, strict=True):
        try:
            expected = export_json(QUESTIONNAIRE, parse_export(case, QUESTIONNAIRE))
        except ExportError as error:
            expected = f"{error.reason}|{error.detail}"
        assert javascript == expected, case


def test_comparisons_agree(twin: Page) -> None:
    big = [group for group in random_groups(31, 40) if len(group) >= 5]
    for one, two in zip(big[::2], big[1::2], strict=False):
        first, second = (team_picture(QUESTIONNAIRE, group) for group in (one, two))
        texts = [export_json(QUESTIONNAIRE, picture) for picture in (first, second)]
        found: dict[str, Any] = twin.evaluate("([i, a, b]) => teamTwin.compare(i, a, b)", [INSTRUMENT, *texts])
        expected = compare(first, second)
        for id, part in [("overall", expected.overall), *expected.dimensions.items()]:
            javascript = found["overall"] if id == "overall" else found["dimensions"][id]
            assert javascript == (part and {"difference": part.difference, "named": part.named})


def test_nearly_equal_sizes_are_judged_alike(twin: Page) -> None:
    base = team_picture(QUESTIONNAIRE, random_group(5))
    for one in range(5, 16):
        for two, threshold in ((10, 5), (10, 7), (5, 5)):
            first, second = replace(base, n=one), replace(base, n=two, threshold=threshold)
            sizes = [{"n": picture.n, "threshold": picture.threshold} for picture in (first, second)]
            found = twin.evaluate("([a, b]) => teamTwin.nearlySameSize(a, b)", sizes)
            assert found is nearly_same_size(first, second)


def test_saved_pictures_of_a_lower_threshold_or_another_edition_are_read_alike(twin: Page) -> None:
    higher = replace(QUESTIONNAIRE, min_group_size=8)
    text = export_json(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, random_group(9)))
    found = twin.evaluate("([text, i]) => teamTwin.reopened(text, i)", [text, client_data(higher)])
    with pytest.raises(ExportError) as refusal:
        parse_export(text, higher)
    assert found == f"{refusal.value.reason}|{refusal.value.detail}" == "export-threshold|5"
    other = export_json(QUESTIONNAIRE, replace(team_picture(QUESTIONNAIRE, random_group(9)), edition="0.9"))
    assert twin.evaluate("([text, i]) => teamTwin.reopened(text, i)", [other, INSTRUMENT]) == other


def test_overlap_is_judged_alike(twin: Page) -> None:
    source = random.Random(2)
    for _ in range(60):
        people = [str(n) for n in range(14)]
        first, second = (source.sample(people, source.randrange(5, 15)) for _ in range(2))
        found = twin.evaluate("([a, b]) => teamTwin.shared(a, b, 5)", [first, second])
        try:
            assert found == check_overlap(first, second, 5)
        except Overlap:
            assert found is None


MANY = 2_000
HYPHENS = random_codes(MANY)
SPACES = [code.replace("-", " ") for code in HYPHENS]
JOINED = [code.replace("-", "") for code in HYPHENS]
DAMAGED = [code[:-1] for code in HYPHENS]
LONG_TEXTS = {
    "one per line": "\n".join(HYPHENS),
    "one line": ", ".join(HYPHENS),
    "spaces, one per line": "\n".join(SPACES),
    "spaces, one line with commas": ", ".join(SPACES),
    "spaces, one line without commas": " ".join(SPACES),
    "no hyphens, one per line": "\n".join(JOINED),
    "no hyphens, one line": " ".join(JOINED),
    "damaged, one per line": "\n".join(DAMAGED),
    "damaged, one line with commas": ", ".join(DAMAGED),
    "damaged, one line without commas": " ".join(DAMAGED),
    "damaged with spaces, one line": ", ".join(code.replace("-", " ") for code in DAMAGED),
    "broken over two lines": "\n\n".join(f"> {code[:19]}\n> {code[20:]}" for code in HYPHENS),
    "the same code": ", ".join([SPACES[0]] * MANY),
    "many lines without a code": "hoi\n" * MANY,
    "single digits": "2 " * 20 * MANY,
    "signs between letters": ("a" + "!" * 20 * MANY) + "a",
    "one long word": "a1" * 20 * MANY,
}


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_every_long_text_is_read_in_steps_of_little_work(twin: Page, name: str) -> None:
    """Work is counted and not timed, so that a slow machine says the same as a fast one.

    A code costs about twenty. Whoever reads all codes in one step, or copies what was found so far for each of
    them, comes out ten to a thousand times above the limit.
    """
    text = LONG_TEXTS[name]
    found = twin.evaluate("([text, i]) => teamTwin.steps(text, i)", [text, INSTRUMENT])
    assert found["most"] < 8_000, found["count"]
    assert_reads_alike(found["found"], text)


def test_the_words_of_the_page_are_those_of_the_command_line(site: Path) -> None:
    from bs4 import BeautifulSoup

    from quiz.messages import CODE_MESSAGES, TEAM_MESSAGES

    soup = BeautifulSoup((site / "scan" / "team" / "index.html").read_bytes(), "html.parser")
    shown = {element["data-text"]: element.get_text() for element in soup.select("[data-text]")}
    own = CODE_MESSAGES | TEAM_MESSAGES
    assert len(own) > 12
    for key in set(own) - {"format-personal-wanted"}:
        assert shown[f"team-{key}"] == own[key]
    data = json.loads(soup.select_one("[data-scan-data]").get_text())  # type: ignore[union-attr]
    assert data["minGroupSize"] == QUESTIONNAIRE.min_group_size
