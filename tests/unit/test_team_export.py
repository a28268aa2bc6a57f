"""The aggregated picture as a file: the same picture comes back, and nothing else gets in."""

from __future__ import annotations

import copy
import json
import re
from statistics import stdev
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.definition import QUESTIONNAIRE
from quiz.team.file import (
    ExportError,
    csv,
    csv_cell,
    export_json,
    export_rows,
    is_export,
    parse_export,
)
from quiz.team.picture import decimals, item_figures, team_picture
from tests.unit.team_groups import Responses, groups, random_group, with_threshold

TEXT = export_json(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, random_group(12, unknown=0.35), size=14))
DOCUMENT: dict[str, Any] = json.loads(TEXT)
FINE = next(id for id, figures in DOCUMENT["items"].items() if figures and figures["n"] > 9)
COARSE = next(id for id, figures in DOCUMENT["items"].items() if figures and figures["n"] == 7)
DISCIPLINE = "teamleren"


@settings(max_examples=40, deadline=None)
@given(groups(smallest=5), st.one_of(st.none(), st.integers(20, 100)))
def test_a_picture_comes_back_from_its_file(group: list[Responses], size: int | None) -> None:
    picture = team_picture(QUESTIONNAIRE, group, size=size)
    assert parse_export(export_json(QUESTIONNAIRE, picture), QUESTIONNAIRE) == picture


def test_a_file_names_its_format_version_and_questionnaire() -> None:
    assert (DOCUMENT["format"], DOCUMENT["version"]) == ("kennisbank-organisatieleren/teambeeld", 2)
    assert (DOCUMENT["edition"], len(DOCUMENT["fingerprint"])) == (QUESTIONNAIRE.edition, 4)
    assert is_export(TEXT)
    assert not is_export('{"code": "4000"}')


def changed(path: str, value: Any) -> str:
    document = copy.deepcopy(DOCUMENT)
    part = document
    *way, last = path.split("/")
    for step in way:
        part = part[step]
    part[last] = value
    return json.dumps(document)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("n", 4), ("n", -9), ("n", 9.5), ("n", True), ("n", "12"), ("n", None), ("n", 10**30), ("size", 11),
        ("size", True),
        ("response_rate", 99), ("response_rate", None), ("min_group_size", 4), ("edition", 5), ("edition", "x" * 41),
        ("overall", {}), ("overall", []), ("overall", "hoog"), ("overall/n", 3), ("overall/mean", 100.1),
        ("overall/mean", -1), ("overall/mean", 50.05), ("overall/mean", "50"), ("overall/sd", -0.1),
        ("overall/extra", 1), ("overall/margin", None), ("overall/margin", 0), ("overall/sd", 60),
        ("overall/mean", 0.1),
        ("dimensions", {}), (f"dimensions/{DISCIPLINE}/n", 13), (f"dimensions/{DISCIPLINE}/n", 4),
        ("dimensions/onbekend", None),
        ("named", {}), ("named/disciplines", []), ("named/disciplines/high", [DISCIPLINE]),
        ("named/disciplines/low", "x"), ("named/success_areas", {"high": ["?"], "low": ["?"]}),
        ("team", ""), ("team", "x" * 61), ("team", "a\nb"), ("team", " a"), ("team", "\ud800"), ("team", "\u202eb"),
        ("team", 5), ("date", "2026-02-30"), ("date", "20261126"), ("date", "2026-W48-4"), ("date", "1999-01-01"),
        ("date", 20261126),
        ("statement", "onbekend"), ("statement", ""), ("statement", 5), ("statement", ["teamleren"]),
        ("agreement", {}), ("agreement", "We kijken terug"), ("agreement", ["keep"]), ("agreement", {"other": "x"}),
        ("agreement", {"keep": ""}), ("agreement", {"keep": "x" * 301}), ("agreement", {"when": "x" * 61}),
        ("agreement", {"keep": " x"}), ("agreement", {"keep": "x\n"}), ("agreement", {"keep": "a\tb"}),
        ("agreement", {"keep": "a\r\nb"}), ("agreement", {"keep": "\u202eb"}), ("agreement", {"keep": 5}),
        ("agreement", {"keep": None}), ("agreement", {"keep": "x", "__proto__": "x"}),
        ("items", []), (f"items/{FINE}/n", 4), (f"items/{FINE}/counts", [1, 1]),
        (f"items/{FINE}/counts", [9, 9, 9, 9, 9]),
        (f"items/{FINE}/counts", [-1, 3, 3, 3, 1]), (f"items/{FINE}/counts", "12345"), (f"items/{FINE}/dont_know", 9),
        (f"items/{FINE}/mean", 1.1), (f"items/{FINE}/sd", 0.01), (f"items/{FINE}/groups", [4, 4, 4]),
        (f"items/{FINE}/agreement", "<img src=x onerror=alert(1)>"),
        (f"items/{COARSE}/counts", [1, 1, 1, 2, 2]), (f"items/{COARSE}/mean", 3), (f"items/{COARSE}/n", 10),
        (f"items/{COARSE}/groups", [7, 0]), (f"items/{COARSE}/groups", [8, 0, 0]),
        (f"items/{COARSE}", {"n": 7, "dont_know": 5, "groups": [0, 7, 0], "agreement": "verdeeld"}),
        ("extra", 1), ("__proto__", {"n": 12}),
    ],
)  # fmt: skip
def test_a_changed_file_is_refused(path: str, value: Any) -> None:
    with pytest.raises(ExportError) as refusal:
        parse_export(changed(path, value), QUESTIONNAIRE)
    assert refusal.value.reason == "export-damaged"


@pytest.mark.parametrize("place", ["", "overall", "dimensions", "named", "items", f"items/{FINE}", f"items/{COARSE}"])
def test_a_value_of_any_other_kind_is_refused_and_no_error(place: str) -> None:
    part = DOCUMENT
    for key in place.split("/") if place else []:
        part = part[key]
    for key in part:
        for value in (None, True, 1.5, "x", [], {}, [[]], {"n": {}}):
            try:
                parse_export(changed(f"{place}/{key}".lstrip("/"), value), QUESTIONNAIRE)
            except ExportError:
                continue


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "export-unreadable"),
        ("{", "export-unreadable"),
        ("[" * 100_000, "export-unreadable"),
        (TEXT.replace('"n": 12', '"n": NaN', 1), "export-unreadable"),
        ("[]", "export-foreign"),
        ("null", "export-foreign"),
        ('{"format": "iets anders"}', "export-foreign"),
        (changed("version", 3), "export-version"),
        (changed("version", True), "export-version"),
        (changed("fingerprint", "ffff"), "export-fingerprint"),
    ],
    ids=["empty", "half", "deep", "NaN", "list", "null", "foreign", "newer", "true", "other questionnaire"],
)
def test_a_foreign_file_gets_its_own_reason(text: str, reason: str) -> None:
    with pytest.raises(ExportError) as refusal:
        parse_export(text, QUESTIONNAIRE)
    assert refusal.value.reason == reason


def test_a_site_with_a_higher_threshold_refuses_a_sound_picture_with_its_own_reason() -> None:
    """Also when there are people enough: a scale or item in it may still be about fewer."""
    for threshold in (6, 9, 12):
        with pytest.raises(ExportError) as refusal:
            parse_export(TEXT, with_threshold(threshold))
        assert (refusal.value.reason, refusal.value.detail) == ("export-threshold", "5")
    with pytest.raises(ExportError) as refusal:
        parse_export(changed("n", 4), with_threshold(10))
    assert refusal.value.reason == "export-damaged"


def test_a_picture_keeps_the_edition_it_was_made_with() -> None:
    picture = parse_export(changed("edition", "0.9"), QUESTIONNAIRE)
    assert picture.edition == "0.9"
    assert json.loads(export_json(QUESTIONNAIRE, picture))["edition"] == "0.9"


def test_what_the_command_line_adds_is_skipped() -> None:
    document = DOCUMENT | {"input": {"codes": 12}, "comparison": None, "reliability": []}
    assert parse_export(json.dumps(document), QUESTIONNAIRE).n == 12


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.text(max_size=3))
def test_no_damage_to_a_file_is_an_exception_of_another_kind(place: int, other: str) -> None:
    text = TEXT[:place] + other + TEXT[place + 1 :]
    try:
        picture = parse_export(text, QUESTIONNAIRE)
    except ExportError:
        return
    assert picture.n >= 5
    assert all(figures is None or figures.n >= 5 for figures in picture.items.values())


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "\"'\rx\""),
        ("gewoon", "gewoon"), ("a;b", '"a;b"'), ('zeg "ja"', '"zeg ""ja"""'), ("=a;b", "\"'=a;b\""), (12, "12"),
        ("\uff1d1", "'\uff1d1"), ("a,=1+1", "a,'=1+1"), ("=1,@x,-y", "'=1,'@x,'-y"), ("3,4", "3,4"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    assert csv_cell(value) == cell


def test_the_table_has_a_row_for_each_scale_and_item() -> None:
    text = csv(export_rows(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, random_group(9, unknown=0), size=11)))
    assert text.startswith("\ufeffsoort;id;naam;n;gemiddelde;marge;sd;weet_ik_niet;oneens;midden;eens;aantal_1;")
    lines = text.removeprefix("\ufeff").split("\r\n")
    assert lines[-1] == ""
    assert len({line.count(";") for line in lines[:-1]}) == 1
    assert len(lines) - 1 == 1 + 3 + 1 + 5 + 6 + 40
    assert ";" + ";".join(("respons_procent", "", "82")) in text


def test_numbers_in_a_table_have_the_comma_of_dutch_spreadsheets_and_groups_alone_under_ten() -> None:
    rows = {row[1]: row for row in export_rows(QUESTIONNAIRE, parse_export(TEXT, QUESTIONNAIRE))}
    assert re.fullmatch(r"\d+,\d", str(rows[DISCIPLINE][4]))
    assert re.fullmatch(r"\d,\d\d", str(rows[FINE][6]))
    assert sum(map(int, rows[FINE][8:11])) == sum(map(int, rows[FINE][11:16])) == int(str(rows[FINE][3]))
    assert (rows[COARSE][4:7], rows[COARSE][11:16]) == (("", "", ""), ("",) * 5)
    assert sum(map(int, rows[COARSE][8:11])) == 7


def test_a_team_and_a_date_come_back() -> None:
    document = json.loads(changed("team", "Thuiszorg Zuid: één"))
    picture = parse_export(json.dumps(document | {"date": "2028-02-29"}), QUESTIONNAIRE)
    assert (picture.team, picture.date) == ("Thuiszorg Zuid: één", "2028-02-29")
    assert parse_export(export_json(QUESTIONNAIRE, picture), QUESTIONNAIRE) == picture


AGREEMENT = {"back": "in maart", "keep": "We vragen door.\n\nOok als het druk is.", "need": "Een rooster"}


def test_a_statement_and_an_agreement_come_back_in_the_order_of_the_page() -> None:
    statement = QUESTIONNAIRE.items[7].id
    picture = parse_export(json.dumps(DOCUMENT | {"agreement": AGREEMENT, "statement": statement}), QUESTIONNAIRE)
    assert picture.statement == statement
    assert list((picture.agreement or {}).items()) == [(part, AGREEMENT[part]) for part in ("keep", "back", "need")]
    assert parse_export(export_json(QUESTIONNAIRE, picture), QUESTIONNAIRE) == picture
    nothing = parse_export(json.dumps(DOCUMENT | {"agreement": None, "statement": None}), QUESTIONNAIRE)
    assert (nothing.agreement, nothing.statement, export_json(QUESTIONNAIRE, nothing)) == (None, None, TEXT)


def test_a_picture_of_the_first_version_holds_no_agreement() -> None:
    old = version_1(random_group(12))
    assert parse_export(json.dumps(old), QUESTIONNAIRE).agreement is None
    for more in ({"agreement": AGREEMENT}, {"statement": QUESTIONNAIRE.items[7].id}):
        with pytest.raises(ExportError, match="export-damaged"):
            parse_export(json.dumps(old | more), QUESTIONNAIRE)


def version_1(group: list[Responses]) -> dict[str, Any]:
    """What the first edition of the site wrote: counts for everything, scales over all items."""
    picture = team_picture(QUESTIONNAIRE, group)
    document: dict[str, Any] = json.loads(export_json(QUESTIONNAIRE, picture))
    del document["named"]
    document["version"] = 1
    for scale in (document["overall"], *document["dimensions"].values()):
        if scale:
            del scale["margin"]
    for place, (id, item) in enumerate(document["items"].items()):
        given_ = [person[place] for person in group if person[place]]
        if item and "groups" in item:
            counts = [given_.count(point) for point in (1, 2, 3, 4, 5)]
            fine = item_figures(0, [2 * count for count in counts], 1)
            exact = stdev(given_)
            document["items"][id] = {
                "n": item["n"], "dont_know": item["dont_know"], "counts": counts,
                "mean": None if fine.mean is None else fine.mean / 10, "sd": int(exact * 100 + 0.5) / 100,
                "agreement": item["agreement"],
            }  # fmt: skip
    return document


def test_a_picture_of_the_first_version_opens_and_becomes_coarse_under_ten() -> None:
    group = random_group(9, unknown=0.3, seed=2)
    now = team_picture(QUESTIONNAIRE, group)
    assert now is not None
    opened = parse_export(json.dumps(version_1(group)), QUESTIONNAIRE)
    assert opened.items == now.items
    assert any(figures is None for figures in opened.items.values())
    hidden = {item.id for item in QUESTIONNAIRE.items if now.items[item.id] is None}
    for d in QUESTIONNAIRE.dimensions:
        part = opened.dimensions[d.id]
        assert (part is None) == bool(hidden & {item.id for item in QUESTIONNAIRE.items_of(d.id)}), d.id
    assert opened.overall is None
    assert not any(ends.high or ends.low for ends in opened.named.values())


def test_files_have_a_point_as_decimal_sign() -> None:
    written = [decimals(625, 1), decimals(-5, 1), decimals(0, 1), decimals(119, 2), decimals(5, 2)]
    assert written == ["62.5", "-0.5", "0.0", "1.19", "0.05"]
