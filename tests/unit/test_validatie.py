"""The validation kit: every script runs on made-up data, and what it decides is what its rules say."""

from __future__ import annotations

import csv
import io
import json
import random
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.languages.model import Language
from quiz.study.report import study
from quiz.study.table import MISSING, read_table, write_table
from validatie import analyse, ballot, experts, kit, retest, sample_size, sheets, simulate, sorting, translation_sheets

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT / "validatie"
IDS = [item.id for item in QUESTIONNAIRE.items]


def table_of(
    model: simulate.Model,
    *,
    teams: int = 12,
    size: int = 12,
    seed: int = 1,
    more: Callable[[int], dict[str, str]] = lambda n: {},
) -> list[dict[str, str]]:
    """The rows of a made-up table, with more columns."""
    made = simulate.teams([size] * teams, random.Random(seed), model)
    rows = list(csv.DictReader(io.StringIO(write_table(QUESTIONNAIRE, made))))
    return [row | more(number) for number, row in enumerate(rows)]


def as_csv(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs a script as a person would, with its arguments."""

    def run(main: Callable[[list[str]], None], *arguments: str) -> int:
        monkeypatch.setattr(sys, "argv", ["script", *arguments])
        return kit.run(main)  # type: ignore[arg-type]

    return run


# The sheets


def test_the_sheets_hold_every_statement_and_come_from_the_definition() -> None:
    made = sheets.sheets(QUESTIONNAIRE, 3, 1)
    for name in (
        "codeboek.csv",
        "interviewbladen.md",
        "deskundigen.csv",
        "vertaalblad.csv",
        "nalezen-en.csv",
        "sorteren/beoordelaar-02.csv",
    ):
        assert all(item.text in made[name] for item in QUESTIONNAIRE.items), name
    other = replace(QUESTIONNAIRE, items=(replace(QUESTIONNAIRE.items[0], text="Een andere zin."),))
    assert "Een andere zin." in sheets.interview_sheets(other)


def test_no_statement_is_copied_into_a_file_of_the_kit() -> None:
    for path in KIT.rglob("*"):
        if path.is_file() and path.suffix != ".pyc":
            text = path.read_text(encoding="utf-8")
            assert [item.text for item in QUESTIONNAIRE.items if item.text in text] == [], path.name


def test_a_judge_sees_neither_id_nor_place_and_each_gets_another_order() -> None:
    made = sheets.sheets(QUESTIONNAIRE, 2, 1)
    one, two = (made[f"sorteren/beoordelaar-0{n}.csv"] for n in (1, 2))
    assert not any(id in one for id in IDS)
    assert sorted(one.splitlines()) == sorted(two.splitlines())
    assert one != two
    places = {d.id: d.title for d in QUESTIONNAIRE.dimensions}
    assert not any(title in one for title in places.values())
    assert all(title in made["sorteren/begrippen.md"] for title in places.values())


def test_the_order_of_the_codes_does_not_give_the_discipline_away() -> None:
    key = list(
        csv.DictReader(io.StringIO(sheets.sheets(QUESTIONNAIRE, 1, 5)["sorteren/sleutel.csv"][1:]), delimiter=";")
    )
    by_code = [row["discipline"] for row in sorted(key, key=lambda row: row["code"])]
    assert len({row["code"] for row in key}) == len(IDS)
    assert by_code != sorted(by_code)
    assert by_code != [item.discipline for item in QUESTIONNAIRE.items]


def test_the_codebook_explains_every_value_of_the_table() -> None:
    book = {row["kolom"]: row for row in csv.DictReader(io.StringIO(sheets.codebook(QUESTIONNAIRE)[1:]), delimiter=";")}
    assert set(book) >= {"person", "team", *IDS}
    for value in (*MISSING, *range(1, 6)):
        assert f"{value} = " in book[IDS[0]]["waarden"]


def test_every_dimension_has_a_definition_and_every_note_an_item_of_its_edition() -> None:
    assert set(kit.constructs()) == {d.id for d in QUESTIONNAIRE.dimensions}
    edition, notes = kit.intent_notes()
    assert len(notes) == 40
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)+", id) and note.endswith(".") for id, note in notes.items())
    if edition == QUESTIONNAIRE.edition:
        assert set(notes) == set(IDS)


def test_every_statement_of_its_edition_has_a_note_for_translators_and_none_is_left_over() -> None:
    edition, notes = kit.kept_notes()
    assert set(notes) == set(kit.intent_notes()[1])
    if edition == QUESTIONNAIRE.edition:
        assert set(notes) == set(IDS)
    for id, note in notes.items():
        assert note.who, id
        assert note.stays.endswith("."), id
        assert note.trap.endswith("."), id
    assert len({note.trap for note in notes.values()}) == len(notes)


def test_a_translator_gets_what_stays_the_same_unless_it_belongs_to_another_edition() -> None:
    edition, notes = kit.kept_notes()
    if edition == QUESTIONNAIRE.edition:
        now = translation_sheets.blank_sheet(QUESTIONNAIRE)
        assert all(note.stays in now for note in notes.values())
    later = translation_sheets.blank_sheet(replace(QUESTIONNAIRE, edition="1999-9"))
    assert not any(note.stays in later for note in notes.values())


def test_a_second_reader_sees_dutch_beside_the_translation_and_one_who_translates_back_does_not() -> None:
    english = Language(tag="en", name="English", texts={f"questionnaire.items.{id}": {"": f"[{id}]"} for id in IDS})
    codes = {id: f"U{number}" for number, id in enumerate(IDS, start=100)}
    read = translation_sheets.reading_sheet(QUESTIONNAIRE, english)
    back = translation_sheets.back_sheet(QUESTIONNAIRE, english, codes, seed=1)
    lines = [line.split(";")[:2] for line in back.splitlines()[1:]]
    assert sorted(lines) == [[codes[id], f"[{id}]"] for id in IDS]
    assert lines != sorted(lines)
    for item in QUESTIONNAIRE.items:
        assert f"{item.text};[{item.id}]" in read
        assert item.text not in back


def test_notes_of_another_edition_are_not_put_beside_a_statement() -> None:
    edition, notes = kit.intent_notes()
    item = replace(QUESTIONNAIRE.items[0], id=next(iter(notes)))
    same = replace(QUESTIONNAIRE, edition=edition, items=(item,))
    assert kit.intents(same) == {item.id: notes[item.id]}
    assert set(kit.watch(same)) <= set(notes)
    looked_at = replace(item, id=next(iter(kit.watch(same))))
    printed = sheets.interview_sheets(replace(same, items=(looked_at,)))
    assert notes[looked_at.id] in printed
    assert kit.watch(same)[looked_at.id] in printed
    assert kit.intents(replace(same, edition="1999-9")) == {item.id: ""}


def test_the_sheets_are_written_where_asked(tmp_path: Path, command: Callable[..., int]) -> None:
    assert command(sheets.main, str(tmp_path / "uit"), "--judges", "4") == 0
    assert len(list((tmp_path / "uit" / "sorteren").glob("beoordelaar-*.csv"))) == 4


# Sorting


def test_p_sa_and_c_sv_are_those_of_the_example_worked_out_by_hand() -> None:
    """Ten judges: six right, three for b, one for c. p_sa .6, c_sv (6 − 3) / 10."""
    found = sorting.agreement("a", [*"aaaaaabbbc"])
    assert (found.p_sa, found.c_sv, found.runner_up) == (0.6, 0.3, "b")
    assert sorting.agreement("a", [None, None]) == sorting.Agreement(p_sa=0, c_sv=0, runner_up=None)
    assert sorting.agreement("a", [*"bbbb"]).c_sv == -1


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [(1, 0.5, "houden"), (1, 0.49, "herschrijven"), (0.25, 0.9, "herschrijven"), (1, 0.2, "vervangen")],
)
def test_the_facet_where_an_item_does_worst_decides(first: float, second: float, expected: str) -> None:
    facets = [sorting.Agreement(p_sa=1, c_sv=value, runner_up=None) for value in (first, second)]
    assert sorting.verdict(facets) == expected


def test_kappa_is_that_of_the_example_worked_out_by_hand() -> None:
    """Four items, two of a and two of b; the judge says a a a b: 3/4 right, chance (2·3 + 2·1) / 16 = 1/2."""
    intended = {"1": "a", "2": "a", "3": "b", "4": "b"}
    assert sorting.kappa(intended, {"1": "a", "2": "a", "3": "a", "4": "b"}) == pytest.approx(0.5)
    assert sorting.kappa(intended, {}) is None


def filled_in(folder: Path, judges: int, slip: float, seed: int = 3) -> None:
    """Sheets as made-up judges return them: right but for a share of slips."""
    source = random.Random(seed)
    for name, text in sheets.sheets(QUESTIONNAIRE, judges, 1).items():
        if name.startswith("sorteren/"):
            (folder / Path(name).name).write_text(text, encoding="utf-8")
    key = {row["code"]: row for row in kit.rows(folder / "sleutel.csv", ("code",))}
    places = [d.id for d in QUESTIONNAIRE.disciplines], [d.id for d in QUESTIONNAIRE.success_areas]
    for path in folder.glob("beoordelaar-*.csv"):
        lines = []
        for row in kit.rows(path, sheets.SORTING_COLUMNS):
            right = key[row["code"]]
            chosen = [
                source.randrange(len(ids)) if source.random() < slip else ids.index(right[name])
                for ids, name in zip(places, ("discipline", "succesgebied"), strict=True)
            ]
            lines.append((row["code"], row["uitspraak"], *(n + 1 for n in chosen), ""))
        path.write_text(kit.table(sheets.SORTING_COLUMNS, lines), encoding="utf-8")


def test_sheets_that_come_back_are_counted(
    tmp_path: Path, command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    filled_in(tmp_path, 20, 0.1)
    assert command(sorting.main, str(tmp_path)) == 0
    out = capsys.readouterr().out
    assert "Indelen door 20 mensen" in out
    assert all(f"| {id} | " in out for id in IDS)
    assert out.count("| houden |") >= 38
    kappas = [float(value) for value in re.findall(r"kappa met de bedoelde plaats: (0\.\d+)", out)]
    assert len(kappas) == 2
    assert min(kappas) > 0.8


def test_few_judges_are_told_to_be_few_and_random_ones_keep_nothing(
    tmp_path: Path, command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    filled_in(tmp_path, 8, 1.0)
    assert command(sorting.main, str(tmp_path)) == 0
    out = capsys.readouterr().out
    assert "minder dan 20 mensen" in out
    assert out.count("| vervangen |") > 30


def test_a_sheet_with_another_word_is_named(
    tmp_path: Path, command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    filled_in(tmp_path, 2, 0.0)
    path = tmp_path / "beoordelaar-01.csv"
    path.write_text(re.sub(r";\d;\d;", ";9;1;", path.read_text("utf-8"), count=1), encoding="utf-8")
    assert command(sorting.main, str(tmp_path)) == 2
    assert "‘9’ is geen keus" in capsys.readouterr().err
    (tmp_path / "sleutel.csv").write_text("code;id\nU100;iets-anders\n", encoding="utf-8")
    assert command(sorting.main, str(tmp_path)) == 2
    assert "hoort niet bij editie" in capsys.readouterr().err


# Experts


def test_an_item_that_too_few_experts_find_fitting_comes_first(
    tmp_path: Path, command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Six experts, two of whom give a 2: 4/6 is under .78."""
    paths = []
    for number in range(6):
        rows = list(csv.DictReader(io.StringIO(sheets.expert_sheet(QUESTIONNAIRE)[1:]), delimiter=";"))
        for row in rows:
            row.update(past="2" if row["id"] == IDS[7] and number < 2 else "4", duidelijk="3")
        path = tmp_path / f"{number}.csv"
        path.write_text(kit.table(list(rows[0]), [list(row.values()) for row in rows]), encoding="utf-8")
        paths.append(str(path))
    assert command(experts.main, *paths) == 0
    out = capsys.readouterr().out
    assert [line.split(" | ")[0] for line in out.splitlines() if "bekijken" in line] == [f"| {IDS[7]}"]
    assert f"| {IDS[7]} | 0.67 | 1.00 | bekijken |" in out.splitlines()[6]
    Path(paths[0]).write_text(Path(paths[0]).read_text("utf-8").replace(";4;3;", ";5;3;", 1), encoding="utf-8")
    assert command(experts.main, *paths) == 2
    assert "geen cijfer van 1 tot en met 4" in capsys.readouterr().err


# The table of a study


def test_who_answered_the_same_everywhere_or_too_fast_is_left_out() -> None:
    rows = table_of(simulate.PROFILE, more=lambda n: {"minutes": "1,2" if n == 1 else "6"})
    rows[0] |= dict.fromkeys(IDS, "4")
    rows[2] |= dict.fromkeys(IDS[:36], "4") | dict.fromkeys(IDS[36:], "2")
    rows[3] |= dict.fromkeys(IDS[:35], "4") | dict.fromkeys(IDS[35:], "2")
    kept = analyse.exclude(QUESTIONNAIRE, as_csv(rows))
    assert (kept.near_equal, kept.too_fast) == (2, 1)
    assert sum(map(len, read_table(QUESTIONNAIRE, kept.text))) == len(rows) - 3


def test_the_analysis_decides_by_the_bars_that_stood_fixed(
    tmp_path: Path, command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(as_csv(table_of(replace(simulate.PROFILE, discipline=0.5), teams=20)), encoding="utf-8")
    assert command(analyse.main, str(path)) == 0
    found = json.loads(capsys.readouterr().out)
    assert {name: row["result"] for name, row in found["decisions"].items()} == {
        "H1": "gesteund", "H2": "gesteund", "H3a": "gesteund", "H3b": "niet gesteund", "H4": "gesteund",
    }  # fmt: skip
    assert found["study"]["n"] == 240


def test_without_a_profile_the_analysis_says_to_show_the_whole_alone() -> None:
    made = simulate.teams([15] * 20, random.Random(5), replace(simulate.NO_PROFILE, team=0.0))
    found = study(QUESTIONNAIRE, made, 5)
    assert found is not None
    decided = analyse.decisions(found)
    assert decided["H1"]["result"] == decided["H3a"]["result"] == decided["H4"]["result"] == "niet gesteund"
    assert "alleen het geheel" in decided["H3a"]["meaning"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text.replace("team,", "ploeg,", 1), "ontbreekt de kolom ‘team’"),
        (lambda text: text.replace("\n1,", "\n1,1\n1,", 1), "te weinig kolommen"),
        (lambda text: re.sub(r",\d\n", ",7\n", text, count=1), "‘7’ is geen antwoord"),
        (lambda text: "\n".join(text.splitlines()[:80]), "minder dan 100 mensen"),
    ],
)
def test_a_table_that_will_not_do_is_one_sentence(
    change: Callable[[str], str],
    words: str,
    tmp_path: Path,
    command: Callable[..., int],
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "tabel.csv"
    text = change(as_csv(table_of(simulate.PROFILE)))
    path.write_text(text, encoding="utf-8")
    status = command(analyse.main, str(path))
    err = capsys.readouterr().err
    assert (status, err.count("\n")) == (2, 1)
    assert words in err


# The split ballot

BETTER = {"a": 0.0, "b": 0.1, "c": 0.06, "d": 0.0, "e": 0.0}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "frequentie"),
        ({"a": -0.05}, "frequentie"),
        ({"a": -0.06}, "eens-oneens blijft"),
        ({"b": -0.1}, "eens-oneens blijft"),
        ({"d": -0.06}, "eens-oneens blijft"),
        ({"b": 0.01, "c": 0.04, "d": -0.04}, "gelijk: dan frequentie, want die woorden passen bij het gebruik"),
        ({"e": None}, "niet te beslissen: een van de vijf cijfers ontbreekt"),
    ],
)
def test_the_answer_scale_is_chosen_by_the_five_rules(change: dict[str, float | None], expected: str) -> None:
    assert ballot.verdict(BETTER | change) == expected


def test_the_split_ballot_runs_on_a_made_up_table(
    tmp_path: Path, command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    model = replace(simulate.PROFILE, team=0.5)
    rows = table_of(model, teams=24, size=14, more=lambda n: {"form": "AB"[n % 2]})
    means = {
        team: sum(map(sum, members)) / len(members)
        for team, members in enumerate(read_table(QUESTIONNAIRE, as_csv(rows)), start=1)
    }
    for row in rows:
        row["fact"] = str(round(means[int(row["team"])] / 20))
    path = tmp_path / "tabel.csv"
    path.write_text(as_csv(rows), encoding="utf-8")
    assert command(ballot.main, str(path)) == 0
    out = capsys.readouterr().out
    assert "onbekend" not in out
    assert out.count("| +") + out.count("| -0") == 5
    assert "Besluit: " in out
    agreement = ballot.form_of(QUESTIONNAIRE, [row for row in rows if row["form"] == "A"])
    assert agreement.fact_r is not None and agreement.fact_r > 0.7
    path.write_text(as_csv([row | {"form": "A"} for row in rows]), encoding="utf-8")
    assert command(ballot.main, str(path)) == 2


# Twice the same people


def test_stability_is_that_of_the_example_worked_out_by_hand() -> None:
    """Half go up by 2 and half down by 2: no mean change, SD of the changes 2·√(60/59), over √2."""
    found = retest.stability([(50.0 + n, 50.0 + n + (2 if n % 2 else -2)) for n in range(60)])
    assert found is not None
    assert found.change == pytest.approx(0)
    assert found.error == pytest.approx(2 * (60 / 59) ** 0.5 / 2**0.5)
    assert retest.stability([(1.0, 1.0)] * 49) is None


def test_people_are_found_again_by_their_own_mark(
    tmp_path: Path, command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = table_of(simulate.PROFILE, teams=6, more=lambda n: {"mark": f"vogel {n}" if n > 1 else "zelfde"})
    first, later = tmp_path / "eerst.csv", tmp_path / "later.csv"
    first.write_text(as_csv(rows), encoding="utf-8")
    later.write_text(as_csv([*reversed(rows)]), encoding="utf-8")
    assert command(retest.main, str(first), str(later)) == 0
    out = capsys.readouterr().out
    assert f"Twee keer ingevuld door {len(rows) - 2} mensen" in out
    assert f"| Teamleren | {len(rows) - 2} | 1.00 | +0.0 | 0.0 |" in out
    later.write_text(as_csv(rows[:30]), encoding="utf-8")
    assert command(retest.main, str(first), str(later)) == 2


# How many people


def test_more_people_give_a_steadier_answer() -> None:
    small, large = (sample_size.power(simulate.PROFILE, 10, size, 4) for size in (15, 60))
    assert small.supported == large.supported == 1
    assert small.profile[1] > large.profile[1]


def test_the_made_up_people_come_as_a_table_with_a_warning(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate.main(["--teams", "6", "--size", "20"]) == 0
    out, err = capsys.readouterr()
    assert "verzonnen" in err
    assert sum(map(len, read_table(QUESTIONNAIRE, out))) == 120


# The files


def test_the_map_names_every_file_and_every_file_that_is_named_is_there() -> None:
    text = (KIT / "README.md").read_text(encoding="utf-8")
    files = (path for path in KIT.rglob("*") if path.is_file() and path.suffix != ".pyc")
    there = {path.relative_to(KIT).as_posix() for path in files} - {"README.md", "__init__.py", "kit.py"}
    named = set(re.findall(r"`([A-Za-z_/]+\.(?:md|py|R|toml))`", text))
    assert named == there


def test_every_command_that_a_page_of_the_kit_names_exists() -> None:
    for path in [*KIT.glob("*.md"), ROOT / "docs" / "onderzoek.md"]:
        for module in re.findall(r"python -m (validatie\.\w+)", path.read_text(encoding="utf-8")):
            assert (ROOT / module.replace(".", "/")).with_suffix(".py").is_file(), f"{path.name}: {module}"


def test_the_letters_are_marked_as_drafts_and_no_page_claims_a_study() -> None:
    for name in ("informatiebrief.md", "toestemming.md"):
        assert "CONCEPT" in (KIT / name).read_text(encoding="utf-8").splitlines()[2]
    assert "niet uitgevoerd" in (KIT / "cfa.R").read_text(encoding="utf-8")
