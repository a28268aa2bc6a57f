"""The everyday words under which readers look for a page, and words that mean the same: read and checked.

A page names them in its front matter: `zoekwoorden: [ruzie, conflict op het werk]`. They go into the search index
and nowhere else. `data/synonyms.yml` holds words that stand for each other on every page.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from kennisbank.faults import did_you_mean
from kennisbank.yaml_faults import read_yaml

FIELD: Final = "zoekwoorden"
SYNONYMS: Final = "data/synonyms.yml"
LONGEST: Final = 40
"""Characters of one search word: it is a word or a few, not a sentence."""
MOST: Final = 15
"""Search words of one page: with more, a page is found for everything and tells nothing."""
_OTHER_NAMES: Final = (
    "zoekwoord",
    "zoektermen",
    "zoekterm",
    "trefwoorden",
    "trefwoord",
    "keywords",
    "tags",
    "synoniemen",
)
_GROUP: Final = "Schrijf op elke regel een groep, zoals: - [baas, leidinggevende]"
_EXAMPLE: Final = f"{FIELD}: [ruzie, conflict op het werk]"


def words_of(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """The search words of a page without fault; spaces put right."""
    return tuple(" ".join(word.split()) for word in meta.get(FIELD) or ())


def word_faults(meta: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the search words in the front matter of a page, each as a Dutch sentence."""
    for name in meta:
        if name != FIELD and _is_meant_by(str(name)):
            yield f"in de kop staat ‘{name}’, en dat bestaat niet. Bedoel je ‘{FIELD}’? Schrijf: {_EXAMPLE}"
    if FIELD not in meta:
        return
    words = meta[FIELD]
    if not isinstance(words, list) or not words:
        yield f"bij {FIELD} hoort een lijst met minstens één woord. Schrijf: {_EXAMPLE}"
        return
    if len(words) > MOST:
        yield f"{FIELD} telt {len(words)} woorden. Kies er hoogstens {MOST}, anders vindt iedereen deze pagina altijd."
    title = " ".join(_plain_words(str(meta.get("title", ""))))
    seen: set[str] = set()
    for word in words:
        problem = _word_fault(word, title, seen)
        if problem:
            yield problem


@lru_cache(maxsize=64)  # all pages have the same few fields
def _is_meant_by(name: str) -> bool:
    return name.lower() in _OTHER_NAMES or bool(did_you_mean(name, [FIELD]))


def _word_fault(word: object, title: str, seen: set[str]) -> str:
    if not isinstance(word, str) or not _plain_words(word):
        return f"in {FIELD} staat ‘{word}’, en dat is geen woord. Zet er aanhalingstekens om als het er toch in hoort."
    if len(word) > LONGEST:
        return f"in {FIELD} staat ‘{word}’: dat zijn {len(word)} tekens, hoogstens {LONGEST} mag. Houd de kern over."
    plain = " ".join(_plain_words(word))
    if plain in seen:
        return f"in {FIELD} staat ‘{word}’ twee keer (hoofdletters, accenten en streepjes tellen niet mee)."
    seen.add(plain)
    if f" {plain} " in f" {title} ":
        return f"in {FIELD} staat ‘{word}’, maar dat staat al in de titel en wordt daar gevonden. Haal het weg."
    return ""


def synonyms(path: Path) -> tuple[list[list[str]], list[str]]:
    """The groups of words that stand for each other, and every fault of the file as a Dutch sentence."""
    try:
        groups, problems = read_yaml(path)
    except OSError:
        return [], [f"{SYNONYMS} ontbreekt of is niet te lezen. Zet het bestand met de synoniemen terug."]
    if problems:
        return [], [problem.within(SYNONYMS) for problem in problems]
    if not isinstance(groups, list):
        return [], [f"{SYNONYMS} is geen lijst. Schrijf op elke regel een groep: - [baas, leidinggevende]"]
    sound: list[list[str]] = []
    faults: list[str] = []
    seen: set[str] = set()
    for group in groups:
        wrong = list(_group_faults(group, seen))
        faults += [f"{SYNONYMS}: {problem}" for problem in wrong]
        sound += [] if wrong else [group]
    return sound, faults


def _group_faults(group: object, seen: set[str]) -> Iterator[str]:
    if not isinstance(group, list) or len(group) < 2:
        yield f"‘{group}’ is geen groep van twee of meer woorden. {_GROUP}"
        return
    for word in group:
        if not isinstance(word, str) or len(_plain_words(word)) != 1:
            yield f"‘{word}’ is niet één woord. Een synoniem van meer woorden hoort bij de {FIELD} van een pagina."
            continue
        (plain,) = _plain_words(word)
        if plain in seen:
            yield f"‘{word}’ staat er twee keer. Voeg de groepen samen, of haal er een weg."
        seen.add(plain)


def _plain_words(text: str) -> list[str]:
    """Words without capitals, accents and hyphens, as `overrides/search/words.mjs` compares them."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", re.sub(r"(?<=\w)[-\u2010\u2011'’](?=\w)", "", bare))
