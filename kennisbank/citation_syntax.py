"""Citations in Markdown: `[@key]`, `[@key, p. 3]`, `[@a; @b]` and `[+@key]`, as a Python-Markdown extension.

An extension rather than a search in the text, because Markdown itself knows best what is code. Its links
go to `bronnen.md`, so the builder checks them as any other link.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from kennisbank.bibliography import NAME, Source
from kennisbank.builder import File
from kennisbank.faults import Faults, did_you_mean

LIST_PAGE: Final = "bronnen.md"
_ITEM: Final = re.compile(r"\s*@(?P<key>[\w.:-]*\w)(?:\s*,\s*(?P<locator>[^\s,@][^@]*?))?\s*")
_HELP: Final = "Schrijf [@sleutel], [@sleutel, p. 3], [@sleutel; @andere] of [+@sleutel]."


@dataclass(slots=True)
class Citing:
    """What the pages and the extension share during one build."""

    faults: Faults
    sources: dict[str, Source] = field(default_factory=dict)
    used: dict[str, dict[str, File]] = field(default_factory=dict)  # key -> pages by path
    file: File | None = None  # the page being read
    list_file: File | None = None  # the page of the full list


def parse(raw: str) -> list[tuple[str, str]] | str:
    """The (key, locator) pairs of a citation in brackets, or a Dutch sentence on what is wrong with it."""
    inner = raw.strip("[]").strip()
    narrative, inner = inner.startswith("+"), inner.removeprefix("+")
    items = []
    for part in inner.split(";"):
        match = _ITEM.fullmatch(part)
        if match is None:
            if re.fullmatch(r"\s*@[\w.:-]+(\s*,\s*\+?@[\w.:-]+)+\s*", part):
                return f"‘{raw}’ noemt meer bronnen. Zet er een puntkomma tussen, geen komma."
            if re.fullmatch(r"\s*@[\w:-]+\s+pp?\.?.*", part):
                return f"in ‘{raw}’ ontbreekt de komma voor de bladzijde. {_HELP}"
            return f"‘{raw}’ is geen goede verwijzing. {_HELP}"
        locator = match["locator"] or ""
        if locator[:1].isdigit():
            return f"in ‘{raw}’ ontbreekt ‘p.’ (of ‘pp.’) voor de bladzijde. {_HELP}"
        items.append((match["key"], re.sub(r"^(pp?\.|par\.|hfst\.)\s*", "\\1\u00a0", locator)))
    if narrative and len(items) > 1:
        return f"‘{raw}’ noemt meer bronnen. Met een plus kan dat er maar één zijn."
    return items


class _Citation(InlineProcessor):
    """Puts the citation of APA in the text, with links to the list."""

    needs = "@"

    def __init__(self, citing: Citing, md: Markdown) -> None:
        super().__init__(r"\[\s*\+?\s*@[^\[\]]*\]", md)
        self.citing = citing

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """An element for a good citation; for a bad one its own text and a fault."""
        raw = m[0]
        found = parse(raw)
        if isinstance(found, str):
            self.citing.faults.add(found, file=self.citing.file, near=raw)
            return AtomicString(raw), m.start(0), m.end(0)
        unknown = [key for key, _ in found if key not in self.citing.sources]
        for key in unknown if self.citing.sources else ():  # without a list, only the list is told
            hint = did_you_mean(key, self.citing.sources)
            self.citing.faults.add(f"de bron ‘{key}’ staat niet in {NAME}.{hint}", file=self.citing.file, near=raw)
        if unknown:
            return AtomicString(raw), m.start(0), m.end(0)
        return self._element(found, narrative="+" in raw.split("@")[0]), m.start(0), m.end(0)

    def _element(self, found: list[tuple[str, str]], *, narrative: bool) -> Element:
        """`(Senge, 1990, p. 3; Bohm, 1996)` or `Senge (1990)`: a link that says `1990` alone leads anybody anywhere."""
        span = Element("span", {"class": "kb-cite"})
        pairs = [(self.citing.sources[key], locator) for key, locator in found]
        if (file := self.citing.file) is not None:
            for source, _ in pairs:
                self.citing.used.setdefault(source.key, {})[file.src_uri] = file
        if narrative:
            ((source, locator),) = pairs
            when = ", ".join(filter(None, (source.year, locator)))
            link = SubElement(span, "a", {"href": href(file, source.key)})
            link.text = AtomicString(f"{source.author.replace(' & ', ' en ')} ({when})")
            return span
        pairs.sort(key=lambda pair: pair[0].sort_key)
        span.text = AtomicString("(")  # atomic: Markdown leaves the whole element alone
        previous = ""
        link = span
        for source, locator in pairs:
            if link is not span:
                link.tail = AtomicString(", " if source.author == previous else "; ")
            author = "" if source.author == previous else source.author
            link = SubElement(span, "a", {"href": href(file, source.key)})
            link.text = AtomicString(", ".join(filter(None, (author, source.year, locator))))
            if not author:
                link.set("aria-label", ", ".join(filter(None, (source.author, source.year, locator))))
            previous = source.author
        link.tail = AtomicString(")")
        return span


class _Bare(InlineProcessor):
    """`@senge1990` without brackets would end up on the page as it is: say so."""

    needs = "@"

    def __init__(self, citing: Citing, md: Markdown) -> None:
        super().__init__(r"(?<![\w.\x03])\+?@([a-z][a-z0-9]*)\b", md)  # \x03: behind an escaped bracket
        self.citing = citing

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[None, None, None]:
        """Never changes the text."""
        if m[1] in self.citing.sources:
            self.citing.faults.add(f"om ‘{m[0]}’ staan geen goede haken. {_HELP}", file=self.citing.file, near=m[0])
        return None, None, None


class _PageHeading(Treeprocessor):
    """Gives a page that cites a last heading, under which the hook puts the list of its sources."""

    def __init__(self, citing: Citing, md: Markdown) -> None:
        super().__init__(md)
        self.citing = citing

    def run(self, root: Element) -> None:
        """Append the heading, so that it stands in the table of contents (but not in the search index)."""
        file = self.citing.file
        if (
            file is not None
            and file.src_uri != LIST_PAGE
            and any(file.src_uri in use for use in self.citing.used.values())
        ):
            SubElement(root, "h2", {"data-search-exclude": ""}).text = "Bronnen"


class CitationExtension(Extension):
    """Registers the parts above; `citing` tells which page is being read."""

    def __init__(self, citing: Citing) -> None:
        super().__init__()
        self.citing = citing

    def extendMarkdown(self, md: Markdown) -> None:
        """After code (190) and escapes (180), before links (170); the heading before headings get ids (5)."""
        md.inlinePatterns.register(_Citation(self.citing, md), "kb-citation", 175)
        md.inlinePatterns.register(_Bare(self.citing, md), "kb-bare-citation", 55)
        md.treeprocessors.register(_PageHeading(self.citing, md), "kb-sources-heading", 15)


def href(file: File | None, key: str) -> str:
    """The Markdown link from a page to an entry of the list."""
    if file is None or file.src_uri == LIST_PAGE:
        return f"#{key}"
    return f"{posixpath.relpath(LIST_PAGE, posixpath.dirname(file.src_uri))}#{key}"
