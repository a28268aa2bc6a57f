"""The aggregated picture as a file: JSON that the team page opens again, and CSV for a spreadsheet.

The twin `file.mjs` writes the same bytes and refuses the same files. Neither file holds a code or anything about
fewer than the threshold. What comes back in is a stranger's: `parse_export` checks every field and recalculates
what can be recalculated.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from quiz.instrument import LOWEST_GROUP_SIZE, fingerprint, fingerprint_text
from quiz.model import Questionnaire
from quiz.team.picture import (
    Comparison,
    ItemFigures,
    ScaleDifference,
    ScaleFigures,
    TeamPicture,
    decimals,
    item_figures,
    response_rate,
    threshold_of,
)

FORMAT = "kennisbank-organisatieleren/teambeeld"
VERSION = 1
MOST_RESPONDENTS = 10_000_000
"""A file that claims more is no team picture."""
EXTRA_KEYS = ("input", "comparison", "reliability")
"""What the command line adds; a reader of the picture skips it."""

CSV_HEADINGS = ("soort", "id", "naam", "n", "gemiddelde", "sd", "weet_ik_niet")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_QUOTED = re.compile('[";\r\n]')


class ExportError(ValueError):
    """A file that is no team picture of this questionnaire; `reason` is one of the keys in `messages`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def export_document(questionnaire: Questionnaire, picture: TeamPicture) -> dict[str, Any]:
    """The picture as plain data; figures as decimal numbers, absent ones as `None`."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "edition": picture.edition,
        "fingerprint": fingerprint_text(fingerprint(questionnaire)),
        "min_group_size": picture.threshold,
        "n": picture.n,
        "size": picture.size,
        "response_rate": response_rate(picture),
        "overall": _scale_document(picture.overall),
        "dimensions": {id: _scale_document(figures) for id, figures in picture.dimensions.items()},
        "items": {id: _item_document(figures) for id, figures in picture.items.items()},
    }


def export_json(questionnaire: Questionnaire, picture: TeamPicture) -> str:
    """The document as text: the same picture gives the same bytes, here and in the browser."""
    return json.dumps(export_document(questionnaire, picture), ensure_ascii=False, indent=2) + "\n"


def export_rows(questionnaire: Questionnaire, picture: TeamPicture) -> list[Sequence[object]]:
    """Rows for a spreadsheet, one per scale and item, with a point as decimal sign; empty where not shown.

    The columns `aantal_…` hold the counts of the response scale's points.
    """
    q = questionnaire
    counts = [f"aantal_{point}" for point in range(q.scale.min, q.scale.max + 1)]
    rows: list[Sequence[object]] = [(*CSV_HEADINGS, *counts, "overeenstemming")]
    rows += _group_rows(q, picture)
    rows.append(_scale_row("geheel", "overall", q.overall_title, picture.overall))
    rows += [_scale_row("discipline", d.id, d.title, picture.dimensions[d.id]) for d in q.disciplines]
    rows += [_scale_row("succesgebied", d.id, d.title, picture.dimensions[d.id]) for d in q.success_areas]
    rows += [("uitspraak", item.id, item.text, *_item_cells(picture.items[item.id])) for item in q.items]
    return [(*row, *[""] * (len(rows[0]) - len(row))) for row in rows]


def csv(rows: Iterable[Sequence[object]]) -> str:
    """Semicolons and a byte order mark, as in the scan's own files: Dutch spreadsheets open those as columns."""
    return "\ufeff" + "".join(";".join(map(csv_cell, row)) + "\r\n" for row in rows)


def csv_cell(value: object) -> str:
    """Quoted where needed, and never a formula: an apostrophe before = + - @, tab and return."""
    text = str(value)
    if text.startswith(_FORMULA):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def parse_export(text: str, questionnaire: Questionnaire) -> TeamPicture:
    """Read an aggregated picture again.

    Raises `ExportError` for anything that is not exactly such a file of this questionnaire, or that
    shows a figure about fewer than the threshold.
    """
    try:
        document = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise ExportError("export-unreadable") from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise ExportError("export-foreign")
    if document.get("version") != VERSION or isinstance(document.get("version"), bool):
        raise ExportError("export-version")
    if document.get("fingerprint") != fingerprint_text(fingerprint(questionnaire)):
        raise ExportError("export-fingerprint")
    return _PictureReader(questionnaire).picture(document)


def is_export(text: str) -> bool:
    """Whether a text means to be an aggregated picture; `parse_export` then says whether it is one."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and f'"{FORMAT}"' in text


class _PictureReader:
    """Checks one document. Every method raises `ExportError("export-damaged", place)`.

    Only a document that is sound by its own threshold is told that this threshold is too low here.
    """

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._q = questionnaire
        self._threshold = threshold_of(questionnaire)

    def picture(self, document: dict[str, Any]) -> TeamPicture:
        keys = (
            "format", "version", "edition", "fingerprint", "min_group_size", "n", "size",
            "response_rate", "overall", "dimensions", "items",
        )  # fmt: skip
        self._keys({key: value for key, value in document.items() if key not in EXTRA_KEYS}, keys, "")
        if not isinstance(document["edition"], str) or len(document["edition"]) > 40:
            raise ExportError("export-damaged", "edition")
        threshold = self._whole(document["min_group_size"], LOWEST_GROUP_SIZE, MOST_RESPONDENTS, "min_group_size")
        n = self._whole(document["n"], threshold, MOST_RESPONDENTS, "n")
        size = None
        if document["size"] is not None:
            size = self._whole(document["size"], n, MOST_RESPONDENTS, "size")
        picture = TeamPicture(
            edition=document["edition"],
            n=n,
            size=size,
            threshold=threshold,
            overall=self._scale(document["overall"], n, threshold, "overall"),
            dimensions={
                id: self._scale(value, n, threshold, f"dimensions.{id}")
                for id, value in self._all(document["dimensions"], [d.id for d in self._q.dimensions], "dimensions")
            },
            items={
                id: self._item(value, n, threshold, f"items.{id}")
                for id, value in self._all(document["items"], [item.id for item in self._q.items], "items")
            },
        )
        if document["response_rate"] != response_rate(picture) or isinstance(document["response_rate"], bool):
            raise ExportError("export-damaged", "response_rate")
        if threshold < self._threshold:
            raise ExportError("export-threshold", str(threshold))
        return picture

    def _scale(self, value: Any, n: int, threshold: int, place: str) -> ScaleFigures | None:
        if value is None:
            return None
        self._keys(value, ("n", "mean", "sd"), place)
        return ScaleFigures(
            n=self._whole(value["n"], threshold, n, f"{place}.n"),
            mean=self._decimal(value["mean"], 10, 1000, f"{place}.mean"),
            sd=self._decimal(value["sd"], 10, 1000, f"{place}.sd"),
        )

    def _item(self, value: Any, n: int, threshold: int, place: str) -> ItemFigures | None:
        if value is None:
            return None
        self._keys(value, ("n", "dont_know", "counts", "mean", "sd", "agreement"), place)
        scale = self._q.scale
        if not isinstance(value["counts"], list) or len(value["counts"]) != scale.max - scale.min + 1:
            raise ExportError("export-damaged", f"{place}.counts")
        answered = self._whole(value["n"], threshold, n, f"{place}.n")
        counts = [self._whole(count, 0, answered, f"{place}.counts") for count in value["counts"]]
        dont_know = self._whole(value["dont_know"], 0, n, f"{place}.dont_know")
        if sum(counts) != answered or answered + dont_know != n:
            raise ExportError("export-damaged", f"{place}.counts")
        figures = item_figures(dont_know, counts, scale.min)
        mean = self._decimal(value["mean"], 10, 10 * scale.max, f"{place}.mean")
        sd = self._decimal(value["sd"], 100, 100 * scale.max, f"{place}.sd")
        if (mean, sd, value["agreement"]) != (figures.mean, figures.sd, str(figures.agreement)):
            raise ExportError("export-damaged", place)
        return figures

    def _all(self, value: Any, ids: list[str], place: str) -> list[tuple[str, Any]]:
        """Exactly these ids; in the order of the definition, whatever the order in the file."""
        self._keys(value, tuple(ids), place)
        return [(id, value[id]) for id in ids]

    @staticmethod
    def _keys(value: Any, keys: tuple[str, ...], place: str) -> None:
        if not isinstance(value, dict) or set(value) != set(keys):
            raise ExportError("export-damaged", place)

    @staticmethod
    def _whole(value: Any, low: int, high: int, place: str) -> int:
        """A whole number in a range; 12.0 counts as one, because JSON of other makers writes it so."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ExportError("export-damaged", place)
        if value != int(value):
            raise ExportError("export-damaged", place)
        return int(value)

    @staticmethod
    def _decimal(value: Any, factor: int, high: int, place: str) -> int:
        """A decimal of the shown precision as a whole number of its last digit."""
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= high / factor:
            raise ExportError("export-damaged", place)
        whole = round(value * factor)
        if whole / factor != value:
            raise ExportError("export-damaged", place)
        return whole


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _number(value: int, factor: int) -> float:
    """A figure as a decimal number; a whole one has no decimal (62, not 62.0), as JavaScript writes it."""
    return value // factor if value % factor == 0 else value / factor


def _scale_document(figures: ScaleFigures | None) -> dict[str, float] | None:
    if figures is None:
        return None
    return {"n": figures.n, "mean": _number(figures.mean, 10), "sd": _number(figures.sd, 10)}


def _item_document(figures: ItemFigures | None) -> dict[str, Any] | None:
    if figures is None:
        return None
    return {
        "n": figures.n,
        "dont_know": figures.dont_know,
        "counts": list(figures.counts),
        "mean": _number(figures.mean, 10),
        "sd": _number(figures.sd, 100),
        "agreement": str(figures.agreement),
    }


def _group_rows(questionnaire: Questionnaire, picture: TeamPicture) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = [("groep", "n", questionnaire.title, picture.n)]
    if picture.size is not None:
        rows.append(("groep", "grootte", "", picture.size))
        rows.append(("groep", "respons_procent", "", response_rate(picture)))
    return rows


def _scale_row(kind: str, id: str, name: str, figures: ScaleFigures | None) -> Sequence[object]:
    if figures is None:
        return kind, id, name
    return kind, id, name, figures.n, decimals(figures.mean, 1), decimals(figures.sd, 1)


def _item_cells(figures: ItemFigures | None) -> Sequence[object]:
    if figures is None:
        return ()
    shown = (figures.n, decimals(figures.mean, 1), decimals(figures.sd, 2), figures.dont_know)
    return (*shown, *figures.counts, figures.agreement)


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain data: the difference in points, and whether it is beyond the noise."""
    return {
        "overall": _difference_document(comparison.overall),
        "dimensions": {id: _difference_document(difference) for id, difference in comparison.dimensions.items()},
    }


def _difference_document(difference: ScaleDifference | None) -> Mapping[str, Any] | None:
    if difference is None:
        return None
    return {
        "difference": _number(difference.difference, 10),
        "conclusion": "verschil" if difference.named else "binnen de ruis",
    }
