"""Codes that come in: read from any text, refused in words, and compared. And the address they come by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.codes import PERSONAL, TEAM
from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import earlier_editions, published_definition
from quiz.messages import CODE_MESSAGES
from quiz.scoring import score
from tests.unit.javascript import Modules
from tests.unit.scan_modules import FINGERPRINT, IDS, INSTRUMENT, SCRIPT, TEXTS, code_of, scan_modules

FULL = {item_id: n % 6 for n, item_id in enumerate(IDS)}
GOOD = code_of(FULL)
OPEN = "(text, given) => m.openedBy(m.EMPTY, text, given || i)"


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return scan_modules(tmp_path_factory.mktemp("opening"))


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.lower().replace("0", "o"),
        f"mijn code van toen: {GOOD} groet",
        f"https://voorbeeld.example/scan/#r={GOOD}",
        GOOD.replace("-", "\u2013 "),
        f"#r={GOOD.replace('-', '%2D')}",
    ],
)
def test_a_code_is_found_however_it_was_pasted(scan: Modules, text: str) -> None:
    found = scan.call(OPEN, text)
    assert found["news"] == ["opened"]
    result = found["state"]["opened"]["result"]
    assert (result["responses"], result["code"], result["teamCode"]) == (FULL, GOOD, None)
    assert result["scores"]["dimensions"] == score(QUESTIONNAIRE, FULL).dimensions


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2", "length"),
        ("ABC$", "character"),
        ("%F0%28", "character"),
        (code_of(FULL, format=TEAM), "format-personal-wanted"),
        (code_of(FULL, format=9), "format-unknown"),
        (code_of(FULL, fingerprint=FINGERPRINT ^ 1), "fingerprint"),
        (GOOD[:-1] + ("A" if GOOD[-1] != "A" else "B"), "typo"),
    ],
)
def test_a_code_that_cannot_be_read_gets_a_sentence_and_changes_nothing(scan: Modules, text: str, key: str) -> None:
    found = scan.call(OPEN, text)
    assert found["problem"][0] == f"code-{key}"
    assert key in CODE_MESSAGES
    assert found["state"] == scan.call("() => m.EMPTY")


def test_a_code_with_an_answer_off_the_scale_is_refused(scan: Modules) -> None:
    short = INSTRUMENT | {"scale": {"min": 1, "max": 4}}
    assert scan.call(OPEN, code_of({IDS[0]: 4}), short)["problem"] is None
    assert scan.call(OPEN, code_of({IDS[0]: 5}), short)["problem"][0] == "code-answers"


def test_a_code_of_an_earlier_edition_opens_with_its_own_items_and_says_so(scan: Modules, tmp_path: Any) -> None:
    import json

    from quiz.codes import ResultCode, encode
    from quiz.instrument import fingerprint

    old = replace(QUESTIONNAIRE, edition="2025-9", items=QUESTIONNAIRE.items[3:33][::-1])
    (tmp_path / "2025-9.json").write_text(json.dumps(published_definition(old)), encoding="utf-8")
    with_old = INSTRUMENT | {"editions": list(earlier_editions(QUESTIONNAIRE, tmp_path))}
    given = tuple(place % 6 for place in range(len(old.items)))
    code = {"fingerprint": fingerprint(old), "nonce": 7, "responses": given}
    text = encode(ResultCode(format=PERSONAL, **code))  # type: ignore[arg-type]
    found = scan.call(OPEN, text, with_old)
    assert found["news"] == ["opened-edition", {"edition": "2025-9"}]
    expected = score(old, dict(zip((item.id for item in old.items), given, strict=True)))
    assert found["state"]["opened"]["result"]["scores"]["dimensions"] == expected.dimensions
    assert found["state"]["opened"]["result"]["code"] == text
    team = encode(ResultCode(format=TEAM, **code))  # type: ignore[arg-type]
    assert scan.call(OPEN, team, with_old)["problem"][0] == "code-format-personal-wanted"


@given(TEXTS)
def test_any_text_in_the_field_opens_or_gets_a_sentence(scan: Modules, text: str) -> None:
    found = scan.call("(typed) => m.openedFromField(m.withOpener(m.EMPTY, { typed }), i)", text)
    opened, said = found["state"]["opened"], found["state"]["opener"]["said"]
    assert bool(opened) != bool(said)
    if said and said[0] != "compare-empty":
        assert said[0].removeprefix("code-") in CODE_MESSAGES
        assert found["state"]["opener"]["typed"] == text, "what was typed stays, to be mended"


def test_once_a_code_is_open_its_field_is_empty(scan: Modules) -> None:
    found = scan.call("(typed) => m.openedFromField(m.withOpener(m.EMPTY, { typed }), i)", GOOD)
    assert found["state"]["opener"] == {"typed": "", "said": None}


COMPARE = """(typed, mine) => {
  const state = m.opened(m.EMPTY, i, mine, 9);
  return m.comparedWith(m.withTools(state, { typed }), i).tools;
}"""


@given(TEXTS)
def test_any_text_to_compare_with_gets_an_answer(scan: Modules, text: str) -> None:
    tools = scan.call(COMPARE, text, {IDS[0]: 3})
    assert bool(tools["compared"]) == (tools["said"][0] == "compare-done")


def test_comparing_says_the_difference_of_every_scale_in_words(scan: Modules) -> None:
    tools = scan.call(COMPARE, f"van toen: {code_of(dict.fromkeys(IDS, 2))}", dict.fromkeys(IDS, 4))
    assert tools["compared"]["teamleren"] == {"then": 25, "now": 75, "key": "compare-higher"}
    assert tools["compared"]["overall"] == {"then": 25, "now": 75, "key": "compare-higher"}
    assert set(tools["compared"]) == {"overall", *(d.id for d in QUESTIONNAIRE.dimensions)}
    few = scan.call(COMPARE, code_of({IDS[0]: 4}), dict.fromkeys(IDS, 4))
    assert few["compared"]["systeemdenken"] == {"then": None, "now": 75, "key": "compare-none"}


def test_the_code_of_the_result_itself_is_not_compared(scan: Modules) -> None:
    mine = dict.fromkeys(IDS, 4)
    assert scan.call(COMPARE, code_of(mine), mine)["said"] == ["compare-self"]
    assert scan.call(COMPARE, code_of(mine, nonce=10), mine)["said"] == ["compare-done"]


@pytest.mark.parametrize(
    ("then", "now", "key"),
    [(50, 60, "higher"), (60, 50, "lower"), (50, 59, "same"), (59, 50, "same"), (None, 50, "none"), (0, None, "none")],
)
def test_a_difference_of_less_than_ten_points_is_about_the_same(
    scan: Modules, then: int | None, now: int | None, key: str
) -> None:
    assert scan.call("m.differenceKey", then, now) == f"compare-{key}"


# ---- The address --------------------------------------------------------------------------------

ADDRESS = """(hash, isFile) => {
  const location = { hash, pathname: "/scan/", search: "?x=1", href: `https://host/scan/?x=1${hash}`,
    replace(to) { this.hash = to; this.replaced = true; } };
  const history = { replaceState(state, title, to) {
    if (isFile) throw new Error("SecurityError");
    location.hash = `#${to.split("#")[1]}`; location.to = to; } };
  const address = m.createAddress({ location, history }, 5);
  const code = address.takeCode(3);
  return { code, asked: address.asked(), goneTo: address.goneTo(), hash: location.hash, to: location.to,
    replaced: Boolean(location.replaced), link: address.linkTo("CODE") };
}"""


@pytest.mark.parametrize("place", [1, 5, "check", "result"])
def test_a_place_is_found_again_in_its_own_fragment(scan: Modules, place: int | str) -> None:
    assert scan.call("(place) => m.placeFromHash(m.hashOf(place), 5)", place) == place


@pytest.mark.parametrize(
    "hash", ["#stap-0", "#stap-6", "#stap-999", "#stap-", "#inhoud", "#__proto__", "#stap-1x", "#"]
)
def test_other_fragments_are_no_places(scan: Modules, hash: str) -> None:
    assert scan.call("(hash) => m.placeFromHash(hash, 5)", hash) is None


def test_no_fragment_asks_for_nothing_at_the_start_and_for_the_first_step_later(scan: Modules) -> None:
    found = scan.call(ADDRESS, "", False)
    assert (found["code"], found["asked"], found["goneTo"]) == (None, None, 1)


@given(TEXTS, st.booleans())
def test_a_code_leaves_the_address_at_once_also_where_history_is_refused(
    scan: Modules, text: str, is_file: bool
) -> None:
    found = scan.call(ADDRESS, f"#r={text}", is_file)
    assert found["code"].startswith("#r=")
    assert len(found["code"]) <= 2003
    assert found["hash"] == "#stap-3"
    assert found["replaced"] is is_file
    if not is_file:
        assert found["to"] == "/scan/?x=1#stap-3"


def test_a_very_long_code_is_cut_before_anything_reads_it(scan: Modules) -> None:
    assert len(scan.call(ADDRESS, "#r=" + "4" * 100_000, False)["code"]) == 2003


def test_a_link_to_a_result_has_no_other_fragment(scan: Modules) -> None:
    assert scan.call(ADDRESS, "#uitslag", False)["link"] == "https://host/scan/?x=1#r=CODE"


def test_the_address_of_where_one_is_makes_no_new_entry(scan: Modules) -> None:
    sets = scan.call(
        """() => {
          const sets = [];
          const location = { get hash() { return sets.at(-1) ?? ""; }, set hash(to) { sets.push(to); } };
          const address = m.createAddress({ location, history: {} }, 5);
          for (const place of [1, 1, 2, "check", "check", "result"]) address.show(place);
          return sets;
        }"""
    )
    assert sets == ["#stap-1", "#stap-2", "#controle", "#uitslag"]


def test_markup_in_a_code_is_only_ever_a_detail_of_a_sentence(scan: Modules) -> None:
    found = scan.call(OPEN, f"#r={SCRIPT}")
    assert found["problem"] == ["code-character", {"found": "<", "length": INSTRUMENT["codeLength"]}]
