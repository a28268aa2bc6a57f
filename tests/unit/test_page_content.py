"""What an editor may put in a page and in `docs/`: nothing that runs, and nothing that tells a browser what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.unit.tiny_site import build_site, faults_of


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<script>go()</script>", "script"),
        ('<script src="assets/e.js"></script>', "script"),
        ('<script type="application/json">{}</script>', "script"),
        ("<SCRIPT>go()</SCRIPT>", "script"),
        ("<style>p { color: red }</style>", "style"),
        ('<link rel="dns-prefetch" href="https://elders.example">', "link"),
        ('<div><!--><link rel="preconnect" href="https://elders.example"> --></div>', "link"),
        ('<div title=a"b><link rel="preconnect" href="x"><i title=a"b></i></div>', "link"),
        ('<meta http-equiv="refresh" content="0;url=https://elders.example">', "meta"),
        ('<base href="https://elders.example/">', "base"),
        ('<iframe src="a.html"></iframe>', "iframe"),
        ('<object data="a.svg"></object>', "object"),
        ('<embed src="a.svg">', "embed"),
        ("<template><script>go()</script></template>", "script"),
        ("<noscript><link rel=stylesheet href=x.css></noscript>", "link"),
        ('<svg viewBox="0 0 1 1"><script>go()</script></svg>', "script"),
    ],
)
def test_what_is_not_an_editors_stops_the_build_with_its_place(tmp_path: Path, html: str, name: str) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": f"# Kop\n\nTekst.\n\n{html}\n"}, parts=("content",))
    place = "docs/index.md, regel 5: " if f"<{name}" in html else "docs/index.md: "
    assert fault.startswith(f"{place}<{name}> mag niet in een tekst. ")


def test_all_of_them_are_told_at_once_and_each_once(tmp_path: Path) -> None:
    page = "# Kop\n\n<script>a</script>\n\n<script>b</script>\n\n<base href=x>\n"
    first, second = faults_of(tmp_path, {"index.md": page}, parts=("content",))
    assert (first.partition(":")[0], second.partition(":")[0]) == ("docs/index.md, regel 3", "docs/index.md, regel 7")


def test_words_about_them_pictures_and_tables_are_fine(tmp_path: Path) -> None:
    page = "# Kop\n\nEen `<script>` en &lt;base&gt; in een zin.\n\n    <link rel=x>\n\n<div class='x'><b>a</b></div>\n"
    build_site(tmp_path, {"index.md": page}, parts=("content",))


@pytest.mark.parametrize("name", ["e.htm", "e.xhtml", "e.html", "assets/E.JS", "assets/e.mjs", "e.svgz"])
def test_a_file_that_would_run_something_stops_the_build(tmp_path: Path, name: str) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": "# Kop\n"}, parts=("content",), files={name: "x"})
    assert fault.startswith(f"docs/{name}: een bestand van deze soort")


@pytest.mark.parametrize("name", ["a.MD", "b/c.Md", "d.mdown", "e.md.txt"])
def test_a_page_whose_name_ends_in_another_way_is_told(tmp_path: Path, name: str) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": "# Kop\n"}, parts=("content",), files={name: "# A\n"})
    assert (
        fault
        == f"docs/{name}: dit bestand wordt geen pagina. Geef het een naam die eindigt op .md, met kleine letters."
    )


@pytest.mark.parametrize("name", ["wat nu?.png", "con.png", "map./a.png", "a*b.png", "leren .md"])
def test_a_name_that_windows_cannot_keep_is_told(tmp_path: Path, name: str) -> None:
    found = faults_of(tmp_path, {"index.md": "# Kop\n"}, parts=("content",), files={name: "# A\n"})
    assert found[0].startswith(f"docs/{name}: Windows kan een bestand met deze naam niet bewaren.")


def test_a_link_that_leads_to_itself_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/zelf.png").symlink_to("zelf.png")
    (fault,) = faults_of(tmp_path, {"index.md": "# Kop\n"}, parts=("content",))
    assert fault.startswith("docs/zelf.png: dit is een snelkoppeling")


@pytest.mark.parametrize("target", [".", "../docs", "../../docs"])
def test_a_link_to_a_folder_that_it_stands_in_is_told_once(tmp_path: Path, target: str) -> None:
    folder = tmp_path / ("docs/map" if target.startswith("../..") else "docs")
    folder.mkdir(parents=True)
    (folder / "lus").symlink_to(target)
    (fault,) = faults_of(tmp_path, {"index.md": "# Kop\n", "map/a.md": "# A\n"}, parts=("content",))
    assert fault.startswith("docs/, ‘lus’: deze snelkoppeling leidt naar een map waar die zelf in staat")


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such names")
def test_the_name_of_a_file_steers_no_terminal(tmp_path: Path) -> None:
    found = faults_of(tmp_path, {"index.md": "# Kop\n"}, parts=("content",), files={"a\x1b[2Jb.md": "# A\n"})
    assert any("docs/a\\u001b[2Jb.md: Windows" in fault for fault in found)
    assert "\x1b" not in "".join(found)


def test_a_file_of_an_unknown_kind_that_begins_as_markup_stops_the_build(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": "# Kop\n"}, parts=("content",), files={"feed.atom": "<feed/>"})
    assert fault.startswith("docs/feed.atom: een bestand van deze soort")


@pytest.mark.parametrize("folder", [False, True], ids=["file", "folder"])
def test_a_link_to_a_place_outside_docs_stops_the_build_and_is_not_read(tmp_path: Path, folder: bool) -> None:
    secret = tmp_path / "elsewhere/geheim.txt"
    secret.parent.mkdir()
    secret.write_text("geheim", encoding="utf-8")
    (tmp_path / "docs/assets").mkdir(parents=True)
    link = tmp_path / "docs/assets/link"
    link.symlink_to(secret.parent if folder else secret)
    (fault,) = faults_of(tmp_path, {"index.md": "# Kop\n"}, parts=("content",))
    assert fault.startswith(
        f"docs/assets/link{'/geheim.txt' if folder else ''}: dit is een snelkoppeling naar een plek"
    )


def test_a_link_within_docs_is_fine(tmp_path: Path) -> None:
    (tmp_path / "docs/assets").mkdir(parents=True)
    (tmp_path / "docs/assets/a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "docs/assets/b.txt").symlink_to("a.txt")
    build_site(tmp_path, {"index.md": "# Kop\n"}, parts=("content",))


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p style='color: red'>x</p>", "<p style=…>: een stijl mag niet"),
        ("<b onclick='x()'>x</b>", "<b onclick=…>: een script"),
    ],
)
def test_an_attribute_that_the_policy_would_refuse_is_told_with_its_line(tmp_path: Path, html: str, words: str) -> None:
    (fault,) = faults_of(tmp_path, {"index.md": f"# Kop\n\nTekst.\n\n{html}\n"}, parts=("content",))
    assert fault.startswith(f"docs/index.md, regel 5: {words}")
