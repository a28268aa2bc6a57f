"""MkDocs and ProperDocs make the same site: the one can take the place of the other on any day."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.build.conftest import ADDRESS, of_an_organisation, read, tree_of, urls_of
from tests.build.plain_builder import PlainBuilder
from tests.conftest import ROOT, copy_project, run

GENERATOR = re.compile(rb'<meta name="?generator"?[^>]*>')


def files(site: Path) -> dict[str, bytes]:
    """Every file by its path, without the line in which a builder names itself."""
    return {
        path.relative_to(site).as_posix(): GENERATOR.sub(b"", path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }


def test_the_same_sources_give_the_same_bytes_whoever_builds(organisation_site: Path, tmp_path: Path) -> None:
    """ProperDocs in the place of MkDocs, another folder, another time zone, another order of sets, and nothing kept of
    an earlier build, which would hide that order: the same files.
    (`lastmod` in the sitemap and the date in its compressed twin follow SOURCE_DATE_EPOCH.)"""
    project, again = of_an_organisation(copy_project(tmp_path / "somewhere" / "else")), tmp_path / "site-again"
    result = run(
        project,
        *("properdocs", "build", "--config-file", "mkdocs.yml", "--strict", "--site-dir", str(again)),
        nothing_kept=True,
        PYTHONHASHSEED="2",
        TZ="Pacific/Auckland",
        SITE_URL=ADDRESS,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    first, second = files(organisation_site), files(again)
    assert b"ProperDocs" in (again / "index.html").read_bytes()
    assert len(first) > 100
    assert sorted(first) == sorted(second)
    assert [name for name, content in first.items() if content != second[name]] == []


@pytest.fixture(scope="module")
def plain() -> tuple[PlainBuilder, dict[str, str]]:
    """The site of a builder that is neither, and the texts of its pages."""
    builder = PlainBuilder()
    return builder, builder.build()


def test_what_stands_before_the_pages_is_the_same_whoever_builds(
    site: Path, plain: tuple[PlainBuilder, dict[str, str]]
) -> None:
    builder, _ = plain
    made = {name: file for name, file in builder.site.src_uris.items() if name not in builder.sources}
    wanted = {"assets/scan/definition.json", *builder.now.settings.styles, *builder.now.page_assets.values()}
    assert wanted <= made.keys()
    assert [name for name, file in made.items() if file.content_bytes != (site / name).read_bytes()] == []


def test_the_text_of_every_page_is_the_same_whoever_builds(
    site: Path, plain: tuple[PlainBuilder, dict[str, str]]
) -> None:
    """But for a mark that Material's search takes away, one that the seal adds, and what the book and the kit
    write into the pages that offer them, once they are made."""
    builder, texts = plain
    marks = re.compile(r' (?:integrity|data-search-exclude)="[^"]*"')
    assert len(texts) > 50
    different = []
    for name, text in texts.items():
        built = (site / builder.site.src_uris[name].dest_uri).read_text(encoding="utf-8")
        if marks.sub("", text) not in marks.sub("", built):
            different.append(name)
    assert different == [name for name, text in texts.items() if "data-book=" in text or "data-kit=" in text]


def test_for_another_address_every_absolute_link_has_its_path(organisation_site: Path) -> None:
    home = read(organisation_site / "scan" / "index.html")
    canonical = home.find("link", rel="canonical")
    assert canonical and canonical["href"] == f"{ADDRESS}scan/"
    sitemap = (organisation_site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{ADDRESS}scan/team/</loc>" in sitemap
    assert set(re.findall(r"<loc>(https?://[^/]+/[^/]+/[^/]+/)", sitemap)) == {ADDRESS}
    local = [url for _, _, url in urls_of(tree_of(organisation_site / "404.html")) if not url.startswith("#")]
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
