"""A site without a builder: the shapes of `kennisbank/builder.py` in few lines, as any other builder has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from kennisbank.builder import Settings


class PlainFile:
    """A file in a folder, or one that has its content with it."""

    def __init__(self, src_uri: str, folder: Path | None = None, content: str | bytes = "") -> None:
        self.src_uri = src_uri
        self.abs_src_path = str(folder / src_uri) if folder else None
        self.content_bytes = (folder / src_uri).read_bytes() if folder else _as_bytes(content)
        self.page: PlainPage | None = None

    @property
    def content_string(self) -> str:
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, text: str) -> None:
        self.content_bytes = text.encode()

    @property
    def name(self) -> str:
        return PurePosixPath(self.src_uri).stem

    @property
    def dest_uri(self) -> str:
        path = PurePosixPath(self.src_uri)
        if path.suffix != ".md":
            return self.src_uri
        return (path.parent / ("" if path.stem == "index" else path.stem) / "index.html").as_posix()

    @property
    def url(self) -> str:
        return f"{self.dest_uri.removesuffix('index.html') or './'}"


class PlainPage:
    """A page that has been read."""

    def __init__(self, file: PlainFile, content: str | None = None, **meta: Any) -> None:
        self.file, self.content, self.meta = file, content, meta
        self.title = meta.get("title", file.src_uri)
        self.url = "" if file.url == "./" else file.url
        self.markdown: str | None = None
        self.toc: list[Any] = []
        self.present_anchor_ids: set[str] | None = None
        file.page = self


class PlainSite:
    """Files by their path."""

    def __init__(self, *files: PlainFile) -> None:
        self.src_uris = {file.src_uri: file for file in files}

    def __iter__(self) -> Iterator[PlainFile]:
        return iter(self.src_uris.values())

    def documentation_pages(self) -> list[PlainFile]:
        return [file for file in self if file.src_uri.endswith(".md")]

    def get_file_from_path(self, path: str) -> PlainFile | None:
        return self.src_uris.get(path)

    def remove(self, file: PlainFile) -> None:
        del self.src_uris[file.src_uri]

    def add(self, path: str, content: str | bytes) -> None:
        self.src_uris[path] = PlainFile(path, content=content)

    def add_from(self, folder: Path, path: str) -> PlainFile:
        self.src_uris[path] = PlainFile(path, folder)
        return self.src_uris[path]


def page(src_uri: str, content: str | None = None, **meta: Any) -> PlainFile:
    """A file that has become a page, of which only this is known."""
    return PlainPage(PlainFile(src_uri), content, **meta).file


def site_of(folder: Path) -> PlainSite:
    """All files in a folder, in the order that `kennisbank.builder.Files` asks for."""

    def place(path: Path) -> tuple[tuple[str, ...], bool, str]:
        return path.parent.parts, path.stem != "index", path.name

    paths = sorted((path for path in folder.rglob("*") if path.is_file()), key=place)
    return PlainSite(*(PlainFile(path.relative_to(folder).as_posix(), folder) for path in paths))


def settings_at(root: Path, **more: Any) -> Settings:
    """Settings of a project with the usual folders."""
    return Settings(root=root, docs=root / "docs", templates=root / "overrides", **more)


def contents(site: PlainSite) -> Mapping[str, str]:
    """What stands in each file."""
    return {file.src_uri: file.content_string for file in site}


def _as_bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
