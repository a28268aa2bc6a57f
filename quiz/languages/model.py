"""The shape of a language: its sentences by key, and what is known of the language itself. Data without behaviour."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from quiz.languages.plurals import COUNT, DUTCH_FORMS, form_of
from quiz.languages.sentences import places

PLAIN: Final = ""
"""The form of a sentence that has no forms for different numbers."""
CONFIRM: Final = "python -m quiz languages --confirm"
"""The command with which somebody says that a translation, or a place to fill in, has been looked at."""

Forms = Mapping[str, str]
"""A sentence: one under `PLAIN`, or one for each category of number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language. `source` holds for each key the mark of the Dutch that was translated.

    `direction` is `ltr` or `rtl`; `note` is what a reader is told of the translation, empty for Dutch; `locale` is
    what programs that show a link call the language, such as `en_GB`.
    """

    tag: str
    name: str
    direction: str = "ltr"
    note: str = ""
    locale: str = ""
    plurals: tuple[str, ...] = DUTCH_FORMS
    texts: Mapping[str, Forms] = field(default_factory=dict)
    source: Mapping[str, str] = field(default_factory=dict)
    _tables: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def sentence(self, key: str, values: Mapping[str, object]) -> str:
        """The sentence under a key, not filled in; of a sentence with forms the one for the number `n`.

        Raises `KeyError` for an unknown key, and for a sentence with forms when `n` is missing.
        """
        forms = self.texts[key]
        if PLAIN in forms:
            return forms[PLAIN]
        form = form_of(int(str(values[COUNT])), self.tag)
        return forms.get(form, forms["other"])

    def table(self, name: str) -> Iterator[tuple[str, str]]:
        """Each sentence under a table with the rest of its key; a sentence with forms once for each form."""
        if name not in self._tables:
            self._tables[name] = tuple(self._table(f"{name}."))
        yield from self._tables[name]

    def _table(self, start: str) -> Iterator[tuple[str, str]]:
        for key, forms in self.texts.items():
            if key.startswith(start):
                for form, sentence in forms.items():
                    yield ".".join(filter(None, (key.removeprefix(start), form))), sentence


def places_of(forms: Forms) -> frozenset[str]:
    """What is filled in, in any of the forms."""
    return frozenset().union(*map(places, forms.values()))
