"""The scan's own modules for tests, and values to break them with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from quiz.codes import ALPHABET, PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data, fingerprint
from tests.unit.javascript import Modules

INSTRUMENT = client_data(QUESTIONNAIRE) | {"editions": []}
FINGERPRINT = fingerprint(QUESTIONNAIRE)
IDS = [item.id for item in QUESTIONNAIRE.items]
FIRST = IDS[0]
LIMITS = {"steps": 5, "places": 3}
NONCE = 7
SCRIPT = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'&{answered}"
RECORD: dict[str, Any] = {
    "version": 1,
    "fingerprint": FINGERPRINT,
    "responses": dict.fromkeys(IDS, 4),
    "place": 2,
    "done": True,
    "personal": NONCE,
    "plan": [{"what": "a", "who": "b", "when": "c"}],
}

ANSWERS = st.dictionaries(st.sampled_from(IDS), st.integers(0, 5), max_size=40)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from([SCRIPT, 1e308, -0.0, "5", [], {}])
)
JUNK = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=8) | st.sampled_from(["__proto__", "constructor", FIRST]), inner, max_size=4)
    ),
    max_leaves=8,
)
BROKEN_RECORDS = st.dictionaries(st.sampled_from([*RECORD, "until", "mark"]), JUNK, max_size=4).map(
    lambda changes: RECORD | changes
)
CODES = [
    encode(ResultCode(format=kind, fingerprint=number, nonce=3, responses=tuple(i % 6 for i in range(40))))
    for kind in (PERSONAL, TEAM, 0, 15)
    for number in (FINGERPRINT, FINGERPRINT ^ 1)
]
PIECES = (
    st.text(max_size=40)
    | st.text(ALPHABET + "-", max_size=70)
    | st.sampled_from([*CODES, SCRIPT, "#r=", "%", "%E0%A4%A", "\u202e", "\u0000", "\ud83d", "𝟜𝟜", "=1+1", "__proto__"])
)
TEXTS = st.lists(PIECES, max_size=4).map("".join)


def code_of(
    responses: dict[str, int], *, format: int = PERSONAL, nonce: int = 9, fingerprint: int = FINGERPRINT
) -> str:
    in_order = tuple(responses.get(item_id, 0) for item_id in IDS)
    return encode(ResultCode(format=format, fingerprint=fingerprint, nonce=nonce, responses=in_order))


def scan_modules(folder: Path, *more: tuple[str, tuple[str, ...]]) -> Modules:
    """Everything of the scan that needs no page; `i` is the instrument, `limits` those of the page."""
    modules = Modules(
        folder,
        {
            "overrides/scan/state.mjs": (
                "EMPTY", "addedToPlan", "answered", "askedToErase", "backToAnswers",
                "begun", "besides", "changingAnswer", "dated", "erased", "finished", "invited",
                "hasResponses", "isAnswered", "isOtherRecord", "kept", "moved", "opened", "planned", "readPlan",
                "record", "restored", "resultOf", "shownPlan", "shownResult", "somethingToKeep", "stored", "where",
                "withOpener", "withTools",
            ),
            "overrides/scan/opening.mjs": ("comparedWith", "openedBy", "openedFromField"),
            "overrides/scan/findings.mjs": (
                "differenceKey", "differences", "findings", "namedDimensions", "nearlyAllSame", "standingOf",
            ),
            "overrides/scan/advice.mjs": ("situationsOf", "standoutWords"),
            "overrides/page/charts.mjs": ("answerLevel",),
            "overrides/scan/check.mjs": ("summaryOf",),
            "overrides/scan/scores.mjs": ("standingWords",),
            "overrides/scan/address.mjs": ("createAddress", "hashOf", "placeFromHash"),
            "overrides/scan/rewritten.mjs": ("codeFrom",),
            "overrides/scan/meant.mjs": ("meantBy",),
            "overrides/scan/take-along.mjs": (
                "isToCome", "reminder", "resultData", "resultRows", "secondTime", "stepTime",
            ),
            "overrides/page/formats.mjs": ("calendar", "csv", "csvCell"),
            "overrides/page/texts.mjs": ("createTexts", "listed"),
            "overrides/page/store.mjs": ("createStore",),
            "overrides/page/storage.mjs": ("keyOf", "partsOf"),
            "overrides/page/dates.mjs": ("dayOf", "daysLater", "monthsLater", "noonOf"),
            "overrides/scan/keep.mjs": ("keepSentence",),
            "overrides/scan/team-link.mjs": ("readTeam", "teamFromHash"),
            **dict(more),
        },
    )  # fmt: skip
    modules.keep("i", INSTRUMENT)
    modules.keep("limits", LIMITS)
    return modules
