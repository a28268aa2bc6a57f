"""`python -m tools.release`: what goes with a release, in `dist/`: the site, the zip, and SHA256SUMS for both.

Anybody can check a download with `sha256sum --check --ignore-missing SHA256SUMS` in that folder. The same sources
give the same sums.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools import offline
from tools.whole_site import ROOT, BuildError, build

SUMS = "SHA256SUMS"


def main(arguments: Sequence[str]) -> int:
    """Write the folder; returns 0, or 1 with a sentence when the site cannot be built."""
    parser = argparse.ArgumentParser(prog="python -m tools.release", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--url", default="", help="het adres waarvoor de site wordt gebouwd, zoals https://host/pad/")
    parser.add_argument("--site", type=Path, help="map met een gebouwde site zonder adres (anders wordt die gebouwd)")
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="map waar alles komt")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        try:
            plain = options.site or build(folder / "plain")
            site = build(folder / "site", options.url) if options.url else plain
            offline.make_offline(plain, folder / offline.NAME)
        except (BuildError, offline.OfflineError) as problem:
            print(problem, file=sys.stderr)
            return 1
        output: Path = options.output
        shutil.rmtree(output / "site", ignore_errors=True)
        shutil.copytree(site, output / "site")
        offline.write_zip(folder / offline.NAME, output / f"{offline.NAME}.zip")
    count = write_sums(output)
    print(f"{output} is klaar: {count} bestanden met hun controlegetal in {SUMS}.")
    return 0


def write_sums(folder: Path) -> int:
    """Write SHA256SUMS for the site and the zip in a folder, sorted by name; returns how many files it names."""
    files = [folder / f"{offline.NAME}.zip", *(path for path in (folder / "site").rglob("*") if path.is_file())]
    names = sorted(path.relative_to(folder).as_posix() for path in files)
    lines = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / SUMS).write_bytes("".join(lines).encode())
    return len(names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
