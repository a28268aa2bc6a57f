"""What the policy of a page says, what breaks it, and what may not come from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from kennisbank.outside import in_drawing, in_other_xml, in_page, in_style, is_outside
from kennisbank.pages import elements
from kennisbank.policy import Kind, faults, kind_of, policy, with_policy
from kennisbank.scripts import inline_scripts, script_files, with_integrity
from kennisbank.seal import seal
from tests.unit.hostile_pages import SCRIPTS

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


@pytest.mark.parametrize(("html", "scripts"), SCRIPTS)
def test_a_script_is_what_a_browser_takes_for_one(html: str, scripts: list[str]) -> None:
    assert list(inline_scripts(html)) == scripts


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
    for name in ("script-src", "connect-src", "worker-src", "frame-src", "form-action"):
        assert f"{name} 'none'" in rules
    assert "img-src data:;" in rules
    assert "require-trusted-types-for 'script'; trusted-types 'none'" in rules


HASH = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_a_script_in_a_file_is_named_by_the_hash_that_it_names_itself() -> None:
    signed = f'<script src="x.js" integrity="{HASH}"></script>'
    assert f"; script-src '{HASH}';" in policy(signed, Kind.ANSWERS)
    assert "; script-src 'self';" in policy(signed)
    for unsigned in ('<script src="x.js"></script>', '<script src="x.js" integrity="x\' *"></script>'):
        assert "; script-src 'none';" in policy(unsigned, Kind.ANSWERS), "a file without a hash does not run"


def test_from_a_file_no_hash_of_a_file_is_asked_for() -> None:
    """No browser checks it there: the script would not run."""
    html = f'{HEAD}<body><script src="x.js" integrity="{HASH}"></script></body></html>'
    page = with_policy(with_policy(html, Kind.ANSWERS), Kind.ANSWERS, from_file=True)
    assert "integrity" not in page
    assert "script-src 'self' file:;" in page
    assert "img-src data:;" in page
    assert "connect-src 'none'" in with_policy(html, from_file=True)


def test_a_page_says_itself_what_it_may_do() -> None:
    assert [kind_of(with_policy(HEAD, kind)) for kind in Kind] == list(Kind)
    assert kind_of(HEAD) is Kind.ORDINARY


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ('<script src="x.js"></script>', ["x.js"]),
        ('<script defer src="a/x.js" async></script>', ["a/x.js"]),
        ('<script src="x.js" integrity="sha256-old="></script>', ["x.js"]),
        ("<p>script src=</p>", []),
        ("<script>a</script>", []),
    ],
)
def test_each_script_gets_the_hash_of_its_file_and_loses_an_older_one(html: str, scripts: list[str]) -> None:
    asked: list[str] = []

    def digest_of(address: str) -> str:
        asked.append(address)
        return HASH

    page = with_integrity(html, digest_of)
    assert asked == scripts
    assert [script.get("integrity") for script in script_files(page)] == [HASH] * len(scripts)
    assert with_integrity(page, lambda _: None) == html.replace(' integrity="sha256-old="', "")


def test_policy_stands_right_after_the_charset_and_replaces_an_earlier_one() -> None:
    once = with_policy(HEAD)
    assert '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy"' in once
    again = with_policy(once, Kind.ANSWERS)
    assert again.count("http-equiv") == 1
    assert "connect-src 'none'" in again
    assert with_policy(again) == once


@pytest.mark.parametrize(
    "start",
    [
        "<html><head></head></html>",
        "<html><head></head><body><meta charset=utf-8></body></html>",
        '<html><head><!-- <meta charset="utf-8"> --><script>a</script></head></html>',
        "<html><head><script>'<meta charset=utf-8>'</script></head></html>",
        "<html><head><script>a</script><meta charset=utf-8></head></html>",
        "<html><head><link rel=stylesheet href=x.css><meta charset=utf-8></head></html>",
        "<html><head><template><meta charset=utf-8></template></head></html>",
        "<html><head><noscript><meta charset=utf-8></noscript></head></html>",
        "<html><head><title><meta charset=utf-8></title></head></html>",
    ],
)
def test_page_of_which_the_charset_does_not_come_first_is_refused(start: str) -> None:
    with pytest.raises(ValueError, match="charset"):
        with_policy(start)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('<p style="color:red">', "style-attribuut"),
        ("<table><td STYLE='x'>", "style-attribuut"),
        ("<style>p{}</style>", "<style>-blok"),
        ('<button onclick="go()">', "(onclick)"),
        ('<a href="javascript:go()">', "javascript:-adres"),
        ('<a href=" JavaScript:go()">', "javascript:-adres"),
        ('<a href="&#1;java&Tab;script&colon;go()">', "javascript:-adres"),
        ('<a href="java&#115cript:go()">', "javascript:-adres"),
        ("<a href='java\nscript:go()'>", "javascript:-adres"),
        ('<svg><a xlink:href="javascript:go()"></a></svg>', "javascript:-adres"),
        ("<form action=javascript:go()>", "javascript:-adres"),
        ("<p/style=x>", "style-attribuut"),
        ("<p title='>' style=x>", "style-attribuut"),
        ("<p a=1 style=x style=y>", 'style="x"'),
        ("<svg/onload=go()>", "(onload)"),
        ("<svg><circle ONFOCUSIN=go() /></svg>", "(onfocusin)"),
        ("<svg><style>p{}</style></svg>", "<style>-blok"),
        ("<svg><foreignObject><p style=x></foreignObject></svg>", "style-attribuut"),
        ("<template><div><template><p style=x></template></div></template>", "style-attribuut"),
        ("<noscript><p onclick=go()></noscript>", "(onclick)"),
        ("<body><body onload=go()>", "(onload)"),
        ("<!--><p style=x>-->", "style-attribuut"),
        ('<iframe srcdoc="&lt;p>"></iframe>', "(srcdoc)"),
        ('<a href="https://a.example/" target="_blank" rel="noreferrer Opener">x</a>', "rel=opener"),
        ('<form action="https://a.example/"></form>', "(action)"),
        ("<button formaction=x>x</button>", "(formaction)"),
        ('<a href="https://elders.example/" referrerpolicy="unsafe-url">', "het adres van de pagina doorgeeft: <a"),
        ("<meta name=REFERRER content=origin>", "het adres van de pagina doorgeeft: <meta"),
    ],
)
def test_what_the_policy_would_block_is_a_fault(html: str, words: str) -> None:
    (fault,) = faults(html)
    assert words in fault


@pytest.mark.parametrize(
    "html",
    [
        '<script src="x.js"></script>',
        "<SCRIPT SRC=x.js></SCRIPT>",
        '<template><script src="x.js"></script></template>',
        '<svg><script xlink:href="x.js"/></svg>',
        '<script src="x.js" integrity="x"></script>',
    ],
)
def test_a_script_whose_file_is_not_known_is_a_fault(html: str) -> None:
    (fault,) = faults(html)
    assert "niet bij de site hoort" in fault
    assert faults(f'<script src="x.js" integrity="{HASH}"></script>') == []


def test_a_picture_that_must_be_fetched_is_a_fault_where_answers_are() -> None:
    (fault,) = faults('<img src="x.png" alt="">', Kind.ANSWERS)
    assert "opgehaald" in fault
    assert faults('<img src="data:image/png;base64,AAAA" alt="">', Kind.ANSWERS) == []
    assert faults('<img src="x.png" alt="">') == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>We schrijven style= en onclick= en javascript: in een zin.</p>",
        "<code>&lt;p style=x&gt;</code>",
        "<!-- <style>p{}</style> -->",
        '<script>el.innerText = "<p style=x>"</script>',
        '<p data-style="x" title="is on one = two">',
        '<p title="<p style=x>" data-on="<style>">',
        "<textarea><p style=x></textarea><title><style></title>",
        "<svg><![CDATA[<p style=x>]]></svg>",
        "<p a=1 title=x title='<p style=y>'>",
        "<p style=x",
        '<meta name="referrer" content="no-referrer"><a referrerpolicy="no-referrer" href="x">',
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
        '<meta http-equiv="refresh" content="0 https://elders.example/;x">',
        '<a href="x.html" ping="x https://elders.example/">',
        '<base href="https://elders.example/">',
        '<link rel="prefetch" href="volgende/">',
        '<link rel="next" href="volgende/">',
        "<meta http-equiv=REFRESH content=\"0,URL='https://elders.example/'\">",
        '<img src="&#47/elders.example/x.png">',
        "<img src='\\\\elders.example/x.png'>",
        "<img src='ht\ntps://elders.example/x.png'>",
        "<img/src=https://elders.example/x.png>",
        '<a title="<a " href=x><img src="https://elders.example/x.png"></a>',
        '<!--><img src="https://elders.example/x.png">-->',
        '<template><img src="https://elders.example/x.png"></template>',
        '<noscript><img src="https://elders.example/x.png"></noscript>',
        '<noscript><!-- </noscript><img src="https://elders.example/x.png"> -->',
        '<svg><feImage href="https://elders.example/x.png"/></svg>',
        '<svg><pattern href="https://elders.example/x.svg#a"/></svg>',
        '<svg><path fill="url(https://elders.example/x.svg#a)"/></svg>',
        '<svg><script xlink:href="https://elders.example/x.js"/></svg>',
        '<svg><style>@import "https://elders.example/x.css"</style></svg>',
        '<body background="https://elders.example/x.png">',
        '<input type=image src="https://elders.example/x.png">',
        '<img src=x src=y><img src="https://elders.example/x.png" src="eigen.png">',
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
        '<!-- <img src="https://elders.example/x.png"> -->',
        '<script>a("<img src=https://elders.example/x.png>")</script>',
        '<textarea><img src="https://elders.example/x.png"></textarea>',
        '<svg><a xlink:href="https://elders.example/"></a></svg>',
        '<img src="eigen.png" src="https://elders.example/x.png">',
    ],
)
def test_ordinary_links_and_own_files_are_fine(html: str) -> None:
    assert in_page(html) == []


def test_the_own_address_is_not_outside() -> None:
    assert in_page('<link rel="icon" href="https://host.example/x.svg">', "https://host.example/pad/") == []
    assert is_outside("https://host.example.elders.example/", "https://host.example/")


def test_another_xml_file_loads_nothing_elsewhere_either() -> None:
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body><img src="https://elders.example/x.png"/></body></html>'
    assert in_other_xml(page) == ["<img> laadt https://elders.example/x.png."]
    site_map = '<urlset xmlns="https://sitemaps.example/0.9"><url><loc>https://a.example/</loc></url></urlset>'
    assert in_other_xml(site_map) == in_other_xml("<a") == []


def test_style_sheets_load_nothing_elsewhere() -> None:
    own = "a{background:url(data:image/svg+xml;x)} b{mask:url('../x.svg')} /* url(https://a.example) */"
    assert in_style(own) == []
    assert len(in_style("@import 'https://elders.example/x.css'; a{src:url(//elders.example/f.woff2)}")) == 2


@pytest.mark.parametrize(
    "css",
    [
        '@import"https://elders.example/x.css"',
        "@import/**/'https://elders.example/x.css'",
        "@IMPORT URL( https://elders.example/x.css )",
        "a{background:u\\72l(https://elders.example/x.png)}",
        "a{background:url(\\68ttps://elders.example/x.png)}",
        "a{background:url('\\2f/elders.example/x.png')}",
        "a{background:image-set('https://elders.example/x.png' 1x)}",
        'a{background:-webkit-image-set("a.png" 1x, "//elders.example/x.png" 2x)}',
        'a{background:src("https://elders.example/x.png")}',
        'a{content:"";background:url("https://elders.example/x.png")}',
        'a{content:"/*";background:url(https://elders.example/x.png)}b{content:"*/"}',
        'a{content:"\n;background:url(https://elders.example/x.png)}b{content:"}',
        "a{content:'\f;background:url(https://elders.example/x.png)}b{content:'}",
        'a{content:"\\\r\n";background:url(https://elders.example/x.png)}b{content:"}',
    ],
)
def test_a_style_sheet_that_loads_something_elsewhere_is_a_fault_in_any_spelling(css: str) -> None:
    assert len(in_style(css)) == 1


def test_an_address_in_words_or_a_comment_of_a_style_sheet_is_no_fault() -> None:
    assert in_style('a::after{content:"https://elders.example"}/* url(https://elders.example) */') == []
    assert in_style('@font-face{src:url("a.woff2")format("woff2")}a{background:url(/**/https://elders.example)}') == []


@pytest.mark.parametrize(
    "body",
    [
        '<use href="https://elders.example/x.svg#a"/>',
        '<x:image xmlns:x="http://www.w3.org/2000/svg" xlink:href="https://elders.example/x.png"/>',
        '<use xmlns:l="http://www.w3.org/1999/xlink" l:href="https://elders.example/x.svg#a"/>',
        '<image xlink:href="https://elders.example/x.png" q:href="x" xmlns:q="urn:q"/>',
        '<image href="https://elders.example/x.png" HREF="x"/>',
        '<image href="x.png"><set attributeName="href" to="https://elders.example/x.png"/></image>',
        '<image href="x.png"><animate attributeName="href" values="y.png; //elders.example/x.png"/></image>',
        "<style>a{fill:url(https://elders.example/x.svg#a)}</style>",
        '<rect fill="url(//elders.example/x.svg#a)"/>',
        "<rect>",
    ],
)
def test_a_drawing_that_loads_something_elsewhere_or_cannot_be_read_is_a_fault(body: str) -> None:
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    assert len(in_drawing(f"<svg {names}>{body}</svg>")) == 1
    assert in_drawing(f'<svg {names}><use href="#a"/><a href="https://elders.example/"/></svg>') == []


def test_a_drawing_may_name_no_style_sheet_elsewhere() -> None:
    sheet = '<?xml-stylesheet type="text/css" href="https://elders.example/x.css"?>'
    assert in_drawing(f'{sheet}<svg xmlns="http://www.w3.org/2000/svg"/>') == [
        "<link rel=stylesheet> laadt https://elders.example/x.css."
    ]


def test_attributes_are_read_in_any_spelling() -> None:
    (element,) = elements("<IMG SRC = 'a&amp;b.png' hidden ALT=x>")
    assert (element.name, element.attributes) == ("img", {"src": "a&b.png", "hidden": "", "alt": "x"})


# ---- The last look at a built site -----------------------------------------------------------------------------


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A site of one page."""
    (tmp_path / "index.html").write_text(f"{HEAD}<body><script>a</script></body></html>", encoding="utf-8")
    return tmp_path


def test_every_page_gets_its_policy_and_answer_pages_the_closed_one(built: Path) -> None:
    (built / "scan").mkdir()
    (built / "scan/index.html").write_text(f"{HEAD}<body></body></html>", encoding="utf-8")
    assert seal(built, answer_pages={"scan/index.html"}, own_scripts={"a"}) == []
    ordinary, answers = ((built / name).read_text(encoding="utf-8") for name in ("index.html", "scan/index.html"))
    assert ordinary.count("http-equiv") == answers.count("http-equiv") == 1
    assert "connect-src 'self'" in ordinary
    assert "connect-src 'none'" in answers


def test_every_page_that_breaks_the_policy_is_named(built: Path) -> None:
    for name, body in (("a", "<p style='x'>"), ("b", "<p onclick='x'>")):
        (built / f"{name}.html").write_text(HEAD + body, encoding="utf-8")
    (built / "c.html").write_text("<html>", encoding="utf-8")
    (told,) = seal(built, answer_pages=set())
    assert re.search(r"(?s)a\.html: een style.*b\.html: een script.*c\.html: <meta charset", told)
    assert seal(built, answer_pages=None) == []


def test_a_site_that_is_only_looked_at_is_told_the_same_by_the_file_of_the_editor_and_stays_as_it_is(
    built: Path,
) -> None:
    (built / "a.html").write_text(f"{HEAD}<p style='x'>", encoding="utf-8")
    before = {path: path.read_bytes() for path in built.rglob("*") if path.is_file()}
    (told,) = seal(built, answer_pages=set(), write=False, sources={"a.html": "docs/a.md"})
    assert "  - docs/a.md: een style" in told
    assert {path: path.read_bytes() for path in built.rglob("*") if path.is_file()} == before


def test_everything_from_outside_is_named(built: Path) -> None:
    assert seal(built, answer_pages=None) == []
    (built / "a.html").write_text('<img src="https://elders.example/x.png">', encoding="utf-8")
    (built / "b.css").write_text("@import 'https://elders.example/x.css'", encoding="utf-8")
    (told,) = seal(built, answer_pages=None)
    assert re.search(r"(?s)a\.html: <img>.*b\.css: laadt", told)


def test_a_file_that_is_no_utf8_is_told_in_words_beside_the_others(built: Path) -> None:
    (built / "a.svg").write_bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"))
    (built / "b.css").write_bytes("/* één */".encode("latin-1"))
    (told,) = seal(built, answer_pages=None)
    assert told.splitlines() == [
        "Wat deze bestanden doen of laden, is niet na te gaan, want ze zijn geen UTF-8:",
        "  - a.svg: bewaar dit bestand opnieuw, als UTF-8.",
        "  - b.css: bewaar dit bestand opnieuw, als UTF-8.",
    ]
    (built / "c.css").write_text("@import 'https://elders.example/x.css'", encoding="utf-8")
    loads, unreadable = seal(built, answer_pages=None)
    assert "c.css: laadt" in loads
    assert "a.svg: bewaar" in unreadable


def test_a_script_of_the_site_is_named_from_wherever_the_page_stands(built: Path) -> None:
    (built / "assets").mkdir()
    (built / "assets/é x.js").write_text("b()", encoding="utf-8")
    (built / "scan/team").mkdir(parents=True)
    pages = {"index.html": "assets/", "scan/team/index.html": "../../assets/", "404.html": "/pad/kb/assets/"}
    for name, way in pages.items():
        script = f'<script src="{way}%C3%A9%20x.js"></script>'
        (built / name).write_text(f"{HEAD}<body>{script}</body></html>", encoding="utf-8")
    assert seal(built, "https://host.example/pad/kb/", answer_pages=set()) == []
    hashed = base64.b64encode(hashlib.sha256(b"b()").digest()).decode()
    for name in pages:
        page = (built / name).read_text(encoding="utf-8")
        assert f'integrity="sha256-{hashed}"' in page


@pytest.mark.parametrize("address", ["weg.js", "../buiten.js", "/elders/x.js", "assets"])
def test_a_script_that_is_no_file_of_the_site_stops_the_build(built: Path, address: str) -> None:
    (built / "assets").mkdir()
    (built.parent / "buiten.js").write_text("x", encoding="utf-8")
    html = f'{HEAD}<body><script src="{address}"></script></body></html>'
    (built / "index.html").write_text(html, encoding="utf-8")
    (told,) = seal(built, "https://host.example/pad/", answer_pages=set())
    assert "index.html: een script waarvan het bestand niet bij de site hoort" in told


def test_a_fault_on_every_page_is_told_once_with_where_to_look(built: Path) -> None:
    for number in range(9):
        (built / f"p{number}.html").write_text(f"{HEAD}<p style='color:red'>", encoding="utf-8")
    (told,) = seal(built, answer_pages=set())
    (fault,) = [line for line in told.splitlines() if "color:red" in line]
    assert fault.startswith("  - p0.html (en 8 andere pagina’s): een style-attribuut")
    assert fault.endswith("Zoek het in een sjabloon, in overrides/ of eigen/overrides/.")


def test_an_unknown_script_in_pages_is_told_once_with_the_number_of_pages(built: Path) -> None:
    (built / "b.html").write_text(f"{HEAD}<body><script>a</script><script>b</script></body></html>", encoding="utf-8")
    (told,) = seal(built, answer_pages=set(), own_scripts={"b"})
    assert "b.html (en 1 andere pagina’s): een script in de pagina" in told
    assert told.count("‘a’") == 1
    assert "‘b’" not in told


@pytest.mark.parametrize("name", ["e.htm", "a/E.XHTML", "e.svgz", "e.shtml", "e.xsl"])
def test_a_file_that_would_be_a_page_without_a_policy_stops_the_build(built: Path, name: str) -> None:
    (built / name).parent.mkdir(exist_ok=True)
    (built / name).write_text("x", encoding="utf-8")
    (told,) = seal(built, answer_pages=None)
    assert f"{name}: een bestand van deze soort hoort niet op de site." in told


def test_a_published_file_that_begins_as_a_page_stops_the_build_whatever_it_is_called(built: Path) -> None:
    (built / "feed.atom").write_text(" <feed/>", encoding="utf-8")
    (told,) = seal(built, answer_pages=None)
    assert "feed.atom: een bestand van deze soort hoort niet op de site." in told


@pytest.mark.parametrize("name", ["e.svg", "E.SVG", "feed.xml"])
def test_a_published_file_with_a_script_stops_the_build(built: Path, name: str) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><metadata><script>x</script></metadata></svg>'
    (built / name).write_text(drawing, encoding="utf-8")
    (told,) = seal(built, answer_pages=None)
    assert f"{name}: er staat <script> in." in told
