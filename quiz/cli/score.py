"""`python -m quiz score CODE`: what stands in a personal or team code, with its scores, as JSON."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from typing import Any

from quiz.cli.errors import UsageError
from quiz.cli.instruments import known_codes
from quiz.code_finder import OTHER, CodeFinder, Found, Refusal, editions_of
from quiz.codes import CodeError, CodeFault, code_length, decode
from quiz.editions.published import edition_named, editions_folder
from quiz.instrument import fingerprint_text
from quiz.messages import code_message, code_messages
from quiz.model import Questionnaire
from quiz.printed import print_out
from quiz.scoring import score


def register(commands: argparse._SubParsersAction[Any]) -> None:
    """Add `score` to the commands."""
    one = commands.add_parser("score", help="reken een persoonlijke code of teamcode uit (JSON)")
    one.add_argument("code", nargs="+", metavar="CODE", help="de code, een link of een tekst waar hij in staat")
    one.set_defaults(run=run)


def run(questionnaire: Questionnaire, options: argparse.Namespace) -> int:
    """Print the responses and scores; 0. Raises `UsageError` for a code that is refused."""
    found = _find(" ".join(options.code), questionnaire, known_codes(questionnaire, options))
    edition = edition_named(found.edition.name, questionnaire, editions_folder(options.instrument))
    responses = dict(zip((item.id for item in edition.items), found.code.responses, strict=True))
    scores = score(edition, responses)
    result = {
        "format": found.code.format,
        "fingerprint": fingerprint_text(found.code.fingerprint),
        "nonce": found.code.nonce,
        "responses": responses,
        "scores": scores.dimensions,
        "overall": scores.overall,
    }
    print_out(json.dumps(result, ensure_ascii=False, indent=2))
    return 0


def _find(text: str, questionnaire: Questionnaire, known: Sequence[Mapping[str, Any]]) -> Found:
    """The first code in a text, of this edition or an earlier one. Raises `UsageError` with what is wrong."""
    finder = CodeFinder(editions_of(questionnaire, known), silent=True)
    events = [*finder.feed(text), *finder.close()]
    refusals: list[Refusal] = []
    for event in events:
        if isinstance(event, Found):
            return event
        refusals.append(event)
    items = len(questionnaire.items)
    try:
        if refusals and refusals[0].reason == OTHER:
            raise UsageError(code_messages()[OTHER].format(found=refusals[0].detail))
        if refusals:
            raise CodeError(CodeFault(refusals[0].reason), refusals[0].detail)
        decode(text, items=items)
        raise CodeError(CodeFault.FINGERPRINT)
    except CodeError as error:
        raise UsageError(code_message(error, length=code_length(items))) from None
