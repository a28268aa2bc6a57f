"""MkDocs while somebody writes: it builds the site again and again, and its server shows the pages.

What is told in the terminal and on the pages, `tools/preview.py` says. With another name in `BUILDER`, ProperDocs does
the work.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable
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
from kennisbank.config_file import NAME
from kennisbank.plain_words import unexpected

HOST: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a build told: `faults` when there is no site because of them, `warnings` what is not right yet."""

    faults: str = ""
    warnings: tuple[str, ...] = ()


class Project:
    """A project that is built again and again, into one folder; `watch` hears of each place that a page depends on."""

    def __init__(self, root: Path, site: Path, address: str) -> None:
        self.watch: Callable[[str], object] = lambda path: None
        self._root, self._site, self._address = root, site, address
        self._started = False

    def build(self) -> Outcome:
        """Build; whatever goes wrong is in the outcome, and never raised."""
        told = _Told()
        log = logging.getLogger(BUILDER_LOG)
        log.addHandler(told)
        try:
            faults = self._build(told)
        finally:
            log.removeHandler(told)
        return Outcome(faults=faults, warnings=tuple(dict.fromkeys(told.messages[logging.WARNING])))

    def _build(self, told: _Told) -> str:
        """What keeps the site from being built; empty when it is there."""
        try:
            build(self._config(), serve_url=self._address)
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
    """The server of MkDocs. `instead` is what stands in the place of every page, if anything; `above` changes one."""

    def __init__(
        self,
        build: Callable[[], None],
        port: int,
        site: Path,
        *,
        instead: Callable[[], str],
        above: Callable[[str], str],
    ) -> None:
        super().__init__(builder=build, host=HOST, port=port, root=str(site))
        self._instead, self._above = instead, above

    def watch_new(self, path: str) -> None:
        """Look at a file or a folder, unless that is done already."""
        place = str(Path(path).resolve())
        if place not in self._watched_paths and Path(place).exists():
            self.watch(place)

    def serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The answer to a request."""
        is_page = environ["PATH_INFO"].endswith(("/", ".html"))
        if is_page and (page := self._instead()):
            with self._epoch_cond:
                epoch = self._visible_epoch
            body: bytes = self._inject_js_into_html(page.encode(), epoch)  # type: ignore[no-untyped-call]
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8")])
            return [body]
        answer = super().serve_request(environ, start_response)
        if not is_page:
            return answer
        shown = b"".join(answer).decode()
        getattr(answer, "close", lambda: None)()
        return [self._above(shown).encode()]


def without_own_words() -> None:
    """Let MkDocs say nothing on the screen by itself."""
    logging.getLogger(BUILDER_LOG).propagate = False
