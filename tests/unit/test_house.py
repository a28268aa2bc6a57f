"""The rules of the house that can be measured: sizes, the direction of imports, and one place for the search path."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
LONGEST_FUNCTION: Final = 60
LONGEST_LINE: Final = {".py": 120, ".mjs": 120, ".js": 120, ".css": 120, ".html": 300}
"""A template holds whole sentences for readers; everything else fits on a screen beside another file."""
CODE: Final = (
    *("quiz", "kennisbank", "hooks", "overrides", "tools", "ebook", "tests", "benchmarks"),
    *("validatie", "hosting"),
)
SENTENCES: Final = ("quiz/definition/", "quiz/instruments/")
"""Where editors write: how long a sentence is there, is no fault of the code."""
LONG_FUNCTIONS: Final[dict[str, str]] = {}
"""`file: function`, and why it may be longer: a table or a template."""


def files(*suffixes: str) -> list[Path]:
    """Our own files of these kinds, where they are."""
    return sorted(path for folder in CODE for path in (ROOT / folder).rglob("*") if path.suffix in suffixes)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def python_functions(source: str) -> Iterator[tuple[str, int]]:
    """Each function with its number of lines, without its docstring."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) is not None:
                length -= (first.end_lineno or first.lineno) - first.lineno + 1
            yield node.name, length


_PIECE: Final = re.compile(
    r"""/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"""
    r"""|(?:(?<=[(=,:!&|?;{}\[+])|(?<=\breturn))\s*/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*""",
    re.DOTALL,
)
_FUNCTION: Final = re.compile(
    r"\bfunction\*?\s*(\w*)\s*\((?:[^()]|\([^()]*\))*\)\s*\{"
    r"|(?:\b(\w+)\s*[=:]\s*)?(?:async\s*)?(?:\((?:[^()]|\([^()]*\))*\)|\b\w+)\s*=>\s*\{"
    r"|^\s+(?:static\s+|async\s+|get\s+|set\s+|\*\s*)*(?!(?:if|for|while|switch|catch|function|return)\b)(\w+)"
    r"\s*\((?:[^()]|\([^()]*\))*\)\s*\{",
    re.MULTILINE,
)


def javascript_functions(source: str) -> Iterator[tuple[str, int]]:
    """Each function with its number of lines: from its first brace to the one that closes it."""
    # What is in texts, comments and patterns is no brace; the lines stay where they are.
    plain = _PIECE.sub(lambda piece: re.sub(r"[^\n]", " ", piece[0]), source)
    for match in _FUNCTION.finditer(plain):
        depth, at = 1, match.end()
        while depth and at < len(plain):
            depth += {"{": 1, "}": -1}.get(plain[at], 0)
            at += 1
        yield match[1] or match[2] or match[3] or "=>", plain.count("\n", match.start(), at) + 1


def test_no_function_is_longer_than_a_screen() -> None:
    measured = [(name(path), *found) for path in files(".py") for found in python_functions(path.read_text("utf-8"))]
    measured += [
        (name(path), *found) for path in files(".mjs", ".js") for found in javascript_functions(path.read_text("utf-8"))
    ]
    assert len(measured) > 1000
    long = {f"{path}: {function}": lines for path, function, lines in measured if lines > LONGEST_FUNCTION}
    assert {place: lines for place, lines in long.items() if place not in LONG_FUNCTIONS} == {}
    assert LONG_FUNCTIONS.keys() <= long.keys(), "no exception is needed any more for these"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("function a(b = {}) {\n\n}", [("a", 3)]),
        ("const a = (b) => {\n  // }\n};", [("a", 3)]),
        ("class X {\n  a(b) {\n    if (b) { c('}') }\n  }\n}", [("a", 3)]),
        ("a.map(({ b }) => {\n return `}` + /}/.source;\n});", [("=>", 3)]),
        ("export function a() {\n  function b() {\n  }\n}", [("a", 4), ("b", 2)]),
        ("if (a) {\n} else {\n}\nfor (;;) {\n}", []),
    ],
)
def test_functions_in_scripts_are_measured_as_they_are(source: str, found: list[tuple[str, int]]) -> None:
    assert list(javascript_functions(source)) == found


def test_no_line_is_too_long_to_be_read() -> None:
    lines = {
        f"{name(path)}:{number}": len(line)
        for path in files(*LONGEST_LINE)
        if not name(path).startswith(SENTENCES)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if len(line) > LONGEST_LINE[path.suffix]
    }
    assert lines == {}


# ---- Imports -------------------------------------------------------------------------------------


def imports(path: Path) -> set[str]:
    """The modules that a Python file imports, with their full names; those inside functions too."""
    found: set[str] = set()
    package = name(path.parent).replace("/", ".")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            base = ".".join(filter(None, (start, node.module)))
            found |= {base} | {f"{base}.{alias.name}" for alias in node.names}
    return found


def modules(folder: str) -> dict[str, Path]:
    """The Python modules of a folder by their full names."""
    return {
        name(path).removesuffix(".py").removesuffix("/__init__").replace("/", "."): path
        for path in (ROOT / folder).rglob("*.py")
    }


def test_the_questionnaire_knows_nothing_of_the_site() -> None:
    above = re.compile(r"(?:kennisbank|hooks|overrides|tools|ebook|tests|mkdocs)(?:\.|$)")
    found = {(name(path), each) for path in modules("quiz").values() for each in imports(path) if above.match(each)}
    assert found == set()
    scripts = {
        (name(path), target)
        for path in (ROOT / "quiz").rglob("*.mjs")
        for target in re.findall(r'from "([^"]+)"', path.read_text("utf-8"))
        if not (path.parent / target).resolve().is_relative_to(ROOT / "quiz")
    }
    assert scripts == set()


def test_no_script_is_written_in_what_the_oldest_browser_we_name_cannot_read() -> None:
    """One such sign and Safari 15.6 (SECURITY.md) runs nothing of the file: looking behind, `static {}`, `#x in y`."""
    unread = re.compile(r"\(\?<[=!]|\bstatic \{|[(\s!]#\w+ in \b|^\s*import .* with \{", re.MULTILINE)
    assert [name(path) for path in files(".mjs", ".js") if unread.search(path.read_text("utf-8"))] == []


def test_what_turns_sources_into_a_site_knows_nothing_of_what_calls_it() -> None:
    above = re.compile(r"(?:hooks|overrides|tools|ebook|tests)(?:\.|$)")
    assert {
        (name(path), each) for path in modules("kennisbank").values() for each in imports(path) if above.match(each)
    } == set()


def test_one_folder_knows_what_makes_pages_of_the_texts() -> None:
    """Another builder needs another `hooks/`, and nothing else."""
    builder = re.compile(r"(?:mkdocs|properdocs)(?:\.|$)")
    folders = ("quiz", "kennisbank", "ebook", "kit", "tools", "validatie")
    paths = [path for folder in folders for path in modules(folder).values()]
    assert {(name(path), each) for path in paths for each in imports(path) if builder.match(each)} == set()
    assert any(builder.match(each) for path in modules("hooks").values() for each in imports(path))


@pytest.mark.parametrize("folder", ["quiz", "kennisbank", "tools", "ebook"])
def test_no_module_imports_itself_by_way_of_others(folder: str) -> None:
    known = modules(folder)
    needs = {module: {each for each in imports(path) if each in known} - {module} for module, path in known.items()}
    assert len(needs) > 3
    left = dict(needs)
    while free := [module for module, wanted in left.items() if not wanted & left.keys()]:
        for module in free:
            del left[module]
    assert left == {}


def test_one_file_touches_the_search_path() -> None:
    found = {name(path) for path in files(".py") if re.search(r"\bsys\.path\b", path.read_text("utf-8"))}
    assert found - {name(Path(__file__))} == {"hooks/site.py"}


def test_a_long_sentence_of_an_editor_is_no_fault_of_the_code(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text("utf-8"), encoding="utf-8")
    for path in ("quiz/definition/advice.py", "quiz/instruments/kort/__init__.py"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text(f"ADVICE = '{'een lange zin ' * 12}'\n", encoding="utf-8")
    for command in (["check", "."], ["format", "--check", "."]):
        done = subprocess.run(
            [sys.executable, "-m", "ruff", *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
