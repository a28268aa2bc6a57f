"""A made-up language from right to left, made from the Dutch: every sentence in other letters, so that what is not
translated shows, and what only works from left to right does too.

It is called `ar-XB`, as the Unicode consortium calls its own made-up Arabic; what `Intl` knows of Arabic counts, such
as its six forms for numbers.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from quiz.check.reading import MAIN, instrument_names, read_definition
from quiz.languages.check import check_languages, sources_for
from quiz.languages.marks import confirmed, write_marks
from quiz.languages.model import PLAIN, Forms, places_of
from quiz.languages.pages import PAGES
from quiz.languages.plurals import COUNT
from quiz.languages.reading import FOLDER, read_dutch
from quiz.languages.sentences import pieces

TAG: Final = "ar-XB"
NAME: Final = "مرآة"
NOTE: Final = "هذه لغة مصنوعة"
FORMS: Final = ("zero", "one", "two", "few", "many", "other")
_LETTERS: Final = str.maketrans(
    dict(zip("abcdefghijklmnopqrstuvwxyz", "ابثدهفجحيكقلمنوپرستعڤطخةزغ", strict=True))
    | dict(zip("éëïöü", "هههوع", strict=True))
)


def mirrored(sentence: str) -> str:
    """The words in other letters; places to fill in, tags and the addresses of links as they are."""
    return "".join(
        f"{{{piece.value}}}" if piece.kind == "place" else piece.value if piece.kind == "tag" else _turned(piece.value)
        for piece in pieces(sentence)
    )


def _turned(words: str) -> str:
    """Markdown keeps its addresses: those alone stand between `](` and `)`."""
    first, *rest = words.split("](")
    parts = [link.partition(")") for link in rest]
    return first.lower().translate(_LETTERS) + "".join(
        f"]({address}){after.lower().translate(_LETTERS)}" for address, _, after in parts
    )


def write_mirrored(root: Path) -> Path:
    """Write the language file into a copy of the project at `root`, with the marks of the Dutch there."""
    folder = root / FOLDER.relative_to(FOLDER.parents[2])
    dutch, _ = read_dutch(folder)
    questionnaires = {name: read_definition(name) for name in (MAIN, *instrument_names())}
    wanted = sources_for(TAG, dutch, questionnaires, folder)
    assert {key.split(".")[1] for key in wanted if key.startswith("pages.")} == PAGES.keys()
    path = folder / f"{TAG}.toml"
    about = {"tag": TAG, "name": NAME, "direction": "rtl", "note": NOTE, "locale": "ar_XB", "plurals": list(FORMS)}
    lines = [f"{key} = {_value(forms)}" for key, forms in wanted.items()]
    lines += ["[language]", *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in about.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    report = check_languages(questionnaires, folder)
    language = next(each for each in report.translations if each.tag == TAG)
    write_marks(path, confirmed(language, wanted, wanted.keys()))
    return path


def _value(forms: Forms) -> str:
    if PLAIN in forms and COUNT not in places_of(forms):
        return json.dumps(mirrored(forms[PLAIN]), ensure_ascii=False)
    told = {form: mirrored(forms.get(form) or forms.get("other", forms.get(PLAIN, ""))) for form in FORMS}
    return "{ " + ", ".join(f"{form} = {json.dumps(words, ensure_ascii=False)}" for form, words in told.items()) + " }"
