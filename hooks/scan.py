"""Put the questionnaire into the site: generated files, and what the templates need to render it.

The questionnaire is read anew at each build, so a changed question shows after saving.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import rcssmin
from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
CLIENT = ROOT / "quiz" / "client"
SCRIPTS = {"scan": "scan.mjs", "team": "team-page.mjs", "reader": "reader.mjs", "practices": "practices.mjs"}
STYLES = {"scan": ("scan.css",), "paper": ("paper.css",), "team": ("scan.css", "team.css")}

_globals: dict[str, Any] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Forget the modules of the previous build; MkDocs itself keeps them (its issue 3993)."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    for name in [name for name in sys.modules if name == "quiz" or name.startswith("quiz.")]:
        del sys.modules[name]
    importlib.invalidate_caches()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Check the definition, then add the published definition, the scripts and the styles.

    Raises one `PluginError` that lists every fault of the definition.
    """
    reading, validation, export, bundle = map(_import, ("reading", "validation", "export", "bundle"))
    try:
        definition = reading.read_definition()
    except reading.DefinitionError as problem:
        raise PluginError(str(problem)) from None
    faults = validation.validate(
        definition,
        pages={file.url if file.url != "./" else "" for file in files.documentation_pages()},
        practices={
            Path(file.src_uri).stem
            for file in files.documentation_pages()
            if file.src_uri.startswith("werkvormen/") and not file.src_uri.endswith("index.md")
        },
    )
    if faults:
        listed = "\n".join(f"  - {fault}" for fault in faults)
        raise PluginError(f"De vragenlijst klopt nog niet. Verbeter dit en sla op:\n{listed}")
    questionnaire = _with_threshold(definition, config)

    published = json.dumps(export.published_definition(questionnaire), ensure_ascii=False, indent=1) + "\n"
    files.append(File.generated(config, "assets/scan/definition.json", content=published))
    assets: dict[str, str] = {}
    for stem, entry in SCRIPTS.items():
        if (CLIENT / entry).is_file():
            try:
                script = bundle.bundle(CLIENT / entry)
            except bundle.BundleError as problem:
                raise PluginError(f"Het script {entry} kan niet worden samengevoegd: {problem}") from None
            assets[f"{stem}_script"] = f"assets/scan/{bundle.hashed_name(stem, script, 'js')}"
            files.append(File.generated(config, assets[f"{stem}_script"], content=script))
    for stem, names in STYLES.items():
        present = [CLIENT / name for name in names if (CLIENT / name).is_file()]
        style = str(rcssmin.cssmin("\n".join(path.read_text(encoding="utf-8") for path in present))) + "\n"
        assets[f"{stem}_style"] = f"assets/scan/{bundle.hashed_name(stem, style, 'css')}"
        files.append(File.generated(config, assets[f"{stem}_style"], content=style))

    view, sheet = _import("view"), _import("sheet")
    _globals.clear()
    shown = for_html(questionnaire)
    _globals.update(
        questionnaire=shown,
        scan_steps=view.steps(shown),
        scan_axes=view.axes,
        scan_data=export.client_data(questionnaire) | {"editions": _earlier_editions(questionnaire)},
        scan_assets=assets,
        item_numbers=sheet.item_numbers(questionnaire),
        score_columns=sheet.score_columns(questionnaire),
        score_rows=sheet.score_rows(questionnaire),
        score_step=100 // (questionnaire.scale.max - questionnaire.scale.min),
        code_messages=_import("messages").CODE_MESSAGES,
        team_messages=_import("messages").TEAM_MESSAGES,
    )
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Hand the questionnaire to the templates."""
    titles = {
        Path(file.src_uri).stem: str(file.page.meta.get("title") or file.page.title)
        for file in files.documentation_pages()
        if file.page is not None and file.src_uri.startswith("werkvormen/")
    }
    env.globals.update(_globals, practice_titles=titles)
    return env


def _with_threshold(questionnaire: Any, config: MkDocsConfig) -> Any:
    """An organisation may raise the group size that a team picture needs (hooks/organisation.py checks it)."""
    wanted = (config.extra.get("organisatie") or {}).get("drempel") or 0
    return dataclasses.replace(questionnaire, min_group_size=max(questionnaire.min_group_size, wanted))


def for_html(value: Any) -> Any:
    """The same data with every text escaped: the template environment of MkDocs escapes nothing by itself."""
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, tuple):
        return tuple(for_html(part) for part in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: for_html(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return dataclasses.replace(value, **fields)
    return value


def _earlier_editions(questionnaire: Any) -> list[dict[str, Any]]:
    """The editions whose codes still open; a damaged file stops the build."""
    editions = _import("editions")
    try:
        return list(editions.earlier_editions(questionnaire))
    except editions.EditionError as problem:
        raise PluginError(str(problem)) from None
    except UnicodeDecodeError:
        raise PluginError("Een bestand in quiz/editions/ is geen tekst. Zet het terug zoals het was.") from None


def _import(name: str) -> ModuleType:
    """A module of the questionnaire as it is now: `on_config` has made Python forget the previous build's."""
    return importlib.import_module(f"quiz.{name}")
