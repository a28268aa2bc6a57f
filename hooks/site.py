"""Everything that MkDocs calls, in the order in which it happens. No logic: that is in `kennisbank/`.

What MkDocs knows comes in by way of `adapter.py`, in shapes that are ours.

MkDocs loads this file by its path and keeps it over the rebuilds of `mkdocs serve`, so whatever belongs to one
build is made anew in `on_config`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

sys.path[:0] = [] if (root := str(Path(__file__).resolve().parent.parent)) in sys.path else [root]

from click import ClickException
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from hooks.adapter import Configs, SiteFiles, give_back, headings_of, leave_out_of_menu, settings_of, speaking
from hooks.messages import LOG, speak_dutch
from kennisbank import agenda, practices
from kennisbank.answer_pages import is_answer_page, tight, with_pictures_inside
from kennisbank.answer_styles import share_used_styles
from kennisbank.assets import add_page_assets, join_site_assets
from kennisbank.branding import add_colours
from kennisbank.build import Build
from kennisbank.builder import Stopped
from kennisbank.changelog import with_changes
from kennisbank.citation_syntax import CitationExtension
from kennisbank.faults import shown_name
from kennisbank.house_style import check_words
from kennisbank.known_menu import know_menu
from kennisbank.known_scripts import of_templates
from kennisbank.languages import foreign_titles, with_languages
from kennisbank.licence import CODE, TEXTS
from kennisbank.long_words import breakable
from kennisbank.markers import check_markers, with_parts
from kennisbank.openings import with_opening
from kennisbank.page_content import check_content, check_dimension, check_files, check_pages
from kennisbank.page_parts import framed, is_read
from kennisbank.pictures import with_drawings
from kennisbank.plain_words import unexpected
from kennisbank.practice_card import as_card
from kennisbank.questionnaire import add_columns, add_definitions, instruments_of, practice_titles
from kennisbank.seal import seal
from kennisbank.search_index import with_own_search, without_search, without_theirs
from kennisbank.situations import without_comments
from kennisbank.template_cache import keep_compiled
from kennisbank.template_filters import add_filters
from kennisbank.translated_frame import with_root
from kennisbank.translated_pages import add_pages
from kennisbank.translations import is_dutch, kept_apart, language_of, languages_of
from kennisbank.words import without_permissions
from quiz.check.reading import MAIN

_serving = False
_now: Build
_files: SiteFiles
_configs: Configs


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is served while it is written: a script of the server then comes into every page."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A build begins."""
    global _now
    settings = settings_of(config)
    speak_dutch(settings.root)
    _now = Build(settings)
    give_back(settings, config)
    config.markdown_extensions = [
        *(one for one in config.markdown_extensions if not isinstance(one, CitationExtension)),
        _now.citations.extension(),  # type: ignore[list-item]  # Markdown takes instances, MkDocs types names
    ]
    return config


@speaking
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read what every page needs, and add the files that the site makes itself."""
    global _files
    site = _files = SiteFiles(files, config)
    settings = _now.settings
    _now.own.lay_over(site)
    check_files(site, settings, _now.faults)
    check_pages(site, _now.faults)
    join_site_assets(site, settings)
    without_theirs(site)
    add_colours(_now.organisation, site, settings)
    _now.own.add_style(site, settings)
    _now.instruments = instruments_of(site, _now.faults, _now.organisation.drempel)
    if _now.instruments:
        add_definitions(_now.instruments, site)
        add_columns(_now.instruments[MAIN].questionnaire, site, settings)
        draft = site if _serving else None
        _now.languages = languages_of(_now.instruments, settings.templates, _now.faults, draft=draft)
    _now.page_assets = add_page_assets(site, settings)
    _now.citations.read(site, settings.root)
    _now.glossary.read(site)
    _now.read_changes()
    check_words(site, settings, _now.faults)
    if _now.languages:
        add_pages(_now.languages, site)
        leave_out_of_menu(kept_apart(_now.languages, site))
    give_back(settings, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Read the facts of the werkvormen, and the ways from page to page."""
    _now.practices = practices.practices_of(_files, nav.pages, _now.dimensions, _now.faults)
    _now.ways.read(_files, nav.pages, _now.questionnaire)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page is about to be read."""
    _now.citations.start_page(page)
    _now.search.read(page)
    markdown = _now.with_threshold(markdown, page)
    return without_comments(without_permissions(with_changes(markdown, _now.changes)))


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page has become HTML."""
    _now.citations.anchor_list(html, page)
    _now.ways.announce_anchors(html, page)
    check_markers(html, page, _now.faults)
    check_content(html, page, _now.faults)
    check_dimension(page, [name for names in _now.dimensions or () for name in names], _now.faults)
    html = _now.glossary.link(html, page, _files) if is_dutch(page) else html
    return with_drawings(html, page, _files, _now.faults)


@speaking
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages have been read and none is written: stop here, with every fault, or hand the templates their data."""
    global _configs
    _now.own.join_templates(env, _files, _now.settings)
    _now.citations.check()
    _now.glossary.check(_files)
    _now.foreign_titles = foreign_titles(_files, _now.faults)
    if _now.languages:
        _now.translations.read(_now.languages, _files, _now.faults, _now.instruments)
    for warning in _now.faults.warnings:
        LOG.warning("%s", warning)
    _now.faults.stop_when_any()
    _now.citations.fill_list()
    _now.environment = env
    add_filters(env)
    keep_compiled(env)
    know_menu(env)
    env.filters.update(with_own_search=with_own_search, without_search=without_search, breakable=breakable)
    _now.sources = {file.dest_uri: shown_name(file) for file in _files.documentation_pages()}
    _now.answer_pages = {file.dest_uri for file in _files.documentation_pages() if is_answer_page(file.page)}
    _configs = Configs(config, _now.translations.frames(_now.settings))
    env.globals.update(_now.translations.prepare(_now.instruments) if _now.instruments else {})
    env.globals.update(agenda.template_globals(_now.practices))
    env.globals.update(_now.ways.template_globals(), licences={"texts": TEXTS, "code": CODE})
    env.globals.update(practices.template_globals(_now.practices))
    env.globals.update(practice_titles=practice_titles(_files), scan_assets=_now.page_assets)
    return env


@speaking
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """A page is about to be rendered; the search index has taken its text by now."""
    _now.citations.add_page_list(page)
    _now.translations.add_to(context, page)
    context["config"] = _configs.of(language_of(page), answers=is_answer_page(page))
    page.content = with_parts(page.content or "", _now.environment, context)
    if practices.is_practice(page.file.src_uri):
        page.content = as_card(page.content)
    if is_read(page):
        text = framed(page, headings_of(page), _now, context["text"])
        page.content = with_opening(text, page, _now.environment, context)
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page is about to be written."""
    language = _now.translations.language_of(page)
    output = with_languages(with_root(output, language), _now.foreign_titles)
    return tight(with_pictures_inside(output, page, _now.own.picture)) if is_answer_page(page) else output


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Everything has been written, by plugins too: seal it."""
    _now.search.write(Path(config.site_dir))
    share_used_styles(Path(config.site_dir), _now.answer_pages)
    problems = seal(
        Path(config.site_dir),
        _now.settings.address,
        answer_pages=_now.answer_pages,
        own_scripts=of_templates(_now.settings.templates),
        sources=_now.sources,
        write=not _serving,  # the policy would refuse the script that shows a change at once
    )
    if problems:
        raise PluginError("\n".join(problems))


def on_build_error(error: Exception) -> None:
    """The build stops: say an error that nobody foresaw in one sentence too, with its place."""
    if isinstance(error, Stopped):  # from a template, which MkDocs renders outside all that is here
        raise PluginError(str(error)) from error
    if not isinstance(error, ClickException):
        LOG.debug("De bouw liep vast.", exc_info=error)
        raise PluginError(unexpected(error, Path(__file__).resolve().parent.parent)) from error
