"""The pure modules of the team page in the small JavaScript engine, with the words of the templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from quiz.definition import QUESTIONNAIRE
from quiz.instrument import client_data
from quiz.team.file import export_json
from quiz.team.picture import team_picture
from quiz.team.significance import student_table
from tests.unit.javascript import Modules

TEAM = "overrides/team"
# The engine of the tests knows no languages; this is Dutch as a browser writes it.
WORLD = """
globalThis.document = { documentElement: { lang: "nl" } };
globalThis.Intl = {
  NumberFormat: class {
    constructor(language, shape) {
      this.shape = shape;
    }

    format(value) {
      const text = value.toFixed(this.shape.maximumFractionDigits);
      return (this.shape.minimumFractionDigits ? text : String(Number(text))).replace(".", ",");
    }
  },
};
"""
# A sentence is its key with its values, so that a test sees which one was chosen and with what.
WORDS = """
globalThis.texts = (key, values = {}) => {
  const shown = Object.entries(values).filter(([, value]) => value !== undefined);
  return shown.length ? `${key}(${shown.map(([name, value]) => `${name}=${value}`).join("; ")})` : key;
};
"""


def team_modules(folder: Path, wanted: dict[str, tuple[str, ...]], *, script: str = "") -> Modules:
    """Modules of the team page, by their name in its folder or their path; calls know `instrument` and `texts`."""
    paths = {name if "/" in name else f"{TEAM}/{name}.mjs": names for name, names in wanted.items()}
    modules = Modules(folder, paths, script=WORDS + script, world=WORLD)
    modules.keep("instrument", client_data(QUESTIONNAIRE) | {"student": student_table()})
    return modules


def saved_picture(group: Sequence[Sequence[int]], *, size: int | None = None) -> str:
    """The file of a group's picture."""
    picture = team_picture(QUESTIONNAIRE, group, size=size)
    assert picture is not None
    return export_json(QUESTIONNAIRE, picture)
