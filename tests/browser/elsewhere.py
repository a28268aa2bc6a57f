"""A network in which every name leads to one listener, so that a test sees whatever a browser would tell the world.

The browser of the other tests is kept from looking up names, and Playwright switches off what browsers do in advance:
a name that is looked up, or a connection that is opened and never used, shows in neither. Here the browser is started
as people start it, in a network namespace of its own. There a resolver answers every question, and listeners note
every name that is asked for, every server name of a TLS connection, every request and every datagram.

`python -m tests.browser.elsewhere FOLDER` is the listener, and without a folder it only tries whether such a network
can be made; `elsewhere` starts it and gives the browser to start.
"""

from __future__ import annotations

import base64
import contextlib
import fcntl
import hashlib
import http.server
import json
import os
import re
import shlex
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.conftest import ROOT

EVIL: Final = "evil.test"
"""Every name below this one is somebody else's."""
STUN: Final = 3478
ADDRESS: Final = "10.83.0.1"
"""Where every name leads to."""
PATIENCE: Final = 30.0
"""Seconds in which the listener must be ready."""
_KEPT: Final = ("--remote-debugging-pipe", "--user-data-dir=", "--headless", "--no-sandbox", "--no-first-run")
"""What stays of the options that Playwright gives: the rest changes what a browser does by itself."""

Event = tuple[str, str]
"""What came by (`dns`, `tls`, `request` or `datagram`), and the name or address in it."""


def entering() -> list[str] | None:
    """The command that makes such a network, or `None` where this system does not allow it."""
    if sys.platform != "linux" or not all(map(shutil.which, ("unshare", "nsenter", "mount", "openssl"))):
        return None
    attempt = [sys.executable, "-m", "tests.browser.elsewhere"]
    for command in (["unshare", "--net", "--mount"], ["unshare", "--map-root-user", "--net", "--mount"]):
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            done = subprocess.run([*command, *attempt], cwd=ROOT, capture_output=True, timeout=30, check=False)
            if done.returncode == 0:
                return command
    return None


class Elsewhere:
    """The network while it is there. Sites stand at `https://<name>.ours.test/`."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes], browser: str) -> None:
        self._log = folder / "log"
        self._seen = 0
        self.browser = folder / "browser"
        user = [] if _same_user(process.pid) else ["--user", "--preserve-credentials"]
        enter = shlex.join(["nsenter", "--target", str(process.pid), *user, "--net", "--mount"])
        kept = "|".join(f"{option}*" for option in _KEPT)
        self.browser.write_text(
            "#!/bin/bash\n# as people start it, but for what lets a test drive it\nkept=()\n"
            f'for option in "$@"; do case "$option" in {kept}) kept+=("$option");; esac; done\n'
            f'exec {enter} {shlex.quote(browser)} "${{kept[@]}}" {_trusting(folder)} --lang=nl about:blank\n',
            encoding="utf-8",
        )
        self.browser.chmod(0o755)

    def events(self) -> list[Event]:
        """What came by since the last time, in its order."""
        lines = self._log.read_text(encoding="utf-8").splitlines()
        found, self._seen = lines[self._seen :], len(lines)
        return [(kind, text) for kind, text in map(json.loads, found)]


@contextmanager
def elsewhere(folder: Path, browser: str, sites: Mapping[str, Path], headers: Mapping[str, Any]) -> Iterator[Elsewhere]:
    """Make the network. `headers` gives for the name of a site its headers by address (a regular expression)."""
    command = entering()
    assert command is not None
    (folder / "sites.json").write_text(
        json.dumps({name: [str(place), headers.get(name, {})] for name, place in sites.items()}), encoding="utf-8"
    )
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", "/CN=test"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(["openssl", "req", "-x509", *kind, *files], capture_output=True, check=True)
    process = subprocess.Popen(
        [*command, sys.executable, "-m", "tests.browser.elsewhere", str(folder)], cwd=ROOT, stderr=subprocess.PIPE
    )
    try:
        end = time.monotonic() + PATIENCE
        while not (folder / "ready").exists():
            if process.poll() is not None or time.monotonic() > end:
                process.kill()
                raise RuntimeError(f"the listener does not start: {process.communicate()[1].decode()}")
            time.sleep(0.02)
        yield Elsewhere(folder, process, browser)
    finally:
        process.kill()
        process.communicate()


def _trusting(folder: Path) -> str:
    """The option that makes the browser trust the certificate of this network.

    By its key and from the start: what drives a browser tells each new frame and worker to pass over a fault in a
    certificate, and on a slow machine that comes after the fault.
    """
    public = subprocess.run(
        ["openssl", "x509", "-in", str(folder / "cert.pem"), "-noout", "-pubkey"], capture_output=True, check=True
    ).stdout
    key = subprocess.run(
        ["openssl", "pkey", "-pubin", "-outform", "der"], input=public, capture_output=True, check=True
    ).stdout
    return f"--ignore-certificate-errors-spki-list={base64.b64encode(hashlib.sha256(key).digest()).decode()}"


def _same_user(pid: int) -> bool:
    own, other = (Path(f"/proc/{who}/ns/user").readlink() for who in ("self", pid))
    return own == other


# ---------- the listener, inside ----------


class _Log:
    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()

    def __call__(self, kind: str, text: str) -> None:
        with self._lock:
            self._file.write(json.dumps([kind, text]) + "\n")
            self._file.flush()


def _listen(folder: Path) -> None:
    (folder / "resolv.conf").write_text("nameserver 127.0.0.1\n", encoding="utf-8")
    resolver = Path("/etc/resolv.conf").resolve()
    subprocess.run(["mount", "--bind", str(folder / "resolv.conf"), str(resolver)], check=True)
    card = _network_card()
    log = _Log(folder / "log")
    sites = json.loads((folder / "sites.json").read_text(encoding="utf-8"))
    for port, note in ((53, _answer_name), (STUN, _note_datagram)):
        udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        udp.bind(("0.0.0.0", port))
        threading.Thread(target=_datagrams, args=(udp, note, log), daemon=True).start()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    context.sni_callback = lambda _socket, name, _context: log("tls", name or "")
    handler = type("Handler", (_Handler,), {"sites": sites, "log": staticmethod(log)})
    servers = [_Server(("0.0.0.0", port), handler) for port in (80, 443)]
    servers[1].socket = context.wrap_socket(servers[1].socket, server_side=True, do_handshake_on_connect=False)
    for server in servers:
        threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder / "ready").touch()
    threading.Event().wait()
    os.close(card)


def _network_card() -> int:
    """A card beside the loopback, with nobody at the other end: without one WebRTC sends nothing, as nothing goes out.

    What `ip` would do, which is not everywhere. The card is there as long as what is given back is open.
    """
    tap, no_information, up = 0x0002, 0x1000, 0x1
    card = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(card, 0x400454CA, struct.pack("16sH", b"net0", tap | no_information))  # TUNSETIFF
    address = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton(ADDRESS))
    mask = struct.pack("HH4s8x", socket.AF_INET, 0, socket.inet_aton("255.255.255.0"))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        for request, name, value in (
            (0x8914, b"lo", struct.pack("h", up)),  # SIOCSIFFLAGS
            (0x8916, b"net0", address),  # SIOCSIFADDR
            (0x891C, b"net0", mask),  # SIOCSIFNETMASK
            (0x8914, b"net0", struct.pack("h", up)),
        ):
            fcntl.ioctl(control, request, struct.pack("16s24s", name, value))
    return card


def _datagrams(udp: socket.socket, note: Any, log: _Log) -> None:
    while True:
        data, sender = udp.recvfrom(4096)
        note(udp, data, sender, log)


def _note_datagram(_udp: socket.socket, data: bytes, _sender: Any, log: _Log) -> None:
    log("datagram", data.hex())


def _answer_name(udp: socket.socket, data: bytes, sender: Any, log: _Log) -> None:
    """Every name is at the same address; of other kinds of records there are none."""
    labels, place = [], 12
    while data[place]:
        labels.append(data[place + 1 : place + 1 + data[place]].decode("ascii", "replace"))
        place += data[place] + 1
    question = data[12 : place + 5]
    kind = struct.unpack("!H", data[place + 1 : place + 3])[0]
    log("dns", ".".join(labels).lower())
    answers = b"\xc0\x0c" + struct.pack("!HHIH4s", 1, 1, 5, 4, socket.inet_aton(ADDRESS)) if kind == 1 else b""
    udp.sendto(data[:2] + struct.pack("!HHHHH", 0x8180, 1, bool(answers), 0, 0) + question + answers, sender)


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Connections that are opened in advance end half-way: that is what the test is about."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 20
    sites: Mapping[str, tuple[str, Mapping[str, Mapping[str, str]]]]
    log: Any

    def setup(self) -> None:
        self.request.settimeout(self.timeout)
        if isinstance(self.request, ssl.SSLSocket):
            self.request.do_handshake()
        super().setup()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._any
        raise AttributeError(name)

    def _any(self) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        site = self.sites.get(host.removesuffix(".ours.test"))
        if site and self.command == "GET":
            self.directory, self._more = site[0], site[1]
            super().do_GET()
            return
        self.log("request", f"{host}{self.path}")
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = _any
    do_HEAD = _any

    def end_headers(self) -> None:
        for pattern, headers in getattr(self, "_more", {}).items():
            if re.search(pattern, self.path):
                for name, value in headers.items():
                    self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _listen(Path(sys.argv[1]))
    else:
        _network_card()
