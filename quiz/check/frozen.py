"""Does the definition still keep what was published? Compares it with the editions in `quiz/editions/`.

People keep their result as a code, and a code only says which questionnaire it belongs to and what was answered at
each place. So once an edition is out, its name stands for exactly these items, in this order, on this scale; and
an id stands for one statement, in every edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from quiz.check.rules import Fault
from quiz.editions.diff import Change, Effect, compare
from quiz.editions.published import FOLDER, EditionError, read_published
from quiz.model import Questionnaire


def frozen_faults(questionnaire: Questionnaire, folder: Path = FOLDER) -> list[Fault]:
    """What is no longer as it was published under the same name, and each file of an edition that was changed."""
    faults: list[Fault] = []
    for edition in _editions(folder):
        if isinstance(edition, Fault):
            faults.append(edition)
        elif edition.edition == questionnaire.edition:
            faults += _of_this_edition(compare(edition, questionnaire), edition.edition)
    return faults


def frozen_notes(questionnaire: Questionnaire, folder: Path = FOLDER) -> list[str]:
    """Ids that seem to stand for another statement than in an earlier edition: only a reader can tell.

    Told while an edition is being made. Once it is frozen somebody has looked, and codes depend on the ids.
    """
    editions = [edition for edition in _editions(folder) if not isinstance(edition, Fault)]
    if any(edition.edition == questionnaire.edition for edition in editions):
        return []
    found: dict[str, str] = {}
    for edition in editions:
        known = {item.id for item in edition.items}
        told = {
            change.about: f"{change.about} (was er al in editie {edition.edition}): {change.message}"
            for change in compare(edition, questionnaire)
            if change.effect is Effect.NEW_EDITION and change.about in known
        }
        # The last edition that has an id decides: a change from before that was looked at when that one was frozen.
        found = {name: note for name, note in found.items() if name not in known} | told
    return list(found.values())


def _of_this_edition(changes: Iterable[Change], name: str) -> Iterator[Fault]:
    harmful = [change for change in changes if change.effect > Effect.WORDING]
    for change in harmful:
        yield Fault(
            about=change.about, message=f"anders dan in editie {name}, die al is gepubliceerd: {change.message}"
        )
    if harmful:
        yield Fault(
            about="editie",
            message=f"‘{name}’ is al van de vragenlijst in quiz/editions/. Met deze wijzigingen past een oude code "
            "niet meer bij die naam. Zet ze terug, of geef de vragenlijst een nieuwe editie: zie CONTRIBUTING.md.",
        )


def _editions(folder: Path) -> Iterator[Questionnaire | Fault]:
    for path in sorted(folder.glob("*.json")):
        name = f"quiz/editions/{path.name}"
        try:
            yield read_published(path.read_text(encoding="utf-8-sig"), name)
        except EditionError as problem:
            yield Fault(about="eerdere edities", message=str(problem))
        except UnicodeDecodeError:
            yield Fault(about="eerdere edities", message=f"{name} is geen tekst. Zet het bestand terug zoals het was.")
