"""Find the team codes in whatever a facilitator pastes: a chat, mail, links, a CSV file, one per line.

Four passes, from sure to unsure; `input.mjs` is the twin and takes the same ones:

1. codes as the site writes them, groups of four with hyphens, line by line;
2. in what is left, words in a row (spaces, hyphens, a line break or a mail's quotation mark between
   them) that together are exactly one code with a sound checksum;
3. in what is left then, pieces that look like a code but are none: refused, with the reason;
4. lines in which nothing was found; in a JSON file those are no news and are left out.

A code is never guessed: passes 1 and 2 take only what the checksum confirms.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quiz.codes import TEAM, CodeError, CodeFault, clean, code_length, decode
from quiz.instrument import fingerprint
from quiz.model import Questionnaire

NO_CODE = "no-code"
"""The reason of a refused line in which nothing looks like a code."""

Progress = Iterator[tuple[int, int]]
"""Pairs of lines read and lines in all, for whoever wants to show progress."""

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SPACES = re.compile(r"[\t\v\f\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_LINE_END = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"[0-9A-Za-z]+")
_ONLY_JOINERS = re.compile(r"[ \-]*")
_ONLY_QUOTES = re.compile(r"[ \->]*")
_NOTHING = re.compile(r"[ \-=*_~>|.]*")
_SPLIT = re.compile(r"[^ =#:/\"'(),;<>\[\]{}|]+")
_SPACED = re.compile(r"[0-9A-Za-z]{3,5}(?:[ \-]+[0-9A-Za-z]{3,5}){4,99}")
_CORE = re.compile(r"[0-9A-Za-z](?:.*[0-9A-Za-z])?", re.DOTALL)
_NOT_PLAIN = re.compile(r"[^0-9A-Za-z]+")
_DIGIT = re.compile(r"[0-9]")
_TAKEN = "|"
"""What stands in the place of a code that was found: never a part of another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that was not counted. `line` is 1 or more; `reason` a `CodeFault` or `NO_CODE`."""

    line: int
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """A code that stood there before, on `first_line`: one respondent, counted once."""

    line: int
    first_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamInput:
    """What a text holds. `respondents` has one entry per different code: its one spelling, its responses.

    Two texts are about the same respondent when they have a code in common.
    """

    respondents: Mapping[str, bytes]
    duplicates: tuple[Duplicate, ...]
    refused: tuple[Refusal, ...]


class TeamReader:
    """Reads one text. `steps` does the work in small parts; `result` is complete after the last."""

    def __init__(self, text: str, questionnaire: Questionnaire) -> None:
        self._items = len(questionnaire.items)
        self._fingerprint = fingerprint(questionnaire)
        self._length = code_length(self._items)
        self._lines = _LINE_END.split(normalise(text))
        self._written = re.compile(_written_pattern(self._length))
        self._found: dict[str, bytes] = {}
        self._first_line: dict[str, int] = {}
        self._duplicates: list[Duplicate] = []
        self._refused: list[Refusal] = []
        self._seen_lines: set[int] = set()
        self._silent = _is_json(text)

    def steps(self, size: int = 2000) -> Progress:
        """Read `size` lines at a time; yields how far it is."""
        total = len(self._lines)
        left: dict[int, str] = {}
        for index, line in enumerate(self._lines):
            rest = self._take_written(index, line)
            if not _NOTHING.fullmatch(rest):
                left[index] = rest
            if index % size == size - 1:
                yield index + 1, total
        self._take_joined(left)
        for index, rest in left.items():
            self._refuse(index, rest)
        yield total, total

    @property
    def lines(self) -> Mapping[str, int]:
        """The line on which each different code stands."""
        return {code: line for code, line in self._first_line.items() if code in self._found}

    @property
    def result(self) -> TeamInput:
        """Everything found so far, refusals and duplicates in the order of their lines."""
        return TeamInput(
            respondents=self._found,
            duplicates=tuple(sorted(self._duplicates, key=lambda duplicate: duplicate.line)),
            refused=tuple(sorted(self._refused, key=lambda refusal: refusal.line)),
        )

    def _take_written(self, index: int, line: str) -> str:
        """Pass 1: take the codes written as the site writes them; returns the line without them."""
        kept: list[str] = []
        start = 0
        for match in self._written.finditer(line):
            before, after = line[max(match.start() - 1, 0) : match.start()], line[match.end() : match.end() + 1]
            if _WORD.match(before) or _WORD.match(after):
                continue
            if self._sound(index, match[0]):
                kept.append(line[start : match.start()])
                start = match.end()
        return _TAKEN.join((*kept, line[start:]))

    def _take_joined(self, left: dict[int, str]) -> None:
        """Pass 2: words in a row that together are one code; `left` loses them."""
        starts: list[tuple[int, int, int]] = []  # line, start and end of each word
        words: list[str] = []
        joined: list[bool] = []
        for index, line in left.items():
            end = -1
            for match in _WORD.finditer(line):
                if end >= 0:
                    together = _ONLY_JOINERS.fullmatch(line, end, match.start()) is not None
                else:
                    together = bool(starts) and starts[-1][0] == index - 1 and self._continues(left, starts[-1], match)
                words.append(match[0])
                joined.append(together)
                starts.append((index, match.start(), match.end()))
                end = match.end()
        taken: dict[int, list[tuple[int, int]]] = {}
        first = 0
        while first < len(words):
            last = self._window(words, joined, first)
            if last is None or not self._sound(starts[first][0], "".join(words[first : last + 1])):
                first += 1
                continue
            for index, start, end in starts[first : last + 1]:
                taken.setdefault(index, []).append((start, end))
                self._seen_lines.add(index)
            first = last + 1
        for index, places in taken.items():
            # Each part that stays begins where the word before it ended.
            ends = (0, *(end for _, end in places))
            starts_of_words = (*(start for start, _ in places), None)
            left[index] = _TAKEN.join(left[index][a:b] for a, b in zip(ends, starts_of_words, strict=True))

    @staticmethod
    def _continues(left: Mapping[int, str], last: tuple[int, int, int], match: re.Match[str]) -> bool:
        """Whether a line's first word goes on where the line above it ended."""
        tail = left[last[0]][last[2] :]
        head = match.string[: match.start()]
        return _ONLY_JOINERS.fullmatch(tail) is not None and _ONLY_QUOTES.fullmatch(head) is not None

    def _window(self, words: list[str], joined: list[bool], first: int) -> int | None:
        """The last word of the row that begins at `first` and is exactly one code long, if there is one.

        Format 1 and 2 begin with four bits that make the first character 2, 3, 4 or 5.
        """
        if words[first][0] not in "2345":
            return None
        length = 0
        for last in range(first, len(words)):
            if last > first and not joined[last]:
                return None
            length += len(words[last])
            if length >= self._length:
                return last if length == self._length else None
        return None

    def _sound(self, index: int, text: str) -> bool:
        """Whether the text is a code with a sound checksum; then it is counted, or refused by name."""
        code = clean(text)
        if code in self._first_line:
            first, second = sorted((index + 1, self._first_line[code]))
            self._duplicates.append(Duplicate(line=second, first_line=first))
        else:
            try:
                found = decode(code, items=self._items, expected_format=TEAM, fingerprint=self._fingerprint)
            except CodeError as error:
                if error.fault in (CodeFault.CHARACTER, CodeFault.LENGTH, CodeFault.CHECKSUM):
                    return False
                self._refused.append(Refusal(line=index + 1, reason=str(error.fault), detail=error.detail))
            else:
                self._found[code] = bytes(found.responses)
                self._first_line[code] = index + 1
        self._seen_lines.add(index)
        return True

    def _refuse(self, index: int, rest: str) -> None:
        """Passes 3 and 4: say why the pieces that look like a code are none."""
        pieces: list[str] = []
        kept: list[str] = []
        start = 0
        for match in _SPACED.finditer(rest):
            if sum(1 for word in _WORD.findall(match[0]) if _DIGIT.search(word)) >= 3:
                pieces.append(match[0])
                kept.append(rest[start : match.start()])
                start = match.end()
        others = _SPLIT.findall(_TAKEN.join((*kept, rest[start:])))
        pieces += [piece for piece in map(_trim, others) if looks_like_code(piece)]
        for piece in pieces:
            try:
                decode(piece, items=self._items, expected_format=TEAM, fingerprint=self._fingerprint)
            except CodeError as error:
                self._refused.append(Refusal(line=index + 1, reason=str(error.fault), detail=error.detail))
            else:
                self._sound(index, piece)
        if not pieces and index not in self._seen_lines and not self._silent:
            self._refused.append(Refusal(line=index + 1, reason=NO_CODE))


def normalise(text: str) -> str:
    """Invisible characters gone, every dash a hyphen, every space a space; line ends stay."""
    if text.isascii():
        return _SPACES.sub(" ", text)
    return _SPACES.sub(" ", _DASHES.sub("-", _INVISIBLE.sub("", text)))


def looks_like_code(piece: str) -> bool:
    """Whether a piece without spaces was probably meant as a code.

    Either at least three groups, two of them of four, and twelve letters and digits; or one long
    string of letters and digits. A digit in both cases: words with hyphens are no codes.
    """
    if not _DIGIT.search(piece):
        return False
    plain = len(_NOT_PLAIN.sub("", piece))
    groups = piece.split("-")
    if len(groups) >= 3:
        return plain >= 12 and sum(1 for group in groups if len(group) == 4) >= 2
    return 20 <= plain <= 80 and 10 * plain >= 9 * len(piece)


def _is_json(text: str) -> bool:
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _trim(piece: str) -> str:
    core = _CORE.search(piece)
    return core[0] if core else ""


def _written_pattern(length: int) -> str:
    """A code of so many characters in groups of four with hyphens; the last group may be shorter."""
    full, rest = divmod(length, 4)
    groups = ["[0-9A-Za-z]{4}"] * full + ([f"[0-9A-Za-z]{{{rest}}}"] if rest else [])
    return "-".join(groups)
