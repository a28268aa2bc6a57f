"""`python -m tools.offline`: the whole site as a zip that opens from a stick or a share by double click.

What differs from the site on a server: links name `index.html`, since nobody completes an address; what is
searched is a script and the search worker runs in the page (`offline_search.js`), since a browser fetches nothing and
starts no worker on `file://`; and the policy of every page allows no connection, but lets it show, style and run any
file (`file:`), as engines differ in what belongs to a page there.
The same site gives the same bytes.
"""

from __future__ import annotations

import json
import posixpath
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from kennisbank.policy import kind_of, with_policy
from quiz.cli.arguments import Parser
from quiz.cli.errors import reason
from tools.whole_site import ROOT, BuildError, build

NAME = "kennisbank-organisatieleren"
SHIM = Path(__file__).with_name("offline_search.js")
_UNUSED = ("404.html", "sitemap.xml", "sitemap.xml.gz", "search/search_index.json", "search/pages.json")
_LINK = re.compile(r'(<(?:(?:a|area|link)\b[^>]*?\shref|[a-z]+\b[^>]*?\sdata-address)=")([^"]*)(")')
"""Where somebody can go, where the page is in another language, and where a link leads that a script makes."""
_BUNDLE = re.compile(r'<script src="([^"]*)assets/javascripts/bundle\.[^"]*"[^>]*></script>')
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name: every file gets it."""
READ_ME = """Kennisbank: Organisatieleren

1. Pak dit zipbestand eerst uit (rechtermuisknop, Alles uitpakken).
2. Open de map kennisbank-organisatieleren en dubbelklik op index.html.

Alles werkt zonder internet: de pagina's, het zoeken, de scan en het teambeeld.
Er wordt niets verstuurd. De antwoorden op de scan blijven in de browser.
In sommige browsers kan een ander bestand op dezelfde schijf lezen wat de scan bewaart.
Zet er dus niets bij wat je niet vertrouwt, en druk op Wis alles als je klaar bent.
"""


class OfflineError(Exception):
    """The site is not what this tool expects; the message is a Dutch sentence."""


def main(arguments: Sequence[str]) -> int:
    """Write the zip; returns 0, or 1 with a sentence when the site cannot be built or used."""
    parser = Parser(
        prog="python -m tools.offline",
        description="Maak van de hele site een zip die van een stick of een gedeelde map opent.",
    )
    parser.add_argument("--site", metavar="MAP", type=Path, help="map met een gebouwde site (anders wordt die gebouwd)")
    parser.add_argument(
        "--output", metavar="BESTAND", type=Path, default=ROOT / "dist" / f"{NAME}.zip", help="waar het zipbestand komt"
    )
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        try:
            site = options.site or build(folder / "site")
            make_offline(site, folder / NAME)
        except (OfflineError, BuildError) as problem:
            print(problem, file=sys.stderr)
            return 1
        try:
            write_zip(folder / NAME, options.output, read_me=READ_ME)
        except OSError as problem:
            print(unwritable(options.output, problem), file=sys.stderr)
            return 1
    megabytes = f"{options.output.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    print(f"{options.output} is klaar ({megabytes} MB).")
    return 0


def unwritable(place: Path, problem: OSError, example: str = "offline --output /tmp/kennisbank.zip") -> str:
    """What to say when a result cannot be put in its place; `example` is the tool, with a place that can be."""
    return (
        f"{place} kan niet worden geschreven ({reason(problem)}). Kies een andere plek met --output, zoals: "
        f".venv/bin/python -m tools.{example}"
    )


def make_offline(site: Path, target: Path) -> None:
    """Copy a built site to a folder that works from `file://`.

    Raises `OfflineError` when the search is not where it was.
    """
    if not (site / "index.html").is_file():
        raise OfflineError(f"In {site} staat geen gebouwde site (index.html ontbreekt).")
    shutil.copytree(site, target, ignore=shutil.ignore_patterns("*.map"))
    for name in _UNUSED:
        (target / name).unlink(missing_ok=True)
    _search(site, target)
    for path in sorted(target.rglob("*.html")):
        here = path.parent.relative_to(target).as_posix()
        path.write_bytes(_page(path.read_text(encoding="utf-8"), here, target).encode())


def write_zip(folder: Path, output: Path, *, read_me: str = "") -> None:
    """Zip a folder, with the same bytes for the same files wherever and whenever it is done.

    `read_me` is put beside it, for whoever unpacks it.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        files = {
            path.relative_to(folder.parent).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        if read_me:
            files["LEES-MIJ.txt"] = read_me.replace("\n", "\r\n").encode("utf-8-sig")
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])


def _page(html: str, here: str, target: Path) -> str:
    """One page with links that name files, the search that runs in the page, and the policy for files."""
    kind = kind_of(html)
    html = _LINK.sub(lambda match: f"{match[1]}{_file_address(match[2], here, target)}{match[3]}", html)
    html = _BUNDLE.sub(lambda match: f'<script src="{match[1]}assets/offline/search.js"></script>{match[0]}', html)
    return with_policy(html, kind, from_file=True)


def _file_address(address: str, here: str, target: Path) -> str:
    """`../scan/#x` becomes `../scan/index.html#x`; what names a file, a place or another site stays."""
    path, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", address, re.DOTALL).groups()  # type: ignore[union-attr]
    if not path or re.match(r"[a-z][a-z0-9+.-]*:|/", path, re.IGNORECASE):
        return address
    if not (target / posixpath.normpath(posixpath.join(here, path)) / "index.html").is_file():
        return address
    name = "index.html" if path in (".", "./") else f"{path.rstrip('/')}/index.html"
    return f"{name}{mark}{rest}"


def _search(site: Path, target: Path) -> None:
    """What is searched as the script that the theme reads, and the worker as a function that the page can call."""
    try:
        index = json.loads((site / "search/pages.json").read_text(encoding="utf-8"))
        (worker,) = (target / "assets/scan").glob("search.*.js")
    except (OSError, ValueError):
        raise OfflineError(
            "Het zoeken van de site staat niet meer op zijn plek. Kijk in tools/offline.py wat er is veranderd."
        ) from None
    for entry in index["docs"]:
        path, mark, rest = entry["location"].partition("#")
        if path == "" or path.endswith("/"):
            entry["location"] = f"{path}index.html{mark}{rest}"
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028")
    (target / "search/search_index.js").write_bytes(f"var __index={text};\n".encode())
    code = worker.read_text(encoding="utf-8")
    if 'addEventListener("message"' not in code or "postMessage(" not in code:
        raise OfflineError("De zoekmachine van de site is veranderd. Kijk of tools/offline_search.js nog past.")
    wrapped = f"window.kennisbankSearchWorker=function(addEventListener,postMessage){{\n{code}\n}};\n"
    worker.write_bytes(wrapped.encode())
    (target / "assets/offline").mkdir(parents=True, exist_ok=True)
    (target / "assets/offline/search.js").write_bytes(SHIM.read_bytes())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
