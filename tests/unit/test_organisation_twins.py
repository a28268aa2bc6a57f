"""The organisation picture in JavaScript against Python: the same files, the same picture, to the last digit."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import replace

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import earlier_editions
from quiz.instrument import client_data
from quiz.team.file import ExportError, csv, export_json
from quiz.team.organisation import (
    Organisation,
    by_name,
    icc,
    letter,
    lettered,
    name_key,
    organisation_picture,
    plain_name,
    pool,
)
from quiz.team.organisation_file import organisation_document, organisation_json, organisation_rows, read_saved
from quiz.team.significance import student_table
from tests.unit.javascript import ROOT, Modules
from tests.unit.organisation_files import (
    EDITIONS,
    OWN,
    changed,
    known_pictures,
    organisation_of,
    people,
    picture_of,
    random_teams,
    saved,
)
from tests.unit.team_groups import with_threshold

TEAM = ROOT / "quiz" / "team"
WANTED = {
    "quiz/team/organisation.mjs": (
        "byName", "icc", "letter", "lettered", "nameKey", "opened", "organisationPicture", "plainName", "pool",
    ),
    "quiz/team/organisation_file.mjs": (
        "editionsByFingerprint", "organisationDocument", "organisationJson", "organisationRows", "readSaved",
    ),
    "overrides/page/formats.mjs": ("csv",),
}  # fmt: skip
SCRIPT = """
m.editions = () => m.editionsByFingerprint(instrument);
m.made = (texts) => m.organisationPicture(
  instrument, texts.flatMap((text, place) => m.readSaved(`${place}.json`, text, m.editions())));
m.whole = (texts) => m.organisationJson(m.made(texts), m.editions());
m.whole_left = (texts) => {
  const { leftOut, same, blocks } = m.made(texts);
  const { pictures: _, ...document } = blocks.length ? m.organisationDocument(m.made(texts), m.editions()) : {};
  return { leftOut, same, document: blocks.length ? document : null };
};
m.short = (set, letters) => {
  const files = set.map(([known, team, date, edition], place) =>
    m.opened(`${place}.json`, instrument.fingerprint, { ...pictures[known], team, date, edition }));
  const made = m.organisationPicture(instrument, files);
  const found = letters ? m.lettered(made) : made;
  const { leftOut, same, blocks } = found;
  const { pictures: _, ...document } = blocks.length ? m.organisationDocument(found, m.editions()) : {};
  return { leftOut, same, document: blocks.length ? document : null };
};
m.keep = (texts) => {
  globalThis.pictures = texts.map((text) => m.readSaved("", text, m.editions())[0].picture);
};
m.read = (text) => {
  try {
    return m.readSaved("a.json", text, m.editions()).map(({ file, team, fingerprint }) => [file, team, fingerprint]);
  } catch (problem) {
    return `${problem.reason}|${problem.detail}`;
  }
};
"""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = Modules(tmp_path_factory.mktemp("twins"), WANTED, script=SCRIPT)
    data = client_data(QUESTIONNAIRE) | {"student": student_table(), "editions": earlier_editions(QUESTIONNAIRE)}
    modules.keep("instrument", data)
    modules.call("m.keep", [export_json(QUESTIONNAIRE, picture) for picture in known_pictures()])
    return modules


def short(organisation: Organisation) -> dict[str, object]:
    """The same as `m.short` gives; without the pictures themselves, which are read and written in another test."""
    return {
        "leftOut": [
            {"file": one.file, "reason": one.reason, "found": one.found, "others": [*one.others]}
            for one in organisation.left_out
        ],
        "same": [[*pair] for pair in organisation.same],
        "document": organisation_document(organisation, EDITIONS, pictures=False) if organisation.blocks else None,
    }


def test_sums_agree_for_five_people_and_for_more_than_a_number_holds(twin: Modules) -> None:
    source = random.Random(51)
    given = [
        [[source.randint(5, most), source.randint(0, 1000), source.randint(0, 500)] for _ in range(teams)]
        for most in (30, 10_000_000)
        for teams in (1, 2, 7, 3_000)
    ]
    given.append([[10_000_000, 1000, 500]] * 3_000)
    found = twin.call("(given) => given.map((parts) => [m.pool(parts), (m.icc(parts) ?? []).map(String)])", given)
    for parts, (pooled, shares) in zip(given, found, strict=True):
        own = pool([(n, mean, sd) for n, mean, sd in parts])
        share = icc([(n, mean, sd) for n, mean, sd in parts])
        assert own and pooled == {"teams": own.teams, "n": own.n, "mean": own.mean, "sd": own.sd}
        assert shares == [str(part) for part in share or ()]


def test_two_thousand_random_sets_agree_to_the_last_digit(twin: Modules) -> None:
    """With files that are left out in every way there is."""
    source = random.Random(15)
    known = [*known_pictures()]
    seen: Counter[str] = Counter()
    for _ in range(2_000):
        pictures = random_teams(source)
        given = [
            [
                known.index(replace(one, team=None, date=None, edition=QUESTIONNAIRE.edition)),
                one.team,
                one.date,
                one.edition,
            ]
            for one in pictures
        ]
        expected = organisation_of(pictures)
        seen.update(one.reason for one in expected.left_out)
        letters = source.random() < 0.3
        assert twin.call("m.short", given, letters) == short(lettered(expected) if letters else expected)
    assert seen.keys() == {"undated", "again", "twice", "nested", "union"}
    assert min(seen.values()) > 20


def test_files_of_different_thresholds_are_left_out_alike(twin: Modules) -> None:
    source = random.Random(31)
    seen: Counter[str] = Counter()
    for _ in range(25):
        first, second, few = (people(size, source, unknown=0.6) for size in (20, 18, 3))
        whole = picture_of(first + second + few, q=with_threshold(17))
        for pictures in (
            [picture_of(first), picture_of(first + few, q=with_threshold(12))],
            [picture_of(first), whole, picture_of(second)],
            [picture_of(first), picture_of(people(12, source), q=with_threshold(12))],
        ):
            expected = organisation_of(pictures)
            seen.update([one.reason for one in expected.left_out] or ["none"])
            found = twin.call("m.whole_left", [export_json(QUESTIONNAIRE, picture) for picture in pictures])
            assert found == short(expected)
    assert seen.keys() == {"nested", "union", "none"}


def test_moments_of_a_team_stand_by_time_however_its_name_was_spelled(twin: Modules) -> None:
    moments = [(0, "team oost", "2026-11-26"), (3, "Team Oost", "2026-05-01"), (8, "Team Oost", "2027-05-26")]
    pictures = [replace(known_pictures()[known], team=team, date=date) for known, team, date in moments]
    found = organisation_of(pictures)
    (block,) = found.blocks
    assert [moment.picture.date for moment in block.timelines[0].moments] == ["2026-05-01", "2026-11-26", "2027-05-26"]
    assert [team.picture.date for team in block.teams] == ["2027-05-26"]
    assert twin.call("m.short", [[*moment, QUESTIONNAIRE.edition] for moment in moments], False) == short(found)


def test_the_file_for_a_spreadsheet_agrees_byte_for_byte(twin: Modules) -> None:
    source = random.Random(4)
    words = {
        "csv-headings": "soort;team;datum;editie;id;naam;n;gemiddelde;marge;sd;aantal_teams;icc1",
        "csv-team": "team", "csv-earlier": "eerder", "csv-total": "totaal", "csv-item": "uitspraak",
    }  # fmt: skip
    names = {d.id: d.title for d in QUESTIONNAIRE.dimensions} | {i.id: i.text for i in QUESTIONNAIRE.items}
    names["overall"] = QUESTIONNAIRE.overall_title
    rows = "(texts, words, names) => m.csv(m.organisationRows(m.made(texts), (key) => words[key], (id) => names[id]))"
    for _ in range(40):
        pictures = random_teams(source)
        texts = [export_json(QUESTIONNAIRE, picture) for picture in pictures]
        assert twin.call(rows, texts, words, names) == csv(organisation_rows(QUESTIONNAIRE, organisation_of(pictures)))


def read(text: str) -> object:
    try:
        return [[one.file, one.team, one.fingerprint] for one in read_saved("a.json", text, EDITIONS)]
    except ExportError as error:
        return f"{error.reason}|{error.detail}"


def test_files_are_read_and_refused_alike(twin: Modules) -> None:
    source = random.Random(23)
    picture = saved(people(12, source), "Zuid", "2026-11-26")
    organisation = organisation_json(organisation_of([picture_of(people(n, source)) for n in (6, 12)]), EDITIONS)
    cases = [
        "",
        " \n",
        "\ufeff",
        "null",
        "{}",
        picture,
        "\ufeff" + picture,
        organisation,
        changed(organisation, version=2),
    ]
    cases += [changed(organisation, pictures=value) for value in ([], None, [1], [{}], {})]
    cases += ["{" + '"a":' * 5_000, picture + " " * 1_000_000]
    for text in (picture, organisation):
        for _ in range(300):
            place = source.randrange(len(text))
            cases.append(text[:place] + source.choice('0123456789.-{}[]",:nul ') + text[place + source.randrange(3) :])
    for case in cases:
        assert twin.call("m.read", case) == read(case), case[:300]


def test_names_are_written_and_sorted_alike(twin: Modules) -> None:
    source = random.Random(6)
    signs = "aAzZéÉ ß\u200b\u202e\u00ad\t09.-/\\ıİΣς\u0301\u1100\uff21\U0001f600\ufe0fjson"
    names = ["".join(source.choices(signs, k=source.randrange(12))) for _ in range(1_500)]
    for name in names:
        plain = plain_name(name)
        assert twin.call("m.plainName", name) == plain
        assert twin.call("m.nameKey", plain) == name_key(plain)
        assert twin.call("m.byName", plain) == [part.decode("utf-16-be") for part in by_name(plain)]
    assert [twin.call("m.letter", place) for place in range(800)] == [letter(place) for place in range(800)]
    assert (letter(0), letter(25), letter(26), letter(701), letter(702)) == ("A", "Z", "AA", "ZZ", "AAA")


def test_a_name_comes_from_the_file_alike(twin: Modules) -> None:
    picture = organisation_of(random_teams(random.Random(1))).blocks[0].teams[0].picture
    for name in ("zuid.json", "a/b\\Team 2.v1.json", ".json", "/x/.json", "zonder", "\u200b.json", "a.json\n", ""):
        expected = organisation_of([replace(picture, team=None)], [name]).blocks[0].teams[0].team
        assert twin.call("(name) => m.opened(name, 1, { team: null }).team", name) == expected


@pytest.mark.parametrize("module", ["organisation", "organisation_file", "overlap"])
def test_twins_have_the_same_functions_in_the_same_order(module: str) -> None:
    """Who changes a rule finds its twin by name and by place; what a script alone needs of the other stands apart."""
    python = re.findall(r"^def ([a-z]\w*)", (TEAM / f"{module}.py").read_text(encoding="utf-8"), re.M)
    script = re.findall(r"^export function (\w+)", (TEAM / f"{module}.mjs").read_text(encoding="utf-8"), re.M)
    assert [re.sub(r"_(\w)", lambda letter: letter[1].upper(), name) for name in python] == [
        name for name in script if name != "scaleOf"
    ]


def test_the_file_of_an_organisation_agrees_byte_for_byte_and_opens_as_the_same(twin: Modules) -> None:
    source = random.Random(3)
    made = 0
    while made < 15:
        pictures = random_teams(source)
        organisation = organisation_of(pictures)
        if organisation.blocks:
            text = organisation_json(organisation, EDITIONS)
            assert twin.call("m.whole", [export_json(QUESTIONNAIRE, picture) for picture in pictures]) == text
            assert twin.call("m.whole", [text]) == text
            again = organisation_picture(QUESTIONNAIRE, read_saved("a.json", text, EDITIONS), OWN)
            assert organisation_json(again, EDITIONS) == text
            assert not again.left_out
            made += 1
