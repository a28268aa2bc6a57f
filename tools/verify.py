"""`python -m tools.verify URL`: is the published site what the sources give?

Builds the site for that address and compares every file with what the host sends. Run it on the same version of
the sources as was published. Exit 0: all the same; 1: something differs; 2: bad input or no answer.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import urllib.error
import urllib.request
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
    """How a published file compares: `problem` is empty when it is the same."""

    path: str
    problem: str


class NoAnswer(Exception):
    """The host cannot be reached; the message is a Dutch sentence."""


def main(arguments: Sequence[str]) -> int:
    """Compare and tell; see the top of this file for the exit status."""
    parser = argparse.ArgumentParser(prog="python -m tools.verify", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("url", help="het adres van de site, zoals https://host/pad/")
    parser.add_argument("--site", type=Path, help="map met een site die al voor dit adres is gebouwd")
    options = parser.parse_args(arguments)
    url = options.url.rstrip("/") + "/"
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        print(f"‘{options.url}’ is geen adres van een site. Geef het als https://host/pad/.", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        try:
            site = options.site or build(Path(scratch) / "site", url)
            findings = compare(site, url)
        except (BuildError, NoAnswer) as problem:
            print(problem, file=sys.stderr)
            return 2
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
    except OSError as error:
        reason = getattr(error, "reason", error)
        raise NoAnswer(f"{url} geeft geen antwoord ({reason}). Klopt het adres, en is er verbinding?") from None
    own = (site / path).read_bytes()
    if published == own:
        return Finding(path=path, problem="")
    return Finding(path=path, problem=f"anders ({len(published)} bytes in plaats van {len(own)})")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
