"""`python -m tools.preview`: the site while somebody writes it, on http://127.0.0.1:8000/. `make serve` does this.

The site is built again after each change. What keeps it from being built is told in the terminal, each time, and
stands in the browser in the place of every page; what would keep it from being published stands above the page.
Exit 0 after Ctrl+C, 1 when the port cannot be used.
"""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

os.environ["NO_MKDOCS_2_WARNING"] = "1"  # eight lines of news, printed when the theme is imported
os.environ["SITE_URL"] = ""  # the address for which the site is published is not the one here
if os.environ.get("BUILDER") == "properdocs":
    import properdocs.replacement  # noqa: F401 - from here on, what is called mkdocs is ProperDocs

from click import ClickException
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from hooks.messages import BUILDER_LOG, in_dutch
from kennisbank.config_file import NAME, config_faults
from kennisbank.plain_words import unexpected
from tools.fault_page import fault_page, with_notice

ROOT: Final = Path(__file__).resolve().parent.parent
HOST: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build told: `faults` when there is no site because of them, `warnings` what is not right yet."""

    faults: str = ""
    warnings: tuple[str, ...] = ()


class Builder:
    """Builds the site of a project, again and again, into one folder, and keeps what the last build told."""

    def __init__(self, root: Path, site: Path, address: str, say: Callable[[str], object] = print) -> None:
        self.outcome = Outcome()
        self.watch: Callable[[str], object] = lambda path: None
        self._root, self._site, self._address, self._say = root, site, address, say
        self._started = False

    def __call__(self) -> None:
        """Build; whatever goes wrong is told and kept, and never raised."""
        begun = time.monotonic()
        told = _Told()
        log = logging.getLogger(BUILDER_LOG)
        log.addHandler(told)
        try:
            faults = self._build(told)
        finally:
            log.removeHandler(told)
        warnings = tuple(dict.fromkeys(told.messages[logging.WARNING]))
        self.outcome = Outcome(faults=faults, warnings=warnings)
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

    def _build(self, told: _Told) -> str:
        """What keeps the site from being built; empty when it is there."""
        problems = config_faults(self._root / NAME)
        if problems:
            return "\n".join(["mkdocs.yml klopt nog niet. Verbeter dit en sla op:", *(f"  - {p}" for p in problems)])
        try:
            config = self._config()
            build(config, serve_url=self._address)
        except ClickException as problem:  # the faults of our own build are in the log by now
            return "\n".join(told.messages[logging.ERROR]) or in_dutch(problem.message)
        except Exception as problem:
            return "\n".join([*told.messages[logging.ERROR], unexpected(problem, self._root)])
        return "\n".join(told.messages[logging.ERROR])

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self._root / NAME), site_dir=str(self._site), strict=False)
        config.site_url = self._address
        if not self._started:
            config.plugins.on_startup(command="serve", dirty=False)
            self._started = True
        for path in (config.docs_dir, *config.watch):
            self.watch(path)
        return config


class _Told(logging.Handler):
    """Keeps what MkDocs and our build tell, by level."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[int, list[str]] = {logging.WARNING: [], logging.ERROR: []}

    def emit(self, record: logging.LogRecord) -> None:
        level = logging.ERROR if record.levelno >= logging.ERROR else logging.WARNING
        self.messages[level].append(in_dutch(record.getMessage()))


class Server(LiveReloadServer):
    """The server of MkDocs, with what is wrong on the pages themselves."""

    def __init__(self, builder: Builder, port: int, site: Path) -> None:
        super().__init__(builder=builder, host=HOST, port=port, root=str(site))
        self._told = builder

    def watch_new(self, path: str) -> None:
        """Look at a file or a folder, unless that is done already."""
        place = str(Path(path).resolve())
        if place not in self._watched_paths and Path(place).exists():
            self.watch(place)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The answer to a request; for a page, with the faults in its place or above it."""
        path = environ["PATH_INFO"]
        if self._told.outcome.faults and path.endswith(("/", ".html")):
            with self._epoch_cond:
                epoch = self._visible_epoch
            page = fault_page(self._told.outcome.faults).encode()
            body: bytes = self._inject_js_into_html(page, epoch)  # type: ignore[no-untyped-call]
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [body]
        answer = super().serve_request(environ, start_response)
        if path.endswith(("/", ".html")) and self._told.outcome.warnings:
            shown = b"".join(answer).decode()
            getattr(answer, "close", lambda: None)()
            return [with_notice(shown, self._told.outcome.warnings).encode()]
        return answer


def main(arguments: Sequence[str]) -> int:
    """Build and serve until Ctrl+C; see the top of this file for the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.preview", description="Toon de site terwijl je schrijft.")
    parser.add_argument("--port", default="8000", help="een andere poort, zoals 8001")
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
    logging.getLogger(BUILDER_LOG).propagate = False
    site = Path(tempfile.mkdtemp(prefix="kennisbank-"))
    try:
        _serve(Builder(ROOT, site, address, say=lambda text: print(text, flush=True)), int(port), site)
    except KeyboardInterrupt:
        print("Gestopt.")
    finally:
        shutil.rmtree(site, ignore_errors=True)
    return 0


def _serve(builder: Builder, port: int, site: Path) -> None:
    server = Server(builder, port, site)
    builder.watch = server.watch_new
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
