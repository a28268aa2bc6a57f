"""nginx and Apache as an administrator starts them, with the files of hosting/, on a free port of this machine.

Only the addresses, the certificate and the folder differ from what stands there. The site is copied to a folder
that the server may read: as root, both of them give up their rights before they serve anything.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from tests.hosting_files import HOSTING

PATIENCE: Final = 20.0
"""Seconds in which a server must listen."""
_MODULES: Final = Path("/usr/lib/apache2/modules")
_APACHE: Final = ("mpm_event", "authz_core", "dir", "mime", "alias", "autoindex", "headers", "filter", "deflate")
_NGINX_TYPES: Final = Path("/etc/nginx/mime.types")

Server = Callable[[Path], AbstractContextManager[str]]


def missing(name: str) -> str:
    """Why this server cannot be started here, for the reason of a skip; empty when it can."""
    if name == "nginx":
        return "" if shutil.which("nginx") and _NGINX_TYPES.is_file() else "no nginx here (Debian: nginx-light)"
    return "" if shutil.which("apache2") and _MODULES.is_dir() else "no Apache here (Debian: apache2-bin)"


@contextmanager
def nginx(site: Path) -> Iterator[str]:
    """Serve a copy of the site by hosting/nginx.conf; gives `http://127.0.0.1:port/`."""
    with _readable(site) as folder, _free_port() as port:
        text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
        text = re.sub(r"^\s*(?:ssl_|listen ).*$", "", text, flags=re.MULTILINE)
        text = text.replace("/srv/kennisbank", str(folder / "site"))
        # the first server redirects to https, the second has the site
        for place in (f"unix:{folder}/redirect", f"127.0.0.1:{port}"):
            text = text.replace("server_name kennisbank.voorbeeld.nl;", f"server_name 127.0.0.1; listen {place};", 1)
        shutil.copy(HOSTING / "nginx-headers.conf", folder / "kennisbank-headers.conf")
        shutil.copy(_NGINX_TYPES, folder / "mime.types")
        scratch = "".join(
            f"{kind}_temp_path {folder}/scratch;\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        around = f"daemon off;\npid {folder}/pid;\nerror_log {folder}/log warn;\nevents {{}}\n"
        (folder / "nginx.conf").write_text(f"{around}http {{\n{scratch}{text}\n}}\n", encoding="utf-8")
        with _running(["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf")], folder / "log", port):
            if warnings := (folder / "log").read_text(encoding="utf-8"):
                raise RuntimeError(f"nginx starts, but says: {warnings}")
            yield f"http://127.0.0.1:{port}/"


@contextmanager
def apache(site: Path) -> Iterator[str]:
    """Serve a copy of the site with hosting/apache.htaccess in it; gives `http://127.0.0.1:port/`."""
    with _readable(site) as folder, _free_port() as port:
        shutil.copy(HOSTING / "apache.htaccess", folder / "site" / ".htaccess")
        (folder / "types").write_text(
            "text/html html htm\ntext/css css\nimage/png png\napplication/xml xml\n", encoding="utf-8"
        )
        lines = [
            f"ServerRoot {folder}",
            f"PidFile {folder}/pid",
            f"ErrorLog {folder}/log",
            f"Listen 127.0.0.1:{port}",
            "ServerName 127.0.0.1",
            *(f"LoadModule {name}_module {_MODULES}/mod_{name}.so" for name in _APACHE),
            f"TypesConfig {folder}/types",
            f"DocumentRoot {folder}/site",
            f"<Directory {folder}/site>",
            "AllowOverride All",
            "Require all granted",
            "</Directory>",
            *(["User nobody", "Group nogroup"] if os.geteuid() == 0 else []),
        ]
        (folder / "apache.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")
        with _running(["apache2", "-X", "-f", str(folder / "apache.conf")], folder / "log", port):
            yield f"http://127.0.0.1:{port}/"


SERVERS: Final[dict[str, Server]] = {"nginx": nginx, "apache": apache}


@contextmanager
def _readable(site: Path) -> Iterator[Path]:
    """A folder that every user of this machine may read, with a copy of the site in it."""
    folder = Path(tempfile.mkdtemp(prefix="kennisbank-"))
    try:
        shutil.copytree(site, folder / "site")
        (folder / "scratch").mkdir()
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _free_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    yield port


@contextmanager
def _running(command: list[str], log: Path, port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        end = time.monotonic() + PATIENCE
        while not _listens(port):
            if process.poll() is not None or time.monotonic() > end:
                process.kill()
                said = (process.communicate()[1] or b"").decode(errors="replace")
                raise RuntimeError(f"{command[0]} does not start: {said}{log.read_text() if log.is_file() else ''}")
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(PATIENCE)
        if process.stderr:
            process.stderr.close()


def _listens(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
