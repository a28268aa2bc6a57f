"""Serving: a page that is what it was is not looked at again, and one that is not, is, each time."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from kennisbank import seal as module
from kennisbank.build import Build
from kennisbank.builder import Stopped
from kennisbank.seal import seal
from kennisbank.stages import seal_site

CLEAN = '<!doctype html><html><head><meta charset="utf-8"><title>x</title></head><body><p>{}</p></body></html>'


def faults(site: Path, page: str) -> list[str]:
    (site / "index.html").write_text(page, encoding="utf-8")
    return seal(site, answer_pages=(), write=False)


def test_a_fault_is_told_each_time_and_gone_when_it_is_mended(tmp_path: Path) -> None:
    wrong = CLEAN.format('<b style="color:red">x</b><script>alert(1)</script><img src="https://e.example/x.png">')
    first = faults(tmp_path, wrong)
    assert len(first) == 2
    assert faults(tmp_path, wrong) == first
    assert faults(tmp_path, CLEAN.format("goed")) == []
    assert faults(tmp_path, wrong) == first


def test_a_page_that_is_what_it_was_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = CLEAN.format("nog een keer dezelfde pagina")
    assert faults(tmp_path, page) == []
    for name in ("unknown", "faults"):
        monkeypatch.setattr(module, name, lambda *_: pytest.fail("read again"))
    assert faults(tmp_path, page) == []


def test_whoever_put_a_script_into_a_template_of_their_own_reads_to_take_it_away(tmp_path: Path) -> None:
    (told,) = faults(tmp_path, CLEAN.format("<script>alert(1)</script>"))
    assert "‘alert(1)’. Haal het weg, ook uit een eigen sjabloon." in told


@pytest.mark.parametrize(("draft", "left"), [(False, ["x.css"]), (True, ["a/index.html", "x.css"])])
def test_of_a_site_that_cannot_be_sealed_no_page_stays_unless_it_is_only_looked_at(
    draft: bool, left: list[str], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "a/index.html").write_text(CLEAN.format("<script>alert(1)</script>"), encoding="utf-8")
    (site / "x.css").write_text("", encoding="utf-8")
    settings = SimpleNamespace(address="", templates=tmp_path / "templates")
    search = SimpleNamespace(write=lambda folder: None)
    build = SimpleNamespace(search=search, settings=settings, answer_pages=set(), sources={})
    with pytest.raises(Stopped, match="een script in de pagina"):
        seal_site(cast(Build, build), site, draft=draft)
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) == left
