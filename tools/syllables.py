"""Count the syllables of Dutch words, for the readability signal.

Purpose: hyphenation patterns (Pyphen) never break off a single letter, so they miss a syllable in
*over*, *open*, *avond*, *idee*, *opa*, *radio*, *ideeën* and make texts look easier than they are.
Here the vowel groups are counted instead: Dutch spelling keeps two neighbouring vowels apart with a
diaeresis (*be-ïnvloeden*) or a hyphen (*zee-egel*) wherever a reader could take them for one sound, so
the groups below are nearly always right. English words (*team*, *website*) come out one too high, which
moves a page by less than a point.

Counts follow the division of the *Woordenlijst Nederlandse Taal* (na-ti-o-naal = 4). Standard library
only. No function here raises: anything that is not a word counts 0.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

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
_PARTS: Final = re.compile(r"[-‐‑'’/·]+")


def _vowel_groups(text: str) -> int:
    """The number of vowel groups in lower-case letters.

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
    return _vowel_groups(part.lower())


@lru_cache(maxsize=20_000)
def count_syllables(word: str) -> int:
    """The number of syllables of one Dutch word (0 for a token without a letter, else at least 1).

    The parts of a word with a hyphen or apostrophe are counted one by one (HR-adviseur, foto's).
    """
    word = unicodedata.normalize("NFC", word).strip('.,;:!?()[]“”‘"…')
    if not any(character.isalpha() for character in word):
        return 0
    parts = [p for p in _PARTS.split(word) if any(c.isalpha() for c in p)]
    return max(1, sum(_part(part) for part in parts))
