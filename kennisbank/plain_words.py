"""Say what goes wrong in words an editor understands, with the file and the line."""

from __future__ import annotations

import posixpath
import re
import traceback
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError, UndefinedError

from quiz.meant import but_for_capitals
from quiz.own import folder as own_folder
from quiz.text_faults import NOT_UTF8, SAVE_AGAIN, line_of

_PAGE: Final = re.compile(r"docs/(.+?\.md)\b")
_LINK: Final = re.compile(r"(?P<file>(?:eigen/)?docs/\S.*?): de link (?:naar )?‘(?P<link>.+?)’")

_MENU: Final = re.compile(r"mkdocs\.yml: het menu \(nav\) noemt ‘(?P<page>.+?)’")
_ALIKE: Final = 0.85
"""How much two names are alike of which one may be a slip of the other; 1 is the same."""


def with_own_names(sentence: str, target: str) -> str:
    """The sentence with `eigen/docs/…` for a page of the organisation, also when it is where a link of ours leads."""
    own = own_folder() / "docs"
    page = _PAGE.match(sentence)
    if page and (own / page[1]).is_file():
        return f"eigen/{sentence}"
    if target and (own / target).is_file():
        return f"{sentence} Die pagina is jullie eigen versie, eigen/docs/{target}: geef daar een kop dit anker."
    return sentence


def with_lines(message: str, root: Path) -> str:
    """A sentence about a link, with the lines of the page on which that link stands and the page that may be meant.

    Of a page in the menu only the last; other messages are as they are.
    """
    if (menu := _MENU.match(message)) and (alike := _alike(menu["page"], _pages_in(root / "docs"))[0]):
        return f"{message} Bedoel je ‘{alike}’?"
    found = _LINK.match(message)
    path = _place_of(found["file"], root) if found else root
    if found is None or not path.is_file():
        return message
    link = found["link"]
    message += "" if "Bedoel je" in message else _meant(link, path, root)
    written = tuple(f"{before}{link}" for before in ("](", "](<", 'href="', 'src="', "]: "))
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    lines = [str(number) for number, line in enumerate(text.splitlines(), 1) if any(w in line for w in written)]
    if not lines:
        return message
    *others, last = lines
    place = f"regels {', '.join(others)} en {last}" if others else f"regel {last}"
    return f"{found['file']}, {place}{message[len(found['file']) :]}"


def _place_of(file: str, root: Path) -> Path:
    own = file.removeprefix("eigen/")
    return root / file if own == file else own_folder() / own


def _meant(link: str, page: Path, root: Path) -> str:
    """` Bedoel je ‘…’?` for a link to no page, when it is much like one that is there."""
    folders = (root / "docs", own_folder() / "docs")
    folder = next((each for each in folders if page.is_relative_to(each)), None)
    address = link.partition("#")[0]
    if folder is None or not address.lower().endswith(".md"):
        return ""
    here = page.parent.relative_to(folder).as_posix()
    wanted = posixpath.normpath(posixpath.join(here, address))
    alike, why = _alike(wanted, {page for each in folders for page in _pages_in(each)})
    return f" Bedoel je ‘{posixpath.relpath(alike, here)}’?{why}" if alike else ""


def _pages_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.md")}


def _alike(wanted: str, known: Collection[str]) -> tuple[str, str]:
    """The page that somebody meant, and what is worth knowing of it: other capitals, another folder, a slip."""
    if alike := but_for_capitals(wanted, known):
        return alike, " Hoofdletters tellen."
    same_name = [page for page in known if posixpath.basename(page) == posixpath.basename(wanted)]
    if len(same_name) == 1:
        return same_name[0], ""
    beside = [page for page in known if posixpath.dirname(page) == posixpath.dirname(wanted)]
    return next(iter(get_close_matches(wanted, beside, n=1, cutoff=_ALIKE)), ""), ""


def _name_of(path: Path, root: Path) -> str:
    """A file of ours or of the organisation by the name that people know it by; empty for any other."""
    if path.is_relative_to(own_folder()):
        return f"eigen/{path.relative_to(own_folder()).as_posix()}"
    return path.relative_to(root).as_posix() if path.is_relative_to(root) and "site-packages" not in path.parts else ""


def _holding(content: bytes, root: Path) -> str:
    """The style sheet, script or template with this content, by its name; Python says it of the bytes alone."""
    folders = (root / "overrides", own_folder() / "overrides", *(root / name for name in ("ebook", "kit", "hosting")))
    paths = (path for folder in folders for path in sorted(folder.rglob("*")))
    found = (path for path in paths if path.is_file() and path.read_bytes().startswith(content))
    return _name_of(next(found, Path()), root)


def unexpected(error: BaseException, root: Path) -> str:
    """A Dutch sentence for an error that nobody foresaw, with the file and line of ours where it came up."""
    if isinstance(error, UnicodeDecodeError) and (unread := _holding(error.object, root)):
        return f"{unread}, regel {line_of(error)}: {NOT_UTF8}. {SAVE_AGAIN}"
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        name = _name_of(Path(frame.filename), root)
        # A template of ours calls on that of an organisation, and is called on by it: what is its own comes first.
        if name and not (place.startswith("eigen/") and not name.startswith("eigen/")):
            place = f"{name}, regel {frame.lineno}"
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = f"{_name_of(Path(error.filename), root) or error.filename}, regel {error.lineno}"
    in_template = place.partition(",")[0].endswith(".html")
    if in_template and isinstance(error, TemplateNotFound):  # named by what is only known while the page is made
        return f"{place}: het sjabloon ‘{error.name or error}’ is er niet. Kijk of de naam klopt."
    if in_template and isinstance(error, UndefinedError):
        return f"{place}: hier staat een naam die het sjabloon niet kent. Kijk of die klopt. (Jinja zegt: {error})"
    who = "Jinja" if isinstance(error, TemplateError) else "Python"
    return (
        f"{place + ': d' if place else 'D'}e bouw is hier vastgelopen op iets wat niet was voorzien. Maak je laatste "
        f"wijziging ongedaan, of laat dit zien aan wie de code kent. ({who} zegt: {type(error).__name__}: {error})"
    )
