"""The text of mails that were saved as a file (.eml), one or several after one another (.mbox).

Quoted-printable is read as it stands, by whoever looks for codes. But a mail program may write a text as base64, in
which no code can be seen.
"""

from __future__ import annotations

import re
from email import message_from_bytes
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # it takes a while to read, and most files are no mail
    from email.message import Message

_HEADER: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:From |[A-Za-z][A-Za-z-]*:[ \t\r\n])")
_BASE64: Final = re.compile(rb"^content-transfer-encoding:[ \t]*base64", re.IGNORECASE | re.MULTILINE)
_NEXT: Final = re.compile(rb"^From .*\n", re.MULTILINE)
"""The line above each mail, where several stand in one file."""


def is_coded_mail(start: bytes) -> bool:
    """Whether a file begins as a mail does and holds something in base64, whatever its name is."""
    return bool(_HEADER.match(start) and _BASE64.search(start))


def mail_text(data: bytes) -> str:
    """The texts of all mails in a file, attached texts too; of a text that is there twice the plain one."""
    return "\n".join(text for mail in _NEXT.split(data) if mail.strip() for text in _texts(mail))


def _texts(mail: bytes) -> list[str]:
    """Of one mail; of one that nests deeper than anything a mail program makes, what stands there."""
    try:
        texts = [part for part in message_from_bytes(mail).walk() if part.get_content_maintype() == "text"]
    except RecursionError:
        return [mail.decode("utf-8", errors="replace")]
    is_plain_there = any(part.get_content_subtype() == "plain" for part in texts)
    return [_text(part) for part in texts if not (is_plain_there and part.get_content_subtype() == "html")]


def _text(part: Message) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"), errors="replace")
    except (LookupError, ValueError):  # a name of a character set that nobody knows, or that is none
        return data.decode("utf-8", errors="replace")
