"""Check an SVG drawing and write it as HTML for inside a page.

Allowed is what draws, by its name; anything else is refused, as it may run code, load something, break the site's
policy (`style=` and `<style>`) or mean something to a browser of tomorrow. What drawing programs leave behind (their
own elements, comments, metadata) is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree

_SVG: Final = "{http://www.w3.org/2000/svg}"
_KEPT_NAMESPACES: Final = ("{http://www.w3.org/1999/xlink}", "{http://www.w3.org/XML/1998/namespace}")
_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_KEPT_ELEMENTS: Final = (_SVG, _XHTML)
"""HTML stays so that the check refuses it: the drawing is also a file of the site, where a script in it would run."""
_DROPPED: Final = tuple(f"{_SVG}{name}" for name in ("title", "desc", "metadata"))
_DROPPED_ATTRIBUTES: Final = ("version", "baseProfile", "enable-background")
_ELEMENTS: Final = frozenset(
    "svg g path rect circle ellipse line polyline polygon text tspan title desc defs marker use "  # noqa: SIM905
    "linearGradient radialGradient stop clipPath pattern".split()
)
_ATTRIBUTES: Final = frozenset(
    "id class role aria-label aria-labelledby aria-describedby aria-hidden lang space href "  # noqa: SIM905
    "viewBox preserveAspectRatio width height x y x1 y1 x2 y2 dx dy cx cy r rx ry fx fy fr d points pathLength "
    "transform rotate overflow display visibility opacity color fill fill-opacity fill-rule clip-path clip-rule "
    "stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray "
    "stroke-dashoffset vector-effect paint-order shape-rendering text-rendering "
    "font-family font-size font-style font-weight font-variant letter-spacing word-spacing text-anchor "
    "text-decoration dominant-baseline alignment-baseline baseline-shift textLength lengthAdjust direction "
    "marker-start marker-mid marker-end markerWidth markerHeight markerUnits refX refY orient "
    "offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod clipPathUnits "
    "patternUnits patternContentUnits patternTransform".split()
)
_KNOWN: Final = {
    "script": "een script",
    "style": "een <style>-blok (gebruik fill, stroke en klassen)",
    "image": "een foto of ander pixelbeeld (<image>)",
    "foreignObject": "ingesloten HTML (<foreignObject>)",
    "a": "een link (<a>)",
    **dict.fromkeys(("animate", "animateMotion", "animateTransform", "set"), "een animatie"),
}
"""What these are called in a message; of other elements the name says it."""
_OUTSIDE: Final = re.compile(r"url\(\s*['\"]?(?!['\"]?#)|javascript:|data:|@import|https?:", re.IGNORECASE)
_LOCAL_URL: Final = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)['\"]?\s*\)")
ElementTree.register_namespace("", _SVG.strip("{}"))


def read(text: str) -> ElementTree.Element | str:
    """The root of the drawing without what drawing programs leave behind, or in Dutch where it is not well-formed."""
    if re.search(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", text):
        return "er staat een DOCTYPE of stijlblad in"
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as problem:
        return f"de fout staat op regel {problem.position[0]}"
    if root.tag != f"{_SVG}svg":
        return "het begint niet met <svg xmlns=…>"
    _drop_leavings(root)
    return root


def _drop_leavings(root: ElementTree.Element) -> None:
    """Before the check: the metadata of Inkscape names addresses on the web, and none of it comes in the page."""
    for element in list(root.iter()):
        for child in list(element):
            if child.tag in _DROPPED or not child.tag.startswith(_KEPT_ELEMENTS):
                element.remove(child)
        for name in list(element.attrib):
            if name in _DROPPED_ATTRIBUTES or ("}" in name and not name.startswith(_KEPT_NAMESPACES)):
                del element.attrib[name]


def faults(root: ElementTree.Element) -> list[str]:
    """What the drawing must not hold, each as a Dutch noun phrase, once."""
    return list(dict.fromkeys(_faults(root)))


def _faults(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        tag = element.tag.removeprefix(_SVG)
        if tag.startswith(_XHTML):
            yield "ingesloten HTML"
        elif tag not in _ELEMENTS:
            yield _KNOWN.get(tag, f"het onderdeel <{tag}>, dat in een tekening op deze site niet mag")
        for qualified, value in element.attrib.items():
            yield from _faults_of_attribute(qualified.rpartition("}")[2], value)
    if root.get("viewBox") is None:
        yield "geen viewBox en kan dus niet meegroeien met het scherm"


def _faults_of_attribute(name: str, value: str) -> Iterator[str]:
    if name == "style":
        yield "een style-attribuut (gebruik fill, stroke en klassen)"
    elif name.lower().startswith("on"):
        yield f"een gebeurtenis ({name})"
    elif (name in ("href", "src") and not value.startswith("#")) or _OUTSIDE.search(value):
        yield f"een verwijzing naar buiten ({value[:60]})"
    elif name not in _ATTRIBUTES:
        yield f"het kenmerk {name}, dat in een tekening op deze site niet mag"


def inline(root: ElementTree.Element, *, prefix: str, alternative: str) -> str:
    """The drawing as HTML: one image to a screen reader, named `alternative`, its ids starting with `prefix`.

    Changes `root`, which `read` has rid of its title and description: the alternative says it, and a title would
    pop up.
    """
    ids = {element.get("id") for element in root.iter()} - {None}
    for element in root.iter():
        if element.tag not in (f"{_SVG}text", f"{_SVG}tspan"):
            element.text = (element.text or "").strip()
        if element.tag != f"{_SVG}tspan":
            element.tail = (element.tail or "").strip()
        for name, value in list(element.attrib.items()):
            local = name.rpartition("}")[2]
            if name == "id":
                element.set(name, f"{prefix}-{value}")
            elif local == "href":
                element.set(name, f"#{prefix}-{value[1:]}")
            elif name.startswith("aria-"):
                element.set(name, " ".join(f"{prefix}-{word}" if word in ids else word for word in value.split()))
            else:
                element.set(name, _LOCAL_URL.sub(rf"url(#{prefix}-\1)", value))
    for name in ("aria-labelledby", "aria-describedby", "aria-hidden"):
        root.attrib.pop(name, None)
    # the words in a drawing would only be noise in the search index
    root.attrib.update({"role": "img", "aria-label": alternative, "data-search-exclude": ""})
    # Firefox reads them out after the alternative, each on its own, also in an image
    for element in root.iter(f"{_SVG}text"):
        element.set("aria-hidden", "true")
    return ElementTree.tostring(root, encoding="unicode")
