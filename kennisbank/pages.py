"""Read built HTML as a browser does: its elements with their attributes, and the text of scripts and style blocks.

The reading is that of a real HTML parser (lexbor), because the policy of a page rests on it: what a browser takes
for a script, and which text it then takes the hash of, is not to be guessed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser, LexborNode

_WITH_TEXT: Final = ("script", "style")
_HTML_INSIDE: Final = ("foreignObject", "desc", "title")
"""Elements of a drawing in which HTML begins again."""
_MUTE: Final = frozenset(
    ("class", "id", "title", "alt", "for", "d", "viewBox", "xmlns", "role", "scope", "hidden", "name", "type", "value")
)
"""Attributes that by themselves load and run nothing."""
_WITH_SCRIPTS: Final = re.compile("<noscript", re.IGNORECASE)
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_STYLESHEET: Final = re.compile(r"<\?xml-stylesheet\b.*?\bhref\s*=\s*[\"']([^\"']*)", re.DOTALL)


class Element(NamedTuple):
    """An element: its name in lower case, its attributes by name, and `text` for a script or style block only.

    `drawn` is whether it is part of a drawing, where a script names its file by `href`. `inert` is whether it stands
    where nothing runs: in a template, or in a `<noscript>`, which only a browser without scripts reads.
    """

    name: str
    attributes: dict[str, str]
    text: str = ""
    drawn: bool = False
    inert: bool = False

    def get(self, attribute: str) -> str:
        """The value of an attribute, empty when it is absent or has none."""
        return self.attributes.get(attribute, "").strip()

    def __str__(self) -> str:
        """Its start tag, as it would be written today."""
        return "".join([f"<{self.name}", *(f' {name}="{value}"' for name, value in self.attributes.items()), ">"])


@lru_cache(maxsize=1)  # several checks look at the same page, one after the other
def elements(html: str) -> tuple[Element, ...]:
    """In order, every element that might load or run something, of templates too; not those with mute attributes only.

    A page with `<noscript>` is read twice, as browsers with and without scripts take it for another page.
    """
    found = _elements(html, scripting=True)
    if _WITH_SCRIPTS.search(html):
        found += [element._replace(inert=True) for element in _elements(html, scripting=False)]
    return tuple(found)


def beginning(html: str) -> list[Element]:
    """All elements that stand in the document itself when a page breaks off here, mute ones too."""
    root = LexborHTMLParser(html, scripting=True).root
    return [_element(node, node.attributes, inert=False) for node in root.traverse()] if root else []


def _elements(html: str, *, scripting: bool) -> list[Element]:
    page = LexborHTMLParser(html, scripting=scripting)
    found = _audible(page.root, inert=False) if page.root else []
    templates = page.template_fragments()
    while templates:
        template = templates.pop(0)
        found += _audible(template, inert=True)
        templates += template.template_fragments()
    return found


def _audible(root: LexborNode, *, inert: bool) -> list[Element]:
    return [
        _element(node, attributes, inert=inert)
        for node in root.traverse()
        if not (attributes := node.attributes).keys() <= _MUTE or node.tag in _WITH_TEXT
    ]


def _element(node: LexborNode, attributes: dict[str, str | None], *, inert: bool) -> Element:
    name = (node.tag or "").lower()
    values = {key: value or "" for key, value in attributes.items()}
    if name not in _WITH_TEXT:
        return Element(name, values, "", False, inert)  # by name it takes twice as long, and there are thousands
    return Element(name, values, node.text(deep=True), _is_drawn(node), inert)


def _is_drawn(node: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.tag not in _HTML_INSIDE:
        if above.tag == "svg":
            return True
        above = above.parent
    return False


def elements_of_drawing(text: str) -> tuple[Element, ...]:
    """The elements of an SVG file, whatever prefixes it uses. Raises `ValueError` when it is not well-formed XML.

    A style sheet that it names before its first element stands in the list as a link.
    """
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as problem:
        raise ValueError(str(problem)) from None
    sheets = [Element("link", {"rel": "stylesheet", "href": address}) for address in _STYLESHEET.findall(text)]
    return (*sheets, *(_element_of_drawing(element) for element in root.iter()))


def _element_of_drawing(element: ElementTree.Element) -> Element:
    name = _local(element.tag)
    told = sorted(element.attrib.items(), key=lambda each: each[0].islower())  # of href and HREF, href counts
    attributes = {_attribute(key): value for key, value in told}
    return Element(name, attributes, "".join(element.itertext()) if name in _WITH_TEXT else "", True)


def _attribute(name: str) -> str:
    """As pages write it; one with a prefix of its own keeps that, as it means nothing and may hide none that does."""
    return f"xlink:{_local(name)}" if name.startswith(_XLINK) else name.lower()


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()
