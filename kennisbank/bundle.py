"""Join ES modules into one classic script, because `file://` and a strict policy leave no other way.

It understands what our own modules use and refuses the rest with a clear error: named imports from
relative files, and `export` before a function, class or const. All modules share one scope, so the
same top-level name twice is refused too. A function that nobody on the page calls stays out of the script.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import minify as minifier

from kennisbank.kept import kept

_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.\.?/[^"]+\.mjs)";?[ \t]*$', re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?function\b|class\b|const\b)", re.MULTILINE)
_LEFT_OVER = re.compile(r"^\s*(import\b|export\b).*$|\bimport\s*\(|\bimport\.meta\b", re.MULTILINE)
_PERHAPS = re.compile(r"import|export")
_TOP_LEVEL = re.compile(r"^(?:async\s+)?(?:function\*?|class|const|let|var)\s+([A-Za-z_$][\w$]*)", re.MULTILINE)
_FUNCTION = re.compile(r"^(?:async\s+)?function\*?\s+([A-Za-z_$][\w$]*)\(.*?^\}\n", re.MULTILINE | re.DOTALL)
_CONSTANT = re.compile(r"(^\s*|\()const\b", re.MULTILINE)
"""Where a statement or the head of a loop names a constant: a browser gets the shorter word for it."""
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"[A-Za-z_$][\w$]*")
_EXPORTED = re.compile(r"^export\s+(?:async\s+)?(?:function\*?|class|const)\s+([A-Za-z_$][\w$]*)", re.MULTILINE)


class BundleError(ValueError):
    """A module that cannot be joined: the message names the file and the line or name."""


def bundle(entry: Path, *, minify: bool = True) -> str:
    """One immediately invoked function holding `entry` and everything it imports, imports first.

    Raises `BundleError` for a form of import or export it does not know, a name imported that is not
    exported, a top-level name used by two modules, a cycle, or a file that is not there.
    """
    return _joined(tuple(_in_order(entry.resolve(), [], {}).items()), minify)


@lru_cache(maxsize=64)  # while serving, most scripts are what they were at the build before
def _joined(modules: tuple[tuple[Path, _Module], ...], minify: bool) -> str:
    here = modules[-1][0].parent  # of the entry: a copy of the project elsewhere gives the same script
    named = [(os.path.relpath(path, here), module) for path, module in modules]
    return str(kept("script", (named, minify), lambda: _made(dict(modules), minify)))


def _made(modules: Mapping[Path, _Module], minify: bool) -> str:
    owners: dict[str, Path] = {}
    for path, module in modules.items():
        for name in _TOP_LEVEL.findall(module.plain):
            if name in owners:
                raise BundleError(f"{path.name}: the name {name} is also used in {owners[name].name}")
            owners[name] = path
    body = _without_unused("\n".join(modules[path].plain.strip() for path in _by_folder(modules)) + "\n").rstrip()
    if minify:
        body = _CONSTANT.sub(r"\1let", body)
    script = f'(function(){{\n"use strict";\n{body}\n}})();\n'
    return minified_script(script) if minify else script


def minified_script(script: str) -> str:
    """The same script for a browser: without comments, and with short names for what stands inside functions."""
    return f"{minifier.string('application/javascript', script)}\n"


def hashed_name(stem: str, content: str | bytes, suffix: str) -> str:
    """`stem.0123abcd.suffix`: the name changes with the content, so no cache serves an old file."""
    data = content.encode() if isinstance(content, str) else content
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{suffix}"


def _without_unused(body: str) -> str:
    """Without the functions whose name stands nowhere but in themselves, until there is none left.

    A name in a string or a property of the same name keeps a function: rather one too many than one too few.
    """
    words = Counter(_words(body))
    functions = [(match, _words(match[0])) for match in _FUNCTION.finditer(body)]
    unused: list[re.Match[str]] = []
    while True:
        gone = [(match, own) for match, own in functions if words[match[1]] == own.get(match[1], 0)]
        if not gone:
            break
        functions = [each for each in functions if each not in gone]
        for match, own in gone:
            unused.append(match)
            words.subtract(own)
    for match in sorted(unused, key=re.Match.start, reverse=True):
        body = body[: match.start()] + body[match.end() :]
    return body


@lru_cache(maxsize=2048)  # most functions are in several scripts
def _words(script: str) -> Mapping[str, int]:
    """How often each name stands in a script, comments apart."""
    return Counter(_NAME.findall(_COMMENT.sub("", script) if "//" in script or "/*" in script else script))


def _by_folder(modules: Mapping[Path, _Module]) -> list[Path]:
    """The modules of a folder together, as what is alike packs best, where imports still come first; else as given."""
    given = list(modules)
    folders = list(dict.fromkeys(path.parent for path in given))
    together = sorted(given, key=lambda path: folders.index(path.parent))
    place = {path: at for at, path in enumerate(together)}
    imports = ((path, _place(path.parent, name)) for path in given for name, _ in modules[path].imports)
    return together if all(place[target] < place[path] for path, target in imports) else given


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _in_order(path: Path, trail: list[Path], done: dict[Path, _Module]) -> dict[Path, _Module]:
    if path in done:
        return done
    if path in trail:
        raise BundleError(f"{path.name}: imports itself by way of {trail[-1].name}")
    if not path.is_file():
        raise BundleError(f"{path.name}: no such module (imported by {trail[-1].name if trail else 'nobody'})")
    module = _read(_text(path))
    for target_name, names in module.imports:
        target = _place(path.parent, target_name)
        exported = _in_order(target, [*trail, path], done)[target].exported
        for name in names:
            if name not in exported:
                raise BundleError(f"{path.name}: {target.name} does not export {name}")
    if module.unknown:
        raise BundleError(f"{path.name}: cannot join “{module.unknown}”")
    done[path] = module
    return done


@lru_cache(maxsize=1024)  # the same few modules are imported everywhere, and a look at the disk takes time
def _place(folder: Path, name: str) -> Path:
    return (folder / name).resolve()


class _Module(NamedTuple):
    """A module without its imports and the word `export`; `unknown` is what it has of these that is not understood."""

    plain: str
    imports: tuple[tuple[str, tuple[str, ...]], ...]
    exported: tuple[str, ...]
    unknown: str


@lru_cache(maxsize=256)  # most modules are in several scripts
def _read(source: str) -> _Module:
    imports = [(match[2], (part.strip() for part in match[1].split(","))) for match in _IMPORT.finditer(source)]
    plain = _EXPORT.sub("", _IMPORT.sub("", source))
    unknown = _LEFT_OVER.search(_COMMENT.sub("", plain)) if _PERHAPS.search(plain) else None
    return _Module(
        plain=plain,
        imports=tuple((target, tuple(filter(None, names))) for target, names in imports),
        exported=tuple(_EXPORTED.findall(source)),
        unknown=unknown[0].strip() if unknown else "",
    )
