"""Whoever writes sees every mistake, each time it is made, in the terminal and in the browser."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.test_plain_words import filters_as_before  # noqa: F401 - a fixture
from tests.unit.tiny_site import SOURCES, write_sources
from tools import preview
from tools.fault_page import fault_page, with_notice
from tools.preview import Builder, server_of

PARTS = ("heads", "content", "plain_words")
HEAD = "---\ntitle: A\ndescription: B.\n---\n\n"


@pytest.fixture
def project(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """A tiny project with its builder and its server; `get` asks for a page, `said` is what the terminal shows."""
    said: list[str] = []
    builder = Builder(tmp_path, tmp_path / "site", "http://127.0.0.1:8000/", said.append)
    server = server_of(builder, 0, tmp_path / "site")

    def write(text: str, name: str = "index.md") -> None:
        write_sources(tmp_path, {name: text}, parts=PARTS, sources=SOURCES, more="nav: [index.md]\n")
        said.clear()
        builder()

    def get(path: str = "/") -> str:
        answer = server.serve_request({"PATH_INFO": path}, lambda *_: None)
        page = b"".join(answer).decode()
        getattr(answer, "close", lambda: None)()
        return page

    yield SimpleNamespace(write=write, get=get, said=said, builder=builder, server=server, root=tmp_path)
    server.server_close()


def test_a_mistake_is_told_again_when_it_is_made_again(project: SimpleNamespace) -> None:
    for _ in range(2):
        project.write("---\ntitle: A: b\n---\n")
        assert "docs/index.md, regel 2: ‘title: A: b’: er staat een dubbele punt" in project.said[0]
        assert project.said[1].endswith("De site is niet gebouwd: zie hierboven. Verbeter het en sla op.")
        assert len(project.said) == 2
    for _ in range(2):
        project.write(f"{HEAD}# A\n\n[x](nergens.md)\n")
        assert project.said[0].startswith("docs/index.md, regel 8: de link naar ‘nergens.md’ wijst naar een pagina")
        assert len(project.said) == 2


def test_a_mistake_that_stops_the_build_is_a_page_in_the_browser_until_it_is_mended(project: SimpleNamespace) -> None:
    project.write(f"{HEAD}# A\n\n<script>x</script>\n")
    for path in ("/", "/nergens/", "/a.html"):
        page = project.get(path)
        assert "<h1>Dit klopt nog niet</h1>" in page
        assert "<li>docs/index.md, regel 8: &lt;script&gt; mag niet in een tekst." in page
        assert "livereload" in page, "the page comes back by itself"
    project.write(f"{HEAD}# A\n\nGoed.\n")
    assert "<p>Goed.</p>" in project.get()
    assert len(project.said) == 1
    assert "De site staat er, in " in project.said[0]


def test_what_would_keep_the_site_from_being_published_stands_above_the_page(project: SimpleNamespace) -> None:
    (project.root / "theme").mkdir()
    (project.root / "theme/main.html").write_text("<body class='x'>{{ page.content }}</body>", encoding="utf-8")
    project.write(f"{HEAD}# A\n\n[x](nergens.md)\n")
    page = project.get()
    assert page.index("Zo kan de site nog niet worden gepubliceerd") < page.index("<li>docs/index.md, regel 8: de link")
    assert page.index("<li>") < page.index("<h1")


def test_a_mistake_in_mkdocs_yml_is_told_too_and_the_server_goes_on(project: SimpleNamespace) -> None:
    project.write(f"{HEAD}# A\n")
    config = project.root / "mkdocs.yml"
    good = config.read_text(encoding="utf-8")
    for _ in range(2):
        project.said.clear()
        config.write_text(good.replace("strict:", "\tstrict:"), encoding="utf-8")
        project.builder()
        assert "mkdocs.yml, regel 2: ‘strict: true’: hier staat een tab." in project.said[0]
        assert "hier staat een tab" in project.get("/")
    config.write_text(good, encoding="utf-8")
    project.builder()
    assert "<h1" in project.get()
    assert "Dit klopt nog niet" not in project.get()


def test_an_error_that_nobody_foresaw_is_one_sentence_with_its_place(project: SimpleNamespace) -> None:
    project.write(f"{HEAD}# A\n")
    (project.root / "theme/main.html").write_text("<body>\n{{ 1 // 0 }}</body>", encoding="utf-8")
    project.builder()
    assert "theme/main.html, regel 2: de bouw is hier vastgelopen" in project.builder.outcome.faults
    assert "Traceback" not in project.builder.outcome.faults
    assert "docs/index.md: bij deze pagina liep de bouw vast." in project.builder.outcome.faults


def test_a_port_that_cannot_be_used_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    for port in ("80x", "0", "99999", ""):
        assert preview.main(["--port", port]) == 1
        assert capsys.readouterr().err == (
            f"Poort ‘{port}’ bestaat niet. Kies een getal tot en met 65535: make serve PORT=8001\n"
        )
    with socket.socket() as other:
        other.bind((preview.HOST, 0))
        other.listen()
        port = str(other.getsockname()[1])
        assert preview.main(["--port", port]) == 1
    assert capsys.readouterr().err.startswith(f"Poort {port} kan niet worden gebruikt; misschien draait de site al.")


def test_what_an_editor_typed_is_text_and_no_markup() -> None:
    assert "<li>a &lt;b&gt; &amp; c</li>" in fault_page("Kop:\n  - a <b> & c")
    assert "<p><strong>Kop:</strong></p>" in fault_page("Kop:\n  - a")
    assert "&lt;b&gt;" in with_notice("<body><p>x", ["<b>"])
    assert with_notice("<body><p>x", []) == "<body><p>x"
