"""The QR codes that the pages draw, against an encoder of others and the rules of the standard."""

from __future__ import annotations

import gzip
import random
import string
from typing import Any

import pytest
import segno
from segno import encoder

from kennisbank.bundle import bundle
from tests.unit.javascript import ROOT, Modules

PLAIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
ADDRESS = string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%"
FULLEST_PLAIN = (20, 38, 61, 90, 122, 154, 178, 221, 262, 311)
FULLEST_BYTES = (14, 26, 42, 62, 84, 106, 122, 152, 180, 213)
"""The most signs at level M in each version from 1 to 10 (ISO/IEC 18004, table 7)."""
Rows = list[list[int]]


@pytest.fixture(scope="module")
def qr(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    folder = tmp_path_factory.mktemp("qr")
    return Modules(folder, {"overrides/page/qr.mjs": ("qrOf",), "overrides/page/qr-picture.mjs": ("outline",)})


@pytest.fixture(autouse=True)
def _standard_padding(monkeypatch: pytest.MonkeyPatch) -> None:
    """segno 1.6.6 adds a codeword of zeros where the bits already end on a codeword; the standard (7.4.10) does not.

    Readers do not mind: they stop at the end mark. With this one rule mended all modules can be compared.
    """

    def padding(bits: Any, _version: int, length: int) -> None:
        bits.extend([0] * (-length % 8))

    monkeypatch.setattr(encoder, "write_padding_bits", padding)


def rows_of(qr: Modules, text: str, mask: int | None = None) -> Rows | None:
    rows: Rows | None = qr.call("(text, mask) => m.qrOf(text, mask ?? undefined)", text, mask)
    return rows


def theirs(text: str, mask: int) -> segno.QRCode:
    mode = "alphanumeric" if set(text) <= set(PLAIN) else "byte"
    return segno.make(
        text,
        error="m",
        mode=mode,
        mask=mask,
        boost_error=False,
        micro=False,
        encoding=None if text.isascii() else "utf-8",
    )


def cost_of(rows: Rows) -> int:
    cost: int = encoder.evaluate_mask([bytearray(row) for row in rows], len(rows), len(rows))
    return cost


def texts(signs: str, longest: int, count: int) -> list[str]:
    chance = random.Random(20261126)
    return ["".join(chance.choices(signs, k=chance.randint(1, longest))) for _ in range(count)]


@pytest.mark.parametrize(("signs", "longest"), [(PLAIN, 311), (ADDRESS, 213)])
def test_a_code_has_the_modules_that_another_encoder_gives_it(qr: Modules, signs: str, longest: int) -> None:
    versions = set()
    for number, text in enumerate(texts(signs, longest, 60)):
        code = theirs(text, number % 8)
        assert rows_of(qr, text, number % 8) == [list(row) for row in code.matrix], text
        versions.add(code.version)
    assert versions == set(range(1, 11))


@pytest.mark.parametrize(("sign", "fullest"), [("A", FULLEST_PLAIN), ("a", FULLEST_BYTES)])
def test_a_code_grows_where_the_standard_says_and_a_text_that_fits_in_none_gives_nothing(
    qr: Modules, sign: str, fullest: tuple[int, ...]
) -> None:
    for version, length in enumerate(fullest, start=1):
        full = rows_of(qr, sign * length, 0)
        assert full == [list(row) for row in theirs(sign * length, 0).matrix]
        assert full is not None
        assert len(full) == 17 + 4 * version
        more = rows_of(qr, sign * (length + 1), 0)
        assert (more is None) if version == 10 else (more is not None and len(more) == 21 + 4 * version)
    assert rows_of(qr, "") is None


def test_the_mask_is_the_one_with_the_lowest_penalty_of_the_standard(qr: Modules) -> None:
    for text in [*texts(PLAIN, 200, 4), *texts(ADDRESS, 150, 4)]:
        every = [rows_of(qr, text, mask) for mask in range(8)]
        costs = [cost_of(rows or []) for rows in every]
        assert rows_of(qr, text) == every[costs.index(min(costs))]


def test_letters_outside_ascii_go_in_as_utf_8(qr: Modules) -> None:
    rows = rows_of(qr, "Zorg & één", 3)
    assert rows is not None
    assert len(rows) == 21


def test_the_outline_covers_exactly_the_dark_modules_inside_a_white_edge_of_four(qr: Modules) -> None:
    rows: Any = rows_of(qr, "HTTPS://VOORBEELD.NL/SCAN/")
    path: str = qr.call("(rows) => m.outline(rows)", rows)
    drawn = set()
    for bar in path.removeprefix("M").removesuffix("z").split("zM"):
        at, length = bar.split("v")[0].split("h")
        x, y = (int(each) - 4 for each in at.split())
        drawn |= {(y, x + step) for step in range(int(length))}
    assert drawn == {(y, x) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


def test_the_encoder_with_its_picture_is_no_more_than_three_kilobytes_on_the_wire() -> None:
    entry = ROOT / "overrides" / "page" / "qr-picture.mjs"
    assert len(gzip.compress(bundle(entry).encode(), mtime=0)) <= 3000
