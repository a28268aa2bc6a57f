"""What the making of an environment may do to somebody's computer: nothing that was not asked for or checked."""

from __future__ import annotations

import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tools import environment, programs

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one lock, and a Python that writes down what it is asked instead of installing it."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements/site.txt").write_text("mkdocs==1.6.1 --hash=sha256:00\n", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    script = tmp_path / "python"
    script.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n', encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return script


@pytest.mark.skipif(sys.platform == "win32", reason="a script with #! does not run on Windows")
def test_only_wheels_with_a_known_hash_are_installed(pip: Path) -> None:
    """What builds a package from source has no hash of its own, and runs with all our rights."""
    environment._ensure_dependencies(pip, "site")
    environment._ensure_dependencies(pip, "site")  # the note of the first call is enough
    (asked,) = (pip.parent / "asked").read_text(encoding="utf-8").splitlines()
    assert asked.startswith("-m pip install ")
    assert "--require-hashes" in asked
    assert "--only-binary :all:" in asked


@pytest.mark.skipif(sys.platform == "win32", reason="a script with #! does not run on Windows")
def test_templates_are_compiled_once_after_an_installation(pip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_ensure_venv", lambda: pip)
    assert environment.main(["site"]) == environment.main(["site"]) == 0
    asked = (pip.parent / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[1:] == ["-m hooks.compiled"]


@pytest.mark.parametrize("name", ["README.md", "Makefile"])
def test_every_command_that_installs_asks_for_wheels_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    commands = re.findall(r"-m pip install.*", text)
    assert commands
    for command in commands:
        assert "--require-hashes" in command
        assert "--only-binary :all:" in command


def test_every_lock_names_a_hash_for_every_package() -> None:
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert [lock.stem for lock in locks] == ["book", "lock", "site", "test"]
    for lock in locks:
        blocks = re.split(r"\n(?=[A-Za-z])", re.sub(r"^#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.M))
        assert blocks
        for block in blocks:
            assert re.match(r"[\w.-]+==\S+", block.lstrip())
            assert "--hash=sha256:" in block


@pytest.mark.parametrize(("value", "allowed"), [(None, True), ("", True), ("0", True), ("1", False), ("ja", False)])
def test_nothing_is_installed_in_the_system_when_somebody_says_so(
    value: str | None, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if value is None:
        monkeypatch.delenv("KENNISBANK_NO_INSTALL", raising=False)
    else:
        monkeypatch.setenv("KENNISBANK_NO_INSTALL", value)
    assert environment.may_install() is allowed
    assert allowed or not environment.is_debian_root()


def test_what_is_missing_is_told_and_not_installed_when_somebody_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KENNISBANK_NO_INSTALL", "1")
    monkeypatch.setenv("PATH", str(tmp_path))
    for variable in ("CHROMIUM", "FIREFOX", "CI"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(programs, "CHROMIUM", replace(programs.CHROMIUM, places=()))
    monkeypatch.setattr(programs, "FIREFOX", replace(programs.FIREFOX, places=()))
    monkeypatch.setattr(programs, "_of_playwright", lambda: None)

    def refuse(*command: object, **_: object) -> None:
        raise AssertionError(f"installs: {command}")

    monkeypatch.setattr(programs, "apt_install", refuse)
    monkeypatch.setattr(programs.subprocess, "run", refuse)
    assert programs.main() == 1
    told = capsys.readouterr().err
    for name in ("Chromium", "WebKitGTK", "Firefox", "Java"):
        assert f"{name} is er niet." in told


def test_a_folder_where_nothing_may_be_written_is_told_as_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(environment.Problem, match=rf"In {tmp_path} mag niets worden geschreven"):
        environment._ensure_venv()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no right to run a file")
def test_an_environment_of_somebody_else_is_told_as_that(pip: Path) -> None:
    (environment.VENV / ".kennisbank-venv").write_text("", encoding="utf-8")
    environment.venv_python().parent.mkdir()
    environment.venv_python().write_text("", encoding="utf-8")
    with pytest.raises(environment.Problem, match="Je mag de Python in"):
        environment._ensure_venv()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes no link")
def test_an_environment_whose_python_is_no_more_is_told_as_that(pip: Path) -> None:
    (environment.VENV / ".kennisbank-venv").write_text("", encoding="utf-8")
    environment.venv_python().parent.mkdir()
    environment.venv_python().symlink_to(environment.VENV / "nowhere")
    with pytest.raises(environment.Problem, match="is er niet meer"):
        environment._ensure_venv()


def test_an_environment_with_a_python_in_a_closed_folder_is_told_as_that(
    pip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (environment.VENV / ".kennisbank-venv").write_text("", encoding="utf-8")
    looked = Path.is_file

    def closed(path: Path) -> bool:
        if path == environment.venv_python():
            raise PermissionError
        return looked(path)

    monkeypatch.setattr(Path, "is_file", closed)
    with pytest.raises(environment.Problem, match="Je mag de Python in"):
        environment._ensure_venv()


def test_an_installation_that_fails_says_where_to_read_on(pip: Path) -> None:
    pip.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(environment.Problem, match=r"Zie ‘(.+)’ in docs/intranet\.md") as problem:
        environment._ensure_dependencies(pip, "site")
    heading = re.search(r"Zie ‘(.+)’", str(problem.value))
    assert heading
    assert f"## {heading[1]}\n" in (ROOT / "docs/intranet.md").read_text(encoding="utf-8")
