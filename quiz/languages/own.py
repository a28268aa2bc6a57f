"""The words that an organisation changes beside the questionnaire: `eigen/definition/nl.toml`, and its own `en.toml`.

Ours stay as they are. A translation of ours follows our Dutch: whoever says a Dutch sentence in other words, with the
same meaning, needs no new translation, and may give one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from quiz.languages.files import sentences_of, tables_of
from quiz.languages.model import Forms, Language
from quiz.languages.places import difference
from quiz.languages.sentences import sentence_faults
from quiz.meant import did_you_mean
from quiz.own import SENTENCES, SHOWN, own_wording
from quiz.own import folder as own_folder
from quiz.own import read as read_own
from quiz.toml_lines import TomlPlace

_FILE: Final = f"eigen/{SENTENCES}"


def with_own_sentences(dutch: Language) -> tuple[Language, list[str]]:
    """Our Dutch with the sentences of the organisation in the place of ours, and the faults in those."""
    path = own_folder() / SENTENCES
    faults: list[str] = []
    if not path.is_file():
        return dutch, faults
    place = TomlPlace(_FILE, path)
    texts = dict(dutch.texts)
    for key, forms in sentences_of(tables_of(path, _FILE, faults), place, faults):
        if key not in texts:
            meant = did_you_mean(key, texts)
            if key.startswith("questionnaire."):
                meant = f" Woorden van de vragenlijst zet je in {SHOWN}."
            faults.append(f"{place.at(key)}: deze zin bestaat bij ons niet.{meant}")
            continue
        written = [fault for sentence in forms.values() for fault in sentence_faults(sentence)]
        found = [*difference(forms, dutch.texts[key], dutch.plurals), *written]
        faults += [f"{place.at(key)}: {fault}" for fault in found]
        texts[key] = forms if not found else texts[key]
    return replace(dutch, texts=texts), faults


def own_place(tag: str) -> TomlPlace:
    """The file with what the organisation says itself in a language."""
    shown = f"eigen/{Path(SENTENCES).with_stem(tag).as_posix()}"
    return TomlPlace(shown, own_folder() / Path(SENTENCES).with_stem(tag))


def own_translation(tag: str) -> tuple[dict[str, Forms], list[str]]:
    """The sentences of that file by key, and what is wrong with it."""
    place, faults = own_place(tag), list[str]()
    path = own_folder() / Path(SENTENCES).with_stem(tag)
    return dict(sentences_of(tables_of(path, place.shown, faults), place, faults)) if path.is_file() else {}, faults


def with_own_words(
    language: Language, own: Mapping[str, Forms], wanted: Mapping[str, Forms], marks: Mapping[str, str]
) -> Language:
    """A translation of ours with what the organisation changed, in its questionnaire and in its `own` translation.

    What is left out of our questionnaire leaves the translation too. What the organisation translates itself is never
    stale: it keeps both. `marks` are those of the Dutch that is `wanted`, by key.
    """
    if not own and not read_own():
        return language
    gone = {key for key in language.texts if key.startswith("questionnaire.") and key not in wanted}
    # An item that only the short scan still has, was translated as one of the whole scan.
    moved = {key: f"questionnaire.items.{key.rpartition('.')[2]}" for key in wanted if ".items." in key}
    known = dict(language.texts) | {key: language.texts[old] for key, old in moved.items() if old in language.texts}
    texts = {key: forms for key, forms in (known | dict(own)).items() if key not in gone}
    marked = dict(language.source) | {key: language.source[old] for key, old in moved.items() if old in language.source}
    fresh = [key for key in wanted if key in own or (key in marked and key.rpartition(".items.")[2] in own_wording())]
    source = {key: mark for key, mark in marked.items() if key not in gone}
    return replace(language, texts=texts, source=source | {key: marks[key] for key in fresh})
