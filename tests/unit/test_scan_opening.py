"""Codes that come in: read from any text, refused in words, and compared. And the address they come by."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.codes import PERSONAL, TEAM, team_nonce
from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import earlier_editions, published_definition
from quiz.messages import code_messages
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
    team_code = code_of(FULL, format=TEAM, nonce=team_nonce(GOOD))
    assert (result["responses"], result["code"], result["teamCode"]) == (FULL, GOOD, team_code)
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
    assert key in code_messages()
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
    assert found["state"]["opened"]["result"]["teamCode"] is None
    team = encode(ResultCode(format=TEAM, **code))  # type: ignore[arg-type]
    assert scan.call(OPEN, team, with_old)["problem"][0] == "code-format-personal-wanted"


@given(TEXTS)
def test_any_text_in_the_field_opens_or_gets_a_sentence(scan: Modules, text: str) -> None:
    found = scan.call("(typed) => m.openedFromField(m.withOpener(m.EMPTY, { typed }), i)", text)
    opened, said = found["state"]["opened"], found["state"]["opener"]["said"]
    assert bool(opened) != bool(said)
    if said and said[0] != "compare-empty":
        assert said[0].removeprefix("code-") in code_messages()
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


@pytest.mark.parametrize("close", [20, 10])
def test_a_difference_that_chance_makes_is_about_the_same(scan: Modules, close: int) -> None:
    found = [
        scan.call("m.differenceKey", then, now, close)
        for then, now in ((50, 50 + close), (50 + close, 50), (50, 49 + close), (None, 50), (0, None))
    ]
    assert found == ["compare-higher", "compare-lower", "compare-same", "compare-none", "compare-none"]


def test_the_whole_is_told_apart_from_ten_points_and_a_dimension_from_twenty(scan: Modules) -> None:
    found = scan.call(
        "m.differences", {"dimensions": {"a": 50}, "overall": 50}, {"dimensions": {"a": 65}, "overall": 65}
    )
    assert (found["overall"]["key"], found["a"]["key"]) == ("compare-higher", "compare-same")


# ---- The address --------------------------------------------------------------------------------

ADDRESS = """(hash, isFile, search = "?x=1") => {
  const location = { hash, pathname: "/scan/", search, href: `https://host/scan/?x=1${hash}`,
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
        assert found["to"] == "/scan/#stap-3"


def test_a_very_long_code_is_cut_before_anything_reads_it(scan: Modules) -> None:
    assert len(scan.call(ADDRESS, "#r=" + "4" * 100_000, False)["code"]) == 2003


def test_a_link_to_a_result_has_no_other_fragment_and_nothing_of_others(scan: Modules) -> None:
    assert scan.call(ADDRESS, "#uitslag", False)["link"] == "https://host/scan/#r=CODE"


@pytest.mark.parametrize(
    "hash",
    [
        "#r={}", "#r%3D{}", "#R%3d{}", "#%23r={}", "#%2523r%253D{}", "#/r={}", "#?r={}", "#utm_source=mail&r={}",
        "#stap-2&r={}", "#r=", "#r%3D", "#r={}&utm=x",
    ],
)  # fmt: skip
@pytest.mark.parametrize("is_file", [True, False])
def test_a_rewritten_link_gives_its_code_and_leaves_the_address(scan: Modules, hash: str, is_file: bool) -> None:
    """Also where there is nothing to read in it: a refused code is a code somebody meant to keep to themselves."""
    found = scan.call(ADDRESS, hash.format(GOOD), is_file)
    assert found["code"].startswith("#r=")
    assert found["hash"] == "#stap-3"
    if "{}" in hash:
        assert scan.call(OPEN, found["code"])["state"]["opened"]["result"]["code"] == GOOD


@pytest.mark.parametrize("search", ["?utm_source=mail%23r={}", "?a=b%2523r%253D{}", "?r={}", "?x=1&r={}"])
def test_a_code_that_was_rewritten_into_the_query_opens_and_takes_the_query_along(scan: Modules, search: str) -> None:
    found = scan.call(ADDRESS, "", False, search.format(GOOD))
    assert found["to"] == "/scan/#stap-3"
    assert scan.call(OPEN, found["code"])["state"]["opened"]["result"]["code"] == GOOD


@pytest.mark.parametrize("hash", ["#stap-2", "#uitslag", "#inhoud", "#for=x", "#team=A;2027-01-01", "#uitspraak-r"])
def test_other_fragments_hold_no_code(scan: Modules, hash: str) -> None:
    assert scan.call("m.codeFrom", hash) is None


# ---- Addresses that are not there, because their # was rewritten -----------------------------------


def meant(scan: Modules, path: str) -> Any:
    address, _, fragment = path.partition("#")
    pathname, _, search = address.partition("?")
    parts = {"pathname": pathname, "search": search and f"?{search}", "hash": fragment and f"#{fragment}"}
    return scan.call("m.meantBy", parts)


@pytest.mark.parametrize(
    "sign",
    ["%23r=", "%2523r=", "%252523r=", "%23r%3D", "%2523r%253D", "%23R=", "%23!r=", "#r=", "?r=", "/r="],
)
def test_a_code_in_an_address_that_is_not_there_leads_to_the_scan(scan: Modules, sign: str) -> None:
    for folder in ("/scan/", "/kb/scan/", "/scan", "/scan/index.html", "/kb/nergens/", "/"):
        for behind in ("", "/", ".", ").", "%3E", "&utm_source=mail"):
            found = meant(scan, f"{folder}{sign}{GOOD}{behind}")
            assert found["toScan"]
            assert scan.call(OPEN, found["fragment"])["state"]["opened"]["result"]["code"] == GOOD


@pytest.mark.parametrize(
    "rewritten",
    [
        "%23team=Zorg%20%26%20Co;2027-03-31",
        "%23team=Zorg%2520%2526%2520Co;2027-03-31",
        "%23team%3DZorg%2520%2526%2520Co%3B2027-03-31",
        "%2523team%253DZorg%252520%252526%252520Co%253B2027-03-31",
        "#team=Zorg%20%26%20Co;2027-03-31",
    ],
)
@pytest.mark.parametrize("behind", ["", "/", ".", ")", "%3E"])
def test_a_link_of_a_team_that_is_not_there_leads_to_the_scan(scan: Modules, rewritten: str, behind: str) -> None:
    found = meant(scan, f"/kb/scan/{rewritten}{behind}")
    assert found["toScan"]
    assert scan.call("m.teamFromHash", found["fragment"]) == {"name": "Zorg & Co", "date": "2027-03-31"}


def test_any_other_page_is_found_back_by_its_rewritten_fragment(scan: Modules) -> None:
    found = meant(scan, "/kb/begrippen/%23dialoog")
    assert found == {"toScan": False, "path": "/kb/begrippen/", "fragment": "#dialoog"}


@pytest.mark.parametrize("path", ["/", "/scan/", "/nergens/", "/nergens/#kop", "/a?r=1", "/for=x", "/er=4", "/%24r="])
def test_an_address_without_a_rewritten_sign_leads_nowhere(scan: Modules, path: str) -> None:
    assert meant(scan, path) is None


@given(TEXTS)
def test_any_rewritten_address_gives_a_fragment_and_never_a_code_for_another_page(scan: Modules, text: str) -> None:
    found = meant(scan, f"/scan/%23r={text}")
    assert found["toScan"]
    assert found["fragment"].startswith("#r=")


# ---- The link of a team -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hash", "name", "date"),
    [
        ("#team=Blauw;2027-03-31", "Blauw", "2027-03-31"),
        ("#team=Zorg%20%26%20Welzijn%3B%20Noord;2028-02-29", "Zorg & Welzijn; Noord", "2028-02-29"),
        ("#team=%3Cimg%20src%3Dx%3E;2027-01-01", "<img src=x>", "2027-01-01"),
        (f"#team={'é' * 60};2027-01-01", "é" * 60, "2027-01-01"),
    ],
)
def test_a_link_of_a_team_says_for_whom_and_by_when(scan: Modules, hash: str, name: str, date: str) -> None:
    assert scan.call("m.teamFromHash", hash) == {"name": name, "date": date}


@pytest.mark.parametrize(
    "rest",
    [
        "", "Blauw", "Blauw;", ";2027-01-01", "%20;2027-01-01", "Blauw;2027-02-29", "Blauw;2027-13-01",
        "Blauw;01-01-2027", "Blauw;2027-1-1", "Blauw;2027-01-01x", f"{'a' * 61};2027-01-01", "a%0Ab;2027-01-01",
        "a%E2%80%AEb;2027-01-01", "a%00;2027-01-01", "%E0%A4%A;2027-01-01", "Blauw;0000-01-01",
        f"{'%61' * 400};2027-01-01",
    ],
)  # fmt: skip
def test_a_link_of_a_team_that_is_not_exact_is_none(scan: Modules, rest: str) -> None:
    assert scan.call("m.teamFromHash", f"#team={rest}") is None


@given(TEXTS)
def test_any_link_of_a_team_is_read_or_is_none(scan: Modules, text: str) -> None:
    found = scan.call("m.teamFromHash", f"#team={text};2027-01-01")
    assert found is None or (0 < len(found["name"]) <= 60 and found["date"] == "2027-01-01")


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
