"""Read the language files, and say of each place where one cannot be understood what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from quiz.check.reading import DefinitionError
from quiz.languages.model import PLAIN, Forms, Language
from quiz.languages.plurals import CATEGORIES, DUTCH_FORMS, forms_of
from quiz.own import SHOWN, languages_wanted
from quiz.own import folder as own_folder
from quiz.own import read as read_own

FOLDER: Final = Path(__file__).resolve().parent.parent / "definition" / "languages"
DUTCH: Final = "nl"
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]*")
_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")
_ABOUT: Final = ("tag", "name", "direction", "note", "locale", "plurals")


def read_dutch(folder: Path = FOLDER) -> tuple[Language, list[str]]:
    """The Dutch sentences of all files in `nl/`, with the faults found on the way."""
    texts: dict[str, Forms] = {}
    faults: list[str] = []
    for path in sorted((folder / DUTCH).glob("*.toml")):
        place = f"{DUTCH}/{path.name}"
        for key, forms in _sentences(_parsed(path, place, faults), place, faults):
            if key.split(".")[0] != path.stem:
                faults.append(f"{place}, {key}: hier hoort een naam die met ‘{path.stem}.’ begint")
            elif key in texts:
                faults.append(f"{place}, {key}: deze naam staat ook in een ander bestand")
            texts[key] = forms
    return Language(tag=DUTCH, name="Nederlands", locale="nl_NL", texts=texts), faults


def read_translations(folder: Path = FOLDER) -> list[tuple[Language, list[str]]]:
    """Every other language, in order of its file's name, each with the faults found on the way.

    An organisation may keep fewer of ours (`talen` in its own file).
    """
    wanted = languages_wanted() if folder == FOLDER else None
    return [_translation(path) for path in sorted(folder.glob("*.toml")) if wanted is None or path.stem in wanted]


def translated_tags(folder: Path = FOLDER) -> tuple[str, ...]:
    """The tags of the languages that we have beside Dutch."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def with_own_words(language: Language, wanted: Mapping[str, Forms], marks: Mapping[str, str]) -> Language:
    """A translation of ours with what the organisation changed: `eigen/definition/en.toml` beside its own Dutch.

    What is left out of our questionnaire leaves the translation too. What the organisation translates itself is never
    stale: it keeps both. `marks` are those of the Dutch that is `wanted`, by key.
    """
    if not read_own():
        return language
    path = own_folder() / Path(SHOWN).parent.name / f"{language.tag}.toml"
    own = dict(_sentences(_parsed(path, f"eigen/definition/{path.name}", []), path.name, [])) if path.is_file() else {}
    gone = {key for key in language.texts if key.startswith("questionnaire.") and key not in wanted}
    # An item that only the short scan still has, was translated as one of the whole scan.
    moved = {key: f"questionnaire.items.{key.rpartition('.')[2]}" for key in wanted if ".items." in key}
    known = dict(language.texts) | {key: language.texts[old] for key, old in moved.items() if old in language.texts}
    texts = {key: forms for key, forms in (known | own).items() if key not in gone}
    marked = dict(language.source) | {key: language.source[old] for key, old in moved.items() if old in language.source}
    source = {key: mark for key, mark in marked.items() if key not in gone}
    return replace(language, texts=texts, source=source | {key: marks[key] for key in own if key in marks})


@lru_cache(maxsize=1)
def dutch() -> Language:
    """Dutch, for whoever only needs its sentences. Raises `DefinitionError` when a file has a fault."""
    language, faults = read_dutch()
    if faults:
        raise DefinitionError("\n".join(["De taalbestanden kloppen nog niet.", *faults]))
    return language


def _parsed(path: Path, place: str, faults: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        faults.append(f"{place}, regel {line}: dit bestand is niet als UTF-8 bewaard")
    except tomllib.TOMLDecodeError as problem:
        found = re.search(r"at line (\d+)", str(problem))
        where = f", regel {found[1]}" if found else ""
        faults.append(
            f"{place}{where}: hier klopt een aanhalingsteken, een naam of een haakje niet. (Python zegt: {problem})"
        )
    return {}


def _sentences(tables: Mapping[str, Any], place: str, faults: list[str]) -> Iterator[tuple[str, Forms]]:
    """Every sentence with its key; what is no sentence becomes a fault."""
    for key, value in _leaves(tables):
        if not all(map(_KEY.fullmatch, key.split("."))):
            faults.append(f"{place}, {key}: een naam heeft alleen kleine letters, cijfers, streepjes en punten")
        elif not isinstance(value, str | dict):
            faults.append(f"{place}, {key}: hier hoort een zin tussen aanhalingstekens")
        elif isinstance(value, str):
            yield key, {PLAIN: value}
        elif not all(isinstance(sentence, str) for sentence in value.values()):
            faults.append(f"{place}, {key}: bij elke vorm hoort een zin tussen aanhalingstekens")
        else:
            yield key, value


def _leaves(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """What is no table, and the tables that hold the forms of one sentence."""
    for name, value in table.items():
        key = f"{before}{name}"
        if isinstance(value, dict) and not ("other" in value and value.keys() <= set(CATEGORIES)):
            yield from _leaves(value, f"{key}.")
        else:
            yield key, value


def _translation(path: Path) -> tuple[Language, list[str]]:
    faults: list[str] = []
    tables = _parsed(path, path.name, faults)
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
        texts=dict(_sentences(tables, path.name, faults)),
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
