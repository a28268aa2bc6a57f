"""The inline scripts that the policy may name: the theme's, as they are in the version that is installed, and ours."""

from __future__ import annotations

import re
from pathlib import Path

import material
import pytest

from kennisbank.known_scripts import THEME, digest_of_theme_script, of_templates, unknown
from kennisbank.scripts import inline_scripts

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = Path(material.__file__).parent / "templates"
SOURCES = {
    "boot": "partials/javascripts/base.html",
    "palette": "partials/javascripts/palette.html",
    "tabs": "partials/javascripts/content.html",
}


_FILLED = re.compile(r"\{\{.*?\}\}")


def script_of_theme(name: str) -> str:
    """A script as the theme has it, with an address where its template fills one in."""
    template = (TEMPLATES / SOURCES[name]).read_text(encoding="utf-8")
    # what else stands in the file is for features that the site does not use
    starts = {"boot": "__md_scope=", "palette": "var palette=", "tabs": "var target="}[name]
    (script,) = [text for text in inline_scripts(_FILLED.sub("..", template)) if text.startswith(starts)]
    return script


@pytest.mark.parametrize("name", THEME)
def test_the_theme_has_the_scripts_that_we_know(name: str) -> None:
    """When this fails after an upgrade: read what changed in that script, and put its new hash in known_scripts.py."""
    found = digest_of_theme_script(script_of_theme(name))
    assert THEME[name] == found, f"the theme changed its script ‘{name}’ ({SOURCES[name]}); its hash is now {found}"


@pytest.mark.parametrize("address", [".", "..", "../../..", "/", "/pad/kennis-bank_1.0/", "/pad"])
def test_the_boot_script_is_known_wherever_the_page_stands(address: str) -> None:
    script = script_of_theme("boot").replace('URL("..",', f'URL("{address}",')
    assert unknown(f"<script>{script}</script>", ()) == []


@pytest.mark.parametrize(
    "address",
    ['..",location),x(),new URL("', "https://elders.example/", "//elders.example/", "../x?", "javascript:x()"],
)
def test_anything_else_in_the_place_of_the_address_is_unknown(address: str) -> None:
    script = script_of_theme("boot").replace('URL("..",', f'URL("{address}",')
    assert unknown(f"<script>{script}</script>", ()) == [script]


def test_a_script_with_one_other_byte_is_unknown() -> None:
    script = script_of_theme("palette") + " "
    assert unknown(f"<script>{script}</script>", ()) == [script]


def test_the_scripts_of_our_templates_are_known_and_those_with_something_filled_in_are_not(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "{# <script>no</script> #}<script>a()</script><script>b('{{ c }}')</script><script>{% if d %}e(){% endif %}"
        '</script><script type="application/json">{}</script>',
        encoding="utf-8",
    )
    assert of_templates(tmp_path) == {"a()"}
    assert len(of_templates(ROOT / "overrides")) == 1, "the one of our own, in material/repairs.html"
