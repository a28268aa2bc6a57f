"""What anybody can check: the sums of a release, and whether a published site is what the sources give."""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import subprocess
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from quiz.definition import QUESTIONNAIRE
from tests.conftest import serving
from tools import offline, release, verify, whole_site
from tools.whole_site import date


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A small site with all that the tools look at."""
    folder = tmp_path / "gebouwd"
    for name, text in {
        "index.html": '<head><meta charset="utf-8"></head><a class="x" href="scan/#r">scan</a> <a href=".">x</a>',
        "scan/index.html": '<head><meta charset="utf-8"></head><a href="..">x</a> <a href="https://e.example/">e</a>',
        "404.html": '<head><meta charset="utf-8"></head>',
        "sitemap.xml": "<x/>",
        "assets/één.css": "p{}",
        "assets/scan/search.1.js": 'addEventListener("message",f);postMessage(1)',
        "search/pages.json": '{"docs":[{"location":""},{"location":"scan/#a"},{"location":"x.html"}]}',
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


def test_a_release_holds_the_book_the_kit_and_what_is_new(small_site: Path, tmp_path: Path) -> None:
    for name in ("assets/pakket/poster.pdf", "assets/boek/kennisbank.epub"):
        (small_site / name).parent.mkdir(parents=True)
        (small_site / name).write_bytes(b"x")
    out = tmp_path / "dist"
    (out / "site").mkdir(parents=True)
    (out / "kennisbank-vorige.zip").touch()
    assert release.main(["--site", str(small_site), "--output", str(out)]) == 0
    made = {path.name for path in out.iterdir()}
    kit = f"{offline.NAME}-{release.KIT}.zip"
    assert made == {"site", f"{offline.NAME}.zip", kit, "kennisbank.epub", release.NEWS, "SHA256SUMS"}
    with zipfile.ZipFile(out / kit) as archive:
        assert archive.namelist() == [f"{release.KIT}/poster.pdf"]
    named = {line.split("  ", 1)[1] for line in (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    assert named > made - {"site", "SHA256SUMS"}
    news = (out / release.NEWS).read_text(encoding="utf-8")
    assert news.startswith(f"## Editie {QUESTIONNAIRE.edition}\n")
    assert news.count("## Editie") == 1
    assert "sha256sum --check" in news


def test_a_place_that_cannot_be_written_is_told_before_anything_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "dist").write_text("no folder", encoding="utf-8")
    monkeypatch.setattr("tools.release.build", lambda *_: pytest.fail("builds"))
    assert release.main(["--output", str(tmp_path / "dist")]) == 1
    assert "-m tools.release --output /tmp/uitgave" in capsys.readouterr().err


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


@pytest.mark.parametrize(
    "url", ["", "host", "ftp://host/", "https://host/?x", "file:///etc/", "http://host:abc/", "http://[x/"]
)
def test_what_is_no_address_is_one_sentence(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main([url]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_host_that_does_not_answer_is_one_sentence(small_site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main(["http://127.0.0.1:9/", "--site", str(small_site)]) == 2
    assert "geeft geen antwoord" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["http://a..b/", "http://127.0.0.1:9/é/", "http://127.0.0.1:9/a b/"])
def test_an_address_that_cannot_be_asked_is_one_sentence(
    url: str, small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify.main([url, "--site", str(small_site)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "geeft geen antwoord" in error


class CutOff(BaseHTTPRequestHandler):
    """Promises more than it sends."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half")

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_connection_that_is_cut_half_way_is_one_sentence(
    small_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), CutOff) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            address = f"http://127.0.0.1:{server.server_address[1]}/"
            assert verify.main([address, "--site", str(small_site)]) == 2
        finally:
            server.shutdown()
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "brak de verbinding af" in error


def zipped(files: dict[str, bytes], level: int, **changes: Any) -> bytes:
    """An archive with the same files at any level of compression."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, changes.get("date_time", (1980, 1, 1, 0, 0, 0)))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content, compresslevel=level)
        archive.comment = changes.get("comment", b"")
    return data.getvalue()


FILES = {"mimetype": b"application/epub+zip", "a.xhtml": b"".join(b"regel %d\n" % (n * n) for n in range(3000))}


def test_an_archive_that_is_packed_in_another_way_is_the_same_and_is_told(
    small_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    published = tmp_path / "gepubliceerd"
    for folder, level in ((small_site, 9), (published, 1)):
        if folder is published:
            shutil.copytree(small_site, published)
        (folder / "boek.epub").write_bytes(zipped(FILES, level))
        (folder / "sitemap.xml.gz").write_bytes(gzip.compress(FILES["a.xhtml"], level, mtime=level))
    assert (published / "boek.epub").read_bytes() != (small_site / "boek.epub").read_bytes()
    with serving(published) as address:
        assert verify.main([address, "--site", str(small_site)]) == 0
    shown = capsys.readouterr().out
    assert "Anders ingepakt, maar met dezelfde inhoud: boek.epub, sitemap.xml.gz.\n" in shown
    assert "Alle 9 bestanden" in shown


@pytest.mark.parametrize(
    "published",
    [
        zipped(FILES | {"a.xhtml": FILES["a.xhtml"].replace(b"9", b"8")}, 1),
        zipped(FILES | {"b.xhtml": b""}, 1),
        zipped(dict(reversed(FILES.items())), 1),
        zipped(FILES, 1, comment=b"x"),
        zipped(FILES, 1, date_time=(1981, 1, 1, 0, 0, 0)),
        b"MZ" + zipped(FILES, 1),
        zipped(FILES, 1)[:-30],
        b"",
        b"<html>",
    ],
    ids=["content", "file", "order", "comment", "date", "in front", "cut", "empty", "page"],
)
def test_an_archive_with_anything_else_in_it_is_another(published: bytes) -> None:
    assert verify.same_content("boek.epub", zipped(FILES, 9), zipped(FILES, 1))
    assert not verify.same_content("boek.epub", zipped(FILES, 9), published)


def _packed(content: bytes = b"inhoud") -> bytes:
    """Packed without the present second, or two workers would name these tests differently."""
    return gzip.compress(content, mtime=0)


@pytest.mark.parametrize(
    "published",
    [_packed(b"ander"), _packed(b"inhoud" + bytes(10**6)), _packed(b"inhou"), b"", b"inhoud", _packed()[:-4],
     _packed() + b"PK"],
    ids=["other", "longer", "shorter", "empty", "not-packed", "cut", "with-more"],
)  # fmt: skip
def test_a_packed_file_with_other_content_is_another(published: bytes) -> None:
    assert verify.same_content("sitemap.xml.gz", gzip.compress(b"inhoud", 9), gzip.compress(b"inhoud", 1, mtime=7))
    assert not verify.same_content("sitemap.xml.gz", gzip.compress(b"inhoud"), published)
    assert not verify.same_content("index.html", b"a", b"b")


def test_date_of_the_build_comes_from_the_environment_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert date() == "1234567890"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "gisteren")
    assert date().isdigit()


@pytest.mark.parametrize("asked", ["", "https://host/pad/"])
def test_one_command_builds_the_site_with_its_date_on_every_system(
    asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[str]:
        if command[0] == "git":
            return subprocess.CompletedProcess(command, 0, stdout="1234567890\n")
        assert not options["capture_output"]
        Path(command[-1]).mkdir(exist_ok=True)
        ran.append((command[1:], options["env"]))
        return subprocess.CompletedProcess(command, int(command[2] == "ebook" and asked != ""))

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(whole_site, "ROOT", tmp_path)
    (tmp_path / "ebook").mkdir()
    (tmp_path / "ebook/__main__.py").touch()
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("SITE_DIR", "elders")
    monkeypatch.setenv("SITE_URL", asked)
    assert whole_site.main() == int(asked != "")
    (place,) = {command[-1] for command, _ in ran}
    assert Path(place).parent.parent == tmp_path, "beside its place, so that it can be put there at once"
    assert [command for command, _ in ran] == [
        ["-m", "mkdocs", "build", "--config-file", "mkdocs.yml", "--strict", "--site-dir", place],
        ["-m", "ebook", "--site", place],
    ]
    for _, environment in ran:
        assert (environment["SITE_URL"], environment["SOURCE_DATE_EPOCH"]) == (asked, "1234567890")
    told = capsys.readouterr()
    assert ("De site staat in elders" in told.out) == (asked == "")
    assert ("kan niet worden gebouwd" in told.err) == (asked != "")
