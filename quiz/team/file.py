"""The aggregated picture as a file: JSON that the team page opens again, and CSV for a spreadsheet.

The twin `file.mjs` writes the same bytes and refuses the same files. Neither file holds a code or anything about
fewer than the threshold. What comes back in is a stranger's: `parse_export` checks every field and recalculates
what can be recalculated.

Version 2 has margins, the named scales, three groups where fewer than ten answered, and if somebody wrote them a team
and a date, the statement that the team talked about and what they agreed. Version 1 still opens: what it says of fewer
than ten people becomes coarse, and a scale with a hidden item is left out, because its figures rested on that item too.
JSON has a point as decimal sign, CSV the comma with which Dutch spreadsheets read a number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from quiz.instrument import LOWEST_GROUP_SIZE, fingerprint, fingerprint_text
from quiz.model import Item, Questionnaire, Scale
from quiz.team.picture import (
    FINE_FROM,
    Agreement,
    Comparison,
    ItemFigures,
    Named,
    ScaleDifference,
    ScaleFigures,
    TeamPicture,
    agreement_of,
    decimals,
    ends_of,
    item_figures,
    response_rate,
    threshold_of,
)
from quiz.team.significance import margin_of, rounded, rounded_root, student_t

FORMAT = "kennisbank-organisatieleren/teambeeld"
VERSION = 2
MOST_RESPONDENTS = 10_000_000
"""A file that claims more is no team picture."""
EXTRA_KEYS = ("input", "comparison", "reliability")
"""What the command line adds; a reader of the picture skips it."""

LONGEST_TEAM = 60
"""Characters of a team's name."""
LONGEST_NOTES = {"keep": 300, "what": 300, "who": 120, "when": 60, "back": 60, "need": 300, "hears": 200}
"""Characters of each part of an agreement: what they keep and try, who, from when, when they look back, what they need
of others, and who hears what."""

CSV_HEADINGS = (
    "soort", "id", "naam", "n", "gemiddelde", "marge", "sd", "weet_ik_niet", "oneens", "midden", "eens",
)  # fmt: skip
_DOCUMENT_KEYS = {
    1: frozenset((
        "format", "version", "edition", "fingerprint", "min_group_size", "n", "size", "response_rate", "overall",
        "dimensions", "items",
    )),
    2: frozenset((
        "format", "version", "edition", "fingerprint", "min_group_size", "n", "size", "response_rate", "overall",
        "dimensions", "named", "items",
    )),
}  # fmt: skip
_ROWS = {"disciplines": "discipline", "success_areas": "succesgebied"}
"""What a row of the spreadsheet is called, by the facet it is of."""
_OWN_WORDS = ("team", "date", "statement", "agreement")
_SCALE_KEYS = {1: frozenset(("n", "mean", "sd")), 2: frozenset(("n", "mean", "sd", "margin"))}
_FINE_KEYS = frozenset(("n", "dont_know", "counts", "mean", "sd", "agreement"))
_COARSE_KEYS = frozenset(("n", "dont_know", "groups", "agreement"))
_END_KEYS = frozenset(("high", "low"))
_DATE = re.compile("20[0-9]{2}-[0-9]{2}-[0-9]{2}")
_NO_TEXT = re.compile("[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ud800-\udfff]|^ | $")
"""Control characters, marks that turn the direction of a line, halves of a character, blanks at the ends."""
_FORMULA = re.compile("(?:^|(?<=,))(?=[=+\\-@\t\r\uff0b-\uff20])")
_QUOTED = re.compile('[";\r\n]')


class ExportError(ValueError):
    """A file that is no team picture of this questionnaire; `reason` is one of the keys in `messages`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


def export_document(questionnaire: Questionnaire, picture: TeamPicture) -> dict[str, Any]:
    """The picture as plain data; figures as decimal numbers, absent ones as `None`."""
    words = {
        "team": picture.team,
        "date": picture.date,
        "statement": picture.statement,
        "agreement": picture.agreement and dict(picture.agreement),
    }
    return {
        "format": FORMAT,
        "version": VERSION,
        "edition": picture.edition,
        "fingerprint": fingerprint_text(fingerprint(questionnaire)),
        **{key: value for key, value in words.items() if value},
        "min_group_size": picture.threshold,
        "n": picture.n,
        "size": picture.size,
        "response_rate": response_rate(picture),
        "overall": _scale_document(picture.overall),
        "dimensions": {id: _scale_document(figures) for id, figures in picture.dimensions.items()},
        "named": {facet: {"high": [*ends.high], "low": [*ends.low]} for facet, ends in picture.named.items()},
        "items": {id: _item_document(figures) for id, figures in picture.items.items()},
    }


def export_json(questionnaire: Questionnaire, picture: TeamPicture) -> str:
    """The document as text: the same picture gives the same bytes, here and in the browser."""
    return json.dumps(export_document(questionnaire, picture), ensure_ascii=False, indent=2) + "\n"


def export_rows(questionnaire: Questionnaire, picture: TeamPicture) -> list[Sequence[object]]:
    """Rows for a spreadsheet, one per scale and item, with a comma as decimal sign; empty where not shown.

    The columns `aantal_…` hold the counts of the response scale's points, empty where fewer than ten answered.
    """
    q = questionnaire
    counts = [f"aantal_{point}" for point in range(q.scale.min, q.scale.max + 1)]
    rows: list[Sequence[object]] = [(*CSV_HEADINGS, *counts, "overeenstemming")]
    rows += _group_rows(q, picture)
    rows += [_scale_row("geheel", "overall", q.overall_title, picture.overall)] if q.scored else []
    for facet, dimensions in q.facets.items():
        rows += [_scale_row(_ROWS[facet], d.id, d.title, picture.dimensions[d.id]) for d in dimensions]
    rows += [("uitspraak", item.id, item.text, *_item_cells(picture.items[item.id], len(counts))) for item in q.items]
    return [(*row, *[""] * (len(rows[0]) - len(row))) for row in rows]


def csv(rows: Iterable[Sequence[object]]) -> str:
    """Semicolons and a byte order mark, as in the scan's own files: Dutch spreadsheets open those as columns."""
    return "\ufeff" + "".join(";".join(map(csv_cell, row)) + "\r\n" for row in rows)


def csv_cell(value: object) -> str:
    """Quoted where needed, and never a formula: an apostrophe before = + - @ (wide ones too), tab and return.

    After a comma too: a spreadsheet that parts columns there begins a cell, whatever stands around it.
    """
    text = _FORMULA.sub("'", str(value))
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
    version = document.get("version")
    if version not in (1, VERSION) or isinstance(version, bool):
        raise ExportError("export-version")
    if document.get("fingerprint") != fingerprint_text(fingerprint(questionnaire)):
        raise ExportError("export-fingerprint")
    return _PictureReader(questionnaire, document).picture()


def is_export(text: str) -> bool:
    """Whether a text means to be an aggregated picture; `parse_export` then says whether it is one."""
    return text.lstrip("\ufeff \t\r\n").startswith("{") and f'"{FORMAT}"' in text


def is_own_text(value: object, longest: int) -> bool:
    """Whether this is a line of text that may stand in a picture: a team's name, an edition."""
    return isinstance(value, str) and 0 < len(value) <= longest and not _NO_TEXT.search(value)


def is_note(value: object, longest: int) -> bool:
    """Whether this is a part of an agreement: text of one or more lines."""
    return isinstance(value, str) and is_own_text(value.replace("\n", " "), longest)


def is_date(value: object) -> bool:
    """Whether this is a day of this century, as 2026-11-26."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


class _PictureReader:
    """Checks one document. Every method raises `ExportError("export-damaged", place)`.

    Only a document that is sound by its own threshold is told that this threshold is too low here.
    """

    def __init__(self, questionnaire: Questionnaire, document: dict[str, Any]) -> None:
        self._q = questionnaire
        self._document = document
        self._version = int(document["version"])
        self._n = self._threshold = 0

    def picture(self) -> TeamPicture:
        document, q = self._document, self._q
        known = {key: value for key, value in document.items() if key not in (*EXTRA_KEYS, *_OWN_WORDS)}
        self._keys(known, _DOCUMENT_KEYS[self._version], "")
        if not is_own_text(document["edition"], 40):
            raise ExportError("export-damaged", "edition")
        self._threshold = self._whole(document["min_group_size"], LOWEST_GROUP_SIZE, MOST_RESPONDENTS, "min_group_size")
        self._n = self._whole(document["n"], self._threshold, MOST_RESPONDENTS, "n")
        size = document["size"]
        ids = [item.id for item in q.items]
        items = {id: self._item(value, f"items.{id}") for id, value in self._all(document["items"], ids, "items")}
        scales = self._all(document["dimensions"], [d.id for d in q.scales], "dimensions")
        own: dict[str, list[Item]] = {id: [] for id, _ in scales}
        for item in q.items:
            for facet_id in (item.discipline, item.success_area):
                if facet_id in own:
                    own[facet_id].append(item)
        dimensions = {id: self._scale(value, own[id], items, f"dimensions.{id}") for id, value in scales}
        picture = TeamPicture(
            edition=document["edition"],
            n=self._n,
            size=None if size is None else self._whole(size, self._n, MOST_RESPONDENTS, "size"),
            threshold=self._threshold,
            overall=self._overall(items),
            dimensions=dimensions,
            named=self._named(dimensions),
            items=items,
            team=self._own_word("team", lambda value: is_own_text(value, LONGEST_TEAM)),
            date=self._own_word("date", is_date),
            statement=self._own_word("statement", lambda value: value in ids),
            agreement=self._agreement(),
        )
        if document["response_rate"] != response_rate(picture) or isinstance(document["response_rate"], bool):
            raise ExportError("export-damaged", "response_rate")
        if self._threshold < threshold_of(q):
            raise ExportError("export-threshold", str(self._threshold))
        return picture

    def _overall(self, items: Mapping[str, ItemFigures | None]) -> ScaleFigures | None:
        found = self._document["overall"]
        if found is not None and not self._q.scored:
            raise ExportError("export-damaged", "overall")
        return self._scale(found, self._q.items, items, "overall")

    def _own_word(self, key: str, is_sound: Callable[[object], bool]) -> str | None:
        value = self._document.get(key)
        if value is None:
            return None
        if self._version == 1 or not is_sound(value):
            raise ExportError("export-damaged", key)
        return str(value)

    def _agreement(self) -> dict[str, str] | None:
        """The parts that were filled in, in our order."""
        found = self._document.get("agreement")
        if found is None:
            return None
        if self._version == 1 or not isinstance(found, dict) or not found or set(found) - set(LONGEST_NOTES):
            raise ExportError("export-damaged", "agreement")
        for part, words in found.items():
            if not is_note(words, LONGEST_NOTES[part]):
                raise ExportError("export-damaged", f"agreement.{part}")
        return {part: found[part] for part in LONGEST_NOTES if part in found}

    def _scale(
        self, value: Any, own: Sequence[Item], items: Mapping[str, ItemFigures | None], place: str
    ) -> ScaleFigures | None:
        if value is None:
            return None
        self._keys(value, _SCALE_KEYS[self._version], place)
        n = self._whole(value["n"], self._threshold, self._n, f"{place}.n")
        mean, sd = (self._decimal(value[key], 10, 1000, f"{place}.{key}") for key in ("mean", "sd"))
        margin = margin_of(sd, n)
        if self._version > 1:
            margin = self._decimal(value["margin"], 10, 10**5, f"{place}.margin")
        elif not all(items[item.id] for item in own):
            return None
        found = ScaleFigures(n=n, mean=mean, sd=sd, margin=margin)
        shown = [(item, figures) for item in own if (figures := items[item.id])]
        possible = _is_possible(found, [figures.n for _, figures in shown], self._n)
        if 2 * len(shown) < len(own) or not possible or not _has_mean(mean, shown, self._q.scale):
            raise ExportError("export-damaged", place)
        return found

    def _named(self, dimensions: Mapping[str, ScaleFigures | None]) -> dict[str, Named]:
        """Whether a difference was named rests on each person; which scales it would name can be checked."""
        facets = self._q.facets
        if self._version == 1:
            return {facet: Named() for facet in facets}
        found = {}
        for facet, value in self._all(self._document["named"], [*facets], "named"):
            self._keys(value, _END_KEYS, f"named.{facet}")
            means = {d.id: figures.mean for d in facets[facet] if (figures := dimensions[d.id])}
            ends = ends_of(means)
            if value not in ({"high": [], "low": []}, {"high": [*ends.high], "low": [*ends.low]}):
                raise ExportError("export-damaged", f"named.{facet}")
            found[facet] = ends if value["high"] else Named()
        return found

    def _item(self, value: Any, place: str) -> ItemFigures | None:
        if value is None:
            return None
        fine = self._version == 1 or (isinstance(value, dict) and "counts" in value)
        self._keys(value, _FINE_KEYS if fine else _COARSE_KEYS, place)
        scale, key = self._q.scale, "counts" if fine else "groups"
        fewest = max(self._threshold, FINE_FROM) if fine and self._version > 1 else self._threshold
        answered = self._whole(value["n"], fewest, self._n if fine else min(self._n, FINE_FROM - 1), f"{place}.n")
        where = f"{place}.{key}"
        if not isinstance(value[key], list) or len(value[key]) != (scale.max - scale.min + 1 if fine else 3):
            raise ExportError("export-damaged", where)
        counts = [self._whole(count, 0, answered, where) for count in value[key]]
        dont_know = self._whole(value["dont_know"], 0, self._n, f"{place}.dont_know")
        if sum(counts) != answered or answered + dont_know != self._n:
            raise ExportError("export-damaged", where)
        if not fine:
            return self._coarse(answered, dont_know, (counts[0], counts[1], counts[2]), value["agreement"], place)
        mean = self._decimal(value["mean"], 10, 10 * scale.max, f"{place}.mean")
        sd = self._decimal(value["sd"], 100, 100 * scale.max, f"{place}.sd")
        figures = item_figures(dont_know, counts, scale.min)
        known = (figures.mean, figures.sd, str(figures.agreement))
        if (mean, sd, value["agreement"]) != (_all_figures(counts, scale.min) if figures.counts is None else known):
            raise ExportError("export-damaged", place)
        return figures

    def _coarse(self, n: int, dont_know: int, groups: tuple[int, int, int], word: Any, place: str) -> ItemFigures:
        if not isinstance(word, str) or word not in _possible_words(groups, self._q.scale.min, self._q.scale.max):
            raise ExportError("export-damaged", place)
        return ItemFigures(n=n, dont_know=dont_know, groups=groups, agreement=Agreement(word))

    def _all(self, value: Any, ids: list[str], place: str) -> list[tuple[str, Any]]:
        """Exactly these ids; in the order of the definition, whatever the order in the file."""
        self._keys(value, frozenset(ids), place)
        return [(id, value[id]) for id in ids]

    @staticmethod
    def _keys(value: Any, keys: frozenset[str], place: str) -> None:
        if not isinstance(value, dict) or value.keys() != keys:
            raise ExportError("export-damaged", place)

    @staticmethod
    def _whole(value: Any, low: int, high: int, place: str) -> int:
        """A whole number in a range; 12.0 counts as one, because JSON of other makers writes it so."""
        if type(value) is int and low <= value <= high:
            return value
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


def json_number(value: int, factor: int) -> float:
    """A figure as a decimal number; a whole one has no decimal (62, not 62.0), as JavaScript writes it."""
    return value // factor if value % factor == 0 else value / factor


def _all_figures(counts: Sequence[int], lowest: int) -> tuple[int, int, str]:
    """Mean, SD and word, as a file of version 1 has them for every number of answers."""
    n = sum(counts)
    total = sum(count * (lowest + place) for place, count in enumerate(counts))
    squares = sum(count * (lowest + place) ** 2 for place, count in enumerate(counts))
    spread, base = n * squares - total * total, n * (n - 1)
    return rounded(10 * total, n), rounded_root(10_000 * spread, base), str(agreement_of(spread, base, len(counts) - 1))


@cache
def _possible_words(groups: tuple[int, int, int], low: int, high: int) -> frozenset[str]:
    """The words that some answers in these three groups have."""
    sums = {(0, 0)}
    for count, points in zip(groups, _groups_of(low, high), strict=True):
        for _ in range(count):
            sums = {(total + point, squares + point * point) for total, squares in sums for point in points}
    n = sum(groups)
    spread = (n * squares - total * total for total, squares in sums)
    return frozenset(str(agreement_of(each, n * (n - 1), high - low)) for each in spread)


def _is_possible(scale: ScaleFigures, answered: Sequence[int], people: int) -> bool:
    """Whether a scale's figures can belong together and to the numbers of answers to its shown items.

    Who has a score answered half of the items or more, who has none fewer; the SD of scores from 0 to 100 has a
    limit, and the margin follows from it, apart from what its rounding hides.
    """
    n, mean, sd = scale.n, scale.mean, scale.sd
    half = (len(answered) + 1) // 2
    if not n * half <= sum(answered) <= n * len(answered) + (people - n) * (half - 1):
        return False
    least, most = max(2 * sd - 1, 0), 2 * sd + 1
    if least**2 * (n - 1) > n * (2 * mean + 1) * (2001 - 2 * mean):
        return False
    t = student_t(95, n - 1)
    low, high = (rounded_root(t * t * bound * bound, 4 * 10**6 * n) for bound in (least, most))
    return low <= scale.margin <= high


def _has_mean(mean: int, shown: Sequence[tuple[Item, ItemFigures]], scale: Scale) -> bool:
    """Whether a scale's mean follows from its items; where somebody did not know one, that cannot be seen."""
    if any(figures.dont_know for _, figures in shown):
        return True
    least = most = 0
    for item, figures in shown:
        for count, points in _spans(figures, scale):
            ends = sorted(scale.max - point if item.reverse_keyed else point - scale.min for point in points)
            least, most = least + count * ends[0], most + count * ends[-1]
    base = (scale.max - scale.min) * sum(figures.n for _, figures in shown)
    return rounded(1000 * least, base) <= mean <= rounded(1000 * most, base)


def _spans(figures: ItemFigures, scale: Scale) -> Iterable[tuple[int, Sequence[int]]]:
    """How many gave one of which points, as far as the figures say."""
    if figures.counts is not None:
        return [(count, [scale.min + place]) for place, count in enumerate(figures.counts)]
    parts = zip(figures.groups, _groups_of(scale.min, scale.max), strict=True)
    return [(count, points) for count, points in parts if count]


def _groups_of(low: int, high: int) -> tuple[Sequence[int], Sequence[int], Sequence[int]]:
    """The points below, at and above the middle of a scale; an even number of points has none at the middle."""
    half = (high - low + 1) // 2
    return range(low, low + half), range(low + half, high + 1 - half), range(high + 1 - half, high + 1)


def _scale_document(figures: ScaleFigures | None) -> dict[str, float] | None:
    if figures is None:
        return None
    tenths = {"mean": figures.mean, "sd": figures.sd, "margin": figures.margin}
    return {"n": figures.n} | {key: json_number(value, 10) for key, value in tenths.items()}


def _item_document(figures: ItemFigures | None) -> dict[str, Any] | None:
    if figures is None:
        return None
    known = {"n": figures.n, "dont_know": figures.dont_know}
    if figures.counts is None or figures.mean is None or figures.sd is None:
        return known | {"groups": list(figures.groups), "agreement": str(figures.agreement)}
    return known | {
        "counts": list(figures.counts),
        "mean": json_number(figures.mean, 10),
        "sd": json_number(figures.sd, 100),
        "agreement": str(figures.agreement),
    }


def _group_rows(questionnaire: Questionnaire, picture: TeamPicture) -> list[Sequence[object]]:
    rows: list[Sequence[object]] = [("groep", "n", questionnaire.title, picture.n)]
    if picture.size is not None:
        rows.append(("groep", "grootte", "", picture.size))
        rows.append(("groep", "respons_procent", "", response_rate(picture)))
    rows += [("groep", kind, words) for kind, words in (("team", picture.team), ("datum", picture.date)) if words]
    return rows


def with_comma(value: int, digits: int) -> str:
    """A figure of its last digit as a Dutch spreadsheet has it: 62,5."""
    return decimals(value, digits).replace(".", ",")


def _scale_row(kind: str, id: str, name: str, figures: ScaleFigures | None) -> Sequence[object]:
    if figures is None:
        return kind, id, name
    return kind, id, name, figures.n, *(with_comma(value, 1) for value in (figures.mean, figures.margin, figures.sd))


def _item_cells(figures: ItemFigures | None, points: int) -> Sequence[object]:
    if figures is None:
        return ()
    mean, sd, counts = "", "", [""] * points
    if figures.counts is not None and figures.mean is not None and figures.sd is not None:
        mean, sd, counts = with_comma(figures.mean, 1), with_comma(figures.sd, 2), [*map(str, figures.counts)]
    return (figures.n, mean, "", sd, figures.dont_know, *figures.groups, *counts, figures.agreement)


def comparison_document(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain data: later − earlier in points, and whether that is beyond chance."""
    return {
        "overall": _difference_document(comparison.overall),
        "dimensions": {id: _difference_document(difference) for id, difference in comparison.dimensions.items()},
    }


def _difference_document(difference: ScaleDifference | None) -> Mapping[str, Any] | None:
    if difference is None:
        return None
    return {
        "difference": json_number(difference.difference, 10),
        "conclusion": "verschil" if difference.named else "binnen de ruis",
        "named_from": None if difference.smallest is None else json_number(difference.smallest, 10),
    }
