"""The sentences of the language files in the templates: `{{ text("scan.start.begin", minutes=8) }}`.

A template says keys and no sentence. Which keys it says is read from the templates themselves before any page is
written, so that a key that does not exist stops the build with all other faults.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes
from markupsafe import Markup, escape

from kennisbank.builder import Stopped
from kennisbank.faults import About, Faults, did_you_mean
from kennisbank.kept import kept
from kennisbank.own_templates import FOLDER as OWN_TEMPLATES
from kennisbank.own_templates import SHOWN
from quiz.languages.model import PLAIN, Forms, Language, places_of
from quiz.languages.plurals import COUNT
from quiz.languages.reading import DUTCH
from quiz.languages.sentences import PLACE, pieces, without_tags
from quiz.own import folder as own_folder

PAGES: Final = {
    "start": "",
    "kennisbank": "lerende-organisatie/",
    "aan_de_slag": "aan-de-slag/",
    "werkvormen": "werkvormen/",
    "scan": "scan/",
    "papier": "scan/papier/",
    "team": "scan/team/",
    "organisatiebeeld": "scan/organisatie/",
    "teamgesprek": "scan/teamgesprek/",
    "verantwoording": "scan/verantwoording/",
    "privacy": "privacy/",
}
"""The pages that a sentence may link to, by the name between its braces: addresses from the root, in Dutch."""
CALL: Final = "text"
IN_DUTCH: Final = "page.links.dutch"
"""What a link says of a page that is Dutch, on a page that is not."""
_LINKED: Final = re.compile(r'href="\{(\w+)\}')


class Address(NamedTuple):
    """Where a link leads, seen from the page it is on, and in which language that page is."""

    href: str
    language: str


class Texts:
    """The sentences in the language of one page; `address` finds a page from where this one stands."""

    def __init__(self, language: Language, address: Callable[[str], Address], source: Language | None = None) -> None:
        """`source` is Dutch, for what is the same in every language."""
        self.tag, self.direction, self.name, self.note = language.tag, language.direction, language.name, language.note
        self.locale = language.locale
        self.language = language
        self._address = address
        self._source = source or language

    def __call__(self, key: str, **values: object) -> Markup:
        """A sentence as HTML, with its tags; values are escaped unless they are HTML already."""
        return Markup("").join(self._filled(key, self._sentence(key, values), values))

    def plain(self, key: str, **values: object) -> Markup:
        """The words alone, for an attribute."""
        return Markup("").join(self._filled(key, without_tags(self._sentence(key, values)), values))

    def in_dutch(self, key: str) -> Markup:
        """A sentence that is the same in every language, as it leaves the page with a code."""
        return self.dutch(self._source.sentence(key, {}))

    def table(self, name: str) -> Iterator[tuple[str, Markup]]:
        """Every sentence of a table with its name, for a script that fills it in: words alone, places as they are."""
        for key, sentence in self.language.table(name):
            yield key, escape(without_tags(sentence))

    def link(self, page: str) -> Markup:
        """`href="…"` for the page at this address, and where that is in another language, that it is."""
        return self.link_to(self._address(page))

    def link_to(self, address: Address) -> Markup:
        """The same for an address that is found already."""
        return Markup('href="{}"').format(address.href) + self._hreflang(address)

    def named(self, page: str, words: str) -> Markup:
        """Words that are a link to a page in this language, and else just words, where there is no room to say more."""
        if self._address(page).language != self.tag:
            return escape(words)
        return Markup("<a {}>{}</a>").format(self.link(page), words)

    def dutch(self, words: str) -> Markup:
        """Words that are Dutch whatever the page is, such as the title of a page that is not translated."""
        return escape(words) if self.tag == DUTCH else Markup('<span lang="{}">{}</span>').format(DUTCH, words)

    def _sentence(self, key: str, values: Mapping[str, object]) -> str:
        try:
            return self.language.sentence(key, values)
        except KeyError as problem:
            raise Stopped(f"In de taal ‘{self.tag}’ ontbreekt {problem} bij de zin {key}.") from None

    def _filled(self, key: str, sentence: str, values: Mapping[str, object]) -> Iterator[Markup]:
        for kind, value in pieces(sentence):
            if kind == "text":
                yield escape(value)
            elif kind == "place":
                yield escape(self._value(key, value, values))
            else:
                yield self._tag(value)

    def _value(self, key: str, name: str, values: Mapping[str, object]) -> object:
        if name not in values:
            raise Stopped(f"De zin {key} vraagt om {{{name}}}, maar de pagina geeft die niet.")
        return values[name]

    def _tag(self, tag: str) -> Markup:
        """A tag with the address of the page that it names."""
        found = PLACE.search(tag)
        if found is None:
            return Markup(tag)
        page = PAGES[found[1]]
        address = self._address(page)
        href = tag[: found.start()] + str(escape(address.href)) + tag[found.end() : -1]
        return Markup(href) + self._hreflang(address) + Markup(">")

    def _hreflang(self, address: Address) -> Markup:
        """What a link has where its page is in another language; the style sheet shows the words behind it.

        A page is in the language of this one, or else Dutch.
        """
        if address.language == self.tag:
            return Markup("")
        return Markup(' hreflang="{}" data-elsewhere="{}"').format(address.language, self.plain(IN_DUTCH))


class Use(NamedTuple):
    """A place in a template that says a key; `values` are the names that it fills in, `table` is whether it loops."""

    place: str
    key: str | None
    values: frozenset[str]
    table: bool


def uses_in(templates: Path, called: str = "overrides") -> Iterator[Use]:
    """Every call of `text` in the templates of a folder, by the name that people know it by.

    A template that cannot be read is for whoever renders it to tell.
    """
    paths = sorted(templates.rglob("*.html"))
    texts = {path: path.read_text(encoding="utf-8-sig", errors="replace") for path in paths}
    found = kept("calls", tuple(texts.values()), lambda: [_told(text) for text in texts.values()])
    for path, calls in zip(texts, found, strict=True):
        for line, key, values, table in calls:
            yield Use(f"{called}/{path.relative_to(templates).as_posix()}, regel {line}", key, frozenset(values), table)


def _told(template: str) -> list[tuple[int, str | None, list[str], bool]]:
    return [(line, key, sorted(values), table) for line, key, values, table in _calls(template)]


@lru_cache(maxsize=512)  # while serving, nearly every template is what it was at the build before
def _calls(template: str) -> tuple[tuple[int, str | None, frozenset[str], bool], ...]:
    """Line, key, values and whether it is a table, of every call of `text` in a template."""
    try:
        tree = Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]).parse(template)
    except TemplateSyntaxError:
        return ()
    found = []
    for call in tree.find_all(nodes.Call):
        name = _called(call.node)
        if name is not None:
            first = call.args[0] if call.args else None
            key = str(first.value) if isinstance(first, nodes.Const) else None
            found.append((call.lineno, key, frozenset(keyword.key for keyword in call.kwargs), name == "table"))
    return tuple(found)


def check_uses(templates: Path, dutch: Language, faults: Faults) -> None:
    """Note every key that does not exist, every value that is missing, and every address that leads nowhere."""
    for place, key, values, table in (*uses_in(templates), *uses_in(own_folder() / OWN_TEMPLATES, SHOWN)):
        fault = None
        if key is None:
            fault = f'schrijf de naam van de zin voluit: {CALL}("…").'
        elif table and not any(dutch.table(key)):
            fault = f"de tabel [{key}] bestaat niet in de taalbestanden."
        elif not table and key not in dutch.texts:
            fault = f"de zin ‘{key}’ bestaat niet in de taalbestanden.{did_you_mean(key, dutch.texts)}"
        elif not table and (lost := sorted(_wanted(dutch, key) - values)):
            fault = f"de zin ‘{key}’ vraagt om {', '.join(f'{{{name}}}' for name in lost)}."
        if fault:
            faults.add(f"{place}: {fault}", about=About.LANGUAGES)
    for key, forms in dutch.texts.items():
        for name in _linked(forms):
            if name not in PAGES:
                fault = f"{DUTCH}, {key}: de pagina ‘{name}’ bestaat niet.{did_you_mean(name, PAGES)}"
                faults.add(fault, about=About.LANGUAGES)


def _wanted(dutch: Language, key: str) -> frozenset[str]:
    """What the template has to fill in; addresses find themselves."""
    forms = dutch.texts[key]
    return (places_of(forms) - set(_linked(forms))) | ({COUNT} if PLAIN not in forms else frozenset())


def _linked(forms: Forms) -> list[str]:
    """The names of the pages that a sentence links to."""
    return _LINKED.findall(" ".join(forms.values()))


def _called(node: nodes.Node) -> str | None:
    """Which of its ways `text` is called in; None for another call, and for a link, whose address is no key."""
    if isinstance(node, nodes.Name) and node.name == CALL:
        return CALL
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == CALL:
        return node.attr if node.attr in ("plain", "table", "in_dutch") else None
    return None
