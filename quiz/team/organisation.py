"""The organisation picture: what the saved pictures of several teams say side by side.

`organisation.mjs` is the twin, with the same functions in the same order. Everything here follows from **shown
figures only** (n, mean and SD of each team, as the files have them), so nothing can be found by subtraction that the
files do not say themselves, and a reader can check it by hand. All in whole numbers, rounded half up once.

* **Pool.** Of the teams that show a scale: n = Σ nᵢ, mean = Σ nᵢ mᵢ / n, and the SD of all those people together,
  √((n Σ ((nᵢ − 1) sᵢ² + nᵢ mᵢ²) − (Σ nᵢ mᵢ)²) / (n (n − 1))). A team that does not show the scale is no part of it.
* **Spread.** ICC(1) = (between − within) / (between + (k − 1) · within) from the mean squares between and within
  teams, with k the size that unequal teams amount to; from `FEWEST_TEAMS` teams on. Below zero: the members of one
  team differ more than those of different teams.
* **Statements.** Of teams that show an item's counts (ten answers and more), the items with the highest ICC(1).
* **Timeline.** The pictures of one team by date, each with the one before it by the rule for two moments.

Teams stand in the order of their names, never of their scores. Files of another edition are a block of their own.
Who may not stand beside whom is in `overlap`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from quiz.model import Questionnaire
from quiz.team.file import LONGEST_TEAM
from quiz.team.overlap import pairs_apart, same_figures, unions
from quiz.team.picture import Comparison, ScaleFigures, TeamPicture, compare_pictures
from quiz.team.significance import rounded, rounded_root

FEWEST_TEAMS: Final = 5
"""Under so many teams nothing is said of teams in general."""
FEWEST_LARGE_TEAMS: Final = 2
"""An item is compared when so many teams show its counts."""
MOST_DIFFERING: Final = 5
"""So many items on which teams differ are listed."""

_NAMING: Final = ("undated", "twice")
"""The reasons that name a team."""
_CONTROL: Final = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029]")
_UNSEEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
"""What takes no room in a name, or turns its direction: two names must not differ by it."""
_STEM: Final = re.compile(r"^.*[/\\]|(?<=[^/\\])\.[^./\\]*$", re.DOTALL)
"""The folders before a file's name and the extension behind it."""
_ACCENTS: Final = re.compile("[\u0300-\u036f]")
_DIGITS: Final = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A saved picture that was read. `file` is its name for people; `fingerprint` (0…65535) tells questionnaires apart.

    `team` is the name that stands in the picture or else that of the file; empty where neither gives one.
    """

    file: str
    team: str
    fingerprint: int
    picture: TeamPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that is not counted: `reason` is a key of the sentences, `found` what it names, `others` the files."""

    file: str
    reason: str
    found: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Several teams as one: `teams` and `n` are how many; `mean` and `sd` in tenths of a point."""

    teams: int
    n: int
    mean: int
    sd: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """An item and, per team that shows its counts, the mean (tenths of a point of the response scale)."""

    item: str
    icc: int
    means: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The pictures of one team, earliest first; `changes` has for each but the first how it differs from the former."""

    team: str
    moments: tuple[Opened, ...]
    changes: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The teams of one edition. `teams` has the latest picture of each, in the order of their names.

    `total` and `spread` have "overall" and the dimensions; `None` where no team shows it, or too few do. `spread` is
    ICC(1) in hundredths.
    """

    edition: str
    fingerprint: int
    teams: tuple[Opened, ...]
    n: int
    total: Mapping[str, Pool | None]
    spread: Mapping[str, int | None]
    differing: tuple[Differing, ...]
    timelines: tuple[Timeline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """What may be shown. The first block is that of the questionnaire itself, where there are files of it.

    `same` names files with the same figures: counted, and told.
    """

    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    same: tuple[tuple[str, str], ...]


def plain_name(text: str) -> str:
    """A name without what cannot be seen, blanks as single spaces, no longer than a team's name may be."""
    seen = " ".join(_UNSEEN.sub("", _CONTROL.sub(" ", text)).split())
    return seen[:LONGEST_TEAM].strip()


def opened(file: str, fingerprint: int, picture: TeamPicture) -> Opened:
    """A picture with the name under which it is shown: its own, else that of its file."""
    team = plain_name(picture.team or "") or plain_name(_STEM.sub("", file))
    return Opened(file=file, team=team, fingerprint=fingerprint, picture=picture)


def organisation_picture(questionnaire: Questionnaire, files: Sequence[Opened], own: int) -> Organisation:
    """Everything that may be shown of these files; `own` is the fingerprint of the questionnaire.

    Which files are left out does not depend on the order in which they come, apart from which of equals is named.
    """
    kept, left_out = _once(files)
    kept, apart = _apart(kept)
    kept, whole = _without_unions(kept)
    blocks = [_block(questionnaire, group) for group in _editions(kept)]
    blocks.sort(key=lambda block: (block.fingerprint != own, block.edition != questionnaire.edition))
    return Organisation(blocks=tuple(blocks), left_out=(*left_out, *apart, *whole), same=tuple(_same(kept)))


def pool(parts: Sequence[tuple[int, int, int]]) -> Pool | None:
    """Teams, each as n, mean and SD, as one group; `None` without any."""
    if not parts:
        return None
    n, plain, squares = _sums(parts)
    return Pool(
        teams=len(parts), n=n, mean=rounded(plain, n), sd=rounded_root(n * squares - plain * plain, n * (n - 1))
    )


def icc(parts: Sequence[tuple[int, int, int]]) -> tuple[int, int] | None:
    """ICC(1) of teams, each as n, mean and SD, as a fraction; `None` for one team or where nobody differs.

    With N people in g teams, b = N Σ nᵢ mᵢ² − (Σ nᵢ mᵢ)² and w = Σ (nᵢ − 1) sᵢ² it is
    (b (N − g) − w N (g − 1)) / (b (N − g) + w (N² − Σ nᵢ² − N (g − 1))).
    """
    groups = len(parts)
    if groups < 2:
        return None
    n = sum(size for size, _, _ in parts)
    plain = sum(size * mean for size, mean, _ in parts)
    between = n * sum(size * mean * mean for size, mean, _ in parts) - plain * plain
    within = sum((size - 1) * sd * sd for size, _, sd in parts)
    uneven = n * n - sum(size * size for size, _, _ in parts)
    above = between * (n - groups) - within * n * (groups - 1)
    below = between * (n - groups) + within * (uneven - n * (groups - 1))
    return (above, below) if below > 0 else None


def lettered(organisation: Organisation) -> Organisation:
    """The same picture with a letter for each team, and no name of a team or file anywhere.

    The letters follow the figures in a way that says nothing of names or scores, and rows stand in their order.
    """
    first: dict[str, Opened] = {}
    for block in organisation.blocks:
        for team in block.teams:
            first.setdefault(name_key(team.team), team)
    order = sorted(first, key=lambda key: (_mark(first[key].picture), key))
    letters = {key: letter(place) for place, key in enumerate(order)}
    return replace(
        organisation,
        blocks=tuple(_lettered(block, letters) for block in organisation.blocks),
        left_out=tuple(
            replace(one, file="", found="" if one.reason in _NAMING else one.found, others=())
            for one in organisation.left_out
        ),
        same=(),
    )


def letter(place: int) -> str:
    """A, B … Z, AA, AB … for 0, 1 …"""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def name_key(name: str) -> str:
    """What two ways to write one name have in common."""
    return unicodedata.normalize("NFKC", name).lower()


def by_name(name: str) -> tuple[bytes, bytes]:
    """Sorts as people do: case and accents do not count, and Team 2 comes before Team 10."""
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).lower()
    plain = _DIGITS.sub(lambda digits: digits[0].rjust(12, "0"), plain)
    # JavaScript compares halves of characters, as UTF-16 has them.
    return plain.encode("utf-16-be", "surrogatepass"), name.encode("utf-16-be", "surrogatepass")


def _once(files: Sequence[Opened]) -> tuple[list[Opened], list[LeftOut]]:
    """Each team once at each date. The same figures again are left out; other figures, and it is unclear which counts.

    Beside pictures with a date one without has no place in time.
    """
    teams: dict[tuple[int, str, str], dict[str | None, list[Opened]]] = {}
    for file in files:
        key = (file.fingerprint, file.picture.edition, name_key(file.team))
        teams.setdefault(key, {}).setdefault(file.picture.date, []).append(file)
    kept: list[Opened] = []
    left_out: list[LeftOut] = []
    for dates in teams.values():
        for date, found in dates.items():
            others = tuple(one.file for one in found)
            if date is None and len(dates) > 1:
                left_out += [LeftOut(file=one.file, reason="undated", found=one.team) for one in found]
            elif all(same_figures(one.picture, found[0].picture) for one in found):
                kept.append(found[0])
                left_out += [LeftOut(file=one.file, reason="again", others=others[:1]) for one in found[1:]]
            else:
                left_out += [
                    LeftOut(file=one.file, reason="twice", found=one.team, others=_but(others, place))
                    for place, one in enumerate(found)
                ]
    return sorted(kept, key=_by_team_and_date), left_out


def _by_team_and_date(one: Opened) -> tuple[bytes, bytes, str, str]:
    """Sorts by name, and the moments of a team by time, however its name was spelled at each."""
    key = name_key(one.team).encode("utf-16-be", "surrogatepass")
    return by_name(one.team)[0], key, one.picture.date or "", one.file


def _apart(files: Sequence[Opened]) -> tuple[list[Opened], list[LeftOut]]:
    """Without the pairs that would show a few people's answers; both of a pair are left out."""
    left_out: list[LeftOut] = []
    refused: dict[int, list[int]] = {}
    for places in _by_questionnaire(files):
        for one, other in pairs_apart([files[place].picture for place in places]):
            for mine, theirs in ((places[one], places[other]), (places[other], places[one])):
                refused.setdefault(mine, []).append(theirs)
    for place in sorted(refused):
        others = [files[other] for other in sorted(refused[place])]
        few = max(one.picture.threshold for one in (files[place], *others))
        names = tuple(one.file for one in others)
        left_out.append(LeftOut(file=files[place].file, reason="nested", found=str(few), others=names))
    return [one for place, one in enumerate(files) if place not in refused], left_out


def _without_unions(files: Sequence[Opened]) -> tuple[list[Opened], list[LeftOut]]:
    """Without the groups that may consist of others: the parts stay."""
    wholes: dict[int, LeftOut] = {}
    for places in _by_questionnaire(files):
        for union in unions([files[place].picture for place in places]):
            one = files[places[union.whole]]
            names = tuple(files[places[part]].file for part in union.parts)
            wholes[places[union.whole]] = LeftOut(file=one.file, reason="union", found=str(union.rest), others=names)
    return [one for place, one in enumerate(files) if place not in wholes], [wholes[place] for place in sorted(wholes)]


def _by_questionnaire(files: Sequence[Opened]) -> list[list[int]]:
    """The places of the files by questionnaire: the answers to another one cannot be subtracted."""
    places: dict[int, list[int]] = {}
    for place, file in enumerate(files):
        places.setdefault(file.fingerprint, []).append(place)
    return list(places.values())


def _same(files: Sequence[Opened]) -> Iterable[tuple[str, str]]:
    """Pairs of files with the same figures, each with the first that has them."""
    first: dict[int, list[Opened]] = {}
    for file in files:
        alike = first.setdefault(_mark(file.picture), [])
        twin = next((one for one in alike if same_figures(one.picture, file.picture)), None)
        if twin:
            yield twin.file, file.file
        else:
            alike.append(file)


def _editions(files: Sequence[Opened]) -> list[list[Opened]]:
    """The files by questionnaire and edition, the latest edition first."""
    groups: dict[tuple[str, int], list[Opened]] = {}
    for file in files:
        groups.setdefault((file.picture.edition, file.fingerprint), []).append(file)
    return [groups[key] for key in sorted(groups, key=lambda key: (by_name(key[0]), key[1]), reverse=True)]


def _block(questionnaire: Questionnaire, files: Sequence[Opened]) -> Block:
    moments: dict[str, list[Opened]] = {}
    for file in files:
        moments.setdefault(name_key(file.team), []).append(file)
    teams = [dates[-1] for dates in moments.values()]
    scales = {
        id: [(found.n, found.mean, found.sd) for team in teams if (found := _scale(team.picture, id))]
        for id in ("overall", *(d.id for d in questionnaire.scales))
    }
    spread = {id: icc(parts) if len(parts) >= FEWEST_TEAMS else None for id, parts in scales.items()}
    return Block(
        edition=files[0].picture.edition,
        fingerprint=files[0].fingerprint,
        teams=tuple(teams),
        n=sum(team.picture.n for team in teams),
        total={id: pool(parts) for id, parts in scales.items()},
        spread={id: None if found is None else _hundredths(*found) for id, found in spread.items()},
        differing=_differing(teams),
        timelines=tuple(_timeline(dates) for dates in moments.values() if len(dates) > 1),
    )


def _scale(picture: TeamPicture, id: str) -> ScaleFigures | None:
    return picture.overall if id == "overall" else picture.dimensions[id]


def _differing(teams: Sequence[Opened]) -> tuple[Differing, ...]:
    """The items with the highest ICC(1) above zero, of teams that show their counts; equals in the file's order."""
    found: list[tuple[Fraction, Differing]] = []
    for id in teams[0].picture.items:
        shown = [
            (team.team, figures.n, figures.mean, figures.sd)
            for team in teams
            if (figures := team.picture.items[id]) and figures.mean is not None and figures.sd is not None
        ]
        # Means are in tenths of a point, SDs in hundredths.
        share = icc([(n, 10 * mean, sd) for _, n, mean, sd in shown])
        if len(shown) >= FEWEST_LARGE_TEAMS and share and share[0] > 0:
            means = tuple((team, mean) for team, _, mean, _ in shown)
            found.append((Fraction(*share), Differing(item=id, icc=_hundredths(*share), means=means)))
    ordered = sorted(found, key=lambda one: one[0], reverse=True)
    return tuple(differing for _, differing in ordered[:MOST_DIFFERING])


def _timeline(dates: Sequence[Opened]) -> Timeline:
    changes = tuple(compare_pictures(earlier.picture, later.picture) for earlier, later in pairwise(dates))
    return Timeline(team=dates[-1].team, moments=tuple(dates), changes=changes)


def _lettered(block: Block, letters: Mapping[str, str]) -> Block:
    def named(team: Opened) -> Opened:
        own = letters[name_key(team.team)]
        return replace(team, file="", team=own, picture=replace(team.picture, team=own))

    teams = sorted((named(team) for team in block.teams), key=lambda team: (len(team.team), team.team))
    place = {team.team: at for at, team in enumerate(teams)}
    differing = [
        replace(
            one,
            means=tuple(
                sorted(((letters[name_key(team)], mean) for team, mean in one.means), key=lambda pair: place[pair[0]])
            ),
        )
        for one in block.differing
    ]
    timelines = [
        replace(one, team=letters[name_key(one.team)], moments=tuple(map(named, one.moments)))
        for one in block.timelines
    ]
    return replace(
        block,
        teams=tuple(teams),
        differing=tuple(differing),
        timelines=tuple(sorted(timelines, key=lambda one: place[one.team])),
    )


def _sums(parts: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    """People, their points and the squares of those, as n, mean and SD of each team give them back."""
    n = sum(size for size, _, _ in parts)
    plain = sum(size * mean for size, mean, _ in parts)
    squares = sum((size - 1) * sd * sd + size * mean * mean for size, mean, sd in parts)
    return n, plain, squares


def _hundredths(above: int, below: int) -> int:
    """A fraction in hundredths, half away from zero."""
    size = rounded(100 * abs(above), below)
    return -size if above < 0 else size


def _but(files: tuple[str, ...], place: int) -> tuple[str, ...]:
    return (*files[:place], *files[place + 1 :])


def _mark(picture: TeamPicture) -> int:
    """A number that follows from a picture's figures (FNV-1a, 32 bits): no name has a part in it."""
    scales = [picture.overall, *picture.dimensions.values()]
    parts = [f"{found.n},{found.mean},{found.sd}" if found else "-" for found in scales]
    mark = 0x811C9DC5
    for byte in f"{picture.n};{';'.join(parts)}".encode():
        mark = (mark ^ byte) * 0x01000193 & 0xFFFFFFFF
    return mark
