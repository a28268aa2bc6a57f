"""The templates of the team page say keys and no sentence, and the workshop keeps to the minutes of the guide."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.languages.reading import dutch
from tests.unit.javascript import ROOT

TEMPLATES = sorted((ROOT / "overrides" / "team").glob("*.html"))
GUIDE = ROOT / "docs" / "scan" / "teamgesprek.md"
SPOKEN = re.compile(r'\b(?:aria-label|alt|placeholder|title|value|content)="([^"]*)"')
KEPT = {"SD"}
"""Letters that are the same in every language."""


def words_in(template: str) -> Iterator[str]:
    """Everything with letters that a reader would see or hear, outside what the template fills in."""
    plain = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", " ", template, flags=re.S)
    plain = plain.replace("<option value=", "<option ")  # what a script reads
    yield from (value for value in SPOKEN.findall(plain) if re.search(r"[^\W\d_]", value))
    shown = re.sub(r"<[^<>]*>", "\n", plain)
    yield from (line.strip() for line in shown.splitlines() if re.search(r"[^\W\d_]", line))


def test_a_sentence_in_a_template_would_be_found() -> None:
    assert list(words_in('<p aria-label="Hoor">{{ text("a.b") }} Dag</p>{# niet #}<b>{% if x %}ja{% endif %}</b>')) == [
        "Hoor", "Dag", "ja",
    ]  # fmt: skip


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_sentence_stands_in_a_template(path: Path) -> None:
    assert set(words_in(path.read_text(encoding="utf-8"))) <= KEPT


def test_the_slides_of_a_phase_take_the_minutes_of_the_guide() -> None:
    """The phase stands above each slide under the same name as in the guide; together they make five quarters."""
    workshop = (ROOT / "overrides" / "team" / "workshop.html").read_text(encoding="utf-8")
    slides = re.findall(
        r'data-slide="([^"]+)"[^>]* data-minutes="([^"]+)"[^>]*>\s*\{\{ kicker\((\w+), (\w+)\)', workshop
    )
    assert len(slides) == workshop.count("data-slide=") == 9
    names = {"look": "look", "surprised": "surprise", "talk": "talk", "choose": "choose", "close": "round-off"}
    total: dict[str, int] = {}
    for name, minutes, phase, told in slides:
        if name == "{{ key }}":  # the disciplines and the success areas
            taken = 2 * int(minutes)
        elif name == "talk-{{ loop.index }}":
            assert "{% set minutes = 10 if loop.last else 5 %}" in workshop
            taken = 3 * 5 + 10
        else:
            taken = int(minutes)
            assert minutes == told
        title = dutch().sentence(f"team.workshop.{names[phase]}", {})
        total[title] = total.get(title, 0) + taken
    guide = re.findall(r"^### (.+) \((\d+) minuten\)$", GUIDE.read_text(encoding="utf-8"), re.M)
    assert list(total.items()) == [(title, int(minutes)) for title, minutes in guide]
    assert sum(total.values()) == 75


def test_the_questions_are_those_of_the_guide_in_its_order() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    asked = re.findall(r"^\d\. (.+)$", guide[guide.index("### Praten over een verschil") :], re.M)[:4]
    assert asked == [dutch().sentence(f"team.talk.question-{place}", {}) for place in (1, 2, 3, 4)]


def test_what_most_said_never_borrows_a_word_for_how_far_answers_lie_apart() -> None:
    """Three against three is *verdeeld* by its spread: a slide that called the tie *gemengd* contradicted that."""
    kinds = ("low", "middle", "high", "mixed")
    said = [dutch().sentence(f"team.script.most-{kind}", {"groups": ""}) for kind in kinds]
    apart = [dutch().sentence(f"team.script.word-{kind}", {}) for kind in ("united", "mixed", "divided")]
    assert len({*said, *apart}) == 7
    assert not [(one, word) for one in said for word in apart if word in one]
