"""MkDocs in our shapes: settings go and come back, and each page sees the settings that are its own."""

from __future__ import annotations

import copy
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from hooks import site
from hooks.adapter import SEARCH, Configs, SiteFiles, give_back, settings_of, speaking
from hooks.messages import LOG
from kennisbank import stages
from kennisbank.builder import Stopped
from kennisbank.faults import Faults
from kennisbank.translated_frame import Frame

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = Frame(language="en", foot="Texts", colours=("By device", "Light", "Dark"), searched=False)
DUTCH = Frame(language="nl", foot="Teksten", colours=("Als je apparaat", "Licht", "Donker"), searched=True)


@pytest.fixture(scope="module")
def loaded() -> MkDocsConfig:
    return load_config(str(ROOT / "mkdocs.yml"))


@pytest.fixture
def config(loaded: MkDocsConfig) -> MkDocsConfig:
    """The settings of the site, which a test may change."""
    own = copy.copy(loaded)
    own["extra"], own["theme"] = copy.deepcopy(loaded.extra), copy.deepcopy(loaded.theme)
    return own


def told(config: MkDocsConfig) -> dict[str, Any]:
    names = ("site_name", "site_description", "nav", "extra_css", "extra_javascript", "copyright")
    return {name: config[name] for name in names} | {"logo": config.theme["logo"], "dirs": list(config.theme.dirs)}


def test_settings_that_nobody_changed_come_back_as_they_were(config: MkDocsConfig) -> None:
    before = copy.deepcopy(told(config))
    give_back(settings_of(config), config)
    assert told(config) == before


def test_what_an_organisation_changes_is_what_mkdocs_goes_by(config: MkDocsConfig) -> None:
    settings = settings_of(config)
    settings.name, settings.logo, settings.menu = "Kennisbank van Voorbeeld", "assets/logo.png", [{"Home": "index.md"}]
    settings.styles += ("assets/eigen.css",)
    settings.organisation = {"naam": "Voorbeeld"}
    for _ in range(2):  # it is given back before the files are known, and after
        give_back(settings, config)
    assert (config.site_name, config.theme["logo"]) == ("Kennisbank van Voorbeeld", "assets/logo.png")
    assert (config.nav, config.extra["organisatie"]) == ([{"Home": "index.md"}], {"naam": "Voorbeeld"})
    assert config.extra_css.count("assets/eigen.css") == 1


def test_each_page_sees_the_settings_of_its_language_and_of_what_passes_through_it(config: MkDocsConfig) -> None:
    configs = Configs(config, {"nl": DUTCH, "en": ENGLISH})
    dutch, english = configs.of("nl", answers=False), configs.of("en", answers=False)
    assert dutch is config
    assert (dutch.copyright, english.copyright) == ("Teksten", "Texts")
    assert (dutch.theme["language"], english.theme["language"]) == ("nl", "en")
    names = [[option["toggle"]["name"] for option in each.theme["palette"]] for each in (dutch, english)]
    assert names == [list(DUTCH.colours), list(ENGLISH.colours)]
    assert [SEARCH in each.plugins for each in (dutch, english)] == [True, False]
    quiet = configs.of("en", answers=True)
    assert quiet.extra["answers"] and "answers" not in english.extra
    assert quiet.theme["language"] == "en"
    assert configs.of("en", answers=True) is quiet
    assert configs.of("xx", answers=False) is dutch, "of a language that is not there, the fault is told elsewhere"


def test_a_file_that_the_build_makes_takes_the_place_of_none_and_can_be_left_out(config: MkDocsConfig) -> None:
    config.plugins._current_plugin = "hooks"
    files = SiteFiles(Files([]), config)
    files.add("en/x.md", "# X")
    made = files.get_file_from_path("en/x.md")
    assert made is not None
    assert (made.url, made.content_string, made.abs_src_path) == ("en/x/", "# X", None)
    assert files.add_from(ROOT / "docs", "index.md").content_string.startswith("---\n")
    files.remove(made)
    assert list(files.src_uris) == ["index.md"]


def test_what_stops_the_build_is_one_line_for_mkdocs() -> None:
    @speaking
    def event() -> None:
        raise Stopped("Dit klopt niet.")

    with pytest.raises(PluginError, match=r"^Dit klopt niet\.$"):
        event()


def test_what_is_not_right_yet_is_a_warning_of_mkdocs(config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(site, "_now", SimpleNamespace(faults=Faults()), raising=False)
    monkeypatch.setattr(site, "_configs", None, raising=False)
    monkeypatch.setattr(stages, "check", lambda now, _: now.faults.warnings.append("Dit is nog niet af: 100%."))
    monkeypatch.setattr(stages, "prepare", lambda _: {})
    monkeypatch.setattr(LOG, "warning", lambda text, *given: told.append(text % given))
    site.on_env(Environment(), config, Files([]))
    assert told == ["Dit is nog niet af: 100%."]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (Stopped("Dit klopt niet."), r"^Dit klopt niet\.$"),
        (ValueError("x"), "De bouw is hier vastgelopen op iets wat niet was voorzien"),
    ],
)
def test_an_error_from_anywhere_is_one_line_too(error: Exception, told: str) -> None:
    with pytest.raises(PluginError, match=told):
        site.on_build_error(error)


def test_what_mkdocs_tells_itself_is_left_to_it() -> None:
    site.on_build_error(PluginError("x"))
