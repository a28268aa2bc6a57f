"""The fingerprint, computed again from the plan without the code that it checks."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import published_definition, published_text, read_published
from quiz.instrument import fingerprint, fingerprint_text
from quiz.model import Questionnaire
from tests.unit.questionnaires import ITEMS, SMALL, changed, scale


def by_hand(questionnaire: Questionnaire) -> int:
    """The canonical text put together as text, hashed; its first four hexadecimal digits."""

    def quoted(value: str | None) -> str:
        return "null" if value is None else f'"{value}"'

    items = ",".join(
        f"[{quoted(i.id)},{quoted(i.discipline)},{quoted(i.success_area)},{'true' if i.reverse_keyed else 'false'}]"
        for i in questionnaire.items
    )
    kind = f',"{questionnaire.scale.id}"' if questionnaire.scale.id else ""
    text = f'{{"scale":[{questionnaire.scale.min},{questionnaire.scale.max}{kind}],"items":[{items}]}}'
    return int(hashlib.sha256(text.encode("utf-8")).hexdigest()[:4], 16)


@pytest.mark.parametrize("questionnaire", [QUESTIONNAIRE, SMALL], ids=["shipped", "small"])
def test_it_is_the_first_sixteen_bits_of_the_canonical_text(questionnaire: Questionnaire) -> None:
    assert fingerprint(questionnaire) == by_hand(questionnaire)


def test_one_facet_and_letters_beyond_ascii_are_written_as_the_plan_says() -> None:
    special = replace(SMALL, items=(replace(ITEMS[0], id="één", success_area=None, reverse_keyed=True),))
    assert fingerprint(special) == by_hand(special)


def test_another_kind_of_scale_is_no_wording() -> None:
    often = replace(SMALL, scale=replace(SMALL.scale, id="hoe-vaak"))
    assert fingerprint(often) == by_hand(often) != fingerprint(SMALL)
    assert read_published(published_text(often), "a.json").scale.id == "hoe-vaak"
    assert '"id"' not in json.dumps(published_definition(SMALL)["scale"])


def test_another_wording_keeps_it() -> None:
    reworded = replace(
        QUESTIONNAIRE,
        title="Een andere naam",
        edition="2030-2",
        min_group_size=9,
        bands=QUESTIONNAIRE.bands[:1],
        items=tuple(replace(item, text=item.text.upper()) for item in QUESTIONNAIRE.items),
        scale=replace(QUESTIONNAIRE.scale, dont_know="geen idee"),
    )
    assert fingerprint(reworded) == fingerprint(QUESTIONNAIRE)


@pytest.mark.parametrize(
    "other",
    [
        replace(SMALL, items=changed(ITEMS, 0, id="hulp-geven")),
        replace(SMALL, items=changed(ITEMS, 0, discipline="doen")),
        replace(SMALL, items=changed(ITEMS, 0, success_area="ruimte")),
        replace(SMALL, items=changed(ITEMS, 0, reverse_keyed=True)),
        replace(SMALL, items=ITEMS[:-1]),
        replace(SMALL, items=(ITEMS[1], ITEMS[0], *ITEMS[2:])),
        replace(SMALL, scale=scale(1, 4)),
    ],
    ids=["id", "discipline", "success area", "keying", "one item less", "order", "scale"],
)
def test_what_changes_the_instrument_changes_it(other: Questionnaire) -> None:
    assert fingerprint(other) != fingerprint(SMALL)


def test_it_is_shown_in_four_digits() -> None:
    assert [fingerprint_text(value) for value in (0, 255, 65535)] == ["0000", "00ff", "ffff"]
