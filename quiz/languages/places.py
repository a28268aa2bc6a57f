"""Which places to fill in a sentence has, held against what it should have: `{low}` in "van {low} tot en met {high}".

The scripts and templates fill in what they always did. A name that an editor leaves out or misspells would be seen by
nobody but a reader, so the names that every Dutch sentence has are kept beside the files, in `nl/places.json`, and
a change of them is confirmed by whoever changed the code that fills them in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from quiz.languages.model import CONFIRM, PLAIN, Forms, Language, places_of
from quiz.languages.plurals import COUNT

KEPT: Final = "places.json"
_ADDRESS: Final = re.compile(r'href="\{(\w+)\}')


def difference(forms: Forms, dutch: Forms, plurals: Collection[str]) -> Iterator[str]:
    """What another sentence than the Dutch would have to fill in, or other forms than the language has.

    One Dutch sentence about a number may be several elsewhere: five people and twelve are the same form in Dutch.
    """
    if PLAIN in dutch and PLAIN not in forms and COUNT not in places_of(dutch):
        yield "in het Nederlands is dit één zin, zonder vormen voor enkelvoud en meervoud"
    elif (PLAIN not in dutch or PLAIN not in forms) and set(forms) != set(plurals):
        yield f"hier horen deze vormen: {', '.join(plurals)}"
    known, own = places_of(dutch), places_of(forms)
    if unknown := sorted(own - known):
        meant = f"wel {_named(sorted(known))}" if known else "haal dat weg"
        yield f"niets vult hier {_named(unknown)} in; {meant}"
    if lost := sorted(known - own):
        yield f"hier ontbreekt {_named(lost)}"


def filled_in(forms: Forms) -> frozenset[str]:
    """The places that a script or template fills in; addresses find themselves, and a sentence may do without."""
    return places_of(forms) - frozenset(_ADDRESS.findall(" ".join(forms.values())))


def kept_places(folder: Path) -> Mapping[str, frozenset[str]] | None:
    """The names that each Dutch sentence should have; None for a folder that keeps none. Raises `ValueError`."""
    path = folder / KEPT
    if not path.is_file():
        return None
    kept = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(kept, dict) or not all(isinstance(names, list) for names in kept.values()):
        raise ValueError(KEPT)
    return {key: frozenset(names) for key, names in kept.items()}


def write_places(folder: Path, dutch: Language, keys: Collection[str] = ()) -> None:
    """Keep the names that these sentences have now, or all; in the order of the Dutch, and no others."""
    try:
        kept = kept_places(folder) or {}
    except ValueError:
        kept = {}
    chosen = keys or dutch.texts
    names = {key: filled_in(forms) if key in chosen else kept.get(key) for key, forms in dutch.texts.items()}
    now = {key: sorted(each) for key, each in names.items() if each}
    lines = ",\n".join(f"  {json.dumps(key)}: {json.dumps(names)}" for key, names in now.items())
    (folder / KEPT).write_text(f"{{\n{lines}\n}}\n", encoding="utf-8", newline="\n")


def place_faults(dutch: Language, folder: Path) -> Iterator[tuple[str, str]]:
    """The key of each Dutch sentence that has other names than are kept for it, and what is wrong."""
    try:
        kept = kept_places(folder)
    except ValueError:
        kept = {}
    for key, forms in dutch.texts.items() if kept is not None else ():
        known, now = (kept or {}).get(key, frozenset()), filled_in(forms)
        told = []
        if lost := sorted(known - now):
            told.append(f"hier ontbreekt {_named(lost)}")
        if unknown := sorted(now - known):
            told.append(f"niets vult hier {_named(unknown)} in")
        if told:
            meant = f"Is dat de bedoeling en is de code mee veranderd: {CONFIRM} {dutch.tag} {key}"
            yield key, f"{', en '.join(told)}. {meant}"


def _named(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
