"""Chromium, by Playwright."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright, sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.browser.visitor import DEFAULT_CONTEXT
from tests.engines.engine import PATIENCE, Engine, EngineError
from tools.programs import CHROMIUM, find_browser, missing

Result = TypeVar("Result")


class Chromium(Engine):
    """Playwright can run once a thread, and the other tests have theirs: this one lives in a thread of its own."""

    _playwright: Playwright
    _browser: Browser
    _page: Page
    _context: BrowserContext | None = None

    def __init__(self) -> None:
        self._console: list[str] = []
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._do(self._start)

    def fresh(self) -> None:
        if not self._context or not self.forget():
            self._do(self._open)

    def goto(self, url: str) -> None:
        self._do(lambda: self._page.goto(url))

    def reload(self) -> None:
        self._do(lambda: self._page.reload())

    def click(self, selector: str) -> None:
        self._do(lambda: self._page.locator(selector).first.click())

    def type(self, selector: str, text: str) -> None:
        self._do(lambda: self._page.locator(selector).first.press_sequentially(text))

    def evaluate(self, expression: str) -> Any:
        return self._do(lambda: self._page.evaluate(expression))

    def console(self) -> list[str]:
        found, self._console = self._console, []
        return found

    def close(self) -> None:
        self._do(self._stop)
        self._thread.shutdown()

    def _do(self, work: Callable[[], Result]) -> Result:
        try:
            return self._thread.submit(work).result()
        except Error as problem:
            raise EngineError(problem.message) from None

    def _start(self) -> None:
        self._playwright = sync_playwright().start()
        # Its engine is the same without windows; the whole browser has its turn in test_hosting.py and test_policy.py.
        path = find_browser(self._playwright.chromium.executable_path, shell=True)
        if path is None:
            self._playwright.stop()
            raise EngineError(missing(CHROMIUM))
        self._browser = self._playwright.chromium.launch(executable_path=path, args=ARGUMENTS)

    def _open(self) -> None:
        if self._context:
            self._context.close()
        options: dict[str, Any] = {**DEFAULT_CONTEXT}
        self._context = self._browser.new_context(**options)
        self._context.set_default_timeout(PATIENCE * 1000)
        self._context.on("console", lambda message: self._console.append(f"{message.type}: {message.text}"))
        self._context.on("weberror", lambda error: self._console.append(f"error: {error.error}"))
        self._page = self._context.new_page()

    def _stop(self) -> None:
        self._browser.close()
        self._playwright.stop()
