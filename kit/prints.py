"""What is printed: poster, leerkaart on A3, and cards, set by Typst in the fonts and colours of the book."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import typst

from ebook.edition import Edition
from ebook.errors import BookError
from ebook.pdf import lay_fonts

TEMPLATES: Final = Path(__file__).parent
PRINTS: Final = {
    "poster": "poster.typ",
    "leerkaart-a3": "leerkaart.typ",
    "kaarten-uitspraken": "statements.typ",
    "kaarten-werkvormen": "practices.typ",
}
"""Each file, and the template that it is made with."""
_SHARED: Final = "shared.typ"


def make_prints(
    target: Path, work: Path, tokens: Mapping[str, str], facts: Mapping[str, Any], edition: Edition
) -> None:
    """Write the PDFs, tagged for whoever has them read aloud. Raises `BookError` with Typst's words."""
    lay_fonts(work / "fonts")
    for template in (_SHARED, *PRINTS.values()):
        shutil.copyfile(TEMPLATES / template, work / template)
    inputs = {"facts": json.dumps(facts), "tokens": json.dumps(dict(tokens))}
    for name, template in PRINTS.items():
        if name == "leerkaart-a3" and not facts["map"]:
            continue  # with one facet there is none
        try:
            compiler = typst.Compiler(
                work / template,
                root=work,
                font_paths=[work / "fonts"],
                ignore_system_fonts=True,
                sys_inputs=inputs,
            )
            compiler.compile(
                output=target / f"{name}.pdf", format="pdf", pdf_standards=["ua-1"], timestamp=edition.epoch
            )
        except typst.TypstError as problem:
            raise BookError(f"Typst kan {name} niet zetten: {problem}") from None
