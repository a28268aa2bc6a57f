"""`python -m kit`: make the kit of a team session from the built site and put it there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ebook.errors import BookError
from quiz.check.reading import DefinitionError, read_definition
from quiz.cli.arguments import Parser


def main(arguments: list[str] | None = None) -> int:
    """0 when the kit is made; 2 with a sentence on standard error when not."""
    parser = Parser(prog="python -m kit", description="Maak het pakket voor een teamsessie.")
    parser.add_argument(
        "--site", metavar="MAP", type=Path, default=Path(os.environ.get("SITE_DIR") or "site"), help="map met de site"
    )
    site: Path = parser.parse_args(arguments).site
    try:
        read_definition()  # before what imports it, so that a typing error in it becomes a sentence
        from .build import FOLDER, build

        made = build(site)
    except (BookError, DefinitionError) as problem:
        print(problem, file=sys.stderr)
        return 2
    print(f"Pakket in {site / FOLDER}: {len(made)} bestanden.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
