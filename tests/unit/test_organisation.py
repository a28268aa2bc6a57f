"""The block of one's own organisation: what is accepted, and what every mistake says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kennisbank.organisation import Organisation, contrast, on_paper, read, style

TOKENS = (Path(__file__).resolve().parents[2] / "overrides/look/tokens.css").read_text(encoding="utf-8")
LOGOS = ["assets/logo.svg", "assets/ons-logo.png"]


def check(block: object) -> tuple[Organisation, list[str]]:
    return read(block, tokens=TOKENS, logos=LOGOS)


def fault(block: dict[str, Any]) -> str:
    _, faults = check(block)
    assert len(faults) == 1, faults
    return faults[0]


@pytest.mark.parametrize("block", [None, {}, {"naam": None, "kleuren": {"merk": None}, "drempel": ""}])
def test_empty_block_is_the_general_edition(block: object) -> None:
    assert check(block) == (Organisation(), [])
    assert style(check(block)[0].kleuren, TOKENS) == ""


def test_full_block_is_read() -> None:
    organisation, faults = check(
        {
            "naam": "Gemeente Voorbeeld",
            "contact": "Team Leren, kamer 2.14",
            "email_begeleider": "teambeeld@voorbeeld.nl",
            "logo": "assets/ons-logo.png",
            "bron": "https://git.voorbeeld.nl/leren/kennisbank",
            "kleuren": {"merk": "#004488", "accent": "#8F4A06"},
            "toegankelijkheid": {"contact": 4321, "antwoord": "binnen vijf werkdagen"},
            "drempel": 8,
        }
    )
    assert faults == []
    assert organisation.toegankelijkheid == {"contact": "4321", "antwoord": "binnen vijf werkdagen"}
    assert organisation.drempel == 8
    assert organisation.bron == "https://git.voorbeeld.nl/leren/kennisbank"
    assert organisation.kleuren == {"merk": "#004488", "accent": "#8f4a06"}


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"naan": "x"}, "Bedoel je ‘naam’?"),
        ({"naam": "x" * 81}, "hoogstens 80 tekens"),
        ({"naam": ["x"]}, "één regel tekst"),
        ({"contact": "regel 1\nregel 2"}, "één regel tekst"),
        ({"email_begeleider": "teambeeld"}, "geen mailadres"),
        ({"email_begeleider": 'a"b@voorbeeld.nl'}, "geen mailadres"),
        ({"bron": "git.voorbeeld.nl/kennisbank"}, "geen adres van een site"),
        ({"bron": "http://git.voorbeeld.nl/"}, "met https:// ervoor"),
        ({"bron": "https://localhost"}, "geen adres van een site"),
        ({"bron": 'https://git.voorbeeld.nl/"><script>'}, "geen adres van een site"),
        ({"logo": "assets/ons-logo.pgn"}, "geen plaatje"),
        ({"logo": "assets/ons-lgo.png"}, "Bedoel je ‘assets/ons-logo.png’?"),
        ({"logo": "https://elders.example/x.png"}, "bestaat niet"),
        ({"merk": "#0f4c57"}, "‘merk’ hoort onder ‘kleuren:’, ingesprongen."),
        ({"verklaring": "https://x.nl/"}, "‘verklaring’ hoort onder ‘toegankelijkheid:’, ingesprongen."),
        ({"kleuren": "#004488"}, "zet hieronder"),
        ({"kleuren": {"mrek": "#004488"}}, "Bedoel je ‘merk’?"),
        ({"kleuren": {"merk": "blauw"}}, "kleuren: bij merk staat ‘blauw’, maar daar hoort een kleur"),
        ({"kleuren": {"merk": 4488}}, "bij merk staat ‘4488’, maar daar hoort een kleur"),
        ({"kleuren": {"merk": "#ffdd00"}}, "te licht"),
        ({"kleuren": {"accent": "#e3a52b"}}, "te licht"),
        ({"toegankelijkheid": "A"}, "zet hieronder regels zoals verklaring"),
        ({"toegankelijkheid": {"verklaaring": "x"}}, "Bedoel je ‘verklaring’?"),
        ({"toegankelijkheid": {"verklaring": "www.voorbeeld.nl"}}, "toegankelijkheid: verklaring: ‘www.voorbeeld.nl’"),
        ({"toegankelijkheid": {"antwoord": "x" * 61}}, "hoogstens 60 tekens"),
        ({"drempel": 4}, "laat zien wie wat heeft gezegd"),
        ({"drempel": True}, "bij drempel staat ‘True’, maar daar hoort een heel getal van 5"),
        ({"drempel": "zes"}, "bij drempel staat ‘zes’"),
    ],
)
def test_each_mistake_says_what_to_do(block: dict[str, Any], words: str) -> None:
    assert words in fault(block)


def test_all_mistakes_are_told_at_once() -> None:
    _, faults = check({"naan": "x", "drempel": 2, "logo": "x.gif", "kleuren": {"merk": "rood", "accent": "#eeeeee"}})
    assert len(faults) == 5


def test_block_that_is_a_word_is_a_fault() -> None:
    assert len(check("Gemeente Voorbeeld")[1]) == 1


def test_proposed_colour_is_accepted() -> None:
    proposed = fault({"kleuren": {"merk": "#ffdd00"}}).rsplit(" ", 1)[1].rstrip(".")
    assert check({"kleuren": {"merk": proposed}})[1] == []


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(st.integers(0, 0xFFFFFF), st.integers(0, 0xFFFFFF))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_whatever_colours_pass_are_readable_in_both_schemes(merk: int, accent: int) -> None:
    organisation, faults = check({"kleuren": {"merk": f"#{merk:06x}", "accent": f"#{accent:06x}"}})
    for name, background in (("merk", "#ffffff"), ("accent", "#fdfcf8")):
        if name in organisation.kleuren:
            assert contrast(organisation.kleuren[name], background) >= 4.5
        else:
            assert any(name in sentence for sentence in faults)
    sheet = style(organisation.kleuren, TOKENS)
    if "accent" in organisation.kleuren:
        night = sheet.partition('"slate"')[2].partition("--kb-accent:")[2][:7]
        assert contrast(night, "#0f1c1f") >= 4.5
        assert contrast(night, "#1c3237") >= 4.5


KEYS = st.sampled_from(["naam", "contact", "email_begeleider", "logo", "kleuren", "drempel", "merk"]) | st.text()
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text()


@given(st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner)))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_no_block_whatever_gives_an_exception(block: object) -> None:
    check(block)


def test_a_name_on_paper_is_text_whatever_is_in_it() -> None:
    sheet = on_paper('A"}b')
    assert '"\\41 \\22 \\7d \\62 "' in sheet
    assert on_paper("") == ""
