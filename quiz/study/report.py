"""Everything a study of the instrument asks of a large set of responses, and the same as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from quiz.model import Item, Questionnaire
from quiz.study import warnings
from quiz.study.components import Blueprint, blueprint
from quiz.study.correlations import Correlation, correlations
from quiz.study.items import ItemRow, close_pairs, item_rows, near_equal_share
from quiz.study.jackknife import parts_of, standard_errors, together
from quiz.study.moments import Moments, item_scores
from quiz.study.scales import ScaleReliability, scale_reliability
from quiz.study.teams import Icc, Team, TeamStudy, team_study

FEWEST_RESPONDENTS: Final = 100
"""Under so many respondents no coefficient is given: our own choice, so that nobody reads one from a team.
Coefficients of a few hundred people still move by several hundredths."""

MEAN_CORRELATION: Final = 0.2
"""Between two items: low enough to be common, and with many items enough for a high alpha."""
CAVEATS: Final = (
    "Alfa is een ondergrens van de betrouwbaarheid en zegt niets over de vraag of een schaal één ding meet "
    "(Sijtsma, 2009, doi 10.1007/s11336-008-9101-0).",
    "Een hoge alfa maakt de scan niet gevalideerd. Met veel uitspraken wordt alfa bijna vanzelf hoog: bij {items} "
    "uitspraken en een gemiddelde samenhang van 0,20 is alfa {alpha}.",
    "Alle onderwerpen komen uit dezelfde antwoorden. Waar twee onderwerpen uitspraken delen, is r te hoog; r_apart "
    "laat de gedeelde uitspraken weg.",
    "Elk paar uitspraken telt wie beide beantwoordde. Wie ‘weet ik niet’ koos of een uitspraak oversloeg, valt daar "
    "weg, en dat is zelden toeval.",
    "Antwoorden van één persoon op één moment hangen ook samen door stemming en algemene indruk.",
)
ONE_FACET: Final = "De vragenlijst heeft één indeling. Een deel voor een tweede indeling of voor vakken is er dus niet."
NO_CELLS: Final = "Geen vak heeft twee uitspraken. Wat bij een vak hoort, zit daarom in de rest."


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """`None` stands for too few respondents, or for what the blueprint cannot tell."""

    n: int
    overall: ScaleReliability | None
    dimensions: Mapping[str, ScaleReliability | None]
    items: Mapping[str, ItemRow | None]
    correlations: tuple[Correlation, ...]
    blueprint: Blueprint | None
    blueprint_errors: Mapping[str, float | None]
    blueprint_note: str | None
    teams: TeamStudy | None
    warnings: tuple[str, ...]


def study(questionnaire: Questionnaire, teams: Sequence[Team], threshold: int) -> Study | None:
    """All coefficients for the members of these teams together; `None` under `FEWEST_RESPONDENTS` of them.

    One team stands for a group of which nothing is known about teams. `threshold` is the least size of a team.
    """
    responses = [row for team in teams for row in team]
    if len(responses) < FEWEST_RESPONDENTS:
        return None
    columns = item_scores(questionnaire, responses)
    parts = parts_of(questionnaire, teams)
    found = together(parts)
    rows = item_rows(questionnaire, columns, found, FEWEST_RESPONDENTS)
    overall = _scale(questionnaire, questionnaire.items, found)
    dimensions = {d.id: _scale(questionnaire, questionnaire.items_of(d.id), found) for d in questionnaire.dimensions}
    parts_known = overall is not None
    components = blueprint(questionnaire, found) if parts_known else None

    def estimates(some: Moments) -> dict[str, float | None]:
        again = blueprint(questionnaire, some)
        return again.estimates if again else {}

    return Study(
        n=len(responses),
        overall=overall,
        dimensions=dimensions,
        items=rows,
        correlations=correlations(questionnaire, columns, FEWEST_RESPONDENTS),
        blueprint=components,
        blueprint_errors=standard_errors(estimates, parts) if components else {},
        blueprint_note=_note(questionnaire, components),
        teams=team_study(questionnaire, teams, threshold) if len(teams) > 1 else None,
        warnings=(
            *warnings.item_warnings(rows),
            *(
                sentence
                for dimension in questionnaire.dimensions
                if (scale := dimensions[dimension.id])
                for sentence in warnings.scale_warnings(dimension.title, scale, len(responses))
            ),
            *warnings.pair_warnings(close_pairs(questionnaire, found, warnings.HIGH_PAIR_R, FEWEST_RESPONDENTS)),
            *warnings.answer_warnings(near_equal_share(responses)),
            *(warnings.profile_warnings(questionnaire, components) if components else ()),
        ),
    )


def caveats(items: int) -> list[str]:
    """What to know before reading the coefficients of a list with so many items."""
    alpha = items * MEAN_CORRELATION / (1 + (items - 1) * MEAN_CORRELATION)
    shown = f"{alpha:.2f}".replace(".", ",")
    return [sentence.format(items=items, alpha=shown) for sentence in CAVEATS]


def study_document(result: Study) -> dict[str, object]:
    """As plain data, with what belongs to reading it. Coefficients to two decimals, components to four."""
    return {
        "caveats": caveats(len(result.items)),
        "warnings": list(result.warnings),
        "fewest_respondents": FEWEST_RESPONDENTS,
        "n": result.n,
        "overall": _scale_document(result.overall),
        "dimensions": {id: _scale_document(scale) for id, scale in result.dimensions.items()},
        "items": {id: _item_document(row) for id, row in result.items.items()},
        "correlations": [
            {
                "dimensions": [one.first, one.second],
                "n": one.n,
                "r": _shown(one.r),
                "shared_items": one.shared_items,
                "n_apart": one.n_apart,
                "r_apart": _shown(one.r_apart),
            }
            for one in result.correlations
        ],
        "blueprint": _blueprint_document(result),
        "teams": _teams_document(result.teams),
    }


def _scale(questionnaire: Questionnaire, items: Sequence[Item], found: Moments) -> ScaleReliability | None:
    place = {item.id: n for n, item in enumerate(questionnaire.items)}
    places = {item.id: place[item.id] for item in items}
    if not places or found.least_n(list(places.values())) < FEWEST_RESPONDENTS:
        return None
    return scale_reliability(found, places)


def _note(questionnaire: Questionnaire, found: Blueprint | None) -> str | None:
    if found is None:
        return None
    if not (questionnaire.disciplines and questionnaire.success_areas):
        return ONE_FACET
    return NO_CELLS if found.components.cell is None else None


def _scale_document(scale: ScaleReliability | None) -> dict[str, object] | None:
    if scale is None:
        return None
    return {
        "n": scale.n,
        "alpha": _shown(scale.alpha),
        "alpha_interval": [_shown(end) for end in scale.alpha_interval] if scale.alpha_interval else None,
        "omega_total": _shown(scale.omega_total),
        "mean_inter_item_r": _shown(scale.mean_inter_item_r),
        "item_rest": {id: _shown(value) for id, value in scale.item_rest.items()},
    }


def _item_document(row: ItemRow | None) -> dict[str, object] | None:
    if row is None:
        return None
    return {
        "n": row.n,
        "mean": _shown(row.mean),
        "sd": _shown(row.sd),
        "dont_know": _shown(row.dont_know),
        "disagree": _shown(row.disagree),
        "agree": _shown(row.agree),
    }


def _blueprint_document(result: Study) -> dict[str, object] | None:
    if result.blueprint is None:
        return None
    return {
        "note": result.blueprint_note,
        **{
            name: {"estimate": _shown(value, 4), "standard_error": _shown(result.blueprint_errors[name], 4)}
            for name, value in result.blueprint.estimates.items()
        },
    }


def _teams_document(teams: TeamStudy | None) -> dict[str, object] | None:
    if teams is None:
        return None
    return {
        "teams": teams.teams,
        "left_out": teams.left_out,
        "overall": _icc_document(teams.overall),
        "dimensions": {id: _icc_document(found) for id, found in teams.dimensions.items()},
        "items": {
            id: {"teams": one.teams, "median_r_wg": _shown(one.median_r_wg)} if one else None
            for id, one in teams.items.items()
        },
        "large_teams": {
            str(number): {id: _shown(value) for id, value in row.items()} for number, row in teams.large_teams.items()
        },
    }


def _icc_document(found: Icc | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "teams": found.teams,
        "n": found.n,
        "mean_size": _shown(found.mean_size),
        "icc1": _shown(found.icc1),
        "icc2": _shown(found.icc2),
    }


def _shown(value: float | None, digits: int = 2) -> float | None:
    return None if value is None else round(value, digits) + 0.0
