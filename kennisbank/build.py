"""What is known during one build; made anew for each, as modules are kept while the site is served."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment

from kennisbank import changelog
from kennisbank.branding import organisation_of
from kennisbank.builder import Files, Page, Settings
from kennisbank.citations import Citations
from kennisbank.dates import last_changes
from kennisbank.faults import Faults
from kennisbank.front_matter import page_text
from kennisbank.glossary import Glossary
from kennisbank.own_edition import OwnEdition
from kennisbank.page_language import language_of
from kennisbank.practices import Dimensions, Practice
from kennisbank.questionnaire import Instrument
from kennisbank.search_index import Search
from kennisbank.threshold import with_threshold
from kennisbank.translations import Translations
from kennisbank.ways import Ways
from quiz.check.reading import MAIN
from quiz.languages.check import Report
from quiz.model import Questionnaire


class Build:
    """The parts of one build. What a later event fills in is empty until then."""

    files: Files
    environment: Environment

    def __init__(self, settings: Settings) -> None:
        """`settings` changes to what the organisation wants."""
        self.settings = settings
        self.faults = Faults()
        self.own = OwnEdition(settings.docs, self.faults)
        self.own.apply(settings)
        self.organisation = organisation_of(settings, self.own, self.faults)
        self.citations = Citations(self.faults, self.own)
        self.glossary = Glossary(self.faults)
        self.search = Search(self.faults, settings.root)
        self.ways = Ways(self.faults)
        self.changes_of = self.own.dates(last_changes(settings.docs.parent, settings.docs.name))
        self.instruments: Mapping[str, Instrument] = {}
        self.languages: Report | None = None
        self.translations = Translations()
        self.practices: tuple[Practice, ...] = ()
        self.page_assets: Mapping[str, str] = {}
        self.answer_pages: set[str] = set()
        self.sources: Mapping[str, str] = {}
        self.foreign_titles: Mapping[str, str] = {}
        self.changes = ""

    @property
    def questionnaire(self) -> Questionnaire | None:
        """The main one; None while the definition cannot be read."""
        main = self.instruments.get(MAIN)
        return main.questionnaire if main else None

    @property
    def dimensions(self) -> Dimensions | None:
        """The ids that a werkvorm may name; None while the definition cannot be read."""
        q = self.questionnaire
        return ([d.id for d in q.disciplines], [d.id for d in q.success_areas]) if q else None

    def with_threshold(self, markdown: str, page: Page) -> str:
        """The text and the description of a page with the number of codes that a team picture needs."""
        number = self.questionnaire.min_group_size if self.questionnaire else self.organisation.drempel
        for name in ("title", "description"):
            if name in page.meta:
                page.meta[name] = with_threshold(str(page.meta[name]), number, language_of(page))
        return with_threshold(markdown, number, language_of(page))

    def read_changes(self) -> None:
        """The list of changes; that it knows the edition of the questionnaire is checked here too."""
        path = self.settings.root / changelog.NAME
        ours = page_text(path.read_bytes()) if path.is_file() else ""
        if not isinstance(ours, str):
            self.faults.add(ours.within(changelog.NAME))
            return
        self.changes = self.own.changes(ours)
        if self.questionnaire:
            for problem in self.own.change_faults(ours, self.questionnaire.edition):
                self.faults.add(problem)
