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

from quiz.languages.model import PLAIN, Forms, Language, places_of
from quiz.languages.pages import PAGE, docs_beside, page_digest, page_words, written_pages
from quiz.languages.plurals import COUNT
from quiz.languages.questionnaire import all_words
from quiz.languages.reading import DUTCH, FOLDER, read_dutch, read_translations, with_own_words
from quiz.languages.sentences import sentence_faults
from quiz.model import Questionnaire
from quiz.own import SHOWN, own_names

_OWN = f'. Zet die in eigen/definition/{{tag}}.toml, of zet in {SHOWN}: talen = ["nl"]'
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
    dutch, dutch_faults = read_dutch(folder)
    unread = bool(dutch_faults)  # of a file that cannot be read, every sentence would be missed in every language
    dutch_faults += [f"{DUTCH}, {key}: {fault}" for key, fault in _written_faults(dutch)]
    translations: list[Language] = []
    faults = {DUTCH: tuple(dutch_faults)}
    for ours, own in read_translations(folder):
        wanted = sources_for(ours.tag, dutch, questionnaires, folder)
        marks = {key: mark_of(forms) for key, forms in wanted.items()}
        language = with_own_words(_with_pages(ours, docs_beside(folder)), wanted, marks)
        translations.append(language)
        if not unread and (ours.texts or not own):
            own += [f"{language.tag}.toml, {key}: {fault}" for key, fault in _translation_faults(language, wanted)]
        faults[language.tag] = tuple(own)
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
    ours = own_names()
    for key in missing(language, wanted):
        own = key.rpartition(".")[2] in ours
        yield key, f"deze zin ontbreekt{_OWN.format(tag=language.tag)}" if own else "deze zin ontbreekt"
    for key in stale(language, wanted):
        what, where = "de Nederlandse zin", "de vertaling"
        if key.startswith(PAGE):
            what, where = "deze pagina", language.texts[key][PLAIN]
        why = f"{what} is veranderd" if key in language.source else "deze vertaling is nog niet nagekeken"
        yield key, f"{why}. Kijk {where} na; daarna: --confirm {language.tag} {key}"
    yield from ((key, "deze naam bestaat niet in het Nederlands") for key in language.texts.keys() - wanted.keys())
    gone = language.source.keys() - wanted.keys()
    yield from ((key, "deze naam staat in [source], maar hier is er niets van te vertalen") for key in sorted(gone))
    for key, forms in language.texts.items():
        if key in wanted:
            yield from ((key, fault) for fault in _difference(forms, wanted[key], language))
    yield from _written_faults(language)


def _difference(forms: Forms, dutch: Forms, language: Language) -> Iterator[str]:
    """What another sentence than the Dutch would have to fill in, or other forms than the language has.

    One Dutch sentence about a number may be several elsewhere: five people and twelve are the same form in Dutch.
    """
    if PLAIN in dutch and PLAIN not in forms and COUNT not in places_of(dutch):
        yield "in het Nederlands is dit één zin, zonder vormen voor enkelvoud en meervoud"
    elif (PLAIN not in dutch or PLAIN not in forms) and set(forms) != set(language.plurals):
        yield f"hier horen deze vormen: {', '.join(language.plurals)}"
    known, own = places_of(dutch), places_of(forms)
    if unknown := sorted(own - known):
        yield f"het Nederlands kent geen {_named(unknown)}"
    if lost := sorted(known - own):
        yield f"hier ontbreekt {_named(lost)}"


def _named(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _written_faults(language: Language) -> Iterator[tuple[str, str]]:
    for key, forms in language.texts.items():
        for form, sentence in forms.items():
            for fault in sentence_faults(sentence):
                yield f"{key}.{form}" if form else key, fault
