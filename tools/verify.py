"""`python -m tools.verify URL`: is the published site what the sources give?

Builds the site for that address and compares every file with what the host sends. Run it on the same version of
the sources as was published. Exit 0: all the same; 1: something differs; 2: bad input or no answer.

Of an archive (the e-book, a zip, the packed sitemap) the content counts: how tightly it is packed depends on the
zlib that Python was built with, so an honest host may send other bytes. It is told when that is so.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import io
import struct
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from tools.whole_site import BuildError, build

_AT_ONCE = 4
_PATIENCE = 30
"""Seconds for one answer."""
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How a published file compares: `problem` is empty when it is the same, or the same but `repacked`."""

    path: str
    problem: str
    repacked: bool = False


class NoAnswer(Exception):
    """The host cannot be reached; the message is a Dutch sentence."""


def main(arguments: Sequence[str]) -> int:
    """Compare and tell; see the top of this file for the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.verify", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("url", help="het adres van de site, zoals https://host/pad/")
    parser.add_argument("--site", type=Path, help="map met een site die al voor dit adres is gebouwd")
    options = parser.parse_args(arguments)
    url = options.url.rstrip("/") + "/"
    if not _is_address(url):
        print(f"‘{options.url}’ is geen adres van een site. Geef het als https://host/pad/.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        try:
            site = options.site or build(Path(scratch) / "site", url)
            findings = compare(site, url)
        except (BuildError, NoAnswer) as problem:
            print(problem, file=sys.stderr)
            return 2
    repacked = [finding.path for finding in findings if finding.repacked]
    if repacked:
        print(f"Anders ingepakt, maar met dezelfde inhoud: {', '.join(repacked)}.")
    different = [finding for finding in findings if finding.problem]
    if not different:
        print(f"Alle {len(findings)} bestanden op {url} zijn gelijk aan wat deze broncode geeft.")
        return 0
    print(f"{len(different)} van de {len(findings)} bestanden op {url} zijn anders dan wat deze broncode geeft:")
    for finding in different[:_SHOWN]:
        print(f"  - {finding.path}: {finding.problem}")
    if len(different) > _SHOWN:
        print(f"  en nog {len(different) - _SHOWN}")
    print(
        "Is er een nieuwere versie gepubliceerd? Haal dan eerst die broncode op. Klopt de versie wel, dan heeft "
        "iemand de bestanden veranderd, of de webserver voegt er zelf iets aan toe."
    )
    return 1


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for its ValueError: `host:abc`
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment


def compare(site: Path, url: str) -> list[Finding]:
    """Every file of the built site beside the published one. Raises `NoAnswer` when the host does not answer."""
    paths = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    if "index.html" not in paths:
        raise NoAnswer(f"In {site} staat geen gebouwde site.")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda path: _finding(site, url, path), paths))


def _finding(site: Path, url: str, path: str) -> Finding:
    """A page is asked for as a visitor does: by the address of its folder."""
    address = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
    request = urllib.request.Request(url + quote(address), headers={"Accept-Encoding": "identity"})
    try:
        with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
            published = answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return Finding(path=path, problem="ontbreekt" if error.code == 404 else f"de host antwoordt {error.code}")
    except http.client.IncompleteRead:
        raise NoAnswer(f"{url} brak de verbinding af, halverwege {path}. Probeer het later opnieuw.") from None
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        reason = " ".join(str(getattr(error, "reason", error) or type(error).__name__).split())
        raise NoAnswer(f"{url} geeft geen antwoord ({reason}). Klopt het adres, en is er verbinding?") from None
    own = (site / path).read_bytes()
    if published == own:
        return Finding(path=path, problem="")
    if same_content(path, own, published):
        return Finding(path=path, problem="", repacked=True)
    return Finding(path=path, problem=f"anders ({len(published)} bytes in plaats van {len(own)})")


def same_content(path: str, own: bytes, published: bytes) -> bool:
    """Whether two archives hold the same, and nothing beside it; False for what is no archive."""
    try:
        if path.endswith((".epub", ".zip")):
            return _same_zip(own, published)
        if path.endswith(".gz"):
            content = gzip.decompress(own)
            with gzip.GzipFile(fileobj=io.BytesIO(published)) as stream:
                return stream.read(len(content) + 1) == content  # and no more than that: it may be a bomb
    except (OSError, EOFError, ValueError, RuntimeError, struct.error, zipfile.BadZipFile, zlib.error):
        pass  # damaged, or no archive at all
    return False


def _same_zip(own: bytes, published: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(own)) as one, zipfile.ZipFile(io.BytesIO(published)) as other:
        if _listing(one, len(own)) != _listing(other, len(published)):
            return False  # before anything is unpacked: it may be a bomb
        return all(one.read(a) == other.read(b) for a, b in zip(one.infolist(), other.infolist(), strict=True))


def _listing(archive: zipfile.ZipFile, size: int) -> list[object]:
    """What a zip says beside the content of its files, and how many of its bytes are not that content."""
    files = archive.infolist()
    beside = size - sum(file.compress_size for file in files)
    return [archive.comment, beside, *((file.filename, file.date_time, file.file_size) for file in files)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
