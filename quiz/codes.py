"""Result codes: a whole set of responses as a short text that a person can copy.

Layout, most significant bit first: format (4), fingerprint (16), nonce (20), the responses as one
number in base 6, zero padding to a multiple of five, CRC-16 (16). Written in Crockford's base 32
(https://www.crockford.com/base32.html) in groups of four. `quiz/codes.mjs` is the twin.
"""

from __future__ import annotations

import re
from binascii import crc_hqx
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
FORMAT_BITS, FINGERPRINT_BITS, NONCE_BITS, CRC_BITS = 4, 16, 20, 16
PERSONAL, TEAM = 1, 2
BASE = 6
# FNV-1a of 32 bits, and the two factors of the murmur finaliser.
FNV_OFFSET, FNV_PRIME = 0x811C9DC5, 0x01000193
MIX_FIRST, MIX_SECOND = 0x85EBCA6B, 0xC2B2AE35
_WORD = 0xFFFFFFFF

# People paste codes from chat and mail: dashes of every kind, soft hyphens and zero-width
# characters come along and mean nothing.
_IGNORED = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u200b-\u200f\u2060\ufeff]+")
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_UNKNOWN = re.compile(f"[^{ALPHABET}]")
# Python reads base 32 itself, in digits 0…9 and A…V.
_NUMERALS = str.maketrans(ALPHABET, "0123456789ABCDEFGHIJKLMNOPQRSTUV")
# Four responses at a time make reading 100,000 codes a matter of seconds.
_CHUNK = 4
_CHUNKS = tuple(bytes(digits) for digits in product(range(BASE), repeat=_CHUNK))


class CodeFault(StrEnum):
    """Why a code was refused. The words a reader sees are in `quiz.messages`."""

    LENGTH = "length"
    CHARACTER = "character"
    CHECKSUM = "checksum"
    FORMAT = "format"
    FINGERPRINT = "fingerprint"
    ANSWERS = "answers"
    # Only `quiz.code_finder` tells these: too many characters, and another character would make it a code.
    TOO_LONG = "too-long"
    TYPO = "typo"


class CodeError(ValueError):
    """A code that cannot be read; `fault` says why, `detail` what was found."""

    def __init__(self, fault: CodeFault, detail: str = "") -> None:
        super().__init__(f"{fault}: {detail}" if detail else str(fault))
        self.fault = fault
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCode:
    """What a code holds. Responses are raw (never mirrored), 0…5, in the order of the definition."""

    format: int
    fingerprint: int
    nonce: int
    responses: tuple[int, ...]


def response_bits(items: int) -> int:
    """How many bits the responses to so many items need: the length of 6ⁿ − 1 (40 items: 104)."""
    return int(BASE**items - 1).bit_length()


def padding_bits(items: int) -> int:
    """Zero bits that make the whole a multiple of five (40 items: none)."""
    used = FORMAT_BITS + FINGERPRINT_BITS + NONCE_BITS + response_bits(items) + CRC_BITS
    return -used % 5


def code_length(items: int) -> int:
    """Characters in a code for so many items, hyphens not counted (40 items: 32)."""
    head = FORMAT_BITS + FINGERPRINT_BITS + NONCE_BITS
    return (head + response_bits(items) + padding_bits(items) + CRC_BITS) // 5


def crc16(value: int, bits: int) -> int:
    """CRC-16/CCITT-FALSE over the lowest `bits` bits of `value`, first bit first.

    Polynomial 0x1021, start 0xFFFF, no reflection, no final exclusive or. The first bits that do not
    fill a byte go one by one; `crc_hqx` of the standard library, the same polynomial, does the rest.
    """
    register = 0xFFFF
    whole = bits - bits % 8
    for position in range(bits - 1, whole - 1, -1):
        top = (register >> 15) ^ ((value >> position) & 1)
        register = (register << 1) & 0xFFFF
        if top:
            register ^= 0x1021
    return crc_hqx((value & (1 << whole) - 1).to_bytes(whole // 8, "big"), register)


def clean(text: str) -> str:
    """A code as typed or pasted, brought to its one spelling: no separators, capitals, O→0, I and L→1."""
    return _IGNORED.sub("", text).upper().translate(_LOOKALIKES)


def group(characters: str) -> str:
    """Characters in groups of four with hyphens, as codes are shown."""
    return "-".join(characters[i : i + 4] for i in range(0, len(characters), 4))


def team_nonce(personal_code: str) -> int:
    """The nonce of the team code that belongs to a personal code: the lowest 20 bits of a mix of its characters.

    Whoever opens a result again gets the same team code by it, and counts once. No secret: both codes
    hold the same answers anyway.
    """
    mixed = FNV_OFFSET
    for character in clean(personal_code).encode("ascii"):
        mixed = (mixed ^ character) * FNV_PRIME & _WORD
    mixed = (mixed ^ mixed >> 16) * MIX_FIRST & _WORD
    mixed = (mixed ^ mixed >> 13) * MIX_SECOND & _WORD
    return (mixed ^ mixed >> 16) & (1 << NONCE_BITS) - 1


def encode(code: ResultCode) -> str:
    """The text of a code. Raises `ValueError` when a field does not fit its bits."""
    fields = ((code.format, FORMAT_BITS), (code.fingerprint, FINGERPRINT_BITS), (code.nonce, NONCE_BITS))
    body = 0
    for value, bits in fields:
        if not 0 <= value < 1 << bits:
            raise ValueError(f"{value} does not fit in {bits} bits")
        body = body << bits | value
    number = 0
    for response in code.responses:
        if not 0 <= response < BASE:
            raise ValueError(f"response {response} is not in 0…{BASE - 1}")
        number = number * BASE + response
    items = len(code.responses)
    body = (body << response_bits(items) | number) << padding_bits(items)
    length = code_length(items)
    whole = body << CRC_BITS | crc16(body, 5 * length - CRC_BITS)
    return group("".join(ALPHABET[whole >> 5 * i & 31] for i in range(length - 1, -1, -1)))


def decode(text: str, *, items: int, expected_format: int | None = None, fingerprint: int | None = None) -> ResultCode:
    """Read a code for a questionnaire with so many items.

    Raises `CodeError` for a wrong length, character, checksum, format, fingerprint or an answer
    number of 6ⁿ or more, in that order: the first that applies.
    """
    characters = clean(text)
    unknown = _UNKNOWN.search(characters)
    if unknown:
        raise CodeError(CodeFault.CHARACTER, unknown[0])
    length = code_length(items)
    if len(characters) != length:
        raise CodeError(CodeFault.LENGTH, str(len(characters)))
    whole = int(characters.translate(_NUMERALS), 32)
    body, checksum = whole >> CRC_BITS, whole & (1 << CRC_BITS) - 1
    if crc16(body, 5 * length - CRC_BITS) != checksum:
        raise CodeError(CodeFault.CHECKSUM)
    answer_bits = response_bits(items)
    content = body >> padding_bits(items)
    number = content & (1 << answer_bits) - 1
    head = content >> answer_bits
    found_format = head >> FINGERPRINT_BITS + NONCE_BITS
    found_fingerprint = head >> NONCE_BITS & (1 << FINGERPRINT_BITS) - 1
    if found_format not in ((PERSONAL, TEAM) if expected_format is None else (expected_format,)):
        raise CodeError(CodeFault.FORMAT, str(found_format))
    if fingerprint is not None and found_fingerprint != fingerprint:
        raise CodeError(CodeFault.FINGERPRINT, f"{found_fingerprint:04x}")
    if number >= BASE**items or body & (1 << padding_bits(items)) - 1:
        raise CodeError(CodeFault.ANSWERS)
    return ResultCode(
        format=found_format,
        fingerprint=found_fingerprint,
        nonce=head & (1 << NONCE_BITS) - 1,
        responses=_digits(number, items),
    )


def _digits(number: int, items: int) -> tuple[int, ...]:
    chunks = []
    for _ in range(0, items, _CHUNK):
        number, chunk = divmod(number, BASE**_CHUNK)
        chunks.append(_CHUNKS[chunk])
    return tuple(b"".join(reversed(chunks))[-items:])
