"""Read the terms of the glossary page, and link their first mention in the HTML of another page.

The glossary holds each term as `## Term`, then a paragraph that defines it,
then optionally `Ook: other form, plural`. Only those forms are found in texts, so `Norm (bij een test)`
is explained but never linked, unless a form says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from html import escape, unescape
from typing import Final

from markdown.extensions.toc import slugify

# What is not running prose is taken whole: titles, code, quotations, tables, drawings,
# and links above all, as these cannot be nested. Of any other element only the tag.
_SKIPPED: Final = (
    r"<!--.*?-->|<p class=\"admonition-title\">.*?</p>|"
    r"<(?P<tag>abbr|a|blockquote|button|code|dt|figure|h[1-6]|kbd|pre|script|style|summary|svg|table)\b.*?</(?P=tag)>|"
    r"<[^>]+>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry: its anchor, the forms to look for, a one-sentence tip, and the pages it points to itself."""

    name: str
    anchor: str
    forms: tuple[str, ...]
    tip: str
    pages: frozenset[str]


def read(markdown: str) -> tuple[list[Term], list[tuple[str, str]]]:
    """The terms in order, and (text to find the place, Dutch sentence) for each fault of the page."""
    terms: list[Term] = []
    found: list[tuple[str, str]] = []
    owner: dict[str, str] = {}
    parts = re.split(
        r"^##[ \t]+(.+?)[ \t]*#*$", re.sub(r"<!--.*?-->", "", markdown, flags=re.DOTALL), flags=re.MULTILINE
    )
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        name, near = " ".join(heading.split()), f"## {heading}"  # two spaces show as one, and are found as one
        paragraphs = [" ".join(p.split()) for p in re.split(r"\n\s*\n", body) if p.strip()]
        also = [p.removeprefix("Ook:") for p in paragraphs if p.startswith("Ook:")]
        forms = [name, *(" ".join(form.split()).strip(" .") for line in also for form in line.split(","))]
        if not name:
            found.append((near, "een kop heeft geen naam. Schrijf achter ## het begrip, of haal de kop weg."))
            continue
        if not paragraphs or paragraphs[0].startswith(("Ook:", "#", "-", "!", ">")):
            found.append((near, f"onder ‘{name}’ staat geen uitleg. Begin met een alinea die zegt wat het is."))
            continue
        if "" in forms:
            found.append((near, f"bij ‘{name}’ staat een lege vorm achter ‘Ook:’. Kijk naar de komma’s."))
        if any(term.name.casefold() == name.casefold() for term in terms):
            found.append((near, f"‘{name}’ staat er twee keer. Houd er één van over."))
        for form in filter(None, forms):
            other = owner.setdefault(form.casefold(), name)
            if other.casefold() != name.casefold():
                found.append((near, f"‘{form}’ staat bij ‘{other}’ en bij ‘{name}’. Kies er één."))
        if terms and _alphabetical(name) < _alphabetical(terms[-1].name):
            found.append((near, f"‘{name}’ hoort vóór ‘{terms[-1].name}’: de begrippen staan op alfabet."))
        links = re.findall(r"\]\(([^)#\s]+\.md)", body)
        terms.append(
            Term(
                name=name,
                anchor=slugify(name, "-"),
                forms=tuple(filter(None, forms)),
                tip=_first_sentence(paragraphs[0]),
                pages=frozenset(links),
            )
        )
    return terms, found


def _alphabetical(name: str) -> str:
    return unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()


def _first_sentence(paragraph: str) -> str:
    """The paragraph up to its first full stop, without markup and citations."""
    plain = re.sub(r"\[\+@([a-z]+)[^]]*\]", lambda match: match[1].capitalize(), paragraph)
    plain = re.sub(r"\s*\[@[^]]*\]|[*_`]", "", plain)
    plain = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", plain)
    return unescape(re.split(r"(?<=[.!?])\s+(?=[A-ZÀ-Þ“‘])", plain)[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One pattern for all forms, and the term of each form."""

    pattern: re.Pattern[str]
    by_form: dict[str, Term]


def search_for(terms: list[Term]) -> Search | None:
    """The search for all forms, longest first, so that `lerende organisatie` wins. None without terms."""
    by_form = {form if form.isupper() else form.casefold(): term for term in terms for form in term.forms}
    if not by_form:
        return None
    # By first letter: halves the time. Longest first: “lerende organisatie” must win from “organisatie”.
    groups: dict[str, list[str]] = defaultdict(list)
    for form in sorted(by_form, key=len, reverse=True):
        first, rest = _form(form)
        groups[first].append(rest)
    starts = "".join(sorted({letter for first in groups for letter in first.strip("[]")}))
    choices = "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in groups.items())
    pattern = rf"(?P<skipped>{_SKIPPED})|\b(?=[{re.escape(starts)}])(?<![&-])(?:{choices})(?![\w-]|[’']\w)"
    return Search(pattern=re.compile(pattern, re.DOTALL), by_form=by_form)


def _form(form: str) -> tuple[str, str]:
    """The patterns of the first character and of the rest.

    The capitals of an abbreviation count (POP); else each word may begin with a capital.
    """
    words = [list(map(re.escape, word)) for word in form.split()]
    if not form.isupper():
        words = [[f"[{word[0].lower()}{word[0].upper()}]", *word[1:]] for word in words]
    return words[0][0], r"\s+".join("".join(word) for word in words).removeprefix(words[0][0])


def link(html: str, *, search: Search, skip: frozenset[str], base: str) -> str:
    """The HTML of a page with the first mention of each term in running prose linked to `base#anchor`.

    `skip` are the names of terms that are not to be linked on this page.
    """
    done = set(skip)

    def linked(match: re.Match[str]) -> str:
        text = match[0]
        if match["skipped"]:
            return text
        form = " ".join(text.split())
        term = search.by_form.get(form) or search.by_form[form.casefold()]
        if term.name in done:
            return text
        done.add(term.name)
        return f'<a class="kb-term" href="{base}#{term.anchor}" title="{escape(term.tip)}">{text}</a>'

    return search.pattern.sub(linked, html)
