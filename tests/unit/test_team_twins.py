"""The team picture in JavaScript against Python: same group, same picture, same files, to the last digit."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data
from quiz.model import Questionnaire
from quiz.team.file import ExportError, csv, export_json, export_rows, parse_export
from quiz.team.picture import (
    compare_pictures,
    equal_rows,
    is_partial,
    item_figures,
    nested,
    shared_respondents,
    silence,
    team_picture,
)
from quiz.team.significance import student_table
from tests.unit.javascript import ROOT, Modules
from tests.unit.team_groups import Responses, random_group, with_threshold

TEAM = ROOT / "quiz" / "team"
WANTED = {
    "quiz/team/picture.mjs": (
        "comparePictures",
        "equalRows",
        "isPartial",
        "itemFigures",
        "nested",
        "sharedRespondents",
        "silence",
        "teamPicture",
    ),
    "quiz/team/file.mjs": ("exportJson", "exportRows", "parseExport"),
    "overrides/page/formats.mjs": ("csv",),
}
SCRIPT = """
m.picture = (group, size) => {
  const found = m.teamPicture(instrument, group, size);
  return found && m.exportJson(instrument, found);
};
m.reopened = (text) => {
  try {
    return m.exportJson(instrument, m.parseExport(text, instrument));
  } catch (problem) {
    return `${problem.reason}|${problem.detail}`;
  }
};
"""


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = Modules(tmp_path_factory.mktemp("twins"), WANTED, script=SCRIPT)
    modules.keep("instrument", client_data(QUESTIONNAIRE) | {"student": student_table()})
    return modules


def other_twin(folder: Path, questionnaire: Questionnaire) -> Modules:
    modules = Modules(folder, WANTED, script=SCRIPT)
    modules.keep("instrument", client_data(questionnaire) | {"student": student_table()})
    return modules


def random_groups(seed: int, number: int) -> list[list[Responses]]:
    """Groups around the threshold and larger ones, from complete to nearly empty."""
    source = random.Random(seed)
    return [
        random_group(
            source.choice((0, 4, 5, 5, 6, 7, 9, 12, 30, 150)),
            seed=source.randrange(1 << 30),
            unknown=source.choice((0.0, 0.05, 0.3, 0.5, 0.6, 0.9)),
        )
        for _ in range(number)
    ]


def saved(group: list[Responses], size: int | None = None, questionnaire: Questionnaire = QUESTIONNAIRE) -> str | None:
    """The file that Python makes of a group; None under the threshold."""
    picture = team_picture(questionnaire, group, size=size)
    return picture and export_json(questionnaire, picture)


def test_pictures_agree_to_the_last_digit_on_five_thousand_random_respondents(twin: Modules) -> None:
    source = random.Random(5)
    groups = random_groups(1, 240)
    assert sum(map(len, groups)) > 5_000
    for group in groups:
        size = source.choice((None, len(group) + source.randrange(40) or 1))
        assert twin.call("m.picture", group, size) == saved(group, size)


def test_pictures_agree_on_a_large_group(twin: Modules) -> None:
    group = random_group(12_000, seed=9, unknown=0.35)
    assert twin.call("m.picture", group, None) == saved(group)


def on_an_edge(odd: int, times: int) -> list[int]:
    """Counts whose SD is so many half hundredths exactly: what is not exact rounds it down."""
    n, squares = 40_000 * times + 1, odd * odd * times
    outer = squares // 8 - min(squares // 8, n // 20)
    inner = (squares - 8 * outer) // 2
    return [outer, inner, n - 2 * outer - 2 * inner, inner, outer]


def test_figures_of_an_item_agree_on_a_handful_and_on_ten_million_people(twin: Modules) -> None:
    source = random.Random(10)
    most = (12, 300, 20_000, 20_002, 100_000, 2_000_000)
    given = [[source.randint(0, top) for _ in range(5)] for top in most for _ in range(50)]
    given += [[half, 0, 0, 0, half] for half in (5, 50_000, 50_001, 5_000_000)]
    given += [on_an_edge(odd, source.choice((2, 100, 200, 248))) for odd in range(151, 333, 2)]
    found = twin.call("(given) => given.map((counts) => m.itemFigures(0, counts, 1))", given)
    for counts, figures in zip(given, found, strict=True):
        own = item_figures(0, counts, 1)
        assert (figures["mean"], figures["sd"], figures["agreement"]) == (own.mean, own.sd, own.agreement)
        assert figures["groups"] == [*own.groups]


def test_pictures_agree_where_a_mean_lies_exactly_between_two_digits(twin: Modules) -> None:
    """Everybody complete: means are multiples of 25 / (8 n), which hits halves of a tenth often."""
    source = random.Random(8)
    for n in (5, 8, 10, 16, 20, 25, 40):
        group = [tuple(source.choice((3, 4)) for _ in QUESTIONNAIRE.items) for _ in range(n)]
        assert twin.call("m.picture", group, None) == saved(group)


def test_pictures_agree_where_everybody_answered_another_number_of_items(twin: Modules) -> None:
    """The least common multiple of 20…40 is larger than a plain number holds exactly once it is squared."""
    source = random.Random(10)
    group = [
        tuple(source.randint(1, 5) if place < answered else 0 for place in range(len(QUESTIONNAIRE.items)))
        for answered in [*range(20, 41)] * 3
    ]
    assert twin.call("m.picture", group, None) == saved(group)


def test_reverse_keyed_items_and_a_higher_threshold_agree(tmp_path: Path) -> None:
    items = tuple(replace(item, reverse_keyed=n % 3 == 0) for n, item in enumerate(QUESTIONNAIRE.items))
    other = replace(QUESTIONNAIRE, items=items, min_group_size=9)
    twin = other_twin(tmp_path, other)
    for group in random_groups(3, 30):
        assert twin.call("m.picture", group, None) == saved(group, questionnaire=other)


def test_csv_files_agree_byte_for_byte(twin: Modules) -> None:
    words = {"title": QUESTIONNAIRE.title, "overall": QUESTIONNAIRE.overall_title}
    names = {d.id: d.title for d in QUESTIONNAIRE.dimensions} | {i.id: i.text for i in QUESTIONNAIRE.items}
    written = """(group, size, words, names, own) => {
      const picture = m.teamPicture(instrument, group, size);
      if (picture) Object.assign(picture, own);
      return picture && m.csv(m.exportRows(instrument, picture, (key) => words[key], (id) => names[id]));
    }"""
    for group in random_groups(4, 30):
        for size in (None, len(group) + 3):
            own = {"team": "=Zuid; oost", "date": "2026-11-26"} if size else {}
            picture = team_picture(QUESTIONNAIRE, group, size=size)
            expected = picture and csv(export_rows(QUESTIONNAIRE, replace(picture, **own)))
            assert twin.call(written, group, size, words, names, own) == expected


def reopened(text: str, questionnaire: Questionnaire = QUESTIONNAIRE) -> str:
    try:
        return export_json(questionnaire, parse_export(text, questionnaire))
    except ExportError as error:
        return f"{error.reason}|{error.detail}"


def test_saved_pictures_come_back_and_damaged_ones_are_refused_alike(twin: Modules) -> None:
    source = random.Random(23)
    text = saved(random_group(9, unknown=0.4), 12)
    assert text is not None
    cases = [text, "\ufeff" + text, "", "null", "[]", '{"format":1}']
    for _ in range(3_000):
        place = source.randrange(len(text))
        cases.append(text[:place] + source.choice('0123456789.-e{}[]",:nulx ') + text[place + source.randrange(3) :])
    for case in cases:
        assert twin.call("m.reopened", case) == reopened(case), case


def test_agreements_come_back_and_damaged_ones_are_refused_alike(twin: Modules) -> None:
    """The whole file is long: damage seldom hits what people wrote, so here all of it does."""
    source = random.Random(29)
    own = {"statement": QUESTIONNAIRE.items[3].id, "agreement": {"need": "Tijd", "keep": "één\ntwee", "back": "mei"}}
    words = json.dumps(own, ensure_ascii=False)[1:-1]
    text = (saved(random_group(9)) or "").replace('"min_group_size"', words + ', "min_group_size"')
    start = text.index(words)
    cases = [text]
    for _ in range(400):
        place = start + source.randrange(len(words))
        cases.append(text[:place] + source.choice('aé \\"{}[],:0\u202e\t\n') + text[place + source.randrange(3) :])
    answers = [reopened(case) for case in cases]
    assert '"keep": "één\\ntwee",\n    "back"' in answers[0]
    assert {"export-damaged|agreement", "export-damaged|statement"} <= set(answers)
    for case, answer in zip(cases, answers, strict=True):
        assert twin.call("m.reopened", case) == answer, case


def test_saved_pictures_of_a_lower_threshold_or_another_edition_are_read_alike(twin: Modules, tmp_path: Path) -> None:
    higher = with_threshold(8)
    text = saved(random_group(9)) or ""
    assert other_twin(tmp_path, higher).call("m.reopened", text) == reopened(text, higher) == "export-threshold|5"
    other = saved(random_group(9), questionnaire=replace(QUESTIONNAIRE, edition="0.9"))
    assert twin.call("m.reopened", other) == other


def test_comparisons_agree(twin: Modules) -> None:
    groups = [group for group in random_groups(31, 120) if len(group) >= 5]
    compared = """(one, two) => {
      const [first, second] = [one, two].map((text) => m.parseExport(text, instrument));
      return m.comparePictures(first, second, instrument.student);
    }"""
    for pair in zip(groups[::2], groups[1::2], strict=False):
        first, second = (team_picture(QUESTIONNAIRE, group) for group in pair)
        assert first is not None
        assert second is not None
        found = twin.call(compared, *map(saved, pair))
        expected = compare_pictures(first, second)
        for id, part in [("overall", expected.overall), *expected.dimensions.items()]:
            javascript = found["overall"] if id == "overall" else found["dimensions"][id]
            assert javascript == (part and asdict(part))


def test_groups_inside_one_another_are_judged_alike(twin: Modules) -> None:
    inside = "(one, two) => m.nested(m.parseExport(one, instrument), m.parseExport(two, instrument))"
    source = random.Random(12)
    seen: Counter[bool] = Counter()
    for seed in range(200):
        n = source.choice((6, 9, 10, 11, 14, 25))
        group = random_group(n, seed=seed, unknown=source.choice((0.1, 0.5)))
        other = group[source.randrange(1, 7) :] if seed % 2 else random_group(max(5, n - 2), seed=-1 - seed)
        pair = [team_picture(QUESTIONNAIRE, people) for people in (group, other)]
        if source.random() < 0.5:
            pair.reverse()
        if None in pair:
            continue
        texts = [export_json(QUESTIONNAIRE, picture) for picture in pair if picture]
        expected = nested(*(picture for picture in pair if picture))
        assert twin.call(inside, *texts) is expected
        seen[expected] += 1
    assert min(seen[True], seen[False]) > 30


def test_what_is_told_of_silence_and_of_equal_rows_agrees(twin: Modules) -> None:
    base = team_picture(QUESTIONNAIRE, random_group(5))
    assert base is not None
    for n in range(5, 40, 3):
        for size in (None, *range(n, 70, 7)):
            told = twin.call("(picture) => [m.silence(picture), m.isPartial(picture)]", {"n": n, "size": size})
            picture = replace(base, n=n, size=size)
            assert told == [silence(picture), is_partial(picture)]
    source = random.Random(3)
    for _ in range(300):
        rows = [[source.choice((0, 3)) for _ in range(3)] for _ in range(source.randrange(12))]
        assert twin.call("(rows) => m.equalRows(rows)", rows) == equal_rows(rows)


def test_overlap_is_judged_alike(twin: Modules) -> None:
    source = random.Random(2)
    shared = "(one, two) => m.sharedRespondents(new Set(one), new Set(two), 5)"
    seen = set()
    for _ in range(300):
        first, second = (source.sample([str(n) for n in range(30)], source.randrange(5, 25)) for _ in range(2))
        expected = shared_respondents(first, second, 5)
        assert twin.call(shared, first, second) == expected
        seen.add(expected is None)
    assert seen == {True, False}


# ---- Names ---------------------------------------------------------------------------------------

ONLY_PYTHON = {"comparison_document", "csv", "csv_cell", "json_number"}
"""What the command line alone says of a comparison, CSV, whose twin is overrides/page/formats.mjs, and numbers as
JavaScript itself writes them."""
ONLY_SCRIPT = {"mapped"}
"""What Python says with a comprehension."""


@pytest.mark.parametrize("module", ["input", "picture", "file"])
def test_twins_have_the_same_functions_in_the_same_order(module: str) -> None:
    """Who changes a rule finds its twin by name and by place."""
    python = re.findall(r"^(?:def|class) ([a-zA-Z]\w*)", (TEAM / f"{module}.py").read_text(encoding="utf-8"), re.M)
    script = (TEAM / f"{module}.mjs").read_text(encoding="utf-8")
    javascript = re.findall(r"^export (?:function\*?|class) (\w+)", script, re.M)
    functions = [name for name in python if name[0].islower() and name not in ONLY_PYTHON]
    assert [re.sub(r"_(\w)", lambda letter: letter[1].upper(), name) for name in functions] == [
        name for name in javascript if name[0].islower() and name not in ONLY_SCRIPT
    ]
    assert {name for name in javascript if name[0].isupper()} <= set(python)
