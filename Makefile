# Every command of the project. `make` alone lists them. Works with GNU make 3.81 (macOS) and newer.
#
# The environment in .venv and everything in it is made by tools/environment.py when a command first needs
# it, and remembered: a second call starts at once.

PORT ?= 8000
WORKERS ?= 2
SITE_DIR ?= site
# What makes pages of the texts: mkdocs, or properdocs, its continuation. The site is the same.
BUILDER ?= mkdocs

# The first Python that is new enough; choose another with PYTHON=python3.13.
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
endif
RUN := .venv/bin/python

# The same sources give the same bytes: the only date in the site is that of the last change. Where git knows none,
# tools/whole_site.py says why.
SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null)
SOURCE_DATE_EPOCH := $(SOURCE_DATE_EPOCH)
# Without this, the theme prints eight lines of news at every build.
NO_MKDOCS_2_WARNING := 1
export SITE_DIR BUILDER SOURCE_DATE_EPOCH NO_MKDOCS_2_WARNING

.PHONY: help serve test speech leaks site bench check readability ebook kit offline release published verify diff-eigen lock clean python env-site env-book env-test

help: ## deze lijst
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1|/p' Makefile | awk -F'|' '{ printf "  make %-12s %s\n", $$1, $$2 }'

serve: env-site ## de site op http://127.0.0.1:8000/, ververst na elke wijziging (PORT=8001 voor een andere poort)
	@$(RUN) -m tools.preview --port '$(PORT)'

test: env-test ## alle tests: stijl, types, eenheden, de gebouwde site en een echte browser
	@$(RUN) -m tools.programs
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m ruff format --check --quiet . || { \
	echo "De opmaak van de code klopt niet. Herstel hem met: $(RUN) -m ruff format ." >&2; exit 1; }
	@$(RUN) -m mypy --no-error-summary
	@# What Python compiled is kept: hundreds of tests start a command of the project, each of which would compile it.
	@PYTHONDONTWRITEBYTECODE= $(RUN) -m pytest --numprocesses $(WORKERS) --dist worksteal

site: env-book ## de site in site/, streng: elke waarschuwing stopt de bouw (SITE_URL=https://host/pad/ BUILDER=properdocs)
	@$(RUN) -m tools.whole_site

speech: env-test ## wat een schermlezer zegt op de scan en bij het teambeeld (alleen op Linux)
	@$(RUN) -m tools.browser >/dev/null
	@$(RUN) -m tools.screen_reader
	@$(RUN) -m pytest -m speech tests/speech

leaks: env-test ## wat een browser onderweg aan anderen vertelt: namen, verbindingen, verzoeken (alleen op Linux)
	@$(RUN) -m tools.browser >/dev/null
	@$(RUN) -m pytest -m leaks tests/browser/test_leaks.py

bench: env-test ## de snelheidsmetingen, als tabel
	@$(RUN) -m benchmarks

check: python ## controleer de vragenlijst; noemt alle fouten tegelijk
	@$(PYTHON) -m quiz check

readability: python ## hoe moeilijk de teksten zijn, per pagina
	@$(PYTHON) -m tools.readability

ebook: env-book ## het e-boek van de site die make site heeft gebouwd (make site doet dit al)
	@$(RUN) -m ebook

kit: env-book ## het pakket voor een teamsessie van de site die make site heeft gebouwd (make site doet dit al)
	@$(RUN) -m kit

offline: env-book ## de site als zip, om zonder webserver te openen
	@$(RUN) -m tools.offline

release: env-book ## wat bij een uitgave hoort, in dist/: site, zip, e-boek, pakket, nieuws, SHA256SUMS (SITE_URL=…)
	@$(RUN) -m tools.release --url '$(SITE_URL)'

published: env-test ## test de uitgave in dist/ zoals die is: elke pagina in een browser, de scan, de zip, de controlegetallen
	@test -f "$${KENNISBANK_DIST:-dist}/SHA256SUMS" || { \
	echo "Er is nog geen uitgave in dist/. Maak die eerst: make release SITE_URL=https://host/pad/" >&2; exit 1; }
	@$(RUN) -m tools.browser >/dev/null
	@$(RUN) -m pytest -m published tests/browser/test_published.py
	@echo "De uitgave in dist/ klopt."

verify: env-book ## controleer een gepubliceerde site (URL=https://host/pad/)
	@test -n '$(URL)' || { echo "Geef het adres van de site: make verify URL=https://host/pad/" >&2; exit 1; }
	@$(RUN) -m tools.verify '$(URL)'

diff-eigen: python ## wat er bij ons is veranderd onder wat jij in eigen/ hebt vervangen
	@$(PYTHON) -m tools.own_diff

COMPILE := -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
	--custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)
lock: python ## zet de versies uit requirements/*.in opnieuw vast (UPGRADE=1 voor de nieuwste)
	@t=$$(mktemp -d) && trap 'rm -rf "$$t"' EXIT && $(PYTHON) -m venv "$$t" && p="$$t/bin/python" && \
	"$$p" -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	-r requirements/lock.txt && \
	"$$p" $(COMPILE) requirements/lock.in -o requirements/lock.txt && \
	"$$p" $(COMPILE) requirements/test.in -o requirements/test.txt && \
	"$$p" $(COMPILE) -c requirements/test.txt requirements/site.in -o requirements/site.txt && \
	"$$p" $(COMPILE) -c requirements/test.txt requirements/book.in -o requirements/book.txt

clean: ## haal weg wat deze opdrachten hebben gemaakt (.venv blijft)
	@rm -rf site dist .site-* .mypy_cache .pytest_cache .ruff_cache .hypothesis

python:
	@$(or $(PYTHON),false) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "Er is geen Python 3.11 of nieuwer gevonden: https://www.python.org/downloads/" >&2; \
	echo "No Python 3.11 or newer was found. Name one with: make PYTHON=/path/to/python3 ..." >&2; exit 1; }

env-site: python
	@$(PYTHON) tools/environment.py site

env-book: python
	@$(PYTHON) tools/environment.py site book

env-test: python
	@$(PYTHON) tools/environment.py test
