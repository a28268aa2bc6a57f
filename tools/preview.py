"""`python -m tools.preview`: the site while somebody writes it, on http://127.0.0.1:8000/. `make serve` does this.

The site is built again after each change. What keeps it from being built is told in the terminal, each time, and
stands in the browser in the place of every page; what would keep it from being published stands above the page.
Exit 0 after Ctrl+C, 1 when the port cannot be used.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from hooks.server import HOST, Outcome, Project, Server, without_own_words
from kennisbank.config_file import NAME, config_faults
from quiz.cli.arguments import Parser
from tools.fault_page import fault_page, with_notice

ROOT: Final = Path(__file__).resolve().parent.parent


class Builder:
    """Builds the site of a project, again and again, into one folder, and keeps what the last build told."""

    def __init__(self, root: Path, site: Path, address: str, say: Callable[[str], object] = print) -> None:
        self.outcome = Outcome()
        self.project = Project(root, site, address)
        self._root, self._say = root, say

    def __call__(self) -> None:
        """Build; whatever goes wrong is told and kept, and never raised."""
        begun = time.monotonic()
        self.outcome = self._built()
        faults, warnings = self.outcome.faults, self.outcome.warnings
        for text in (*warnings, faults):
            if text:
                self._say(text)
        seconds = f"{time.monotonic() - begun:.1f}".replace(".", ",")
        clock = time.strftime("%H:%M:%S")
        if faults:
            self._say(f"{clock}  De site is niet gebouwd: zie hierboven. Verbeter het en sla op.")
        elif warnings:
            self._say(
                f"{clock}  De site staat er, in {seconds} s. Voor je publiceert, moet kloppen wat hierboven staat."
            )
        else:
            self._say(f"{clock}  De site staat er, in {seconds} s.")

    def _built(self) -> Outcome:
        problems = config_faults(self._root / NAME)
        if problems:
            heading = "mkdocs.yml klopt nog niet. Verbeter dit en sla op:"
            return Outcome(faults="\n".join([heading, *(f"  - {problem}" for problem in problems)]))
        return self.project.build()

    def page_instead(self) -> str:
        """What the browser shows in the place of every page; empty when there is a site."""
        return fault_page(self.outcome.faults) if self.outcome.faults else ""

    def with_warnings(self, page: str) -> str:
        """The page with what would keep it from being published above it."""
        return with_notice(page, self.outcome.warnings)


def server_of(builder: Builder, port: int, site: Path) -> Server:
    """The server that shows what a builder made."""
    server = Server(builder, port, site, instead=builder.page_instead, above=builder.with_warnings)
    builder.project.watch = server.watch_new
    return server


def main(arguments: Sequence[str]) -> int:
    """Build and serve until Ctrl+C; see the top of this file for the exit status."""
    parser = Parser(prog="python -m tools.preview", description="Toon de site terwijl je schrijft.")
    parser.add_argument("--port", metavar="GETAL", default="8000", help="een andere poort, zoals 8001")
    port = parser.parse_args(arguments).port
    if not port.isdecimal() or not 0 < int(port) < 65536:
        print(f"Poort ‘{port}’ bestaat niet. Kies een getal tot en met 65535: make serve PORT=8001", file=sys.stderr)
        return 1
    if not _can_be_used(int(port)):
        print(
            f"Poort {port} kan niet worden gebruikt; misschien draait de site al. "
            "Kies een andere: make serve PORT=8001",
            file=sys.stderr,
        )
        return 1
    address = f"http://{HOST}:{port}/"
    print(f"De site komt op {address} en stopt met Ctrl+C.", flush=True)
    without_own_words()
    site = Path(tempfile.mkdtemp(prefix="kennisbank-"))
    try:
        _serve(Builder(ROOT, site, address, say=lambda text: print(text, flush=True)), int(port), site)
    except KeyboardInterrupt:
        print("Gestopt.")
    finally:
        shutil.rmtree(site, ignore_errors=True)
    return 0


def _serve(builder: Builder, port: int, site: Path) -> None:
    server = server_of(builder, port, site)
    for path in (ROOT / NAME, ROOT / "docs", ROOT / "quiz", ROOT / "eigen"):
        server.watch_new(str(path))
    builder()
    try:
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()


def _can_be_used(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0 if os.name == "nt" else 1)
        try:
            trial.bind((HOST, port))
        except OSError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
