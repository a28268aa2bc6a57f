"""MkDocs' files and settings in the shapes of `kennisbank/builder.py`, and what its templates see of the settings."""

from __future__ import annotations

import copy
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from markdown.extensions import Extension
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from kennisbank import builder
from kennisbank.answer_pages import without_links_elsewhere
from kennisbank.builder import Settings, Stopped
from kennisbank.translated_frame import Frame
from quiz.languages.reading import DUTCH

_P = ParamSpec("_P")
_R = TypeVar("_R")
SEARCH: Final = "material/search"
"""The plugin of the theme; with it, the theme writes the form."""
TIPS: Final = "content.tooltips"
ORGANISATION: Final = "organisatie"


def speaking(event: Callable[_P, _R]) -> Callable[_P, _R]:
    """The event, with what stops the build as the one line that MkDocs makes of a `PluginError`."""

    @wraps(event)
    def told(*given: _P.args, **named: _P.kwargs) -> _R:
        try:
            return event(*given, **named)
        except Stopped as problem:
            raise PluginError(str(problem)) from problem

    return told


def settings_of(config: MkDocsConfig) -> Settings:
    """The settings as plain values."""
    root = Path(config.config_file_path).parent
    return Settings(
        root=root,
        docs=Path(config.docs_dir),
        templates=Path(config.theme.custom_dir or root / "overrides"),
        template_folders=tuple(config.theme.dirs),
        address=config.site_url or "",
        name=config.site_name,
        description=config.site_description or "",
        menu=config.nav or (),
        organisation=config.extra.get(ORGANISATION),
        foot=config.copyright or "",
        logo=config.theme.get("logo") or "",
        styles=tuple(map(str, config.extra_css)),
        scripts=tuple(map(str, config.extra_javascript)),
    )


def give_back(settings: Settings, config: MkDocsConfig) -> None:
    """Put what the build has made of the settings in their places; the foot belongs to each language."""
    config.site_name = settings.name
    if settings.description:
        config.site_description = settings.description
    if settings.menu:
        config.nav = list(settings.menu)
    if settings.logo:
        config.theme["logo"] = settings.logo
    config.extra[ORGANISATION] = settings.organisation
    config.theme.dirs[:] = settings.template_folders
    config.extra_css = list(settings.styles)
    config.extra_javascript[:] = settings.scripts


def add_extensions(config: MkDocsConfig, *extensions: Extension) -> None:
    """Give Python-Markdown extensions of ours. While serving, MkDocs makes a new config for every build."""
    kinds = tuple(map(type, extensions))
    config.markdown_extensions = [
        *(one for one in config.markdown_extensions if not isinstance(one, kinds)),
        *extensions,  # type: ignore[list-item]  # Markdown takes instances, MkDocs types names
    ]


class SiteFiles:
    """The files of MkDocs as a `kennisbank.builder.Site`."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files, config

    def __iter__(self) -> Iterator[File]:
        return iter(self._files)

    @property
    def src_uris(self) -> Mapping[str, File]:
        """By their path."""
        return self._files.src_uris

    def documentation_pages(self) -> Sequence[File]:
        """The pages."""
        return self._files.documentation_pages()

    def get_file_from_path(self, path: str, /) -> File | None:
        """The file with this path, if there is one."""
        return self._files.get_file_from_path(path)

    def remove(self, file: File, /) -> None:
        """Leave a file out."""
        self._files.remove(file)

    def add(self, path: str, content: str | bytes, /) -> None:
        """Add what the build has made."""
        self._files.append(File.generated(self._config, path, content=content))

    def add_from(self, folder: Path, path: str, /) -> File:
        """Add a file that stands in another folder than `docs/`."""
        file = File(path, str(folder), self._config.site_dir, self._config.use_directory_urls)
        self._files.append(file)
        return file


def leave_out_of_menu(files: Sequence[builder.File]) -> None:
    """Ask for no place in the menu for these pages."""
    for file in files:
        if isinstance(file, File):
            file.inclusion = InclusionLevel.NOT_IN_NAV


def headings_of(page: Page) -> list[tuple[str, str]]:
    """Anchor and text, as HTML, of the headings below the title of a page."""
    top = page.toc.items[0] if page.toc.items else None
    return [(entry.id, entry.title) for entry in top.children] if top else []


class Configs:
    """The settings that the templates see, by the language of a page and whether answers pass through it."""

    def __init__(self, config: MkDocsConfig, frames: Mapping[str, Frame]) -> None:
        """Changes `config`, which is that of the Dutch pages and of what is no page."""
        self._made = {(tag, False): _framed(config, frame) for tag, frame in frames.items() if tag != DUTCH}
        self._made[DUTCH, False] = config
        if DUTCH in frames:
            _put_words(config, frames[DUTCH])

    def of(self, language: str, *, answers: bool) -> MkDocsConfig:
        """The settings for a page; those of Dutch when there are none for its language."""
        key = (language if (language, False) in self._made else DUTCH, answers)
        if key not in self._made:
            self._made[key] = quiet(self._made[key[0], False])
        return self._made[key]


def _framed(config: MkDocsConfig, frame: Frame) -> MkDocsConfig:
    own = copy.copy(config)
    if not frame.searched:
        own["plugins"] = {name: plugin for name, plugin in config.plugins.items() if name != SEARCH}
    theme = {"language": frame.language, "palette": copy.deepcopy(config.theme.get("palette"))}
    own["theme"] = ChainMap(theme, config.theme)
    _put_words(own, frame)
    return own


def _put_words(config: MkDocsConfig, frame: Frame) -> None:
    config["copyright"] = frame.foot
    palette: Any = config.theme.get("palette")
    for option, name in zip(palette if isinstance(palette, list) else (), frame.colours, strict=False):
        option["toggle"]["name"] = name


def quiet(config: MkDocsConfig) -> MkDocsConfig:
    """The settings for a page that answers pass through; why it has less, `kennisbank/answer_pages.py` says."""
    own = copy.copy(config)
    own["plugins"] = {name: plugin for name, plugin in config.plugins.items() if name != SEARCH}
    features = [name for name in config.theme.get("features", ()) if name != TIPS]
    own["theme"] = ChainMap({"features": features}, config.theme)
    own["extra"] = {**config.extra, "generator": False, "answers": True}
    own["copyright"] = without_links_elsewhere(config.copyright or "") or None
    return own
