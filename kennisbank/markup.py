"""Find what goes wrong when a page holds HTML of its own: what is not closed or never began, and words taken for a tag.

A `<div>` without an end shows the rest of the page as raw text, a remark without one hides it, a stray `</div>` ends a
part of the template around it, and `<naam>` in a sentence is an element that no browser knows, so that the word is
gone. All pass every other check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

_EMPTY: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
"""Elements that have no end tag."""
_MAY_STAY_OPEN: Final = frozenset(
    (
        *("p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup"),
        *("rb", "rt", "rp"),
    )
)
"""Elements that end by themselves."""
_KNOWN: Final = frozenset(
    (
        *_EMPTY,
        *_MAY_STAY_OPEN,
        *("a", "abbr", "address", "article", "aside", "audio", "b", "bdi", "bdo", "blockquote", "body", "button"),
        *("canvas", "caption", "center", "cite", "code", "data", "datalist", "del", "details", "dfn", "dialog", "div"),
        *("dl", "em", "fieldset", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("head", "header", "hgroup", "html", "i", "ins", "kbd", "label", "legend", "main", "map", "mark", "math"),
        *("menu", "meter", "nav", "noscript", "ol", "output", "picture", "pre", "progress", "q", "ruby", "s", "samp"),
        *("search", "section", "select", "slot", "small", "span", "strong", "sub", "summary", "sup", "svg", "table"),
        *("template", "textarea", "time", "title", "u", "ul", "var", "video", "script", "style", "iframe", "frame"),
        *("frameset", "object", "applet", "portal", "fencedframe"),  # known, and refused elsewhere
    )
)
_WITH_MARKDOWN: Final = re.compile(r"<(\w+)\b[^>]*\smarkdown\b")
_CODE: Final = re.compile(
    r"^(```|~~~).*?^\1[^\S\n]*$|`[^`\n]+`|^(?: {4}|\t)[^\n]*$|<!--.*?-->", re.DOTALL | re.MULTILINE
)
_SIMPLE: Final = re.compile(r'<(/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z_:][\w:.-]*(?:="[^"<>]*")?)*)\s*(/?)>|<!-- [^<>]* -->')
"""A tag or a remark as Markdown and careful people write it."""
_RAW_TEXT: Final = frozenset(
    ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext")
)
"""Elements in which a tag may be no tag."""
_REMARK: Final = re.compile(r"<!--(?:(?!-->).)*?(?=<!--)", re.DOTALL)
"""A remark that has not ended where the next one begins, whose end it then has."""
_RAW: Final = re.compile(r"<(svg|math)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
"""Drawings: with elements of their own, and looked at elsewhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkupFault:
    """A fault: the text that it is at, how many times that text stands there before it, and a Dutch sentence."""

    near: str
    time: int
    sentence: str


def markup_faults(html: str) -> Iterator[MarkupFault]:
    """What is wrong with the HTML that a page has become, in the order of the page."""
    plain = _RAW.sub("", html)
    if _is_plainly_sound(plain):
        return  # nearly every page
    reader = _Reader()
    reader.feed(plain)
    reader.close()
    yield from reader.unknown
    still_open = [each for each in reader.open if each[0] not in _MAY_STAY_OPEN]
    for name, near, time in still_open:
        yield MarkupFault(near=near, time=time, sentence=_not_closed(near, name))
    if not still_open:  # else it is the wrong end of what is told already
        yield from reader.strays


def _is_plainly_sound(html: str) -> bool:
    """Whether every `<` begins a simple tag that is known, and each is closed where it should be: a quick look."""
    tags = _SIMPLE.findall(html)
    opened: list[str] = []
    for closes, name, attributes, is_whole in tags:
        if not name:
            continue  # a remark
        if name not in _KNOWN or name in _RAW_TEXT or (closes and (attributes or is_whole)):
            return False
        if closes:
            if not opened or opened.pop() != name:
                return False
        elif not is_whole and name not in _EMPTY:
            opened.append(name)
    return not opened and len(tags) == html.count("<")


def open_in_source(markdown: str) -> Iterator[MarkupFault]:
    """What the text of a page does not close: remarks, and elements with `markdown`, which Markdown would close."""
    has_remarks = "<!--" in markdown
    text = _CODE.sub(lambda code: code[0] if code[0].startswith("<!--") else "", markdown) if has_remarks else ""
    for remark in _REMARK.finditer(text):
        near = remark[0].partition("\n")[0].rstrip()
        yield MarkupFault(
            near=near,
            time=text.count(near, 0, remark.start()),
            sentence=f"‘{near}’ begint een opmerking die niet eindigt, waardoor een deel van de pagina wegvalt. Zet "
            "--> waar de opmerking eindigt.",
        )
    if "markdown" not in markdown:
        return
    text = _CODE.sub("", markdown)
    for name in dict.fromkeys(_WITH_MARKDOWN.findall(text)):
        if len(re.findall(rf"<{name}\b", text)) > text.count(f"</{name}>"):
            near = [match[0] for match in re.finditer(rf"<{name}\b[^>]*>", text)][-1]
            yield MarkupFault(near=near, time=text.count(near) - 1, sentence=_not_closed(near, name))


def _not_closed(near: str, name: str) -> str:
    return f"‘{near}’ wordt geopend en nergens gesloten. Zet </{name}> waar het eindigt, op een regel alleen."


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str, int]] = []
        self.unknown: list[MarkupFault] = []
        self.strays: list[MarkupFault] = []
        self._times: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        near = self.get_starttag_text() or f"<{tag}>"
        time = self._times.get(near, 0)
        self._times[near] = time + 1
        if tag not in _KNOWN:
            word = near.strip("<>/ ")
            self.unknown.append(
                MarkupFault(
                    near=near,
                    time=time,
                    sentence=f"‘<{word}>’ valt weg op de pagina, omdat een browser het voor een opmaakteken houdt. "
                    f"Schrijf [{word}] of &lt;{word}&gt;.",
                )
            )
        elif tag not in _EMPTY:
            self.open.append((tag, near, time))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        near = f"</{tag}>"
        time = self._times.get(near, 0)
        self._times[near] = time + 1
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                # what stays open inside it was closed by nobody
                del self.open[index]
                return
        told = f"‘{near}’ sluit iets wat niet open staat. Haal dit weg, of zet <{tag}> waar het begint."
        self.strays.append(MarkupFault(near=near, time=time, sentence=told))
