"""What breaks a build: it is told in sentences, all of it at once, and nothing is written.

All that is asked here happens in one process, as while serving: to start a builder takes longer than to find a fault.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from quiz.definition import QUESTIONNAIRE
from tests.build.conftest import ROOT
from tests.conftest import LONGEST_BUILD, build_environment, copy_project

ITEMS = "quiz/definition/items.py"
FIRST, SECOND, THIRD, _, FIFTH = QUESTIONNAIRE.items[:5]
PRACTICE = next(path.name for path in sorted((ROOT / "docs/werkvormen").glob("*.md")) if path.stem != "index")
GOAL = (ROOT / "docs/werkvormen" / PRACTICE).read_text(encoding="utf-8").partition("  goal:")[0].count("\n") + 1
DEAD_LINKS = "\n[Weg](teamlere.md)\n\n[Weg](teamleren.md#bestaat-niet)\n"

ROUNDS: dict[str, list[tuple[str, str, str]]] = {
    # First: in a process in which the definition has not been read yet, so that nothing remembers it.
    "comma": [(ITEMS, f'"{FIFTH.text}",', f'"{FIFTH.text}"')],
    "definition": [
        (ITEMS, FIRST.text, "Weten we waarom?"),
        (ITEMS, SECOND.text, ""),
        (ITEMS, f'"{THIRD.id}"', '"vraag-3"'),
    ],
    "number": [("quiz/definition/__init__.py", "min_group_size=5", 'min_group_size="7"')],
    "sources": [
        ("docs/over.md", "\n# ", "\n<!-- kennisbank:leerkart -->\n\n[@bestaatniet2020]\n\n# "),
        ("docs/begrippen.md", "\n## ", "\n## Aaa\n\n## "),
        (ITEMS, FIRST.text, "Weten we waarom?"),
        ("mkdocs.yml", "    drempel:", "    drempel: 2"),
        (f"docs/werkvormen/{PRACTICE}", "  goal:", "  gool:"),
    ],
    "organisation": [
        ("mkdocs.yml", "    naam:", "    naam: 3.5"),
        ("mkdocs.yml", "    drempel:", "    telefoon: x\n    drempel: 3"),
        ("mkdocs.yml", "      merk:", '      merk: "#ffee00"'),
    ],
    "links": [("docs/disciplines/systeemdenken.md", "\n## ", f"{DEAD_LINKS}\n## ")],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a build said before it stopped."""

    status: int
    text: str

    @property
    def faults(self) -> list[str]:
        """The sentences in the list of faults."""
        return [line.removeprefix("  - ") for line in self.text.splitlines() if line.startswith("  - ")]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """What each round said. Whatever it was: it stopped, without a traceback, and wrote no page."""
    folder = tmp_path_factory.mktemp("faults")
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("several_builds.py")), str(folder / "site")],
        input=json.dumps([*ROUNDS.values()]),
        cwd=copy_project(folder / "project"),
        env=build_environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_BUILD,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rounds = zip(ROUNDS, json.loads(done.stdout), strict=True)
    found = {name: Told(status=status, text=text) for name, (status, text) in rounds}
    for number, (name, one) in enumerate(found.items()):
        assert one.status != 0, name
        assert "Traceback" not in one.text, name
        # A dead link is a warning, which stops a build that is strict when it has ended.
        assert name == "links" or not any((folder / "site" / str(number)).rglob("*.html")), name
    return found


def test_a_forgotten_comma_is_one_message_with_file_and_line(told: dict[str, Told]) -> None:
    assert re.search(r"De vragenlijst kan niet worden gelezen in items\.py, regel \d+: ", told["comma"].text)
    assert "Vaak ontbreekt er een komma" in told["comma"].text


def test_a_broken_definition_stops_the_build_with_one_message_that_lists_every_fault(told: dict[str, Told]) -> None:
    assert told["definition"].text.count("ERROR") == 1
    assert "De vragenlijst klopt nog niet. Verbeter dit en sla op:" in told["definition"].text
    found = [re.sub(r"^quiz/definition/items\.py, regel \d+, ", "@", fault) for fault in told["definition"].faults]
    assert found == [
        f"@{FIRST.id}: eindigt met een vraagteken. Een uitspraak is een zin en eindigt met een punt.",
        f"@{SECOND.id}: de tekst is leeg. Schrijf een uitspraak.",
        "@vraag-3: dit id noemt een plaats in de lijst. Zeg waar de uitspraak over gaat, zoals ‘team-hulp-vragen’: "
        "de plaats kan veranderen.",
    ]


def test_a_number_in_quotation_marks_is_one_message_with_its_place(told: dict[str, Told]) -> None:
    assert told["number"].faults == [
        'vragenlijst: bij min_group_size staat "7", maar daar hoort een heel getal zonder aanhalingstekens.'
    ]


def test_an_editor_who_made_mistakes_in_every_source_reads_of_all_in_one_round(told: dict[str, Told]) -> None:
    text = told["sources"].text
    assert text.count("ERROR") == 1
    for words in (
        "bij drempel staat ‘2’",
        f"{FIRST.id}: eindigt met een vraagteken",
        "de bron ‘bestaatniet2020’ staat niet in data/sources.yml",
        "onder ‘Aaa’ staat geen uitleg",
        "‘kennisbank:leerkart’ bestaat niet. Bedoel je ‘leerkaart’?",
        f"docs/werkvormen/{PRACTICE}, regel {GOAL}: het veld ‘gool’ bestaat niet. Bedoel je ‘goal’?",
    ):
        assert sum(words in fault for fault in told["sources"].faults) == 1, (words, text)
    assert "en.toml" not in "".join(told["sources"].faults), "what its translation lacks only follows from the fault"
    assert sum(line.endswith("sla op:") for line in text.splitlines()) == 3, "a heading for each kind of source"


def test_a_wrong_block_of_an_organisation_stops_the_build_with_every_fault(told: dict[str, Told]) -> None:
    assert len(told["organisation"].faults) == 4, told["organisation"].text


def test_dead_links_stop_the_strict_build(told: dict[str, Told]) -> None:
    """One to a page that is not there, and one to a heading that is not there."""
    warnings = [line for line in told["links"].text.splitlines() if line.startswith("WARNING")]
    assert len(warnings) == 2, warnings
    assert sum("teamlere.md" in line for line in warnings) == 1
    assert sum("#bestaat-niet" in line for line in warnings) == 1
