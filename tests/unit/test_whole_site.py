"""Building the whole site: it comes in its place when it is whole, and until then what stood there stays."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tools import whole_site
from tools.whole_site import BuildError, build

BUILDER = """
import pathlib, sys
site = pathlib.Path(sys.argv[sys.argv.index("{option}") + 1])
(site / "{folder}").mkdir(parents=True, exist_ok=True)
(site / "{folder}/new.html").write_text("new")
print("said by {name}")
sys.exit({status})
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose builders only write a file, and a site from before."""
    monkeypatch.setattr(whole_site, "ROOT", tmp_path)
    set_builders(tmp_path)
    (tmp_path / "site/old").mkdir(parents=True)
    (tmp_path / "site/old/page.html").write_text("old", encoding="utf-8")
    return tmp_path


def set_builders(project: Path, *, mkdocs: int = 0, ebook: int = 0) -> None:
    """Two builders that end with these statuses."""
    builder = BUILDER.format(option="--site-dir", folder="pages", name="mkdocs", status=mkdocs)
    (project / "mkdocs.py").write_text(builder, encoding="utf-8")
    (project / "ebook").mkdir(exist_ok=True)
    builder = BUILDER.format(option="--site", folder="book", name="ebook", status=ebook)
    (project / "ebook/__main__.py").write_text(builder, encoding="utf-8")


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_whole_site_takes_the_place_of_the_one_before(project: Path) -> None:
    kept = (project / "site").stat().st_ino
    assert build(Path("site")) == Path("site")
    assert files(project / "site") == ["book/new.html", "pages/new.html"]
    assert (project / "site").stat().st_ino == kept, "a container or a server may hold on to the folder itself"
    assert not list(project.glob(".site*"))


@pytest.mark.parametrize("status", [{"mkdocs": 1}, {"ebook": 2}], ids=["pages", "book"])
def test_a_failed_build_leaves_the_site_that_stood_there(project: Path, status: dict[str, int]) -> None:
    set_builders(project, **status)
    with pytest.raises(BuildError, match=rf"said by {next(iter(status))}(?s:.*)kan niet worden gebouwd"):
        build(Path("site"))
    assert files(project / "site") == ["old/page.html"]
    assert not list(project.glob(".site*"))


def test_the_pages_are_made_by_the_builder_that_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "mkdocs.py").rename(project / "properdocs.py")
    monkeypatch.setenv("BUILDER", "properdocs")
    build(Path("site"))
    assert files(project / "site") == ["book/new.html", "pages/new.html"]
    monkeypatch.setenv("BUILDER", "hugo")
    with pytest.raises(BuildError, match=r"^BUILDER=hugo kan niet\. Kies mkdocs of properdocs\.$"):
        build(Path("site"))


def test_a_site_can_come_in_a_folder_that_is_not_there_yet(project: Path) -> None:
    build(project / "elsewhere/deep/site")
    assert files(project / "elsewhere/deep/site") == ["book/new.html", "pages/new.html"]


def test_a_place_that_cannot_be_written_is_told_in_a_sentence(project: Path) -> None:
    (project / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BuildError, match=r"De site kan niet in file/site worden gezet \(.+\)\. Kies een andere map"):
        build(Path("file/site"))


def test_a_typing_error_in_mkdocs_yml_is_told_in_dutch_before_the_builder_starts(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "mkdocs.yml").write_text("site_name: Proef\nnav:\n\t- Home: index.md\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"- mkdocs\.yml, regel 3: ‘- Home: index\.md’: hier staat een tab\."):
        build(project / "site")
    (project / "mkdocs.yml").write_text("site_name: Proef\nnav:\n  - Home: index.md\n", encoding="utf-8")
    with pytest.raises(BuildError, match="SITE_URL is ‘intranet/kb’, en dat is geen adres"):
        build(project / "site", "intranet/kb")


def test_two_builds_at_once_put_their_sites_one_after_the_other(project: Path) -> None:
    """Each comes whole: while one moves its files, the other waits."""
    busy = project / ".site-bezet"
    busy.mkdir()
    with ThreadPoolExecutor(2) as pool:
        builds = [pool.submit(build, Path("site")) for _ in range(2)]
        time.sleep(0.3)
        assert files(project / "site") == ["old/page.html"], "somebody else is at it"
        busy.rmdir()
        assert [done.result() for done in builds] == [Path("site")] * 2
    assert files(project / "site") == ["book/new.html", "pages/new.html"]
    assert not list(project.glob(".site*"))


def test_a_build_that_was_cut_off_does_not_keep_the_next_one_waiting_for_ever(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_site, "LONGEST_MOVE", 0.1)
    (project / ".site-bezet").mkdir()
    build(Path("site"))
    assert files(project / "site") == ["book/new.html", "pages/new.html"]
    assert not list(project.glob(".site*"))
