"""A programme of werkvormen: it fits, its sums are right, and it says so when nothing fits."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kennisbank import agenda
from kennisbank.front_matter import parted
from kennisbank.practices import ENDING, PURPOSES, Practice
from tests.unit.javascript import ROOT, Modules

RULES = {"opening": 5, "closing": 5, "pause": 10, "stretch": 90, "ending": "afsluiten"}


def form(slug: str, shortest: int, longest: int, **more: Any) -> dict[str, Any]:
    return {
        "slug": slug, "title": slug.upper(), "purposes": ["terugkijken"], "followedBy": [],
        "shortest": shortest, "longest": longest, "fewest": 2, "most": 12,
    } | more  # fmt: skip


SHORT = form("kort", 15, 20, followedBy=["einde"])
LONG = form("lang", 45, 60, followedBy=["hulp", "einde"])
HELP = form("hulp", 10, 15, purposes=["meedenken"], followedBy=["einde"])
ENDS = form("einde", 5, 10, purposes=["afsluiten"], fewest=2, most=8)


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    return Modules(
        tmp_path_factory.mktemp("agenda"),
        {
            "overrides/practices/agenda.mjs": ("programmes", "whyNothing"),
            "overrides/practices/agenda-view.mjs": ("formOf", "rowsOf", "sentences"),
            "overrides/practices/sheet.mjs": ("sectionOf",),
            "overrides/page/print-part.mjs": ("beside",),
        },
        world="globalThis.document = { querySelector: () => null };",
    )


def made(
    modules: Modules, forms: list[dict[str, Any]], minutes: int, people: int = 6, purpose: str = "terugkijken"
) -> Any:
    wishes = {"purpose": purpose, "minutes": minutes, "people": people}
    return modules.call("m.programmes", forms, wishes, RULES)


def told(programme: Any) -> list[tuple[str, int]]:
    return [(part.get("slug", part["kind"]), part["minutes"]) for part in programme["parts"]]


def test_one_form_fills_the_time_by_itself_up_to_its_longest(modules: Modules) -> None:
    assert told(made(modules, [LONG], 50)[0]) == [("lang", 50)]
    assert (made(modules, [LONG], 75)[0]["minutes"], made(modules, [LONG], 75)[0]["spare"]) == (60, 15)


def test_more_than_one_form_is_opened_and_closed(modules: Modules) -> None:
    programme = made(modules, [LONG, HELP], 80)[0]
    assert told(programme) == [("opening", 5), ("lang", 60), ("hulp", 10), ("closing", 5)]
    assert (programme["minutes"], programme["spare"]) == (80, 0)


def test_a_form_that_ends_a_meeting_needs_no_other_end(modules: Modules) -> None:
    programme = made(modules, [LONG, ENDS], 75)[0]
    assert told(programme) == [("opening", 5), ("lang", 60), ("einde", 10)]


def test_nobody_works_longer_than_the_stretch_without_a_break(modules: Modules) -> None:
    first = form("een", 60, 60, followedBy=["twee"])
    second = form("twee", 60, 60, purposes=[])
    assert told(made(modules, [first, second], 140)[0]) == [
        ("opening", 5), ("een", 60), ("pause", 10), ("twee", 60), ("closing", 5),
    ]  # fmt: skip
    assert told(made(modules, [first, second], 139)[0]) == [("een", 60)]


def test_a_form_only_follows_one_that_names_it_and_comes_once(modules: Modules) -> None:
    mutual = [form("a", 10, 10, followedBy=["b"]), form("b", 10, 10, followedBy=["a"]), form("c", 10, 10)]
    rows = {tuple(slug for slug, _ in told(p) if slug in "abc") for p in made(modules, mutual, 200)}
    assert rows == {("a",), ("b",), ("c",), ("a", "b"), ("b", "a")}


def test_little_time_over_comes_first_and_few_forms_break_a_near_tie(modules: Modules) -> None:
    best = made(modules, [SHORT, LONG, HELP, ENDS], 60)
    assert told(best[0]) == [("lang", 60)]
    assert [programme["spare"] for programme in made(modules, [SHORT], 30)] == [10]


def test_a_group_that_a_form_is_not_for_does_not_get_it(modules: Modules) -> None:
    assert [told(p) for p in made(modules, [LONG, ENDS], 75, people=10)] == [[("lang", 60)]]


def test_why_nothing_fits_is_said_with_the_number_that_is_missing(modules: Modules) -> None:
    assert made(modules, [LONG, SHORT], 10) == []
    assert modules.call("m.whyNothing", [LONG, SHORT], {"purpose": "terugkijken", "people": 6}) == {
        "reason": "time",
        "shortest": 15,
    }
    forms = [LONG, form("groot", 15, 15, most=30)]
    assert made(modules, forms, 60, people=40) == []
    assert modules.call("m.whyNothing", forms, {"purpose": "terugkijken", "people": 40}) == {
        "reason": "people", "fewest": 2, "most": 30,
    }  # fmt: skip


@pytest.fixture(scope="module")
def real() -> list[Practice]:
    """The werkvormen of the site."""
    found = []
    for path in sorted((ROOT / "docs" / "werkvormen").glob("*.md")):
        _, meta = parted(path.read_text(encoding="utf-8"))
        if "practice" in meta:
            facts = {
                name: tuple(value) if isinstance(value, list) else value
                for name, value in meta["practice"].items()
                if name != "forms"
            }
            found.append(Practice(slug=path.stem, title=meta["title"], description="", url="", steps=(), **facts))
    return found


def as_form(practice: Practice) -> dict[str, Any]:
    (shortest, longest), (fewest, most) = practice.minutes, practice.group
    return {
        "slug": practice.slug, "title": practice.title, "purposes": practice.purposes,
        "followedBy": practice.followed_by, "shortest": shortest, "longest": longest, "fewest": fewest, "most": most,
    }  # fmt: skip


@given(purpose=st.sampled_from(sorted(PURPOSES)), minutes=st.integers(5, 300), people=st.integers(1, 40))
def test_every_programme_of_the_site_fits_and_adds_up(
    modules: Modules, real: list[Practice], purpose: str, minutes: int, people: int
) -> None:
    known = {practice.slug: practice for practice in real}
    for programme in made(modules, [as_form(practice) for practice in real], minutes, people, purpose):
        parts = programme["parts"]
        assert programme["minutes"] == sum(part["minutes"] for part in parts)
        assert programme["minutes"] + programme["spare"] == minutes
        assert programme["spare"] >= 0
        forms = [known[part["slug"]] for part in parts if part["kind"] == "form"]
        assert 1 <= len(forms) <= 3
        assert purpose in forms[0].purposes
        for practice, part in zip(forms, (part for part in parts if part["kind"] == "form"), strict=True):
            assert practice.minutes[0] <= part["minutes"] <= practice.minutes[1]
            assert practice.group[0] <= people <= practice.group[1]
        assert (parts[0]["kind"] == "opening") == (len(forms) > 1)
        assert (parts[-1]["kind"] == "closing") == (len(forms) > 1 and ENDING not in forms[-1].purposes)


def test_every_purpose_has_a_form_and_only_a_talk_after_an_incident_has_none(real: list[Practice]) -> None:
    assert {purpose for practice in real for purpose in practice.purposes} == set(PURPOSES)
    assert [practice.slug for practice in real if not practice.purposes] == ["herstelgesprek"]


def test_the_table_without_javascript_holds_what_the_programme_would_find_too(
    modules: Modules, real: list[Practice]
) -> None:
    rows = agenda.table(real, list(PURPOSES), ENDING)
    assert [row.purpose for row in rows] == list(PURPOSES)
    forms = [as_form(practice) for practice in real]
    for row in rows:
        assert len(row.cells) == len(agenda.TIMES)
        for minutes, cell in zip(agenda.TIMES, row.cells, strict=True):
            if cell:
                people = max(practice.group[0] for practice in cell)
                found = made(modules, forms, minutes, people, row.purpose)
                slugs = [[part["slug"] for part in p["parts"] if part["kind"] == "form"] for p in found]
                assert [practice.slug for practice in cell] in slugs, (row.purpose, minutes)
            else:
                assert all(p.minutes[0] > minutes for p in real if row.purpose in p.purposes)


def test_the_rules_of_the_site_are_those_of_the_tests() -> None:
    told = agenda.template_globals([])["agenda_rules"]
    assert {name: told[name] for name in RULES} == RULES


# What the view makes of it


def test_a_card_gives_the_facts_of_its_form(modules: Modules) -> None:
    card = {
        "practice": "lang", "minutes": "45 60", "group": "2 12", "purposes": "terugkijken", "followedBy": "hulp einde",
    }  # fmt: skip
    assert modules.call("m.formOf", card, "LANG") == LONG


def test_the_rows_of_the_table_follow_each_other(modules: Modules) -> None:
    programme = made(modules, [LONG, HELP], 80)[0]
    rows = modules.call("(programme) => m.rowsOf(programme, (key) => `<${key}>`)", programme)
    assert [(row["from"], row["to"], row["words"]) for row in rows] == [
        (0, 5, "<opening>"), (5, 65, "LANG"), (65, 75, "HULP"), (75, 80, "<closing>"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spare", "keys"), [(0, ("title", "spare-none")), (1, ("title", "spare-one")), (7, ("title", "spare"))]
)
def test_time_that_is_left_is_told(modules: Modules, spare: int, keys: tuple[str, str]) -> None:
    found = {"minutes": 60, "spare": spare, "parts": []}
    told = modules.call("(found) => m.sentences((key) => key, found, {}, [])", found)
    assert (told["title"], told["note"]) == keys


def test_when_nothing_fits_the_reason_is_told(modules: Modules) -> None:
    say = (
        "(forms, wishes) => m.sentences((key, values) => `${key} ${JSON.stringify(values ?? {})}`, null, wishes, forms)"
    )
    told = modules.call(say, [LONG], {"purpose": "terugkijken", "people": 6})
    assert told["note"] == 'none-time {"reason":"time","shortest":45}'
    assert modules.call(say, [LONG], {"purpose": "terugkijken", "people": 1})["note"].startswith("none-people")


TREE = """
const node = (name, ...children) => {
  const made = { name, children, parentElement: null };
  children.forEach((child, place) => {
    child.parentElement = made;
    child.nextElementSibling = children[place + 1] ?? null;
  });
  return made;
};
"""


def test_of_a_page_that_prints_one_part_all_else_is_left_out(modules: Modules) -> None:
    script = f"""() => {{ {TREE}
      const part = node("part", node("inside"));
      const root = node("body", node("head"), node("main", node("before"), part, node("after")), node("foot"));
      return m.beside([part], root).map((each) => each.name);
    }}"""
    assert modules.call(script) == ["head", "before", "after", "foot"]


def test_a_sheet_is_its_heading_with_all_up_to_the_next_heading_of_that_level(modules: Modules) -> None:
    script = f"""() => {{ {TREE}
      const of = (tagName) => Object.assign(node(tagName), {{ tagName }});
      const heading = of("H2");
      node("article", of("P"), heading, of("TABLE"), of("H3"), of("H2"), of("P"));
      return m.sectionOf(heading).map((each) => each.tagName);
    }}"""
    assert modules.call(script) == ["H2", "TABLE", "H3"]
