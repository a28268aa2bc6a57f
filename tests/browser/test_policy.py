"""Privacy that the browser proves: what the policy of a page stops, and the little that it cannot."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Error, Page, Playwright, Route, expect
from selectolax.lexbor import LexborHTMLParser

from kennisbank.scripts import digest
from quiz.codes import TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from tests import conftest
from tests.browser.conftest import running_browser
from tests.browser.taking import answer_step, take
from tests.conftest import serving

POLICY = "Content-Security-Policy"
ANSWER_PAGES = (
    *("scan/index.html", "scan/organisatie/index.html", "scan/sessie/index.html", "scan/team/index.html"),
    *("scan/kort/index.html", "scan/kort/team/index.html", "en/scan/index.html", "en/scan/team/index.html"),
)
ORDINARY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "frame-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""All but `script-src`, which differs from page to page."""
ANSWERS = ORDINARY | {
    "img-src": "data:",
    "connect-src": "'none'",
    "worker-src": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "'none'",
}
PATIENCE = 20.0
"""Seconds in which a message must arrive where nothing stops it."""
SILENCE = 300
"""Milliseconds in which nothing may arrive. Without a policy all arrive within a tenth of this."""


def _link(kind: str, extra: str = "") -> str:
    return f"const l = document.createElement('link'); l.rel = '{kind}'; l.href = u; {extra} document.head.append(l)"


def _element(name: str, attribute: str = "src") -> str:
    return f"const e = document.createElement('{name}'); e.{attribute} = u; document.body.append(e)"


STOPPED = {
    "fetch": "fetch(u, { mode: 'no-cors' })",
    "fetch that outlives the page": "fetch(u, { mode: 'no-cors', keepalive: true })",
    "XMLHttpRequest": "const x = new XMLHttpRequest(); x.open('GET', u); x.send()",
    "beacon": "navigator.sendBeacon(u, '4')",
    "WebSocket": "new WebSocket(u.replace('http', 'ws'))",
    "EventSource": "new EventSource(u)",
    "WebTransport": "new WebTransport(u.replace('http', 'https'))",
    "image": "new Image().src = u",
    "image with srcset": "const i = new Image(); i.srcset = u + ' 1x'; document.body.append(i)",
    "background picture": "document.body.style.backgroundImage = `url(${u})`",
    "picture in a drawing": "const n = 'http://www.w3.org/2000/svg', s = document.createElementNS(n, 'svg'),"
    " i = document.createElementNS(n, 'image'); i.setAttribute('href', u); s.append(i); document.body.append(s)",
    "icon": _link("icon"),
    "video": "const v = document.createElement('video'); v.preload = 'auto'; v.src = u; document.body.append(v)",
    "script": _element("script"),
    "module": "import(u)",
    "inline script": "const s = document.createElement('script'); s.textContent ="
    " `fetch('${u}', { mode: 'no-cors' })`; document.head.append(s)",
    "style sheet": _link("stylesheet"),
    "inline style": "const s = document.createElement('style'); s.textContent = `@import url(${u})`;"
    " document.head.append(s)",
    "font": "new FontFace('x', `url(${u})`).load()",
    "form": "const f = document.createElement('form'); f.action = u; f.method = 'post'; document.body.append(f);"
    " f.submit()",
    "prefetch": _link("prefetch"),
    "preload": _link("preload", "l.as = 'image';"),
    "modulepreload": _link("modulepreload"),
    "speculation rules": "const s = document.createElement('script'); s.type = 'speculationrules'; s.textContent ="
    " JSON.stringify({ prefetch: [{ source: 'list', urls: [u] }] }); document.head.append(s)",
    "iframe": _element("iframe"),
    "frame from a string": "const f = document.createElement('iframe'); f.srcdoc = `<img src='${u}'>`;"
    " document.body.append(f)",
    "empty frame": "const f = document.createElement('iframe'); document.body.append(f);"
    " f.contentWindow.fetch(u, { mode: 'no-cors' })",
    "object": _element("object", "data"),
    "embed": _element("embed"),
    "worker": "new Worker(URL.createObjectURL(new Blob([`fetch('${u}', { mode: 'no-cors' })`])))",
    "ping of a link": "const a = document.createElement('a'); a.href = '#x'; a.ping = u; document.body.append(a);"
    " a.click()",
}

NOT_STOPPED = {
    "navigation": "location.href = u",
    "link that somebody follows": "const a = document.createElement('a'); a.href = u; document.body.append(a);"
    " a.click()",
    "new window": "window.open(u)",
    "refresh": "const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + u;"
    " document.head.append(m)",
    "call from browser to browser": "const p = new RTCPeerConnection({ iceServers: [{ urls:"
    " u.replace('http://', 'stun:').replace(/.leak.*/, '') }] }); p.createDataChannel('x');"
    " p.createOffer().then((offer) => p.setLocalDescription(offer)); window.call = p",
}
"""No policy reaches these; docs/privacy.md names them."""


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The whole browser, as people have it: the one without windows asks for no icon."""
    with running_browser(playwright, shell=False) as running:
        yield running


class Listener:
    """Somebody elsewhere who waits for a message: keeps every byte that arrives, over TCP or UDP.

    Names that are looked up, and connections that carry no more than a greeting, are the business of `test_leaks.py`.
    """

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self._tcp = socket.create_server(("127.0.0.1", 0))
        port = self._tcp.getsockname()[1]
        self._udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._udp.bind(("127.0.0.1", port))
        self.address = f"http://127.0.0.1:{port}/leak?answers=4,4,5"
        self._open = True
        self._threads = [threading.Thread(target=run, daemon=True) for run in (self._accept, self._datagrams)]

    def __enter__(self) -> Listener:
        for part in (self._tcp, self._udp):
            part.settimeout(0.05)
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._open = False
        for thread in self._threads:
            thread.join()
        self._tcp.close()
        self._udp.close()

    def wait(self, page: Page, patience: float = PATIENCE) -> None:
        """Until something arrives, at most so many seconds."""
        end = time.monotonic() + patience
        while not self.received and time.monotonic() < end:
            page.wait_for_timeout(10)

    def _accept(self) -> None:
        while self._open:
            try:
                connection, _ = self._tcp.accept()
            except OSError:
                continue
            with connection:
                connection.settimeout(0.25)
                try:
                    data = connection.recv(4096)
                except OSError:
                    continue
                if data:
                    self.received.append(data)

    def _datagrams(self) -> None:
        while self._open:
            try:
                self.received.append(self._udp.recv(4096))
            except OSError:
                continue


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page without a policy: what arrives from there would arrive from any page."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "index.html").write_text('<!doctype html><meta charset="utf-8"><title>x</title><body>x', encoding="utf-8")
    (folder / "own.js").write_text("self.x = 1;", encoding="utf-8")
    with serving(folder) as address:
        yield f"{address}/"


@pytest.fixture
def requests(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the site's own server is asked, as it sees it: Chromium also reports an icon from its memory."""
    asked: list[str] = []
    answer = conftest._Handler.do_GET

    def noted(handler: conftest._Handler) -> None:
        asked.append(handler.path)
        answer(handler)

    monkeypatch.setattr(conftest._Handler, "do_GET", noted)
    return asked


def send(page: Page, script: str, listener: Listener) -> None:
    """Try a means; that the browser refuses it with an exception is fine."""
    try:
        page.evaluate(f"(u) => {{ try {{ {script} }} catch (e) {{ return String(e) }} }}", listener.address)
    except Error as problem:
        assert "navigat" in str(problem) or "destroyed" in str(problem), problem


def all_pages(site: Path) -> dict[str, str]:
    return {p.relative_to(site).as_posix(): p.read_text(encoding="utf-8") for p in sorted(site.rglob("*.html"))}


def test_every_page_begins_with_a_policy_that_names_each_of_its_scripts(site: Path) -> None:
    pages = all_pages(site)
    assert len(pages) > 40
    for name, html in pages.items():
        soup = BeautifulSoup(html.partition("</head>")[0], "html.parser")
        assert soup.head is not None
        charset, meta, referrer, *rest = soup.head.find_all(True, recursive=False)
        assert charset.get("charset") == "utf-8", name
        assert meta.get("http-equiv") == POLICY, name
        assert referrer.attrs == {"name": "referrer", "content": "no-referrer"}, name
        assert not any(tag.get("http-equiv") == POLICY for tag in rest), name
        policy = dict(rule.split(" ", 1) for rule in str(meta["content"]).split("; "))
        assert "unsafe" not in str(meta["content"]), name
        scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
        hashes = {f"'{digest(text)}'" for text in scripts}
        for script in LexborHTMLParser(html).css("script[src]"):
            source, integrity = str(script.attributes["src"]), script.attributes.get("integrity")
            file = (site / name).parent / source if name != "404.html" else site / source.lstrip("/")
            assert integrity == digest(file.read_bytes()), name
            hashes.add(f"'{integrity}'" if name in ANSWER_PAGES else "'self'")
        assert set(policy.pop("script-src").split()) == hashes, name
        assert policy == (ANSWERS if name in ANSWER_PAGES else ORDINARY), name


@pytest.mark.provokes("integrity|Content Security Policy|fout|Failed to find")
def test_one_changed_byte_stops_a_script_file(server: str, page: Page) -> None:
    def change(route: Route) -> None:
        route.fulfill(body=route.fetch().text() + " ", content_type="text/javascript")

    page.route("**/assets/scan/scan.*.js", change)
    page.goto(f"{server}scan/")
    assert page.locator('[data-action="next"]').count() == 0 or not page.locator('[data-action="next"]').is_visible()


@pytest.mark.provokes(".")
@pytest.mark.parametrize("address", ["scan/", "scan/team/", "scan/organisatie/"])
def test_no_other_script_of_the_own_address_runs_where_answers_are(
    address: str, site: Path, server: str, page: Page
) -> None:
    """Somebody who can put a file on the server, or another site there, still gets nothing to run in these pages."""
    (file,) = (site / "assets/scan").glob("practices.*.js")
    other = file.relative_to(site).as_posix()
    page.route(f"{server}{other}", lambda route: route.fulfill(body="window.ran = 1", content_type="text/javascript"))
    page.goto(server + address)
    page.evaluate(f"(u) => {{ try {{ {_element('script')} }} catch (e) {{ return String(e); }} }}", server + other)
    page.wait_for_timeout(SILENCE)
    assert page.evaluate("window.ran") is None


@pytest.mark.provokes(".")
@pytest.mark.parametrize("address", ["scan/", "scan/team/", "scan/organisatie/"])
def test_no_text_becomes_html_where_answers_are(address: str, server: str, page: Page) -> None:
    page.goto(server + address)
    if not page.evaluate("'trustedTypes' in window"):
        pytest.skip("this browser knows no Trusted Types")
    for attempt in (
        "document.body.innerHTML = '<p>x'",
        "new DOMParser().parseFromString('<p>x', 'text/html')",
        "document.body.insertAdjacentHTML('beforeend', '<p>x')",
        "document.write('<p>x')",
        "trustedTypes.createPolicy('default', { createHTML: (text) => text })",
    ):
        refused = page.evaluate(f"() => {{ try {{ {attempt}; return false; }} catch {{ return true; }} }}")
        assert refused, attempt


def test_no_page_with_answers_leads_to_another_site(site: Path) -> None:
    """With the headers of hosting/, the browser shows an error in the place of the page when somebody follows one."""
    for name in ANSWER_PAGES:
        soup = BeautifulSoup((site / name).read_bytes(), "html.parser")
        addresses = [str(link["href"]) for link in soup.find_all(["a", "area"], href=True)]
        assert [address for address in addresses if re.match(r"[a-z]+:|//", address)] == [], name


OWN_HOST = {
    **{name: STOPPED[name] for name in ("fetch", "beacon", "image", "icon", "script", "module", "font", "iframe")},
    **{name: STOPPED[name] for name in ("preload", "prefetch", "modulepreload", "style sheet", "worker", "video")},
}


@pytest.mark.provokes(".")
def test_from_the_scan_the_own_server_can_be_asked_for_three_things_only(
    server: str, page: Page, requests: list[str]
) -> None:
    """Whoever runs the server could read its log. When this changes, SECURITY.md says something else."""
    page.goto(f"{server}scan/", wait_until="networkidle")
    page.wait_for_timeout(SILENCE)
    requests.clear()
    for number, script in enumerate(OWN_HOST.values()):
        page.evaluate(
            f"(u) => {{ try {{ {script} }} catch (e) {{ return String(e); }} }}", f"{server}leak?means={number}"
        )
    page.wait_for_timeout(2 * SILENCE)
    names = list(OWN_HOST)
    assert {names[int(path.partition("means=")[2])] for path in requests} == {"style sheet", "font", "prefetch"}


@pytest.mark.parametrize("address", ["", "scan/"])
@pytest.mark.provokes("Content Security Policy|__md_|ReferenceError")
def test_one_changed_byte_stops_an_inline_script(address: str, server: str, page: Page) -> None:
    def change(route: Route) -> None:
        body = route.fetch().text()
        assert "<script>__md_scope=" in body
        route.fulfill(body=body.replace("<script>__md_scope=", "<script> __md_scope="), content_type="text/html")

    changed = page.context.new_page()
    page.goto(server + address)
    assert page.evaluate("typeof __md_scope") == "object"
    refused: list[str] = []
    changed.on("console", lambda message: refused.append(message.text))
    changed.route(server + address, change)
    changed.goto(server + address)
    assert changed.evaluate("typeof __md_scope") == "undefined"
    assert any("inline script" in text and "Content Security Policy" in text for text in refused), refused


@pytest.mark.provokes(".")
def test_every_means_works_where_nothing_stops_it(bare: str, page: Page) -> None:
    """Else the silence of the next test would prove nothing: all are tried here as they are there, each with ears of
    its own. The form comes last, as it takes the page along."""
    page.goto(bare)
    with ExitStack() as ears:
        listeners = {
            means: ears.enter_context(Listener()) for means in sorted(STOPPED, key=lambda name: name == "form")
        }
        for means, listener in listeners.items():
            send(page, STOPPED[means], listener)
        for means, listener in listeners.items():
            listener.wait(page, PATIENCE if means != "WebTransport" else 0)
    assert {means for means, listener in listeners.items() if not listener.received} <= {"WebTransport"}


@pytest.mark.provokes(".")
@pytest.mark.parametrize("address", ["scan/", "scan/organisatie/", "scan/team/", "", "privacy/"])
def test_no_page_can_send_anything_to_another_host(address: str, server: str, page: Page) -> None:
    with ExitStack() as ears:
        page.goto(server + address)
        listeners = {means: ears.enter_context(Listener()) for means in STOPPED}
        for means, script in STOPPED.items():
            send(page, script, listeners[means])
        page.wait_for_timeout(SILENCE)
        assert page.url.partition("#")[0] == server + address, "a page that has gone tries nothing"
    assert {means: listener.received for means, listener in listeners.items() if listener.received} == {}


@pytest.mark.provokes(".")
def test_the_scan_cannot_install_a_service_worker(server: str, bare: str, page: Page) -> None:
    register = "(u) => navigator.serviceWorker.register(u).then(() => 'installed', (e) => e.name)"
    page.goto(bare)
    assert page.evaluate(register, "own.js") == "installed"
    page.goto(f"{server}scan/")
    script = page.evaluate("document.querySelector('script[src]').src")
    assert page.evaluate(register, script) != "installed"


@pytest.mark.provokes(".")
@pytest.mark.parametrize("means", NOT_STOPPED)
def test_what_no_policy_stops_is_named_on_the_privacy_page(means: str, site: Path, server: str, page: Page) -> None:
    """When an engine learns to stop one of these, this test says so and the page may promise more."""
    page.goto(f"{server}scan/")
    with Listener() as listener:
        send(page, NOT_STOPPED[means], listener)
        listener.wait(page.context.pages[0])
        assert listener.received
    text = BeautifulSoup((site / "privacy/index.html").read_bytes(), "html.parser").get_text(" ")
    assert "WebRTC" in text
    assert re.search(r"andere\s+pagina\s+opent|link\s+(?:volgt|openen)|nieuw\s+venster", text)


def test_search_works_under_the_policy(server: str, page: Page) -> None:
    page.goto(server)
    field = page.locator("input[data-md-component='search-query']")
    field.fill("intervisie")
    field.press("End")  # the theme looks at keys, not at what changed
    found = page.locator(".md-search-result__link", has_text=re.compile("intervisie", re.IGNORECASE))
    expect(found.first).to_be_visible(timeout=20_000)


def test_colour_switch_works_under_the_policy_and_stays(server: str, page: Page) -> None:
    page.goto(server)
    scheme = "document.body.dataset.mdColorScheme + document.body.dataset.mdColorMedia"
    seen = {page.evaluate(scheme)}
    for _ in range(2):
        page.locator("[data-kb-palette]").click()
        page.wait_for_timeout(50)
        seen.add(page.evaluate(scheme))
    assert len(seen) == 3
    chosen = page.evaluate(scheme)
    page.reload()
    assert page.evaluate(scheme) == chosen


def test_whole_scan_makes_no_request_after_loading(server: str, page: Page, requests: list[str]) -> None:
    page.goto(f"{server}scan/", wait_until="networkidle")
    page.wait_for_timeout(SILENCE)  # the icon comes last
    assert requests
    requests.clear()
    expect(page.locator('[data-action="next"]')).to_be_visible()
    responses = {item.id: 4 for item in QUESTIONNAIRE.items}
    answer_step(page, responses, by_pointer=True)  # the other steps are as this one
    take(page, responses)
    page.locator('[data-action="erase"]').click()
    page.locator('[data-action="confirm-erase"]').click()
    assert requests == []


def test_team_page_makes_no_request_after_loading(server: str, page: Page, requests: list[str]) -> None:
    responses = tuple(1 + place % 5 for place in range(len(QUESTIONNAIRE.items)))
    codes = [
        encode(ResultCode(format=TEAM, fingerprint=fingerprint(QUESTIONNAIRE), nonce=nonce, responses=responses))
        for nonce in range(6)
    ]
    page.goto(f"{server}scan/team/", wait_until="networkidle")
    page.wait_for_timeout(SILENCE)  # the icon comes last
    assert requests
    requests.clear()
    page.locator("textarea[data-team-input]").fill("\n".join(codes))
    page.locator('[data-action="show-team"]').click()
    expect(page.locator("[data-team-result]")).to_be_visible()
    assert requests == []
