"""`python -m ebook`: make the e-book from the built site and put it there."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from quiz.check.reading import DefinitionError, read_definition
from quiz.cli.arguments import Parser

from .errors import BookError


def main(arguments: list[str] | None = None) -> int:
    """0 when the book is made; 2 with a sentence on standard error when not."""
    parser = Parser(prog="python -m ebook", description="Maak het e-boek van de gebouwde site.")
    parser.add_argument(
        "--site", metavar="MAP", type=Path, default=Path(os.environ.get("SITE_DIR") or "site"), help="map met de site"
    )
    site: Path = parser.parse_args(arguments).site
    try:
        read_definition()  # before what imports it, so that a typing error in it becomes a sentence
        from .build import build
        from .facts import FOLDER

        facts = build(site)
    except (BookError, DefinitionError) as problem:
        print(problem, file=sys.stderr)
        return 2
    words = facts.words()
    print(
        f"E-boek in {site / FOLDER}: EPUB {words['epub-size']}, PDF {words['pdf-size']}, {words['pages']} bladzijden, "
        f"editie {words['edition']} van {words['date']}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
