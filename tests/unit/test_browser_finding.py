"""Where the browser for the tests is looked for, and what is installed when it is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import browser


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which commands are found; nothing can be installed and Playwright has nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "_PLACES", ())
    monkeypatch.setattr(browser, "_of_playwright", lambda: None)
    monkeypatch.setattr(browser, "is_debian_root", lambda: False)
    monkeypatch.delenv("CHROMIUM", raising=False)
    return tmp_path


def command(folder: Path, name: str, status: int = 0) -> str:
    path = folder / name
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_without_any_browser_there_is_none(folder: Path) -> None:
    assert browser.find() is None
    assert browser.find(shell=True) is None


def test_the_headless_shell_is_for_those_who_ask_for_it(folder: Path) -> None:
    whole, shell = command(folder, "chromium"), command(folder, "chromium-headless-shell")
    assert browser.find() == whole
    assert browser.find(shell=True) == shell


def test_each_of_the_two_stands_in_for_the_other(folder: Path) -> None:
    shell = command(folder, "chromium-headless-shell")
    assert browser.find() == browser.find(shell=True) == shell
    Path(shell).unlink()
    whole = command(folder, "google-chrome")
    assert browser.find() == browser.find(shell=True) == whole


def test_a_browser_that_does_not_start_does_not_count(folder: Path) -> None:
    command(folder, "chromium", status=1)
    chrome = command(folder, "google-chrome")
    assert browser.find() == chrome


def test_a_browser_that_somebody_names_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command(folder, "chromium")
    own = command(folder, "my-own")
    monkeypatch.setenv("CHROMIUM", own)
    assert browser.find() == browser.find(shell=True) == browser.ensure() == own


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

    monkeypatch.setattr(browser, "is_debian_root", lambda: True)
    monkeypatch.setattr(browser, "apt_install", install)
    assert browser.ensure() == str(folder / "chromium")
    assert asked == [("chromium", "chromium-headless-shell"), ("chromium",)]
    has.append("chromium-headless-shell")
    assert browser.ensure() == str(folder / "chromium")
    assert browser.find(shell=True) == str(folder / "chromium-headless-shell")
    asked.clear()
    assert browser.ensure() == str(folder / "chromium")
    assert not asked
