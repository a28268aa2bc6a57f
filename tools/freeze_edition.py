"""Freeze the present edition: `python -m tools.freeze_edition [INSTRUMENT]`, on the day it is published.

Writes `quiz/editions/EDITION.json`, or of another questionnaire `quiz/instruments/NAME/editions/EDITION.json`, against
which `make check` holds the definition from then on and from which its codes still open when a newer edition has come,
and `tests/data/codes-EDITION.json`, codes that a test reads for ever.
Done once for each edition; a file that is there is never written again.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Final

from quiz.check.reading import MAIN, DefinitionError, read_definition
from quiz.check.rules import validate
from quiz.codes import PERSONAL, TEAM, ResultCode, encode
from quiz.editions.published import editions_folder, published_text
from quiz.instrument import fingerprint, fingerprint_text
from quiz.model import Questionnaire

ROOT: Final = Path(__file__).resolve().parent.parent
CODES: Final = ROOT / "tests" / "data"
RANDOM: Final = 20
"""Random respondents beside the special ones; one in two left some items unanswered."""


def frozen(q: Questionnaire) -> str:
    """The file's content: edition, fingerprint, item ids, and codes with what they hold."""
    size, low, high = len(q.items), q.scale.min, q.scale.max
    chosen = random.Random(f"codes {q.edition}")
    respondents = [[0] * size, [low] * size, [high] * size, [n % (high + 1) for n in range(size)]]
    respondents += [[chosen.randint(n % 2 and low, high) for _ in range(size)] for n in range(RANDOM)]
    codes = []
    for n, responses in enumerate(respondents):
        nonce = (0, (1 << 20) - 1)[n] if n < 2 else chosen.getrandbits(20)
        code = ResultCode(
            format=(PERSONAL, TEAM)[n % 2], fingerprint=fingerprint(q), nonce=nonce, responses=tuple(responses)
        )
        codes.append({"format": code.format, "nonce": nonce, "responses": responses, "code": encode(code)})
    head = {"edition": q.edition, "fingerprint": fingerprint_text(fingerprint(q)), "items": [i.id for i in q.items]}
    lines = ",\n  ".join(json.dumps(code, separators=(",", ":")) for code in codes)
    return json.dumps(head, indent=1, ensure_ascii=False)[:-2] + f',\n "codes": [\n  {lines}\n ]\n}}\n'


def main(instrument: str = MAIN) -> int:
    """Write both files; exit 1 when this edition has one already, 2 when its definition is not right yet."""
    try:
        questionnaire = read_definition(instrument)
    except DefinitionError as problem:
        print(problem, file=sys.stderr)
        return 2
    if validate(questionnaire):
        print("De vragenlijst klopt nog niet. ‘python -m quiz check’ noemt elke fout.", file=sys.stderr)
        return 2
    files = {
        editions_folder(instrument) / f"{questionnaire.edition}.json": published_text(questionnaire),
        CODES / f"codes-{questionnaire.edition}.json": frozen(questionnaire),
    }
    if any(path.exists() for path in files):
        print(
            f"Editie {questionnaire.edition} is al vastgelegd. Een nieuwe vragenlijst krijgt eerst een nieuwe editie.",
            file=sys.stderr,
        )
        return 1
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT).as_posix()} is gemaakt. Bewaar het in git.")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
