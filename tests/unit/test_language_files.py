"""A language is a file: what it lacks, what is stale and what is written wrongly is told with its place."""

from __future__ import annotations

import dataclasses
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest
from markupsafe import Markup

from kennisbank.builder import Stopped
from kennisbank.faults import Faults
from kennisbank.questionnaire import Instrument
from kennisbank.texts import Address, Texts, check_uses
from kennisbank.translated_pages import add_pages
from kennisbank.translations import Translations, languages_of
from quiz.check.reading import MAIN
from quiz.cli.main import main
from quiz.definition import OURS, QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.instruments.kort import QUESTIONNAIRE as SHORT
from quiz.languages.check import Report, check_languages, mark_of, sources, sources_for
from quiz.languages.marks import confirmed, write_marks
from quiz.languages.model import CONFIRM, Language
from quiz.languages.pages import page_words
from quiz.languages.places import filled_in, kept_places, write_places
from quiz.languages.plurals import form_of, forms_of
from quiz.languages.questionnaire import all_words, translated, words_of
from quiz.languages.reading import FOLDER, read_dutch
from quiz.languages.sentences import sentence_faults, without_tags
from quiz.own_questionnaire import with_own
from quiz.toml_lines import lines_of
from tests.unit.plain_site import PlainFile, PlainSite, page, site_of

DUTCH: Final = """
[scan]
begin = "Begin"
late = "{n} mensen zijn te laat"
minutes.one = "Nog {n} minuut"
minutes.other = "Nog {n} minuten"
promise = 'Anoniem & veilig: <a href="{privacy}#kort">zo <em>zit</em> dat</a>, {name}.'
"""
PAGES: Final = '[page.links]\ndutch = "(Nederlands)"\n[page.frame]\nlost = "Weg"\n'

FIRST = QUESTIONNAIRE.items[0].id


def words_in_english() -> dict[str, str]:
    return {key: f"EN {forms['']}" for key, forms in words_of(QUESTIONNAIRE).items()}


def english(**changes: str | None) -> str:
    """A whole translation, but for the sentences that are given by key; None leaves one out."""
    sentences = {
        "page.links.dutch": '"(in Dutch)"',
        "page.frame.lost": '"Lost"',
        "scan.begin": '"Begin now"',
        "scan.late": '{ one = "{n} person is late", other = "{n} people are late" }',
        "scan.minutes": '{ one = "{n} minute left", other = "{n} minutes left" }',
        "scan.promise": "'Anonymous: <a href=\"{privacy}#kort\">see how</a>, {name}.'",
    } | {key: repr(text) for key, text in words_in_english().items()}
    changed = {key.replace("__", "."): value for key, value in changes.items()}
    tables: dict[str, list[str]] = {}
    for key, value in (sentences | changed).items():
        table, _, name = key.rpartition(".")
        if value is not None:
            tables.setdefault(table, []).append(f"{name} = {value}")
    head = '[language]\ntag = "en"\nname = "English"\nnote = "Trial translation"\n'
    return head + "".join(f"[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nl").mkdir()
    (tmp_path / "nl" / "scan.toml").write_text(DUTCH, encoding="utf-8")
    (tmp_path / "nl" / "page.toml").write_text(PAGES, encoding="utf-8")
    return tmp_path


def faults_of(folder: Path, text: str, *, confirm: bool = True) -> tuple[str, ...]:
    path = folder / "en.toml"
    path.write_text(text, encoding="utf-8")
    if confirm:
        report = check_languages({MAIN: QUESTIONNAIRE}, folder)
        wanted = sources(report.dutch, {MAIN: QUESTIONNAIRE})
        write_marks(path, confirmed(report.translations[0], wanted, wanted.keys()))
    return check_languages({MAIN: QUESTIONNAIRE}, folder).faults["en"]


def texts(folder: Path, tag: str = "nl") -> Texts:
    language = read_dutch(folder)[0]
    return Texts(Language(tag=tag, name=tag, texts=language.texts), lambda page: Address(f"../{page}", "nl"))


# ---- What a sentence may hold --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "fault"),
    [
        ("", "leeg"),
        ("a < b", "losse ‘<’"),
        ("een {n", "losse ‘{’"),
        ("<b>a</b>", "mag hier niet staan"),
        ("<script>a</script>", "mag hier niet staan"),
        ("<em>a", "wordt niet gesloten"),
        ("a</em>", "sluit iets wat niet open staat"),
        ("<em><strong>a</em></strong>", "sluit iets wat niet open staat"),
        ('<em class="x">a</em>', "niet goed geschreven"),
        ('<a href="https://example.org">a</a>', "niet goed geschreven"),
        ('<a href="{privacy}" onclick="x">a</a>', "niet goed geschreven"),
        ('<span lang="e n">a</span>', "niet goed geschreven"),
    ],
)
def test_a_sentence_with_a_wrong_mark_is_told(sentence: str, fault: str) -> None:
    assert any(fault in told for told in sentence_faults(sentence))


def test_a_good_sentence_has_no_faults_and_keeps_its_words() -> None:
    sentence = 'A & B’s <em>c</em> {n} <a href="{team}#x">d</a> <span lang="nl">e</span> <abbr title="f g">h</abbr>'
    assert sentence_faults(sentence) == []
    assert without_tags(sentence) == "A & B’s c {n} d e h"


# ---- Reading -------------------------------------------------------------------------------------


def test_a_damaged_file_and_a_name_in_the_wrong_file_are_told_with_their_file(folder: Path) -> None:
    (folder / "nl" / "team.toml").write_text('[scan]\nlast = "x"\n[Team]\na = 3\n', encoding="utf-8")
    (folder / "nl" / "page.toml").write_text('[page]\na = "x\n', encoding="utf-8")
    faults = "\n".join(read_dutch(folder)[1])
    assert "nl/page.toml, regel 2: het aanhalingsteken aan het eind" in faults
    assert "nl/team.toml, regel 2, scan.last: hier hoort een naam die met ‘team.’ begint" in faults
    assert "nl/team.toml, regel 4, Team.a: een naam heeft alleen kleine letters" in faults


# ---- Translations --------------------------------------------------------------------------------


def test_a_whole_translation_has_no_faults(folder: Path) -> None:
    assert faults_of(folder, english()) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"scan__begin": None}, ", scan.begin: deze zin ontbreekt"),
        ({f"questionnaire__items__{FIRST}": None}, f"{FIRST}: deze zin ontbreekt"),
        ({"scan__other": '"x"'}, ", scan.other: deze naam bestaat niet in het Nederlands"),
        ({"scan__begn": '"x"'}, "scan.begn: deze naam bestaat niet in het Nederlands. Bedoel je ‘scan.begin’?"),
        ({"scan__begin": '"Begin {x}"'}, "scan.begin: niets vult hier {x} in; haal dat weg"),
        ({"scan__late": '{ one = "{n} late", other = "{m} late" }'}, "scan.late: niets vult hier {m} in; wel {n}"),
        ({"scan__promise": '"Anonymous, {name}"'}, "scan.promise: hier ontbreekt {privacy}"),
        ({"scan__begin": '"<b>Begin</b>"'}, "scan.begin: ‘<b>’ mag hier niet staan"),
        ({"scan__minutes": '"{n} minutes"'}, "scan.minutes: hier horen deze vormen: one, other"),
        ({"scan__begin": '{ one = "a", other = "b" }'}, "scan.begin: in het Nederlands is dit één zin"),
        ({"scan__late": '{ one = "{n} late" , few = "{n}", other = "{n}" }'}, "scan.late: hier horen deze vormen: one"),
    ],
)
def test_each_fault_of_a_translation_is_told_with_its_key(
    folder: Path, changes: dict[str, str | None], fault: str
) -> None:
    assert any(fault in told for told in faults_of(folder, english(**changes)))


def test_a_file_that_cannot_be_read_is_told_alone_and_not_once_for_each_sentence(folder: Path) -> None:
    (folder / "en.toml").write_text('[scan]\na = "x\n', encoding="utf-8")
    (told,) = check_languages({MAIN: QUESTIONNAIRE}, folder).faults["en"]
    assert told.startswith("en.toml, regel 2: het aanhalingsteken aan het eind")
    (folder / "en.toml").write_text(english(), encoding="utf-8")
    (folder / "nl" / "scan.toml").write_bytes("[scan]\na = 'é'\n".encode("cp1252"))
    report = check_languages({MAIN: QUESTIONNAIRE}, folder)
    assert report.all_faults == ("nl/scan.toml, regel 2: dit bestand is niet als UTF-8 bewaard",)


def test_all_faults_are_told_at_once(folder: Path) -> None:
    told = faults_of(folder, english(scan__begin=None, scan__other='"x"', scan__promise='"<i>x</i>"'))
    assert len(told) >= 4


def test_a_translation_is_stale_once_its_dutch_changed_and_not_after_somebody_looked(folder: Path) -> None:
    assert faults_of(folder, english()) == ()
    dutch = folder / "nl" / "scan.toml"
    dutch.write_text(dutch.read_text("utf-8").replace('"Begin"', '"Start"').replace("minuten", "min."), "utf-8")
    told = check_languages({MAIN: QUESTIONNAIRE}, folder).faults["en"]
    assert [fault.split(":")[0] for fault in told] == [
        "en.toml, regel 10, scan.begin",
        "en.toml, regel 12, scan.minutes",
    ]
    report = check_languages({MAIN: QUESTIONNAIRE}, folder)
    wanted = sources(report.dutch, {MAIN: QUESTIONNAIRE})
    write_marks(folder / "en.toml", confirmed(report.translations[0], wanted, ["scan.begin"]))
    assert [fault.split(":")[0] for fault in check_languages({MAIN: QUESTIONNAIRE}, folder).faults["en"]] == [
        "en.toml, regel 12, scan.minutes"
    ]


def test_a_translation_that_nobody_confirmed_is_stale(folder: Path) -> None:
    assert len(faults_of(folder, english(), confirm=False)) == len(words_in_english()) + 6


def test_the_marks_replace_their_table_and_leave_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "en.toml"
    path.write_text('# a\n[source]\n"x.y" = "0"\n\n[scan]\na = "b"\n', encoding="utf-8")
    write_marks(path, {"scan.a": mark_of({"": "c"})})
    text = path.read_text("utf-8")
    assert text.startswith("# a\n\n[source]\n")
    assert text.endswith('"scan.a" = "2e7d2c03"\n\n[scan]\na = "b"\n')
    assert "x.y" not in text


def test_a_translated_questionnaire_is_the_same_instrument_in_other_words() -> None:
    words = {key: {"": text} for key, text in words_in_english().items()}
    other = translated(QUESTIONNAIRE, words)
    assert fingerprint(other) == fingerprint(QUESTIONNAIRE)
    assert words_of(other) == words
    assert other.items[0].text == f"EN {QUESTIONNAIRE.items[0].text}"


# ---- The command ---------------------------------------------------------------------------------


def test_the_command_tells_what_is_wrong_and_writes_the_marks(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("quiz.cli.languages.FOLDER", folder)
    monkeypatch.setattr("quiz.cli.languages.instrument_names", tuple)
    monkeypatch.setattr("quiz.cli.languages.check_languages", lambda q: check_languages(q, folder))
    assert main(["languages"]) == 0
    for source, why in (
        ("", "deze vertaling is nog niet nagekeken"),
        ('[source]\n"scan.begin" = "00000000"\n', "de Nederlandse zin is veranderd"),
    ):
        (folder / "en.toml").write_text(english() + source, encoding="utf-8")
        assert main(["languages"]) == 1
        assert f"en.toml, regel 10, scan.begin: {why}. Kijk de vertaling na" in capsys.readouterr().out
    assert main(["languages", "--confirm", "en", "scan.no"]) == 2
    assert "geen zin met deze naam: scan.no" in capsys.readouterr().err
    assert main(["languages", "--confirm", "fr"]) == 2
    assert main(["languages", "--confirm", "en", "--instrument", "kort"]) == 2
    assert "van alle vragenlijsten van de site samen" in capsys.readouterr().err
    assert main(["languages", "--confirm", "en"]) == 0
    assert main(["languages"]) == 0


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("nl", ["other", "one", "other", "other", "other", "other"]),
        ("fr", ["one", "one", "other", "other", "other", "other"]),
        ("pl", ["many", "one", "few", "many", "many", "few"]),
        ("sl", ["other", "one", "two", "other", "other", "two"]),
        ("ar-XB", ["zero", "one", "two", "few", "many", "few"]),
        ("zh", ["other"] * 6),
    ],
)
def test_each_language_has_its_own_forms_for_numbers(tag: str, forms: list[str]) -> None:
    assert [form_of(number, tag) for number in (0, 1, 2, 5, 11, 102 if tag != "ar-XB" else 103)] == forms
    assert set(forms) <= set(forms_of(tag) or ())
    language = Language(tag=tag, name="x", texts={"a": {form: form for form in (forms_of(tag) or ())}})
    assert [language.sentence("a", {"n": number}) for number in (0, 1)] == forms[:2]


def test_a_language_whose_forms_nobody_wrote_down_is_told(folder: Path) -> None:
    assert forms_of("tlh") is None
    (folder / "tlh.toml").write_text('[language]\ntag = "tlh"\nname = "Klingon"\nplurals = ["other"]\n', "utf-8")
    told = check_languages({MAIN: QUESTIONNAIRE}, folder).faults["tlh"]
    assert "zet een regel in quiz/languages/plurals.py" in told[0]
    (folder / "fr.toml").write_text('[language]\ntag = "fr"\nname = "Français"\nplurals = ["other"]\n', "utf-8")
    told = check_languages({MAIN: QUESTIONNAIRE}, folder).faults["fr"]
    assert "bij plurals in [language] horen voor deze taal: one, many, other" in told[0]


def test_the_pages_of_a_language_are_its_own_or_made_from_its_words(tmp_path: Path) -> None:
    front = "---\ntitle: De scan\ndescription: Doe de scan.\ntemplate: scan/page.html\nzoekwoorden: [test]\n---\n\n"
    pages = {
        "index.md": "# Home",
        "privacy.md": "# Privacy",
        "scan/index.md": front + "# De scan\n\nLees [meer](../privacy.md#kort) of open [het beeld](team.md).\n",
        "scan/team.md": front + "# Team\n",
    }
    for name, text in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    wanted = page_words(tmp_path, "fr")
    assert {key: forms[""] for key, forms in wanted.items() if key.startswith("pages.scan")} == {
        "pages.scan.title": "De scan",
        "pages.scan.description": "Doe de scan.",
        "pages.scan.text": "Lees [meer](../privacy.md#kort) of open [het beeld](team.md).",
    }
    words = {key: {"": forms[""].replace("De scan", "Le questionnaire")} for key, forms in wanted.items()}
    french = Language(tag="fr", name="Français", texts=words)
    files = site_of(tmp_path)
    report = Report(dutch=Language(tag="nl", name="Nederlands"), translations=(french,), faults={})
    add_pages(report, files)
    made = files.get_file_from_path("fr/scan/index.md")
    assert made is not None
    front, _, text = made.content_string.removeprefix("---\n").partition("---\n")
    assert front.splitlines() == [
        "title: Le questionnaire",
        "description: Doe de scan.",
        "template: scan/page.html",
        "language: fr",
        "translates: scan/index.md",
    ]
    assert text.strip() == (
        "# Le questionnaire\n\nLees [meer](../../privacy.md#kort){ hreflang=nl } of open [het beeld](team.md)."
    )
    (tmp_path / "fr" / "scan").mkdir(parents=True)
    (tmp_path / "fr" / "scan" / "index.md").write_text("# Le questionnaire", "utf-8")
    assert not [key for key in page_words(tmp_path, "fr") if key.startswith("pages.scan")]


def test_a_page_that_somebody_translated_is_stale_when_the_dutch_page_says_something_else(tmp_path: Path) -> None:
    folder = tmp_path / "quiz/definition/languages"
    shutil.copytree(FOLDER, folder)
    dutch, own = tmp_path / "docs/over.md", tmp_path / "docs/fr/sur.md"
    own.parent.mkdir(parents=True)
    dutch.write_text("---\ntitle: Over\nzoekwoorden: [a]\n---\n\nEén.\n", "utf-8")
    own.write_text("---\ntitle: Sur\nlanguage: fr\ntranslates: over.md\n---\n\nUn.\n", "utf-8")
    (folder / "fr.toml").write_text('[language]\ntag = "fr"\nname = "Français"\n', "utf-8")

    def told() -> list[str]:
        found = check_languages({MAIN: QUESTIONNAIRE}, folder).faults["fr"]
        return [fault for fault in found if "over.md" in fault]

    wrong = "fr.toml, docs/over.md: {}. Kijk docs/fr/sur.md na; daarna: {} fr docs/over.md"
    assert told() == [wrong.format("deze vertaling is nog niet nagekeken", CONFIRM)]
    report = check_languages({MAIN: QUESTIONNAIRE}, folder)
    french = next(language for language in report.translations if language.tag == "fr")
    wanted = sources_for("fr", report.dutch, {MAIN: QUESTIONNAIRE}, folder)
    write_marks(folder / "fr.toml", confirmed(french, wanted, {"docs/over.md"}))
    assert told() == []
    dutch.write_text("---\ntitle: Over\nzoekwoorden: [a, b]\n---\n\nEén.\n", "utf-8")
    assert told() == []
    dutch.write_text("---\ntitle: Over\nzoekwoorden: [a, b]\n---\n\nTwee.\n", "utf-8")
    assert told() == [wrong.format("deze pagina is veranderd", CONFIRM)]


def test_while_somebody_writes_a_translation_with_faults_is_a_warning_and_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    languages = {tag: Language(tag=tag, name=tag) for tag in ("nl", "en", "fr")}
    report = Report(
        dutch=languages["nl"],
        translations=(languages["en"], languages["fr"]),
        faults={"nl": (), "en": ("en.toml, a.b: de Nederlandse zin is veranderd.",), "fr": ()},
    )
    monkeypatch.setattr("kennisbank.translations.check_languages", lambda *_: report)
    names = ("index.md", "en/index.md", "en/scan/index.md", "fr/index.md")
    files = PlainSite(*map(PlainFile, names))
    faults = Faults()
    draft = languages_of({}, Path("nergens"), faults, draft=files)
    faults.stop_when_any()
    assert [language.tag for language in draft.translations] == ["fr"]
    assert [file.src_uri for file in files] == ["index.md", "fr/index.md"]
    (warning,) = faults.warnings
    assert warning.startswith("De vertaling ‘en’ staat niet op deze site")
    assert warning.endswith("\n  - en.toml, a.b: de Nederlandse zin is veranderd.")
    languages_of({}, Path("nergens"), faults)
    with pytest.raises(Stopped, match="de Nederlandse zin is veranderd"):
        faults.stop_when_any()


# ---- In a template -------------------------------------------------------------------------------


def test_a_sentence_becomes_html_with_its_values_escaped(folder: Path) -> None:
    text = texts(folder)
    html = text("scan.promise", name="<script>")
    assert html == ('Anoniem &amp; veilig: <a href="../privacy/#kort">zo <em>zit</em> dat</a>, &lt;script&gt;.')
    assert text("scan.promise", name=Markup("<b>x</b>")).endswith("<b>x</b>.")
    assert text.plain("scan.promise", name='"') == "Anoniem &amp; veilig: zo zit dat, &#34;."
    assert [text("scan.minutes", n=n) for n in (1, 5)] == ["Nog 1 minuut", "Nog 5 minuten"]
    assert dict(text.table("scan"))["minutes.other"] == "Nog {n} minuten"


def test_a_link_to_a_page_in_another_language_says_so(folder: Path) -> None:
    said = 'hreflang="nl" data-elsewhere="(Nederlands)"'
    assert f'href="../privacy/#kort" {said}>' in texts(folder, "en")("scan.promise", name="x")
    assert texts(folder, "en").link("scan/") == f'href="../scan/" {said}'
    assert texts(folder, "en").dutch("Dagstart") == '<span lang="nl">Dagstart</span>'
    assert texts(folder).dutch("Dagstart") == "Dagstart"
    assert texts(folder).link("scan/") == 'href="../scan/"'


def test_a_name_without_room_to_say_so_is_no_link_to_another_language(folder: Path) -> None:
    assert texts(folder).named("scan/", "A & B") == '<a href="../scan/">A &amp; B</a>'
    assert texts(folder, "en").named("scan/", "A & B") == "A &amp; B"


def test_a_value_that_a_page_does_not_give_is_told(folder: Path) -> None:
    with pytest.raises(Stopped, match=r"scan\.promise vraagt om \{name\}"):
        texts(folder)("scan.promise")
    with pytest.raises(Stopped, match=r"scan\.minutes"):
        texts(folder)("scan.minutes")


def test_a_template_with_an_unknown_key_is_told_with_its_line(folder: Path) -> None:
    (folder / "x").mkdir()
    (folder / "x" / "page.html").write_text(
        '{{ text("scan.begin") }}\n{{ text("scan.began") }}{{ text.plain("scan.promise") }}{{ text(key) }}'
        '{% for a in text.table("none") %}{% endfor %}{{ text("scan.minutes", n=1) }}',
        encoding="utf-8",
    )
    faults = Faults()
    check_uses(folder / "x", read_dutch(folder)[0], faults)
    with pytest.raises(Stopped) as told:
        faults.stop_when_any()
    assert str(told.value).splitlines()[1:] == [
        "  - overrides/page.html, regel 2: de zin ‘scan.began’ bestaat niet in de taalbestanden. "
        "Bedoel je ‘scan.begin’?",
        "  - overrides/page.html, regel 2: de zin ‘scan.promise’ vraagt om {name}.",
        '  - overrides/page.html, regel 2: schrijf de naam van de zin voluit: text("…").',
        "  - overrides/page.html, regel 2: de tabel [none] bestaat niet in de taalbestanden.",
    ]


# ---- Pages in another language -------------------------------------------------------------------


def test_a_page_links_to_its_own_language_where_that_page_exists_and_else_says_it_is_dutch(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kennisbank.translations.template_globals", lambda *given: {"questionnaire": given[0]})
    assert faults_of(folder, english()) == ()
    files = PlainSite(*map(page, ("index.md", "scan/index.md", "scan/papier.md", "privacy.md")))
    own = page("en/scan/index.md", language="en", translates="scan/index.md")
    files.src_uris[own.src_uri] = own
    translations, faults = Translations(), Faults()
    report = check_languages({MAIN: QUESTIONNAIRE}, folder)
    translations.read(report, files, faults)
    faults.stop_when_any()
    known = translations.prepare({MAIN: Instrument(name=MAIN, questionnaire=QUESTIONNAIRE)})
    assert [(home.language.tag, home.url, home.words) for home in known["homes"]] == [("en", "en/scan/", "Lost")]
    context: dict[str, Any] = {}
    here: Any = SimpleNamespace(meta={"language": "en"}, url="en/scan/", file=own, content="<h1>Scan</h1>\n<p>…</p>")
    translations.add_to(context, here)
    assert context["text"].link("scan/") == 'href="./"'
    assert context["text"].link("privacy/") == 'href="../../privacy/" hreflang="nl" data-elsewhere="(in Dutch)"'
    assert context["text"]("scan.begin") == "Begin now"
    assert context["nav"].homepage is own.page
    assert here.content == '<h1>Scan</h1>\n<p class="kb-note">Trial translation</p>\n<p>…</p>'
    there = [(each.language.tag, each.href, each.is_here) for each in context["alternates"]]
    assert there == [("nl", "../../scan/", False), ("en", "./", True)]
    dutch: dict[str, Any] = {}
    for url, wanted in (("scan/", [("./", True), ("../en/scan/", False)]), ("privacy/", [])):
        translations.add_to(dutch, SimpleNamespace(meta={}, url=url, content=""))  # type: ignore[arg-type]
        assert [(each.href, each.is_here) for each in dutch["alternates"]] == wanted
    assert "nav" not in dutch
    assert context["questionnaire"].questionnaire.title == f"EN {QUESTIONNAIRE.title}"


def test_a_page_of_another_instrument_has_its_questionnaire_and_links_to_its_own_pages(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kennisbank.translations.template_globals", lambda *given: {"questionnaire": given[0]})
    files = PlainSite(page("index.md"), page("scan/index.md", template="scan/page.html"), page("privacy.md"))
    own = page("scan/kort/index.md", template="scan/page.html", instrument="kort")
    files.src_uris[own.src_uri] = own
    translations, faults = Translations(), Faults()
    translations.read(check_languages({MAIN: QUESTIONNAIRE}, folder), files, faults, ("", "kort"))
    faults.stop_when_any()
    short = Instrument(name="kort", questionnaire=dataclasses.replace(QUESTIONNAIRE, title="Kort"))
    translations.prepare({MAIN: Instrument(name=MAIN, questionnaire=QUESTIONNAIRE), "kort": short})
    context: dict[str, Any] = {}
    here: Any = SimpleNamespace(meta={"instrument": "kort"}, url="scan/kort/", file=own)
    translations.add_to(context, here)
    assert context["text"].link("scan/") == 'href="./"'
    assert context["text"].link("privacy/") == 'href="../../privacy/"'
    assert context["questionnaire"].questionnaire.title == "Kort"


def test_a_page_of_an_instrument_that_is_not_there_is_told(folder: Path) -> None:
    faults = Faults()
    files = PlainSite(page("scan/kort.md", instrument="kor"))
    Translations().read(check_languages({MAIN: QUESTIONNAIRE}, folder), files, faults, ("", "kort"))
    with pytest.raises(Stopped, match=r"bij instrument staat ‘kor’\. In quiz/instruments/ is er: kort\."):
        faults.stop_when_any()


def test_of_an_instrument_that_cannot_be_read_only_that_is_told(folder: Path) -> None:
    """Its page and its translation are right: what is wrong with it is told where it is read."""
    assert faults_of(folder, english(instruments__kort__title='"Short"')) == ()
    report = check_languages({MAIN: QUESTIONNAIRE}, folder)
    faults = Faults()
    Translations().read(report, PlainSite(page("scan/kort.md", instrument="kort")), faults, (MAIN,))
    faults.stop_when_any()


def test_a_questionnaire_of_which_a_language_says_nothing_is_dutch_alone(folder: Path) -> None:
    """Its Dutch is no gap in the language; a page in that language, or one sentence of it, asks for all."""
    raster = dataclasses.replace(QUESTIONNAIRE, title="Raster", items=(), cells=(), advice=())
    both = {MAIN: QUESTIONNAIRE, "kort": raster}
    assert faults_of(folder, english()) == ()
    report = check_languages(both, folder)
    assert report.all_faults == ()
    assert translated(raster, report.translations[0].texts, "kort") is raster
    faults = Faults()
    asked = page("en/scan/kort.md", language="en", instrument="kort")
    Translations().read(report, PlainSite(asked), faults, (MAIN, "kort"))
    with pytest.raises(
        Stopped, match=r"de vragenlijst ‘kort’ is er niet in deze taal\. Zet .*toml: \[instruments\.kort\]"
    ):
        faults.stop_when_any()


def test_another_instrument_needs_a_translation_of_its_own_words_only() -> None:
    short = dataclasses.replace(QUESTIONNAIRE, title="Kort", items=QUESTIONNAIRE.items[:2], cells=(), advice=())
    words = all_words({MAIN: QUESTIONNAIRE, "kort": short})
    assert words.keys() - words_of(QUESTIONNAIRE).keys() == {"instruments.kort.title"}
    english = {key: {"": f"EN {forms['']}"} for key, forms in words.items()}
    assert translated(short, english, "kort").title == "EN Kort"
    assert translated(short, english, "kort").items[1].text == f"EN {QUESTIONNAIRE.items[1].text}"


def test_a_page_in_a_language_that_is_not_there_is_told(folder: Path) -> None:
    files = PlainSite(page("fr/scan.md", language="fr", translates="scan/none.md"))
    faults = Faults()
    Translations().read(check_languages({MAIN: QUESTIONNAIRE}, folder), files, faults)
    with pytest.raises(Stopped) as told:
        faults.stop_when_any()
    assert "bij language staat ‘fr’. Er is: nl." in str(told.value)
    assert "bij translates staat ‘scan/none.md’" in str(told.value)


# ---- Places to fill in ---------------------------------------------------------------------------


def test_a_dutch_sentence_that_loses_or_misspells_a_place_is_told_with_its_line(folder: Path) -> None:
    write_places(folder / "nl", read_dutch(folder)[0])
    assert check_languages({MAIN: QUESTIONNAIRE}, folder).faults["nl"] == ()
    dutch = folder / "nl" / "scan.toml"
    text = dutch.read_text("utf-8")
    for before, after, why in (
        ("{name}", "{naam}", "hier ontbreekt {name}, en niets vult hier {naam} in"),
        ("{name}", "je naam", "hier ontbreekt {name}"),
        ("{privacy}", "{team}", None),  # the address of a page is found by itself
    ):
        dutch.write_text(text.replace(before, after), encoding="utf-8")
        faults = check_languages({MAIN: QUESTIONNAIRE}, folder).faults["nl"]
        line = next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith("promise"))
        expected = f"nl/scan.toml, regel {line}, scan.promise: {why}. Is dat de bedoeling en is de code mee veranderd: "
        assert faults == (() if why is None else (f"{expected}{CONFIRM} nl scan.promise",))
    dutch.write_text(text.replace("{name}", "{naam}"), encoding="utf-8")
    write_places(folder / "nl", read_dutch(folder)[0], ["scan.promise"])
    assert check_languages({MAIN: QUESTIONNAIRE}, folder).faults["nl"] == ()


def test_what_a_translation_says_of_a_sentence_with_a_lost_place_is_not_told_beside_it(folder: Path) -> None:
    write_places(folder / "nl", read_dutch(folder)[0])
    assert faults_of(folder, english()) == ()
    dutch = folder / "nl" / "scan.toml"
    dutch.write_text(dutch.read_text("utf-8").replace("{name}", "{naam}"), encoding="utf-8")
    (told,) = check_languages({MAIN: QUESTIONNAIRE}, folder).all_faults
    assert told.startswith("nl/scan.toml, ")


@pytest.mark.parametrize("kept", ["[", "[]", '{"scan.promise": 3}'])
def test_a_list_of_places_that_cannot_be_read_is_made_anew(folder: Path, kept: str) -> None:
    (folder / "nl" / "places.json").write_text(kept, encoding="utf-8")
    assert any("scan.promise: niets vult hier {name} in" in told for told in read_faults(folder))
    write_places(folder / "nl", read_dutch(folder)[0], list(read_dutch(folder)[0].texts))
    assert read_faults(folder) == ()


def read_faults(folder: Path) -> tuple[str, ...]:
    return check_languages({MAIN: QUESTIONNAIRE}, folder).faults["nl"]


def test_the_places_of_every_sentence_of_ours_are_kept() -> None:
    kept = kept_places(FOLDER / "nl")
    assert kept
    assert kept == {key: names for key, forms in read_dutch()[0].texts.items() if (names := filled_in(forms))}


def test_the_line_of_a_name_is_found_however_it_is_written() -> None:
    text = '# x\n[a.b]\nc.one = "1"\n"d" = \'x = y\'\n[ "e" . f ]  # g\nh={ other = "1" }\n[[i]]\nj = 1\n'
    found = lines_of(text)
    assert found == {"a": 2, "a.b": 2, "a.b.c.one": 3, "a.b.d": 4, "e": 5, "e.f": 5, "e.f.h": 6, "i": 7, "i.j": 8}


# ---- Own words -----------------------------------------------------------------------------------

ALL = {MAIN: OURS, "kort": SHORT}


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EIGEN", str(tmp_path / "eigen"))
    (tmp_path / "eigen/definition").mkdir(parents=True)
    return tmp_path / "eigen/definition"


def test_own_words_stand_in_the_place_of_ours_and_our_translation_stays(own: Path) -> None:
    (own / "nl.toml").write_text('[scan.start]\nbegin = "Aan de slag"\n', encoding="utf-8")
    report = check_languages(ALL)
    assert report.dutch.texts["scan.start.begin"] == {"": "Aan de slag"}
    assert report.all_faults == ()
    (own / "en.toml").write_text('[scan.start]\nbegin = "Off we go"\n', encoding="utf-8")
    report = check_languages(ALL)
    assert (report.translations[0].texts["scan.start.begin"], report.all_faults) == ({"": "Off we go"}, ())


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        (
            "nl",
            '[scan.start]\nbegn = "x"',
            "nl.toml, regel 2, scan.start.begn: deze zin bestaat bij ons niet. Be",
        ),
        (
            "nl",
            '[questionnaire]\ntitle = "x"',
            "title: deze zin bestaat bij ons niet. Woorden van de vragenlijst zet",
        ),
        ("nl", '[scan.form]\nstep = "Stap {step}"', "nl.toml, regel 2, scan.form.step: hier ontbreekt {steps}"),
        ("nl", '[scan.start]\nbegin = "<em>x"', "regel 2, scan.start.begin: <em> wordt niet gesloten"),
        ("nl", "[scan\n", "eigen/definition/nl.toml, regel 1: een rij of een naam tussen haken wordt niet gesloten"),
        (
            "en",
            '[scan.start]\nbegn = "x"',
            "eigen/definition/en.toml, regel 2, scan.start.begn: deze naam bestaat",
        ),
        ("en", "[scan.start]\nbegin = 3", "eigen/definition/en.toml, regel 2, scan.start.begin: hier hoort een zin"),
    ],
)
def test_a_fault_in_own_words_names_their_file_and_line(own: Path, name: str, text: str, fault: str) -> None:
    (own / f"{name}.toml").write_text(text, encoding="utf-8")
    (told,) = check_languages(ALL).all_faults
    assert fault in told
    assert told.startswith(f"eigen/definition/{name}.toml, ")


def test_other_words_for_an_item_need_no_translation_and_another_advice_does(own: Path) -> None:
    advice = OURS.advice[0]
    key = f"{advice.dimension}.{advice.band}"
    words = f'[tekst]\n{OURS.items[0].id} = "Wij leren van wat er misgaat."\n'
    (own / "vragenlijst.toml").write_text(f'{words}[advies.{key}]\nbetekenis = "Anders."\n', encoding="utf-8")
    (told,) = check_languages(ALL | {MAIN: with_own(OURS)}).all_faults
    assert f"questionnaire.advice.{key}.meaning: het advies is bij jullie anders" in told
    assert "eigen/definition/en.toml" in told
