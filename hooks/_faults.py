"""Collect everything that is wrong in the pages of one build and tell it all at once.

Purpose: an editor wants the whole list, not the first line of it. The hooks that look at pages share
this list: `start` at the beginning of a build, `add` while pages are read, `stop_when_any` in `on_env`,
which is when MkDocs has read every page and has written none yet.

MkDocs has a hook's own folder on `sys.path` only while it loads the hook: import this at module top.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File

_faults: list[str] = []


def start() -> None:
    """Forget the faults of the previous build (MkDocs keeps modules while serving)."""
    _faults.clear()


def add(sentence: str, *, file: File | None = None, near: str = "") -> None:
    """Note a fault: a Dutch sentence, with the page it is about and, when `near` is found, the line."""
    _faults.append(f"{place(file, near)}{sentence}")


def stop_when_any() -> None:
    """Raise one `PluginError` with all faults of this build; do nothing when there is none."""
    if not _faults:
        return
    listed = "\n".join(f"  - {fault}" for fault in dict.fromkeys(_faults))
    _faults.clear()
    raise PluginError(f"De pagina’s kloppen nog niet. Verbeter dit en sla op:\n{listed}")


def place(file: File | None, near: str = "") -> str:
    """`docs/x.md, regel 3: `, without the line when the text is not in the file, or empty without file."""
    if file is None:
        return ""
    # Whatever it was saved as: the fault may be about just that.
    text = Path(file.abs_src_path).read_text(encoding="utf-8-sig", errors="replace") if file.abs_src_path else ""
    at = text.find(near) if near else -1
    line = f", regel {text.count(chr(10), 0, at) + 1}" if at >= 0 else ""
    return f"docs/{file.src_uri}{line}: "


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """` Bedoel je ‘x’?` when a known name looks like it, else nothing."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f" Bedoel je ‘{close[0]}’?" if close else ""
