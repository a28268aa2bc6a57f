"""Read the language files, and say of each place where one cannot be understood what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from quiz.check.reading import DefinitionError
from quiz.languages.files import sentences_of, tables_of
from quiz.languages.model import Forms, Language
from quiz.languages.own import with_own_sentences
from quiz.languages.plurals import CATEGORIES, DUTCH_FORMS, forms_of
from quiz.own import languages_wanted
from quiz.toml_lines import TomlPlace

FOLDER: Final = Path(__file__).resolve().parent.parent / "definition" / "languages"
DUTCH: Final = "nl"
_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_ABOUT: Final = ("tag", "name", "direction", "note", "locale", "plurals")


def read_dutch(folder: Path = FOLDER) -> tuple[Language, list[str]]:
    """The Dutch sentences of all files in `nl/`, with the faults found on the way."""
    texts: dict[str, Forms] = {}
    faults: list[str] = []
    for path in sorted((folder / DUTCH).glob("*.toml")):
        place = dutch_place(folder, path.stem)
        for key, forms in sentences_of(tables_of(path, place.shown, faults), place, faults):
            if key.split(".")[0] != path.stem:
                faults.append(f"{place.at(key)}: hier hoort een naam die met ‘{path.stem}.’ begint")
            elif key in texts:
                faults.append(f"{place.at(key)}: deze naam staat ook in een ander bestand")
            texts[key] = forms
    return Language(tag=DUTCH, name="Nederlands", locale="nl_NL", texts=texts), faults


def dutch_place(folder: Path, key: str) -> TomlPlace:
    """The file with a Dutch sentence: that of the first part of its key."""
    name = f"{DUTCH}/{key.partition('.')[0]}.toml"
    return TomlPlace(name, folder / name)


def read_translations(folder: Path = FOLDER) -> list[tuple[Language, list[str]]]:
    """Every other language, in order of its file's name, each with the faults found on the way.

    An organisation may keep fewer of ours (`talen` in its own file).
    """
    wanted = languages_wanted() if folder == FOLDER else None
    return [_translation(path) for path in sorted(folder.glob("*.toml")) if wanted is None or path.stem in wanted]


def translated_tags(folder: Path = FOLDER) -> tuple[str, ...]:
    """The tags of the languages that we have beside Dutch."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


@lru_cache(maxsize=1)
def dutch() -> Language:
    """Dutch with own words, for whoever only needs its sentences. Raises `DefinitionError` when a file has a fault."""
    ours, faults = read_dutch()
    language, own_faults = with_own_sentences(ours)
    faults += own_faults
    if faults:
        raise DefinitionError("\n".join(["De taalbestanden kloppen nog niet.", *faults]))
    return language


def _translation(path: Path) -> tuple[Language, list[str]]:
    faults: list[str] = []
    tables = tables_of(path, path.name, faults)
    about = tables.pop("language", {})
    source = tables.pop("source", {})
    if tables or about:
        faults += [f"{path.name}: {fault}" for fault in _about_faults(about, path.stem)]
    if not isinstance(source, dict) or not all(isinstance(mark, str) for mark in source.values()):
        faults.append(f"{path.name}: in [source] staan andere dingen dan merken; zie python -m quiz languages -h")
        source = {}
    about = about if isinstance(about, dict) else {}
    plurals = about.get("plurals", forms_of(path.stem) or DUTCH_FORMS)
    language = Language(
        tag=path.stem,
        name=str(about.get("name", path.stem)),
        direction=str(about.get("direction", "ltr")),
        note=str(about.get("note", "")),
        locale=str(about.get("locale", path.stem.replace("-", "_"))),
        plurals=tuple(map(str, plurals)) if isinstance(plurals, list | tuple) else DUTCH_FORMS,
        texts=dict(sentences_of(tables, TomlPlace(path.name, path), faults)),
        source=source,
    )
    return language, faults


def _about_faults(about: object, stem: str) -> Iterator[str]:
    if not isinstance(about, dict):
        yield "[language] hoort een tabel te zijn"
        return
    for name in about.keys() - set(_ABOUT):
        yield f"[language] kent geen ‘{name}’; wel {', '.join(_ABOUT)}"
    if about.get("tag") != stem or not _TAG.fullmatch(stem):
        yield f"bij tag in [language] hoort de naam van het bestand te staan, een taalcode zoals ‘{stem[:2]}’"
    if not isinstance(about.get("name"), str) or not about["name"].strip():
        yield "bij name in [language] hoort de naam van de taal, in die taal"
    if about.get("direction", "ltr") not in ("ltr", "rtl"):
        yield "bij direction in [language] hoort ltr of rtl"
    for name in ("note", "locale"):
        if not isinstance(about.get(name, ""), str):
            yield f"bij {name} in [language] hoort tekst tussen aanhalingstekens"
    yield from _plural_faults(about.get("plurals"), stem)


def _plural_faults(plurals: object, stem: str) -> Iterator[str]:
    """What is wrong with the forms that a language says it has; it need not say those that are known here."""
    known = forms_of(stem)
    if known is None:
        yield f"van ‘{stem}’ zijn de vormen bij een aantal niet bekend: zet een regel in quiz/languages/plurals.py"
    if plurals is None:
        return
    if not isinstance(plurals, list) or "other" not in plurals or not set(plurals) <= set(CATEGORIES):
        yield f"bij plurals in [language] hoort een rij uit {', '.join(CATEGORIES)}, met other erbij"
    elif known and set(plurals) != set(known):
        yield f"bij plurals in [language] horen voor deze taal: {', '.join(known)}"
