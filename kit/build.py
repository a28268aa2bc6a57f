"""Make every file of the kit, and tell their sizes on the pages that offer them."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from ebook.edition import current
from ebook.errors import no_site
from ebook.facts import publish_block, size
from ebook.tokens import read_tokens

from .facts import read_facts
from .office import make_letters, make_slides
from .prints import make_prints

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = "assets/pakket"
"""Where the kit stands in the site."""


def build(site: Path, root: Path = ROOT) -> dict[str, int]:
    """Write the kit into `site`, and its sizes onto its pages; the size in bytes of each file, by its name.

    Raises `BookError` when the site is not built, or when a file cannot be made.
    """
    if not (site / "index.html").is_file():
        raise no_site(site)
    edition = current(root)
    tokens = read_tokens(root / "overrides" / "look" / "tokens.css")
    facts = read_facts(site, edition)
    target = site / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pakket-") as folder:
        work = Path(folder)
        make_slides(target, work, tokens, edition)
        make_letters(target, work, tokens, edition)
        make_prints(target, work, tokens, facts, edition)
    made = {path.name: path.stat().st_size for path in sorted(target.iterdir())}
    publish_block(site, {name: size(count) for name, count in made.items()}, "pakket", "data-kit")
    return made
