"""`python -m quiz score CODE`: what stands in a personal or team code, with its scores, as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from quiz.cli.errors import UsageError
from quiz.codes import CodeError, code_length, decode
from quiz.instrument import fingerprint, fingerprint_text
from quiz.messages import code_message
from quiz.model import Questionnaire
from quiz.scoring import score


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `score` to the commands."""
    one = commands.add_parser("score", help="reken een persoonlijke code of teamcode uit (JSON)")
    one.add_argument("code", nargs="+", metavar="CODE")
    one.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print the responses and scores; 0. Raises `UsageError` for a code that is refused."""
    items = len(questionnaire.items)
    try:
        code = decode(" ".join(options.code), items=items, fingerprint=fingerprint(questionnaire))
    except CodeError as error:
        raise UsageError(code_message(error, length=code_length(items))) from None
    responses = dict(zip((item.id for item in questionnaire.items), code.responses, strict=True))
    scores = score(questionnaire, responses)
    result = {
        "format": code.format,
        "fingerprint": fingerprint_text(code.fingerprint),
        "nonce": code.nonce,
        "responses": responses,
        "scores": scores.dimensions,
        "overall": scores.overall,
    }
    print(json.dumps(result, ensure_ascii=False, indent=2))
    return 0
