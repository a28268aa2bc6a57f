"""The command line as a person meets it.

Most commands run in the process of the tests, where one takes no time to start; what belongs to a process (its exit
status, its streams, its encoding, a copy of the whole project) has one of its own.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from quiz.check import reading
from quiz.cli.main import main
from quiz.codes import PERSONAL, TEAM, ResultCode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.scoring import score

ROOT = Path(__file__).resolve().parents[2]
RESPONSES = tuple((7 * n + 3) % 6 for n in range(len(QUESTIONNAIRE.items)))


def quiz(*arguments: str, folder: Path = ROOT, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return run("quiz", *arguments, folder=folder, encoding=encoding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a command left behind."""

    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a command of `python -m quiz` in this process; on its standard input stands nothing."""
    monkeypatch.setenv("COLUMNS", "100")

    def run_here(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(), encoding="utf-8"))
        try:
            status = main(arguments)
        except SystemExit as end:  # argparse shows its help this way
            status = int(end.code or 0)
        printed = capsys.readouterr()
        return Done(returncode=status, stdout=printed.out, stderr=printed.err)

    return run_here


@pytest.fixture
def definition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A project with nothing but a copy of the definition, to break: in this test Python reads that one."""

    def read() -> dict[str, ModuleType]:
        begins = ("quiz.definition.", "quiz.instruments.")
        return {name: module for name, module in sys.modules.items() if f"{name}.".startswith(begins)}

    folder = tmp_path / "quiz" / "definition"
    shutil.copytree(ROOT / "quiz/definition", folder, ignore=shutil.ignore_patterns("__pycache__"))
    package, before = sys.modules["quiz"], read()
    monkeypatch.setattr(package, "__path__", [str(folder.parent), *package.__path__])
    monkeypatch.setattr(package, "definition", import_module("quiz.definition"))
    monkeypatch.setattr(reading, "FOLDER", folder.resolve())
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    for name in read():
        del sys.modules[name]
    sys.modules.update(before)


def run(module: str, *arguments: str, folder: Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def own_code(format_: int = PERSONAL, *, of: int | None = None) -> str:
    known = fingerprint(QUESTIONNAIRE) if of is None else of
    return encode(ResultCode(format=format_, fingerprint=known, nonce=77, responses=RESPONSES))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the command line needs, to break."""
    shutil.copytree(ROOT / "quiz", tmp_path / "quiz", ignore=shutil.ignore_patterns("__pycache__", "client"))
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("assets"))
    return tmp_path


def change(project: Path, name: str, old: str, new: str) -> int:
    """Change one place in a file of the definition; returns the line it stands on."""
    path = project / "quiz" / "definition" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


@pytest.mark.parametrize("format_", [PERSONAL, TEAM])
def test_score_prints_what_a_code_holds(command: Command, format_: int) -> None:
    result = command("score", own_code(format_))
    assert (result.returncode, result.stderr) == (0, "")
    responses = {item.id: response for item, response in zip(QUESTIONNAIRE.items, RESPONSES, strict=True)}
    expected = score(QUESTIONNAIRE, responses)
    printed = json.loads(result.stdout)
    assert printed == {
        "format": format_,
        "fingerprint": f"{fingerprint(QUESTIONNAIRE):04x}",
        "nonce": 77,
        "responses": responses,
        "scores": expected.dimensions,
        "overall": expected.overall,
    }
    assert list(printed) == ["format", "fingerprint", "nonce", "responses", "scores", "overall"]


def test_score_takes_a_code_in_loose_groups_and_small_letters(command: Command) -> None:
    loose = command("score", *own_code().lower().split("-"))
    assert loose.returncode == 0
    assert json.loads(loose.stdout)["nonce"] == 77


def test_check_says_that_all_is_well() -> None:
    result = quiz("check")
    assert result.returncode == 0, result.stdout
    assert result.stdout == (
        f"De vragenlijst klopt: {len(QUESTIONNAIRE.items)} uitspraken, editie {QUESTIONNAIRE.edition}.\n"
    )
    assert result.stderr == ""


def test_check_names_every_fault_and_exits_with_1(project: Path) -> None:
    first, second = QUESTIONNAIRE.items[:2]
    change(project, "items.py", first.text, "Weten we waarom?")
    change(project, "items.py", f'discipline="{second.discipline}"', 'discipline="mentale-model"')
    result = quiz("check", folder=project)
    text = (project / "quiz/definition/items.py").read_text(encoding="utf-8")
    places = [
        f"quiz/definition/items.py, regel {text.partition(f'id={chr(34)}{item.id}')[0].count(chr(10)) + 1}, {item.id}"
        for item in (first, second)
    ]
    assert result.returncode == 1
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert f"{places[0]}: eindigt met een vraagteken. Een uitspraak is een zin en eindigt met een punt." in lines
    assert f"{places[1]}: de discipline ‘mentale-model’ bestaat niet. Bedoel je ‘mentale-modellen’?" in lines
    assert lines[-1] == f"{len(lines) - 2} fouten gevonden."


def test_an_item_that_another_questionnaire_picks_and_that_is_gone_is_told_with_its_line(project: Path) -> None:
    name = "quiz/instruments/kort/__init__.py"
    picking = (project / name).read_text(encoding="utf-8").splitlines()
    lines = {line.strip(' ",'): number for number, line in enumerate(picking, start=1)}
    taken = [item.id for item in QUESTIONNAIRE.items if item.id in lines][:2]
    for gone in taken:
        change(project, "items.py", f'id="{gone}"', f'id="{gone}-anders"')
    expected = [
        f"{name}, regel {lines[gone]}: de uitspraak ‘{gone}’ is er niet meer in quiz/definition/items.py. "
        f"Bedoel je ‘{gone}-anders’? Zet hier een id dat er wel is, of haal de regel weg."
        for gone in sorted(taken, key=lambda gone: lines[gone])
    ]
    assert [line for line in quiz("check", folder=project).stdout.splitlines() if "kort" in line] == expected
    assert quiz("show", "--instrument", "kort", folder=project).stderr.splitlines() == expected


@pytest.mark.parametrize(
    ("name", "old", "new", "line_of", "told"),
    [
        ("__init__.py", "items_per_step=8", "items_per_step=0", "items_per_step", "vragenlijst: items_per_step is 0."),
        ("scale.py", 'label="mee eens"', 'label="mee oneens"', "Scale(", "schaal: ‘mee oneens’ staat er 2 keer."),
        ("scale.py", "start=40", "start=41", 'id="deels"', "groep ‘Deels zichtbaar’: begint bij 41,"),
        ("scale.py", "end=100", "end=99", 'id="sterk"', "groepen: de laatste groep eindigt bij 99."),
        ("advice.py", '"waarderend-onderzoek"', '"waardeer"', 'band="deels"', "de werkvorm ‘waardeer’ bestaat niet"),
    ],
)
def test_a_fault_of_what_has_no_id_is_told_with_its_line_too(
    definition: Path, command: Command, name: str, old: str, new: str, line_of: str, told: str
) -> None:
    change(definition, name, old, new)
    lines = (definition / "quiz/definition" / name).read_text(encoding="utf-8").splitlines()
    first = next(number for number, line in enumerate(lines, start=1) if line_of in line)
    (found,) = [line for line in command("check").stdout.splitlines() if told in line]
    assert abs(int(found.split("regel ")[1].split(",")[0]) - first) <= 1
    assert found.startswith(f"quiz/definition/{name}, regel ")


def test_a_fault_of_a_second_questionnaire_is_told_with_its_own_file_and_line(project: Path) -> None:
    name = "quiz/instruments/kort/__init__.py"
    picked = "items=WHOLE.picked("
    own = 'items=(Item(id="zorg-les", text="Wij leren van zorg?", discipline="teamleren"), *WHOLE.picked('
    text = (
        (project / name)
        .read_text(encoding="utf-8")
        .replace(picked, own)
        .replace("    ),\n    advice", "    )),\n    advice")
    )
    (project / name).write_text(text.replace("import Blueprint", "import Blueprint, Item"), encoding="utf-8")
    line = text[: text.index("zorg-les")].count("\n") + 1
    told = quiz("check", folder=project).stdout
    assert f"{name}, regel {line}, zorg-les: eindigt met een vraagteken." in told


def test_a_second_questionnaire_that_builds_on_one_that_is_gone_is_told_on_its_own_line(project: Path) -> None:
    for old in ("OURS = Questionnaire(", "with_own(OURS)"):
        change(project, "__init__.py", old, old.replace("OURS", "VLOER"))
    name = "instruments/kort/__init__.py"
    lines = (project / "quiz" / name).read_text(encoding="utf-8").splitlines()
    (told,) = [line for line in quiz("check", folder=project).stdout.splitlines() if "OURS" in line]
    line = lines.index("from quiz.definition import OURS") + 1
    assert f" in {name}, regel {line}: die regel vraagt om ‘OURS’ uit quiz/definition/__init__.py" in told


def test_help_needs_no_definition(project: Path) -> None:
    change(project, "items.py", f'"{QUESTIONNAIRE.items[4].text}",', "(")
    result = quiz("--help", folder=project)
    assert (result.returncode, result.stderr) == (0, "")
    assert "reken een persoonlijke code of teamcode uit" in result.stdout


def test_a_definition_that_cannot_be_read_is_all_that_a_process_says(project: Path) -> None:
    change(project, "items.py", f'"{QUESTIONNAIRE.items[4].text}",', f'"{QUESTIONNAIRE.items[4].text}"')
    result = quiz("check", folder=project)
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert result.stderr.startswith("De vragenlijst kan niet worden gelezen in items.py, regel ")


COMMANDS = (("check",), ("show",), ("score", "ABC"), ("team", "-"), ("diff", "HEAD", "."))


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_a_forgotten_comma_is_one_sentence_with_file_and_line(
    definition: Path, command: Command, arguments: tuple[str, ...]
) -> None:
    text = QUESTIONNAIRE.items[4].text
    line = change(definition, "items.py", f'"{text}",', f'"{text}"')
    result = command(*arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert f"De vragenlijst kan niet worden gelezen in items.py, regel {line}: daar, of op de regel" in result.stderr
    assert "Vaak ontbreekt er een komma of een aanhalingsteken" in result.stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "place"),
    [
        (
            "__init__.py",
            "min_group_size=5",
            "min_groupsize=5",
            ": ‘min_groupsize’ bestaat niet. Bedoel je ‘min_group_size’?",
        ),
        ("__init__.py", "edition=", "edition=1 / 0, overall=", "in __init__.py, regel "),
        ("items.py", "    Item(", "    Itm(", ": ‘Itm’ is geen bekende naam."),
        ("items.py", "    Item(", "    \0Item(", " in items.py: dit bestand is niet als UTF-8 bewaard."),
        ("__init__.py", "from .items import", "from .itms import", ": het bestand quiz/definition/itms.py is er niet."),
        ("items.py", "    Item(\n", "    Item\n", "in items.py, regel "),
        ("items.py", "),\n    Item(", ")\n    Item(", "in items.py, regel "),
        ("scale.py", "    Band(", "\tBand)", "in scale.py, regel "),
        ("scale.py", "SCALE = ", "SCHAAL = ", "in scale.py: daar ontbreekt ‘SCALE’."),
        (
            "items.py",
            "        discipline=",
            "        # discipline=",
            ": daar, of in de regels eronder, ontbreekt discipline.",
        ),
        ("__init__.py", "OURS = Questionnaire(", "OURS = dict(", "in __init__.py"),
        ("__init__.py", "QUESTIONNAIRE = ", "VRAGENLIJST = ", ""),
    ],
)
def test_whatever_keeps_the_definition_from_being_read_is_one_sentence(
    definition: Path, command: Command, name: str, old: str, new: str, place: str
) -> None:
    change(definition, name, old, new)
    result = command("check")
    assert (result.returncode, result.stdout) == (2, ""), result.stdout
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert result.stderr.startswith("De vragenlijst kan niet worden gelezen")
    assert place in result.stderr


@pytest.mark.parametrize(
    ("name", "old", "new", "sentence"),
    [
        (
            "scale.py",
            "start=40",
            'start="40"',
            'groep 2 (‘deels’): bij start staat "40", maar daar hoort een heel getal zonder aanhalingstekens.',
        ),
        (
            "__init__.py",
            "min_group_size=5",
            'min_group_size="7"',
            'vragenlijst: bij min_group_size staat "7", maar daar hoort een heel getal zonder aanhalingstekens.',
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_fault_of_check_and_a_sentence_elsewhere(
    definition: Path, command: Command, name: str, old: str, new: str, sentence: str
) -> None:
    change(definition, name, old, new)
    check = command("check")
    assert (check.returncode, check.stderr) == (1, "")
    assert check.stdout == f"{sentence}\n\n1 fout gevonden.\n"
    for arguments in (("team", "-"), ("diff", "HEAD", "."), ("onzin",)):
        result = command(*arguments)
        assert result.returncode in (1, 2), result.stdout
        assert "Traceback" not in result.stderr


@pytest.mark.parametrize("module", ["ebook", "tools.freeze_edition"])
def test_other_commands_that_read_the_definition_say_the_same(project: Path, module: str) -> None:
    for name in ("ebook", "tools"):
        shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    change(project, "items.py", f'"{QUESTIONNAIRE.items[4].text}",', "")
    change(project, "items.py", "    Item(", "    Item")
    result = run(module, folder=project)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("De vragenlijst kan niet worden gelezen in items.py, regel ")
    assert len(result.stderr.splitlines()) == 1


def test_a_command_that_stumbles_over_a_faulty_definition_says_so(definition: Path, command: Command) -> None:
    change(definition, "items.py", "ITEMS = (", "ITEMS = ()\nREST = (")
    change(definition, "scale.py", "    points=(", "    points=()[:0] and (")
    for arguments in (("show",), ("score", own_code())):
        result = command(*arguments)
        assert (result.returncode, len(result.stderr.splitlines())) == (2, 1), result.stderr
        assert "‘python -m quiz check’ noemt elke fout" in result.stderr


def test_show_prints_the_blueprint_and_every_item() -> None:
    result = quiz("show")
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == (
        f"{QUESTIONNAIRE.title} · editie {QUESTIONNAIRE.edition} · vingerafdruk {fingerprint(QUESTIONNAIRE):04x}"
    )
    for discipline in QUESTIONNAIRE.disciplines:
        row = next(line for line in lines if line.startswith(discipline.title))
        counts = [int(cell) for cell in row.removeprefix(discipline.title).split()]
        expected = [len(QUESTIONNAIRE.items_in_cell(discipline.id, a.id)) for a in QUESTIONNAIRE.success_areas]
        assert counts == [*expected, 8]
    total = next(line for line in lines if line.startswith("Samen"))
    assert total.split()[-1] == "40"
    for number, item in enumerate(QUESTIONNAIRE.items, start=1):
        assert f"{number:>3}. {item.text}" in lines
        assert any(line.endswith(f" · {item.id}") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("score", "ABC"),
            "Deze code is niet compleet: er zijn 3 tekens en het moeten er 32 zijn. Kopieer de hele code.",
        ),
        (("score", "u"), "In deze code staat een teken dat er niet in hoort: “U”. Kopieer de code opnieuw."),
        (
            ("score", "0000-0000-0000-0000-0000-0000-0000-0000"),
            "In deze code zit een fout. Controleer of elk teken klopt, of kopieer de code opnieuw.",
        ),
        (
            ("score", own_code(of=fingerprint(QUESTIONNAIRE) ^ 1)),
            "Deze code hoort bij een andere vragenlijst of een andere editie van de scan.",
        ),
        (
            ("score", own_code(format_=9)),
            "Deze code heeft een vorm die deze site niet kent. Misschien komt hij van een nieuwere versie.",
        ),
    ],
)
def test_a_code_that_cannot_be_read_gets_its_sentence(
    command: Command, arguments: tuple[str, ...], sentence: str
) -> None:
    result = command(*arguments)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", sentence + "\n")


@pytest.mark.parametrize(
    "arguments", [(), ("onzin",), ("score",), ("check", "teveel"), ("--onbekend",), ("team", "/bestaat/niet.txt")]
)
def test_bad_input_is_one_sentence_exit_2_and_no_traceback(command: Command, arguments: tuple[str, ...]) -> None:
    result = command(*arguments)
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert "Traceback" not in result.stderr
    assert "usage" not in result.stderr


def test_a_sentence_about_bad_input_is_all_that_a_process_says() -> None:
    result = quiz("score", "ABC")
    assert (result.returncode, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)


def test_help_is_no_bad_input() -> None:
    result = quiz("--help")
    assert result.returncode == 0
    assert all(command in result.stdout for command in ("check", "score", "team", "show"))


def test_a_terminal_without_our_signs_gets_an_answer_too() -> None:
    assert quiz("score", "ABC", encoding="ascii").returncode == 2
    assert quiz("show", encoding="cp1252").returncode == 0


def test_score_reads_a_code_out_of_a_rewritten_link(command: Command) -> None:
    link = f"https://filter.example/?u=https%253A%252F%252Fkb.example%252F%2523r%253D{own_code()}&k=1"
    assert json.loads(command("score", link).stdout)["nonce"] == 77


def test_score_reads_a_code_of_an_earlier_edition_with_its_own_items(command: Command) -> None:
    code = own_code(of=28583)
    result = command("score", code)
    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["fingerprint"] == "6fa7"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_a_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "quiz", "show"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert result.returncode == 2
    assert result.stderr.startswith("De uitvoer kan niet worden geschreven")
    assert result.stderr.count("\n") == 1


def test_a_reader_that_stops_is_no_fault() -> None:
    command = f"{sys.executable} -m quiz show | head -1"
    result = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (result.stdout.count("\n"), result.stderr) == (1, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("team", "--help"),
        ("score",),
        ("team", "-", "--size"),
        ("team", "-", "--size", "veel"),
        ("team", "-", "--onzin"),
    ],
)
def test_help_and_faults_are_dutch(command: Command, arguments: tuple[str, ...]) -> None:
    result = command(*arguments)
    text = result.stdout + result.stderr
    for english in ("usage", "positional", "optional", "show this", "required", "invalid", "expected", "unrecognized"):
        assert english not in text
