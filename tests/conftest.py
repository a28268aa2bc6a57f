"""What every kind of test shares: the real site, built once a run, and a server for it."""

from __future__ import annotations

import functools
import gc
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.mirrored import write_mirrored

# No deadline: a busy machine is no fault. The same cases each time: a run that fails can be repeated.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
# The tests are about the general edition: what an organisation keeps in eigen/ takes no part, in no process.
os.environ["EIGEN"] = str(ROOT / "tests" / "geen-eigen")
SUB_PATH = "/pad/kennisbank/"
LONGEST_BUILD = 300
"""Seconds after which a build that does not end counts as failed."""
SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""For a Java program that runs for seconds: to make its code fast takes longer than it lasts."""


def pytest_report_teststatus(report: pytest.TestReport, config: pytest.Config) -> tuple[str, str, str] | None:
    """No dot for a test that passes: what is shown is what needs a look, and the summary. `-v` shows all."""
    if report.when == "call" and report.passed and config.get_verbosity() < 0:
        return "passed", "", ""
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow tests first, so that no worker is still busy with one when the others have finished."""
    order = ("build", "engines", "browser", "unit")
    items.sort(key=lambda item: next((n for n, part in enumerate(order) if part in item.path.parts), len(order)))


def pytest_collection_finish() -> None:
    """The thousands of tests that wait are no rubbish: Python need not look through them again after every few elements
    of the pages that it reads."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "site", "dist", "tests", "benchmarks")


def copy_project(target: Path, source: Path = ROOT) -> Path:
    """Copy what a build needs, as the general edition: the block of an organisation is emptied.

    Whoever fills in that block, as docs/intranet.md says, keeps tests that pass.
    """
    shutil.copytree(source, target, ignore=LEFT_OUT)
    config = target / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    before, block, after = re.split(r"(?ms)(^  organisatie:.*?(?=^\S))", text, maxsplit=1)
    config.write_text(before + re.sub(r"(?m)^( {4,}\w+:).*$", r"\1", block) + after, encoding="utf-8")
    return target


def build_environment(**more: str) -> dict[str, str]:
    """The environment for a build in a test: what the developer has set, without addresses, with a fixed date."""
    environment = {name: value for name, value in os.environ.items() if name not in ("SITE_URL", "SITE_DIR")}
    fixed = {"SITE_URL": "", "SOURCE_DATE_EPOCH": "1767225600", "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    return environment | fixed | more


def build(project: Path, target: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The strict build of `make site`. Not `--quiet`: MkDocs counts only the warnings that it prints."""
    return run(project, "mkdocs", "build", "--strict", "--site-dir", str(target), **environment)


def run(
    project: Path, module: str, *arguments: str, nothing_kept: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """A module of Python in a process of its own, in the folder of a project.

    With `nothing_kept` it finds and leaves nothing that a build keeps for the next: all is worked out in this process.
    """
    begin = ["-c", f"import runpy, sys; sys.prefix = ''; runpy.run_module({module!r}, run_name='__main__')"]
    return subprocess.run(
        [sys.executable, *(begin if nothing_kept else ["-m", module]), *arguments],
        cwd=project,
        env=build_environment(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LONGEST_BUILD,
        check=False,
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder with the site as `make site` makes it of the general edition. The workers share one build."""

    def make(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
        result = build(project, target)
        for maker in ("ebook", "kit"):
            if not result.returncode:
                result = run(project, maker, "--site", str(target))
        return result

    return built_once(tmp_path_factory, worker_id, "site", make)


@pytest.fixture(scope="session")
def mirrored_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The same site, without e-book and kit, with a made-up language from right to left beside the others."""

    def make(project: Path, target: Path) -> subprocess.CompletedProcess[str]:
        write_mirrored(project)
        return build(project, target)

    return built_once(tmp_path_factory, worker_id, "mirrored", make)


def built_once(
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
    name: str,
    make: Callable[[Path, Path], subprocess.CompletedProcess[str]],
) -> Path:
    """The folder of a site that the first worker makes, from a copy of the project; the others wait for it."""
    shared = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        shared = shared.parent
    target, problem, unfinished = (shared / f"{name}{end}" for end in ("", "-problem.txt", "-unfinished"))
    with _only_one(shared / f"{name}.lock"):
        if not target.is_dir() and not problem.is_file():
            result = make(copy_project(shared / f"{name}-project"), unfinished)
            if result.returncode:
                problem.write_text(result.stdout + result.stderr, encoding="utf-8")
            else:
                unfinished.rename(target)
    if problem.is_file():
        pytest.fail(f"the strict build failed:\n{_gist(problem.read_text(encoding='utf-8'))}", pytrace=False)
    return target


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the site at the root of a server, ending with a slash."""
    with serving(site) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def sub_path_server(site: Path) -> Iterator[str]:
    """The address of the same site under a path, as on GitHub Pages; nothing else is on that server."""
    with serving(site, SUB_PATH) as address:
        yield f"{address}{SUB_PATH}"


@contextmanager
def serving(folder: Path, below: str = "/") -> Iterator[str]:
    """A server for a folder on a free port; gives `http://127.0.0.1:port`, without a slash."""
    handler = functools.partial(_Handler, directory=str(folder), below=below)
    with _Server(("127.0.0.1", 0), handler) as httpd:
        thread = threading.Thread(target=functools.partial(httpd.serve_forever, poll_interval=0.05), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{httpd.server_address[1]}"
        finally:
            httpd.shutdown()
            thread.join()


_NAMED_BY_CONTENT = re.compile(r"/assets/.*\.[0-9a-f]{8,}\.(?:min\.)?(?:js|css)$")


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that closes a connection half-way is not a fault of the site."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - the base class types it as an instance attribute
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript; charset=utf-8",
        ".epub": "application/epub+zip",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *arguments: Any, directory: str, below: str) -> None:
        self.below = below
        super().__init__(*arguments, directory=directory)

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.below):
            return str(Path(self.directory, "outside-of-the-site"))
        return super().translate_path("/" + path.removeprefix(self.below))

    def end_headers(self) -> None:
        """As hosting/ asks: whether a file is still the same is asked each time, but where its name says so."""
        kept = bool(_NAMED_BY_CONTENT.search(self.path))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def _gist(output: str) -> str:
    """What a build says, without its progress and traceback: each test that needs the site repeats it."""
    lines = [line for line in output.splitlines() if line.strip() and not line.startswith(("INFO ", "Traceback"))]
    return "\n".join(line for line in lines if line.startswith("  - ") or line[0] not in " ^")


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    """Hold a lock between processes: whoever can make the file has it."""
    deadline = time.monotonic() + LONGEST_BUILD + 30
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            if time.monotonic() > deadline:
                pytest.fail(f"another worker has kept {lock} for too long", pytrace=False)
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.unlink()
