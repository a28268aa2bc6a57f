"""Count the syllables of Dutch words, for the readability signal.

Purpose: hyphenation patterns (Pyphen) never break off a single letter, so they miss a syllable in
*over*, *open*, *avond*, *idee*, *opa*, *radio*, *ideeën* and make texts look easier than they are.
Here the vowel groups are counted instead: Dutch spelling keeps two neighbouring vowels apart with a
diaeresis (*be-ïnvloeden*) or a hyphen (*zee-egel*) wherever a reader could take them for one sound, so
the groups below are nearly always right. What is left, mostly English words, stands in two tables.

Counts follow the division of the *Woordenlijst Nederlandse Taal* (na-ti-o-naal = 4). Standard library
only. No function here raises: anything that is not a word counts 0.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Parts of words that Dutch rules count wrong, wherever they stand in a word (also in compounds:
# teamleider, managementlaag). Only parts that occur in no other Dutch word.
FRAGMENTS: Final[dict[str, int]] = {
    # ea, oa and eo as one sound; ideal- and station(n)e(e)r- guard the Dutch words that look alike
    "coach": 1,
    "board": 1,
    "load": 1,
    "roadmap": 2,
    "goal": 1,
    "toast": 1,
    "approach": 2,
    "team": 1,
    "leader": 2,
    "lead": 1,
    "deal": 1,
    "ideal": 3,
    "feature": 2,
    "research": 2,
    "search": 1,
    "stream": 1,
    "dream": 1,
    "break": 1,
    "speaker": 2,
    "people": 2,
    "beamer": 2,
    "freak": 1,
    "jeans": 1,
    "coat": 1,
    # a silent e inside or at the end
    "deadline": 2,
    "online": 2,
    "offline": 2,
    "pipeline": 2,
    "guideline": 2,
    "timeline": 2,
    "baseline": 2,
    "website": 2,
    "homepage": 2,
    "update": 2,
    "timebox": 2,
    "whiteboard": 2,
    "management": 3,
    "engagement": 3,
    "framework": 2,
    "wireframe": 2,
    "software": 2,
    "hardware": 2,
    "lifestyle": 2,
    "freelance": 2,
    "retrospective": 4,
    "practice": 2,
    "service": 2,
    "office": 2,
    "safety": 2,
    "knowledge": 2,
    "performance": 3,
    "awareness": 3,
    "smartphone": 2,
    # French and Latin
    "museum": 3,
    "jubileum": 4,
    "petroleum": 4,
    "milieu": 2,
    "efficiency": 5,
    "ingenieur": 3,
    "issue": 2,
    "revue": 2,
    "station": 2,
    "stationair": 4,
    "stationer": 4,
    "stationeer": 4,
    "pension": 2,
    "pensioner": 4,
    "pensioneer": 4,
}

# Whole words, also with a plural or genitive -s.
WORDS: Final[dict[str, int]] = {
    # English with a silent e
    "agile": 2,
    "base": 1,
    "bike": 1,
    "case": 1,
    "change": 1,
    "circle": 2,
    "culture": 2,
    "drive": 1,
    "engage": 2,
    "excellence": 3,
    "experience": 4,
    "face": 1,
    "game": 1,
    "guide": 1,
    "home": 1,
    "image": 2,
    "inside": 2,
    "intelligence": 4,
    "language": 2,
    "lean": 1,
    "leave": 1,
    "life": 1,
    "like": 1,
    "live": 1,
    "move": 1,
    "outside": 2,
    "place": 1,
    "purpose": 2,
    "quote": 1,
    "resilience": 4,
    "safe": 1,
    "science": 2,
    "share": 1,
    "site": 1,
    "space": 1,
    "style": 1,
    "tape": 1,
    "time": 1,
    "tool": 1,
    "tube": 1,
    "use": 1,
    "whole": 1,
    # abbreviations that are read letter by letter although they look like words
    "cao": 3,
    "mt": 2,
    "hr": 2,
    "it": 2,
    "ict": 3,
    "hrm": 3,
    "hrd": 3,
    "mbo": 3,
    "hbo": 3,
    "vvt": 3,
    "pdf": 3,
    "csv": 3,
    "svg": 3,
    "url": 3,
    "usb": 3,
    "html": 4,
    "wifi": 2,
    # names
    "george": 1,
    "james": 1,
    "louis": 2,
    "michael": 3,
    "mcgill": 2,
}

# In capitals, yet read as a word. Other abbreviations of two letters, or without a vowel inside, are
# read letter by letter (HR = 2, OR = 2, ICT = 3).
READ_AS_WORD: Final[frozenset[str]] = frozenset({"EN", "IN", "JE", "JIJ", "OF", "OM", "SMART", "UIT", "WE"})

_STRESS: Final = str.maketrans("áéíóúàìòùâêîôûåø", "aeiouaiouaeiouao")
_DIAERESIS: Final = str.maketrans("äëïöüÿ", "aeiouy")

_NUCLEUS: Final = re.compile(
    r"""
      (?<=^g)e(?=au)           # ge-autoriseerd
    | (?<=g)e(?=ij[klvz]) | (?<=b)e(?=ij[vz])  # ge-ijkt, be-ijveren: the only e + ij
    | eau | [eo]ui(?=ll)       # bureau, niveau; portefeuille, bouillon
    | eeu | ieu(?=w|$)         # eeuw, nieuw, milieu
    | i(?=ee|eu[rsz])          # fi-nan-ci-eel, se-ri-eus, in-te-ri-eur
    | e(?=um(?:s|pje)?$)       # -eum at the end of Latin words
    | aai | ooi | oei | oeu    # draai, mooi, groei, manoeuvre
    | aa | ee | oo | uu
    | ie | oe | eu | ui | ij | ei | ou | au | ai | oi
    | [aeou]y                  # play, survey, boy
    | [aeiouy]
    """,
    re.VERBOSE,
)
_FRAGMENT: Final = re.compile("|".join(sorted(map(re.escape, FRAGMENTS), key=len, reverse=True)))
_PARTS: Final = re.compile(r"[-‐‑'’/·]+")


def _vowel_groups(text: str) -> int:
    """The number of vowel groups in lower-case letters without a fragment of the tables.

    A letter with a diaeresis starts a group (ideeën = i-dee-en), and so does è after i (carrière).
    """
    groups = 0
    marked = re.sub(r"(?=[äëïöüÿ])|(?<=i)(?=è)", "|", text)
    for piece in marked.split("|"):
        plain = piece.translate(_DIAERESIS).replace("è", "e").translate(_STRESS)
        plain = re.sub(r"qu(?=[aeiouy])", "k", plain)
        plain = re.sub(r"^y(?=[aeiou])", "j", plain)
        plain = re.sub(r"(?<=[st])ion(?=s?$)", "on", plain)
        groups += len(_NUCLEUS.findall(plain))
    return groups


def _part(part: str) -> int:
    """Syllables of one piece of a word, without hyphen or apostrophe."""
    if part.isupper() and 2 <= len(part) <= 5 and part not in READ_AS_WORD:
        inner = re.search(r"[AEIOUY]", part[1:-1])
        if len(part) == 2 or inner is None:
            return len(part)
    word = part.lower()
    for candidate in (word, word.removesuffix("s")):
        if candidate in WORDS:
            return WORDS[candidate]
    counted = sum(FRAGMENTS[hit] for hit in _FRAGMENT.findall(word))
    counted += sum(_vowel_groups(rest) for rest in _FRAGMENT.split(word) if rest)
    return counted


@lru_cache(maxsize=20_000)
def count_syllables(word: str) -> int:
    """The number of syllables of one Dutch word (0 for a token without a letter, else at least 1).

    The parts of a word with a hyphen or apostrophe are counted one by one (HR-adviseur, foto's).
    """
    word = unicodedata.normalize("NFC", word).strip('.,;:!?()[]“”‘"…')
    if not any(character.isalpha() for character in word):
        return 0
    whole = word.lower().replace("‑", "-")
    if whole in WORDS and not word.isupper():
        return WORDS[whole]
    parts = [p for p in _PARTS.split(word) if any(c.isalpha() for c in p)]
    return max(1, sum(_part(part) for part in parts))
