"""The small style sheet of the pages with answers: whatever may match stays, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.answer_styles import share_used_styles
from kennisbank.used_style import listed, parsed, used, words_of

PAGE = '<html dir="ltr" class="no-js"><body data-md-color-scheme="default"><p class="a b" data-x="1">Tekst</p></body>'
SCRIPT = "part.className = `kb-chart--${kind}`; row.dataset.heatItem = id; list.append(make('table'));"


def small(style: str, page: str = PAGE, script: str = SCRIPT) -> str:
    return used([style], words_of([page], [script]), [page, script])


@pytest.mark.parametrize(
    "rule",
    [
        ".a{x:y}",
        "p.b>.a:hover::after{x:y}",
        ".kb-chart--bar{x:y}",
        "[data-heat-item]{x:y}",
        "table{x:y}",
        "P.a{x:y}",
        ".a:not(.absent){x:y}",
        "body:not([class]) p{x:y}",
        "table:not([class]) .a{x:y}",
        ".a:not(p:not([class])){x:y}",
        ".a:is(.b,p:not([class])){x:y}",
        ".a:where(p:not([class]),.a)>p{x:y}",
        ".a:nth-child(2n + 1){x:y}",
        ":is(.absent,.b)>p{x:y}",
        '[data-x="computed"]{x:y}',
        "[data-md-color-scheme=default]{x:y}",
        ":root{x:y}",
        "*{x:y}",
        r".sm\:a{x:y}",
        "@media print{.a{x:y}}",
        '@page{margin:1cm;@bottom-left{content:"}"}}',
        '@font-face{font-family:"Kop";src:url(a.woff2)}',
        ".a{background:url(\"data:image/svg+xml;charset=utf-8,<svg a='{}'/>\");x:y}",
        ".a{background:url(data:image/png;base64,AA==);x:y}",
    ],
)
def test_a_rule_that_may_match_stays_as_it_is(rule: str) -> None:
    assert small(rule) in (rule, rule.replace("}@bottom", ";}@bottom").replace("1cm;@", "1cm;@"))


@pytest.mark.parametrize(
    "rule",
    [
        ".absent{x:y}",
        ".a .absent{x:y}",
        ".a:is(.absent,.gone){x:y}",
        ".a:has(> .absent){x:y}",
        "[data-absent]{x:y}",
        "[dir=rtl] .a{x:y}",
        "[data-md-color-scheme=slate] .a{x:y}",
        "video{x:y}",
        ".a p:not([class])>:first-child{x:y}",
        "@media print{.absent{x:y}}",
        "@keyframes absent{to{x:y}}",
        ":root{--absent:1px}",
        "/* .a */",
    ],
)
def test_a_rule_that_needs_what_no_page_has_goes(rule: str) -> None:
    assert small(rule) == ""


def test_of_a_list_only_the_selectors_that_may_match_stay() -> None:
    assert small(".a,.absent,:is(.b,.gone){x:y}") == ".a,:is(.b,.gone){x:y}"
    assert listed('.a:is(b,c),[x="1,2"],d') == [".a:is(b,c)", '[x="1,2"]', "d"]


def test_a_property_that_another_one_in_use_asks_for_stays_and_a_chain_that_nobody_asks_for_goes() -> None:
    style = ":root{--one:var(--two);--two:1px;--three:var(--four);--four:2px}.a{margin:var(--one)}"
    assert small(style) == ":root{--one:var(--two);--two:1px}.a{margin:var(--one)}"
    assert small(":root{--own:1px}", script="get('--own')") == ":root{--own:1px}"


def test_a_movement_stays_with_the_rule_that_names_it() -> None:
    assert small("@keyframes m{to{x:y}}.a{animation:m 1s}") == "@keyframes m{to{x:y}}.a{animation:m 1s}"


@pytest.mark.parametrize("style", [".a{x:y", ".a{x:y}}"])
def test_braces_that_do_not_match_are_no_style_sheet(style: str) -> None:
    with pytest.raises(ValueError, match=r"[{}]"):
        parsed(style)


def test_pages_with_answers_share_one_small_sheet_beside_their_own_and_other_pages_keep_theirs(tmp_path: Path) -> None:
    own = '<link rel="stylesheet" href="../assets/scan/own.css">'
    page = (
        '<link rel="stylesheet" href="../assets/theme/main.css"><link rel="stylesheet" href="../assets/site.css">'
        f'{own}<p class="a"><script src="../assets/x.js"></script>'
    )
    files = {
        "assets/theme/main.css": ".a{b:url(i.svg)}.c{d:e}.made{f:var(--own)}",
        "assets/site.css": ":root{--own:1;--used:2;--gone:3}.a{g:url(fonts/k.woff2)}",
        "assets/scan/own.css": ".c{h:var(--used)}",
        "assets/x.js": 'p.className = "made"',
        "scan/index.html": page,
        "team/index.html": page.replace('class="a"', ""),
        "read/index.html": page,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    share_used_styles(tmp_path, {"scan/index.html", "team/index.html", "absent/index.html"})
    (sheet,) = tmp_path.glob("assets/answers.*.css")
    links = f'<link rel="stylesheet" href="../assets/{sheet.name}">{own}'
    assert (tmp_path / "scan/index.html").read_text("utf-8").startswith(f'{links}<p class="a">')
    assert (tmp_path / "team/index.html").read_text("utf-8").startswith(f"{links}<p >")
    assert (tmp_path / "read/index.html").read_text("utf-8") == page
    expected = ".a{b:url(theme/i.svg)}.made{f:var(--own)}:root{--own:1;--used:2}.a{g:url(fonts/k.woff2)}"
    assert sheet.read_text("utf-8") == expected


@pytest.mark.parametrize(("beside", "kept"), [(True, ".a{b:c}.kb-foot{f:g}"), (False, ".kb-foot{f:g}.note{d:e}")])
def test_sentences_in_another_language_bring_the_dutch_page_no_rules(tmp_path: Path, beside: bool, kept: str) -> None:
    (tmp_path / "site.css").write_text(".a{b:c}.kb-foot{f:g}.note{d:e}", encoding="utf-8")
    link = '<link rel="stylesheet" href="site.css">'
    pages = {"en.html": f'<html lang="en-GB">{link}<p class="kb-foot">Make one note.'}
    if beside:
        pages["nl.html"] = f'<html lang="nl">{link}<p class="a">Noteer het.'
    for name, text in pages.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "assets").mkdir()
    share_used_styles(tmp_path, pages)
    (sheet,) = tmp_path.glob("assets/answers.*.css")
    assert sheet.read_text("utf-8") == kept


@pytest.mark.parametrize("style", [b".a{b:c", b'@import "x.css";.a{b:c}', b".a{b:'\xe9'}"])
def test_pages_keep_a_sheet_that_cannot_be_taken_apart(tmp_path: Path, style: bytes) -> None:
    page = '<link rel="stylesheet" href="a.css"><p class="a">'
    (tmp_path / "a.css").write_bytes(style)
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    share_used_styles(tmp_path, {"index.html"})
    assert (tmp_path / "index.html").read_text("utf-8") == page
