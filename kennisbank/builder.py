"""What this folder needs of whatever makes pages of Markdown: the builder, which it knows by these shapes alone.

Files and pages are the builder's own objects, or what an adapter puts round them; the settings are plain values that
are read from it and given back. `hooks/` does that for MkDocs, and is all that another builder would need of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol


class Stopped(Exception):
    """There can be no site; the message is Dutch, for whoever writes, and the builder shows it without a traceback."""


class Named(Protocol):
    """What can be named in a message: `src_uri` is its path in `docs/`, `abs_src_path` where it is on the disk."""

    @property
    def src_uri(self) -> str: ...

    @property
    def abs_src_path(self) -> str | None:
        """None for a file that the build makes."""


class File(Named, Protocol):
    """A file of the site. `url` and `dest_uri` count from the root; the `url` of the home page is `./`."""

    content_string: str

    @property
    def url(self) -> str: ...

    @property
    def dest_uri(self) -> str: ...

    @property
    def name(self) -> str:
        """Its name without folder and ending."""

    @property
    def content_bytes(self) -> bytes: ...

    @property
    def page(self) -> Page | None:
        """The page that the file has become; None before it is read, and for what is no page."""


class Page(Protocol):
    """A page. `meta` is what its head says, `markdown` its text without that, `content` the HTML that it became.

    `present_anchor_ids` are the places in it that a link may lead to. The `url` of the home page is empty. Templates
    ask a page for more, such as `toc`.
    """

    content: str | None
    present_anchor_ids: set[str] | None

    @property
    def file(self) -> File: ...

    @property
    def url(self) -> str: ...

    @property
    def title(self) -> object: ...

    @property
    def meta(self) -> MutableMapping[str, Any]: ...

    @property
    def markdown(self) -> str | None: ...


class Files(Protocol):
    """All files of the site: pages, pictures, and what belongs to the theme.

    The files of a folder come before those of its folders, and its `index.md` first: so lists of pages name them.
    """

    def __iter__(self) -> Iterator[File]: ...

    @property
    def src_uris(self) -> Mapping[str, object]:
        """By their path."""

    def documentation_pages(self) -> Sequence[File]:
        """Those that are, or become, a page."""

    def get_file_from_path(self, path: str, /) -> File | None:
        """The file with this path in `docs/`, if there is one."""


class Site(Files, Protocol):
    """The same while it is still to be said what is in it, before any page is read."""

    def remove(self, file: Any, /) -> None:
        """Leave a file out."""

    def add(self, path: str, content: str | bytes, /) -> None:
        """Add a file that the build makes, at its place in the site; a page when its name ends in `.md`."""

    def add_from(self, folder: Path, path: str, /) -> File:
        """Add a file that stands in a folder, as if it stood there in `docs/`."""


@dataclass(slots=True, kw_only=True)
class Settings:
    """What the settings say, and what the build makes of them: the folder of an organisation may change nearly all.

    `root` is the folder of the project, `docs` and `templates` are below it. `template_folders` are all that templates
    come from, the theme's own too, in the order in which one is looked for. `address` is where the site will stand,
    empty when that is anywhere. `menu` is the `nav` of mkdocs.yml; `organisation` the block of that name, as it is
    written and later as it was understood. `foot` comes first at the foot of each page. `styles` and `scripts` are the
    files that every page loads, by their path in the site.
    """

    root: Path
    docs: Path
    templates: Path
    template_folders: tuple[str, ...] = ()
    address: str = ""
    name: str = ""
    description: str = ""
    menu: Sequence[Any] = ()
    organisation: Any = None
    foot: str = ""
    logo: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
