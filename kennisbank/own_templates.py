"""The templates that an organisation keeps in `eigen/overrides/`: each comes before ours of the same name.

`{% extends "ons/main.html" %}` in such a file builds on ours, so that an organisation writes the one block that it
wants otherwise and an update of the rest still reaches it. What would do nothing, in silence, is a fault here. Knows
Jinja, and of the theme the list of its folders.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)

from kennisbank.answer_pages import TEMPLATES as FOR_ANSWERS
from kennisbank.faults import did_you_mean
from kennisbank.yaml_faults import not_utf8

FOLDER: Final = "overrides"
OURS: Final = "ons"
"""What stands before the name of a template of ours, or of the theme, that an own one of that name builds on."""
SHOWN: Final = f"eigen/{FOLDER}"
"""How people know the folder."""
_KIND: Final = ".html"
_LEFT_BEHIND: Final = (".", "~$")


class _Borrowed(NamedTuple):
    """Another template that one names, the line where it does, and whether it builds on that one."""

    name: str
    line: int
    builds_on: bool


def own_templates(folder: Path) -> dict[str, Path]:
    """The files in `eigen/overrides/` by their names there; what a system leaves in a folder is none."""
    there = sorted((folder / FOLDER).rglob("*"))
    return {
        path.relative_to(folder / FOLDER).as_posix(): path
        for path in there
        if path.is_file() and not path.name.startswith(_LEFT_BEHIND) and not path.name.endswith("~")
    }


def is_template(name: str) -> bool:
    """Whether a file in the folder is what the folder is for."""
    return name.endswith(_KIND)


def let_them_build_on_ours(environment: Environment, own: Path, folders: Sequence[str]) -> None:
    """Make ours known to the templates in `own` by another name; `folders` are all those of the theme."""
    ours = [folder for folder in folders if Path(folder) != own]
    if environment.loader is not None:
        environment.loader = ChoiceLoader([environment.loader, PrefixLoader({OURS: FileSystemLoader(ours)})])


def faults_of(own: Mapping[str, Path], environment: Environment, asked: frozenset[str]) -> Iterator[str]:
    """What is wrong with own templates, each as a Dutch sentence with file and line.

    `asked` are the templates that pages ask for in their front matter.
    """
    trees: dict[str, nodes.Template] = {}
    for name, path in own.items():
        if not is_template(name):
            yield (
                f"{SHOWN}/{name}: hier horen alleen sjablonen ({_KIND}). Een stijl zet je in eigen/stijl.css, en een "
                "plaatje in eigen/docs/assets/."
            )
            continue
        try:
            trees[name] = environment.parse(path.read_text(encoding="utf-8-sig"), name, str(path))
        except UnicodeDecodeError as problem:
            told = not_utf8(problem)
            yield told.within(f"{SHOWN}/{name}")
        except TemplateSyntaxError as problem:
            yield (
                f"{SHOWN}/{name}, regel {problem.lineno}: hier klopt het sjabloon niet. Kijk of elke {{% block %}} een "
                f"{{% endblock %}} heeft, en elke {{{{ een }}}}. (Jinja zegt: {problem.message})"
            )
    borrowed = {each.name for tree in trees.values() for each in _borrowing(tree)}
    for name, tree in trees.items():
        yield from _lost(name, tree, environment)
        yield from _unguarded(name, tree, environment)
        if name not in asked | borrowed and not _is_there(f"{OURS}/{name}", environment):
            yield (
                f"{SHOWN}/{name} doet zo niets: wij hebben geen sjabloon met die naam, en geen pagina vraagt erom."
                f"{did_you_mean(name, [known for known in _known(environment) if known not in own])}"
            )


def missing(name: str, environment: Environment) -> str:
    """What to say of a template that a page asks for and that is not there, or by a name that hides its answers."""
    if name not in FOR_ANSWERS and _bare(name) in FOR_ANSWERS:
        return f"schrijf ‘{_bare(name)}’. Alleen onder die naam geldt het strenge beleid van een pagina met antwoorden."
    if _is_there(name, environment):
        return ""
    return f"het sjabloon ‘{name}’ is er niet.{did_you_mean(name, _known(environment))} Of laat de regel weg."


def _lost(name: str, tree: nodes.Template, environment: Environment) -> Iterator[str]:
    """What a template names that is not there: another template, or a block of what it builds on."""
    parents: set[str] = set()
    for each in _borrowing(tree):
        if each.name == name:
            yield (
                f"{SHOWN}/{name}, regel {each.line}: dit sjabloon roept zichzelf aan. Schrijf "
                f"‘{OURS}/{name}’ voor dat van ons."
            )
        elif not _is_there(each.name, environment):
            meant = did_you_mean(each.name, _known(environment))
            yield f"{SHOWN}/{name}, regel {each.line}: het sjabloon ‘{each.name}’ is er niet.{meant}"
        elif each.builds_on:
            parents.add(each.name)
    blocks = {block for parent in parents for block in _blocks(parent, environment)}
    for part in tree.body if blocks else ():
        if isinstance(part, nodes.Block) and part.name not in blocks:
            yield (
                f"{SHOWN}/{name}, regel {part.lineno}: het blok ‘{part.name}’ doet zo niets, omdat het in "
                f"{' en '.join(sorted(parents))} niet bestaat.{did_you_mean(part.name, blocks)}"
            )


def _unguarded(name: str, tree: nodes.Template, environment: Environment) -> Iterator[str]:
    """What would make a page with answers of another name, which then would not get the policy of such a page."""
    for built in tree.find_all(nodes.Extends):
        if not isinstance(built.template, nodes.Const):
            yield (
                f"{SHOWN}/{name}, regel {built.lineno}: schrijf de naam van het sjabloon waarop dit voortbouwt voluit, "
                "tussen aanhalingstekens."
            )
    for each in _borrowing(tree) if name not in FOR_ANSWERS else ():
        beyond = {each.name, *(_family(each.name, environment) if each.builds_on else ())}
        for ours in sorted(FOR_ANSWERS.intersection(map(_bare, beyond))):
            yield (
                f"{SHOWN}/{name}, regel {each.line}: dit sjabloon bouwt voort op ‘{ours}’, van een pagina met "
                f"antwoorden. Het strenge beleid daarvan geldt alleen onder die naam: noem dit sjabloon ook ‘{ours}’."
            )


def _bare(name: str) -> str:
    """The one name of a template that may be called by several."""
    return posixpath.normpath(name).removeprefix(f"{OURS}/")


def _blocks(name: str, environment: Environment) -> set[str]:
    """The blocks of a template and of all that it builds on; none where one of these cannot be read: that is told."""
    family = _family(name, environment)
    named = {each.name for tree in family.values() for each in _borrowing(tree) if each.builds_on}
    if named - family.keys():
        return set()
    return {block.name for tree in family.values() for block in tree.find_all(nodes.Block)}


def _family(name: str, environment: Environment) -> dict[str, nodes.Template]:
    """A template and all that it builds on, by name; one that cannot be read is told where it is looked at itself."""
    found: dict[str, nodes.Template] = {}
    waiting = [name]
    while waiting:
        at = waiting.pop()
        if at in found:
            continue
        with suppress(TemplateNotFound, TemplateSyntaxError, UnicodeDecodeError):
            found[at] = environment.parse(_source(at, environment))
            waiting += [each.name for each in _borrowing(found[at]) if each.builds_on]
    return found


def _borrowing(tree: nodes.Template) -> Iterator[_Borrowed]:
    """Where a template names another one outright."""
    for each in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named = getattr(each, "template", None)
        if isinstance(named, nodes.Const):
            yield _Borrowed(str(named.value), each.lineno, isinstance(each, nodes.Extends))


def _is_there(name: str, environment: Environment) -> bool:
    try:
        _source(name, environment)
    except TemplateNotFound:
        return False
    except UnicodeDecodeError:
        return True  # told where it is looked at itself
    return True


def _source(name: str, environment: Environment) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _known(environment: Environment) -> list[str]:
    """All names that a template can be called by, to tell which may be meant."""
    return [name for name in environment.list_templates() if is_template(name)]
