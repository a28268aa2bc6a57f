"""Read `eigen/instellingen.yml`: the settings of an organisation, and every mistake in it with its line.

Also tells of files in `eigen/` whose name is nearly one of those that are read: such a file does nothing, in silence.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from kennisbank.config_file import colours_as_comment
from kennisbank.faults import did_you_mean
from kennisbank.front_matter import TAG
from kennisbank.own_templates import FOLDER as TEMPLATES
from kennisbank.yaml_faults import not_utf8, repeated, value_fault, yaml_fault
from quiz.languages.reading import translated_tags
from quiz.own import DROPPED, NAME, SENTENCES

SETTINGS: Final = "instellingen.yml"
SOURCES: Final = "bronnen.yml"
CHANGES: Final = "wijzigingen.md"
STYLE: Final = "stijl.css"
_KEYS: Final = {"site_name": str, "site_description": str, "organisatie": dict}
_SHOWN: Final = f"eigen/{SETTINGS}"
_READ: Final = {Path(name).name: name for name in (SETTINGS, SOURCES, CHANGES, STYLE, DROPPED, NAME, SENTENCES)}
"""What is read in `eigen/`, by the name of the file."""
_FOLDERS: Final = ("docs", Path(NAME).parent.name, TEMPLATES)
"""The folders in `eigen/` that are read."""
_COPIES: Final = ("~", ".bak", ".orig", ".swp")
"""How the names end of what editors and git leave behind."""
_ALIKE: Final = 0.8
"""How much a name must look like one that is read, 0…1, to be taken for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What stands in the file, as far as it can be used, and a Dutch sentence for each mistake."""

    values: Mapping[str, Any]
    faults: tuple[str, ...] = ()


def read_settings(folder: Path, organisation: frozenset[str]) -> Settings:
    """The settings in this folder; `organisation` are the names that the block `organisatie` may have."""
    path = folder / SETTINGS
    if not path.is_file():
        return Settings(values={})
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        unread = not_utf8(problem)
        return Settings(values={}, faults=(unread.within(_SHOWN),))
    if fault := yaml_fault(text, loader=yaml.SafeLoader):
        return Settings(values={}, faults=(fault.within(_SHOWN),))
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        return Settings(values={})
    if not isinstance(root, yaml.MappingNode):
        told = f"{_SHOWN}: hier horen regels zoals ‘site_name: Kennisbank van Gemeente Voorbeeld’."
        return Settings(values={}, faults=(told,))
    found = (*_faults(root, organisation), *colours_as_comment(text))
    faults = [f"{_SHOWN}, regel {line}: {sentence}" for line, sentence in found]
    try:
        read = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, TypeError) as problem:
        unread = value_fault(root, problem)
        return Settings(values={}, faults=(*faults, unread.within(_SHOWN)))
    good = {name: value for name, value in read.items() if name in _KEYS and isinstance(value, _KEYS[name])}
    return Settings(values=good, faults=tuple(faults))


def _faults(root: yaml.MappingNode, organisation: frozenset[str]) -> Iterator[tuple[int, str]]:
    yield from _twice(root)
    for key, value in root.value:
        line, name = key.start_mark.line + 1, str(key.value)
        if name in organisation:
            yield line, f"‘{name}’ hoort onder ‘organisatie:’, met twee spaties ervoor."
        elif name not in _KEYS:
            hint = did_you_mean(name, _KEYS) or f" Het kan zijn: {', '.join(_KEYS)}."
            yield line, f"‘{name}’ kan hier niet.{hint}"
        elif value.tag != "tag:yaml.org,2002:null" and (_KEYS[name] is dict) != isinstance(value, yaml.MappingNode):
            wanted = "een tekst" if _KEYS[name] is str else "een blok regels, met twee spaties ervoor"
            yield line, f"bij {name} hoort {wanted}."
        elif _KEYS[name] is str and value.tag not in ("tag:yaml.org,2002:str", "tag:yaml.org,2002:null"):
            yield line, f'bij {name} hoort een tekst. Zet er rechte aanhalingstekens om: {name}: "{value.value}".'
        elif _KEYS[name] is str and (tag := TAG.search(value.value)):
            yield line, f"bij {name} staat ‘{tag[0]}’. Schrijf het zonder opmaak."


def _twice(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Names that stand in a block again, in every block."""
    yield from ((fault.line, fault.sentence) for fault in repeated(node))
    for _, value in node.value if isinstance(node, yaml.MappingNode) else ():
        yield from _twice(value)


def misplaced(folder: Path) -> Iterator[str]:
    """A Dutch sentence for each file in this folder that looks like one that is read, and is not."""
    for below in ("", "definition", "docs"):
        for path in sorted((folder / below).glob("*")):
            place = path.relative_to(folder).as_posix()
            meant = _READ.get(path.name) if below == "docs" else _meant(path.name)
            if path.is_file() and meant and place not in (meant, f"docs/{CHANGES}") and not path.name.endswith(_COPIES):
                yield f"eigen/{place} doet zo niets. Bedoel je eigen/{meant}? Geef het bestand dan die naam en plek."
    if any(path.is_file() for path in (folder / "assets").rglob("*")):
        yield "eigen/assets/ doet zo niets. Zet plaatjes in eigen/docs/assets/."
    yield from _lost_languages(folder)
    for path in sorted(folder.glob("*/")):
        close = difflib.get_close_matches(path.name.lower(), _FOLDERS, n=1, cutoff=_ALIKE)
        if close and path.name not in _FOLDERS:
            yield f"eigen/{path.name}/ doet zo niets. Bedoel je eigen/{close[0]}/? Geef de map dan die naam."


def _lost_languages(folder: Path) -> Iterator[str]:
    """Own words in a language that the site does not have."""
    known = (Path(SENTENCES).stem, *translated_tags())
    for path in sorted((folder / NAME).parent.glob("*.toml")):
        if path.stem not in known and not _meant(path.name):
            there = ", ".join(f"{tag}.toml" for tag in known)
            yield f"eigen/definition/{path.name} doet zo niets. Hier kan staan: {Path(NAME).name}, {there}."


def _meant(name: str) -> str | None:
    stems = {Path(known).stem: place for known, place in _READ.items()}
    if (same := stems.get(name.lower().partition(".")[0])) is not None:
        return same
    others = [known for known in _READ if known != Path(SENTENCES).name]  # another language looks like it
    close = difflib.get_close_matches(name.lower(), others, n=1, cutoff=_ALIKE)
    return _READ[close[0]] if close else None
