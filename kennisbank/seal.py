"""The last look at the built files: nothing from outside, and a strict policy in every page.

On pages where answers pass through, the browser itself then refuses to send anything anywhere. `policy.py` says
what the policy holds, `outside.py` what counts as another host. Knows files, not MkDocs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from kennisbank.outside import in_page, in_style
from kennisbank.policy import Kind, faults, with_policy


def outside_faults(site: Path, own_address: str) -> Iterator[str]:
    """What pages, drawings and style sheets would load from another host, in Dutch, under a heading a kind."""
    problems: list[str] = []
    unreadable: list[str] = []
    for path in sorted(site.rglob("*")):
        if path.suffix not in (".html", ".svg", ".css"):
            continue
        name = path.relative_to(site).as_posix()
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            unreadable.append(f"{name}: bewaar dit bestand opnieuw, als UTF-8.")
            continue
        found = in_style(text, own_address) if path.suffix == ".css" else in_page(text, own_address)
        problems += [f"{name}: {fault}" for fault in found]
    if problems:
        yield _listed(
            "De site mag niets van een andere plek laden. Zet het bestand in docs/ of laat het weg:", problems
        )
    if unreadable:
        yield _listed(
            "Of deze bestanden iets van een andere plek laden, is niet na te gaan, want ze zijn geen UTF-8:", unreadable
        )


def write_policies(site: Path, answer_pages: Collection[str]) -> Iterator[str]:
    """Put its policy into every page; gives what would break under it, in Dutch.

    `answer_pages` are paths from the site's root.
    """
    problems: list[str] = []
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        try:
            html = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # outside_faults has told it
        problems += [f"{name}: {fault}" for fault in faults(html)]
        try:
            page = with_policy(html, Kind.ANSWERS if name in answer_pages else Kind.ORDINARY)
        except ValueError:
            problems.append(f'{name}: <meta charset="utf-8"> ontbreekt, en daar hoort het beveiligingsbeleid achter.')
            continue
        path.write_bytes(page.encode())
    if problems:
        yield _listed("Dit blokkeert het beveiligingsbeleid van de site. Verbeter het:", problems)


def _listed(heading: str, lines: list[str]) -> str:
    return "\n".join([heading, *(f"  - {line}" for line in lines)])
