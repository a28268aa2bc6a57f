"""When git knows no date, or something else than what it keeps goes out, the maintainer hears it, with the way out."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tools import offline, release, repository, whole_site
from tools.repository import changed_files, last_change


def git(folder: Path, *arguments: str) -> None:
    own = ("-c", "user.name=x", "-c", "user.email=x@voorbeeld.nl", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "één tekst.md").write_text("a", encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "x", "--date", "2026-05-03T12:00:00Z")
    return tmp_path


def test_the_last_change_and_what_came_after_it_are_known(repo: Path) -> None:
    assert last_change(repo).seconds.isdigit()
    assert changed_files(repo) == []
    (repo / "één tekst.md").write_text("b", encoding="utf-8")
    (repo / "nieuw.md").write_text("b", encoding="utf-8")
    assert changed_files(repo) == ["één tekst.md", "nieuw.md"]


def test_a_folder_without_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert last_change(tmp_path).why == "deze map is geen kopie van git, zoals na het uitpakken van een zip"
    assert changed_files(tmp_path) == []
    monkeypatch.setenv("PATH", "")
    assert last_change(tmp_path).why == "git staat niet op deze computer"
    assert changed_files(tmp_path) == []


def test_a_folder_of_another_user_is_told_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = subprocess.CompletedProcess([], 128, stdout="", stderr="fatal: detected dubious ownership in repository")
    monkeypatch.setattr(repository, "_git", lambda *_: refused)
    assert f"git config --global --add safe.directory '{tmp_path}'" in last_change(tmp_path).why


def test_a_build_without_a_date_says_which_one_it_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setattr(whole_site, "ROOT", tmp_path)
    assert whole_site.date() == whole_site.FIRST_MOMENT
    told = capsys.readouterr().err
    assert told.startswith("Let op: de site krijgt 1 januari 2026 als datum, omdat de laatste wijziging niet bekend is")


def test_a_release_of_what_git_does_not_keep_is_told(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "ROOT", repo)
    assert list(release._notes("https://host/")) == []
    (repo / "nieuw.md").write_text("b", encoding="utf-8")
    changed, address = release._notes("")
    assert changed.startswith("wat je nu uitgeeft, staat zo nog niet in git: nieuw.md.")
    assert "SITE_URL=https://host/pad/ make release" in address


def test_a_result_that_cannot_be_written_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(offline, "write_zip", refuse)
    monkeypatch.setattr(offline, "make_offline", lambda *_: None)
    assert offline.main(["--site", str(tmp_path), "--output", str(tmp_path / "x.zip")]) == 1
    assert "kan niet worden geschreven (daar mag niet worden geschreven). Kies een andere plek met --output" in (
        capsys.readouterr().err
    )
