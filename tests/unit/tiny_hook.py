"""The parts of the build that look at pages, for a site of a few pages: `extra: parts:` names those that take part.

`kennisbank/stages.py` needs the whole project around it. This file calls the same functions in the same order.
"""

from __future__ import annotations

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from hooks.adapter import SiteFiles, settings_of, speaking
from hooks.messages import speak_dutch
from kennisbank.citations import Citations
from kennisbank.faults import Faults
from kennisbank.glossary import Glossary
from kennisbank.markers import check_markers
from kennisbank.page_content import check_content, check_files, check_pages
from kennisbank.pictures import with_drawings

_now: dict[str, Any] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    faults = Faults()
    _now.update(parts=config.extra["parts"], faults=faults, citations=Citations(faults), glossary=Glossary(faults))
    if "plain_words" in _now["parts"]:
        speak_dutch(settings_of(config).root)
    if "citations" in _now["parts"]:
        config.markdown_extensions = [*config.markdown_extensions, _now["citations"].extension()]
    return config


@speaking
def on_files(files: Files, config: MkDocsConfig) -> Files:
    if "content" in _now["parts"]:
        check_files(SiteFiles(files, config), settings_of(config), _now["faults"])
    if "heads" in _now["parts"]:
        check_pages(files, _now["faults"])
    if "citations" in _now["parts"]:
        _now["citations"].read(files, settings_of(config).root)
    if "glossary" in _now["parts"]:
        _now["glossary"].read(files)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    _now["citations"].start_page(page)
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    if "citations" in _now["parts"]:
        _now["citations"].anchor_list(html, page)
    if "markers" in _now["parts"]:
        check_markers(html, page, _now["faults"])
    if "content" in _now["parts"]:
        check_content(html, page, _now["faults"])
    if "glossary" in _now["parts"]:
        html = _now["glossary"].link(html, page, files)
    return with_drawings(html, page, files, _now["faults"]) if "pictures" in _now["parts"] else html


@speaking
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    if "citations" in _now["parts"]:
        _now["citations"].check()
    if "glossary" in _now["parts"]:
        _now["glossary"].check(files)
    _now["faults"].stop_when_any()
    if "citations" in _now["parts"]:
        _now["citations"].fill_list()
    return env


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    if "citations" in _now["parts"]:
        _now["citations"].add_page_list(page)
    return context
