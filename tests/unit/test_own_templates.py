"""Own templates come before ours, build on ours, and whatever would do nothing in them is told with its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from kennisbank.own_templates import OURS, faults_of, let_them_build_on_ours, missing, own_templates

THEIRS = {
    "main.html": '{% extends "base.html" %}{% block footer %}voet{% endblock %}',
    "base.html": "{% block header %}kop{% endblock %} {% block footer %}{% endblock %}",
    "parts/footer.html": "kolommen",
    "scan/page.html": '{% extends "main.html" %}',
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "ours", THEIRS)
    return tmp_path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def environment(folder: Path) -> Environment:
    own = folder / "eigen/overrides"
    folders = [str(own), str(folder / "ours")]
    made = Environment(loader=FileSystemLoader(folders))
    let_them_build_on_ours(made, own, folders)
    return made


def told(folder: Path, asked: frozenset[str] = frozenset()) -> list[str]:
    return list(faults_of(own_templates(folder / "eigen"), environment(folder), asked))


def test_an_own_block_stands_in_ours_and_the_rest_is_as_it_was(folder: Path) -> None:
    text = f'{{% extends "{OURS}/main.html" %}}{{% block footer %}}{{{{ super() }}}} en wij{{% endblock %}}'
    write(folder / "eigen/overrides", {"main.html": text, ".DS_Store": "", "main.html~": ""})
    assert environment(folder).get_template("main.html").render() == "kop voet en wij"
    assert told(folder) == []


def test_a_new_template_may_be_asked_for_by_a_page_or_by_another_one(folder: Path) -> None:
    own = {"bericht.html": "Let op.", "main.html": '{% include "bericht.html" %}', "pagina.html": "x"}
    write(folder / "eigen/overrides", own)
    assert told(folder, frozenset({"pagina.html"})) == []
    (found,) = told(folder)
    assert found.startswith("eigen/overrides/pagina.html doet zo niets: wij hebben geen sjabloon met die naam")


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("footer.html", "x", "eigen/overrides/footer.html doet zo niets: wij hebben geen sjabloon met die naam"),
        ("Main.html", "x", "en geen pagina vraagt erom. Bedoel je ‘main.html’?"),
        ("main.htm", "x", "eigen/overrides/main.htm: hier horen alleen sjablonen (.html)."),
        ("look.css", "x", "eigen/overrides/look.css: hier horen alleen sjablonen (.html). Een stijl zet je in eigen/"),
        ("main.html", "a\n{% block x %}", "eigen/overrides/main.html, regel 2: hier klopt het sjabloon niet. Kijk of"),
        ("main.html", "\n{% include 'parts/foter.html' %}", "regel 2: het sjabloon ‘parts/foter.html’ is er niet. Bed"),
        (
            "main.html",
            "{% extends 'main.html' %}",
            "main.html, regel 1: dit sjabloon roept zichzelf aan. Schrijf ‘ons/",
        ),
        (
            "main.html",
            "{% extends 'ons/main.html' %}\n{% block footr %}{% endblock %}",
            "eigen/overrides/main.html, regel 2: het blok ‘footr’ doet zo niets, omdat het in ons/main.html niet "
            "bestaat. Bedoel je ‘footer’?",
        ),
    ],
)
def test_what_would_do_nothing_or_break_is_told_with_its_line(name: str, text: str, fault: str, folder: Path) -> None:
    write(folder / "eigen/overrides", {name: text})
    (found,) = told(folder)
    assert fault in found


def test_a_template_in_another_encoding_is_told(folder: Path) -> None:
    write(folder / "eigen/overrides", {"main.html": ""})
    (folder / "eigen/overrides/main.html").write_bytes("\ncafé".encode("latin-1"))
    (found,) = told(folder)
    assert found.startswith("eigen/overrides/main.html, regel 2: dit bestand is niet als UTF-8 bewaard.")


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        (b"{% block x %}", "eigen/overrides/anders.html, regel 1: hier klopt het sjabloon niet."),
        ("café".encode("latin-1"), "eigen/overrides/anders.html, regel 1: dit bestand is niet als UTF-8 bewaard."),
    ],
)
def test_a_template_that_cannot_be_read_is_told_once_also_where_another_builds_on_it(
    broken: bytes, fault: str, folder: Path
) -> None:
    text = '{% extends "anders.html" %}{% block y %}{% endblock %}'
    write(folder / "eigen/overrides", {"anders.html": "", "main.html": text})
    (folder / "eigen/overrides/anders.html").write_bytes(broken)
    (found,) = told(folder)
    assert found.startswith(fault)
    assert missing("anders.html", environment(folder)) == ""


def test_a_template_that_a_page_asks_for_in_vain_is_told(folder: Path) -> None:
    assert missing("main.html", environment(folder)) == ""
    assert missing("mian.html", environment(folder)).startswith(
        "het sjabloon ‘mian.html’ is er niet. Bedoel je ‘main.html’?"
    )


@pytest.mark.parametrize(
    "text",
    [
        "\n{% extends 'scan/page.html' %}",
        "\n{% extends 'ons/scan/page.html' %}",
        "\n{% extends 'scan/./page.html' %}",
        "\n{% extends 'between.html' %}",
        "\n{% include 'ons//scan/page.html' %}",
    ],
)
def test_a_page_with_answers_is_not_made_by_another_name(text: str, folder: Path) -> None:
    write(folder / "eigen/overrides", {"mine.html": text})
    write(folder / "ours", {"between.html": "{% extends 'scan/page.html' %}"})
    (found,) = told(folder, frozenset({"mine.html"}))
    assert found.startswith("eigen/overrides/mine.html, regel 2: dit sjabloon bouwt voort op ‘scan/page.html’, van een")


def test_the_template_of_a_page_with_answers_may_be_built_on_by_its_own_name(folder: Path) -> None:
    write(folder / "eigen/overrides", {"scan/page.html": "{% extends 'ons/scan/page.html' %}"})
    assert told(folder) == []


def test_what_a_template_builds_on_is_written_out(folder: Path) -> None:
    write(folder / "eigen/overrides", {"main.html": "\n{% extends 'scan/' ~ 'page.html' %}"})
    (found,) = told(folder)
    assert found.startswith(
        "eigen/overrides/main.html, regel 2: schrijf de naam van het sjabloon waarop dit voortbouwt"
    )


@pytest.mark.parametrize("name", ["ons/scan/page.html", "scan//page.html", "./scan/page.html"])
def test_a_page_asks_for_the_template_with_answers_by_its_one_name(name: str, folder: Path) -> None:
    assert missing(name, environment(folder)).startswith("schrijf ‘scan/page.html’.")
    assert missing("scan/page.html", environment(folder)) == ""


@pytest.mark.parametrize("broken", [b"{% block x %}", "caf\u00e9".encode("latin-1")])
def test_a_template_that_builds_on_a_broken_one_adds_no_fault(broken: bytes, folder: Path) -> None:
    write(folder / "eigen/overrides", {"main.html": "{% extends 'below.html' %}", "below.html": ""})
    (folder / "eigen/overrides/below.html").write_bytes(broken)
    (found,) = told(folder)
    assert found.startswith("eigen/overrides/below.html, regel 1: ")
