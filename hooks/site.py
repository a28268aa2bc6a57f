"""Everything that MkDocs calls, in the order in which it happens. What is done then, `kennisbank/stages.py` says.

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
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from hooks.adapter import (
    Configs,
    SiteFiles,
    add_extensions,
    give_back,
    headings_of,
    leave_out_of_menu,
    settings_of,
    speaking,
)
from hooks.messages import LOG, speak_dutch
from hooks.reading import Reader
from hooks.speed import keep_search, look_for_waste, quicken_theme
from kennisbank import stages
from kennisbank.answer_pages import is_answer_page
from kennisbank.build import Build
from kennisbank.builder import Stopped
from kennisbank.kept import save
from kennisbank.page_language import language_of
from kennisbank.plain_words import unexpected
from kennisbank.quick_inline import QuickInline

_serving = False
_now: Build
_reader: Reader
_configs: Configs


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether the site is served while it is written: a script of the server then comes into every page."""
    global _serving
    _serving = command == "serve"


@event_priority(100)
def _before_plugins(config: MkDocsConfig) -> MkDocsConfig:
    """A build begins; plugins ask the theme for templates at once."""
    look_for_waste(building=True)
    quicken_theme(config.theme)
    return config


def _after_plugins(config: MkDocsConfig) -> MkDocsConfig:
    """What belongs to this build is made anew."""
    global _now
    settings = settings_of(config)
    speak_dutch(settings.root)
    _now = Build(settings)
    give_back(settings, config)
    add_extensions(config, _now.citations.extension(), QuickInline())
    return config


on_config = CombinedEvent(_before_plugins, _after_plugins)


@speaking
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """All files are known, and no page has been read."""
    leave_out_of_menu(stages.gather(_now, SiteFiles(files, config), draft=_serving))
    give_back(_now.settings, config)
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """The menu is known."""
    global _reader
    _reader = Reader(_now, config)
    stages.read_menu(_now, nav.pages)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page is about to be read."""
    _reader.take_over(page)
    return stages.text_of(_now, markdown, page)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """A page has become HTML."""
    return stages.html_of(_now, html, page)


@speaking
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """All pages have been read and none is written: stop here, with every fault, or hand the templates their data."""
    global _configs
    keep_search(config)
    stages.check(_now, env)
    for warning in _now.faults.warnings:
        LOG.warning("%s", warning)
    _configs = Configs(config, stages.prepare(_now))
    return env


@speaking
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """A page is about to be rendered; the search index has taken its text by now."""
    context["config"] = _configs.of(language_of(page), answers=is_answer_page(page))
    stages.fill(_now, context, page, headings_of(page))
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """A page is about to be written."""
    return stages.finished(_now, output, page)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """A page of the theme alone, or the map of the site, is about to be written."""
    return stages.finished_alone(_now, output_content) if template_name.endswith(".html") else output_content


@event_priority(-100)
@speaking
def on_post_build(config: MkDocsConfig) -> None:
    """Everything has been written, by plugins too."""
    stages.seal_site(_now, Path(config.site_dir), draft=_serving)
    look_for_waste(building=False)
    save()


def on_build_error(error: Exception) -> None:
    """The build stops: say an error that nobody foresaw in one sentence too, with its place."""
    look_for_waste(building=False)
    save()
    if isinstance(error, Stopped):  # from a template, which MkDocs renders outside all that is here
        raise PluginError(str(error)) from error
    if not isinstance(error, ClickException):
        LOG.debug("De bouw liep vast.", exc_info=error)
        raise PluginError(unexpected(error, Path(__file__).resolve().parent.parent)) from error
