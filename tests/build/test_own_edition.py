"""An organisation's own edition, without a change in ours: the worked example of eigen/README.md, built once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from ebook.plan import read_plan
from quiz.definition import OURS
from quiz.instrument import fingerprint, fingerprint_text
from tests.conftest import ROOT, build, copy_project

FILES = {
    "instellingen.yml": """\
site_name: Kennisbank van Gemeente Voorbeeld
organisatie:
  naam: Gemeente Voorbeeld
  logo: assets/ons-logo.svg
  drempel: 8
""",
    "docs/assets/ons-logo.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>',
    "docs/assets/favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"/>',
    "overrides/main.html": """\
{% extends "ons/main.html" %}

{% block announce %}{{ text("scan.form.show") }} in mei.{% endblock %}
""",
    "definition/nl.toml": """\
[page.frame]
edition-for = "Een uitgave van {name}."

[scan.form]
show = "Laat mijn uitslag zien"
""",
    "docs/werkvormen/rondje-balie.md": """\
---
title: Rondje balie
description: Vijf minuten na sluitingstijd, met wie er die dag aan de balie stond.
practice:
  goal: Van elkaar horen wat er die dag opviel
  minutes: [5, 5]
  group: [2, 8]
  disciplines: [teamleren]
  success_areas: [leren-en-reflecteren]
  kind: terugkijken
  purposes: [afsluiten]
  followed_by: []
  forms: [rondje]
  needs:
    - Een plek om te staan
---

# Rondje balie

<!-- kennisbank:werkvorm -->

## Zo doe je het

1. **Rondje (5 minuten).** Ieder zegt één zin over wat die dag opviel.
""",
    "docs/onze-afspraken.md": """\
---
title: Onze afspraken
description: Wat "wij" in onze teams afspreken over R&D, in minder dan <3 zinnen.
---

# Onze afspraken

We doen [de scan](scan/index.md) elk jaar in mei.
""",
    "weg.txt": "praktijk/shell-moerdijk.md\nwerkvormen/kenniscafe.md   # the only page with one of the sources\n",
    "stijl.css": ".md-header { border-bottom: 2px solid; }\n",
    "wijzigingen.md": """\
## Editie 2027-1-voorbeeld

Twee eigen uitspraken.

### Wat dit voor codes betekent

Codes van 2027-1 passen niet in ons teambeeld.
""",
    "definition/vragenlijst.toml": f"""\
editie = "2027-1-voorbeeld"
talen = ["nl"]

[vervang.{OURS.items[0].id}]
id = "team-balie-les"
tekst = "Wie aan de balie iets leert, deelt dat daarna met het team."

[vervang.{OURS.items[1].id}]
id = "meesterschap-wijk-leren"
tekst = "In de wijk is er tijd om iets nieuws te leren."

[advies.kennis-delen-als-kracht.deels]
werkvorm = "intervisie"
""",
}


def soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page / "index.html").read_bytes(), "html.parser")


def test_a_municipality_has_its_own_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own, site = tmp_path / "eigen", tmp_path / "site"
    for name, text in FILES.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    done = build(copy_project(tmp_path / "project"), site, EIGEN=str(own))
    assert done.returncode == 0, done.stdout + done.stderr

    home = soup(site, "")
    assert home.title is not None
    assert home.title.get_text() == "Kennisbank van Gemeente Voorbeeld"
    assert home.select_one('.md-logo img[src="assets/ons-logo.svg"]')
    assert "Een uitgave van Gemeente Voorbeeld." in home.get_text()
    announced = home.select_one(".md-banner")
    assert announced is not None
    assert announced.get_text(strip=True) == "Laat mijn uitslag zien in mei."
    assert "Laat mijn uitslag zien" in soup(site, "scan").get_text()
    assert "Toon mijn uitslag" not in soup(site, "scan").get_text()
    assert (site / "assets/favicon.svg").read_text(encoding="utf-8") == FILES["docs/assets/favicon.svg"]
    assert soup(site, "werkvormen").select_one('a[href="rondje-balie/"]')
    assert "eigen." in str(home.select('link[rel="stylesheet"]')[-1]["href"])
    assert home.select_one('.md-tabs a[href="onze-afspraken/"]')
    ours = soup(site, "onze-afspraken")
    assert ours.select_one('a[href="../scan/"]')
    for described in ours.select('meta[name="description"], meta[property="og:description"]'):
        assert described["content"] == 'Wat "wij" in onze teams afspreken over R&D, in minder dan <3 zinnen.'

    assert not (site / "praktijk/shell-moerdijk").exists()
    linking = [path for path in site.rglob("*.html") if "shell-moerdijk/" in path.read_text(encoding="utf-8")]
    assert linking == []
    assert not (site / "en").exists()

    definition = json.loads((site / "assets/scan/definition.json").read_text(encoding="utf-8"))
    assert definition["edition"] == "2027-1-voorbeeld"
    assert definition["fingerprint"] != fingerprint_text(fingerprint(OURS))
    assert {"team-balie-les", "meesterschap-wijk-leren"} <= {item["id"] for item in definition["items"]}
    assert definition["min_group_size"] == 8
    for page in ("scan", "scan/team"):
        data = soup(site, page).select_one("[data-scan-data]")
        assert data is not None
        assert json.loads(data.string or "")["minGroupSize"] == 8
    for page in ("begrippen", "privacy", "aan-de-slag", "scan/team", "scan/teamgesprek", "scan/verantwoording"):
        text = " ".join(soup(site, page).select_one("article, main").get_text(" ").split())  # type: ignore[union-attr]
        assert (
            "acht codes" in text
            or "acht teamcodes" in text
            or "acht verschillende codes" in text
            or "acht of meer" in text
        ), page

    monkeypatch.setenv("EIGEN", str(own))
    plan = read_plan(ROOT / "mkdocs.yml")
    assert plan.title == "Kennisbank van Gemeente Voorbeeld"
    pages = {chapter.source for chapter in plan.pages}
    assert "onze-afspraken.md" in pages
    assert "praktijk/shell-moerdijk.md" not in pages
