"""The site as it is built: its addresses, what every page has, the form, the links, and how it is served."""

from __future__ import annotations

import hashlib
import json
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from selectolax.lexbor import LexborHTMLParser

from quiz.definition import QUESTIONNAIRE
from quiz.editions.published import published_definition
from tests.build.conftest import ROOT, Pages, urls_of
from tests.conftest import build_environment

CONTRACT = (
    "",
    "lerende-organisatie/",
    "disciplines/",
    "disciplines/gemeenschappelijke-visie/",
    "disciplines/mentale-modellen/",
    "disciplines/persoonlijk-meesterschap/",
    "disciplines/teamleren/",
    "disciplines/systeemdenken/",
    "succesgebieden/",
    "succesgebieden/bouwen-aan-vertrouwen/",
    "succesgebieden/waarde-van-leren-aantonen/",
    "succesgebieden/medewerkers-in-hun-kracht/",
    "succesgebieden/kennis-delen-als-kracht/",
    "succesgebieden/leren-en-reflecteren/",
    "succesgebieden/organisatieondersteuning/",
    "leerkaart/",
    "scan/",
    "scan/team/",
    "scan/organisatie/",
    "scan/sessie/",
    "scan/papier/",
    "scan/verantwoording/",
    "werkvormen/",
    "begrippen/",
    "bronnen/",
    "e-boek/",
    "privacy/",
    "toegankelijkheid/",
    "en/",
    "en/scan/",
    "en/scan/team/",
    "en/scan/paper/",
    "en/privacy/",
)
HASH = re.compile(r"\.([0-9a-f]{8,})\.(?:min\.)?(?:js|css)$")
UNFINISHED = re.compile(r"volgt (?:nog|binnenkort)|lorem ipsum|\bTODO\b|\bFIXME\b|\bTBD\b|\{\{|\{%|\[@", re.IGNORECASE)
PATIENCE = 120
"""Seconds that a build under `serve` may take on a machine that has more to do."""


# ---- Addresses and pages ----------------------------------------------------------------------------


@pytest.mark.parametrize("address", CONTRACT, ids=lambda address: f"/{address}")
def test_every_address_of_the_contract_exists(pages: Pages, address: str) -> None:
    assert address in pages


def test_a_link_on_an_english_page_says_when_it_leads_to_dutch(trees: dict[str, LexborHTMLParser]) -> None:
    english = {address: page for address, page in trees.items() if address.startswith("en/")}
    silent, told = set(), 0
    for address, page in english.items():
        for link in page.css("a[href]"):
            named = link.attributes
            to = urlsplit(urljoin(f"https://x/{address}", str(named["href"])))
            if to.netloc != "x" or to.path.lstrip("/") not in trees.keys() - english.keys():
                continue
            told += 1
            inside = [part for part in link.css("[lang]") if part.mem_id != link.mem_id]
            says = named.get("data-elsewhere") or "in Dutch" in link.text() or named.get("lang") or inside
            if named.get("hreflang") != "nl" or not says:
                silent.add(f"/{address}: {link.html}")
    assert told > 40
    assert silent == set()


def test_every_practice_has_its_page(pages: Pages) -> None:
    slugs = {path.stem for path in (ROOT / "docs" / "werkvormen").glob("*.md")} - {"index"}
    assert len(slugs) >= 14
    assert {f"werkvormen/{slug}/" for slug in slugs} <= set(pages)


def test_every_page_is_in_its_language_and_says_what_it_is(trees: dict[str, LexborHTMLParser]) -> None:
    problems = []
    for address, page in trees.items():
        headings = [heading.text(separator=" ", strip=True) for heading in page.css("h1")]
        title = page.css_first("head > title")
        language = "en-GB" if address.startswith("en/") else "nl"
        if page.root is None or page.root.attributes.get("lang") != language:
            problems.append(f"/{address}: the language is not {language}")
        if len(headings) != 1 or not headings[0]:
            problems.append(f"/{address}: not one heading of the first level but {headings}")
        if title is None or not title.text(strip=True):
            problems.append(f"/{address}: no title")
        if not _description(page).strip():
            problems.append(f"/{address}: no description")
    assert problems == []


def test_titles_and_descriptions_tell_pages_apart(trees: dict[str, LexborHTMLParser]) -> None:
    seen: dict[str, str] = {}
    problems = []
    for address, page in trees.items():
        title = page.css_first("head > title")
        if address == "404.html" or title is None:
            continue
        for text in (title.text(strip=True), _description(page)):
            if text in seen:
                problems.append(f"/{address} and /{seen[text]} share “{text}”")
            seen[text] = address
    assert problems == []


def test_no_part_of_a_page_is_announced_by_the_heading_that_follows(trees: dict[str, LexborHTMLParser]) -> None:
    """A named `section` is a landmark: a voice says the words twice, and leaves it aloud."""
    problems = []
    for address, page in trees.items():
        for part in page.css("section[aria-labelledby]"):
            if part.css(f'[id="{part.attributes["aria-labelledby"]}"]'):
                problems.append(f"/{address}: {part.attributes['aria-labelledby']}")
    assert problems == []


def test_the_menu_says_the_language_of_a_title_on_the_page_for_lost_addresses_too(
    trees: dict[str, LexborHTMLParser],
) -> None:
    for address in ("404.html", "over/"):
        spoken = {part.text(strip=True) for part in trees[address].css('nav [lang="en"]')}
        assert "After action review" in spoken, address


def test_every_page_can_be_reached_by_links_from_home(trees: dict[str, LexborHTMLParser]) -> None:
    reached: set[str] = set()
    ahead = [""]
    while ahead:
        address = ahead.pop()
        if address in reached or address not in trees:
            continue
        reached.add(address)
        links = trees[address].css("a[href]")
        ahead += [target for target, _ in (_resolved(address, str(a.attributes["href"] or "")) for a in links)]
    assert set(trees) - reached - {"404.html"} == set()


def test_no_page_is_unfinished(site: Path) -> None:
    texts = {path.relative_to(site).as_posix(): _prose(path) for path in sorted(site.rglob("*.html"))}
    assert all(texts.values())
    assert [f"{name}: {match[0]}" for name, text in texts.items() for match in UNFINISHED.finditer(text)] == []


def test_every_picture_has_a_text_alternative(trees: dict[str, LexborHTMLParser]) -> None:
    pictures = [(address, image.attributes) for address, page in trees.items() for image in page.css("img")]
    assert pictures
    assert [f"/{address}: {image.get('src')}" for address, image in pictures if "alt" not in image] == []


# ---- Links ------------------------------------------------------------------------------------------


def test_every_internal_link_and_anchor_resolves(trees: dict[str, LexborHTMLParser], site: Path) -> None:
    anchors = {
        address: {tag.attributes["id"] for tag in page.css("[id]")}
        | {a.attributes["name"] for a in page.css("a[name]")}
        for address, page in trees.items()
    }
    # The answers get their rows, with these ids, when the result is shown (overrides/scan/answers.mjs).
    for address in ("scan/", "en/scan/"):
        anchors[address] |= {f"antwoord-{item.id}" for item in QUESTIONNAIRE.items}
    broken, looked_at = set(), 0
    for address, page in trees.items():
        for tag, attribute, url in urls_of(page):
            parts = urlsplit(url)
            if parts.scheme or parts.netloc or url in ("", "#"):
                continue
            looked_at += 1
            target, anchor = _resolved(address, url)
            place = f"/{address}: <{tag.tag} {attribute}={url!r}>"
            if target not in trees and not (site / target).is_file():
                broken.add(f"{place}: there is no /{target}")
            elif anchor and target in trees and anchor not in anchors[target]:
                broken.add(f"{place}: /{target} has no #{anchor}")
    assert looked_at > 10_000
    assert sorted(broken) == []


def test_links_lead_to_folders_and_not_to_files(trees: dict[str, LexborHTMLParser]) -> None:
    links = [(address, str(a.attributes["href"] or "")) for address, page in trees.items() for a in page.css("a[href]")]
    found = [
        f"/{address}: {url}"
        for address, url in links
        if not urlsplit(url).scheme and urlsplit(url).path.endswith((".md", "index.html"))
    ]
    assert len(links) > 5_000
    assert found == []


def test_nothing_loads_from_another_host(trees: dict[str, LexborHTMLParser], site: Path) -> None:
    found = set()
    for address, page in trees.items():
        for tag, attribute, url in urls_of(page):
            loads = tag.tag not in ("a", "area", "form") and not (
                tag.tag == "link" and tag.attributes.get("rel") == "canonical"
            )
            if loads and urlsplit(url).netloc:
                found.add(f"/{address}: <{tag.tag} {attribute}={url!r}>")
        for tag in page.css("[style], style"):
            style = f"{tag.attributes.get('style') or ''}{tag.text() if tag.tag == 'style' else ''}"
            found |= {f"/{address}: {url}" for url in _outside_in_style(style)}
        for hint in page.css('link[rel~="preconnect"], link[rel~="dns-prefetch"]'):
            found.add(f"/{address}: {hint.html}")
    for sheet in site.rglob("*.css"):
        found |= {f"{sheet.name}: {url}" for url in _outside_in_style(sheet.read_text(encoding="utf-8"))}
    assert sorted(found) == []


# ---- The scan ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def form(pages: Pages) -> Tag:
    found = pages["scan/"].select('form[data-module="scan"]')
    assert len(found) == 1
    return found[0]


def test_the_form_holds_forty_fieldsets_in_the_order_of_the_definition(form: Tag) -> None:
    assert [field["data-item"] for field in form.select("fieldset")] == [item.id for item in QUESTIONNAIRE.items]


def test_every_item_has_a_legend_and_six_answers_in_order(form: Tag) -> None:
    labels = [point.label for point in QUESTIONNAIRE.scale.points] + [QUESTIONNAIRE.scale.dont_know]
    fields = form.select("fieldset[data-item]")
    for number, (item, field) in enumerate(zip(QUESTIONNAIRE.items, fields, strict=True), start=1):
        legends = field.find_all("legend", recursive=False)
        assert [_spoken(legend) for legend in legends] == [f"{number}. {item.text}"]
        radios = field.select('input[type="radio"]')
        assert [radio["value"] for radio in radios] == ["1", "2", "3", "4", "5", "0"]
        assert {radio["name"] for radio in radios} == {item.id}
        assert not [radio for radio in radios if radio.has_attr("checked")]
        assert [_spoken(radio.find_parent("label")).casefold() for radio in radios] == [
            label.casefold() for label in labels
        ]


def test_the_name_of_an_answer_is_its_label_and_the_legend_alone_says_the_statement(form: Tag) -> None:
    """Repeated in each name, the statements are heard seven times."""
    for radio in form.select('fieldset[data-item] input[type="radio"]'):
        assert not [name for name in radio.attrs if name.startswith("aria-")]


@pytest.mark.parametrize(
    ("address", "hooks"),
    [
        (
            "scan/",
            [
                '[data-action="next"]',
                '[data-action="previous"]',
                '[data-action="show-result"]',
                '[data-action="erase"]',
                "[data-progress]",
                "[data-error-summary][hidden]",
                "[data-result][hidden]",
                '[data-action="start"]',
                '[data-notice][role="status"]',
            ],
        ),
        (
            "scan/organisatie/",
            [
                'input[type="file"][data-organisation-file][multiple]',
                "[data-organisation-refused][hidden]",
                "[data-organisation-rejected]",
                "[data-organisation-result][hidden]",
                "[data-organisation-letters]",
                '[data-action="download-organisation-json"]',
                '[data-action="download-organisation-csv"]',
                "[data-organisation-workshop]",
                '[data-action="full-screen"]',
                '[data-notice][role="status"]',
            ],
        ),
        (
            "scan/team/",
            [
                "textarea[data-team-input]",
                'input[type="file"][data-team-file]',
                '[data-action="show-team"]',
                "[data-team-n]",
                "[data-team-rejected]",
                "[data-team-result][hidden]",
            ],
        ),
    ],
)
def test_the_page_has_each_hook_of_the_contract_once(pages: Pages, address: str, hooks: list[str]) -> None:
    # This parser reads what waits in a template as any other element.
    shown = {hook: [tag for tag in pages[address].select(hook) if not tag.find_parent("template")] for hook in hooks}
    counts = {hook: len(tags) for hook, tags in shown.items()}
    assert counts == dict.fromkeys(hooks, 1)


@pytest.fixture(scope="module")
def result(site: Path) -> Tag:
    """The part of the result, with what waits in its template: this parser reads that as any other element."""
    page = BeautifulSoup((site / "scan/index.html").read_text("utf-8"), "html.parser")
    return page.select("[data-result] > [data-result-template]")[0]


def test_the_result_waits_in_a_template_with_each_hook_of_the_contract_once(result: Tag) -> None:
    hooks = (
        *("[data-overall][data-score]", "[data-result-code]", "[data-team-code]"),
        *('[data-standout="disciplines"]', '[data-standout="success_areas"]'),
        *('[data-extreme="low"]', '[data-extreme="high"]'),
        *(
            f'[data-action="{name}"]'
            for name in ("copy-team-code", "copy-code", "copy-link", "download-json", "download-csv", "print")
        ),
    )
    assert {hook: len(result.select(hook)) for hook in hooks} == dict.fromkeys(hooks, 1)
    assert not result.select("output, [aria-live]"), "nothing reads a code aloud unasked"


def test_the_result_has_a_place_for_each_dimension_in_the_order_of_the_definition(result: Tag) -> None:
    places = result.select("[data-dimension]")
    assert [place["data-dimension"] for place in places] == [d.id for d in QUESTIONNAIRE.dimensions]
    assert sorted(str(place["data-dimension"]) for place in places) == sorted(d.id for d in QUESTIONNAIRE.dimensions)
    assert all(place.has_attr("data-score") and place.has_attr("data-band") for place in places)


def test_the_definition_is_published_as_the_contract_says(site: Path) -> None:
    published = json.loads((site / "assets" / "scan" / "definition.json").read_text(encoding="utf-8"))
    assert published == published_definition(QUESTIONNAIRE)
    assert re.fullmatch(r"[0-9a-f]{4}", published["fingerprint"])
    assert published["scale"]["dont_know"]["value"] == 0


def test_the_items_do_not_drown_the_search_index(site: Path) -> None:
    index = (site / "search" / "pages.json").read_text(encoding="utf-8")
    places = {
        document["location"]
        for document in json.loads(index)["docs"]
        if sum(item.text in document["text"] for item in QUESTIONNAIRE.items) > 8
    }
    assert places == set()


# ---- Assets -----------------------------------------------------------------------------------------


def test_the_names_of_generated_assets_hold_a_hash_of_their_content(site: Path) -> None:
    generated = [
        path
        for path in [*(site / "assets").glob("*.*"), *(site / "assets" / "scan").iterdir()]
        if path.suffix in (".js", ".css")
    ]
    assert {path.name.split(".")[0] for path in generated} >= {"scan", "team", "site"}
    for path in generated:
        found = HASH.search(path.name)
        assert found, f"{path.name} has no hash"
        assert hashlib.sha256(path.read_bytes()).hexdigest().startswith(found[1]), path.name


def test_every_script_and_style_that_a_page_loads_has_a_hash_in_its_name(trees: dict[str, LexborHTMLParser]) -> None:
    paths = {urlsplit(url).path for page in trees.values() for _, _, url in urls_of(page)}
    loaded = {path for path in paths if path.endswith((".js", ".css"))}
    assert len(loaded) > 5
    assert {path for path in loaded if not HASH.search(path)} == set()


def test_sources_that_were_joined_are_not_published_apart(site: Path) -> None:
    assert not list(site.glob("stylesheets/*"))
    assert not list(site.glob("javascripts/*"))
    assert not list(site.rglob("*.mjs"))
    assert not list(site.rglob("*.py"))


# ---- Serving, and what stays here -------------------------------------------------------------------


def test_while_serving_each_good_save_shows_also_after_a_fault_and_without_a_restart(project: Path) -> None:
    before = QUESTIONNAIRE.items[0].text
    first, second = "We weten voor wie we werken.", "Iedereen weet voor wie we werken."
    with _served(project) as served:
        assert before in served.scan()
        _edit_items(project, (before, first))
        served.wait_until_shown(first)
        assert before not in served.scan()
        _edit_items(project, (first, "Waarom?"))
        served.wait_for("De site is niet gebouwd")
        _edit_items(project, ("Waarom?", second))
        served.wait_until_shown(second)
        assert first not in served.scan()


def test_no_path_of_this_machine_stands_in_the_site(site: Path) -> None:
    own = (str(ROOT).encode(), str(site).encode(), str(Path.home()).encode() + b"/")
    found = [str(path) for path in site.rglob("*") if path.is_file() and any(part in path.read_bytes() for part in own)]
    assert found == []


# ---- Helpers ----------------------------------------------------------------------------------------


def test_a_browser_keeps_nothing_that_is_typed_on_a_page_with_answers(
    trees: dict[str, LexborHTMLParser], pages: Pages
) -> None:
    """Neither for a form elsewhere nor for who reloads the page, and no spelling service reads it."""
    problems = []
    with_answers = [address for address, tree in trees.items() if tree.css_first('meta[content*="trusted-types"]')]
    assert len(with_answers) > 5
    for address in with_answers:
        for field in pages[address].select("input:not([type=radio], [type=checkbox], [type=file]), textarea"):
            around = field.find_parent(attrs={"autocomplete": True})
            if (field.get("autocomplete") or (around and around["autocomplete"])) != "off":
                problems.append(f"/{address}: {str(field)[:90]} has no autocomplete=off")
            if field.get("type", "text") == "text" and not {"spellcheck", "inputmode", "readonly"} & field.attrs.keys():
                problems.append(f"/{address}: {str(field)[:90]} has no spellcheck=false")
    assert problems == []


def _resolved(address: str, url: str) -> tuple[str, str]:
    """Where a link on a page leads: address relative to the root, and anchor."""
    parts = urlsplit(urljoin(f"http://site/{address}", url))
    return ("" if parts.netloc != "site" else unquote(parts.path.removeprefix("/"))), unquote(parts.fragment)


def _description(page: LexborHTMLParser) -> str:
    found = page.css_first('meta[name="description"]')
    return str((found.attributes.get("content") if found else None) or "")


def _outside_in_style(style: str) -> list[str]:
    return re.findall(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", style)


def _spoken(tag: Tag | None) -> str:
    """The text without what is hidden from assistive technology."""
    assert isinstance(tag, Tag)
    parts = [text for text in tag.find_all(string=True) if not text.find_parent(attrs={"aria-hidden": "true"})]
    return " ".join("".join(parts).split())


def _prose(path: Path) -> str:
    """What people read: no scripts, styles, or the sentences with gaps that a script fills in."""
    page = LexborHTMLParser(path.read_text(encoding="utf-8"))
    for node in page.css("script, style, template, [data-texts], code, pre"):
        node.decompose()
    assert page.body is not None
    return page.body.text(separator=" ")


def _edit_items(project: Path, *changes: tuple[str, str]) -> None:
    path = project / "quiz" / "definition" / "items.py"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


_SHOWN = "De site staat er"
"""What is said after each build of which there is a site."""


class _Served:
    """A running `make serve`. What it says is waited for, line by line."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process = process
        self._said: list[str] = []
        self._address = f"http://127.0.0.1:{port}/scan/"
        self.wait_for(_SHOWN)

    def wait_for(self, words: str) -> None:
        """Return when it says this; fail when it ends, which it also does after `PATIENCE` seconds."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.append(line)
            if words in line:
                return
        pytest.fail(f"“{words}” was never said:\n{''.join(self._said)}")

    def scan(self) -> str:
        """The page of the scan. The server answers when the build that it is at has ended well."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(self._address, timeout=PATIENCE) as response:
                    return str(response.read().decode("utf-8"))
            except urllib.error.URLError as problem:  # it listens a moment after the first build
                if not isinstance(problem.reason, ConnectionRefusedError) or time.monotonic() > until:
                    raise

    def wait_until_shown(self, words: str) -> None:
        """Return when the page holds these words; one save may be built in two goes."""
        self.wait_for(_SHOWN)
        while words not in self.scan():
            self.wait_for(_SHOWN)


@contextmanager
def _served(project: Path) -> Iterator[_Served]:
    """What `make serve` runs, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [sys.executable, "-m", "tools.preview", "--port", str(port)],
        cwd=project,
        env=build_environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    ) as process:
        watch = threading.Timer(PATIENCE, process.kill)
        watch.start()
        try:
            yield _Served(process, port)
        finally:
            watch.cancel()
            process.kill()
