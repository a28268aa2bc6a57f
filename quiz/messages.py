"""The sentences that a reader sees when a code is refused; the site and the command line share them."""

from __future__ import annotations

from quiz.codes import PERSONAL, CodeError, CodeFault

CODE_MESSAGES: dict[str, str] = {
    "length": "Deze code is niet compleet: er zijn {found} tekens en het moeten er {length} zijn. "
    "Kopieer de hele code.",
    "too-long": "Deze code is te lang: er staan {found} tekens en het moeten er {length} zijn. Kijk of er een teken "
    "dubbel staat, of dat er iets aan vast is geplakt.",
    "typo": "In deze code zit een fout. Kijk naar teken {place}: daar staat {found}, en dat kan {meant} moeten zijn.",
    "character": "In deze code staat een teken dat er niet in hoort: “{found}”. Kopieer de code opnieuw.",
    "checksum": "In deze code zit een fout. Controleer of elk teken klopt, of kopieer de code opnieuw.",
    "format-personal-wanted": "Dit is een teamcode. Die is bedoeld voor het teambeeld. "
    "Hier heb je je persoonlijke code nodig.",
    "format-team-wanted": "Dit is een persoonlijke code. Die is alleen bedoeld om je eigen uitslag te openen. "
    "Voor het teambeeld is de teamcode nodig.",
    "format-unknown": "Deze code heeft een vorm die deze site niet kent. Misschien komt hij van een nieuwere versie.",
    "fingerprint": "Deze code hoort bij een andere vragenlijst of een andere editie van de scan.",
    "answers": "Deze code heeft een geldige vorm, maar er staan geen geldige antwoorden in.",
}


def code_message(error: CodeError, *, length: int, expected_format: int | None = None) -> str:
    """One Dutch sentence or two for a refused code: what is wrong and what to do."""
    key = str(error.fault)
    if error.fault is CodeFault.FORMAT:
        known = error.detail in ("1", "2") and expected_format is not None
        wanted = "personal" if expected_format == PERSONAL else "team"
        key = f"format-{wanted}-wanted" if known else "format-unknown"
    return CODE_MESSAGES[key].format(**_values(key, error.detail), length=length)


def _values(reason: str, detail: str) -> dict[str, str]:
    """What a sentence about a refusal is filled with."""
    if reason != CodeFault.TYPO:
        return {"found": detail}
    place, found, meant = detail.split(" ")
    return {"place": place, "found": found, "meant": meant}


TEAM_MESSAGES: dict[str, str] = {
    "no-code": "Hier staat geen code. Is het gewone tekst, dan hoef je niets te doen.",
    "duplicate": "Deze code staat ook op regel {first}. Hij telt één keer mee.",
    "format-team-wanted": "Dit is een persoonlijke code en die telt hier niet mee. Op dezelfde uitslag "
    "staat ook een teamcode. Vraag de hele groep om die te sturen, zonder te vragen van wie dit was.",
    "edition": "Deze teamcode is van een eerdere editie van de scan ({found}) en telt hier niet mee. Met die codes "
    "samen maak je een teambeeld in de versie van de site die er toen was.",
    "office-unreadable": "Dit bestand kan niet worden gelezen. Open het en kopieer de tekst.",
    "office-old": "Dit is een bestand van een oude Office of een met een wachtwoord. Bewaar het als .xlsx, .docx of "
    ".csv, of kopieer de tekst.",
    "office-large": "In dit bestand zit te veel om te lezen. Kopieer het deel met de codes.",
    "file-empty": "Dit bestand is leeg.",
    "export-unreadable": "Dit bestand kan niet worden gelezen. Kies het JSON-bestand dat je op deze pagina hebt "
    "gedownload.",
    "export-foreign": "Dit JSON-bestand is geen teambeeld. Kies het bestand dat je op deze pagina hebt gedownload.",
    "export-version": "Dit teambeeld heeft een vorm die deze site niet kent. Misschien komt het van een nieuwere "
    "versie.",
    "export-fingerprint": "Dit teambeeld hoort bij een andere vragenlijst of een andere editie van de scan.",
    "export-threshold": "Dit teambeeld is gemaakt met een lagere grens ({found} mensen) dan hier geldt. Maak het "
    "opnieuw met de teamcodes.",
    "export-damaged": "Dit teambeeld klopt niet en wordt niet getoond ({found}). Download het opnieuw, of maak het "
    "opnieuw met de teamcodes.",
    "compare-nested": "Deze twee beelden worden niet vergeleken. De ene groep kan in de andere zitten, met minder dan "
    "{found} mensen erbij: het verschil zou laten zien wat die paar mensen antwoordden. Vergelijk twee verschillende "
    "groepen, of een groep met zichzelf op een ander moment.",
    "compare-unknown": "Of dezelfde mensen in beide beelden zitten, is niet na te gaan.",
    "compare-editions": "Let op: deze twee beelden zijn van verschillende edities van de scan ({found}). De tekst van "
    "de uitspraken kan daartussen zijn veranderd.",
}
"""What the team page and `python -m quiz team` say about their input; between braces comes what was found."""


def team_message(reason: str, *, length: int, detail: str = "") -> str:
    """The sentence for a refused line, file or comparison: what is wrong and what to do.

    `reason` is a `CodeFault`, or a key of `TEAM_MESSAGES`; `detail` is what was found.
    """
    if reason == CodeFault.FORMAT:
        reason = "format-team-wanted" if detail == str(PERSONAL) else "format-unknown"
    sentence = TEAM_MESSAGES.get(reason) or CODE_MESSAGES[reason]
    return sentence.format(**_values(reason, detail), length=length, first=detail)
