"""Read and check `data/sources.yml`, and write its entries as APA does.

Faults are returned as Dutch sentences, all at once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import Final

import yaml

from kennisbank.fields import Field, read
from kennisbank.yaml_faults import FAST, not_utf8, repeated, value_fault, yaml_fault

NAME: Final = "data/sources.yml"
LANGUAGES: Final = ("en", "de", "fr")
"""What a title may be in, beside Dutch."""
_FIELDS: Final = {
    "author": Field(wanted="de naam zoals die in de tekst staat", fits=lambda value: isinstance(value, str)),
    "year": Field(wanted="het jaartal", fits=lambda value: type(value) is int or value == "z.d."),
    "apa": Field(wanted="de volledige verwijzing", fits=lambda value: isinstance(value, str)),
    "checked": Field(wanted="true of false", fits=lambda value: isinstance(value, bool)),
    "lang": Field(
        wanted="de taal van de titel, als die niet Nederlands is: en, de of fr",
        fits=lambda value: value in LANGUAGES,
        needed=False,
    ),
}
_TITLE: Final = re.compile(r"\. (?P<title>[^*\s].*?[.?!])(?= In \w| \*|$)")
"""The title of an article or a chapter: what follows the year, up to the book or the journal that it stands in."""
_ITALIC: Final = re.compile(r"\*(?P<words>[^*]+?)(?P<volume>, \d[\d–]*)?\*")
"""A book, or a journal with its volume."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source. `year` carries the letter that APA adds when an author has two in one year (2011a).

    `lang` is the language of its title; empty when that is Dutch, as the page is.
    """

    key: str
    author: str
    year: str
    apa: str
    checked: bool
    lang: str = ""
    sort_key: str = ""


def _sort_key(apa: str) -> str:
    """Alphabetical place in a list, without regard to accents, capitals and the sign before the last author."""
    plain = unicodedata.normalize("NFKD", apa.replace("*", "").replace("& ", "")).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c))


def load(path: Path) -> tuple[dict[str, Source], list[str]]:
    """The usable sources of the file by key in alphabetical order, and every fault of the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError:
        return {}, [f"{NAME} ontbreekt of is niet te lezen. Zet het bestand met de bronnen terug."]
    except UnicodeDecodeError as problem:
        told = not_utf8(problem)
        return {}, [told.within(NAME)]
    loader = FAST(text)
    node: yaml.Node | None = None
    faults: list[str] = []
    try:
        node = loader.get_single_node()
        faults = list(_duplicate_keys(node))
        data = loader.construct_document(node) if node else {}
    except yaml.YAMLError as problem:
        fault = yaml_fault(text)
        where, why = (f", regel {fault.line}", fault.sentence) if fault else ("", str(problem))
        return {}, faults or [f"{NAME}{where}: {why}"]
    except (ValueError, TypeError, RecursionError) as problem:  # what YAML does not foresee: a date that is none
        told = value_fault(node, problem)
        return {}, [*faults, told.within(NAME)]
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        return {}, [f"{NAME} is geen lijst van bronnen. Elke bron begint met een sleutel, zoals ‘senge1990:’."]
    sources: dict[str, Source] = {}
    for key, entry in data.items():
        problems = list(_problems(key, entry))
        at = re.search(rf"^[\"']?{re.escape(str(key))}[\"']?:", text, re.MULTILINE) if problems else None
        line = f", regel {text.count(chr(10), 0, at.start()) + 1}" if at else ""
        faults += [f"{NAME}{line}, bij ‘{key}’: {problem}" for problem in problems]
        if not problems:
            author, apa = _typographic(entry["author"]), _typographic(entry["apa"].strip())
            sources[key] = Source(
                key=key,
                author=author,
                year=str(entry["year"]),
                apa=apa,
                checked=entry["checked"],
                lang=entry.get("lang") or "",
                sort_key=_sort_key(apa),
            )
    faults += _twins(sources)
    return _with_letters(sources), faults


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """The whole file and each entry of it. No deeper: nothing belongs there, and a loop (`&a`, `*a`) has no end."""
    if isinstance(node, yaml.MappingNode):
        yield node
        yield from (value for _, value in node.value if isinstance(value, yaml.MappingNode))


def _duplicate_keys(node: yaml.Node | None) -> Iterator[str]:
    """Names that stand there again, and lists in the place of a name."""
    for mapping in _mappings(node):
        for key, _ in mapping.value:
            if not isinstance(key, yaml.ScalarNode):
                line = key.start_mark.line + 1
                yield f"{NAME}, regel {line}: hier staat een lijst waar een naam hoort, zoals ‘author:’."
        for fault in repeated(mapping):
            yield fault.within(NAME)


def _problems(key: object, entry: object) -> Iterator[str]:
    """What is wrong with one entry."""
    if not isinstance(key, str) or not re.fullmatch(r"[a-z][a-z0-9]*", key):
        yield "een sleutel bestaat uit kleine letters zonder accent en cijfers, zoals senge1990."
    if not isinstance(entry, dict):
        yield "hieronder horen author, year, apa en checked te staan, elk op een regel."
        return
    yield from read(entry, _FIELDS)[1]
    author, year, apa = entry.get("author"), entry.get("year"), entry.get("apa")
    if not isinstance(author, str) or not isinstance(apa, str):
        return
    if " et al" in author:
        yield "bij author staat ‘et al.’. Schrijf: en collega’s."
    first = re.split(r" & | en collega’s| et al\.|,", author)[0]
    if not apa.startswith(first):
        yield f"apa begint niet met ‘{first}’, de naam die bij author staat."
    if year not in (None, "") and not re.search(rf"\({re.escape(str(year))}(?:,[^()]*)?\)", apa):
        yield f"het jaartal ({year}) van year staat niet zo in apa."
    if apa.count("*") % 2:
        yield "in apa staat een sterretje (*) te veel of te weinig."
    if not re.search(r"(?:[.)]|https://\S+)$", apa.strip()):
        yield "apa eindigt niet op een punt of een DOI."


def _typographic(text: str) -> str:
    """Curly quotes for the straight ones that are easier to type."""
    return re.sub(r"(^|[\s(])'", "\\1‘", text).replace("'", "’")


def _twins(sources: dict[str, Source]) -> Iterator[str]:
    """Two keys for one and the same source."""
    seen: dict[str, str] = {}
    for source in sources.values():
        if source.apa in seen:
            yield f"{NAME}: ‘{seen[source.apa]}’ en ‘{source.key}’ zijn dezelfde bron. Haal er één weg."
        seen[source.apa] = source.key


def _with_letters(sources: dict[str, Source]) -> dict[str, Source]:
    """Sorted, with a, b … behind the year where an author has two sources of a year (in order of title)."""
    same: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for source in sources.values():
        same[source.author, source.year].append(source)
    lettered = []
    for (_, year), group in same.items():
        if len(group) > 1:
            group.sort(key=lambda s: re.sub(r"^.*?\)\. (?:(?:an?|the|de|het|een) )?", "", s.sort_key))
            lettered += [
                replace(s, year=f"{year}{letter}", apa=s.apa.replace(f"({year}", f"({year}{letter}", 1))
                for s, letter in zip(group, "abcdefghijklmnopqrstuvwxyz", strict=False)
            ]
        else:
            lettered += group
    return {s.key: s for s in sorted(lettered, key=lambda s: s.sort_key)}


def as_html(source: Source) -> str:
    """A reference in HTML: titles in italics and in their own language, addresses as links."""
    return "".join(_parts(source))


def as_linked_html(source: Source, address: str) -> str:
    """A reference in HTML of which author and date link to its place in the full list."""
    author_and_date, rest = _parts(source)
    return f'<a href="{escape(address)}">{author_and_date}</a>{rest}'


def _parts(source: Source) -> tuple[str, str]:
    """Author and date, and all that follows."""
    text = escape(source.apa, quote=False)
    end = text.index(")", text.index(f"({source.year}")) + 1  # also of (2022, 17–19 augustus)
    rest = text[end:]
    if title := _TITLE.match(rest):
        rest = f". {_foreign(source, title['title'])}{rest[title.end() :]}"
    rest = _ITALIC.sub(lambda match: f"<em>{_foreign(source, match['words'])}{match['volume'] or ''}</em>", rest)
    rest = re.sub(r"https?://\S*[^\s.,)]", lambda match: f'<a href="{match[0]}">{match[0]}</a>', rest)
    return text[:end], rest


def _foreign(source: Source, words: str) -> str:
    """Words of a title, told apart for a voice that reads them aloud. Numbers, people and publishers are not."""
    spoken = source.lang and not words.isdigit()
    return f'<span lang="{source.lang}">{words}</span>' if spoken else words
