"""All that happens to the sources in one build, in order: what stands before the pages, round them, and after them.

Whatever makes pages of Markdown calls these functions, each once a build or once a page, in the order in which they
stand here. It gives files and pages in the shapes of `builder.py`, reads Markdown with `now.citations.extension()`, and
renders the templates of `overrides/` with Jinja. Nothing here knows which builder that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment

from kennisbank import agenda, practices
from kennisbank.answer_pages import is_answer_page, tight, with_pictures_inside
from kennisbank.answer_styles import share_used_styles
from kennisbank.assets import add_page_assets, join_site_assets
from kennisbank.branding import add_colours
from kennisbank.build import Build
from kennisbank.builder import File, Page, Site, Stopped
from kennisbank.changelog import with_changes
from kennisbank.faults import shown_name
from kennisbank.house_style import check_words
from kennisbank.html_links import check_html_links
from kennisbank.known_menu import know_menu
from kennisbank.known_scripts import of_templates
from kennisbank.languages import foreign_titles, with_languages
from kennisbank.licence import CODE, TEXTS
from kennisbank.long_words import breakable
from kennisbank.look_alikes import check_names
from kennisbank.markers import check_markers, with_parts
from kennisbank.openings import with_opening
from kennisbank.page_content import check_content, check_dimension, check_files, check_pages
from kennisbank.page_frame import with_frame
from kennisbank.page_language import is_dutch
from kennisbank.pictures import with_drawings
from kennisbank.practice_card import as_card
from kennisbank.questionnaire import add_columns, add_definitions, instruments_of, practice_titles
from kennisbank.row_headings import with_row_headings
from kennisbank.seal import seal, withdraw
from kennisbank.search_index import with_own_search, without_search, without_theirs
from kennisbank.situations import without_comments
from kennisbank.template_cache import keep_compiled
from kennisbank.template_filters import add_filters
from kennisbank.translated_frame import Frame, with_root
from kennisbank.translated_pages import add_pages
from kennisbank.translations import kept_apart, languages_of
from kennisbank.words import without_permissions
from quiz.check.reading import MAIN

# ---- Before any page is read


def gather(now: Build, site: Site, *, draft: bool) -> list[File]:
    """Read what every page needs, and add the files that the site makes itself; what comes back stays out of the menu.

    `draft` is a site that somebody is still writing. Raises `Stopped` when a page cannot be read at all.
    """
    now.files = site
    now.own.lay_over(site)
    check_files(site, now.settings, now.faults)
    check_names(site, now.settings, now.faults)
    check_pages(site, now.faults)
    join_site_assets(site, now.settings)
    without_theirs(site)
    add_colours(now.organisation, site, now.settings)
    now.own.add_style(site, now.settings)
    now.instruments = instruments_of(site, now.faults, now.organisation.drempel)
    if now.instruments:
        add_definitions(now.instruments, site)
        add_columns(now.instruments[MAIN].questionnaire, site, now.settings)
        templates = now.settings.templates
        now.languages = languages_of(now.instruments, templates, now.faults, draft=site if draft else None)
    now.page_assets = add_page_assets(site, now.settings)
    now.citations.read(site, now.settings.root)
    now.glossary.read(site)
    now.read_changes()
    check_words(site, now.settings, now.faults)
    if not now.languages:
        return []
    add_pages(now.languages, site)
    return kept_apart(now.languages, site)


def read_menu(now: Build, pages: Sequence[Page]) -> None:
    """Read the facts of the werkvormen, and the ways from page to page; `pages` are those in the menu, in its order."""
    now.practices = practices.practices_of(now.files, pages, now.dimensions, now.faults)
    now.ways.read(now.files, pages, now.questionnaire)


# ---- While the pages are read


def text_of(now: Build, markdown: str, page: Page) -> str:
    """The text that is to become HTML; this page is the next one."""
    now.citations.start_page(page)
    now.search.read(page)
    markdown = now.with_threshold(markdown, page)
    return without_comments(without_permissions(with_changes(markdown, now.changes)))


def html_of(now: Build, html: str, page: Page) -> str:
    """The HTML that the text has become, as it is to be."""
    now.citations.anchor_list(html, page)
    now.ways.announce_anchors(html, page)
    check_markers(html, page, now.faults, has_map=now.dimensions is None or bool(now.dimensions[1]))
    check_content(html, page, now.faults)
    check_html_links(page, now.files, now.faults)
    check_dimension(page, [name for names in now.dimensions or () for name in names], now.faults)
    html = with_row_headings(html)
    html = now.glossary.link(html, page, now.files) if is_dutch(page) else html
    return with_drawings(html, page, now.files, now.faults)


# ---- When all pages are read and none is written


def equip(environment: Environment) -> None:
    """Give the templates what they ask for by name, whatever the site says; `prepare` does this too."""
    add_filters(environment)
    keep_compiled(environment)
    know_menu(environment)
    environment.filters.update(with_own_search=with_own_search, without_search=without_search, breakable=breakable)


def check(now: Build, environment: Environment) -> None:
    """Note what can only be said of all pages together; `now.faults.warnings` are whole after this."""
    now.environment = environment
    now.own.join_templates(environment, now.files, now.settings)
    now.citations.check()
    now.glossary.check(now.files)
    now.foreign_titles = foreign_titles(now.files, now.faults)
    if now.languages:
        now.translations.read(now.languages, now.files, now.faults, now.instruments)


def prepare(now: Build) -> Mapping[str, Frame]:
    """Hand the templates their data; what comes back, they find in `config`, by the language of the page.

    Raises `Stopped` with every fault of the build, when there is any.
    """
    now.faults.stop_when_any()
    now.citations.fill_list()
    environment, pages = now.environment, now.files.documentation_pages()
    equip(environment)
    now.sources = {file.dest_uri: shown_name(file) for file in pages}
    now.answer_pages = {file.dest_uri for file in pages if is_answer_page(file.page)}
    known = environment.globals
    known.update(now.translations.prepare(now.instruments) if now.instruments else {})
    known.update(agenda.template_globals(now.practices))
    known.update(now.ways.template_globals(), licences={"texts": TEXTS, "code": CODE})
    known.update(practices.template_globals(now.practices))
    known.update(practice_titles=practice_titles(now.files), scan_assets=now.page_assets)
    return now.translations.frames(now.settings)


# ---- While the pages are written


def fill(now: Build, context: dict[str, Any], page: Page, headings: Sequence[tuple[str, str]]) -> None:
    """Give the template of this page its data, and the content of the page its parts; the search has read it by now.

    `headings` are (anchor, text as HTML) of those below the title.
    """
    now.citations.add_page_list(page)
    now.translations.add_to(context, page)
    page.content = with_parts(page.content or "", now.environment, context)
    if practices.is_practice(page.file.src_uri):
        page.content = as_card(page.content)
    if "template" not in page.meta:  # those with one of their own are forms, or the home page
        changed = now.changes_of.get(page.file.src_uri)
        text = with_frame(page.content, headings, changed, now.organisation.naam, context["text"])
        page.content = with_opening(text, page, now.environment, context)


def finished(now: Build, output: str, page: Page) -> str:
    """The page as it is to be written."""
    output = with_languages(with_root(output, now.translations.language_of(page)), now.foreign_titles)
    return tight(with_pictures_inside(output, page, now.own.picture)) if is_answer_page(page) else output


def finished_alone(now: Build, output: str) -> str:
    """A page that nobody wrote in a file of its own, such as the one for an address that does not exist."""
    return with_languages(output, now.foreign_titles)


# ---- After all of it is written


def seal_site(now: Build, folder: Path, *, draft: bool) -> None:
    """Seal the site in this folder; of a `draft` only look, as the policy would refuse the server's own script.

    Raises `Stopped` with all that a browser would refuse, or that should not be there.
    """
    now.search.write(folder)
    share_used_styles(folder, now.answer_pages)
    problems = seal(
        folder,
        now.settings.address,
        answer_pages=now.answer_pages,
        own_scripts=of_templates(now.settings.templates),
        sources=now.sources,
        write=not draft,
    )
    if problems:
        if not draft:
            withdraw(folder)
        raise Stopped("\n".join(problems))
