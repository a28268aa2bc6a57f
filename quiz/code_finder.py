"""Find the codes in any text, personal and team codes alike; `code_finder.mjs` is the twin.

Mail filters, chats, spreadsheets and phones change what stands around a code and between its characters. So nothing
is asked of what stands there. The format and the fingerprint fill a code's first four characters, hence every code of
an edition we know begins with one of a few *marks*. From each mark that stands in the text, the letters and digits
that follow are taken, as many as a code has, whatever stands between them. Those are a code if the checksum says so.

That does not invent codes. A mark stands by chance at one place in 2¹⁸ of random letters and the checksum is right
one time in 65,536: in 64 MB of random letters the chance of one false code is about one in a hundred, in a mail it is
one in a million. At a mark at most three readings are tried, the last of them for the first thousand marks only.

What looks like a code and is none is refused with the reason. Nothing is ever mended silently.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from quiz.codes import (
    ALPHABET,
    CRC_BITS,
    PERSONAL,
    TEAM,
    CodeError,
    CodeFault,
    ResultCode,
    clean,
    code_length,
    crc16,
    decode,
    encode,
)
from quiz.instrument import client_data
from quiz.model import Questionnaire

NO_CODE: Final = "no-code"
"""The reason for a line in which nothing looks like a code."""
OTHER: Final = "other"
"""The reason for a sound code of another instrument on the site; the detail is what that is called."""
STEP: Final = 1500
"""Characters between two pauses."""
WINDOW: Final = 1500
"""Within so many characters a code must end."""
MOST_COLUMNS: Final = 1000

_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
# The last of them is a dash in UTF-8 that was read as Windows-1252.
_DASHES = re.compile(r"[\u2010-\u2015\u2043\u2212]|\u00e2\u20ac[\u0080-\u2122]")
_SPACES = re.compile(r"[\0\v\f\x1c-\x1f\x85\u1680\u2028\u2029\U00010000-\U0010ffff]")
_LINE_END = re.compile(r"\r\n?")
# What percent signs (once or more) and quoted-printable write for a sign, unless it begins a code's first group.
_ESCAPE = re.compile(
    r"(?:%(?:25)*|=(?=3D|2D|20|[89A-C][0-9A-F]|E2))"
    r"(?![0-9A-Za-z]{4}(?:-|[0-9A-Za-z]{28}(?![0-9A-Za-z])))"
    r"([01289A-Fa-f][0-9A-Fa-f]|3[A-Fa-f]|5[B-Fb-f]|60|7[B-Fb-f])"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,16}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,9} ?/?>")
# The number that forms, calendars and meetings give to everything: no code is written in such groups.
_GUID = re.compile(r"\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b", re.ASCII)
_LOOKS = {"0": "[0Oo]", "1": "[1IiLl]"}
_GAP = "[^0-9A-Za-z]"
_SEPARATED = re.compile(r"([0-9A-Za-z]{4})-2[Dd]")
_CELL_END = re.compile(r"[\t;|]|  +")
_WORD = re.compile(r"[0-9A-Za-z]+")
_DIGIT = re.compile(r"[0-9]")
_NOTHING = re.compile(r"[ \-=*_~>|.]*")
# Groups of four or nearly so, with a hyphen or spaces between them; or one long word.
_SUSPECT = re.compile(
    r"[0-9A-Za-z]{3,5}(?:-[^ \n\t\0=#:/\"'(),;<>\[\]{}|\-]{3,5}){2,99}"
    r"|[2-5][0-9A-Za-z]{2,4}(?:[ \t\-]+[0-9A-Za-z]{3,5}){4,99}|[0-9A-Za-z]{20,}"
)
# Hashes and keys in addresses: hexadecimal, or capitals and small letters mixed.
_IDENTIFIER = re.compile(r"[0-9a-f]+$|(?=(?:[^A-Z]*[A-Z]){3})(?:[^a-z]*[a-z]){3}")
_CONFUSED = {frozenset(pair) for pair in ("5S", "8B", "2Z")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What must be known of an edition to read its codes; `other` is what it is called when it is of another scan."""

    name: str
    fingerprint: int
    items: int
    lowest: int
    highest: int
    other: str = ""

    def on_scale(self, responses: Sequence[int]) -> bool:
        """Whether the form could give these responses: *weet ik niet* (0) or a point of the scale."""
        return all(not response or self.lowest <= response <= self.highest for response in responses)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sound code of an edition we know. `text` is its one spelling; `line` is 1 or more."""

    line: int
    text: str
    edition: Edition
    code: ResultCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Something that is no code to us. `line` is 1 or more; `reason` a `CodeFault` or `NO_CODE`.

    With `typo` the detail is the place from 1, the character that stands there and what may be meant.
    """

    line: int
    reason: str
    detail: str = ""


def editions_of(questionnaire: Questionnaire, earlier: Sequence[Mapping[str, Any]] = ()) -> tuple[Edition, ...]:
    """The edition of the questionnaire, then earlier ones as `earlier_editions` gives them, or those of others."""
    return tuple(
        Edition(
            name=data["edition"],
            fingerprint=data["fingerprint"],
            items=len(data["items"]),
            lowest=data["scale"]["min"],
            highest=data["scale"]["max"],
            other=data.get("other", ""),
        )
        for data in (client_data(questionnaire), *earlier)
    )


class CodeFinder:
    """Reads a text that comes in parts: `feed` each, then `close`; both give what is settled by then.

    `lines` is the number of lines read so far.
    """

    def __init__(self, editions: Sequence[Edition], *, silent: bool = False) -> None:
        """`silent`: say nothing of lines in which nothing looks like a code."""
        self._silent = silent
        self._marks: dict[str, Edition] = {}
        for edition in reversed(editions):
            for kind in (PERSONAL, TEAM):
                self._marks[_mark(edition, kind)] = edition
        self._length = code_length(editions[0].items)
        self._lengths = {code_length(edition.items): edition.items for edition in reversed(editions)}
        self._mark = re.compile("|".join(_mark_pattern(mark) for mark in self._marks))
        # Where a code begins, whatever looks like one ends.
        starts = "|".join(_mark_pattern(mark, "") for mark in self._marks)
        self._start = re.compile(f"(^|{_GAP})({starts})")
        self._runs = {length: re.compile(f"(?:{_GAP}{{0,40}}[0-9A-Za-z]){{{length}}}") for length in self._lengths}
        self._written = {length: re.compile(_written_pattern(length)) for length in self._lengths}
        self._buffer = ""
        self._taken: list[tuple[int, int]] = []
        self._busy = False  # the first line of the buffer held something before
        self._columns = 0
        self.lines = 0

    def feed(self, part: str) -> Iterator[Found | Refusal]:
        """Read on. A part ends best where a line ends (`parts` sees to that)."""
        self._buffer += _GUID.sub("id", normalise(part))
        if len(self._buffer) > WINDOW:
            yield from self._settle(self._cut(len(self._buffer) - WINDOW))

    def close(self) -> Iterator[Found | Refusal]:
        """There is no more."""
        yield from self._settle(len(self._buffer))
        self.lines += 1

    def _cut(self, limit: int) -> int:
        """Up to where the buffer is settled: whole lines, or a part of one that goes on and on."""
        end = self._buffer.rfind("\n", 0, limit) + 1
        if end or limit < STEP:
            return end
        space = _WORD_GAP.search(self._buffer, limit - 200, limit)
        return space.end() if space else limit

    def _settle(self, end: int) -> Iterator[Found | Refusal]:
        if not end:
            return
        found = list(self._codes(end))
        self._taken.sort()
        yield from found
        yield from self._rest(end)
        self._taken = [(max(a - end, 0), b - end) for a, b in self._taken if b > end]
        self._buffer = self._buffer[end:]

    def _codes(self, end: int) -> Iterator[Found | Refusal]:
        """The codes that begin before `end`; what they take of the buffer is noted."""
        text = self._buffer
        apart = self._taken[:]  # what was taken, but not from here to the place we are at
        line, counted, at = self.lines + 1, 0, 0
        while match := self._mark.search(text, at):
            start = match.start()
            if start >= end:
                return
            inside = [b for a, b in apart if a <= start < b]
            if inside:
                at = max(inside)
                continue
            edition = self._marks[clean(_WORD_GAP.sub("", match[0]))]
            at = start + 1
            for spans in self._readings(start, code_length(edition.items)):
                event = self._read(spans, edition)
                if event:
                    line += text.count("\n", counted, start)
                    counted = start
                    yield _on_line(event, line)
                    self._taken += spans
                    apart += spans[1:]
                    at = spans[0][1]
                    break

    def _readings(self, start: int, length: int) -> Iterator[list[tuple[int, int]]]:
        """Where the characters of a code that begins here may stand, from sure to unsure."""
        text, end = self._buffer, min(start + WINDOW, len(self._buffer))
        if _SEPARATED.match(text, start):  # hyphens as Proofpoint writes them, a code's own 2D is never everywhere
            spans, at = [], start
            while match := _SEPARATED.match(text, at):
                spans.append((at, at + 4))
                at = match.end()
            rest = length - 4 * len(spans)
            if 0 < rest <= 4:
                yield [*spans, (at, at + rest)]
        run = self._runs[length].match(text, start, end)
        if run:
            yield [(start, run.end())]
        if self._columns < MOST_COLUMNS:
            self._columns += 1
            spans = _column(text, start, end, length)
            if len(spans) > 1:
                yield spans

    def _read(self, spans: Sequence[tuple[int, int]], edition: Edition) -> Found | Refusal | None:
        text = "".join(_WORD_GAP.sub("", self._buffer[a:b]) for a, b in spans)
        try:
            code = decode(text, items=edition.items)
        except CodeError as error:
            return Refusal(line=0, reason=str(error.fault)) if error.fault is CodeFault.ANSWERS else None
        if not edition.on_scale(code.responses):
            return Refusal(line=0, reason=str(CodeFault.ANSWERS))
        if edition.other:
            return Refusal(line=0, reason=OTHER, detail=edition.other)
        return Found(line=0, text=clean(text), edition=edition, code=code)

    def _rest(self, end: int) -> Iterator[Refusal]:
        """What looks like a code in what is left, and the lines in which nothing was found."""
        text = self._buffer
        kept, at = [], 0
        for a, b in self._taken:
            if a >= end:
                break
            # What was taken keeps its lines and is no part of anything else.
            kept += [text[at:a], "\0" + "".join("\n\0" for _ in range(text.count("\n", max(a, at), min(b, end))))]
            at = max(at, min(b, end))
        text = "".join((*kept, text[at:end]))
        lines = text.split("\n")
        last = len(lines) - 1
        for index, line in enumerate(lines):
            if index == last and not line:
                continue
            busy = (self._busy and index == 0) or "\0" in line
            for fault in self._faults(line):
                busy = True
                yield Refusal(line=self.lines + index + 1, reason=fault[0], detail=fault[1])
            if index == last:
                self._busy = busy
                if end < len(self._buffer):  # the line goes on
                    continue
            if not busy and not self._silent and not _NOTHING.fullmatch(line):
                yield Refusal(line=self.lines + index + 1, reason=NO_CODE)
        if not lines[last]:
            self._busy = False
        self.lines += last

    def _faults(self, line: str) -> Iterator[tuple[str, str]]:
        if len(line) < 12 or not _DIGIT.search(line) or not _SUSPECT.search(line):
            return
        for match in _SUSPECT.finditer(self._start.sub(r"\1\0\2", line)):
            if looks_like_code(match[0]):
                yield self._fault(match[0])

    def _fault(self, piece: str) -> tuple[str, str]:
        """What is wrong with a piece that looks like a code: the reason and a detail."""
        characters, length = clean(piece), self._length
        for known in self._lengths:
            written = self._written[known].match(piece)
            if written:  # where a code in groups ends is known: what is glued to it is not the fault
                characters, length = clean(written[0]), known
            elif len(characters) == known:
                length = known
        words = _WORD.findall(piece)
        while len(characters) > length and len(words) > 1 and not _DIGIT.search(words[-1]):
            characters = characters[: -len(words.pop())]
        wrong = [place for place, character in enumerate(characters) if character not in ALPHABET]
        if len(characters) == length:
            typo = self._typo(characters, wrong)
            if typo:
                return str(CodeFault.TYPO), typo
        if wrong:
            return str(CodeFault.CHARACTER), characters[wrong[0]]
        if len(characters) != length:
            return str(CodeFault.LENGTH if len(characters) < length else CodeFault.TOO_LONG), str(len(characters))
        try:
            decode(characters, items=self._lengths[length])
        except CodeError as error:
            return str(error.fault), error.detail
        return str(CodeFault.FINGERPRINT), ""

    def _typo(self, characters: str, wrong: Sequence[int]) -> str:
        """Place, character and what was probably meant, if one other character makes a code of ours; else nothing."""
        if len(wrong) > 1:
            return ""
        known = "".join(character if character in ALPHABET else ALPHABET[0] for character in characters)
        changes = [
            (place, other)
            for place, other in changes_for(known)
            if (not wrong or place == wrong[0]) and self._is_known(known[:place] + ALPHABET[other] + known[place + 1 :])
        ]
        classic = [(p, v) for p, v in changes if frozenset((characters[p], ALPHABET[v])) in _CONFUSED]
        chosen = classic if len(classic) == 1 else changes
        if len(chosen) != 1:
            return ""
        place, other = chosen[0]
        return f"{place + 1} {characters[place]} {ALPHABET[other]}"

    def _is_known(self, characters: str) -> bool:
        edition = self._marks.get(characters[:4])
        if edition is None or code_length(edition.items) != len(characters):
            return False
        try:
            return edition.on_scale(decode(characters, items=edition.items).responses)
        except CodeError:
            return False


_WORD_GAP = re.compile(f"{_GAP}+")


def parts(text: str) -> Iterator[str]:
    """A text in parts of about `STEP` characters, cut where a line ends if there is one."""
    at = 0
    while at < len(text):
        end = at + STEP
        if end < len(text):
            line_end = text.rfind("\n", at, end) + 1
            space = text.rfind(" ", end - 200, end) + 1
            end = line_end or space or end
        yield text[at:end]
        at = end


def normalise(text: str) -> str:
    """Invisible characters gone, every dash a hyphen, every space a space, and what stands for a sign is one."""
    text = _LINE_END.sub("\n", text)
    if not text.isascii():
        # Full-width letters of an East Asian keyboard, bold ones of a chat and hard spaces become plain ones.
        text = _DASHES.sub("-", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    text = _SPACES.sub(" ", text)
    if "%" in text or "=" in text:
        text = _ESCAPE.sub(lambda match: "-" if match[1].upper() == "2D" else " ", text)
    if "&" in text:
        text = _ENTITY.sub(" ", text)
    return _TAG.sub(" ", text) if "<" in text else text


def looks_like_code(piece: str) -> bool:
    """Whether groups of letters and digits were probably meant as a code: with digits, as words have none."""
    words = _WORD.findall(piece)
    if len(words) == 1:
        return len(piece) <= 80 and bool(_DIGIT.search(piece)) and not _IDENTIFIER.match(piece)
    plain = sum(map(len, words))
    fours = sum(1 for word in words if len(word) == 4)
    digits = sum(1 for word in words if _DIGIT.search(word))
    return plain >= 12 and fours >= 2 and (digits >= 3 or (digits > 0 and "-" in piece and " " not in piece))


def changes_for(characters: str) -> Sequence[tuple[int, int]]:
    """Every single character, (place, value), that gives these characters a right checksum; all of them if it is."""
    length = len(characters)
    whole = 0
    for character in characters:
        whole = whole << 5 | ALPHABET.index(character)
    syndrome = crc16(whole >> CRC_BITS, 5 * length - CRC_BITS) ^ whole & (1 << CRC_BITS) - 1
    if not syndrome:
        return [(place, ALPHABET.index(character)) for place, character in enumerate(characters)]
    return [(place, ALPHABET.index(characters[place]) ^ change) for place, change in _changes(length).get(syndrome, ())]


@cache
def _changes(length: int) -> Mapping[int, Sequence[tuple[int, int]]]:
    """By what they do to the checksum: every change of one character, as its place and the bits that change.

    A checksum is linear: what a change does to it is the same for every code.
    """
    bits = 5 * length
    nothing = crc16(0, bits - CRC_BITS)
    single = [
        1 << bit if bit < CRC_BITS else crc16(1 << bit - CRC_BITS, bits - CRC_BITS) ^ nothing for bit in range(bits)
    ]
    found: dict[int, list[tuple[int, int]]] = {}
    for place in range(length):
        lowest = bits - 5 * (place + 1)
        for change in range(1, 32):
            syndrome = 0
            for bit in range(5):
                if change >> bit & 1:
                    syndrome ^= single[lowest + bit]
            found.setdefault(syndrome, []).append((place, change))
    return found


def _column(text: str, start: int, end: int, length: int) -> list[tuple[int, int]]:
    """A code in a column: from here to the end of the cell, then the cell below it, until it is complete."""
    line_start = text.rfind("\n", 0, start) + 1
    if start - line_start > WINDOW:
        return []
    cell = len(_CELL_END.findall(text, line_start, start))
    spans: list[tuple[int, int]] = []
    at, left = start, length
    while left:
        line_end = text.find("\n", at, end)
        line_end = end if line_end < 0 else line_end
        if spans:
            for _ in range(cell):
                match = _CELL_END.search(text, at, line_end)
                if not match:
                    return []
                at = match.end()
        match = _CELL_END.search(text, at, line_end)
        for word in _WORD.finditer(text, at, match.start() if match else line_end):
            stop = min(word.end(), word.start() + left)
            spans.append((word.start(), stop))
            left -= stop - word.start()
            if not left:
                return spans
        if line_end >= end:
            return []
        at = line_end + 1
    return spans


def _on_line(event: Found | Refusal, line: int) -> Found | Refusal:
    if isinstance(event, Refusal):
        return Refusal(line=line, reason=event.reason, detail=event.detail)
    return Found(line=line, text=event.text, edition=event.edition, code=event.code)


def _mark(edition: Edition, kind: int) -> str:
    """The first four characters of all codes of this kind and edition."""
    blank = ResultCode(format=kind, fingerprint=edition.fingerprint, nonce=0, responses=(0,) * edition.items)
    return encode(blank)[:4]


def _mark_pattern(mark: str, between: str = f"{_GAP}{{0,8}}") -> str:
    characters = (_LOOKS.get(c, f"[{c}{c.lower()}]" if c.isalpha() else c) for c in mark)
    return between.join(characters)


def _written_pattern(length: int) -> str:
    """A code of so many characters in groups of four; the last group may be shorter, if it does not go on: then the
    code is a longer one.
    """
    full, rest = divmod(length, 4)
    last = [f"[0-9A-Za-z]{{{rest}}}(?![0-9A-Za-z])"] if rest else []
    return "[ \\t-]+".join(["[0-9A-Za-z]{4}"] * full + last)
