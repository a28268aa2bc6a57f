"""The text of a file or of standard input, part by part, however its bytes are written."""

from __future__ import annotations

import codecs
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from quiz.cli.errors import UsageError, reason
from quiz.cli.mail import is_coded_mail, mail_text
from quiz.messages import team_message
from quiz.office import OfficeError, is_office, read_office
from quiz.printed import visible

MOST_BYTES = 500_000_000
"""A larger file is refused."""
MOST_OFFICE_BYTES = 50_000_000
PART = 1 << 16
_BAR = 30


def _windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are no UTF-8 as Windows writes them: dashes and hard spaces of old spreadsheets."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", errors="replace"), error.end


codecs.register_error("windows", _windows)


def encoding_of(start: bytes) -> str:
    """How a text is written, by how it begins: UTF-16 with or without a mark, else UTF-8 or a Windows code page."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        # Half of the bytes of plain text are zero, all on one side.
        if len(start) >= 8 and 10 * start[first::2].count(0) > 7 * len(start[first::2]) > 10 * start[
            1 - first :: 2
        ].count(0):
            return name
    return "utf-8-sig"


class Source:
    """One file, or standard input for "-"; a context. `begin` is its start, `parts` all of it."""

    def __init__(self, file: str) -> None:
        """Opens it. Raises `UsageError`."""
        self.name = file
        self._read = 0
        try:
            self._stream = self._open(file)
            self._start = self._stream.read(PART)
            self.size = 0 if file == "-" else Path(file).stat().st_size
        except OSError as problem:
            raise self._unreadable(problem) from None
        if is_office(self._start):
            self._take_office()
            return
        if is_coded_mail(self._start) and self.size <= MOST_OFFICE_BYTES:
            self._take(mail_text(self._start + self._stream.read(MOST_OFFICE_BYTES)))
            return
        encoding = encoding_of(self._start)
        decoder = codecs.getincrementaldecoder(encoding)("windows" if encoding.startswith("utf-8") else "replace")
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        self.begin = self._decoder.decode(self._start, final=len(self._start) < PART)

    def _take_office(self) -> None:
        """The text of a workbook or document, whatever its name is, as if it stood in the file."""
        try:
            text = read_office(self._stream, self._start, MOST_OFFICE_BYTES)
        except OfficeError as problem:
            raise UsageError(f"{self.name}: {team_message(str(problem), length=0)}") from None
        self._take(text)

    def _take(self, text: str) -> None:
        """Go on with this text, as if it stood in the file."""
        self.close()
        self._stream = io.BytesIO(text.encode())
        self._start = self._stream.read(PART)
        decoder = codecs.getincrementaldecoder("utf-8")()
        self._decoder = io.IncrementalNewlineDecoder(decoder, translate=True)
        self.begin = self._decoder.decode(self._start, final=len(self._start) < PART)

    @staticmethod
    def _open(file: str) -> BinaryIO:
        if file != "-":
            return Path(file).open("rb")
        if sys.stdin is None:  # closed by who started Python: team - <&-
            raise UsageError("Er komt hier geen tekst binnen om te lezen. Geef een bestand in plaats van -.")
        return sys.stdin.buffer

    def _unreadable(self, problem: OSError) -> UsageError:
        return UsageError(f"{self.name} kan niet worden gelezen ({reason(problem)}). Controleer de naam.")

    @property
    def is_whole(self) -> bool:
        """Whether `begin` is all there is."""
        return len(self._start) < PART

    def parts(self) -> Iterator[str]:
        """The text in parts that end where a line ends, if there is one."""
        rest, data = self.begin, self._start
        self._read = len(data)
        while len(data) == PART or (data and not self.is_whole):
            end = rest.rfind("\n") + 1 or len(rest)
            yield rest[:end]
            try:
                data = self._stream.read(PART)
            except OSError as problem:
                raise self._unreadable(problem) from None
            self._read += len(data)
            if self._read > MOST_BYTES:
                raise UsageError(f"{self.name} is te groot (meer dan {MOST_BYTES // 1_000_000} MB). Deel het op.")
            rest = rest[end:] + self._decoder.decode(data, final=not data)
        if rest:
            yield rest

    def close(self) -> None:
        """Closes the file; standard input stays."""
        if self.name != "-":
            self._stream.close()

    def show_progress(self, stream: TextIO | None) -> Callable[[], None]:
        """What to call after each part, and once more at the end: on a terminal a bar that disappears."""
        if stream is None or not stream.isatty():
            return lambda: None
        shown = -1

        def show() -> None:
            nonlocal shown
            share = 100 * self._read // max(self.size, 1)
            if self._read >= self.size:
                stream.write("\r\x1b[K")
            elif share != shown:
                bar = "#" * (_BAR * share // 100)
                stream.write(f"\r{visible(self.name)}  [{bar:.<{_BAR}}] {share:3}%")
            shown = share
            stream.flush()

        return show
