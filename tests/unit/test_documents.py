"""README and CONTRIBUTING speak of commands and files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from quiz.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
CONTRACT = {"serve", "test", "site", "bench"}
MADE = {"__pycache__", "site", "dist"}
"""What commands leave in the folder of the project; the rest of it has a hidden name."""
HIDDEN = {".github", ".ci"}
OURS = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - MADE | HIDDEN
FOLDERS = {name for name in OURS if (ROOT / name).is_dir()}


@pytest.fixture(params=["README.md", "CONTRIBUTING.md"])
def text(request: pytest.FixtureRequest) -> str:
    return (ROOT / request.param).read_text(encoding="utf-8")


def test_the_commands_of_the_contract_are_there_and_explained() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert CONTRACT <= TARGETS
    assert {name for name in CONTRACT if f"| `make {name}`" in readme} == CONTRACT


def test_the_licence_names_every_folder_with_code() -> None:
    code = {name for name in FOLDERS if any(p.suffix in {".py", ".mjs", ".conf"} for p in (ROOT / name).rglob("*"))}
    terms = (ROOT / "LICENSE.md").read_text(encoding="utf-8").split("## De code")[0]
    assert {name for name in code if f"`{name}/`" not in terms} <= {"eigen"}


def test_every_command_of_make_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    explained = set(re.findall(r"^([a-z-]+):[^#\n]*## \S", makefile, re.MULTILINE))
    assert {name for name in TARGETS if not name.startswith("env-")} - {"python"} == explained


def test_the_floor_plan_names_every_folder_and_file_at_the_top_and_every_part_of_the_rules() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    plan = readme.split("## Hoe de mappen samenhangen")[1].split("```")[1]
    rules = {path.name for path in (ROOT / "quiz").iterdir() if path.is_dir()} - MADE
    assert {name for name in (OURS | rules) - {"README.md"} if name not in plan} == set()


def test_every_command_of_the_questionnaire_is_explained() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {command.__name__.rpartition(".")[2] for command in COMMANDS}
    assert names
    assert {name for name in names if f"| `python -m quiz {name}" not in readme} == set()


def test_the_steps_without_make_are_those_of_make() -> None:
    steps = (ROOT / "README.md").read_text(encoding="utf-8").split("## Zonder make")[1].split("\n## ")[0]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for entry in ("-m tools.preview", "-m tools.whole_site\n"):
        assert entry in steps
        assert entry in makefile
    assert "mkdocs build" not in steps + makefile
    assert "Remove-Item Env:SITE_URL" in steps


def test_every_make_command_that_is_named_exists(text: str) -> None:
    named = set(re.findall(r"`(?:[A-Z_]+=\S+ )?make ([a-z-]+)", text)) | set(re.findall(r"^make ([a-z-]+)", text, re.M))
    assert named
    assert named - TARGETS == set()


def test_every_file_that_is_named_exists(text: str) -> None:
    paths = {
        path for path in re.findall(r"`([\w./-]+)`", text) if path.startswith(tuple(f"{name}/" for name in FOLDERS))
    }
    examples = {"docs/leren-van-fouten.md"}
    assert paths
    assert {path for path in paths if not (ROOT / path).exists()} - examples == set()


def test_what_each_message_means_is_told_for_messages_that_exist() -> None:
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = contributing.split("### Wat de controle zegt")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([^`]*)` \| ", section, re.MULTILINE)
    sources = " ".join(
        re.sub(r'"\s*f?"', "", (ROOT / path).read_text(encoding="utf-8"))
        for path in ("quiz/meant.py", *(f"quiz/check/{name}.py" for name in ("rules", "wording", "reading", "kinds")))
    )
    assert len(rows) > 15
    for row in rows:
        words = [part for part in re.split(r"…|‘[^’]*’|\d+|vak |advies |items\.py", row) if len(part.split()) > 1]
        assert words or "ontbreekt" in row
        for part in words:
            assert all(word in sources for word in part.strip(" ;.?").split()), part
