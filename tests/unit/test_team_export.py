"""The aggregated picture as a file: the same picture comes back, and nothing else gets in."""

from __future__ import annotations

import copy
import json
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
from quiz.team.picture import decimals, team_picture
from tests.unit.team_groups import Responses, groups, random_group, with_threshold

TEXT = export_json(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, random_group(9, unknown=0.45), size=11))
DOCUMENT: dict[str, Any] = json.loads(TEXT)
ITEM = next(id for id, figures in DOCUMENT["items"].items() if figures)
DISCIPLINE = "teamleren"


@settings(max_examples=40, deadline=None)
@given(groups(smallest=5), st.one_of(st.none(), st.integers(20, 100)))
def test_a_picture_comes_back_from_its_file(group: list[Responses], size: int | None) -> None:
    picture = team_picture(QUESTIONNAIRE, group, size=size)
    assert parse_export(export_json(QUESTIONNAIRE, picture), QUESTIONNAIRE) == picture


def test_a_file_names_its_format_version_and_questionnaire() -> None:
    assert (DOCUMENT["format"], DOCUMENT["version"]) == ("kennisbank-organisatieleren/teambeeld", 1)
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
        ("n", 4), ("n", -9), ("n", 9.5), ("n", True), ("n", "9"), ("n", None), ("n", 10**30), ("size", 8),
        ("size", True),
        ("response_rate", 99), ("response_rate", None), ("min_group_size", 4), ("edition", 5), ("edition", "x" * 41),
        ("overall", {}), ("overall", []), ("overall", "hoog"), ("overall/n", 3), ("overall/mean", 100.1),
        ("overall/mean", -1), ("overall/mean", 50.05), ("overall/mean", "50"), ("overall/sd", -0.1),
        ("overall/extra", 1),
        ("dimensions", {}), (f"dimensions/{DISCIPLINE}/n", 10), (f"dimensions/{DISCIPLINE}/n", 4),
        ("dimensions/onbekend", None),
        ("items", []), (f"items/{ITEM}/n", 4), (f"items/{ITEM}/counts", [1, 1]),
        (f"items/{ITEM}/counts", [9, 9, 9, 9, 9]),
        (f"items/{ITEM}/counts", [-1, 3, 3, 3, 1]), (f"items/{ITEM}/counts", "12345"), (f"items/{ITEM}/dont_know", 9),
        (f"items/{ITEM}/mean", 1.1), (f"items/{ITEM}/sd", 0.01),
        (f"items/{ITEM}/agreement", "<img src=x onerror=alert(1)>"),
        ("extra", 1), ("__proto__", {"n": 12}),
    ],
)  # fmt: skip
def test_a_changed_file_is_refused(path: str, value: Any) -> None:
    with pytest.raises(ExportError) as refusal:
        parse_export(changed(path, value), QUESTIONNAIRE)
    assert refusal.value.reason == "export-damaged"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "export-unreadable"),
        ("{", "export-unreadable"),
        ("[" * 100_000, "export-unreadable"),
        (TEXT.replace('"n": 9', '"n": NaN', 1), "export-unreadable"),
        ("[]", "export-foreign"),
        ("null", "export-foreign"),
        ('{"format": "iets anders"}', "export-foreign"),
        (changed("version", 2), "export-version"),
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
    for threshold in (6, 9, 10):
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
    document = DOCUMENT | {"input": {"codes": 9}, "comparison": None, "reliability": []}
    assert parse_export(json.dumps(document), QUESTIONNAIRE).n == 9


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
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(value: object, cell: str) -> None:
    assert csv_cell(value) == cell


def test_the_table_has_a_row_for_each_scale_and_item() -> None:
    text = csv(export_rows(QUESTIONNAIRE, team_picture(QUESTIONNAIRE, random_group(9, unknown=0), size=11)))
    assert text.startswith("\ufeffsoort;id;naam;n;gemiddelde;sd;weet_ik_niet;aantal_1;")
    lines = text.removeprefix("\ufeff").split("\r\n")
    assert lines[-1] == ""
    assert len({line.count(";") for line in lines[:-1]}) == 1
    assert len(lines) - 1 == 1 + 3 + 1 + 5 + 6 + 40
    assert ";" + ";".join(("respons_procent", "", "82")) in text


def test_files_have_a_point_as_decimal_sign() -> None:
    written = [decimals(625, 1), decimals(-5, 1), decimals(0, 1), decimals(119, 2), decimals(5, 2)]
    assert written == ["62.5", "-0.5", "0.0", "1.19", "0.05"]
