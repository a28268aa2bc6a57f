"""Put the questionnaire into the site: the published definition, and what the templates need to render it.

The questionnaire is read anew at each build, so a changed question shows after saving.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from markupsafe import escape

from kennisbank.assets import add_sheet
from kennisbank.builder import Files, Settings, Site
from kennisbank.faults import About, Faults
from kennisbank.practices import is_practice
from quiz.check.own import where_they_stand
from quiz.check.reading import MAIN, DefinitionError, instrument_names, read_definition
from quiz.check.rules import kind_faults, validate
from quiz.editions.published import EditionError, earlier_editions, editions_folder, published_text
from quiz.findings import CLOSE_DIMENSION, CLOSE_OVERALL
from quiz.instrument import client_data, foreign_data
from quiz.languages.model import Language
from quiz.layout import axes, item_numbers, paper_side, score_columns, score_rows, steps
from quiz.model import Questionnaire, Scale
from quiz.team.file import LONGEST_NOTES
from quiz.team.picture import DIVIDED_ABOVE, UNITED_BELOW
from quiz.team.significance import student_table

PLAN_PLACES: Final = 3
"""How many steps the plan of one person has room for."""
SECONDS_PER_ITEM: Final = 12
USUAL_COLUMNS: Final = 6
"""Success areas that overrides/leerkaart and overrides/home.css draw unless they are told another number."""
LONGEST_NOTE: Final = 400
"""Characters of what a group notes during the talk, so that all fits on one sheet of paper."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One questionnaire of the site, with what a page needs to open codes of its earlier editions.

    `name` is empty for that of `quiz/definition/`; the front matter of a page names another, as `instrument: kort`.
    """

    name: str
    questionnaire: Questionnaire
    editions: tuple[Mapping[str, Any], ...] = ()

    def codes(self) -> list[dict[str, Any]]:
        """What tells its codes, of earlier editions too, for the pages of another instrument."""
        title = self.questionnaire.title
        return [foreign_data(data, title) for data in (client_data(self.questionnaire), *self.editions)]


def instruments_of(files: Files, faults: Faults, threshold: int) -> dict[str, Instrument]:
    """Every questionnaire that can be read, by its name, the main one first; empty when that one cannot be read."""
    found: dict[str, Instrument] = {}
    told: set[str] = set()
    for name in (MAIN, *instrument_names()):
        questionnaire = questionnaire_of(files, faults, threshold, told, name)
        if questionnaire is not None:
            editions = tuple(editions_of(questionnaire, faults, name))
            found[name] = Instrument(name=name, questionnaire=questionnaire, editions=editions)
        elif name == MAIN:
            return {}
    return found


def questionnaire_of(
    files: Files, faults: Faults, threshold: int, told: set[str], name: str = MAIN
) -> Questionnaire | None:
    """The definition as it stands now, with the threshold of the organisation; None when it cannot be read.

    Every fault of it is noted, but not once more what was `told` of the questionnaire that it picks its items from.
    What comes back may still have faults: fit for its names, not for a page.
    """
    about = f"quiz/instruments/{name}: " if name else ""
    try:
        definition = read_definition(name)
    except DefinitionError as problem:
        for sentence in problem.sentences:
            if sentence not in told:
                whole = sentence.startswith(("quiz/", "eigen/"))
                faults.add(sentence if whole else f"{about}{sentence}", about=About.DEFINITION)
            told.add(sentence)
        return None
    pages = files.documentation_pages()
    found = where_they_stand(
        validate(
            definition,
            pages={file.url if file.url != "./" else "" for file in pages},
            practices={Path(file.src_uri).stem for file in pages if is_practice(file.src_uri)},
        ),
        name,
    )
    for sentence in dict.fromkeys(map(str, found)):
        if sentence not in told:
            faults.add(sentence if sentence.startswith("quiz/") else f"{about}{sentence}", about=About.DEFINITION)
        told.add(sentence)
    if kind_faults(definition):
        return None
    # An organisation may raise the group size that a team picture needs; nobody can lower it.
    return dataclasses.replace(definition, min_group_size=max(definition.min_group_size, threshold))


def add_definitions(instruments: Mapping[str, Instrument], files: Site) -> None:
    """Publish each instrument whole, for whoever wants to read or reuse it: `assets/scan/[NAME/]definition.json`."""
    for name, instrument in instruments.items():
        address = "/".join(filter(None, ("assets/scan", name, "definition.json")))
        files.add(address, published_text(instrument.questionnaire))


def add_columns(questionnaire: Questionnaire, files: Site, settings: Settings) -> None:
    """Tell the styles how many columns the leerkaart has, where that is another number than they take for granted."""
    columns = len(questionnaire.success_areas)
    if columns not in (0, USUAL_COLUMNS):
        sheet = f":root{{--kb-areas:{columns}}}"
        add_sheet("leerkaart", sheet, files, settings)


def editions_of(questionnaire: Questionnaire, faults: Faults, name: str = MAIN) -> list[dict[str, Any]]:
    """The editions whose codes still open; none, with a fault, when a file is damaged."""
    folder = editions_folder(name)
    try:
        return list(earlier_editions(questionnaire, folder))
    except EditionError as problem:
        faults.add(str(problem), about=About.DEFINITION)
    except UnicodeDecodeError:
        place = f"quiz/instruments/{name}/editions/" if name else "quiz/editions/"
        faults.add(f"Een bestand in {place} is geen tekst. Zet het terug zoals het was.", about=About.DEFINITION)
    return []


def template_globals(instrument: Instrument, language: Language, others: Iterable[Instrument] = ()) -> dict[str, Any]:
    """What the templates know of the questionnaire, in the language in which it stands, with every text escaped.

    `others` are the other instruments of the site, of which a page can tell the codes.
    """
    questionnaire = instrument.questionnaire
    shown = for_html(questionnaire)
    data = client_data(questionnaire)
    data["editions"] = [*instrument.editions, *(code for other in others for code in other.codes())]
    return {
        "instrument": instrument.name,
        "questionnaire": shown,
        "scan_steps": steps(shown),
        "scan_axes": axes,
        "scan_data": data,
        "team_data": data | {"student": student_table()},
        "word_limits": word_limits(questionnaire.scale, language),
        "paper_side": paper_side(questionnaire),
        "item_numbers": item_numbers(questionnaire),
        "score_columns": score_columns(questionnaire),
        "score_rows": score_rows(questionnaire),
        "overall_sum": overall_sum(questionnaire.scale, language),
        "scan_minutes": scan_minutes(questionnaire),
        "scan_advice": scan_advice(questionnaire),
        "plan_places": PLAN_PLACES,
        "longest_notes": LONGEST_NOTES,
        "longest_note": LONGEST_NOTE,
        "close_dimension": CLOSE_DIMENSION,
        "close_overall": CLOSE_OVERALL,
        "code_messages": dict(language.table("messages.code")),
        "team_messages": dict(language.table("messages.team")),
    }


def words_by_id(questionnaire: Questionnaire) -> dict[str, str]:
    """What a file calls things, by id, with every text escaped: in Dutch, whatever language somebody answered in."""
    shown = for_html(questionnaire)
    words = {"title": shown.title, "overall": shown.overall_title}
    words |= {dimension.id: dimension.title for dimension in shown.dimensions}
    words |= {band.id: band.name for band in shown.bands}
    return words | {item.id: item.text for item in shown.items}


def overall_sum(scale: Scale, language: Language) -> str:
    """How a score follows from sum and number, in words for whoever has a calculator; right for any scale."""
    kind = "plain" if not scale.min else "less" if scale.min == 1 else "less-times"
    span = scale.max - scale.min
    division = "whole" if 100 % span == 0 else "divided"
    sentence = language.sentence(f"paper.sum.{kind}.{division}", {})
    return sentence.format(lowest=scale.min, times=100 // span, span=span)


def word_limits(scale: Scale, language: Language) -> dict[str, str]:
    """From where on a word is said, as people read it: `united` and `divided` of an SD, `low` and `high` of a mean.

    On 1…5 that is 0,8 and 1,2, and 2,5 and 3,5.
    """
    span = scale.max - scale.min
    limits = {
        "united": Fraction(*UNITED_BELOW) * span,
        "divided": Fraction(*DIVIDED_ABOVE) * span,
        "low": scale.min + Fraction(3, 8) * span,
        "high": scale.min + Fraction(5, 8) * span,
    }
    mark = "." if language.tag.startswith("en") else ","
    return {name: f"{float(limit):.3f}".rstrip("0").rstrip(".").replace(".", mark) for name, limit in limits.items()}


def scan_minutes(questionnaire: Questionnaire) -> int:
    """About how many minutes the scan takes, at twelve seconds a statement: an estimate, never under one."""
    return max(1, round(len(questionnaire.items) * SECONDS_PER_ITEM / 60))


def scan_advice(questionnaire: Questionnaire) -> dict[str, Any]:
    """The sentences that a script puts into cards: `advice` by dimension and band, `steps` by discipline and area."""
    advice: dict[str, dict[str, dict[str, str]]] = {}
    for text in questionnaire.advice:
        parts = dataclasses.asdict(text)
        advice.setdefault(parts.pop("dimension"), {})[parts.pop("band")] = parts
    steps: dict[str, dict[str, str]] = {}
    for cell in questionnaire.cells:
        steps.setdefault(cell.discipline, {})[cell.success_area] = cell.first_step
    return {"advice": advice, "steps": steps}


def practice_titles(files: Files) -> Mapping[str, str]:
    """The title of each werkvorm by its slug, once the pages have been read."""
    return {
        Path(file.src_uri).stem: str(file.page.meta.get("title") or file.page.title)
        for file in files.documentation_pages()
        if file.page is not None and is_practice(file.src_uri)
    }


def for_html(value: Any) -> Any:
    """The same data with every text escaped: the environment of the templates escapes nothing by itself."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, tuple):
        return tuple(for_html(part) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: for_html(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value
