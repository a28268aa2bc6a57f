"""Everything that MkDocs calls, in the order in which it happens. No logic: that is in `kennisbank/`.

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

from kennisbank import agenda, practices
from kennisbank.answer_pages import for_answers, is_answer_page, tight, with_pictures_inside
from kennisbank.answer_styles import share_used_styles
from kennisbank.assets import add_page_assets, join_site_assets
from kennisbank.branding import add_colours
from kennisbank.build import Build
from kennisbank.changelog import with_changes
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
from kennisbank.plain_words import speak_dutch, unexpected
from kennisbank.practice_card import as_card
from kennisbank.questionnaire import add_columns, add_definitions, instruments_of, practice_titles
from kennisbank.seal import seal
from kennisbank.search_index import with_own_search, without_search, without_theirs
from kennisbank.situations import without_comments
from kennisbank.template_cache import keep_compiled
from kennisbank.template_filters import add_filters
from kennisbank.translated_frame import with_root
from kennisbank.translated_pages import add_pages
from kennisbank.translations import is_dutch, keep_apart, languages_of
from kennisbank.words import without_permissions
from quiz.check.reading import MAIN

_serving = False
_now: Build


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is served while it is written: a script of the server then comes into every page."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A build begins."""
    global _now
    speak_dutch(Path(config.config_file_path).parent)
    _now = Build(config)
    _now.citations.extend_markdown(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read what every page needs, and add the files that the site makes itself."""
    _now.own.lay_over(files, config)
    check_files(files, config, _now.faults)
    check_pages(files, _now.faults)
    join_site_assets(files, config)
    without_theirs(files)
    add_colours(_now.organisation, files, config)
    _now.own.add_style(files, config)
    _now.instruments = instruments_of(files, _now.faults, _now.organisation.drempel)
    if _now.instruments:
        add_definitions(_now.instruments, files, config)
        add_columns(_now.instruments[MAIN].questionnaire, files, config)
        templates = Path(config.theme.custom_dir or "")
        _now.languages = languages_of(_now.instruments, templates, _now.faults, draft=files if _serving else None)
    _now.page_assets = add_page_assets(files, config)
    _now.citations.read(files, config)
    _now.glossary.read(files)
    _now.read_changes(config)
    check_words(files, config, _now.faults)
    if _now.languages:
        add_pages(_now.languages, files, config)
        keep_apart(_now.languages, files)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Read the facts of the werkvormen, and the ways from page to page."""
    _now.practices = practices.practices_of(files, nav, _now.dimensions, _now.faults)
    _now.ways.read(files, nav, _now.questionnaire)
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
    html = _now.glossary.link(html, page, files) if is_dutch(page) else html
    return with_drawings(html, page, files, _now.faults)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages have been read and none is written: stop here, with every fault, or hand the templates their data."""
    _now.own.join_templates(env, files, config)
    _now.citations.check()
    _now.glossary.check(files)
    _now.foreign_titles = foreign_titles(files, _now.faults)
    if _now.languages:
        _now.translations.read(_now.languages, files, _now.faults, _now.instruments)
    _now.faults.stop_when_any()
    _now.citations.fill_list()
    _now.environment = env
    add_filters(env)
    keep_compiled(env)
    know_menu(env)
    env.filters.update(with_own_search=with_own_search, without_search=without_search, breakable=breakable)
    _now.sources = {file.dest_uri: shown_name(file) for file in files.documentation_pages()}
    _now.answer_pages = {file.dest_uri for file in files.documentation_pages() if is_answer_page(file.page)}
    if _now.instruments:
        _now.translations.configure(config)
        env.globals.update(_now.translations.prepare(_now.instruments))
    env.globals.update(agenda.template_globals(_now.practices))
    env.globals.update(_now.ways.template_globals(), licences={"texts": TEXTS, "code": CODE})
    env.globals.update(practices.template_globals(_now.practices))
    env.globals.update(practice_titles=practice_titles(files), scan_assets=_now.page_assets)
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """A page is about to be rendered; the search index has taken its text by now."""
    _now.citations.add_page_list(page)
    _now.translations.add_to(context, page)
    page.content = with_parts(page.content or "", _now.environment, context)
    if practices.is_practice(page.file.src_uri):
        page.content = as_card(page.content)
    if is_read(page):
        page.content = with_opening(framed(page, _now, context["text"]), page, _now.environment, context)
    if is_answer_page(page):
        context["config"] = for_answers(context["config"])
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
        config.site_url or "",
        answer_pages=_now.answer_pages,
        own_scripts=of_templates(Path(config.theme.custom_dir or "")),
        sources=_now.sources,
        write=not _serving,  # the policy would refuse the script that shows a change at once
    )
    if problems:
        raise PluginError("\n".join(problems))


def on_build_error(error: Exception) -> None:
    """The build stops: say an error that nobody foresaw in one sentence too, with its place."""
    if not isinstance(error, ClickException):
        raise PluginError(unexpected(error, Path(__file__).resolve().parent.parent)) from error
