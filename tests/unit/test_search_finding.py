"""What a query finds in a few small pages: the rules of overrides/search/, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.unit.javascript import Modules

PAGES: list[dict[str, Any]] = [
    {"location": "cafe/", "title": "Kenniscafé", "text": "Mensen praten in groepjes.", "words": ["world café"]},
    {"location": "pop/", "title": "POP-gesprek", "text": "Een gesprek over leren & <werken>."},
    {"location": "boek/", "title": "E-boek", "text": "Lees zonder internet.", "about": "Download het e-boek."},
    {
        "location": "team/",
        "title": "Teamleren",
        "text": "Een team leert samen. Wie fouten bespreekt, leert meer.",
        "about": "Samen word je slimmer.",
        "words": ["beter samenwerken"],
    },
    {
        "location": "team/#groep",
        "title": "Groepen",
        "text": "Intervisie in een groep. De leidinggevende doet niet mee.",
    },
    {
        "location": "visie/",
        "title": "Visie",
        "text": "Een visie. Een gesprek over de visie. Nog een visie, en een visie.",
    },
    {"location": "los/", "title": "Los", "text": "Over fouten."},
    {"location": "los/#later", "title": "Later", "text": "Over de visie."},
]
SYNONYMS = [["baas", "leidinggevende"], ["e-boek", "e-book"]]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    wanted = {
        "overrides/search/find.mjs": ("find",),
        "overrides/search/library.mjs": ("libraryOf",),
        "overrides/search/words.mjs": ("stem", "sound", "distance", "plain"),
    }
    modules = Modules(tmp_path_factory.mktemp("search"), wanted)
    modules.keep("given", {"docs": PAGES, "synonyms": SYNONYMS})
    modules.call("() => { globalThis.library = m.libraryOf(given); }")
    return modules


def items(modules: Modules, query: str) -> list[list[dict[str, Any]]]:
    found: list[list[dict[str, Any]]] = modules.call("(query) => m.find(query, library).items", query)
    return found


def pages(modules: Modules, query: str) -> list[str]:
    return [item[0]["location"].split("#")[0] for item in items(modules, query)]


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("kenniscafe", "cafe/"),
        ("KENNISCAFÉ", "cafe/"),
        ("kennis cafe", "cafe/"),
        ("kenniscafé’s", "cafe/"),
        ("popgesprek", "pop/"),
        ("pop gesprek", "pop/"),
        ("pop-gesprekken", "pop/"),
        ("eboek", "boek/"),
        ("e-book", "boek/"),
        ("ebook", "boek/"),
        ("baas", "team/"),
        ("fout", "los/"),
        ("samenwerking", "team/"),
        ("intervisi", "team/"),
        ("intervizie", "team/"),
        ("intervisiegroep", "team/"),
        ("world cafe", "cafe/"),
        ("leert:", "team/"),
        ("wat is intervisie?", "team/"),
    ],
)
def test_a_word_is_found_however_it_is_written(modules: Modules, query: str, page: str) -> None:
    assert pages(modules, query)[0] == page


@pytest.mark.parametrize("query", ["", " ", "***", "-", "+", "~", ":", '"', "^2", "zzzzqqqq", "\u00ad", "😀"])
def test_what_is_no_word_finds_nothing_and_breaks_nothing(modules: Modules, query: str) -> None:
    assert items(modules, query) == []


@pytest.mark.parametrize(
    "query",
    [
        "+intervisie",
        "-intervisie",
        "intervisie~",
        "intervisie~9",
        "inter*",
        "title:intervisie",
        '"intervisie',
        "__proto__ intervisie",
        "intervisie^",
        "(intervisie",
    ],
)
def test_signs_mean_nothing(modules: Modules, query: str) -> None:
    assert "team/" in pages(modules, query)


def test_a_long_query_is_cut_off(modules: Modules) -> None:
    assert pages(modules, "visie " * 5_000)[0] == "visie/"


def test_a_page_with_all_words_comes_before_one_that_is_full_of_some(modules: Modules) -> None:
    found = pages(modules, "fouten visie")
    assert found[0] == "los/"
    assert set(found[1:]) == {"visie/", "team/"}


def test_what_is_missing_from_a_page_is_said(modules: Modules) -> None:
    (item,) = [item for item in items(modules, "fouten visie") if item[0]["location"] == "visie/"]
    assert item[0]["terms"] == {"fouten": False, "visie": True}


def test_everyday_words_lead_to_a_page_and_are_not_shown(modules: Modules) -> None:
    (item,) = items(modules, "beter samenwerken")
    assert item[0]["location"] == "team/"
    assert item[0]["text"] == "Samen word je slimmer."
    assert "samenwerken" not in str(item).replace("'samenwerken': True", "")


def test_common_words_count_only_when_nothing_else_was_typed(modules: Modules) -> None:
    assert pages(modules, "hoe kan ik een visie") == pages(modules, "visie")
    assert pages(modules, "een over") == []


def test_found_words_are_marked_and_the_rest_is_escaped(modules: Modules) -> None:
    (item,) = [item for item in items(modules, "werken pop") if item[0]["location"] == "pop/"]
    assert item[0]["title"] == "<mark>POP-gesprek</mark>"
    assert item[0]["text"] == "Een gesprek over leren &amp; &lt;<mark>werken</mark>&gt;."


def test_what_was_typed_never_comes_back_as_html(modules: Modules) -> None:
    for item in items(modules, "<b>intervisie</b> <img src=x>"):
        for entry in item:
            assert "<b>" not in entry["title"] + entry["text"]
            assert "<img" not in entry["title"] + entry["text"]
            assert not any("<" in term for term in entry["terms"])


def test_a_long_sentence_is_cut_around_the_word(modules: Modules) -> None:
    text = f"{'Eerst komt er nog van alles, ' * 20}dan premortem, {'en daarna nog meer, ' * 20}tot het eind."
    modules.keep("long", {"docs": [{"location": "a/", "title": "A", "text": text}], "synonyms": []})
    (item,) = modules.call("() => m.find('premortem', m.libraryOf(long)).items")
    excerpt = item[0]["text"]
    assert excerpt.startswith("… ") and excerpt.endswith(" …")
    assert "<mark>premortem</mark>" in excerpt
    assert len(excerpt) < 190


def test_under_a_heading_that_says_it_all_stands_the_first_sentence(modules: Modules) -> None:
    docs = [
        {"location": "b/", "title": "Begrippen", "text": ""},
        {
            "location": "b/#pop",
            "title": "POP",
            "text": "Een plan om te leren, zie Beausaert et al. (2011).\nLees verder: POP",
        },
    ]
    modules.keep("words", {"docs": docs, "synonyms": []})
    (item,) = modules.call("() => m.find('pop', m.libraryOf(words)).items")
    assert item[0]["text"] == "Een plan om te leren, zie Beausaert et al. (2011)."
    assert item[-1]["location"] == "b/"


def test_the_theme_gets_scores_by_which_enter_opens_the_first_result(modules: Modules) -> None:
    for query in ("visie", "leren", "fouten visie", "intervisie"):
        found = items(modules, query)
        leading = [item[0]["score"] for item in found]
        assert leading == sorted(leading, reverse=True) and len(set(leading)) == len(leading)
        for item in found:
            assert all(entry["score"] < item[0]["score"] for entry in item[1:])
            assert sum("#" not in entry["location"] for entry in item) == 1, "the theme looks for the page itself"


@pytest.mark.parametrize(
    "forms",
    [
        ("gesprek", "gesprekken"),
        ("fout", "fouten"),
        ("leer", "leren", "leert"),
        ("team", "teams"),
        ("veilig", "veilige", "veiligheid"),
        ("vaardigheid", "vaardigheden"),
        ("vergadering", "vergaderingen", "vergaderen"),
        ("brief", "brieven"),
        ("reis", "reizen"),
        ("afspraak", "afspraken"),
        ("proces", "processen"),
        ("cursus", "cursussen"),
        ("idee", "ideeen"),
        ("foto", "fotos"),
        ("rondje", "rond"),
        ("incident", "incidenten"),
        ("groot", "grote"),
        ("training", "trainingen", "trainen"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(modules: Modules, forms: tuple[str, ...]) -> None:
    assert len(set(modules.call("(forms) => forms.map(m.stem)", forms))) == 1


@pytest.mark.parametrize("pair", [("kant", "kan"), ("werk", "wet"), ("visie", "vis"), ("een", "en")])
def test_other_words_keep_their_own_stem(modules: Modules, pair: tuple[str, str]) -> None:
    one, other = modules.call("(pair) => pair.map(m.stem)", pair)
    assert one != other


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [("fout", "fout", 0), ("fout", "fuot", 1), ("fout", "fouten", 2), ("visie", "vize", 2), ("fout", "visie", 3)],
)
def test_how_far_words_are_apart(modules: Modules, one: str, other: str, away: int) -> None:
    assert modules.call("(one, other) => m.distance(one, other, 2)", one, other) == away


@pytest.mark.parametrize(
    ("heard", "written"),
    [("feedbek", "feedbeck"), ("retrospektieve", "retrospectieve"), ("lijden", "leiden"), ("gebeurdt", "gebeurt")],
)
def test_what_sounds_alike_is_alike(modules: Modules, heard: str, written: str) -> None:
    assert modules.call("(word) => m.sound(word)", heard) == modules.call("(word) => m.sound(word)", written)
