"""Run our own modules without a browser: joined as the site joins them, in a small JavaScript engine.

What a module needs of a browser (storage, clock, chance, a page) is handed to it, so rules and states are tested
here; only what a browser itself does is left to the browser.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import quickjs

from kennisbank.bundle import bundle

ROOT = Path(__file__).resolve().parents[2]
_CALL = """(() => {
  const known = new Map();
  return (source, given) => {
    if (!known.has(source)) known.set(source, (0, eval)(`(${source})`));
    return JSON.stringify(known.get(source)(...JSON.parse(given)) ?? null);
  };
})()"""
"""Read each function once, and data as data: as part of a script it would take four times as long."""


class Modules:
    """The named exports of some modules, to be called from Python with plain data.

    `wanted` maps a module's path from the project's root to the names to take from it.
    """

    def __init__(
        self, folder: Path, wanted: Mapping[str, tuple[str, ...]], *, script: str = "", world: str = ""
    ) -> None:
        """`folder` is one for this test: the entry module is written there. `script` may name more, on `m`.

        `world` runs before any module: what those need of a browser when they are read.
        """
        lines = [f'import {{ {", ".join(names)} }} from "{_path(folder, module)}";' for module, names in wanted.items()]
        every = ", ".join(name for names in wanted.values() for name in names)
        entry = folder / "entry.mjs"
        entry.write_text(
            "\n".join([*lines, f"const m = {{ {every} }};", script, "globalThis.m = m;"]), encoding="utf-8"
        )
        self._context = quickjs.Context()
        self._context.eval(world)
        self._context.eval(bundle(entry))
        self._call = self._context.eval(_CALL)

    def call(self, function: str, *arguments: Any) -> Any:
        """The result of a JavaScript function on plain data; `undefined` comes back as None.

        Raises `quickjs.JSException` with what the script threw.
        """
        return json.loads(self._call(function, json.dumps(arguments)))

    def finish(self) -> None:
        """Run what waits for promises that are kept by now."""
        while self._context.execute_pending_job():
            pass

    def keep(self, name: str, value: Any) -> None:
        """Make plain data known under a global name, so that it need not be handed over at each call."""
        self.call("(name, value) => { globalThis[name] = value; }", name, value)


def _path(folder: Path, module: str) -> str:
    """The module as the entry names it; `walk_up` of pathlib is newer than our oldest Python."""
    return Path(os.path.relpath(ROOT / module, folder.resolve())).as_posix()
