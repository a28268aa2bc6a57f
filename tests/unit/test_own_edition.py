"""The folder of an organisation: what it changes, and each mistake in it told with its file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, TemplateNotFound, UndefinedError

from hooks.messages import in_dutch
from kennisbank.branding import organisation_of
from kennisbank.builder import Stopped
from kennisbank.faults import Faults
from kennisbank.own_edition import OwnEdition
from kennisbank.own_menu import merged_menu
from kennisbank.own_settings import CHANGES, SETTINGS, SOURCES, STYLE
from kennisbank.plain_words import unexpected
from kennisbank.threshold import with_threshold
from quiz.own import DROPPED, NAME, SENTENCES
from tests.unit.plain_site import PlainSite, settings_at, site_of
from tools import own_diff
from tools.own_words import WORDS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ("index.md", "privacy.md", "praktijk/index.md", "praktijk/bol.md", "praktijk/shell.md", "werkvormen/kort.md")
MENU = [
    {"Home": "index.md"},
    {"Lezen": [{"Uit de praktijk": ["praktijk/index.md", {"bol": "praktijk/bol.md"}, {"Shell": "praktijk/shell.md"}]}]},
    {"Meer": [{"Privacy": "privacy.md"}]},
]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an organisation, beside a few pages of ours."""
    monkeypatch.setenv("EIGEN", str(tmp_path / "eigen"))
    for name in DOCS:
        write(tmp_path / "docs" / name, f"# {name}\n")
    (tmp_path / "eigen").mkdir()
    return tmp_path / "eigen"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def git(root: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


def read(own: Path) -> tuple[OwnEdition, str]:
    """The edition, and all that is told of it."""
    faults = Faults()
    edition = OwnEdition(own.parent / "docs", faults)
    try:
        faults.stop_when_any()
    except Stopped as problem:
        return edition, str(problem)
    return edition, ""


def test_the_explanation_names_all_that_can_be_put_there() -> None:
    readme = (ROOT / "eigen/README.md").read_text(encoding="utf-8")
    for name in (SETTINGS, DROPPED, SOURCES, CHANGES, STYLE, NAME, SENTENCES):
        assert f"`eigen/{name}`" in readme
    for part in ("tekst", "vervang.", "erbij.", "weg = ", "advies.", "talen = ", "editie = "):
        assert part in readme


def test_an_empty_folder_changes_nothing(own: Path) -> None:
    edition, told = read(own)
    assert told == ""
    assert not edition.changes_pages
    assert merged_menu(MENU, edition.files, edition.dropped) == MENU


def test_own_pages_find_their_place_in_the_menu_and_dropped_ones_leave_it(own: Path) -> None:
    for name in ("docs/praktijk/wij.md", "docs/onze-afspraken.md", "docs/privacy.md", "docs/assets/logo.svg"):
        write(own / name, "# x\n")
    write(own / "weg.txt", "# niet van ons\npraktijk/shell.md  # te groot\n\n")
    edition, told = read(own)
    assert told == ""
    assert edition.changes_pages
    home, reading, more, ours = merged_menu(MENU, sorted(edition.files), edition.dropped)
    assert reading == {
        "Lezen": [{"Uit de praktijk": ["praktijk/index.md", {"bol": "praktijk/bol.md"}, "praktijk/wij.md"]}]
    }
    assert (home, more) == (MENU[0], MENU[2])
    assert ours == {"Bij ons": ["onze-afspraken.md"]}
    assert "{'Shell': 'praktijk/shell.md'}" in str(MENU), "ours stays as it was"


def test_our_links_to_a_dropped_page_become_words(own: Path) -> None:
    write(own / "weg.txt", "praktijk/shell.md\nwerkvormen/kort.md\n")
    edition, _ = read(own)
    page = "followed_by: [lang, kort]\n\n[Shell](../praktijk/shell.md#wat) en [bol](../praktijk/bol.md), ![x](y.md)"
    expected = "followed_by: [lang]\n\nShell en [bol](../praktijk/bol.md), ![x](y.md)"
    assert edition.without_dropped(page, "werkvormen/lang.md") == expected


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        (
            "weg.txt",
            "\npraktijk/sjell.md",
            "eigen/weg.txt, regel 2: de pagina ‘praktijk/sjell.md’ staat niet in docs/. Bedoel",
        ),
        ("weg.txt", "bol", "regel 1: de pagina ‘bol’ staat niet in docs/. Bedoel je ‘praktijk/bol.md’?"),
        (
            "weg.txt",
            "praktijk/",
            "‘praktijk/’ staat niet in docs/. Dat is een map: noem elke pagina op een eigen regel.",
        ),
        ("weg.txt", "privacy.md", "eigen/weg.txt, regel 1: ‘privacy.md’ kan niet weg, omdat andere delen"),
        (
            "instellingen.yml",
            "site_name: a: b",
            "eigen/instellingen.yml, regel 1: ‘site_name: a: b’: er staat een dubbele",
        ),
        (
            "instellingen.yml",
            "\nsitename: a",
            "instellingen.yml, regel 2: ‘sitename’ kan hier niet. Bedoel je ‘site_name’?",
        ),
        ("instellingen.yml", "organisatie: a", "instellingen.yml, regel 1: bij organisatie hoort een blok regels"),
        ("instellingen.yml", "drempel: 8", "instellingen.yml, regel 1: ‘drempel’ hoort onder ‘organisatie:’"),
        ("instellingen.yml", "organisatie:\n  drempel: 8\n  drempel: 9", "regel 3: ‘drempel’ staat er al op regel 2."),
        ("instellingen.yml", "site_name: A <Link", "regel 1: bij site_name staat ‘<Link’. Schrijf het zonder opmaak."),
        ("instellingen.yml", "site_name: 2027", "regel 1: bij site_name hoort een tekst. Zet er rechte"),
        ("instellingen.yaml", "", "eigen/instellingen.yaml doet zo niets. Bedoel je eigen/instellingen.yml?"),
        ("instellingen.yml.txt", "", "eigen/instellingen.yml.txt doet zo niets. Bedoel je eigen/instellingen.yml?"),
        ("Wijzigingen.md", "", "eigen/Wijzigingen.md doet zo niets. Bedoel je eigen/wijzigingen.md?"),
        ("vragenlijst.toml", "", "eigen/vragenlijst.toml doet zo niets. Bedoel je eigen/definition/vragenlijst.toml?"),
        ("docs/weg.txt", "", "eigen/docs/weg.txt doet zo niets. Bedoel je eigen/weg.txt?"),
        ("assets/logo.svg", "", "eigen/assets/ doet zo niets. Zet plaatjes in eigen/docs/assets/."),
        ("nl.toml", "", "eigen/nl.toml doet zo niets. Bedoel je eigen/definition/nl.toml?"),
        (
            "definition/de.toml",
            "",
            "eigen/definition/de.toml doet zo niets. Hier kan staan: vragenlijst.toml",
        ),
        ("overide/main.html", "", "eigen/overide/ doet zo niets. Bedoel je eigen/overrides/?"),
        ("Docs/onze.md", "", "eigen/Docs/ doet zo niets. Bedoel je eigen/docs/?"),
        (
            "instellingen.yml",
            "organisatie:\n  kleuren:\n    merk: #0f4c57",
            "instellingen.yml, regel 3: merk: zonder aanhalingstekens telt #0f4c57 als opmerking",
        ),
        ("instellingen.yml", "site_name: A\norganisatie:\n  contact: 2026-13-45", "regel 3: ‘2026-13-45’ is geen dag"),
        ("instellingen.yml", "- a", "eigen/instellingen.yml: hier horen regels zoals"),
    ],
)
def test_a_mistake_names_its_file(name: str, text: str, told: str, own: Path) -> None:
    write(own / name, text)
    assert told in read(own)[1]


@pytest.mark.parametrize("name", ["stijl.css", "overrides/parts/geheim.html", "definition/nl.toml", "overrides/parts"])
def test_a_link_to_a_place_outside_the_own_folder_is_told(name: str, own: Path, tmp_path: Path) -> None:
    secret = tmp_path / "elders"
    write(secret / "geheim.txt", "geheim")
    (own / name).parent.mkdir(parents=True, exist_ok=True)
    (own / name).symlink_to(secret if name.endswith("parts") else secret / "geheim.txt")
    assert f"eigen/{name}: dit is een snelkoppeling naar een plek buiten eigen/." in read(own)[1]


def test_a_link_within_the_own_folder_and_a_whole_part_elsewhere_are_fine(own: Path, tmp_path: Path) -> None:
    write(own / "stijlen/nu.css", "")
    (own / "stijl.css").symlink_to("stijlen/nu.css")
    write(tmp_path / "elders/main.html", '{% extends "ons/main.html" %}')
    (own / "overrides").symlink_to(tmp_path / "elders")
    assert read(own)[1] == ""


def test_what_a_system_leaves_in_a_folder_is_not_published(own: Path) -> None:
    for name in ("Thumbs.db", "~$plan.docx", ".DS_Store", "plan.docx"):
        write(own / "docs" / name, "")
    assert list(read(own)[0].files) == ["plan.docx"]


def test_a_file_that_is_nobodys_mistake_is_left_alone(own: Path) -> None:
    for name in (
        "README.md",
        "notities.md",
        "instellingen.yml~",
        "docs/bronnen.md",
        "docs/wijzigingen.md",
        "weg.txt.orig",
    ):
        write(own / name, "")
    write(own / "definition/en.toml", "")
    write(own / "instellingen.yml", "# nog niets\n")
    assert read(own)[1] == ""


def test_what_the_builder_says_of_a_page_names_the_own_one(own: Path) -> None:
    write(own / "docs/privacy.md", "# x")
    dead = "Doc file '{}' contains a link '{}', but the target 'x.md' is not found among documentation files."
    assert in_dutch(dead.format("privacy.md", "x.md")).startswith("eigen/docs/privacy.md: de link naar ‘x.md’")
    assert in_dutch(dead.format("index.md", "x.md")).startswith("docs/index.md: ")
    link = "Doc file 'index.md' contains a link 'privacy.md#avg'"
    anchor = f"{link}, but the doc 'privacy.md' does not contain an anchor '#avg'."
    told = in_dutch(anchor)
    assert told.startswith("docs/index.md: ")
    assert told.endswith("Die pagina is jullie eigen versie, eigen/docs/privacy.md: geef daar een kop dit anker.")


def test_own_changes_stand_before_ours_and_below_the_heading(own: Path) -> None:
    write(own / "wijzigingen.md", "## Editie 2027-1-v\n\nTwee eigen uitspraken.\n")
    ours = "# Wijzigingen\n\nUitleg.\n\n## Editie 2027-1\n\nNieuw.\n\n## Editie 2026-1\n"
    changed = read(own)[0].changes(ours)
    assert [line for line in changed.splitlines() if line.startswith("#")] == [
        "# Wijzigingen",
        "## Editie 2027-1-v",
        "## Editie 2027-1",
        "## Editie 2026-1",
    ]


def test_a_page_cannot_be_dropped_and_replaced(own: Path) -> None:
    write(own / "weg.txt", "praktijk/bol.md")
    write(own / "docs/praktijk/bol.md", "# x")
    assert "eigen/weg.txt, regel 1: ‘praktijk/bol.md’ staat ook in eigen/docs/." in read(own)[1]


def test_a_file_in_another_encoding_is_told(own: Path) -> None:
    (own / "instellingen.yml").write_bytes("site_name: café".encode("latin-1"))
    assert "eigen/instellingen.yml, regel 1: dit bestand is niet als UTF-8 bewaard." in read(own)[1]
    (own / "weg.txt").write_bytes("praktijk/bol.md\n".encode("utf-16"))
    assert "eigen/weg.txt, regel 1: dit bestand is bewaard als UTF-16" in read(own)[1]
    (own / "wijzigingen.md").write_bytes("## Editie 1\n\nUit het café.\n".encode("latin-1"))
    assert "eigen/wijzigingen.md, regel 3: " in read(own)[1]
    (own / "weg.txt").write_bytes("praktijk/bol.md\n".encode("utf-16"))
    assert "eigen/weg.txt, regel 1: dit bestand is bewaard als UTF-16" in read(own)[1]
    assert "staat niet in docs/" not in read(own)[1]


@pytest.mark.parametrize(
    ("number", "language", "said"),
    [(5, "nl", "vijf"), (8, "nl", "acht"), (8, "en", "eight"), (13, "nl", "13"), (6, "pl", "6")],
)
def test_the_threshold_is_said_in_words(number: int, language: str, said: str) -> None:
    assert with_threshold("Vanaf {drempel} codes.", number, language) == f"Vanaf {said} codes."


def test_what_changed_under_an_own_version_is_shown(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = own.parent

    monkeypatch.setattr(own_diff, "ROOT", root)
    assert own_diff.main() == 0
    assert "Je hebt niets van ons vervangen" in capsys.readouterr().out
    write(own / "docs/privacy.md", "# Onze privacy\n")
    git(root, "init", "-q")
    git(root, "add", "docs")
    git(root, "commit", "-qm", "ours")
    assert own_diff.main() == 0
    assert "eigen/docs/privacy.md: nog niet vastgelegd in git." in capsys.readouterr().out
    git(root, "add", "eigen")
    git(root, "commit", "-qm", "own")
    write(root / "docs/privacy.md", "# privacy.md\n\nEen nieuwe zin.\n")
    git(root, "commit", "-qam", "update")
    assert own_diff.main() == 0
    told = capsys.readouterr().out
    assert told.startswith("eigen/docs/privacy.md: in docs/privacy.md is sindsdien dit veranderd.")
    assert "+Een nieuwe zin." in told


def test_what_changed_in_our_words_under_own_ones_is_shown(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = own.parent
    item = 'Item(\n    id="a-b",\n    text="{}",\n    discipline="x",\n)\n'
    advice = 'Advice(dimension="x", band="deels", meaning=("Een " "{}."), practice="y")\n'

    def ours(word: str) -> None:
        write(root / "overrides/main.html", f"{word}\n")
        write(root / "quiz/definition/items.py", item.format(word))
        write(root / "quiz/definition/advice.py", advice.format(word))
        write(root / "quiz/definition/languages/nl/scan.toml", f'[scan]\na = "{word}"\nb = "{word}"\n')
        write(root / "data/sources.yml", f"bron2001:\n  author: {word}\n")

    monkeypatch.setattr(own_diff, "ROOT", root)
    ours("oud")
    write(own / "overrides/main.html", "van ons\n")
    write(own / SENTENCES, '[scan]\nb = "x"\n')
    write(own / NAME, '[vervang.a-b]\nid = "c"\ntekst = "x"\n[advies.x.deels]\nbetekenis = "x"\n')
    write(own / "bronnen.yml", "bron2001:\n  author: wij\n")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "a")
    assert own_diff.main() == 0
    assert "Je hebt niets van ons vervangen" in capsys.readouterr().out
    ours("nieuw")
    assert own_diff.main() == 0
    told = capsys.readouterr().out.split("\n\n")
    assert [part.splitlines()[0] for part in told] == [
        "eigen/overrides/main.html: in overrides/main.html is sindsdien dit veranderd.",
        "eigen/definition/nl.toml: in quiz/definition/languages/nl/scan.toml is sindsdien scan.b veranderd.",
        "eigen/definition/vragenlijst.toml: in quiz/definition/advice.py is sindsdien x.deels.meaning veranderd.",
        "eigen/definition/vragenlijst.toml: in quiz/definition/items.py is sindsdien a-b veranderd.",
        "eigen/bronnen.yml: in data/sources.yml is sindsdien bron2001 veranderd.",
    ]
    assert "-Een oud.\n+Een nieuw." in told[2]


def test_an_own_file_with_faults_is_compared_as_far_as_it_can_be_read(own: Path) -> None:
    """What is wrong in it, the build and `make check` tell."""
    write(own / NAME, 'tekst = 3\nadvies = "x"\n[vervang.a-b]\nid = "c"\n')
    (words,) = [each for each in WORDS if each.file == NAME]
    assert list(words.names(own / NAME)) == ["a-b"]


def test_without_git_that_is_told_in_a_sentence(
    own: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(own_diff, "ROOT", own.parent)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(own.parent.parent))
    write(own / "docs/privacy.md", "# x\n")
    assert own_diff.main() == 1
    told = capsys.readouterr().err
    assert told.startswith("Git kan hier niet vertellen wat er is veranderd: deze map is geen kopie van git")


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("a{background:url(https://e.example/x.png)}", "laadt https://e.example/x.png. De site mag niets"),
        ("a { color: red;", "er zijn niet evenveel { als }."),
    ],
)
def test_a_style_that_cannot_be_used_is_told_with_its_file(style: str, told: str, own: Path) -> None:
    write(own / "stijl.css", style)
    settings, faults = settings_at(own.parent), Faults()
    OwnEdition(settings.docs, faults).add_style(PlainSite(), settings)
    with pytest.raises(Stopped) as problem:
        faults.stop_when_any()
    assert f"eigen/stijl.css: {told}" in str(problem.value)
    assert settings.styles


def test_an_own_page_without_the_template_of_ours_is_told(own: Path) -> None:
    write(own.parent / "docs/index.md", "---\ntemplate: home.html\n---\n# x\n")
    write(own / "docs/index.md", "---\ntitle: Welkom\n---\n# x\n")
    faults = Faults()
    OwnEdition(own.parent / "docs", faults).lay_over(site_of(own.parent / "docs"))
    with pytest.raises(Stopped, match=r"eigen/docs/index\.md, regel 1: .* deze regel over: template: home\.html\."):
        faults.stop_when_any()


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ("## Editie 2027-1-v\n\nX.", "eigen/wijzigingen.md: bij editie 2027-1-v ontbreekt ‘### Wat dit voor"),
        ("", "eigen/wijzigingen.md: editie 2027-1-v van de vragenlijst heeft geen kop."),
    ],
)
def test_what_the_own_list_of_changes_lacks_is_told_with_its_file(told: str, fault: str, own: Path) -> None:
    write(own / "definition/vragenlijst.toml", 'editie = "2027-1-v"')
    write(own / "wijzigingen.md", told)
    ours = "# Wijzigingen\n\n## Editie 2027-1\n\n### Wat dit voor codes betekent\n\nNiets.\n"
    (found,) = read(own)[0].change_faults(ours, "2027-1-v")
    assert found.startswith(fault)


def test_a_fault_in_the_block_of_the_organisation_is_told_with_the_line_of_the_file_that_has_it(own: Path) -> None:
    write(own / SETTINGS, "site_name: x\norganisatie:\n  drempel: zes\n")
    write(own.parent / "mkdocs.yml", "extra:\n  organisatie:\n    drempel:\n    kleuren:\n      merk: rood\n")
    block = {"drempel": "zes", "kleuren": {"merk": "rood"}, "nam": "x"}
    settings, faults = settings_at(own.parent), Faults()
    settings.organisation = block
    edition = OwnEdition(own.parent / "docs", faults)
    organisation_of(settings, edition, faults)
    with pytest.raises(Stopped) as problem:
        faults.stop_when_any()
    told = str(problem.value)
    assert "eigen/instellingen.yml, regel 3: bij drempel staat ‘zes’" in told
    assert "mkdocs.yml, regel 5: kleuren: bij merk staat ‘rood’" in told


def test_a_logo_or_a_picture_for_links_that_cannot_be_shown_is_told(own: Path) -> None:
    for name in ("logo.jpg", "delen.png"):
        (own / "docs/assets").mkdir(parents=True, exist_ok=True)
        (own / "docs/assets" / name).write_bytes(b"\xff\xd8\xff\xe0" if name == "logo.jpg" else b"plaatje")
    settings, faults = settings_at(own.parent), Faults()
    settings.organisation = {"logo": "assets/logo.jpg"}
    organisation_of(settings, OwnEdition(own.parent / "docs", faults), faults)
    with pytest.raises(Stopped) as problem:
        faults.stop_when_any()
    told = str(problem.value)
    assert "eigen/docs/assets/logo.jpg: deze afbeelding is niet heel" in told
    assert "eigen/docs/assets/delen.png: deze afbeelding is geen foto die een browser" in told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ niets.daar }}", "regel 2: hier staat een naam die het sjabloon niet kent."),
        ("{% set x = 'balk.html' %}{% include x %}", "regel 2: het sjabloon ‘balk.html’ is er niet."),
        ("{{ 1 // 0 }}", "regel 2: de bouw is hier vastgelopen"),
    ],
)
def test_an_error_in_an_own_template_names_that_one_and_not_ours_that_calls_it(own: Path, text: str, told: str) -> None:
    write(own / "overrides/voet.html", f"\n{text}")
    write(own.parent / "overrides/main.html", "{% include 'voet.html' %}")
    environment = Environment(loader=FileSystemLoader([own.parent / "overrides", own / "overrides"]))
    with pytest.raises((UndefinedError, TemplateNotFound, ZeroDivisionError)) as problem:
        environment.get_template("main.html").render()
    assert unexpected(problem.value, own.parent).startswith(f"eigen/overrides/voet.html, {told}")
