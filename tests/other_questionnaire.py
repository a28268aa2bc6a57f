"""A copy of the project with quite another questionnaire: 24 items, one facet of six dimensions, four points.

Its own title, cut-offs, steps and labels, one item keyed the other way round, and as few pages as a site can do
with; no leerkaart, no other language and no second instrument. What is named here may stand in the site that is built
of it; what ours has must not.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Final

from quiz.definition import QUESTIONNAIRE as OURS
from quiz.model import Advice, Band, Blueprint, Dimension, Item, Questionnaire, Scale, ScalePoint
from tests.conftest import copy_project

THEMES: Final = ("afspraken", "gereedschap", "overdracht", "planning", "rust", "veiligheid")
ACTS: Final = (
    "In onze ploeg bespreken we",
    "Elke week kijken we naar",
    "We verbeteren samen",
    "Ik zie collega’s werken aan",
)
BANDS: Final = (("laag", 0, 24, "Nog weinig"), ("midden", 25, 69, "Al wat"), ("hoog", 70, 100, "Al veel"))

QUESTIONNAIRE: Final = Questionnaire(
    title="Ploegenscan",
    edition="2030-1",
    overall_title="De hele ploeg",
    min_group_size=6,
    items_per_step=6,
    scale=Scale(
        points=tuple(
            ScalePoint(value=value, label=label)
            for value, label in enumerate(("nooit", "soms", "vaak", "altijd"), start=1)
        ),
        dont_know="geen idee / speelt hier niet",
    ),
    bands=tuple(
        Band(id=id, start=start, end=end, name=name, meaning=f"Dat is {name.lower()} bij elkaar.")
        for id, start, end, name in BANDS
    ),
    disciplines=tuple(
        Dimension(
            id=name, title=name.title(), short=name.title(), core=f"Zo gaat het met {name}.", page=f"themas/{name}/"
        )
        for name in THEMES
    ),
    success_areas=(),
    items=tuple(
        Item(
            id=f"{name}-{'abcd'[place]}",
            text=f"{act} {name}.",
            discipline=name,
            reverse_keyed=(name, place) == ("rust", 3),
        )
        for place, act in enumerate(ACTS)
        for name in THEMES
    ),
    advice=tuple(
        Advice(
            dimension=name,
            band=band,
            meaning=f"Over {name} valt iets te zeggen.",
            question=f"Wat doen jullie met {name}?",
            first_step=f"Vraag morgen naar {name}.",
            team_step=f"Praat samen over {name}.",
            practice="rondje",
        )
        for name in THEMES
        for band, *_ in BANDS
    ),
    blueprint=Blueprint(per_discipline=4),
)

MARKERS: Final = {
    "index": ("keuzes", "voor-wie", "drie-werkvormen", "e-boek"),
    "werkvormen/index": ("werkvormen", "programma"),
    "bronnen": ("bronnen",),
    "wijzigingen": ("wijzigingen",),
    "over": ("organisatie",),
    "e-boek": ("e-boek",),
    "toegankelijkheid": ("toegankelijkheid",),
    "praktijk/index": ("praktijk",),
    "scan/teamgesprek": ("pakket",),
    "scan/verantwoording": ("blauwdruk",),
}
"""What the build puts into a page: all that ours has, but for a picture of the leerkaart that is not there."""
PLAIN: Final = ("lerende-organisatie", "waar-loop-je-tegenaan", "aan-de-slag", "begrippen", "privacy")
BODIES: Final = {
    "begrippen": "## Ploeg\n\nDe mensen met wie je werkt.",
    "bronnen": "[@bron2001]",
    "werkvormen/index": "## Alle werkvormen",
    "over": "## Licentie\n\nVrij.",
    "waar-loop-je-tegenaan": "- [Het loopt niet](#stil)\n\n## Het loopt niet {#stil}\n<!-- situatie: "
    + ", ".join(THEMES)
    + " -->\n\nHet werk blijft liggen.",
}
TEMPLATES: Final = {
    "scan/index.md": "scan/page.html",
    "scan/team.md": "team/page.html",
    "scan/organisatie.md": "organisation/page.html",
    "scan/sessie.md": "session/page.html",
    "scan/papier.md": "paper/page.html",
}
PRACTICE: Final = """---
title: Rondje
description: Een rondje van vijf minuten.
practice:
  goal: Van elkaar horen.
  minutes: [5, 5]
  group: [2, 12]
  disciplines: [rust]
  success_areas: []
  kind: terugkijken
  purposes: [afsluiten]
  followed_by: []
  forms: [rondje]
  needs:
    - Een plek om te staan
---

# Rondje

<!-- kennisbank:werkvorm -->

## Zo doe je het

1. **Rondje (5 minuten).** Ieder zegt één zin.
"""


def other_project(target: Path) -> Path:
    """The copy, ready to be built."""
    project = copy_project(target)
    shutil.rmtree(project / "docs" / "en", ignore_errors=True)
    for path in [*(project / "docs").rglob("*.md"), *(project / "quiz/definition/languages").glob("*.toml")]:
        path.unlink()
    shutil.rmtree(project / "docs" / "assets" / "beelden", ignore_errors=True)
    for folder in ("instruments", "editions"):
        for path in (project / "quiz" / folder).glob("*/__init__.py" if folder == "instruments" else "*.json"):
            path.unlink()
    _write_definition(project / "quiz" / "definition")
    _write_pages(project / "docs")
    (project / "data" / "sources.yml").write_text(
        'bron2001:\n  author: "Bron"\n  year: 2001\n  apa: "Bron, A. (2001). *Een bron*. Uitgever."\n  checked: true\n',
        encoding="utf-8",
    )
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    text = re.sub(r"(?ms)^nav:.*?(?=^\S|\Z)", "", text)
    text = re.sub(r"(?ms)^not_in_nav:.*?(?=^\S|\Z)", "", text)
    text = re.sub(r"(?m)^site_name:.*$", "site_name: Ploegen", text)
    text = re.sub(r"(?m)^site_description:.*$", "site_description: Over ploegen.", text)
    names = [
        *(f"{name}.md" for name in (*MARKERS, *PLAIN)),
        *TEMPLATES,
        "werkvormen/rondje.md",
        *(f"themas/{name}.md" for name in THEMES),
    ]
    nav = "nav:\n  - index.md\n  - Ploegen:\n" + "".join(f"      - {name}\n" for name in names[1:])
    config.write_text(f"{text}\n{nav}", encoding="utf-8")
    changes = project / "CHANGELOG.md"
    changes.write_text(
        changes.read_text(encoding="utf-8").replace(OURS.edition, QUESTIONNAIRE.edition), encoding="utf-8"
    )
    return project


def _write_definition(folder: Path) -> None:
    for path in folder.glob("*.py"):
        path.unlink()
    parts = "Advice, Band, Blueprint, Dimension, Item, Questionnaire, Scale, ScalePoint"
    (folder / "__init__.py").write_text(
        f'"""De vragenlijst."""\n\nfrom quiz.model import {parts}\n\nQUESTIONNAIRE = {QUESTIONNAIRE!r}\n',
        encoding="utf-8",
    )


def _write_pages(docs: Path) -> None:
    def write(name: str, text: str) -> None:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    for name in (*MARKERS, *PLAIN):
        title = name.partition("/")[0].capitalize()
        parts = "\n\n".join(f"<!-- kennisbank:{marker} -->" for marker in MARKERS.get(name, ()))
        body = BODIES.get(name, "Hier staat uitleg.")
        write(f"{name}.md", f"---\ntitle: {title}\ndescription: Over {title}.\n---\n\n# {title}\n\n{body}\n\n{parts}\n")
    for name, template in TEMPLATES.items():
        title = template.partition("/")[0].capitalize()
        body = "\n<!-- kennisbank:organisatiebeeld -->\n" if "organisatie" in name else "\nVul in.\n"
        write(name, f"---\ntitle: {title}\ndescription: Over {title}.\ntemplate: {template}\n---\n\n# {title}\n{body}")
    write("werkvormen/rondje.md", PRACTICE)
    for name in THEMES:
        body = f"# {name.title()}\n\nTekst.\n\n## Op de kaart\n\n<!-- kennisbank:leerkaart -->\n"
        write(
            f"themas/{name}.md",
            f"---\ntitle: {name.title()}\ndescription: Over {name}.\ndimension: {name}\n---\n\n{body}",
        )
