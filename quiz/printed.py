"""What a person reads on a terminal: text of others in it may be read, and never obeyed.

A file's name, a code that somebody pasted or the answer of a host can hold signs by which a terminal erases what stands
there, writes something else or takes another title. They are shown by their number instead. JSON that is printed means
the same afterwards: there they stand in texts alone, and this is how JSON writes them.
"""

from __future__ import annotations

import re
import sys
from typing import Final

_OBEYED: Final = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]|\r(?!\n)")
"""Signs that steer a terminal, and marks that turn the direction of a line; line ends and tabs stay."""


def visible(text: object) -> str:
    """The text with each such sign as its number: \\u001b."""
    return _OBEYED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", str(text))


def print_out(text: object, end: str = "\n") -> None:
    """Print on standard output."""
    print(visible(text), end=end)


def print_err(text: object) -> None:
    """Print on standard error."""
    print(visible(text), file=sys.stderr)
