"""What anybody can check: the sums of a release, and whether a published site is what the sources give."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.conftest import serving
from tools import offline, release, verify
from tools.whole_site import date


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A small site with all that the tools look at."""
    folder = tmp_path / "gebouwd"
    for name, text in {
        "index.html": '<head><meta charset="utf-8"></head><a class="x" href="scan/#r">scan</a> <a href=".">x</a>',
        "scan/index.html": '<head><meta charset="utf-8"></head><a href="..">thuis</a> <a href="https://e.example/">e</a>',
        "404.html": '<head><meta charset="utf-8"></head>',
        "sitemap.xml": "<x/>",
        "assets/één.css": "p{}",
        "assets/javascripts/workers/search.1.min.js": 'importScripts("");addEventListener("message",f)',
        "search/search_index.json": '{"docs":[{"location":""},{"location":"scan/#a"},{"location":"x.html"}]}',
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_sums_name_every_file_once_and_are_those_of_sha256(small_site: Path, tmp_path: Path) -> None:
    out = tmp_path / "dist"
    assert release.main(["--site", str(small_site), "--output", str(out)]) == 0
    lines = (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    names = [line.split("  ", 1)[1] for line in lines]
    assert names == sorted(names)
    assert {f"{offline.NAME}.zip", "site/assets/één.css", "site/index.html"} <= set(names)
    for line in lines:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == digest


def test_release_is_the_same_each_time(small_site: Path, tmp_path: Path) -> None:
    for out in ("a", "b"):
        assert release.main(["--site", str(small_site), "--output", str(tmp_path / out)]) == 0
    for name in ("SHA256SUMS", f"{offline.NAME}.zip"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_links_of_the_offline_site_name_files(small_site: Path, tmp_path: Path) -> None:
    offline.make_offline(small_site, tmp_path / "off")
    assert 'href="scan/index.html#r"' in (tmp_path / "off/index.html").read_text(encoding="utf-8")
    assert 'href="index.html"' in (tmp_path / "off/index.html").read_text(encoding="utf-8")
    page = (tmp_path / "off/scan/index.html").read_text(encoding="utf-8")
    assert 'href="../index.html"' in page
    assert 'href="https://e.example/"' in page
    index = (tmp_path / "off/search/search_index.js").read_text(encoding="utf-8")
    assert '"index.html"' in index
    assert '"scan/index.html#a"' in index
    assert '"x.html"' in index


def test_published_site_that_is_the_same_is_confirmed(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(small_site, "/pad/") as address:
        assert verify.main([f"{address}/pad", "--site", str(small_site)]) == 0
    assert "Alle 7 bestanden" in capsys.readouterr().out


def test_changed_and_missing_files_are_named(
    small_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = tmp_path / "gepubliceerd"
    small_site.rename(published)
    sources = tmp_path / "gebouwd"
    shutil.copytree(published, sources)
    (published / "scan/index.html").write_text("iets anders", encoding="utf-8")
    (published / "sitemap.xml").unlink()
    with serving(published) as address:
        assert verify.main([address, "--site", str(sources)]) == 1
    shown = capsys.readouterr().out
    assert "2 van de 7" in shown
    assert "scan/index.html: anders" in shown
    assert "sitemap.xml: ontbreekt" in shown


@pytest.mark.parametrize("url", ["", "host", "ftp://host/", "https://host/?x", "file:///etc/"])
def test_what_is_no_address_is_one_sentence(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main([url]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_host_that_does_not_answer_is_one_sentence(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main(["http://127.0.0.1:9/", "--site", str(small_site)]) == 2
    assert "geeft geen antwoord" in capsys.readouterr().err


def test_date_of_the_build_comes_from_the_environment_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert date() == "1234567890"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gisteren")
    assert date().isdigit()
