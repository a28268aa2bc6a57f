"""The facts of a werkvorm: what an editor may write, and what the build says about everything else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from kennisbank.builder import Stopped
from kennisbank.faults import Faults
from kennisbank.practices import Practice, is_practice, practice_faults, practices_of
from tests.unit.plain_site import PlainFile, PlainPage, PlainSite

DISCIPLINES = ["teamleren", "systeemdenken"]
AREAS = ["bouwen-aan-vertrouwen"]
SLUGS = ["check-out", "premortem"]
TEXT = """# Premortem

## Zo doe je het

1. **Openen (5 minuten).** Vertel.
2. **Schrijven (10\u00a0minuten).** Alleen.
3. **Kiezen (30 minuten).** Samen.

## Vragen

1. **Een vraag zonder tijd.** Dat mag hier.
"""


def meta(**changes: Any) -> dict[str, Any]:
    """A sound front matter; a change to None takes the field away."""
    practice = {
        "goal": "De zwakke plekken van een plan vinden.",
        "minutes": [45, 60],
        "group": [3, 12],
        "disciplines": ["teamleren"],
        "success_areas": [],
        "kind": "vooruitkijken",
        "purposes": ["vooruitkijken"],
        "followed_by": ["check-out"],
        "forms": ["een", "alleen", "kring"],
        "needs": ["papier"],
    } | changes
    kept = {name: value for name, value in practice.items() if value is not None}
    return {"title": "Premortem", "description": "Doe alsof.", "practice": kept}


def faults(text: str = TEXT, **changes: Any) -> list[str]:
    return practice_faults(meta(**changes), text, DISCIPLINES, AREAS, SLUGS)


def test_a_sound_werkvorm_has_no_faults_and_empty_lists_are_allowed() -> None:
    assert faults() == []
    assert faults(disciplines=[], success_areas=[]) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"goal": " "}, ["goal", "ontbreekt", "één zin"]),
        ({"goal": 5}, ["goal", "‘5’", "één zin"]),
        ({"purposes": ["voruitkijken"]}, ["purposes", "Bedoel je ‘vooruitkijken’?"]),
        ({"followed_by": ["checkout"]}, ["followed_by", "Bedoel je ‘check-out’?"]),
        ({"kind": "vooruitkijke"}, ["kind", "Bedoel je ‘vooruitkijken’?", "een-op-een"]),
        ({"kind": ["terugkijken"]}, ["kind", "één soort"]),
        ({"kind": None}, ["kind", "ontbreekt", "vastzitten"]),
        ({"forms": ["een", "alleen", "krring"]}, ["forms", "Bedoel je ‘kring’?", "groepjes"]),
        ({"forms": ["een", "alleen"]}, ["3 stappen", "noemt er 2"]),
        ({"forms": "kring"}, ["forms", "voor elke stap"]),
        ({"forms": None}, ["forms", "ontbreekt"]),
        ({"minutes": [60, 45]}, ["minutes", "[45, 60]"]),
        ({"minutes": 60}, ["minutes", "twee hele getallen"]),
        ({"minutes": [True, 60]}, ["minutes", "twee hele getallen"]),
        ({"minutes": [0, 60]}, ["minutes", "twee hele getallen"]),
        ({"minutes": None}, ["ontbreekt", "minutes"]),
        ({"group": [3.5, 8]}, ["group", "twee hele getallen"]),
        ({"group": None}, ["ontbreekt", "group"]),
        ({"disciplines": ["teamleeren"]}, ["teamleeren", "Bedoel je ‘teamleren’?"]),
        ({"disciplines": "teamleren"}, ["disciplines", "lijst"]),
        ({"disciplines": ["teamleren", "teamleren"]}, ["teamleren", "meer dan één keer"]),
        ({"disciplines": [{"teamleren": None}]}, ["disciplines", "geen naam", "zonder dubbele punt"]),
        ({"success_areas": ["bouwen-aan-vertrouwen", 5]}, ["success_areas", "‘5’", "geen naam"]),
        ({"disciplines": [["teamleren"]]}, ["disciplines", "geen naam"]),
        ({"success_areas": ["teamleren"]}, ["succesgebied", "teamleren"]),
        ({"needs": []}, ["needs", "lijst"]),
        ({"needs": ["papier", ""]}, ["needs", "lijst"]),
        ({"minuts": [1, 2]}, ["minuts", "Bedoel je ‘minutes’?"]),
    ],
)
def test_a_fault_names_the_field_and_how_to_mend_it(changes: dict[str, Any], words: list[str]) -> None:
    found = faults(**changes)
    assert len(found) == 1
    assert all(word in found[0] for word in words), found


def test_steps_must_add_up_within_the_minutes() -> None:
    assert faults(minutes=[45, 45]) == []
    assert "samen 45 minuten" in faults(minutes=[60, 75])[0]
    assert "samen 45 minuten" in faults(minutes=[30, 40])[0]


def test_a_step_without_minutes_is_named_and_only_then_the_sum_is_left_alone() -> None:
    found = faults(TEXT.replace(" (30 minuten)", ""))
    assert found == ["stap 3 zegt niet hoe lang hij duurt. Zet erachter: (10 minuten)."]


def test_a_step_without_a_name_is_told_how_to_write_one() -> None:
    found = faults(TEXT.replace("**Openen (5 minuten).** Vertel.", "Vertel (5 minuten)."))
    assert found == ["stap 1 heeft geen naam. Schrijf die zo: 1. **Openen (5 minuten).** Vertel …"]


def test_a_page_without_steps_or_without_the_block_says_so() -> None:
    assert "geen stappen" in faults("# Premortem\n\nEen tekst.")[0]
    assert "practice:" in practice_faults({"title": "A", "description": "B"}, TEXT, DISCIPLINES, AREAS, SLUGS)[0]


def test_the_overview_and_other_pages_are_no_werkvorm() -> None:
    assert is_practice("werkvormen/premortem.md")
    assert not is_practice("werkvormen/index.md")
    assert not is_practice("disciplines/teamleren.md")


def page(docs: Path, name: str, text: str) -> PlainFile:
    path = docs / "werkvormen" / f"{name}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return PlainFile(f"werkvormen/{name}.md", docs)


def source(title: str, minutes: str = "[45, 60]", discipline: str = "teamleren") -> str:
    return (
        f"---\ntitle: {title}\ndescription: Zin.\npractice:\n  goal: Doel.\n  minutes: {minutes}\n  group: [3, 12]\n"
        f"  disciplines: [{discipline}]\n  success_areas: []\n  purposes: []\n"
        f"  followed_by: []\n  kind: terugkijken\n  forms: [een, alleen, kring]\n  needs: [papier]\n---\n{TEXT}"
    )


def run(files: list[PlainFile], in_menu: list[PlainFile]) -> tuple[Practice, ...]:
    """What the templates get; stops with the faults."""
    faults = Faults()
    found = practices_of(PlainSite(*files), list(map(PlainPage, in_menu)), (DISCIPLINES, AREAS), faults)
    faults.stop_when_any()
    return found


def test_a_title_that_is_missing_is_not_told_once_more_than_with_the_head_of_any_page() -> None:
    assert practice_faults({"practice": meta()["practice"]}, TEXT, DISCIPLINES, AREAS, SLUGS) == []


def test_templates_get_the_werkvormen_by_title_with_their_address(tmp_path: Path) -> None:
    files = [page(tmp_path, "retro", source("Retrospective")), page(tmp_path, "aar", source("after action review"))]
    found = run(files, files)
    assert [(practice.slug, practice.url) for practice in found] == [
        ("aar", "werkvormen/aar/"),
        ("retro", "werkvormen/retro/"),
    ]
    assert found[0].minutes == (45, 60)
    assert found[0].kind == "terugkijken"
    assert [(step.title, step.minutes, step.form) for step in found[0].steps] == [
        ("Openen", 5, "een"),
        ("Schrijven", 10, "alleen"),
        ("Kiezen", 30, "kring"),
    ]


def test_faults_of_all_pages_come_in_one_message_with_the_page(tmp_path: Path) -> None:
    files = [
        page(tmp_path, "aar", source("AAR", minutes="[60, 75]")),
        page(tmp_path, "retro", source("R", discipline="teem")),
    ]
    with pytest.raises(Stopped) as caught:
        run(files, files[:1])
    message = str(caught.value)
    assert "docs/werkvormen/aar.md: de stappen duren samen 45 minuten" in message
    assert re.search(r"docs/werkvormen/retro\.md, regel \d+: disciplines noemt ‘teem’", message)
    assert "niet in het menu" in message
    assert len(message.splitlines()) == 4
