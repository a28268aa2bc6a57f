"""The rules that a machine can check in the wording of one item (measurement plan, 'Items')."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_WORDS = 15
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W\d_]+)*")
_DOUBLE = ("en", "of", "en/of", "alsmede", "evenals", "waardoor", "zodat")
_NEGATION = (
    "niet", "geen", "nooit", "niemand", "niets", "nergens", "noch", "zonder",
    "nauwelijks", "zelden", "amper", "onvoldoende", "onmogelijk",
)  # fmt: skip
_ABSOLUTE = ("altijd",)
_FUTURE = ("zal", "zullen", "zou", "zouden")


def wording_faults(text: str) -> Iterator[str]:
    """What breaks the item rules in one text, each as a Dutch sentence. Nothing when all is well."""
    if not text.strip():
        yield "de tekst is leeg. Schrijf een uitspraak."
        return
    if text != text.strip() or "  " in text or "\n" in text:
        yield "er staan spaties of regeleinden te veel in de tekst. Haal ze weg."
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) > MAX_WORDS:
        yield f"heeft {len(words)} woorden; {MAX_WORDS} is het meest. Maak de uitspraak korter."
    if len(words) < 3:
        yield "is te kort voor een uitspraak. Schrijf een hele zin."
    if not text.rstrip().endswith("."):
        ending = "een vraagteken" if text.rstrip().endswith("?") else f"‘{text.rstrip()[-1]}’"
        yield f"eindigt met {ending}. Een uitspraak is een zin en eindigt met een punt."
    elif text.rstrip().endswith(".."):
        yield "eindigt met meer dan één punt. Laat er één staan."
    if not text.lstrip()[:1].isupper():
        yield "begint zonder hoofdletter."
    if "/" in text:
        yield "bevat een schuine streep. Kies één woord: één uitspraak gaat over één ding."
    for word in sorted(set(words) & set(_DOUBLE)):
        yield f"bevat ‘{word}’ en vraagt misschien twee dingen tegelijk. Maak er twee uitspraken van of kies er één."
    for word in sorted(set(words) & set(_NEGATION)):
        yield f"bevat de ontkenning ‘{word}’. Zeg wat je wél ziet: ontkenningen lezen mensen verkeerd."
    for word in sorted(set(words) & set(_ABSOLUTE)):
        yield f"bevat ‘{word}’. Laat het weg: met zo’n woord kan bijna niemand het eens zijn."
    for word in sorted(set(words) & set(_FUTURE)):
        yield f"bevat ‘{word}’. Beschrijf wat er nu gebeurt, in de tegenwoordige tijd."


def comparable(text: str) -> str:
    """A statement without capitals and punctuation, to tell whether two say the same."""
    return re.sub(r"\W+", " ", text.casefold()).strip()
