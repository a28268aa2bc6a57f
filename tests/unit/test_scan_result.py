"""What a result says: extremes, differences beyond chance, bands and their borders, and the words for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from kennisbank import situations
from quiz.definition import QUESTIONNAIRE
from quiz.findings import border_bands, enough_for_band, extremes, standout
from quiz.scoring import score
from tests.unit.javascript import Modules
from tests.unit.scan_modules import ANSWERS, IDS, scan_modules

ROOT = Path(__file__).parents[2]
NAMES = {
    "dimensions": {d.id: d.title for d in QUESTIONNAIRE.dimensions},
    "bands": {band.id: band.name for band in QUESTIONNAIRE.bands},
}
SAY = """{ names, texts: (key, values = {}) => key + Object.entries(values).map(([k, v]) => ` ${k}=${v}`).join("") }"""
FINDINGS = "(r) => m.resultOf(i, r, 1).findings"


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = scan_modules(tmp_path_factory.mktemp("result"))
    modules.keep("names", NAMES)
    return modules


@given(ANSWERS)
def test_a_result_names_what_the_rules_in_python_name(scan: Modules, responses: dict[str, int]) -> None:
    found = scan.call(FINDINGS, responses)
    for key, dimensions in (("disciplines", QUESTIONNAIRE.disciplines), ("success_areas", QUESTIONNAIRE.success_areas)):
        expected = standout(QUESTIONNAIRE, dimensions, responses)
        assert found["facets"][key] == {"high": list(expected.high), "low": list(expected.low)}
    own = extremes(QUESTIONNAIRE, responses)
    shown = found["extremes"]
    assert (shown["low"], shown["lowMore"]) == (list(own.low), own.low_more)
    assert (shown["high"], shown["highMore"]) == (list(own.high), own.high_more)
    for dimension in QUESTIONNAIRE.dimensions:
        items = QUESTIONNAIRE.items_of(dimension.id)
        n = sum(bool(responses.get(item.id)) for item in items)
        assert found["answered"][dimension.id] == {"n": n, "of": len(items)}


@given(ANSWERS)
def test_advice_comes_unasked_only_for_what_the_rule_names(scan: Modules, responses: dict[str, int]) -> None:
    found = scan.call(FINDINGS, responses)
    named = scan.call("m.namedDimensions", found)
    facets = found["facets"].values()
    assert sorted(named) == sorted({d for facet in facets for d in [*facet["low"], *facet["high"]]})


def test_a_card_leads_to_the_situations_that_are_first_about_its_subject(scan: Modules) -> None:
    page = (ROOT / "docs" / situations.PAGE).read_text(encoding="utf-8")
    known, faults = situations.read(page, [d.id for d in QUESTIONNAIRE.dimensions], situations.PAGE)
    about = [list(situation.dimensions) for situation in known]
    assert not faults
    for dimension in QUESTIONNAIRE.dimensions:
        nearness = [(ids.index(dimension.id), place) for place, ids in enumerate(about) if dimension.id in ids]
        found = scan.call("m.situationsOf", dimension.id, about)
        assert found == [place for _, place in sorted(nearness)][:3]
        assert found
    assert scan.call("m.situationsOf", "bestaat-niet", about) == []


@given(ANSWERS)
def test_a_band_is_named_from_three_quarters_and_near_a_cut_off_both_are(
    scan: Modules, responses: dict[str, int]
) -> None:
    scores = score(QUESTIONNAIRE, responses).dimensions
    answered = scan.call(FINDINGS, responses)["answered"]
    for key, value in scores.items():
        n, of = answered[key]["n"], answered[key]["of"]
        standing = scan.call("(v, a) => m.standingOf(i.bands, v, a)", value, answered[key])
        words = scan.call(f"(s, a) => m.standingWords(s, a, {SAY})", standing, answered[key])
        if value is None:
            assert (standing["kind"], words) == ("none", "")
        elif not enough_for_band(n, of):
            assert (standing["kind"], standing["band"], words) == ("few", None, f"band-few n={n} of={of}")
        elif between := border_bands(QUESTIONNAIRE.bands, value):
            below, above = (band.name[0].lower() + band.name[1:] for band in between)
            assert (standing["kind"], words) == ("border", f"band-border below={below} above={above}")
        else:
            band = next(band for band in QUESTIONNAIRE.bands if band.start <= value <= band.end)
            assert (standing["kind"], words) == ("band", band.name)


def test_a_difference_is_told_in_quoted_names_and_never_as_most_or_least(scan: Modules) -> None:
    low = {item.id for item in QUESTIONNAIRE.items if item.discipline == "systeemdenken"}
    responses = {item_id: 1 if item_id in low else 5 for item_id in IDS}
    found = scan.call(FINDINGS, responses)["facets"]["disciplines"]
    assert found["low"] == ["systeemdenken"]
    words = scan.call(f'(f) => m.standoutWords("disciplines", f, 5, {SAY})', found)
    assert words.startswith("stands-out facet=facet-disciplines high=‘Gemeenschappelijke visie’, ‘Mentale modellen’")
    assert words.endswith("low=‘Systeemdenken’")


@pytest.mark.parametrize(
    ("scored", "key"), [(5, "stands-close"), (2, "stands-close"), (1, "stands-none"), (0, "stands-none")]
)
def test_without_a_difference_no_order_is_suggested(scan: Modules, scored: int, key: str) -> None:
    found: dict[str, Any] = {"high": [], "low": []}
    words = scan.call(f'(f, n) => m.standoutWords("disciplines", f, n, {SAY})', found, scored)
    assert words == f"{key} facet=facet-disciplines"


@pytest.mark.parametrize(
    ("scale", "levels"), [((1, 5), "12345"), ((1, 4), "1245"), ((1, 7), "1223445"), ((0, 10), "11223334455")]
)
def test_an_answer_has_the_colour_of_its_side_on_any_scale(scan: Modules, scale: tuple[int, int], levels: str) -> None:
    low, high = scale
    points = range(max(1, low), high + 1)
    found = [scan.call("m.answerLevel", point, {"min": low, "max": high}) for point in points]
    assert found[0] in "12"
    assert found[-1] == "5"
    assert found == sorted(found)
    if low == 1:
        assert "".join(found)[-1] == levels[-1]
    assert scan.call("m.answerLevel", 0, {"min": low, "max": high}) == "none"


@pytest.mark.parametrize(
    ("responses", "same", "unknown"),
    [
        ([4] * 40, True, False),
        ([4] * 36 + [1] * 4, True, False),
        ([4] * 35 + [1] * 5, False, False),
        ([4] * 20 + [0] * 20, True, True),
        ([4] * 19 + [0] * 21, False, True),
        ([1, 5] * 15 + [0] * 10, False, True),
        ([1, 5] * 15 + [2] + [0] * 9, False, False),
        ([0] * 40, False, True),
    ],
)
def test_equal_answers_and_many_unknown_are_remarked(
    scan: Modules, responses: list[int], same: bool, unknown: bool
) -> None:
    given = dict(zip(IDS, responses, strict=True))
    found = scan.call("(r) => m.resultOf(i, r, 1).findings", given)
    assert (found["same"], found["manyUnknown"]) == (same, unknown)
