"""`python -m tools.release`: what goes with a release, in `dist/`.

The site, the site as a zip, the e-book, the kit for a team session as a zip, what is new (from CHANGELOG.md), and
SHA256SUMS for all of it.
Anybody can check a download with `sha256sum --check --ignore-missing SHA256SUMS` in that folder. The same sources
give the same sums.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kennisbank import changelog
from kennisbank.own_edition import with_own_changes
from quiz.cli.arguments import Parser
from quiz.own import folder as own_folder
from tools import offline
from tools.repository import changed_files
from tools.whole_site import ROOT, BuildError, build

SUMS = "SHA256SUMS"
_ELSEWHERE = "release --output /tmp/uitgave"
_SHOWN = 5
KIT = "teamsessie"
NEWS = "WIJZIGINGEN.md"
_KIT_IN_SITE = "assets/pakket"
_BOOKS_IN_SITE = "assets/boek"
_CHECK = """
## Een download controleren

Zet het bestand in één map met `SHA256SUMS` en draai daar `sha256sum --check --ignore-missing SHA256SUMS`.
"""


def main(arguments: Sequence[str]) -> int:
    """Write the folder; returns 0, or 1 with a sentence when the site cannot be built."""
    parser = Parser(prog="python -m tools.release", description="Maak wat bij een uitgave hoort.")
    parser.add_argument(
        "--url", metavar="ADRES", default="", help="het adres waarvoor de site wordt gebouwd, zoals https://host/pad/"
    )
    parser.add_argument(
        "--site", metavar="MAP", type=Path, help="map met een gebouwde site zonder adres (anders wordt die gebouwd)"
    )
    parser.add_argument("--output", metavar="MAP", type=Path, default=ROOT / "dist", help="map waar alles komt")
    options = parser.parse_args(arguments)
    output: Path = options.output
    try:  # before minutes of building
        output.mkdir(parents=True, exist_ok=True)
        if not os.access(output, os.W_OK):
            raise PermissionError
    except OSError as problem:
        print(offline.unwritable(output, problem, _ELSEWHERE), file=sys.stderr)
        return 1
    for line in _notes(options.url):
        print(f"Let op: {line}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        try:
            plain = options.site or build(folder / "plain")
            site = build(folder / "site", options.url) if options.url else plain
            offline.make_offline(plain, folder / offline.NAME)
        except (BuildError, offline.OfflineError) as problem:
            print(problem, file=sys.stderr)
            return 1
        try:
            _put_all(site, folder / offline.NAME, output)
            count = write_sums(output)
        except OSError as problem:
            print(offline.unwritable(output, problem, _ELSEWHERE), file=sys.stderr)
            return 1
    print(f"{output} is klaar: {count} bestanden met hun controlegetal in {SUMS}.")
    return 0


def _notes(url: str) -> Iterator[str]:
    """What a maintainer should know before a release is made of the sources as they are."""
    changed = changed_files(ROOT)
    if changed:
        more = f" en {len(changed) - _SHOWN} andere" if len(changed) > _SHOWN else ""
        yield (
            f"wat je nu uitgeeft, staat zo nog niet in git: {', '.join(changed[:_SHOWN])}{more}. Niemand kan het dan "
            "namaken en vergelijken. Leg het eerst vast met git commit."
        )
    if not url:
        yield (
            "zonder adres werkt de site overal, behalve dat de pagina ‘niet gevonden’ in een submap de plaatjes mist. "
            "Geef het adres mee: SITE_URL=https://host/pad/ make release."
        )


def _put_all(site: Path, offline_site: Path, output: Path) -> None:
    """Empty the folder of what an earlier release put there, and fill it."""
    output.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(output / "site", ignore_errors=True)
    for old in [path for pattern in ("*.zip", "*.epub", "*.pdf", NEWS, SUMS) for path in output.glob(pattern)]:
        old.unlink()
    shutil.copytree(site, output / "site")
    offline.write_zip(offline_site, output / f"{offline.NAME}.zip", read_me=offline.READ_ME)
    if (site / _KIT_IN_SITE).is_dir():
        shutil.copytree(site / _KIT_IN_SITE, offline_site.parent / KIT, dirs_exist_ok=True)
        offline.write_zip(offline_site.parent / KIT, output / f"{offline.NAME}-{KIT}.zip")
    for book in sorted((site / _BOOKS_IN_SITE).glob("*")):
        shutil.copy(book, output / book.name)
    changes = (ROOT / changelog.NAME).read_text(encoding="utf-8-sig")
    news = changelog.newest(with_own_changes(changes, own_folder()))
    (output / NEWS).write_bytes(f"{news}\n{_CHECK}".encode())


def write_sums(folder: Path) -> int:
    """Write SHA256SUMS for all files of a release in a folder, sorted by name; returns how many it names."""
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != SUMS]
    names = sorted(path.relative_to(folder).as_posix() for path in files)
    lines = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / SUMS).write_bytes("".join(lines).encode())
    return len(names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
