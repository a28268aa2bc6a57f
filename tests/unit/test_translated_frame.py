"""What stands around a page in its language: the foot, and the language and direction on its root."""

from __future__ import annotations

from pathlib import Path

from kennisbank.branding import foot_line
from kennisbank.builder import Settings
from kennisbank.licence import TEXTS
from kennisbank.translated_frame import with_root
from quiz.languages.model import Language
from quiz.languages.reading import dutch, read_translations
from tests.unit.plain_site import settings_at


def settings(**own: str) -> Settings:
    return settings_at(Path("nergens"), organisation=own)


def english() -> Language:
    return next(language for language, _ in read_translations() if language.tag == "en")


def test_the_general_edition_names_the_licences_alone() -> None:
    line = foot_line(settings(naam="", contact=""), dutch())
    assert line == (
        f'Teksten en scan: <a rel="license" href="{TEXTS.url}">CC BY 4.0</a>. Code: '
        '<a rel="license" href="https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12">EUPL-1.2</a>.'
    )


def test_an_organisation_is_named_as_text_in_the_language_of_the_page() -> None:
    own = settings(naam="Hart & <Ziel>", contact="kamer 2")
    own.foot = "© wij."
    assert foot_line(own, dutch()).startswith(
        "© wij. Uitgave voor Hart &amp; &lt;Ziel&gt;. Vragen: kamer 2 Teksten en scan: "
    )
    line = foot_line(own, english())
    assert line.startswith("© wij. Edition for Hart &amp; &lt;Ziel&gt;. Questions: kamer 2 Texts and scan: ")
    assert 'href="https://creativecommons.org/licenses/by/4.0/"' in line


def test_the_root_of_a_page_has_its_language_with_the_region_that_dates_go_by_and_its_direction() -> None:
    page = '<html lang="x" class="no-js"><p lang="x">'
    assert with_root(page, dutch()) == page
    assert with_root(page, english()) == '<html lang="en-GB" class="no-js"><p lang="x">'
    turned = Language(tag="he", name="עברית", direction="rtl", locale="he", texts={})
    assert with_root(page, turned) == '<html dir="rtl" lang="he" class="no-js"><p lang="x">'
