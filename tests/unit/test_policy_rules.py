"""What the policy of a page says, what breaks it, and what may not come from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from kennisbank.outside import in_page, in_style, is_outside
from kennisbank.pages import tags
from kennisbank.policy import Kind, faults, inline_scripts, policy, with_policy
from kennisbank.seal import outside_faults, write_policies

HEAD = '<!doctype html><html><head>\n<meta charset="utf-8">\n<title>x</title></head>'


def test_hash_is_of_the_exact_text_of_each_script_that_runs() -> None:
    html = (
        '<script>a("<b>")</script><script src="x.js"></script><script type="application/json">{}</script>'
        '<script type="module">b</script><!-- <script>c</script> -->'
    )
    assert list(inline_scripts(html)) == ['a("<b>")', "b"]
    for text in ('a("<b>")', "b"):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy(html)


def test_line_ends_count_as_the_browser_sees_them() -> None:
    assert policy("<script>a\r\nb\rc</script>") == policy("<script>a\nb\nc</script>")


def test_equal_scripts_are_named_once() -> None:
    assert policy("<script>a</script><script>a</script>").count("sha256") == 1


@pytest.mark.parametrize("kind", Kind)
def test_nothing_in_any_policy_is_unsafe(kind: Kind) -> None:
    rules = policy("<script>a</script>", kind)
    assert "unsafe" not in rules
    assert "*" not in rules
    assert rules.startswith("default-src 'none'; ")


def test_pages_with_answers_reach_for_nothing() -> None:
    rules = policy("", Kind.ANSWERS)
    for name in ("connect-src", "worker-src", "frame-src", "form-action"):
        assert f"{name} 'none'" in rules


def test_policy_stands_right_after_the_charset_and_replaces_an_earlier_one() -> None:
    once = with_policy(HEAD)
    assert '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"' in once
    again = with_policy(once, Kind.ANSWERS)
    assert again.count("http-equiv") == 1
    assert "connect-src 'none'" in again
    assert with_policy(again) == once


def test_page_without_charset_is_refused() -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy("<html><head></head></html>")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<p style="color:red">', "style-attribuut"),
        ("<td STYLE='x'>", "style-attribuut"),
        ("<style>p{}</style>", "<style>-blok"),
        ('<button onclick="go()">', "(onclick)"),
        ('<a href="javascript:go()">', "javascript:-adres"),
        ('<a href=" JavaScript:go()">', "javascript:-adres"),
    ],
)
def test_what_the_policy_would_block_is_a_fault(html: str, words: str) -> None:
    (fault,) = faults(html)
    assert words in fault


@pytest.mark.parametrize(
    "html",
    [
        "<p>We schrijven style= en onclick= en javascript: in een zin.</p>",
        "<code>&lt;p style=x&gt;</code>",
        "<!-- <style>p{}</style> -->",
        '<script>el.innerText = "<p style=x>"</script>',
        '<p data-style="x" title="is on one = two">',
    ],
)
def test_words_about_styles_and_scripts_are_no_fault(html: str) -> None:
    assert faults(html) == []


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://elders.example/x.js"></script>',
        "<script src=//elders.example/x.js></script>",
        '<img src="http://elders.example/x.png">',
        '<img srcset="a.png 1x, https://elders.example/x.png 2x">',
        '<link rel="stylesheet" href="https://elders.example/x.css">',
        '<link rel="preconnect" href="https://elders.example">',
        '<link rel="dns-prefetch" href="//elders.example">',
        '<link rel="icon" href="https://elders.example/x.ico">',
        '<link rel="preload" as="font" href="https://elders.example/x.woff2">',
        '<iframe src="https://elders.example/"></iframe>',
        '<object data="https://elders.example/x.svg">',
        '<video poster="https://elders.example/x.jpg">',
        '<svg><use href="https://elders.example/x.svg#a"/></svg>',
        '<svg><image xlink:href="https://elders.example/x.png"/></svg>',
        '<a href="x.html" ping="https://elders.example/">',
        '<meta http-equiv="refresh" content="0; url=https://elders.example/">',
        '<base href="https://elders.example/">',
        '<link rel="prefetch" href="volgende/">',
        '<link rel="next" href="volgende/">',
    ],
)
def test_whatever_a_browser_fetches_elsewhere_by_itself_is_a_fault(html: str) -> None:
    assert len(in_page(html)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://elders.example/">',
        '<link rel="canonical" href="https://host.example/pad/">',
        '<link rel="stylesheet" href="../assets/site.css">',
        '<img src="data:image/png;base64,AAAA">',
        '<svg xmlns="http://www.w3.org/2000/svg"><use href="#a"/></svg>',
        '<p>Zet src="https://elders.example/x.js" nooit in een pagina.</p>',
    ],
)
def test_ordinary_links_and_own_files_are_fine(html: str) -> None:
    assert in_page(html) == []


def test_the_own_address_is_not_outside() -> None:
    assert in_page('<link rel="icon" href="https://host.example/x.svg">', "https://host.example/pad/") == []
    assert is_outside("https://host.example.elders.example/", "https://host.example/")


def test_style_sheets_load_nothing_elsewhere() -> None:
    own = "a{background:url(data:image/svg+xml;x)} b{mask:url('../x.svg')} /* url(https://a.example) */"
    assert in_style(own) == []
    assert len(in_style("@import 'https://elders.example/x.css'; a{src:url(//elders.example/f.woff2)}")) == 2


def test_attributes_are_read_in_any_spelling() -> None:
    (tag,) = tags("<IMG SRC = 'a&amp;b.png' hidden ALT=x>")
    assert (tag.name, tag.attributes) == ("img", {"src": "a&b.png", "hidden": "", "alt": "x"})


# ---- The last look at a built site -----------------------------------------------------------------------------


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site of one page."""
    (tmp_path / "index.html").write_text(f"{HEAD}<body><script>a</script></body></html>", encoding="utf-8")
    return tmp_path


def test_every_page_gets_its_policy_and_answer_pages_the_closed_one(built: Path) -> None:
    (built / "scan").mkdir()
    (built / "scan/index.html").write_text(f"{HEAD}<body></body></html>", encoding="utf-8")
    assert list(write_policies(built, {"scan/index.html"})) == []
    ordinary, answers = ((built / name).read_text(encoding="utf-8") for name in ("index.html", "scan/index.html"))
    assert ordinary.count("http-equiv") == answers.count("http-equiv") == 1
    assert "connect-src 'self'" in ordinary
    assert "connect-src 'none'" in answers


def test_every_page_that_breaks_the_policy_is_named(built: Path) -> None:
    for name, body in (("a", "<p style='x'>"), ("b", "<p onclick='x'>")):
        (built / f"{name}.html").write_text(HEAD + body, encoding="utf-8")
    (built / "c.html").write_text("<html>", encoding="utf-8")
    (told,) = write_policies(built, set())
    assert re.search(r"(?s)a\.html: een style.*b\.html: een script.*c\.html: <meta charset", told)


def test_everything_from_outside_is_named(built: Path) -> None:
    assert list(outside_faults(built, "")) == []
    (built / "a.html").write_text('<img src="https://elders.example/x.png">', encoding="utf-8")
    (built / "b.css").write_text("@import 'https://elders.example/x.css'", encoding="utf-8")
    (told,) = outside_faults(built, "")
    assert re.search(r"(?s)a\.html: <img>.*b\.css: laadt", told)


def test_a_file_that_is_no_utf8_is_told_in_words_beside_the_others(built: Path) -> None:
    (built / "a.svg").write_bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"))
    (built / "b.css").write_bytes("/* één */".encode("latin-1"))
    (told,) = outside_faults(built, "")
    assert told.splitlines() == [
        "Of deze bestanden iets van een andere plek laden, is niet na te gaan, want ze zijn geen UTF-8:",
        "  - a.svg: bewaar dit bestand opnieuw, als UTF-8.",
        "  - b.css: bewaar dit bestand opnieuw, als UTF-8.",
    ]
    (built / "c.css").write_text("@import 'https://elders.example/x.css'", encoding="utf-8")
    loads, unreadable = outside_faults(built, "")
    assert "c.css: laadt" in loads
    assert "a.svg: bewaar" in unreadable
