"""Ask a host for an address, plainly or as a browser does, and follow it nowhere.

A host can answer a browser otherwise than a program, so what is to be checked is asked in both ways. What makes a
request look like a browser's are its headers; that no host can tell the difference is more than these can do.
"""

from __future__ import annotations

import http.client
import ssl
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass, field
from email.message import Message
from enum import Enum
from typing import Any, Final
from urllib.parse import quote, urlsplit

PATIENCE: Final = 30
"""Seconds for one answer."""
_AGENT: Final = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/152.0.0.0 Safari/537.36"
)


class NoAnswer(Exception):
    """The host cannot be reached; the message is a Dutch sentence."""


class Way(Enum):
    """How to ask."""

    PLAINLY = "plainly"
    AS_BROWSER = "as a browser"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a host sends for an address. `body` holds at most what was asked for and one byte more."""

    status: int
    headers: Message = field(default_factory=Message)
    body: bytes = b""

    def unpacked(self, most: int) -> bytes:
        """The body as the host packed it for the way: at most so many bytes and one more."""
        if self.headers.get("Content-Encoding", "").lower() not in ("gzip", "x-gzip", "deflate"):
            return self.body
        try:
            return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(self.body, most + 1)
        except zlib.error:
            return self.body


def ask(base: str, path: str, way: Way = Way.PLAINLY, *, most: int = 1_000_000) -> Answer:
    """The answer to `base` + `path`, whatever its status; the body up to `most` bytes. Raises `NoAnswer`."""
    request = urllib.request.Request(base + quote(path), headers=_headers(path, way))
    try:
        with _OPENER.open(request, timeout=PATIENCE) as answer:
            return Answer(status=answer.status, headers=answer.headers, body=_read(answer, most))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(status=error.code, headers=error.headers, body=_read(error, most))
    except http.client.IncompleteRead:
        raise NoAnswer(f"{base} brak de verbinding af, halverwege {path}. Probeer het later opnieuw.") from None
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        raise NoAnswer(_reason(base, error)) from None


def _read(answer: Any, most: int) -> bytes:
    """Up to `most` bytes and one more; a shorter body than the host announced is a connection that broke off."""
    body: bytes = answer.read(most + 1)
    announced = answer.headers.get("Content-Length", "")
    if announced.isascii() and announced.isdigit() and len(body) < min(int(announced), most + 1):
        raise http.client.IncompleteRead(body)
    return body


def _reason(base: str, error: Exception) -> str:
    cause = getattr(error, "reason", error)
    if isinstance(cause, ssl.SSLCertVerificationError):
        return (
            f"Het certificaat van {base} is niet te controleren ({cause.verify_message}). Is het van je eigen "
            "organisatie? Noem dan het bestand met de certificaten: SSL_CERT_FILE=/pad/naar/ca.pem make verify URL=…"
        )
    told = " ".join(str(cause or type(error).__name__).split())
    return f"{base} geeft geen antwoord ({told}). Klopt het adres, en is er verbinding?"


def _headers(path: str, way: Way) -> dict[str, str]:
    if way is Way.PLAINLY:
        return {"Accept-Encoding": "identity"}
    last = urlsplit(path).path.rpartition("/")[2]
    kind = {"js": "script", "css": "style", "svg": "image", "png": "image", "json": "empty"}.get(
        last.rpartition(".")[2]
    )
    page = kind is None
    return {
        "User-Agent": _AGENT,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
        if page
        else "*/*",
        "Accept-Language": "nl-NL,nl;q=0.9,en;q=0.8",
        "Accept-Encoding": "gzip, deflate",
        "Sec-Fetch-Dest": kind or "document",
        "Sec-Fetch-Mode": "navigate" if page else "no-cors",
        "Sec-Fetch-Site": "none" if page else "same-origin",
        **({"Sec-Fetch-User": "?1", "Upgrade-Insecure-Requests": "1"} if page else {}),
    }


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing: where a host sends a browser is part of what is checked."""

    def redirect_request(self, *_arguments: Any, **_options: Any) -> None:
        return None


_OPENER: Final = urllib.request.build_opener(_Stay)
