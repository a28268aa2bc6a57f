"""An editor who made six mistakes reads of all six at once."""

from __future__ import annotations

from pathlib import Path

from quiz.definition import QUESTIONNAIRE
from tests.conftest import build


def test_faults_in_every_source_are_told_in_one_round(project: Path, tmp_path: Path) -> None:
    def change(path: str, old: str, new: str) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        assert old in text, path
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    practice = next(path for path in sorted((project / "docs/werkvormen").glob("*.md")) if path.stem != "index")
    change("docs/over.md", "\n# ", "\n<!-- kennisbank:leerkart -->\n\n[@bestaatniet2020]\n\n# ")
    change("docs/begrippen.md", "\n## ", "\n## Aaa\n\n## ")
    change("quiz/definition/items.py", QUESTIONNAIRE.items[0].text, "Weten we waarom?")
    change("mkdocs.yml", "    drempel:", "    drempel: 2")
    change(practice.relative_to(project).as_posix(), "  goal:", "  gool:")

    result = build(project, tmp_path / "site")
    output = result.stdout + result.stderr
    assert result.returncode != 0
    assert "Traceback" not in output
    assert output.count("ERROR") == 1
    told = [line for line in output.splitlines() if line.startswith("  - ") or line.endswith("sla op:")]
    for words in (
        "bij drempel staat ‘2’",
        f"{QUESTIONNAIRE.items[0].id}: eindigt met een vraagteken",
        "de bron ‘bestaatniet2020’ staat niet in data/sources.yml",
        "onder ‘Aaa’ staat geen uitleg",
        "‘kennisbank:leerkart’ bestaat niet. Bedoel je ‘leerkaart’?",
        f"docs/werkvormen/{practice.name}: het veld ‘gool’ bestaat niet. Bedoel je ‘goal’?",
    ):
        assert sum(words in line for line in told) == 1, (words, told)
    assert not any("en.toml" in line for line in told), "what its translation lacks only follows from the fault"
    assert sum(line.endswith("sla op:") for line in told) == 3, "a heading for each kind of source"
    assert not (tmp_path / "site").exists() or not any((tmp_path / "site").rglob("*.html")), "nothing is written"
