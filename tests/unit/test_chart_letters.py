"""Letters in drawings and charts: 12 px or more on the smallest screen that shows them."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Final
from xml.etree import ElementTree

import pytest
from jinja2 import Environment, FileSystemLoader

from quiz.definition import QUESTIONNAIRE
from quiz.layout import axes

ROOT: Final = Path(__file__).resolve().parents[2]
LEAST: Final = 12
"""Pixels."""
PHONE: Final = 330
"""Pixels that a phone leaves for a drawing in the text."""
NARROWEST: Final = {"team-columns": 230, "scan-radar": 283}
"""Pixels that a chart has at least: columns in a card on a phone; the radar from 768 px on, beside its scores."""
DRAWINGS: Final = sorted((ROOT / "docs").rglob("*.svg"))
STYLES: Final = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides").rglob("*.css")))
CHART: Final = re.compile(r'<svg class="([\w-]+)[^>]*?viewBox="\S+ \S+ (\S+) [^>]*>(.*?)</svg>', re.DOTALL)


def charts() -> dict[str, float]:
    """Width of the view of each chart with text in a template, by its class; the widest where there are more."""
    found: dict[str, float] = {}
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "overrides").rglob("*.html"))]
    texts = [text for text in texts if "{% macro radar(" not in text] + radars()
    for name, width, body in CHART.findall("\n".join(texts)):
        if "<text" in body:
            found[name] = max(float(width), found.get(name, 0))
    return found


def radars() -> list[str]:
    """The radar of each facet: how wide it is follows from its names."""
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    template = environment.from_string(
        '{% from "scan/radar.html" import radar with context %}{{ radar(dimensions, none) }}'
    )
    facets = (QUESTIONNAIRE.disciplines, QUESTIONNAIRE.success_areas)
    return [template.render(scan_axes=axes, dimensions=dimensions) for dimensions in facets]


def sizes_in(drawing: ElementTree.Element, inherited: str = "16") -> list[float]:
    """The size of each piece of text, in units of the view."""
    own = drawing.get("font-size", inherited)
    here = [float(own.removesuffix("px"))] if drawing.tag.endswith(("}text", "}tspan")) else []
    return here + [size for part in drawing for size in sizes_in(part, own)]


def sizes_of(chart: str) -> list[float]:
    """The size of each rule of style for text in a chart, in units of its view."""
    rules = re.findall(rf"^\.{chart}(?:__\w+| text)[^{{]*{{([^}}]*)}}", STYLES, re.MULTILINE)
    return [float(size) for rule in rules for size in re.findall(r"font(?:-size)?:[^;]*?([\d.]+)px", rule)]


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_a_drawing_can_be_read_on_a_phone(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    sizes = sizes_in(root)
    if sizes:
        width = float(root.attrib["viewBox"].split()[2])
        assert min(sizes) * PHONE / width >= LEAST


def test_every_chart_with_words_says_where_it_is_smallest() -> None:
    assert set(charts()) == set(NARROWEST)


@pytest.mark.parametrize("chart", NARROWEST)
def test_a_chart_can_be_read_where_it_is_smallest(chart: str) -> None:
    assert min(sizes_of(chart)) * NARROWEST[chart] / charts()[chart] >= LEAST


@pytest.mark.parametrize("radar", radars(), ids=("disciplines", "success areas"))
def test_the_name_and_the_number_at_the_top_of_a_radar_stay_clear_of_its_rings(radar: str) -> None:
    size = sizes_of("scan-radar")[0]
    points = [point.split(",") for ring in re.findall(r'points="([^"]+)"', radar) for point in ring.split()]
    name = min(float(y) for y in re.findall(r'<text [^>]*\sy="([\d.]+)"', radar))
    number = name + size * float(re.findall(r'dy="([\d.]+)em"', radar)[0])
    assert name >= size
    assert number + 2 <= min(float(y) for _, y in points)


@pytest.mark.parametrize("subjects", [1, 2, 3])
def test_one_or_two_subjects_have_no_radar_as_that_gives_no_outline(subjects: int) -> None:
    environment = Environment(loader=FileSystemLoader(ROOT / "overrides"))
    template = environment.from_string(
        '{% from "scan/facet.html" import facet with context %}{{ facet("disciplines", "Zo", dimensions) }}'
    )
    text = SimpleNamespace(link=lambda page: f'href="{page}"')
    html = template.render(scan_axes=axes, dimensions=QUESTIONNAIRE.disciplines[:subjects], text=text)
    assert ('aria-hidden="true" hidden>' in html) == (subjects < 3)
