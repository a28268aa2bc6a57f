"""`python -m tools.verify URL`: is the published site what the sources give?

Builds the site for that address and compares every file with what the host sends. Run it on the same version of
the sources as was published. Exit 0: all the same; 1: something differs; 2: bad input or no answer.

Each file is asked for twice, plainly and as a browser does; a page by each of its addresses (`/x/`, `/x`,
`/x/index.html`); and an address that does not exist. Besides the bytes, what the host says with them counts: a type
that is wrong, a redirect to elsewhere, or a header that makes a browser load, send or keep something.

What it cannot see: files that were added, and a host that knows this command from a browser or one visitor from
another. It says so.

Of an archive (the e-book, a zip, the packed sitemap) the content counts: how tightly it is packed depends on the
zlib that Python was built with, so an honest host may send other bytes. It is told when that is so.
"""

from __future__ import annotations

import gzip
import io
import re
import secrets
import struct
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from quiz.cli.arguments import Parser
from quiz.printed import print_err, print_out
from tools.asking import Answer, NoAnswer, Way, ask
from tools.whole_site import BuildError, build

_AT_ONCE: Final = 4
_SHOWN: Final = 40
_UNWANTED: Final = {
    "Refresh": "stuurt de browser door",
    "Link": "laat de browser iets laden",
    "Set-Cookie": "zet een cookie",
    "NEL": "laat de browser fouten melden",
    "Report-To": "laat de browser meldingen versturen",
    "Reporting-Endpoints": "laat de browser meldingen versturen",
    "Speculation-Rules": "laat de browser vooraf pagina’s ophalen",
    "SourceMap": "laat de browser iets laden",
    "X-SourceMap": "laat de browser iets laden",
    "Service-Worker-Allowed": "geeft een script macht over andere pagina’s",
    "Access-Control-Allow-Credentials": "laat andere sites meelezen",
    "Content-Security-Policy-Report-Only": "laat de browser meldingen versturen",
    "Expect-CT": "laat de browser meldingen versturen",
    "Clear-Site-Data": "wist wat mensen bewaren",
    "Accept-CH": "laat de browser meer over de bezoeker vertellen",
    "Critical-CH": "laat de browser meer over de bezoeker vertellen",
    "Content-Disposition": "laat de browser een bestand bewaren in plaats van tonen",
}
"""Headers that the site does not need, and what each does."""
_REPORTED: Final = re.compile(r"(?:^|;)\s*report-(?:uri|to)\b", re.IGNORECASE)
_OTHER_HOST: Final = re.compile(r'="(?!:)[^"]+"')
_WHEN: Final = (
    ("Content-Security-Policy", _REPORTED, "laat de browser meldingen versturen"),
    ("Cross-Origin-Opener-Policy", _REPORTED, "laat de browser meldingen versturen"),
    ("Alt-Svc", _OTHER_HOST, "stuurt de browser naar een andere server"),
)
"""Headers that a host may send, unless this stands in them, and what it does there."""
_TYPES: Final = {
    ".html": ("text/html",),
    ".js": ("text/javascript", "application/javascript"),
    ".css": ("text/css",),
    ".svg": ("image/svg+xml",),
    ".png": ("image/png",),
    ".json": ("application/json",),
    ".xml": ("application/xml", "text/xml"),
    ".pdf": ("application/pdf",),
    ".epub": ("application/epub+zip",),
}
_WISHED: Final = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")
"""What a host of one's own can send (hosting/) and GitHub Pages cannot: their absence is told, and is no fault."""
_CONNECTIONS: Final = "Connection-Allowlist"
_BLIND: Final = (
    "Wat deze opdracht niet ziet: bestanden die erbij zijn gezet, en een host die deze opdracht anders antwoordt dan "
    "een browser, of jou anders dan een ander."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """How a published file compares: `problem` is empty when it is the same, or the same but `repacked`."""

    path: str
    problem: str
    repacked: bool = False


def main(arguments: Sequence[str]) -> int:
    """Compare and tell; see the top of this file for the exit status."""
    parser = Parser(prog="python -m tools.verify", description="Is de gepubliceerde site wat deze broncode geeft?")
    parser.add_argument("url", metavar="ADRES", help="het adres van de site, zoals https://host/pad/")
    parser.add_argument("--site", metavar="MAP", type=Path, help="map met een site die al voor dit adres is gebouwd")
    options = parser.parse_args(arguments)
    url = options.url.rstrip("/") + "/"
    if not _is_address(url):
        print_err(f"‘{options.url}’ is geen adres van een site. Geef het als https://host/pad/.")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        try:
            first = _first_answer(url)
            site = options.site or build(Path(scratch) / "site", url)
            findings = compare(site, url)
            wishes = _wishes(site, url, first)
        except (BuildError, NoAnswer) as problem:
            print_err(problem)
            return 2
    return _tell(findings, wishes, url)


def _tell(findings: Sequence[Finding], wishes: Sequence[str], url: str) -> int:
    repacked = [finding.path for finding in findings if finding.repacked]
    if repacked:
        print_out(f"Anders ingepakt, maar met dezelfde inhoud: {', '.join(repacked)}.")
    for wish in wishes:
        print_out(f"Let op: {wish}")
    different = [finding for finding in findings if finding.problem]
    if not different:
        print_out(f"Alle {len(findings)} bestanden op {url} zijn gelijk aan wat deze broncode geeft.")
        print_out(_BLIND)
        return 0
    print_out(f"{len(different)} van de {len(findings)} bestanden op {url} zijn anders dan wat deze broncode geeft:")
    for finding in different[:_SHOWN]:
        print_out(f"  - {finding.path}: {finding.problem}")
    if len(different) > _SHOWN:
        print_out(f"  en nog {len(different) - _SHOWN}")
    print_out(
        "Is er een nieuwere versie gepubliceerd? Haal dan eerst die broncode op. Klopt de versie wel, dan heeft "
        "iemand de bestanden veranderd, of de webserver voegt er zelf iets aan toe."
    )
    print_out(_BLIND)
    return 1


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        _ = parts.port  # read for its ValueError: `host:abc`
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.query and not parts.fragment


def _first_answer(url: str) -> Answer:
    """What the host sends for the address itself: known before anything is built."""
    answer = ask(url, "", Way.AS_BROWSER)
    if 300 <= answer.status < 400:
        target = urljoin(url, answer.headers.get("Location", ""))
        raise NoAnswer(f"{url} stuurt door naar {target[:200]}. Staat de site daar, geef dan dat adres.")
    return answer


def compare(site: Path, url: str) -> list[Finding]:
    """Every file of the built site beside the published one. Raises `NoAnswer` when the host does not answer."""
    paths = sorted(p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file())
    if "index.html" not in paths:
        raise NoAnswer(f"In {site} staat geen gebouwde site.")
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(lambda path: _finding(site, url, path), paths))


def _finding(site: Path, url: str, path: str) -> Finding:
    own = (site / path).read_bytes()
    problems: dict[str, None] = {}
    repacked = False
    for address in _addresses(path):
        for way in Way:
            answer = ask(url, address, way, most=len(own) + 100_000)
            same, problem = _compared(path, own, answer)
            if address != _addresses(path)[0] and _leads_to(answer, url, address, _addresses(path)[0]):
                same, problem = True, ""
            repacked = repacked or same is None
            for told in (problem, *_said(path, answer)):
                if told:
                    problems[told if address == _addresses(path)[0] else f"op /{address} {told}"] = None
    if path == "404.html":
        problems.update(dict.fromkeys(_of_an_invented_address(url, own)))
    return Finding(path=path, problem="; ".join(problems), repacked=repacked and not problems)


def _addresses(path: str) -> tuple[str, ...]:
    """The addresses of a file: a page is asked for by that of its folder first, as a visitor does."""
    if path != "index.html" and not path.endswith("/index.html"):
        return (path,)
    folder = path.removesuffix("index.html")
    return (folder, path, *([folder.rstrip("/")] if folder else []))


def _leads_to(answer: Answer, url: str, address: str, page: str) -> bool:
    """Whether another address of a page does no more than lead to it, on the same host."""
    target = urljoin(url + quote(address), answer.headers.get("Location", ""))
    return answer.status in (301, 302, 307, 308) and target == url + quote(page)


def _compared(path: str, own: bytes, answer: Answer) -> tuple[bool | None, str]:
    """Whether an answer is the file (`None`: the same, packed otherwise), and in Dutch what is wrong when it is not."""
    if 300 <= answer.status < 400:
        return False, f"stuurt door naar {answer.headers.get('Location', '')[:200]}"
    if answer.status != 200:
        return False, "ontbreekt" if answer.status in (404, 410) else f"de host antwoordt {answer.status}"
    unpacked = answer.unpacked(len(own) + 100_000)
    if own in (answer.body, unpacked):
        return True, ""
    if same_content(path, own, answer.body) or same_content(path, own, unpacked):
        return None, ""
    return False, f"anders ({len(unpacked)} bytes in plaats van {len(own)})"


def _said(path: str, answer: Answer) -> Iterator[str]:
    """What in the headers of an answer the site does not need, or what is wrong in them."""
    for name, effect in _UNWANTED.items():
        if answer.headers.get(name):
            yield f"de host zegt {name}: {answer.headers[name][:80]} (dat {effect})"
    for name, part, effect in _WHEN:
        if part.search(answer.headers.get(name) or ""):
            yield f"de host zegt in {name} iets te veel: {answer.headers[name][:80]} (dat {effect})"
    known = _TYPES.get(PurePosixPath(path).suffix)
    kind = answer.headers.get_content_type() if answer.headers.get("Content-Type") else "geen"
    if answer.status == 200 and known and kind not in known:
        yield f"de host noemt de soort {kind} in plaats van {known[0]}"
    charset = (answer.headers.get_content_charset() or "utf-8").lower()
    if answer.status == 200 and path.endswith(".html") and charset not in ("utf-8", "utf8"):
        yield f"de host zegt dat de letters in {charset} staan in plaats van utf-8"


def _of_an_invented_address(url: str, own: bytes) -> Iterator[str]:
    """What is wrong with what a host says of an address that does not exist."""
    for start in ("", "scan/"):
        address = f"{start}{secrets.token_hex(8)}"
        for way in Way:
            answer = ask(url, address, way, most=len(own) + 100_000)
            if answer.status != 404:
                yield f"op een adres dat niet bestaat, antwoordt de host {answer.status} in plaats van 404"
            elif own not in (answer.body, answer.unpacked(len(own) + 100_000)):
                yield "op een adres dat niet bestaat, toont de host een andere pagina"
            yield from (f"op een adres dat niet bestaat: {told}" for told in _said("", answer))


def _wishes(site: Path, url: str, first: Answer) -> list[str]:
    """What the host could send to protect visitors better, and does not."""
    missing = [name for name in _WISHED if not first.headers.get(name)]
    wishes = []
    if missing:
        wishes.append(f"de host stuurt niet: {', '.join(missing)}. Kan het een eigen server zijn, zie dan hosting/.")
    if (site / "scan/index.html").is_file() and not ask(url, "scan/", Way.AS_BROWSER).headers.get(_CONNECTIONS):
        wishes.append(f"bij de scan stuurt de host geen {_CONNECTIONS}. Wat die tegenhoudt, staat in SECURITY.md.")
    return wishes


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
