"""Make the PDF and the pictures of the cover: pandoc writes Typst, `template.typ` sets it.

PDF/UA-1 (for whoever reads with a screen reader) and PDF/A-2a (for an archive) at once.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Collection
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import typst

from .convert import pandoc
from .edition import Edition
from .errors import BookError
from .glyphs import UNSEEN, readable
from .plan import Plan
from .structure import save

TEMPLATE: Final = Path(__file__).with_name("template.typ")
COVER: Final = Path(__file__).with_name("cover.typ")
_FONTS: Final = ("Regular", "It", "Semibold", "SemiboldIt", "Bold")
SERIF: Final = "Libertinus Serif"
STANDARDS: Final = ("ua-1", "a-2a")
_REFUSED: Final = re.compile(r'the text `"(.+?)"` could not be displayed')
COVER_HEIGHT: Final = 1600
"""Height of the EPUB's cover in pixels; its width is three quarters of that."""
SMALL_COVER_HEIGHT: Final = 400
"""The same for the cover on the home page, which is half as high there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typesetter:
    """What every run of Typst needs. `work` is where the sources and fonts lie; `sources` names pages by their slug."""

    work: Path
    inputs: dict[str, str]
    moment: int
    sources: dict[str, str] = field(default_factory=dict)

    def compiler(self, source: Path) -> typst.Compiler:
        """A compiler that sees only the fonts of the book, never those of the machine."""
        return typst.Compiler(
            source,
            root=self.work,
            font_paths=[self.work / "fonts"],
            ignore_system_fonts=True,
            sys_inputs=self.inputs,
        )

    def unknown(self, signs: Collection[str]) -> set[str]:
        """Which of these signs the typefaces of the book lack: asked of Typst itself, on a page of its own."""
        trial, absent, left = self.work / "signs.typ", set[str](), set(signs)
        while left:
            lines = "\n\n".join(f'#"{sign}"' for sign in sorted(left) if sign not in '"\\')
            trial.write_text(
                f'#set document(title: "x")\n#set text(font: "{SERIF}", lang: "nl")\n{lines}\n', encoding="utf-8"
            )
            try:
                self.compiler(trial).compile(
                    output=self.work / "signs.pdf", format="pdf", pdf_standards=list(STANDARDS), timestamp=self.moment
                )
                break
            except typst.TypstError as problem:
                told = set("".join(_REFUSED.findall(str(problem.diagnostic)))) & left
                if not told:
                    break  # another fault: the book itself will tell it
                absent |= told
                left -= told
        return absent


def typesetter(
    work: Path, plan: Plan, edition: Edition, tokens: dict[str, str], leerkaart: dict[str, object]
) -> Typesetter:
    """Lay out fonts and styles in `work`. Raises `BookError` when the fonts are not installed."""
    lay_fonts(work / "fonts")
    for source in (TEMPLATE, COVER):
        shutil.copy(source, work / source.name)
    facts = {
        "title": plan.title,
        "description": plan.description,
        "number": edition.number,
        "date": edition.date,
        "address": edition.address,
        "day": [edition.moment.year, edition.moment.month, edition.moment.day],
    }
    inputs = {"book": json.dumps(facts), "tokens": json.dumps(tokens), "leerkaart": json.dumps(leerkaart)}
    sources = {page.slug: page.source for page in plan.pages}
    return Typesetter(work=work, inputs=inputs, moment=edition.epoch, sources=sources)


def make_pdf(source: Path, target: Path, setter: Typesetter) -> int:
    """Write the PDF of the HTML in `source` and return its number of pages. Raises `BookError` with Typst's words."""
    work = setter.work
    text, lost = readable(source.read_text(encoding="utf-8"), setter.unknown)
    if lost:
        print(
            f"Deze tekens staan niet in de lettertypen van de pdf, en zijn daar {UNSEEN}: {' '.join(lost)}. "
            "In de EPUB staan ze wel.",
            file=sys.stderr,
        )
    printed = work / "print.html"
    printed.write_text(text, encoding="utf-8")
    pandoc([printed.name, "--to=typst", "--output=body.typ", "--wrap=none"], work, setter.moment)
    body = (work / "body.typ").read_text(encoding="utf-8")
    main = work / "book.typ"
    main.write_text(f'#import "template.typ": *\n#show: book\n{body}\n#metadata("end") <book-end>\n', encoding="utf-8")
    compiler = setter.compiler(main)
    try:
        raw = work / "raw.pdf"
        compiler.compile(output=raw, format="pdf", pdf_standards=list(STANDARDS), timestamp=setter.moment)
        pages = json.loads(compiler.query("<book-pages>", field="value", one=True))
    except typst.TypstError as problem:
        where = _chapter_of(str(problem.diagnostic), main.read_text(encoding="utf-8"), setter.sources)
        raise BookError(f"Typst kan het boek niet zetten{where}: {problem}") from None
    save(raw, target, source.read_text(encoding="utf-8"))
    return int(pages)


def _chapter_of(diagnostic: str, text: str, sources: dict[str, str]) -> str:
    """`, bij docs/x.md`: the page in which a fault of Typst stands, or nothing when it does not say its line."""
    found = re.search(r"book\.typ:(\d+)", diagnostic)
    before = "\n".join(text.splitlines()[: int(found[1])]) if found else ""
    slugs = [slug for slug in re.findall(r"<([\w-]+)>", before) if slug in sources]
    return f", bij docs/{sources[slugs[-1]]}" if slugs else ""


def make_cover(target: Path, setter: Typesetter, height: int = COVER_HEIGHT) -> None:
    """Write the cover as a PNG of so many pixels high: for e-readers, or for the page that offers the book."""
    # typst counts in points: the page is 300 × 400 pt
    setter.compiler(setter.work / COVER.name).compile(output=target, format="png", ppi=height / 400 * 72)


def lay_fonts(folder: Path) -> None:
    """Copy the sans of the book into a folder. Raises `BookError` when it is not installed."""
    package = find_spec("font_source_sans_pro")
    if package is None or package.origin is None:
        raise BookError("Het lettertype ontbreekt. Installeer requirements/book.txt.")
    folder.mkdir(exist_ok=True)
    for style in _FONTS:
        name = f"SourceSansPro-{style}.ttf"
        shutil.copyfile(Path(package.origin).parent / "files" / name, folder / name)
