"""MkDocs and ProperDocs make the same site: the one can take the place of the other on any day."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT, run

GENERATOR = re.compile(rb'<meta name="?generator"?[^>]*>')
ADDED_LATER = ("assets/boek/", "assets/pakket/")
"""What the book and the kit put beside the pages that a builder makes."""
SHOWN_LATER = re.compile(rb"<!-- (boek|pakket) -->.*?<!-- /\1 -->", re.DOTALL)
"""Where a page then shows them."""


def files(site: Path) -> dict[str, bytes]:
    """Every file by its path, without the line in which a builder names itself and without book and kit."""
    return {
        path.relative_to(site).as_posix(): SHOWN_LATER.sub(b"", GENERATOR.sub(b"", path.read_bytes()))
        for path in site.rglob("*")
        if path.is_file()
    }


def test_properdocs_makes_the_site_that_mkdocs_makes(site: Path, tmp_path: Path) -> None:
    result = run(
        site.parent / "site-project",
        *("properdocs", "build", "--config-file", "mkdocs.yml", "--strict"),
        *("--site-dir", str(tmp_path / "site")),
    )
    assert result.returncode == 0, result.stdout + result.stderr
    theirs, ours = files(tmp_path / "site"), files(site)
    assert b"ProperDocs" in (tmp_path / "site/index.html").read_bytes()
    assert len(theirs) > 100
    assert {name for name in theirs if theirs[name] != ours.get(name)} == set()
    assert {name for name in ours.keys() - theirs.keys() if not name.startswith(ADDED_LATER)} == set()


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
