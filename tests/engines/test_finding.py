"""Where the engines are looked for, and what happens when one is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import engines
from tools.engines import FIREFOX, WEBKIT, find


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which commands are found; nothing can be installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(engines, "_PLACES", {})
    monkeypatch.setattr(engines, "is_debian_root", lambda: False)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.delenv("FIREFOX", raising=False)
    return tmp_path


def command(folder: Path, name: str, text: str = "#!/bin/sh\n") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


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
    command(folder, "firefox", '#!/bin/sh\nexec /snap/bin/firefox "$@"\n')
    assert find(FIREFOX) is None


def test_webkit_needs_its_driver_and_a_screen(folder: Path) -> None:
    driver = command(folder, "WebKitWebDriver")
    assert find(WEBKIT) is None
    screen = command(folder, "Xvfb")
    assert find(WEBKIT) == (driver, screen)


def test_a_missing_engine_is_a_failure_in_ci_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert engines.main() == 0
    said = capsys.readouterr().err
    assert "WebKitGTK is er niet" in said
    assert "Firefox is er niet" in said
    assert said.count("overgeslagen") == 2
    monkeypatch.setenv("CI", "true")
    assert engines.main() == 1
    assert "overgeslagen" not in capsys.readouterr().err


def test_a_missing_engine_is_installed_where_that_needs_no_question(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(*packages: str) -> bool:
        assert packages == FIREFOX.packages
        command(folder, "firefox-esr")
        return True

    monkeypatch.setattr(engines, "is_debian_root", lambda: True)
    monkeypatch.setattr(engines, "apt_install", install)
    assert engines.ensure(FIREFOX) == (str(folder / "firefox-esr"),)
