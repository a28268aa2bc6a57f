"""Under which licences the site is given away. LICENSE.md says it in full; a test holds the two against each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from quiz.editions.published import LICENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence: its SPDX identifier, a short and a whole name for the reader, and where it is explained."""

    spdx: str
    short: str
    name: str
    url: str

    def link(self) -> str:
        """The short name as HTML, leading to the explanation."""
        return f'<a rel="license" href="{self.url}">{self.short}</a>'


TEXTS: Final = Licence(
    spdx=LICENCE,
    short="CC BY 4.0",
    name="Creative Commons Naamsvermelding 4.0 Internationaal",
    url="https://creativecommons.org/licenses/by/4.0/deed.nl",
)
"""Of texts, drawings and the items of the scan."""

CODE: Final = Licence(
    spdx="EUPL-1.2",
    short="EUPL-1.2",
    name="European Union Public Licence 1.2",
    url="https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12",
)


def sentence() -> str:
    """For the foot of every page, as HTML."""
    return f"Teksten en scan: {TEXTS.link()}. Code: {CODE.link()}."
