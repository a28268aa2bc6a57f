"""What an organisation changes in the questionnaire, and every mistake in it as one sentence with the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.check.own import where_they_stand
from quiz.check.places import known_pages, known_practices
from quiz.check.reading import DefinitionError, instrument_names, read_definition
from quiz.check.rules import validate
from quiz.definition import OURS
from quiz.instrument import fingerprint
from quiz.languages.check import check_languages
from quiz.model import Questionnaire
from quiz.own import OwnError
from quiz.own_questionnaire import with_own

ROOT = Path(__file__).resolve().parents[2]
TAKEN = OURS.items[0].id
"""A statement of ours; any will do."""
SHARED = next(item.id for item in read_definition("kort").items if item.id != TAKEN)
"""One that the short scan asks too."""
REPLACED = f"""\
editie = "2027-1-voorbeeld"
[vervang.{TAKEN}]
id = "team-balie-les"
tekst = "Wie aan de balie iets leert, deelt dat daarna met het team."
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of an organisation, still empty; afterwards Python forgets what was read with it."""
    monkeypatch.setenv("EIGEN", str(tmp_path))
    (tmp_path / "definition").mkdir()
    yield tmp_path / "definition/vragenlijst.toml"
    monkeypatch.undo()
    read_definition()


def all_of_them() -> dict[str, Questionnaire]:
    """Every instrument, as the build reads them."""
    return {name: read_definition(name) for name in ("", *instrument_names())}


def test_the_short_scan_keeps_our_statements_and_codes(own: Path) -> None:
    ours = read_definition("kort")
    own.write_text(f'{REPLACED}[vervang.{SHARED}]\nid = "a-b"\ntekst = "Wij helpen elkaar."\n', encoding="utf-8")
    assert read_definition("kort") == ours
    own.write_text(f'[tekst]\n{SHARED} = "Wij vragen elkaar om hulp."\n', encoding="utf-8")
    changed = read_definition("kort")
    assert fingerprint(changed) == fingerprint(ours)
    assert "Wij vragen elkaar om hulp." in {item.text for item in changed.items}


def test_without_a_file_it_is_our_questionnaire(own: Path) -> None:
    assert with_own(OURS) is OURS


def test_an_own_statement_takes_the_place_of_ours_and_gives_other_codes(own: Path) -> None:
    own.write_text(REPLACED, encoding="utf-8")
    changed = with_own(OURS)
    assert changed.edition == "2027-1-voorbeeld"
    assert len(changed.items) == len(OURS.items)
    (old,) = (item for item in OURS.items if item.id == TAKEN)
    new = changed.items[OURS.items.index(old)]
    assert (new.id, new.discipline, new.success_area) == ("team-balie-les", old.discipline, old.success_area)
    assert fingerprint(changed) != fingerprint(OURS)
    assert validate(changed) == []
    assert read_definition().edition == "2027-1-voorbeeld"


def test_other_words_for_the_same_statement_leave_the_codes_as_they_are(own: Path) -> None:
    own.write_text(f'[tekst]\n{TAKEN} = "Wie iets leert, vertelt het daarna aan het team."\n', encoding="utf-8")
    changed = with_own(OURS)
    assert fingerprint(changed) == fingerprint(OURS)
    assert "Wie iets leert, vertelt het daarna aan het team." in {item.text for item in changed.items}


def test_a_statement_more_and_one_less_make_a_blueprint_of_their_own(own: Path) -> None:
    own.write_text(
        f'editie = "2027-1-v"\nweg = ["{TAKEN}"]\n[erbij.team-nieuw]\ntekst = "Wij leren samen van fouten."\n'
        'discipline = "teamleren"\nsuccesgebied = "bouwen-aan-vertrouwen"\n',
        encoding="utf-8",
    )
    changed = with_own(OURS)
    assert changed.items[-1].id == "team-nieuw"
    assert not [fault for fault in validate(changed) if "moeten er" in str(fault)]


def test_an_own_advice_replaces_the_words_that_it_names(own: Path) -> None:
    own.write_text('[advies.teamleren.weinig]\nwerkvorm = "dagstart"\n', encoding="utf-8")
    (new,) = (each for each in with_own(OURS).advice if (each.dimension, each.band) == ("teamleren", "weinig"))
    (old,) = (each for each in OURS.advice if (each.dimension, each.band) == ("teamleren", "weinig"))
    assert (new.practice, new.meaning) == ("dagstart", old.meaning)


def test_an_own_statement_needs_its_translation_or_no_languages(own: Path) -> None:
    own.write_text(REPLACED, encoding="utf-8")
    faults = check_languages(all_of_them()).faults["en"]
    assert [fault for fault in faults if "team-balie-les" in fault and "ontbreekt" in fault]
    assert not [fault for fault in faults if TAKEN in fault]
    (own.parent / "en.toml").write_text('[questionnaire.items]\nteam-balie-les = "At the desk we share."\n', "utf-8")
    assert check_languages(all_of_them()).faults["en"] == ()
    replaced = f'[vervang.{SHARED}]\nid = "a-b"\ntekst = "Wij helpen elkaar."\n'
    own.write_text(REPLACED + replaced, encoding="utf-8")  # the short scan still has ours, and its translation
    assert [fault for fault in check_languages(all_of_them()).faults["en"] if "a-b" not in fault] == []
    own.write_text(f'talen = ["nl"]\n{REPLACED}', encoding="utf-8")
    assert not check_languages(all_of_them()).translations


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (REPLACED.split("\n", 1)[1], "editie: je hebt andere uitspraken, en daarom hoort er een eigen naam bij editie"),
        ('editje = "x"', "regel 1, editje: ‘editje’ kent de scan niet. Bedoel je ‘editie’?"),
        ('edition = "x"', "regel 1, edition: ‘edition’ kent de scan niet. Het heet hier ‘editie’."),
        ('editie = "2027/1"', "regel 1, editie: hier staat /, en dat kan niet in de naam van een bestand."),
        ("editie = 2027", "regel 1, editie: hier hoort een tekst tussen aanhalingstekens."),
        ('\neditie = "x', "vragenlijst.toml, regel 2: het aanhalingsteken aan het eind van de tekst ontbreekt."),
        (
            f'[vervang.{TAKEN[:-1]}]\nid = "a-b"\ntekst = "x"',
            f"‘{TAKEN[:-1]}’ is er niet bij ons. Bedoel je",
        ),
        (f'[vervang.{TAKEN}]\nid = "a-b"', f"vervang.{TAKEN}: tekst ontbreekt."),
        (
            f'[vervang.{TAKEN}]\nid = "a-b"\ntext = "x"',
            f"regel 3, vervang.{TAKEN}.text: ‘text’ kan hier niet.",
        ),
        (f'[vervang.{TAKEN}]\nid = "{SHARED}"\ntekst = "x"', "is al van een uitspraak van ons."),
        ('[erbij.a-b]\ntekst = "x"\ndisciplines = "y"', "‘disciplines’ kan hier niet. Bedoel je ‘discipline’?"),
        ('[erbij.a-b]\ntekst = "x"\ndiscipline = 3', "regel 3, erbij.a-b.discipline: hier hoort een tekst"),
        ('[erbij]\na-b = "x"', "regel 2, erbij.a-b: hier horen regels als tekst = …"),
        ('\nweg = ["nergens"]', "regel 2, weg: de uitspraak ‘nergens’ is er niet bij ons."),
        (f'weg = [["{TAKEN}"]]', f"regel 1, weg: de uitspraak ‘['{TAKEN}']’ is er niet bij ons."),
        ('[advies.teamleren.weinich]\nwerkvorm = "x"', "de groep ‘weinich’ is er niet. Bedoel je ‘weinig’?"),
        ('[advies.teamlere.weinig]\nwerkvorm = "x"', "het onderwerp ‘teamlere’ is er niet. Bedoel je ‘teamleren’?"),
        (
            '[advies.teamleren]\nwerkvorm = "x"',
            "regel 1, advies.teamleren: hier horen een groep en een tekst bij",
        ),
        (
            '[advies.teamleren.weinig]\nquestion = "x"',
            "‘question’ kan hier niet. Het heet hier ‘vraag’.",
        ),
        (
            '[advies.teamleren.weinig]\nvraag = "x"\ntalen = ["nl"]',
            "‘talen’ kan hier niet. Zet die regel helemaal bovenaan",
        ),
        (f'[tekst]\n{TAKEN} = "x"\nweg = ["a"]', "‘weg’ is er niet bij ons. Zet die regel helemaal bovenaan"),
        (f"[tekst]\n{TAKEN} = 3", f"regel 2, tekst.{TAKEN}: hier hoort een tekst"),
    ],
)
def test_a_mistake_is_one_sentence_that_names_the_file(text: str, told: str, own: Path) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(OwnError) as problem:
        with_own(OURS)
    assert all(sentence.startswith("eigen/definition/vragenlijst.toml, ") for sentence in problem.value.sentences)
    assert told in str(problem.value)
    with pytest.raises(DefinitionError, match=r"^eigen/definition/vragenlijst\.toml"):
        read_definition()


def test_all_mistakes_are_told_at_once(own: Path) -> None:
    own.write_text(
        f'editje = "x"\nweg = ["nergens", "ook-niet"]\n[vervang.{TAKEN}]\ntext = 3\n[erbij.a-b]\n'
        '[advies.niets.weinig]\nvraag = "x"\n',
        encoding="utf-8",
    )
    with pytest.raises(DefinitionError) as problem:
        read_definition()
    lines = [re.search(r"regel (\d+), ([\w.-]+): ", sentence) for sentence in problem.value.sentences[:-1]]
    assert [(found[1], found[2]) for found in lines if found] == [
        ("1", "editje"),
        ("2", "weg"),
        ("2", "weg"),
        ("4", f"vervang.{TAKEN}.text"),
        ("3", f"vervang.{TAKEN}"),
        ("5", "erbij.a-b"),
        ("5", "erbij.a-b"),
        ("6", "advies.niets"),
    ]
    assert "een eigen naam bij editie" in problem.value.sentences[-1]


def test_a_statement_that_breaks_a_rule_is_told_with_the_file(own: Path) -> None:
    own.write_text(REPLACED.replace("Wie aan de balie iets leert, deelt dat", "Wij delen nooit iets en"), "utf-8")
    told = [str(fault) for fault in where_they_stand(validate(with_own(OURS)))]
    assert told
    assert all(fault.startswith("eigen/definition/vragenlijst.toml, regel 3, ") for fault in told), told


def test_a_werkvorm_that_is_left_out_is_told_with_what_to_do(own: Path) -> None:
    (own.parent.parent / "weg.txt").write_text("werkvormen/dagstart.md\n", encoding="utf-8")
    docs = ROOT / "docs"
    assert "dagstart" not in known_practices(docs)
    assert "werkvormen/dagstart/" not in known_pages(docs)
    told = [str(fault) for fault in where_they_stand(validate(with_own(OURS), practices=known_practices(docs)))]
    assert told
    assert all("Die laat je weg in eigen/weg.txt: zet in eigen/definition/vragenlijst.toml" in each for each in told), (
        told
    )
