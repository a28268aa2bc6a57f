"""The configurations for a web server: the same headers in each, and long caching for hashed names only."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

HOSTING = Path(__file__).resolve().parents[2] / "hosting"
WANTED = {
    "Content-Security-Policy": "frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
    "Strict-Transport-Security": "max-age=31536000",
}
NEVER = ("camera", "microphone", "geolocation", "payment")
HASHED = ("assets/site.9dd09dd831.css", "assets/scan/scan.01cf50f99a.js", "assets/javascripts/bundle.a5f9d56c.min.js")
PLAIN = ("assets/javascripts/lunr/min/lunr.nl.min.js", "assets/scan/definition.json", "index.html", "assets/logo.svg")


def nginx() -> dict[str, str]:
    text = (HOSTING / "nginx-headers.conf").read_text(encoding="utf-8")
    return dict(re.findall(r'^add_header (\S+) "([^"]*)" always;$', text, re.MULTILINE))


def apache() -> dict[str, str]:
    text = (HOSTING / "apache.htaccess").read_text(encoding="utf-8")
    return dict(re.findall(r'^\s*Header always set (\S+) "([^"]*)"', text, re.MULTILINE))


def iis() -> dict[str, str]:
    tree = ElementTree.parse(HOSTING / "web.config")
    headers = tree.iterfind("system.webServer/httpProtocol/customHeaders/add")
    return {entry.attrib["name"]: entry.attrib["value"] for entry in headers}


@pytest.mark.parametrize("read", [nginx, apache, iis])
def test_every_server_sends_the_same_security_headers(read: object) -> None:
    assert callable(read)
    headers = dict(read())
    refused = headers.pop("Permissions-Policy")
    assert headers == WANTED
    for feature in NEVER:
        assert f"{feature}=()" in refused


@pytest.mark.parametrize("name", ["nginx.conf", "apache.htaccess"])
def test_only_names_that_change_with_the_content_are_kept_for_a_year(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    (pattern,) = re.findall(r'"(\\\.\[0-9a-f\]\{8,\}[^"]*)"', text)
    block = text[text.index(pattern) :]
    assert "max-age=31536000, immutable" in block[: block.index("}\n" if name == "nginx.conf" else "</FilesMatch>")]
    for address in HASHED:
        assert re.search(pattern, address), address
    for address in PLAIN:
        assert not re.search(pattern, address), address


def test_iis_keeps_for_a_year_only_folders_with_hashed_names() -> None:
    tree = ElementTree.parse(HOSTING / "web.config")
    ages = {
        location.attrib["path"]: location.find("system.webServer/staticContent/clientCache").attrib[
            "cacheControlMaxAge"
        ]  # type: ignore[union-attr]
        for location in tree.iterfind("location")
    }
    assert {path for path, age in ages.items() if age.startswith("365.")} == {
        "assets/javascripts",
        "assets/stylesheets",
    }
    assert ages["assets/javascripts/lunr"] == ages["assets"] == "0.01:00:00"


@pytest.mark.parametrize("name", ["nginx.conf", "apache.htaccess", "web.config"])
def test_every_server_knows_the_404_page_and_the_types_of_our_files(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert re.search(r"404.*\b404\.html", text)
    assert "application/epub+zip" in text
    assert "application/manifest+json" in text


def test_iis_answers_a_missing_page_with_404_and_not_with_200() -> None:
    """`ExecuteURL` on a file without code answers 200; a file is read by its path from the site's folder."""
    (error,) = ElementTree.parse(HOSTING / "web.config").iterfind("system.webServer/httpErrors/error")
    assert error.attrib == {"statusCode": "404", "path": "404.html", "responseMode": "File"}


def test_no_nginx_server_keeps_a_log() -> None:
    """Not the one that only redirects either: it sees the same address and the same page."""
    text = re.sub(r"#.*", "", (HOSTING / "nginx.conf").read_text(encoding="utf-8"))
    servers = re.split(r"^server \{", text, flags=re.MULTILINE)[1:]
    assert len(servers) == 2
    for server in servers:
        assert re.findall(r"^    access_log (.*);", server, re.MULTILINE) == ["off"]


def test_every_nginx_location_repeats_the_headers() -> None:
    """An `add_header` in a location drops those of the server."""
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    locations = re.findall(r"\n    location [^{\"]*(?:\"[^\"]*\")?[^{]*\{(.*?)\n    \}", text, re.DOTALL)
    assert len(locations) == 3
    for location in locations:
        assert "include kennisbank-headers.conf;" in location


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx here; the tests above read the file themselves")
def test_nginx_accepts_the_configuration(tmp_path: Path) -> None:
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"^\s*(?:ssl_|listen).*$", "", text, flags=re.MULTILINE).replace("/srv/kennisbank", str(tmp_path))
    shutil.copy(HOSTING / "nginx-headers.conf", tmp_path / "kennisbank-headers.conf")
    (tmp_path / "mime.types").write_text("types { text/html html; }", encoding="utf-8")
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\n{text}\n}}\n", encoding="utf-8"
    )
    done = subprocess.run(
        ["nginx", "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
