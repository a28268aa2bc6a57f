"""The organisation picture as a file, and whatever somebody drops on the page as saved pictures.

The twin `organisation_file.mjs` writes the same document and refuses the same files. The file of an organisation
holds the saved pictures it was made of, so that it opens again; what else stands in it is for readers and other
programs, and is worked out anew when it is opened.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from quiz.instrument import fingerprint, fingerprint_text
from quiz.model import Questionnaire
from quiz.team.file import (
    ExportError,
    comparison_document,
    export_document,
    is_export,
    json_number,
    parse_export,
    with_comma,
)
from quiz.team.organisation import Block, Opened, Organisation, Pool, Timeline, opened
from quiz.team.picture import ScaleFigures, TeamPicture

ORGANISATION_FORMAT: Final = "kennisbank-organisatieleren/organisatiebeeld"
ORGANISATION_VERSION: Final = 1
LARGEST_PICTURE: Final = 1_000_000
"""Characters; a saved picture has some fifteen thousand."""
LARGEST_ORGANISATION: Final = 50_000_000
ORGANISATION_HEADINGS: Final = (
    "soort", "team", "datum", "editie", "id", "naam", "n", "gemiddelde", "marge", "sd", "aantal_teams", "icc1",
)  # fmt: skip

Editions = Mapping[int, Questionnaire]
"""The questionnaires whose pictures can be read, by fingerprint; today's comes first."""


def editions_by_fingerprint(current: Questionnaire, earlier: Sequence[Questionnaire]) -> dict[int, Questionnaire]:
    """Today's questionnaire and those of earlier editions, which have its dimensions but their own items."""
    known = {fingerprint(current): current}
    for edition in earlier:
        known.setdefault(
            fingerprint(edition), replace(current, edition=edition.edition, scale=edition.scale, items=edition.items)
        )
    return known


def read_saved(file: str, text: str, editions: Editions, others: Sequence[Questionnaire] = ()) -> list[Opened]:
    """The saved pictures in a file: one, or those of an organisation. Raises `ExportError` for anything else.

    Pictures of `others`, further questionnaires of the site, are told by their name and not read.
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ExportError("empty")
    if not is_organisation(text):
        if len(text) > LARGEST_PICTURE:
            raise ExportError("too-large")
        if not is_export(text):
            raise ExportError("foreign")
        return [_read(file, text, editions, others)]
    if len(text) > LARGEST_ORGANISATION:
        raise ExportError("too-large")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise ExportError("unreadable") from None
    if not isinstance(document, dict) or document.get("format") != ORGANISATION_FORMAT:
        raise ExportError("foreign")
    if document.get("version") != ORGANISATION_VERSION or isinstance(document["version"], bool):
        raise ExportError("version")
    pictures = document.get("pictures")
    if not isinstance(pictures, list) or not pictures:
        raise ExportError("no-pictures")
    found = []
    for place, picture in enumerate(pictures):
        if not isinstance(picture, dict):
            raise ExportError("damaged", f"pictures.{place}")
        one = _read(file, json.dumps(picture, ensure_ascii=False), editions, others)
        found.append(replace(one, file=" · ".join(filter(None, (file, one.picture.team, one.picture.date)))))
    return found


def is_organisation(text: str) -> bool:
    """Whether a text means to be the file of an organisation: its format stands first."""
    return text[:200].lstrip("\ufeff \t\r\n").startswith("{") and f'"{ORGANISATION_FORMAT}"' in text[:200]


def organisation_document(organisation: Organisation, editions: Editions, *, pictures: bool = True) -> dict[str, Any]:
    """The organisation picture as plain data; with `pictures` it opens again. There is at least one block."""
    first, *others = organisation.blocks
    document: dict[str, Any] = {"format": ORGANISATION_FORMAT, "version": ORGANISATION_VERSION}
    document |= _block_document(first)
    document["other_editions"] = [_block_document(block) for block in others]
    if pictures:
        document["pictures"] = [
            export_document(editions[one.fingerprint], replace(one.picture, team=one.team or None))
            for one in saved_pictures(organisation)
        ]
    return document


def organisation_json(organisation: Organisation, editions: Editions) -> str:
    """The document as text without blanks: hundreds of pictures stand in it."""
    document = organisation_document(organisation, editions)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"


def saved_pictures(organisation: Organisation) -> list[Opened]:
    """Every picture that is shown, those of a timeline earliest first."""
    found: list[Opened] = []
    for block in organisation.blocks:
        dates = {timeline.team: timeline.moments for timeline in block.timelines}
        for team in block.teams:
            found += dates.get(team.team, (team,))
    return found


def organisation_rows(questionnaire: Questionnaire, organisation: Organisation) -> list[Sequence[object]]:
    """Rows for a spreadsheet: each team and scale, earlier moments, the total, and the statements that differ."""
    q = questionnaire
    names = {"overall": q.overall_title} | {d.id: d.title for d in q.dimensions} | {i.id: i.text for i in q.items}
    rows: list[Sequence[object]] = [ORGANISATION_HEADINGS]
    for block in organisation.blocks:
        ids = [*block.total]
        for team in block.teams:
            rows += [_scale_row("team", team, id, names[id]) for id in ids]
        for timeline in block.timelines:
            for moment in timeline.moments[:-1]:
                rows += [_scale_row("eerder", moment, id, names[id]) for id in ids]
        rows += [_total_row(block, id, names[id]) for id in ids]
        for item in block.differing:
            share = with_comma(item.icc, 2)
            for team_name, mean in item.means:
                name = names.get(item.item, item.item)
                mean_text = with_comma(mean, 1)
                rows.append(
                    ("uitspraak", team_name, "", block.edition, item.item, name, "", mean_text, "", "", "", share)
                )
    return rows


def _read(file: str, text: str, editions: Editions, others: Sequence[Questionnaire]) -> Opened:
    """One saved picture, of whichever edition it is. Raises `ExportError` without the prefix of the team page."""
    problem = ExportError("fingerprint")
    for value, questionnaire in editions.items():
        try:
            return opened(file, value, parse_export(text, questionnaire))
        except ExportError as error:
            problem = ExportError(error.reason.removeprefix("export-"), error.detail)
            if problem.reason != "fingerprint":
                raise problem from None
    for other in others:
        if f'"{fingerprint_text(fingerprint(other))}"' == json.dumps(json.loads(text).get("fingerprint")):
            raise ExportError("other", other.title)
    raise problem


def _block_document(block: Block) -> dict[str, Any]:
    return {
        "edition": block.edition,
        "fingerprint": fingerprint_text(block.fingerprint),
        "teams": [{"name": team.team, **_moment_document(team.picture)} for team in block.teams],
        "total": {"n": block.n, **_by_scale({id: _pool_document(part) for id, part in block.total.items()})},
        "spread": _by_scale(
            {id: None if part is None else json_number(part, 100) for id, part in block.spread.items()}
        ),
        "differing": [
            {
                "item": one.item,
                "icc1": json_number(one.icc, 100),
                "means": [{"name": team, "mean": json_number(mean, 10)} for team, mean in one.means],
            }
            for one in block.differing
        ],
        "timelines": [_timeline_document(timeline) for timeline in block.timelines],
    }


def _timeline_document(timeline: Timeline) -> dict[str, Any]:
    return {
        "name": timeline.team,
        "moments": [_moment_document(moment.picture) for moment in timeline.moments],
        "changes": [comparison_document(change) for change in timeline.changes],
    }


def _moment_document(picture: TeamPicture) -> dict[str, Any]:
    return {
        "date": picture.date,
        "n": picture.n,
        "overall": _figures(picture.overall),
        "dimensions": {id: _figures(found) for id, found in picture.dimensions.items()},
    }


def _figures(found: ScaleFigures | None) -> dict[str, float] | None:
    if found is None:
        return None
    tenths = {"mean": found.mean, "sd": found.sd, "margin": found.margin}
    return {"n": found.n} | {key: json_number(value, 10) for key, value in tenths.items()}


def _pool_document(found: Pool | None) -> dict[str, float] | None:
    if found is None:
        return None
    return {"teams": found.teams, "n": found.n, "mean": json_number(found.mean, 10), "sd": json_number(found.sd, 10)}


def _by_scale(values: Mapping[str, Any]) -> dict[str, Any]:
    return {"overall": values["overall"], "dimensions": {id: part for id, part in values.items() if id != "overall"}}


def _scale_row(kind: str, moment: Opened, id: str, name: str) -> Sequence[object]:
    picture = moment.picture
    found = picture.overall if id == "overall" else picture.dimensions[id]
    shown: tuple[str, ...] = ("",) * 4
    if found:
        shown = (str(found.n), *(with_comma(value, 1) for value in (found.mean, found.margin, found.sd)))
    return (kind, moment.team, picture.date or "", picture.edition, id, name, *shown, "", "")


def _total_row(block: Block, id: str, name: str) -> Sequence[object]:
    found, share = block.total[id], block.spread[id]
    start = ("totaal", "", "", block.edition, id, name)
    if found is None:
        return (*start, "", "", "", "", "", "")
    icc1 = "" if share is None else with_comma(share, 2)
    return (*start, found.n, with_comma(found.mean, 1), "", with_comma(found.sd, 1), found.teams, icc1)
