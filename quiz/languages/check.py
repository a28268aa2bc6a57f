"""Whether a language is whole: every sentence there, none stale, and each with the same places to fill in.

The same sentences are told by `python -m quiz languages` and by the build of the site, which makes no page in a
language with faults.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.check.reading import instrument_names
from quiz.languages.model import CONFIRM, PLAIN, Forms, Language
from quiz.languages.own import own_place, own_translation, with_own_sentences, with_own_words
from quiz.languages.pages import PAGE, docs_beside, page_digest, page_words, written_pages
from quiz.languages.places import difference, place_faults
from quiz.languages.questionnaire import OTHERS, all_words, says_of
from quiz.languages.reading import DUTCH, FOLDER, dutch_place, read_dutch, read_translations
from quiz.languages.sentences import sentence_faults
from quiz.meant import did_you_mean
from quiz.model import Questionnaire
from quiz.own import SHOWN, own_advice, own_names
from quiz.toml_lines import TomlPlace

_OWN = f'. Zet jullie vertaling in eigen/definition/{{tag}}.toml, of zet in {SHOWN}: talen = ["nl"]'
"""What an organisation does about an item of its own that is not translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All languages, Dutch first, and every fault in them: of the Dutch itself, and for each translation by its tag."""

    dutch: Language
    translations: tuple[Language, ...]
    faults: Mapping[str, tuple[str, ...]]

    @property
    def all_faults(self) -> tuple[str, ...]:
        """Those of Dutch first."""
        return tuple(fault for faults in self.faults.values() for fault in faults)


def mark_of(forms: Forms) -> str:
    """What tells whether the Dutch changed: the first 8 hexadecimal digits of its SHA-256."""
    return hashlib.sha256("\n".join(forms.values()).encode("utf-8")).hexdigest()[:8]


def sources(dutch: Language, questionnaires: Mapping[str, Questionnaire]) -> dict[str, Forms]:
    """All that every translation has to say: the sentences of the files, and the words of every questionnaire."""
    return all_words(questionnaires) | dict(dutch.texts)


def sources_for(
    tag: str, dutch: Language, questionnaires: Mapping[str, Questionnaire], folder: Path = FOLDER
) -> dict[str, Forms]:
    """The same, the words of the pages that this language has not in `docs/`, and what it has there beside Dutch."""
    docs = docs_beside(folder)
    beside = {name: {PLAIN: page_digest(docs, name)} for name in written_pages(docs, tag)}
    return sources(dutch, questionnaires) | page_words(docs, tag) | beside


def check_languages(questionnaires: Mapping[str, Questionnaire], folder: Path = FOLDER) -> Report:
    """Read every language and note what is wrong; nothing stops at the first fault.

    The questionnaires stand by the names of their instruments, the main one first.
    """
    ours, dutch_faults = read_dutch(folder)
    unread = bool(dutch_faults)  # of a file that cannot be read, every sentence would be missed in every language
    changed = dict(place_faults(ours, folder / DUTCH))
    # Of a questionnaire that cannot be read the words are unknown, not wrong.
    apart = tuple(f"{OTHERS}.{name}." for name in instrument_names() if name not in questionnaires)
    if not unread:
        written = (*_written_faults(ours), *changed.items())
        dutch_faults += [f"{dutch_place(folder, key).at(key)}: {fault}" for key, fault in written]
    dutch, own_faults = with_own_sentences(ours) if folder == FOLDER else (ours, [])
    dutch_faults += own_faults
    translations: list[Language] = []
    faults = {DUTCH: tuple(dutch_faults)}
    for theirs, found in read_translations(folder):
        wanted = sources_for(theirs.tag, ours, questionnaires, folder)
        marks = {key: mark_of(forms) for key, forms in wanted.items()}
        words, lost = own_translation(theirs.tag) if folder == FOLDER else ({}, [])
        language = with_own_words(_with_pages(theirs, docs_beside(folder)), words, wanted, marks)
        translations.append(language)
        if not unread and not lost and (theirs.texts or not found):
            name = f"{theirs.tag}.toml"
            places = {True: own_place(theirs.tag), False: TomlPlace(name, folder / name)}
            dutch_alone = tuple(
                f"{OTHERS}.{instrument}." for instrument in questionnaires if not says_of(instrument, language.texts)
            )
            # What a translation says of a sentence whose places are wrong in Dutch only follows from that.
            theirs_faults = (
                each
                for each in _translation_faults(language, wanted)
                if each[0] not in changed and not each[0].startswith((*apart, *dutch_alone))
            )
            found += [f"{places[key in words].at(key)}: {told}" for key, told in theirs_faults]
        faults[language.tag] = (*found, *lost)
    return Report(dutch=dutch, translations=tuple(translations), faults=faults)


def _with_pages(language: Language, docs: Path) -> Language:
    """The language with its pages as if they were sentences: of a page, too, somebody says which Dutch it follows."""
    pages = {name: {PLAIN: own} for name, own in written_pages(docs, language.tag).items()}
    return dataclasses.replace(language, texts={**language.texts, **pages})


def missing(language: Language, wanted: Collection[str]) -> list[str]:
    """The keys without a sentence, in the order of the Dutch."""
    return [key for key in wanted if key not in language.texts]


def stale(language: Language, wanted: Mapping[str, Forms]) -> list[str]:
    """The keys whose Dutch is not, or not any more, what was translated."""
    return [
        key for key, forms in wanted.items() if key in language.texts and language.source.get(key) != mark_of(forms)
    ]


def _translation_faults(language: Language, wanted: Mapping[str, Forms]) -> Iterator[tuple[str, str]]:
    ours, advice = own_names(), own_advice()
    for key in missing(language, wanted):
        own = key.rpartition(".")[2] in ours
        yield key, f"deze zin ontbreekt{_OWN.format(tag=language.tag)}" if own else "deze zin ontbreekt"
    for key in stale(language, wanted):
        what, where = "de Nederlandse zin", "de vertaling"
        if key.startswith(PAGE):
            what, where = "deze pagina", language.texts[key][PLAIN]
        elif key.partition(".advice.")[2] in advice:
            yield key, f"het advies is bij jullie anders, maar deze vertaling niet{_OWN.format(tag=language.tag)}"
            continue
        why = f"{what} is veranderd" if key in language.source else "deze vertaling is nog niet nagekeken"
        yield key, f"{why}. Kijk {where} na; daarna: {CONFIRM} {language.tag} {key}"
    for key in sorted(language.texts.keys() - wanted.keys()):
        yield key, f"deze naam bestaat niet in het Nederlands.{did_you_mean(key, wanted)}".removesuffix(".")
    gone = language.source.keys() - wanted.keys()
    yield from ((key, "deze naam staat in [source], maar hier is er niets van te vertalen") for key in sorted(gone))
    for key, forms in language.texts.items():
        if key in wanted:
            yield from ((key, fault) for fault in difference(forms, wanted[key], language.plurals))
    yield from _written_faults(language)


def _written_faults(language: Language) -> Iterator[tuple[str, str]]:
    for key, forms in language.texts.items():
        for form, sentence in forms.items():
            for fault in sentence_faults(sentence):
                yield f"{key}.{form}" if form else key, fault
