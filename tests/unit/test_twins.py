"""The JavaScript twins of scoring and codes against Python: the same names, and the same answer to everything."""

from __future__ import annotations

import inspect
import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

import quiz.codes
import quiz.scoring
from quiz.codes import CodeError, ResultCode, decode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data
from quiz.model import Questionnaire
from quiz.scoring import band_of, score
from tests.unit.javascript import ROOT, Modules
from tests.unit.questionnaires import SMALL, scale

CASES = 10_000
ONE_FACET = replace(
    SMALL, success_areas=(), items=tuple(replace(item, success_area=None) for item in SMALL.items), cells=()
)
QUESTIONNAIRES = {
    "the scan": QUESTIONNAIRE,
    "a small one": SMALL,
    "reverse-keyed items": replace(
        QUESTIONNAIRE,
        items=tuple(replace(item, reverse_keyed=n % 3 == 0) for n, item in enumerate(QUESTIONNAIRE.items)),
    ),
    "one facet": ONE_FACET,
    "seven points": replace(SMALL, scale=scale(1, 7)),
    "three points from two": replace(
        SMALL, scale=scale(2, 4), items=tuple(replace(item, reverse_keyed=True) for item in SMALL.items)
    ),
}


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return Modules(
        tmp_path_factory.mktemp("twins"),
        {
            "quiz/codes.mjs": ("codeLength", "crc16", "decode", "encode", "teamNonce"),
            "quiz/scoring.mjs": ("bandOf", "score"),
        },
    )


def camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


@pytest.mark.parametrize("python", [quiz.codes, quiz.scoring], ids=["codes", "scoring"])
def test_twins_have_the_same_functions(python: ModuleType) -> None:
    script = (ROOT / "quiz" / f"{python.__name__.split('.')[-1]}.mjs").read_text(encoding="utf-8")
    own = [
        name
        for name, function in inspect.getmembers(python, inspect.isfunction)
        if function.__module__ == python.__name__ and not name.startswith("_")
    ]
    assert sorted(re.findall(r"^export function (\w+)", script, re.MULTILINE)) == sorted(map(camel, own))


def respondents(questionnaire: Questionnaire, generator: random.Random, number: int) -> list[dict[str, int]]:
    """Of all kinds: full ones, nearly empty ones for the half rule, and equal ones for the ends of the range."""
    low, high = questionnaire.scale.min, questionnaire.scale.max
    ids = [item.id for item in questionnaire.items]
    found = [dict.fromkeys(ids, value) for value in (0, *range(low, high + 1))]
    while len(found) < number:
        empty = generator.choice((0.0, 0.2, 0.5, 0.9))
        answers = {item_id: generator.choice((0, *range(low, high + 1))) for item_id in ids}
        found.append({key: value for key, value in answers.items() if generator.random() >= empty})
    return found


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
def test_scores_agree_on_random_respondents(twins: Modules, kind: str) -> None:
    questionnaire = QUESTIONNAIRES[kind]
    answers = respondents(questionnaire, random.Random(20261), CASES if kind == "the scan" else CASES // 5)
    twins.keep("instrument", client_data(questionnaire))
    found = twins.call("(answers) => answers.map((given) => m.score(instrument, given))", answers)
    for given, javascript in zip(answers, found, strict=True):
        expected = score(questionnaire, given)
        assert javascript == {"dimensions": expected.dimensions, "overall": expected.overall}, given


def test_a_response_off_the_scale_is_refused_by_both(twins: Modules) -> None:
    for response in (6, -1):
        with pytest.raises(ValueError, match="is not on the scale 1…5"):
            score(SMALL, {SMALL.items[0].id: response})
        sentence = twins.call(
            "(i, given) => { try { return m.score(i, given); } catch (problem) { return problem.message; } }",
            client_data(SMALL),
            {SMALL.items[0].id: response},
        )
        assert sentence == str(response)


@pytest.mark.parametrize("kind", ["the scan", "a small one"])
def test_every_score_is_in_the_same_band(twins: Modules, kind: str) -> None:
    questionnaire = QUESTIONNAIRES[kind]
    values = [None, *range(101)]
    expected = [band.id if (band := band_of(questionnaire, value)) else None for value in values]
    bands = client_data(questionnaire)["bands"]
    found = twins.call("(bands, values) => values.map((value) => m.bandOf(bands, value)?.id ?? null)", bands, values)
    assert found == expected


def random_code(generator: random.Random) -> dict[str, Any]:
    return {
        "format": generator.choice((1, 2)),
        "fingerprint": generator.getrandbits(16),
        "nonce": generator.getrandbits(20),
        "responses": [generator.randint(0, 5) for _ in range(generator.choice((40, 40, 1, 7, 12, 41, 60, 200)))],
    }


def test_codes_agree_on_random_results_of_every_length(twins: Modules) -> None:
    generator = random.Random(20263)
    codes = [random_code(generator) for _ in range(CASES)]
    texts = twins.call("(codes) => codes.map((code) => m.encode(code))", codes)
    for code, text in zip(codes, texts, strict=True):
        assert text == encode(ResultCode(**{**code, "responses": tuple(code["responses"])}))
    pairs = [[text, len(code["responses"])] for code, text in zip(codes, texts, strict=True)]
    assert twins.call("(pairs) => pairs.map(([text, items]) => m.decode(text, { items }))", pairs) == codes


def test_a_code_is_as_long_in_both_for_any_number_of_items(twins: Modules) -> None:
    lengths = twins.call("() => Array.from({ length: 300 }, (_, items) => m.codeLength(items + 1))")
    assert lengths == [quiz.codes.code_length(items) for items in range(1, 301)]


def test_published_vectors_hold_in_the_script(twins: Modules) -> None:
    vectors = json.loads((ROOT / "tests" / "data" / "code_vectors.json").read_text("utf-8"))
    assert vectors
    for vector in vectors:
        code = {key: vector[key] for key in ("format", "fingerprint", "nonce", "responses")}
        assert twins.call("m.encode", code) == vector["code"]


def outcome(read: Callable[[], ResultCode]) -> object:
    """What reading gives: the code as plain data, or why it was refused."""
    try:
        code = read()
    except CodeError as problem:
        return [str(problem.fault), problem.detail]
    return {
        "format": code.format,
        "fingerprint": code.fingerprint,
        "nonce": code.nonce,
        "responses": list(code.responses),
    }


READ = """(texts, expected) => texts.map((text) => {
  try { return m.decode(text, expected); }
  catch (problem) { if (!problem.fault) throw problem; return [problem.fault, problem.detail]; }
})"""


def test_damaged_codes_are_refused_for_the_same_reason(twins: Modules) -> None:
    generator = random.Random(20264)
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZUilo -–!é\U0001d7dc\u00a0\u200b"
    good = encode(ResultCode(format=1, fingerprint=7, nonce=9, responses=(3,) * 40))
    texts = []
    for _ in range(CASES):
        characters = list(good)
        for _ in range(generator.randint(0, 3)):
            characters[generator.randrange(len(characters))] = generator.choice(alphabet)
        texts.append("".join(characters)[: generator.choice((len(good), len(good), 20))])
    found = twins.call(READ, texts, {"items": 40})
    for text, javascript in zip(texts, found, strict=True):
        own = outcome(lambda text=text: decode(text, items=40))
        assert javascript == own, text


@pytest.mark.parametrize("items", [1, 7, 12, 40, 41])
def test_codes_with_a_sound_checksum_over_anything_are_read_alike(twins: Modules, items: int) -> None:
    """Also where an answer number is too large, padding is not empty, or the format is another."""
    generator = random.Random(items)
    length = quiz.codes.code_length(items)
    texts = []
    for _ in range(CASES // 5):
        body = generator.getrandbits(5 * length - quiz.codes.CRC_BITS)
        if generator.random() < 0.7:  # a known format and fingerprint, so that the answers are looked at
            rest = 5 * length - quiz.codes.CRC_BITS - 20
            body = (generator.choice((1, 2)) << 16 | 7) << rest | body & (1 << rest) - 1
        whole = body << quiz.codes.CRC_BITS | quiz.codes.crc16(body, 5 * length - quiz.codes.CRC_BITS)
        texts.append("".join(quiz.codes.ALPHABET[whole >> 5 * i & 31] for i in range(length - 1, -1, -1)))
    found = twins.call(READ, texts, {"items": items})
    expected = [outcome(lambda: decode(text, items=items)) for text in texts]  # noqa: B023
    assert found == expected
    assert {"answers", "format"} <= {entry[0] for entry in expected if isinstance(entry, list)}


def test_the_nonce_of_a_team_code_follows_alike_from_ten_thousand_personal_codes(twins: Modules) -> None:
    generator = random.Random(11)
    codes = [
        encode(
            ResultCode(
                format=quiz.codes.PERSONAL,
                fingerprint=generator.getrandbits(16),
                nonce=generator.getrandbits(20),
                responses=tuple(generator.choices(range(6), k=generator.choice((1, 12, 40, 41)))),
            )
        )
        for _ in range(CASES)
    ]
    expected = [quiz.codes.team_nonce(code) for code in codes]
    assert twins.call("(codes) => codes.map((code) => m.teamNonce(code))", codes) == expected
    assert len(set(expected)) > 0.98 * CASES, "spread over all 20 bits"


def test_a_field_that_does_not_fit_is_refused_by_both(twins: Modules) -> None:
    sound = {"format": 1, "fingerprint": 7, "nonce": 9, "responses": [3]}
    for change in ({"format": 16}, {"fingerprint": -1}, {"nonce": 1 << 20}, {"responses": [6]}):
        code = sound | change
        with pytest.raises(ValueError, match=r"does not fit in|is not in 0…5"):
            encode(ResultCode(**{**code, "responses": tuple(code["responses"])}))
        sentence = twins.call(
            "(code) => { try { return m.encode(code); } catch (problem) { return problem.message; } }", code
        )
        assert sentence == str(next(iter(change.values()))).strip("[]")
