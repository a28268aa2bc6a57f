"""Under which licences the site is given away. LICENSE.md says it in full; a test holds the two against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from kennisbank.texts import Texts
from quiz.editions.published import LICENCE
from quiz.languages.reading import DUTCH


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence: its SPDX identifier, a short and a whole name for the reader, and where it is explained.

    `url` is for a page in Dutch, `url_elsewhere` for one in another language.
    """

    spdx: str
    short: str
    name: str
    url: str
    url_elsewhere: str

    def link(self, language: str) -> Markup:
        """The short name as HTML, leading to the explanation."""
        url = self.url if language == DUTCH else self.url_elsewhere
        return Markup('<a rel="license" href="{}">{}</a>').format(url, self.short)


TEXTS: Final = Licence(
    spdx=LICENCE,
    short="CC BY 4.0",
    name="Creative Commons Naamsvermelding 4.0 Internationaal",
    url="https://creativecommons.org/licenses/by/4.0/deed.nl",
    url_elsewhere="https://creativecommons.org/licenses/by/4.0/",
)
"""Of texts, drawings and the items of the scan."""

CODE: Final = Licence(
    spdx="EUPL-1.2",
    short="EUPL-1.2",
    name="European Union Public Licence 1.2",
    url="https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
    url_elsewhere="https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
)


def sentence(text: Texts) -> Markup:
    """For the foot of every page in a language, as HTML."""
    return text("page.frame.licences", texts=TEXTS.link(text.tag), code=CODE.link(text.tag))
