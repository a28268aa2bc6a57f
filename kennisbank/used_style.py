"""What of a style sheet a page can use: the rest stays out of the pages with answers.

A rule goes only when it cannot match: its selector needs a class, id, attribute or element whose name is no word of the
page, nor of a script of the page. Every word counts, wherever it stands: rather a rule too many than one too few. A
script that builds a name (`kb-chart--${kind}`) leaves its beginning behind as a word, and that keeps all that begins
so. What stands in `:not(…)` is not needed to match; of `:is(…)` and the like, one of the choices must be possible.

One `:not(…)` does need something: `table:not([class])` is for a table without any class, as Markdown makes them. Where
none can be there it goes, and not for its bytes: with `table:not([class]) th > :first-child` in a sheet, Chromium looks
at all that stands in an element once more whenever the class of that element changes, and that of the page does.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Final

_TOKEN: Final = re.compile(
    r"""(?P<comment>/\*.*?\*/)|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\((?!["'])[^)]*\)|[{};]|[^"'/{};u]+|.""",
    re.DOTALL,
)
_BEGINS: Final = r"[^\x00-@\[-\^`{-\xa0]"
"""A letter, a low line or any sign from \\xa1 on. What it is not: a set of so many signs takes Python long to read."""
_GOES_ON: Final = r"[^\x00-,./:-@\[-\^`{-\xa0]"
"""The same, a digit or a hyphen."""
_NAME: Final = rf"-?{_BEGINS}{_GOES_ON}*"
_VALUE: Final = r"""(?:[~|^$*]?=\s*["']?(?P<value>[^"'\]]*)["']?[^\]]*)?"""
_SIMPLE: Final = re.compile(
    rf"""(?P<string>"[^"]*"|'[^']*')|\[\s*(?P<attribute>{_NAME})\s*{_VALUE}\]"""
    rf"""|::?{_NAME}|(?P<kind>[.#]?)(?P<name>{_NAME})"""
)
_NESTED: Final = re.compile(r":(not|is|where|has|matches|-webkit-any|-moz-any)\(")
_BARE: Final = re.compile(rf"[^(]*?(?<![\w.#:-])({_NAME}):not\(\[class\]\)")
"""The first of a selector that is for elements without any class, if it does not stand in `:not(…)` itself."""
_TAG: Final = re.compile(rf"<({_NAME})\b([^>]*)>")
_QUOTED: Final = re.compile(rf"[\"'`]({_NAME})[\"'`]")
_WORD: Final = re.compile(rf"{_GOES_ON}+")
_CAPITAL: Final = re.compile(r"(?=[A-Z])")
_PROPERTY: Final = re.compile(r"--[\w-]+")
_FIXED_VALUES: Final = re.compile(r"dir|data-md-[\w-]+")
"""Attributes whose values nothing computes: the direction of writing and the settings of the theme."""
_KEEP: Final = ("@font-face", "@page", "@charset", "@property", "@layer", "@import", "@namespace", "@counter-style")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """`prelude{…}` with declarations or with rules inside; a statement such as `@charset` has neither."""

    prelude: str
    declarations: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    @property
    def is_statement(self) -> bool:
        """Whether it ends with a semicolon and has nothing in braces."""
        return not self.declarations and not self.rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a page and its scripts say: whole words, beginnings that a script completes, and what may have no class.

    `bare` are the names of elements that stand somewhere without the attribute, or that a script may make.
    """

    whole: Collection[str]
    beginnings: tuple[str, ...] = ()
    bare: Collection[str] = ()

    def know(self, name: str) -> bool:
        """Whether something on the page may have this name."""
        return name in self.whole or name.startswith(self.beginnings)


def words_of(pages: Iterable[str], scripts: Iterable[str]) -> Words:
    """All words of some pages and their scripts; a property of a script's `dataset` also as the attribute it sets."""
    text, scripts = _each_once(pages), list(scripts)
    found = set(_WORD.findall(text))
    theirs = frozenset().union(*map(_words_in, scripts))
    found |= theirs | {f"data-{_CAPITAL.sub(r'-', word).lower()}" for word in theirs}
    beginnings = {word for word in theirs if re.fullmatch(r"[a-zA-Z][\w-]{2,}[-_]", word)}
    bare = {name for name, attributes in _TAG.findall(text) if " class=" not in attributes}
    bare |= set(chain.from_iterable(map(_QUOTED.findall, scripts)))
    return Words(
        whole=found | {name.lower() for name in found},
        beginnings=tuple(sorted(beginnings)),
        bare={name.lower() for name in bare},
    )


def _each_once(pages: Iterable[str]) -> str:
    """What stands in the pages up to the end of a tag, each piece once: most of a page stands in the others too."""
    return ">".join(dict.fromkeys(chain.from_iterable(page.split(">") for page in pages)))


@lru_cache(maxsize=64)  # a script stands in several kinds of page
def _words_in(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text))


def used(sheets: Iterable[str], words: Words, others: Iterable[str] = ()) -> str:
    """One style sheet from several, in their order, with what can match and the properties that something asks for.

    `others` are texts that ask for custom properties too: further sheets, the page and its scripts.
    """
    rules = [rule for sheet in sheets for rule in _matching(parsed(sheet), words)]
    asked = set(chain.from_iterable(map(_PROPERTY.findall, others)))
    names = {word for rule in _flat(rules) for part in rule.declarations for word in _WORD.findall(part)}
    wanted = _asked_for(rules, asked)
    return "".join(_written(rule, wanted, names) for rule in rules)


@lru_cache(maxsize=8)
def parsed(sheet: str) -> tuple[Rule, ...]:
    """The rules of a style sheet, without its comments. Raises `ValueError` when its braces do not match."""
    tokens = (match[0] for match in _TOKEN.finditer(sheet) if not match["comment"])
    rules, is_closed = _block(tokens)
    if is_closed:
        raise ValueError("a } without a { before it")
    return rules


def _block(tokens: Iterator[str]) -> tuple[tuple[Rule, ...], bool]:
    """Rules until the end or the brace that closes them; whether there was one. Bare declarations are rules too."""
    found: list[Rule] = []
    text: list[str] = []

    def statement() -> None:
        if said := "".join(text).strip():
            found.append(Rule(prelude=said))
        text.clear()

    for token in tokens:
        if token == "{":
            prelude = "".join(text).strip()
            text.clear()
            inner, is_closed = _block(tokens)
            if not is_closed:
                raise ValueError(f"no }} after {prelude[:60]}")
            if all(rule.is_statement for rule in inner):
                found.append(Rule(prelude=prelude, declarations=tuple(rule.prelude for rule in inner)))
            else:
                found.append(Rule(prelude=prelude, rules=inner))
        elif token == "}":
            statement()
            return tuple(found), True
        elif token == ";":
            statement()
        else:
            text.append(token)
    statement()
    return tuple(found), False


def _matching(rules: Iterable[Rule], words: Words) -> Iterator[Rule]:
    for rule in rules:
        if rule.is_statement or rule.prelude.startswith((*_KEEP, "@keyframes", "@-")):
            if rule.prelude.startswith("@") and not rule.prelude.startswith("@charset"):
                yield rule
        elif rule.prelude.startswith("@"):
            inner = tuple(_matching(rule.rules, words))
            if inner or not rule.rules:
                yield Rule(prelude=rule.prelude, declarations=rule.declarations, rules=inner)
        elif selectors := [each for each in listed(rule.prelude) if _may_match(each, words)]:
            yield Rule(prelude=",".join(selectors), declarations=rule.declarations, rules=rule.rules)


def listed(selectors: str) -> list[str]:
    """The selectors of a list; a comma within brackets or quotes does not part them."""
    found, depth, quote, start = [], 0, "", 0
    for at, mark in enumerate(selectors):
        if quote:
            quote = "" if mark == quote and selectors[at - 1] != "\\" else quote
        elif mark in "\"'":
            quote = mark
        elif mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark == "," and not depth:
            found.append(selectors[start:at].strip())
            start = at + 1
    return [*found, selectors[start:].strip()]


def _may_match(selector: str, words: Words) -> bool:
    if "\\" in selector:
        return True
    if (bare := _BARE.match(selector)) and bare[1].lower() not in words.bare:
        return False
    plain, nested = _without_nested(selector)
    if not all(any(_may_match(each, words) for each in listed(inner)) for inner in nested):
        return False
    for found in _SIMPLE.finditer(plain):
        name, attribute, value = found["name"], found["attribute"], found["value"]
        if name and not words.know(name if found["kind"] else name.lower()):
            return False
        if attribute and not words.know(attribute):
            return False
        if value and _FIXED_VALUES.fullmatch(attribute) and not all(map(words.know, _WORD.findall(value))):
            return False
    return True


def _without_nested(selector: str) -> tuple[str, list[str]]:
    """The selector without `:is(…)` and the like, and what stood in them; what stood in `:not(…)` is gone."""
    nested: list[str] = []
    while match := _NESTED.search(selector):
        depth, end = 1, match.end()
        while depth and end < len(selector):
            depth += {"(": 1, ")": -1}.get(selector[end], 0)
            end += 1
        if match[1] != "not":
            nested.append(selector[match.end() : end - 1])
        selector = selector[: match.start()] + selector[end:]
    # What else has brackets (`:nth-child(2n + 1 of …)`, `:dir(ltr)`) names nothing that must be there.
    return re.sub(r"(:[\w-]+)\([^()]*\)", r"\1", selector), nested


def _flat(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield rule
        yield from _flat(rule.rules)


def _asked_for(rules: Iterable[Rule], asked: Collection[str]) -> set[str]:
    """The custom properties that a declaration asks for, and those that these ask for in turn."""
    wanted = set(asked)
    values: dict[str, set[str]] = {}
    for rule in _flat(rules):
        wanted.update(_PROPERTY.findall(rule.prelude))
        for declaration in rule.declarations:
            name, _, value = declaration.partition(":")
            into = values.setdefault(name.strip(), set()) if name.startswith("--") else wanted
            into.update(_PROPERTY.findall(value))
    new = set(wanted)
    while new:
        new = set(chain.from_iterable(values.get(name, ()) for name in new)) - wanted
        wanted |= new
    return wanted


def _written(rule: Rule, wanted: Collection[str], names: Collection[str]) -> str:
    if rule.is_statement:
        return f"{rule.prelude};"
    if rule.prelude.startswith(("@keyframes", "@-webkit-keyframes")) and rule.prelude.split()[-1] not in names:
        return ""
    parts = [part for part in rule.declarations if not part.startswith("--") or part.partition(":")[0] in wanted]
    inner = ";".join(parts) + "".join(_written(each, wanted, names) for each in rule.rules)
    return f"{rule.prelude}{{{inner}}}" if inner else ""
