"""Every command explains itself, and what it does not understand, in Dutch."""

from __future__ import annotations

import importlib
import re

import pytest

ENGLISH = re.compile(r"\b(?:usage|options|positional|show this|error|required|unrecognized|arguments?)\b")
COMMANDS = (
    *("tools.verify", "tools.preview", "tools.release", "tools.offline", "tools.readability", "tools.whole_site"),
    *("ebook.__main__", "kit.__main__"),
)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_explains_itself_in_dutch(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        importlib.import_module(name).main(["--help"])
    told = capsys.readouterr().out
    assert not end.value.code
    assert told.startswith("gebruik: ")
    assert not ENGLISH.search(told)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_a_command_does_not_understand_is_one_dutch_sentence(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        importlib.import_module(name).main(["--onbekend", "x", "y"])
    told = capsys.readouterr().err
    assert end.value.code == 2
    assert re.fullmatch(r"Deze opdracht begrijp ik niet \(dit ken ik niet: .*\)\. ‘.* --help’ legt die uit\.\n", told)
