"""A command line that explains itself, and says what is wrong with it, in Dutch. Argparse speaks English."""

from __future__ import annotations

import argparse
from typing import Any, Final, NoReturn

_FAULTS: Final = (
    ("the following arguments are required: ", "dit ontbreekt: "),
    ("unrecognized arguments: ", "dit ken ik niet: "),
    ("ambiguous option: ", "niet duidelijk: "),
    (" could match ", " kan zijn "),
    ("argument ", ""),
    ("expected one argument", "hier hoort iets achter"),
    ("expected at least one argument", "hier hoort iets achter"),
    ("ignored explicit argument ", "hier hoort niets achter: "),
    ("not allowed with ", "kan niet samen met "),
    ("invalid int value: ", "geen heel getal: "),
    ("invalid choice: ", "geen goede keuze: "),
    ("maybe you meant ", "bedoel je "),
    ("choose from ", "kies uit "),
)
"""What argparse says in English, and we in Dutch."""


def in_dutch(message: str) -> str:
    """What argparse says of a command that it does not understand."""
    for english, dutch in _FAULTS:
        message = message.replace(english, dutch)
    return message


class Parser(argparse.ArgumentParser):
    """`argparse.ArgumentParser` with Dutch headings and Dutch faults; ends with exit status 2 at a fault."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, **options)
        self._positionals.title, self._optionals.title = "wat je geeft", "opties"
        self.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def format_help(self) -> str:
        """The explanation of the command."""
        return super().format_help().replace("usage: ", "gebruik: ", 1)

    def error(self, message: str) -> NoReturn:
        """End with one sentence about what is wrong."""
        self.exit(2, f"Deze opdracht begrijp ik niet ({in_dutch(message)}). ‘{self.prog} --help’ legt die uit.\n")
