"""`make verify` sees what a browser sees: a host that answers one otherwise, or says something with it, is told."""

from __future__ import annotations

import gzip
import ssl
import threading
import urllib.error
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tools import asking, verify

FILES = {
    "index.html": "<title>home</title>",
    "scan/index.html": "<title>scan</title>",
    "404.html": "<title>weg</title>",
    "assets/x.js": "x();",
    "assets/x.svg": "<svg/>",
}
TYPES = {"html": "text/html; charset=utf-8", "js": "text/javascript", "svg": "image/svg+xml"}
EVIL = b"<title>kwaad</title>"


@dataclass
class Asked:
    """A request, and what an honest host answers to it; a test changes the answer."""

    path: str
    headers: dict[str, str]
    status: int = 200
    sent: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@contextmanager
def host(site: Path, change: Callable[[Asked], None]) -> Iterator[str]:
    """A host under a path; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked = Asked(path=self.path.removeprefix("/kb/"), headers=dict(self.headers))
            name = f"{asked.path}index.html" if asked.path.endswith("/") or not asked.path else asked.path
            if (site / name).is_dir():
                asked.status, asked.sent["Location"] = 301, f"/kb/{asked.path}/"
            elif not (site / name).is_file():
                asked.status, name = 404, "404.html"
            if asked.status != 301:
                asked.body = (site / name).read_bytes()
                asked.sent["Content-Type"] = TYPES[name.rpartition(".")[2]]
            change(asked)
            self.send_response(asked.status)
            for header, value in {**asked.sent, "Content-Length": str(len(asked.body))}.items():
                self.send_header(header, value)
            self.end_headers()
            self.wfile.write(asked.body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/kb/"
        finally:
            server.shutdown()


def verified(site: Path, change: Callable[[Asked], None], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The exit status and all that is told."""
    with host(site, change) as address:
        status = verify.main([address, "--site", str(site)])
    told = capsys.readouterr()
    return status, told.out + told.err


def honest(_asked: Asked) -> None:
    """The answer as it is."""


def test_an_honest_host_is_confirmed_and_what_cannot_be_seen_is_said(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = verified(site, honest, capsys)
    assert status == 0
    assert "Alle 5 bestanden" in told
    assert "Wat deze opdracht niet ziet: bestanden die erbij zijn gezet" in told
    assert "Let op: de host stuurt niet: Content-Security-Policy" in told
    assert "Let op: bij de scan stuurt de host geen Connection-Allowlist" in told


def test_a_host_that_sends_our_headers_gets_no_remark(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def send(asked: Asked) -> None:
        asked.sent |= dict.fromkeys((*verify._WISHED, "Connection-Allowlist"), "x")

    status, told = verified(site, send, capsys)
    assert status == 0
    assert "Let op" not in told


def test_a_host_that_offers_a_newer_protocol_at_its_own_address_gets_no_remark(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def offer(asked: Asked) -> None:
        asked.sent["Alt-Svc"] = 'h3=":443"; ma=86400, h3-29=":443"'
        asked.sent["Content-Security-Policy"] = "frame-ancestors 'self'"

    assert verified(site, offer, capsys)[0] == 0


def test_a_host_that_packs_what_it_sends_is_honest(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def pack(asked: Asked) -> None:
        if "gzip" in asked.headers["Accept-Encoding"] and asked.body:
            asked.body, asked.sent["Content-Encoding"] = gzip.compress(asked.body), "gzip"

    assert verified(site, pack, capsys)[0] == 0


def test_a_host_that_shows_a_page_by_every_address_is_honest(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def show(asked: Asked) -> None:
        if asked.status == 301:
            asked.status, asked.sent = 200, {"Content-Type": "text/html"}
            asked.body = (site / asked.path / "index.html").read_bytes()

    assert verified(site, show, capsys)[0] == 0


def _other(asked: Asked, *, when: bool) -> None:
    if when:
        asked.status, asked.body, asked.sent = 200, EVIL, {"Content-Type": "text/html"}


def _saying(header: str, value: str = "https://elders.example") -> Callable[[Asked], None]:
    def say(asked: Asked) -> None:
        if asked.path == "scan/":
            asked.sent[header] = value

    return say


ATTACKS: dict[str, tuple[Callable[[Asked], None], str]] = {
    "other page for a browser": (
        lambda a: _other(a, when=a.path == "scan/" and "Mozilla" in a.headers["User-Agent"]),
        "scan/index.html: anders",
    ),
    "other page for a navigation": (
        lambda a: _other(a, when=a.path == "scan/" and "Sec-Fetch-Dest" in a.headers),
        "scan/index.html: anders",
    ),
    "other page for who takes it packed": (
        lambda a: _other(a, when=a.path == "scan/" and a.headers["Accept-Encoding"] != "identity"),
        "scan/index.html: anders",
    ),
    "other script for a script request": (
        lambda a: _other(a, when=a.headers.get("Sec-Fetch-Dest") == "script"),
        "assets/x.js: anders",
    ),
    "other page without the slash": (lambda a: _other(a, when=a.path == "scan"), "op /scan anders"),
    "other page by its file": (
        lambda a: _other(a, when=a.path == "scan/index.html"),
        "op /scan/index.html anders",
    ),
    "leads elsewhere without the slash": (
        lambda a: a.sent.update(Location="https://elders.example/scan/") if a.path == "scan" else None,
        "op /scan stuurt door naar https://elders.example/scan/",
    ),
    "leads to another page without the slash": (
        lambda a: a.sent.update(Location="/kb/kwaad/") if a.path == "scan" else None,
        "op /scan stuurt door naar /kb/kwaad/",
    ),
    "page that leads elsewhere": (
        lambda a: (
            a.__dict__.update(status=302, body=b"", sent={"Location": "https://elders.example/"})
            if a.path == "scan/"
            else None
        ),
        "scan/index.html: stuurt door naar https://elders.example/",
    ),
    "other page for what is not there": (
        lambda a: a.__dict__.update(body=EVIL) if a.status == 404 else None,
        "404.html: op een adres dat niet bestaat, toont de host een andere pagina",
    ),
    "a page for what is not there": (
        lambda a: _other(a, when=a.status == 404),
        "op een adres dat niet bestaat, antwoordt de host 200 in plaats van 404",
    ),
    "script as text": (
        lambda a: a.sent.update({"Content-Type": "text/plain"}) if a.path.endswith(".js") else None,
        "assets/x.js: de host noemt de soort text/plain in plaats van text/javascript",
    ),
    "page in other letters": (
        lambda a: a.sent.update({"Content-Type": "text/html; charset=utf-7"}) if a.path == "scan/" else None,
        "letters in utf-7 staan",
    ),
    "no type": (lambda a: a.sent.pop("Content-Type", None) and None, "de host noemt de soort geen"),
    "gone": (lambda a: a.__dict__.update(status=404) if a.path == "assets/x.svg" else None, "assets/x.svg: ontbreekt"),
    "fault": (lambda a: a.__dict__.update(status=500) if a.path == "assets/x.svg" else None, "de host antwoordt 500"),
    **{
        name: (_saying(name), f"scan/index.html: de host zegt {name}: https://elders.example")
        for name in verify._UNWANTED
    },
    **{
        f"{name}: {value}": (_saying(name, value), f"scan/index.html: de host zegt in {name} iets te veel: {value}")
        for name, value in (
            ("Content-Security-Policy", "frame-ancestors 'self'; Report-URI https://elders.example/"),
            ("Cross-Origin-Opener-Policy", 'same-origin; report-to="elders"'),
            ("Alt-Svc", 'h3="elders.example:443"; ma=86400'),
        )
    },
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_host_that_does_something_else_is_told(site: Path, capsys: pytest.CaptureFixture[str], attack: str) -> None:
    change, words = ATTACKS[attack]
    status, told = verified(site, change, capsys)
    assert status == 1, told
    assert words in told
    assert "Wat deze opdracht niet ziet" in told


def test_an_address_that_leads_elsewhere_is_told_before_anything_is_built(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("builds a site for a host that is not there")

    monkeypatch.setattr(verify, "build", never)
    move = {"status": 308, "body": b"", "sent": {"Location": "https://elders.example/kb/"}}
    with host(site, lambda asked: asked.__dict__.update(move)) as address:
        assert verify.main([address]) == 2
    assert "stuurt door naar https://elders.example/kb/. Staat de site daar" in capsys.readouterr().err
    assert verify.main(["http://127.0.0.1:9/"]) == 2


def test_a_certificate_of_ones_own_organisation_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = ssl.SSLCertVerificationError()
    problem.verify_message = "self-signed certificate"

    class Opener:
        def open(self, *_: object, **__: object) -> None:
            raise urllib.error.URLError(problem)

    monkeypatch.setattr(asking, "_OPENER", Opener())
    with pytest.raises(asking.NoAnswer, match=r"self-signed certificate.*SSL_CERT_FILE=/pad/naar/ca\.pem"):
        asking.ask("https://host/", "")


def test_a_body_that_grows_without_end_when_unpacked_is_cut_off() -> None:
    answer = asking.Answer(status=200, body=gzip.compress(b"\0" * 10_000_000))
    answer.headers["Content-Encoding"] = "gzip"
    assert len(answer.unpacked(1000)) == 1001
