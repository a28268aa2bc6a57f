"""The JavaScript twins of the scoring and the codes against Python, on thousands of random cases."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kennisbank.bundle import bundle
from quiz.codes import ResultCode, decode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data
from quiz.scoring import score

CLIENT = Path(__file__).resolve().parents[2] / "quiz" / "client"
CASES = 10_000


@pytest.fixture
def twins(page: Page, tmp_path: Path) -> Page:
    """A page in which `twins` holds the pure modules, joined as the site joins them."""
    entry = tmp_path / "twins.mjs"
    for name in ("codes.mjs", "naturals.mjs", "scoring.mjs"):
        if (CLIENT / name).is_file():
            (tmp_path / name).write_text((CLIENT / name).read_text(encoding="utf-8"), encoding="utf-8")
    entry.write_text(
        'import { decode, encode } from "./codes.mjs";\n'
        'import { score, bandOf } from "./scoring.mjs";\n'
        "globalThis.twins = { decode, encode, score, bandOf };\n",
        encoding="utf-8",
    )
    page.goto("about:blank")
    page.add_script_tag(content=bundle(entry))
    return page


def test_scores_agree_on_ten_thousand_random_respondents(twins: Page) -> None:
    generator = random.Random(20261)
    ids = [item.id for item in QUESTIONNAIRE.items]
    respondents = [[generator.choice((0, 0, 1, 2, 3, 4, 5)) for _ in ids] for _ in range(CASES)]
    # Nearly empty ones meet the half rule, all-equal ones the ends of the range.
    respondents += [[value] * len(ids) for value in range(6)]
    respondents += [[generator.choice((0, 0, 0, 0, generator.randint(1, 5))) for _ in ids] for _ in range(1000)]
    found = twins.evaluate(
        "([instrument, respondents]) => respondents.map((r) => twins.score(instrument, r))",
        [client_data(QUESTIONNAIRE), respondents],
    )
    for responses, javascript in zip(respondents, found, strict=True):
        expected = score(QUESTIONNAIRE, dict(zip(ids, responses, strict=True)))
        assert javascript == {"dimensions": expected.dimensions, "overall": expected.overall}


def test_reverse_keyed_items_agree_too(twins: Page) -> None:
    generator = random.Random(20262)
    data = client_data(QUESTIONNAIRE)
    from dataclasses import replace

    items = tuple(replace(item, reverse_keyed=n % 3 == 0) for n, item in enumerate(QUESTIONNAIRE.items))
    mirrored = replace(QUESTIONNAIRE, items=items)
    data["items"] = [[i.id, i.discipline, i.success_area, i.reverse_keyed] for i in items]
    respondents = [[generator.randint(0, 5) for _ in items] for _ in range(1000)]
    found = twins.evaluate(
        "([instrument, respondents]) => respondents.map((r) => twins.score(instrument, r))", [data, respondents]
    )
    for responses, javascript in zip(respondents, found, strict=True):
        expected = score(mirrored, dict(zip((item.id for item in items), responses, strict=True)))
        assert javascript == {"dimensions": expected.dimensions, "overall": expected.overall}


def test_codes_agree_on_ten_thousand_random_results_of_every_length(twins: Page) -> None:
    generator = random.Random(20263)
    codes = [
        {
            "format": generator.choice((1, 2)),
            "fingerprint": generator.getrandbits(16),
            "nonce": generator.getrandbits(20),
            "responses": [generator.randint(0, 5) for _ in range(generator.choice((40, 40, 1, 7, 12, 41, 60)))],
        }
        for _ in range(CASES)
    ]
    texts = twins.evaluate("(codes) => codes.map((code) => twins.encode(code))", codes)
    for code, text in zip(codes, texts, strict=True):
        assert text == encode(ResultCode(**{**code, "responses": tuple(code["responses"])}))
    back = twins.evaluate(
        "(pairs) => pairs.map(([text, items]) => twins.decode(text, { items }))",
        [[text, len(code["responses"])] for code, text in zip(codes, texts, strict=True)],
    )
    assert back == codes


def test_damaged_codes_are_refused_for_the_same_reason(twins: Page) -> None:
    from quiz.codes import CodeError

    generator = random.Random(20264)
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZUilo -–!é"
    good = encode(ResultCode(format=1, fingerprint=7, nonce=9, responses=(3,) * 40))
    texts = []
    for _ in range(2000):
        characters = list(good)
        for _ in range(generator.randint(1, 3)):
            characters[generator.randrange(len(characters))] = generator.choice(alphabet)
        texts.append("".join(characters)[: generator.choice((len(good), len(good), 20))])
    found = twins.evaluate(
        """(texts) => texts.map((text) => {
          try { return twins.decode(text, { items: 40, format: 1, fingerprint: 7 }); }
          catch (problem) { return [problem.fault, problem.detail]; }
        })""",
        texts,
    )
    for text, javascript in zip(texts, found, strict=True):
        try:
            code = decode(text, items=40, expected_format=1, fingerprint=7)
            expected: object = {
                "format": code.format,
                "fingerprint": code.fingerprint,
                "nonce": code.nonce,
                "responses": list(code.responses),
            }
        except CodeError as error:
            expected = [str(error.fault), error.detail]
        assert javascript == expected, text


def test_published_vectors_hold_in_the_browser(twins: Page) -> None:
    vectors = json.loads((Path(__file__).resolve().parents[1] / "data" / "code_vectors.json").read_text("utf-8"))
    for vector in vectors:
        code = {key: vector[key] for key in ("format", "fingerprint", "nonce", "responses")}
        assert twins.evaluate("(code) => twins.encode(code)", code) == vector["code"]
