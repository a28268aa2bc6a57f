"""MkDocs and ProperDocs make the same site: the one can take the place of the other on any day."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kennisbank.build import Build
from kennisbank.config_file import read_config
from kennisbank.stages import gather
from tests.build.conftest import read, urls_of
from tests.conftest import ROOT, build, copy_project, run
from tests.unit.plain_site import PlainSite, settings_at, site_of

ADDRESS = "https://voorbeeld.example/pad/kennisbank/"
GENERATOR = re.compile(rb'<meta name="?generator"?[^>]*>')


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site for another address, with a path."""
    folder = tmp_path_factory.mktemp("elsewhere")
    result = build(copy_project(folder / "here"), folder / "site", PYTHONHASHSEED="1", TZ="UTC", SITE_URL=ADDRESS)
    assert result.returncode == 0, result.stderr
    return folder / "site"


def files(site: Path) -> dict[str, bytes]:
    """Every file by its path, without the line in which a builder names itself."""
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }


def test_the_same_sources_give_the_same_bytes_whoever_builds(elsewhere: Path, tmp_path: Path) -> None:
    """ProperDocs in the place of MkDocs, another folder, another time zone, another order of sets: the same files.
    (`lastmod` in the sitemap and the date in its compressed twin follow SOURCE_DATE_EPOCH.)"""
    project, again = copy_project(tmp_path / "somewhere" / "else"), tmp_path / "site-again"
    result = run(
        project,
        *("properdocs", "build", "--config-file", "mkdocs.yml", "--strict", "--site-dir", str(again)),
        PYTHONHASHSEED="2",
        TZ="Pacific/Auckland",
        SITE_URL=ADDRESS,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    first, second = files(elsewhere), files(again)
    assert b"ProperDocs" in (again / "index.html").read_bytes()
    assert len(first) > 100
    assert sorted(first) == sorted(second)
    assert [name for name, content in first.items() if content != second[name]] == []


def test_what_stands_before_the_pages_makes_the_same_files_without_a_builder(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EIGEN", "nergens")
    said = read_config(ROOT / "mkdocs.yml")
    styles, scripts = (tuple(said.get(name, ())) for name in ("extra_css", "extra_javascript"))
    settings = settings_at(
        ROOT, menu=said["nav"], organisation=said["extra"]["organisatie"], styles=styles, scripts=scripts
    )
    theme = [file for file in site_of(ROOT / "overrides") if not file.src_uri.endswith((".html", ".md"))]
    sources = PlainSite(*theme, *site_of(ROOT / "docs"))
    there, now = set(sources.src_uris), Build(settings)
    apart = gather(now, sources, draft=False)
    now.faults.stop_when_any()
    assert {file.src_uri.split("/")[0] for file in apart} == {"en"}
    made = {name: file.content_bytes for name, file in sources.src_uris.items() if name not in there}
    assert {"assets/scan/definition.json", *settings.styles, *now.page_assets.values()} <= made.keys()
    assert [name for name, content in made.items() if content != (site / name).read_bytes()] == []
    assert not [name for name in sources.src_uris if name.endswith(".mjs")]


def test_for_another_address_every_absolute_link_has_its_path(elsewhere: Path) -> None:
    home = read(elsewhere / "scan" / "index.html")
    canonical = home.find("link", rel="canonical")
    assert canonical and canonical["href"] == f"{ADDRESS}scan/"
    sitemap = (elsewhere / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}scan/team/</loc>" in sitemap
    assert set(re.findall(r"<loc>(https?://[^/]+/[^/]+/[^/]+/)", sitemap)) == {ADDRESS}
    local = [url for _, _, url in urls_of(read(elsewhere / "404.html")) if not url.startswith("#")]
    assert [url for url in local if not urlsplit(url).scheme]
    assert [url for url in local if not urlsplit(url).scheme and not url.startswith("/pad/kennisbank/")] == []


def test_properdocs_tells_a_dead_link_in_the_same_words(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# A\n\n[x](teamlere.md)\n", encoding="utf-8")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}", encoding="utf-8")
    hook = ROOT / "tests/unit/tiny_hook.py"
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Proef\nplugins: []\ntheme: {name: null, custom_dir: theme}\n"
        f"hooks: [{hook}]\nextra: {{parts: [plain_words]}}\n",
        encoding="utf-8",
    )
    arguments = ("build", "--config-file", str(tmp_path / "mkdocs.yml"), "--strict")
    result = run(ROOT, "properdocs", *arguments, PYTHONPATH=str(ROOT))
    assert result.returncode == 1
    assert "docs/index.md, regel 3: de link naar ‘teamlere.md’ wijst naar een pagina die er niet is." in " ".join(
        result.stderr.split()
    )
    assert "Doc file" not in result.stderr
