"""Look at `mkdocs.yml` before MkDocs does, and say in Dutch, with the line, what is wrong with it.

Purpose: every new page is added to this file by hand, so it is where most typing errors are. MkDocs reads it before
any of our own code runs, and answers with a traceback.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from kennisbank.faults import did_you_mean
from kennisbank.front_matter import TAG
from kennisbank.yaml_faults import not_utf8, repeated, yaml_fault
from quiz.meant import but_for_capitals

NAME: Final = "mkdocs.yml"
_KNOWN: Final = (
    *("site_name", "site_description", "site_author", "site_url", "site_dir", "docs_dir", "strict", "theme"),
    *("use_directory_urls", "extra_css", "extra_javascript", "extra", "plugins", "hooks", "markdown_extensions"),
    *("validation", "watch", "nav", "not_in_nav", "exclude_docs", "draft_docs", "copyright", "repo_url", "repo_name"),
    *("edit_uri", "edit_uri_template", "dev_addr", "extra_templates", "remote_branch", "remote_name", "INHERIT"),
)
"""What may stand at the start of a line."""
_BLOCK: Final = "organisatie"
_PATHS: Final = ("docs_dir", "watch", "hooks")
"""Where names of files and folders stand that must be there."""
_TAGS: Final = ("!ENV", "!relative", "tag:yaml.org,2002:")
_COLOUR_AS_COMMENT: Final = re.compile(r"^\s+(?P<name>merk|accent):\s+(?P<colour>#[0-9a-fA-F]{3,8})\b", re.MULTILINE)
_ENTRY: Final = "Schrijf een titel en een bestand, zoals: - Teamleren: disciplines/teamleren.md."
_ADDRESS: Final = re.compile(r"https?://[^\s/]+(/\S*)?")


class _Reader(yaml.SafeLoader):
    """Reads what MkDocs reads: a value of the environment by its name; what else has a tag of its own is None."""

    def of_environment(self, node: yaml.Node) -> Any:
        """`!ENV NAME` or `!ENV [NAME, OTHER, "what it is without"]`."""
        parts = node.value if isinstance(node, yaml.SequenceNode) else [node]
        *names, default = parts if len(parts) > 1 else (*parts, None)
        found = (os.environ[part.value] for part in names if part.value in os.environ)
        return next(found, self.construct_object(default) if default else None)


_Reader.add_constructor("!ENV", _Reader.of_environment)
_Reader.add_multi_constructor("", lambda reader, suffix, node: None)


def read_config(path: Path) -> dict[str, Any]:
    """What the file says, for whoever has no builder at hand; nothing when it is empty."""
    return yaml.load(path.read_bytes(), Loader=_Reader) or {}


def config_faults(path: Path, site_url: str = "") -> list[str]:
    """Every fault of the file, each a Dutch sentence that begins with the file and the line.

    `site_url` is the address that the environment gives for this build.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return [f"{NAME} ontbreekt. Zet het bestand terug, of draai de opdracht in de map waar het staat."]
    except UnicodeDecodeError as problem:
        fault = not_utf8(problem)
        return [fault.within(NAME)]
    broken = yaml_fault(text, loader=yaml.SafeLoader)
    if broken:
        return [broken.within(NAME)]
    found = [
        f"{NAME}{f', regel {line}' if line else ''}: {sentence}"
        for line, sentence in _faults(text, path.parent / "docs")
    ]
    if site_url and not _ADDRESS.fullmatch(site_url):
        found.append(
            f"SITE_URL is ‘{site_url}’, en dat is geen adres van een site. Schrijf het met https:// ervoor, zoals "
            "https://host/pad/."
        )
    return found


def _faults(text: str, docs: Path) -> Iterator[tuple[int, str]]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if not isinstance(root, yaml.MappingNode):
        yield (
            0,
            "het bestand is leeg of heeft geen regels zoals ‘site_name: …’. Zet het terug uit een kopie of uit git.",
        )
        return
    yield from _tags(root)
    top = {key.value: value for key, value in root.value}
    for key, value in root.value:
        line = key.start_mark.line + 1
        if key.value not in _KNOWN:
            yield line, f"‘{key.value}’ bestaat niet.{did_you_mean(str(key.value), _KNOWN)}"
        if key.value == "extra" and not isinstance(value, yaml.MappingNode):
            yield line, "onder ‘extra’ staat niets. Zet het blok ‘organisatie:’ terug, of haal ook deze regel weg."
        elif key.value == "extra":
            for name, _ in value.value:
                if name.value != _BLOCK and (meant := did_you_mean(str(name.value), [_BLOCK])):
                    yield name.start_mark.line + 1, f"‘{name.value}’ bestaat niet onder ‘extra’.{meant}"
        if key.value in _PATHS:
            yield from _missing_paths(value, str(key.value), docs.parent)
    yield from ((fault.line, fault.sentence) for fault in repeated(root))
    if "site_name" not in top or not str(top["site_name"].value).strip():
        yield 0, 'de naam van de site ontbreekt. Schrijf: site_name: "Kennisbank: Organisatieleren".'
    for name in ("site_name", "site_description"):
        if name in top and (tag := TAG.search(str(top[name].value))):
            line = next(key.start_mark.line + 1 for key, _ in root.value if key.value == name)
            yield line, f"bij ‘{name}’ staat ‘{tag[0]}’. Schrijf het zonder opmaak."
    if "nav" in top:
        line = next(key.start_mark.line + 1 for key, _ in root.value if key.value == "nav")
        yield from _menu(top["nav"], line, docs)
    else:
        yield 0, "het menu ontbreekt. Begin het met een regel ‘nav:’."
    yield from colours_as_comment(text)


def colours_as_comment(text: str) -> Iterator[tuple[int, str]]:
    """A colour without quotation marks, which YAML takes for a remark: the line, and a Dutch sentence."""
    for match in _COLOUR_AS_COMMENT.finditer(text):
        yield (
            text.count("\n", 0, match.start()) + 1,
            f"{match['name']}: zonder aanhalingstekens telt {match['colour']} als opmerking, en verandert er niets. "
            f'Schrijf: {match["name"]}: "{match["colour"]}".',
        )


def _missing_paths(value: yaml.Node, key: str, root: Path) -> Iterator[tuple[int, str]]:
    entries = value.value if isinstance(value, yaml.SequenceNode) else [value]
    for entry in entries:
        if isinstance(entry, yaml.ScalarNode) and entry.value and not (root / entry.value).exists():
            yield (
                entry.start_mark.line + 1,
                f"bij ‘{key}’ staat {entry.value}, en dat is er niet. Zet het terug, of haal het hier weg.",
            )


def _tags(root: yaml.Node) -> Iterator[tuple[int, str]]:
    todo = [root]
    while todo:
        node = todo.pop()
        if not node.tag.startswith(_TAGS):
            yield (
                node.start_mark.line + 1,
                f"‘{node.tag}’: een tekst begint met !. Zet de hele tekst tussen aanhalingstekens.",
            )
        if isinstance(node, yaml.MappingNode):
            todo += [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            todo += node.value


def _menu(nav: yaml.Node, line: int, docs: Path) -> Iterator[tuple[int, str]]:
    """What is wrong with the menu: its form, and pages that stand in it twice."""
    seen: dict[str, int] = {}
    there = frozenset(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    todo = [(nav, "nav", line)]
    while todo:
        node, name, line = todo.pop(0)
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            yield (
                line,
                f"onder ‘{name}’ staan geen pagina’s. Zet ze eronder, elk met een streepje, of haal deze regel weg.",
            )
            continue
        for entry in node.value:
            line = entry.start_mark.line + 1
            target = entry
            if isinstance(entry, yaml.MappingNode) and len(entry.value) == 1:
                title, target = entry.value[0]
                if not isinstance(target, yaml.ScalarNode) or not target.value.strip():
                    todo.append((target, str(title.value), line))
                    continue
            if isinstance(target, yaml.ScalarNode) and target.value.strip():
                yield from _target(target.value, line, seen, there)
            else:
                yield line, f"dit deel van het menu klopt niet. {_ENTRY}"


def _target(target: str, line: int, seen: dict[str, int], there: frozenset[str]) -> Iterator[tuple[int, str]]:
    if _ADDRESS.fullmatch(target):
        return
    if " " in target.strip() and target not in there:
        yield line, f"‘{target}’: tussen de titel en het bestand ontbreekt een dubbele punt. {_ENTRY}"
    elif not target.endswith(".md"):
        yield line, f"‘{target}’ is geen pagina: de naam eindigt op .md. {_ENTRY}"
    elif target not in there and (alike := but_for_capitals(target, there)):
        yield line, f"‘{target}’ staat zo niet in docs/. Bedoel je ‘{alike}’? Hoofdletters tellen."
    elif target in seen:
        yield (
            line,
            f"‘{target}’ staat ook op regel {seen[target]} in het menu. Een pagina heeft één plek; haal er een weg.",
        )
    seen.setdefault(target, line)
