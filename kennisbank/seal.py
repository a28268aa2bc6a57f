"""The last look at the built files: nothing from outside, and a strict policy in every page.

On pages where answers pass through, the browser itself then refuses to send anything anywhere. `policy.py` says
what the policy holds, `outside.py` what counts as another host. Knows files, not MkDocs.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from kennisbank.outside import in_drawing, in_page, in_style
from kennisbank.policy import Kind, faults, with_policy

_LOOK: Final = {".html": in_page, ".svg": in_drawing, ".css": in_style}
_OUTSIDE: Final = "De site mag niets van een andere plek laden. Zet het bestand in docs/ of laat het weg:"
_UNREADABLE: Final = "Of deze bestanden iets van een andere plek laden, is niet na te gaan, want ze zijn geen UTF-8:"
_BLOCKED: Final = "Dit blokkeert het beveiligingsbeleid van de site. Verbeter het:"


def seal(site: Path, own_address: str = "", *, answer_pages: Collection[str] | None) -> list[str]:
    """Put its policy into every page; gives what is wrong with the files, in Dutch, under a heading a kind.

    `answer_pages` are paths from the site's root; None leaves the policies out, and what would break them.
    """
    problems: dict[str, list[str]] = {_OUTSIDE: [], _UNREADABLE: [], _BLOCKED: []}
    for path in sorted(site.rglob("*")):
        if path.suffix not in _LOOK:
            continue
        name = path.relative_to(site).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            problems[_UNREADABLE].append(f"{name}: bewaar dit bestand opnieuw, als UTF-8.")
            continue
        problems[_OUTSIDE] += [f"{name}: {fault}" for fault in _LOOK[path.suffix](text, own_address)]
        if path.suffix == ".html" and answer_pages is not None:
            kind = Kind.ANSWERS if name in answer_pages else Kind.ORDINARY
            problems[_BLOCKED] += [f"{name}: {fault}" for fault in _write_policy(path, text, kind)]
    return ["\n".join([heading, *(f"  - {line}" for line in lines)]) for heading, lines in problems.items() if lines]


def _write_policy(path: Path, html: str, kind: Kind) -> list[str]:
    problems = faults(html)
    try:
        path.write_bytes(with_policy(html, kind).encode())
    except ValueError:
        problems.append(
            '<meta charset="utf-8"> staat niet vooraan in <head>, en daar hoort het beveiligingsbeleid achter.'
        )
    return problems
