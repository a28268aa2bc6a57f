"""Put SVG drawings into the page itself, as a figure with a text alternative and a caption.

`![alternative](…/assets/beelden/x.svg "caption")` on a line of its own becomes
`<figure class="kb-figure"><svg role="img" aria-label="alternative">…</svg><figcaption>caption</figcaption></figure>`,
so the drawing follows the colours of the page and costs no request. `drawings.py` says what a drawing may hold.
A photograph becomes such a figure too, with its own file. Every image needs a text alternative and a file of this
site; `photos.py` says what a photograph may be.
"""

from __future__ import annotations

import posixpath
import re
from functools import partial
from html import escape, unescape
from typing import Final
from urllib.parse import unquote

from kennisbank import drawings
from kennisbank.builder import File, Files, Page
from kennisbank.faults import Faults, did_you_mean
from kennisbank.kept import kept
from kennisbank.look_alikes import as_one
from kennisbank.photos import photo_faults, size_of

_FIGURE: Final = re.compile(r"<p>\s*(<img\b[^>]*>)\s*</p>")
_IMAGE: Final = re.compile(r"<img\b[^>]*>")
_NO_UTF_8: Final = re.compile(r"[\udc80-\udcff]")
_ATTRIBUTE: Final = re.compile(r"""\b(alt|src|title)=(?:"([^"]*)"|'([^']*)')""")


def with_drawings(html: str, page: Page, files: Files, faults: Faults) -> str:
    """The page with its drawings in it; every image that is wrong becomes a fault."""
    if "<img" not in html:
        return html
    times: dict[str, int] = {}

    def figure(match: re.Match[str]) -> str:
        attributes = _attributes(match[1])
        file = _file(attributes["src"], page, files)
        if file is None or not attributes["alt"]:
            return match[0]  # _check says what is wrong
        caption = escape(attributes["title"], quote=False)
        below = caption and f"<figcaption>{caption}</figcaption>"
        if not file.src_uri.endswith(".svg"):
            return f'<figure class="kb-figure">{_photo(attributes, file)}{below}</figure>'
        number = times.get(file.src_uri, 0) + 1
        prefix = posixpath.splitext(file.name)[0] + (f"-{number}" if number > 1 else "")
        text, said = file.content_bytes.decode("utf-8-sig", "surrogateescape"), attributes["alt"]
        svg, problems = kept("drawing", (text, prefix, said), partial(_inline, text, prefix, said))
        for problem in problems:
            faults.add(problem, file=file)
        if problems:
            return ""
        times[file.src_uri] = number
        return f'<figure class="kb-figure">{svg}{below}</figure>'

    html = _FIGURE.sub(figure, html)
    for tag in _IMAGE.findall(html):
        _check(_attributes(tag), page, files, faults)
    return html


def _photo(attributes: dict[str, str], file: File) -> str:
    """The tag of a photograph, with its size, so that the text below it does not jump when it comes in."""
    size = size_of(file.content_bytes)
    pixels = f' width="{size.width}" height="{size.height}"' if size else ""
    return f'<img src="{escape(attributes["src"])}" alt="{escape(attributes["alt"])}"{pixels} loading="lazy">'


def _attributes(tag: str) -> dict[str, str]:
    """alt, src and title of an image; empty when absent."""
    found = {name: unescape(double or single).strip() for name, double, single in _ATTRIBUTE.findall(tag)}
    return {"alt": "", "src": "", "title": ""} | found


def _file(source: str, page: Page, files: Files) -> File | None:
    """The file of an image address, which the builder has made relative to the page's own address."""
    path = unquote(re.split(r"[?#]", source)[0])
    for start in (page.file.url, page.file.src_uri):  # the second: it was left as it was
        folder = start if start.endswith("/") else posixpath.dirname(start)
        found = files.get_file_from_path(posixpath.normpath(posixpath.join(folder, path)))
        if found is not None:
            return found
    return None


def _inline(text: str, prefix: str, alternative: str) -> tuple[str, list[str]]:
    """The drawing as it stands in the page, or what is wrong with it; a byte that is no UTF-8 is a surrogate."""
    if _NO_UTF_8.search(text):
        return "", ["deze tekening is niet als UTF-8 bewaard. Bewaar die opnieuw als gewone SVG, in UTF-8."]
    root = drawings.read(text)
    if isinstance(root, str):
        return "", [f"dit is geen geldige SVG; {root}. Bewaar de tekening opnieuw als gewone SVG."]
    problems = [
        f"deze tekening {'heeft' if problem.startswith('geen') else 'bevat'} {problem}."
        for problem in drawings.faults(root)
    ]
    return ("", problems) if problems else (drawings.inline(root, prefix=prefix, alternative=alternative), [])


def _check(attributes: dict[str, str], page: Page, files: Files, faults: Faults) -> None:
    """What is wrong with an image that was not put in the page."""
    source = attributes["src"]
    name = posixpath.basename(source) or "zonder naam"
    file = _file(source, page, files)

    def fault(sentence: str) -> None:
        faults.add(f"de afbeelding ‘{name}’ {sentence}", file=page.file, near=name)

    if not attributes["alt"]:
        fault(f"heeft geen tekstalternatief. Zet tussen de haken wat er te zien is: ![…]({name}).")
    if re.match(r"(?:[a-z]+:)?//|data:", source):
        fault("komt van buiten de site. Zet het bestand in docs/assets/ en verwijs daarnaar.")
    elif file is None:
        images = [uri for uri in files.src_uris if re.search(r"\.(?:svg|png|jpe?g|webp|gif|avif)$", uri, re.IGNORECASE)]
        there = [uri for uri in images if posixpath.basename(uri) == unquote(name)]
        way = posixpath.relpath(there[0], posixpath.dirname(page.file.src_uri) or ".") if there else ""
        alike = [each for each in map(posixpath.basename, images) if as_one(each) == as_one(unquote(name))]
        if alike and not way:
            hint = f" Schrijf de naam precies als die van het bestand, ook hoofdletters en accenten: {alike[0]}."
        else:
            hint = f" Schrijf: {way}." if way else did_you_mean(name, map(posixpath.basename, images))
        fault(f"bestaat niet op de plek waar de pagina hem zoekt.{hint}")
    elif file.src_uri.endswith(".svg") and attributes["alt"]:
        fault("staat midden in een alinea. Zet hem op een regel alleen, met een lege regel ervoor en erna.")
    elif not file.src_uri.endswith(".svg"):
        for sentence in photo_faults(file.name + posixpath.splitext(file.src_uri)[1], file.content_bytes):
            fault(sentence)
