"""Let Markdown try a pattern on a piece of text only where the sign that it begins with is there.

Markdown tries each of its patterns on each piece of each page, and that is a fifth of the time of a build; most
pieces are words alone. What comes out is what came out: a pattern whose sign is missing cannot match. A pattern that
is not known here is tried as always, and another version of Markdown that goes about it in another way does not come
by here at all. Knows Markdown, not MkDocs.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from typing import Final, cast

from markdown import Markdown, inlinepatterns
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, Pattern
from markdown.treeprocessors import InlineProcessor as Inline
from markdown.util import AtomicString

_NEEDED: Final = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.REFERENCE_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.IMAGE_REFERENCE_RE: "![",
    inlinepatterns.AUTOLINK_RE: "<",
    inlinepatterns.AUTOMAIL_RE: "<",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    r"(?<!-)---(?!-)": "---",
    r"(?<!-)--(?!-)": "--",
    r"(?<!\.)\.{3}(?!\.)": "...",
}
"""What stands in every match of a pattern of Markdown and of its dashes; the pattern as it is written says which."""


class QuickInline(Extension):
    """For the end of the list of extensions: the others have told their patterns by then."""

    def extendMarkdown(self, md: Markdown) -> None:
        """As Markdown asks for it. What is no plain inline processor stays what it is."""
        for processor in md.treeprocessors:
            if type(processor) is Inline:
                processor.__class__ = _Quick


def needed_by(pattern: Pattern) -> str:
    """What must stand in a text for this pattern to match; empty when that is not known.

    A pattern of our own says it in `needs`.
    """
    if not isinstance(pattern, InlineProcessor):
        return ""
    return getattr(pattern, "needs", "") or _NEEDED.get(pattern.pattern, "")


def _any_of(known: Iterable[tuple[Pattern, str]]) -> re.Pattern[str] | None:
    """What a text must hold for one of these to match; None when that is not known of each."""
    signs = [re.escape(needed) if needed else _choices(pattern) for pattern, needed in known]
    return re.compile("|".join(dict.fromkeys(signs))) if signs and all(signs) else None


def _choices(pattern: Pattern) -> str:
    """The pattern itself, where it is a choice of signs: those of bold and italic."""
    return pattern.pattern if type(pattern).__name__ == "DelimiterProcessor" else ""


class _Quick(Inline):
    _known: list[tuple[Pattern, str]]
    _any: re.Pattern[str] | None

    def run(self, tree: ElementTree.Element, ancestors: list[str] | None = None) -> ElementTree.Element:
        """As Markdown asks for it, once a page."""
        self._known = [(pattern, needed_by(pattern)) for pattern in cast(Iterable[Pattern], self.inlinePatterns)]
        self._any = _any_of(self._known)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        """What Markdown does with a piece of text, pattern by pattern."""
        if isinstance(data, AtomicString):
            return data
        if self._any is not None and self._any.search(data) is None:
            return data  # words alone: most pieces
        known, start = self._known, 0
        while patternIndex < len(known):
            pattern, needed = known[patternIndex]
            if needed and needed not in data:
                matched = False
            else:
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, patternIndex, start
                )
            if not matched:
                patternIndex, start = patternIndex + 1, 0
        return data
