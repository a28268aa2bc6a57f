"""Markdown says the same with fewer looks at each text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown import Markdown, inlinepatterns

from kennisbank.builder import Stopped
from kennisbank.citation_syntax import CitationExtension, Citing
from kennisbank.faults import Faults
from kennisbank.quick_inline import QuickInline, needed_by

ROOT = Path(__file__).resolve().parents[2]
THEIRS = ["attr_list", "def_list", "md_in_html", "smarty", "tables", "toc"]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
ODD = [
    "a `code` and ``a ` in it`` and \\`none\\` and \\\\`one`",
    "\\* \\[a\\](b) [a][b] [b] ![c](d) ![c][b] ![b] [a *b* `c`](d 'e') [a\n\n[b]: https://b 'c'",
    "<https://a.b> <a@b.nl> <b>bold</b> <br> <!-- a --> < 3 & &amp; &#38; &nope AT&T",
    "**a** __b__ *c* _d_ ***e*** a_b_c **a *b* c** *a **b*** ** a**",
    "a -- b --- c ... d ---- e .... 'f' \"g\" --`--`-- [--](--) *...*",
    "a  \nb\\\nc",
    "[@senge1990, p. 3] [+@senge1990] @senge1990 [@nobody2000] a@b.nl",
    "- a [b *c -- d*](e)\n- *a `b` <i>c</i>*\n\n| a *b* | c ... |\n| --- | --- |\n| [d](e) | `--` |",
    "\x02klzzwxh:0000\x03 *a* \x02klzzwxh:0099\x03",
]


def html_of(text: str, *, quick: bool) -> tuple[str, str]:
    faults = Faults()
    own = [CitationExtension(Citing(faults)), *([QuickInline()] if quick else [])]
    html = Markdown(extensions=[*THEIRS, *own]).convert(text)
    try:
        faults.stop_when_any()
    except Stopped as told:
        return html, str(told)
    return html, ""


@pytest.mark.parametrize("text", ODD)
def test_a_text_comes_out_as_markdown_makes_it(text: str) -> None:
    assert html_of(text, quick=True) == html_of(text, quick=False)


def test_every_page_comes_out_as_markdown_makes_it() -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in PAGES[::6])
    assert html_of(text, quick=True) == html_of(text, quick=False)


def test_every_pattern_of_our_pages_is_known() -> None:
    markdown = Markdown(extensions=[*THEIRS, CitationExtension(Citing(Faults())), QuickInline()])
    tried = [pattern for pattern in markdown.inlinePatterns if not needed_by(pattern)]
    assert [type(pattern).__name__ for pattern in tried] == ["DelimiterProcessor"]  # two signs, of which either will do
    assert "_Quick" in {type(processor).__name__ for processor in markdown.treeprocessors}


def test_a_pattern_of_somebody_else_is_always_tried() -> None:
    class Shout(inlinepatterns.InlineProcessor):
        def handleMatch(  # type: ignore[override]
            self, m: re.Match[str], data: str
        ) -> tuple[str, int, int]:
            return m[0].upper(), m.start(0), m.end(0)

    markdown = Markdown(extensions=[QuickInline()])
    markdown.inlinePatterns.register(Shout("hey"), "shout", 1)
    assert markdown.convert("hey you") == "<p>HEY you</p>"
