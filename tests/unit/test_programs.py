"""Where the programs for the tests are looked for, and what happens when one is not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tools import programs
from tools.programs import FIREFOX, JAVA, WEBKIT, ensure, ensure_browser, find, find_browser


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which commands are found; nothing can be installed and Playwright has nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "CHROMIUM", replace(programs.CHROMIUM, places=()))
    monkeypatch.setattr(programs, "_of_playwright", lambda: None)
    monkeypatch.setattr(programs, "is_debian_root", lambda: False)
    for variable in ("CHROMIUM", "FIREFOX", "CI"):
        monkeypatch.delenv(variable, raising=False)
    return tmp_path


def command(folder: Path, name: str, status: int = 0, text: str = "") -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_any_browser_there_is_none(folder: Path) -> None:
    assert find_browser() is None
    assert find_browser(shell=True) is None


def test_the_headless_shell_is_for_those_who_ask_for_it(folder: Path) -> None:
    whole, shell = command(folder, "chromium"), command(folder, "chromium-headless-shell")
    assert find_browser() == whole
    assert find_browser(shell=True) == shell


def test_each_of_the_two_stands_in_for_the_other(folder: Path) -> None:
    shell = command(folder, "chromium-headless-shell")
    assert find_browser() == find_browser(shell=True) == shell
    Path(shell).unlink()
    whole = command(folder, "google-chrome")
    assert find_browser() == find_browser(shell=True) == whole


def test_a_browser_that_does_not_start_does_not_count(folder: Path) -> None:
    command(folder, "chromium", status=1)
    chrome = command(folder, "google-chrome")
    assert find_browser() == chrome


def test_a_browser_that_somebody_names_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(folder, "chromium")
    own = command(folder, "my-own")
    monkeypatch.setenv("CHROMIUM", own)
    assert find_browser() == find_browser(shell=True) == ensure_browser() == own


def test_debian_installs_both_and_older_debian_the_one_it_has(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    has = ["chromium"]
    asked: list[tuple[str, ...]] = []

    def install(*packages: str) -> bool:
        asked.append(packages)
        if not set(packages) <= set(has):
            return False
        for name in packages:
            command(folder, name)
        return True

    monkeypatch.setattr(programs, "is_debian_root", lambda: True)
    monkeypatch.setattr(programs, "apt_install", install)
    assert ensure_browser() == str(folder / "chromium")
    assert asked == [("chromium", "chromium-headless-shell"), ("chromium",)]
    has.append("chromium-headless-shell")
    assert ensure_browser() == str(folder / "chromium")
    assert find_browser(shell=True) == str(folder / "chromium-headless-shell")
    asked.clear()
    assert ensure_browser() == str(folder / "chromium")
    assert not asked


def test_firefox_is_found_under_each_of_its_names(folder: Path) -> None:
    path = command(folder, "firefox")
    assert find(FIREFOX) == (path,)
    esr = command(folder, "firefox-esr")
    assert find(FIREFOX) == (esr,)


def test_a_firefox_that_somebody_names_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(folder, "firefox")
    own = command(folder, "my-own")
    monkeypatch.setenv("FIREFOX", own)
    assert find(FIREFOX) == (own,)
    monkeypatch.setenv("FIREFOX", str(folder / "not-there"))
    assert find(FIREFOX) is None


def test_a_firefox_in_a_snap_does_not_count(folder: Path) -> None:
    command(folder, "firefox", text='exec /snap/bin/firefox "$@"')
    assert find(FIREFOX) is None


def test_webkit_needs_its_driver_and_a_screen(folder: Path) -> None:
    driver = command(folder, "WebKitWebDriver")
    assert find(WEBKIT) is None
    screen = command(folder, "Xvfb")
    assert find(WEBKIT) == (driver, screen)


def test_a_missing_engine_is_a_failure_in_ci_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command(folder, "chromium")
    command(folder, "java")
    assert programs.main() == 0
    said = capsys.readouterr().err
    assert "WebKitGTK is er niet" in said
    assert "Firefox is er niet" in said
    assert said.count("overgeslagen") == 2
    monkeypatch.setenv("CI", "true")
    assert programs.main() == 1
    assert "overgeslagen" not in capsys.readouterr().err


def test_a_missing_browser_or_java_is_always_a_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(programs, "ensure_browser", find_browser)
    assert programs.main() == 1
    said = capsys.readouterr().err
    assert "Chromium is er niet. Installeer" in said
    assert "Java is er niet. Het is nodig" in said
    assert said.count("overgeslagen") == 2


def test_a_missing_engine_is_installed_where_that_needs_no_question(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(*packages: str) -> bool:
        assert packages == FIREFOX.packages
        command(folder, "firefox-esr")
        return True

    monkeypatch.setattr(programs, "is_debian_root", lambda: True)
    monkeypatch.setattr(programs, "apt_install", install)
    assert ensure(FIREFOX) == (str(folder / "firefox-esr"),)


def test_a_java_that_only_says_that_there_is_none_does_not_count(folder: Path) -> None:
    command(folder, "java", status=1)
    assert find(JAVA) is None
    java = command(folder, "java")
    assert find(JAVA) == (java,)
