"""The published definition and the data for the scripts: the keys of the contract, and nothing lost."""

from __future__ import annotations

import json

from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import published_definition
from quiz.instrument import client_data, fingerprint
from tests.unit.questionnaires import SMALL


def test_the_published_definition_has_the_keys_of_the_contract() -> None:
    published = published_definition(QUESTIONNAIRE)
    assert list(published) == [
        "title",
        "edition",
        "license",
        "fingerprint",
        "scale",
        "bands",
        "min_group_size",
        "disciplines",
        "success_areas",
        "items",
    ]
    assert list(published["scale"]) == ["min", "max", "points", "dont_know"]
    assert [list(point) for point in published["scale"]["points"]] == [["value", "label"]] * 5
    assert list(published["scale"]["dont_know"]) == ["value", "label"]
    assert {tuple(band) for band in published["bands"]} == {("from", "to", "name")}
    assert {tuple(d) for d in published["disciplines"] + published["success_areas"]} == {("id", "title", "page")}
    assert {tuple(item) for item in published["items"]} == {
        ("id", "text", "discipline", "success_area", "reverse_keyed")
    }


def test_the_published_definition_of_a_small_questionnaire() -> None:
    published = published_definition(SMALL)
    assert published["fingerprint"] == f"{fingerprint(SMALL):04x}"
    assert published["scale"]["points"][0] == {"value": 1, "label": "helemaal oneens"}
    assert published["scale"]["dont_know"] == {"value": 0, "label": "weet ik niet"}
    assert published["bands"] == [{"from": 0, "to": 49, "name": "Laag"}, {"from": 50, "to": 100, "name": "Hoog"}]
    assert published["disciplines"][1] == {"id": "doen", "title": "Doen", "page": "doen/"}
    assert published["items"][1] == {
        "id": "tijd-krijgen",
        "text": "Leidinggevenden geven ons tijd.",
        "discipline": "doen",
        "success_area": "ruimte",
        "reverse_keyed": False,
    }


def test_items_are_published_in_the_order_of_the_definition() -> None:
    published = published_definition(QUESTIONNAIRE)
    assert [item["id"] for item in published["items"]] == [item.id for item in QUESTIONNAIRE.items]


def test_both_exports_are_plain_json() -> None:
    for data in (published_definition(QUESTIONNAIRE), client_data(QUESTIONNAIRE)):
        assert json.loads(json.dumps(data, allow_nan=False)) == data


def test_the_data_for_the_scripts_hold_no_sentence() -> None:
    text = json.dumps(client_data(QUESTIONNAIRE), ensure_ascii=False)
    assert not [item.text for item in QUESTIONNAIRE.items if item.text in text]
    assert not [band.name for band in QUESTIONNAIRE.bands if band.name in text]
    assert " " not in "".join(item["id"] for item in client_data(QUESTIONNAIRE)["items"])
