"""The reader of team codes in JavaScript against Python, and that it never does much between two turns of the page."""

from __future__ import annotations

import functools
import random
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data
from tests.unit.javascript import Modules
from tests.unit.team_groups import random_codes, random_group, read, team_code

READ = """(text, counted) => {
  const reader = new m.TeamReader(text, instrument);
  const work = counted ? m.inSteps(reader.steps()) : Array.from(reader.steps()) && {};
  const { respondents, duplicates, refused } = reader.result;
  return { respondents: [...respondents], duplicates, refused, count: work.count, most: work.most };
}"""
"""What stands in a text and, where that is asked, the work it took: to count it takes as long as the work itself."""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {"quiz/team/input.mjs": ("TeamReader",), "tests/unit/work.mjs": ("inSteps",)}
    modules = Modules(tmp_path_factory.mktemp("input"), wanted)
    modules.keep("instrument", client_data(QUESTIONNAIRE))
    return modules


@functools.cache
def some_codes() -> list[str]:
    """Enough of them: what is tried is the mess in which they stand."""
    return random_codes(800, seed=1)


def messy_text(source: random.Random) -> str:
    """What a facilitator pastes, and worse."""
    codes = source.sample(some_codes(), 8)
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
        lambda code: "".join(chr(ord(each) + 0xFEE0) for each in code),
        lambda code: code.replace("-", source.choice("\u00a0\u3000\u2007\ufe63\ufe58")) + source.choice("²½ﬁ①Å"),
        lambda code: source.choice(("𝟐𝐀", "e\u0301", "№")) + code.translate({ord("5"): "𝟓", ord("K"): "\u212a"}),
        lambda code: (
            f"https://filter.example/?url={quote(quote(f'https://kb.example/scan/#r={code}', safe=''), safe='')}&k=5f"
        ),
        lambda code: f"https://urldefense.proofpoint.com/v2/url?u=https-3A__kb_-23r-3D{code.replace('-', '-2D')}&d=Dw",
        lambda code: f"#r%3D{code}",
        lambda code: f"6b29fc40-ca47-1067-b31d-00dd010662d{source.choice('aA9')}{source.choice((' ', ';', 'z'))}{code}",
        lambda code: f"#r=3D{code[:20]}=\r\n{code[20:]}",
        lambda code: code.replace(
            "-", source.choice((";", ",", "\t", '","', "\ufffd", "&#8209;", "</td><td>", "\u00e2\u20ac\u201c"))
        ),
        lambda code: f"{source.choice(('Jan', 'x', ''))}{code}{source.choice(('12:05', 'x', '*'))}",
        lambda code: "\n".join("\t".join(row) for row in zip(*(other.split("-") for other in codes[:3]), strict=True)),
        lambda code: code[: source.randrange(39)] + source.choice("S5B8Z2U") + code[source.randrange(39) :],
        lambda code: "".join(source.choice("2345 -\n>abc|09Zé🙂\t\u00a0") for _ in range(source.randrange(90))),
        lambda _: team_code(random_group(1, seed=source.randrange(99))[0], 3, format=source.choice((1, 2, 7))),
        lambda _: team_code(random_group(1)[0], 3, mark=77),
        lambda _: source.choice(("hoi", "", "   ", "---", "kennis-delen-als-kracht", "2026-11-23 14:00", "{", '"[')),
    ]
    parts = [source.choice(forms)(source.choice(codes)) for _ in range(source.randrange(1, 14))]
    return "".join(part + source.choice(("\n", "\n", " ", "\r\n", ", ", "\r")) for part in parts)


def assert_reads_alike(found: dict[str, Any], text: str) -> None:
    expected = read(text)
    shown = text[:500]
    assert found["respondents"] == [[code, list(given)] for code, given in expected.respondents.items()], shown
    assert [(d["line"], d["firstLine"]) for d in found["duplicates"]] == [
        (duplicate.line, duplicate.first_line) for duplicate in expected.duplicates
    ], shown
    assert [(r["line"], r["reason"], r["detail"]) for r in found["refused"]] == [
        (refusal.line, refusal.reason, refusal.detail) for refusal in expected.refused
    ], shown


def test_the_same_codes_and_refusals_are_found_in_messy_text(twin: Modules) -> None:
    source = random.Random(17)
    for _ in range(3_000):
        text = messy_text(source)
        assert_reads_alike(twin.call(READ, text, False), text)


MANY = 1_000
LONG_TEXTS: dict[str, Callable[[list[str]], str]] = {
    "one per line": "\n".join,
    "one line": ", ".join,
    "spaces, one per line": lambda codes: "\n".join(spaced(codes)),
    "spaces, one line with commas": lambda codes: ", ".join(spaced(codes)),
    "spaces, one line without commas": lambda codes: " ".join(spaced(codes)),
    "no hyphens, one per line": lambda codes: "\n".join(codes).replace("-", ""),
    "no hyphens, one line": lambda codes: " ".join(codes).replace("-", ""),
    "damaged, one per line": lambda codes: "\n".join(damaged(codes)),
    "damaged, one line with commas": lambda codes: ", ".join(damaged(codes)),
    "damaged, one line without commas": lambda codes: " ".join(damaged(codes)),
    "damaged with spaces, one line": lambda codes: ", ".join(spaced(damaged(codes))),
    "broken over two lines": lambda codes: "\n\n".join(f"> {code[:19]}\n> {code[20:]}" for code in codes),
    "the same code": lambda codes: ", ".join(spaced(codes[:1]) * MANY),
    "many lines without a code": lambda _: "hoi\n" * MANY,
    "single digits": lambda _: "2 " * 20 * MANY,
    "signs between letters": lambda _: ("a" + "!" * 20 * MANY) + "a",
    "one long word": lambda _: "a1" * 20 * MANY,
}


def spaced(codes: list[str]) -> list[str]:
    return [code.replace("-", " ") for code in codes]


def damaged(codes: list[str]) -> list[str]:
    return [code[:-1] for code in codes]


@pytest.fixture(scope="module")
def many() -> list[str]:
    return random_codes(MANY)


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_every_long_text_is_read_in_steps_of_little_work(twin: Modules, many: list[str], name: str) -> None:
    """Work is counted and not timed, so that a slow machine says the same as a fast one.

    A damaged code costs the most, about two hundred. Whoever reads all codes in one step comes out nine times above
    the limit, and more.
    """
    text = LONG_TEXTS[name](many)
    found = twin.call(READ, text, True)
    assert found["most"] < 10_000, found["count"]
    assert_reads_alike(found, text)


def test_the_first_step_only_cuts_the_text_into_lines(twin: Modules, many: list[str]) -> None:
    first = """(text) => {
      const reader = new m.TeamReader(text, instrument);
      reader.steps().next();
      return reader.found.size;
    }"""
    assert twin.call(first, "\n".join(many)) == 0
