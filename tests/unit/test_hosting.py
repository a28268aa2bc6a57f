"""The configurations for a web server: what they say, and what nginx and Apache then send, where those are here.

One table says what every kind of address must get; all three files are held to it.
"""

from __future__ import annotations

import http.client
import re
from collections.abc import Callable, Iterator, Mapping
from email.message import Message
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from tests.hosting_files import HOSTING, Headers, apache, iis, nginx
from tests.web_servers import SERVERS, missing

PAGE: Final = "frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'none'"
ANSWERS: Final = (
    f"{PAGE}; connect-src 'none'; worker-src 'none'; frame-src 'none'; media-src 'none'; style-src 'self'; "
    "img-src data:; font-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
SCRIPT: Final = "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'"
DOWNLOAD: Final = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
CLOSED: Final = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"
ALONE: Final = "(response-origin)"
WITH_MAIL: Final = '(response-origin "mailto:*")'

POLICIES: Final = {
    "": PAGE,
    "disciplines/": PAGE,
    "404.html": PAGE,
    "scan/": ANSWERS,
    "scan/index.html": ANSWERS,
    "scan/team/": ANSWERS,
    "scan/team/index.html": ANSWERS,
    "scan/organisatie/": ANSWERS,
    "scan/sessie/": ANSWERS,
    "scan/kort/": ANSWERS,
    "scan/kort/team/": ANSWERS,
    "en/": PAGE,
    "en/scan/": ANSWERS,
    "en/scan/team/": ANSWERS,
    "scan/papier/": PAGE,
    "scan/kort/papier/": PAGE,
    "en/scan/paper/": PAGE,
    "scan/teamgesprek/": PAGE,
    "scan/verantwoording/index.html": PAGE,
    "assets/javascripts/workers/search.3d9b3a1c.min.js": SCRIPT,
    "assets/logo.svg": CLOSED,
    "assets/scan/search.3d9b3a1c55.js": SCRIPT,
    "search/search_index.json": CLOSED,
    "search/pages.json": CLOSED,
    "sitemap.xml": CLOSED,
    "assets/boek/kennisbank-organisatieleren.pdf": DOWNLOAD,
}
"""What every server sends for an address; the closed policy is for whatever is no page of ours."""
BY_EXTENSION: Final = {
    "assets/scan/definition.json": CLOSED,
    "fr/scan/": ANSWERS,
    "fr/scan/paper/": PAGE,
    "scan/eigen.htm": CLOSED,
    "eigen.xhtml": CLOSED,
    "eigen.SVG": CLOSED,
    "beelden/eigen.svg": CLOSED,
    "feed.xml": CLOSED,
    "site.webmanifest": CLOSED,
    "e-boek/boek.pdf": DOWNLOAD,
    "e-boek/boek.epub": DOWNLOAD,
    "site.zip": DOWNLOAD,
}
"""The same, where the server can go by an address alone. IIS goes by folder; it refuses .htm and its kin."""
ALLOWLISTS: Final = {
    address: WITH_MAIL if "sessie" in address else ALONE
    for address, policy in (POLICIES | BY_EXTENSION).items()
    if policy == ANSWERS
}
ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-DNS-Prefetch-Control": "off",
    "Strict-Transport-Security": "max-age=31536000",
}
CLOSED_FEATURES: Final = (
    *("camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "midi", "display-capture"),
    *("publickey-credentials-create", "publickey-credentials-get", "identity-credentials-get", "otp-credentials"),
)
HASHED = ("assets/site.9dd09dd831.css", "assets/scan/scan.01cf50f99a.js", "assets/javascripts/bundle.a5f9d56c.min.js")
PLAIN = ("assets/javascripts/lunr/min/lunr.nl.min.js", "assets/scan/definition.json", "index.html", "assets/logo.svg")
HIDDEN = (".git/config", ".git/HEAD", ".htaccess", ".env", "scan/.git/config", ".github/x.html")


@pytest.mark.parametrize("read", [nginx, apache, iis])
def test_every_server_sends_an_address_the_policy_for_its_kind(read: Callable[[str], Headers]) -> None:
    addresses = POLICIES if read is iis else POLICIES | BY_EXTENSION
    for address, policy in addresses.items():
        headers = read(address)
        assert headers.pop("Content-Security-Policy") == policy, address
        assert headers.pop("Connection-Allowlist", None) == ALLOWLISTS.get(address), address
        features = headers.pop("Permissions-Policy")
        assert headers == ALWAYS, address
        for feature in CLOSED_FEATURES:
            assert f"{feature}=()" in features.split(", ")


def test_the_servers_close_the_same_features() -> None:
    assert nginx("")["Permissions-Policy"] == apache("")["Permissions-Policy"] == iis("")["Permissions-Policy"]


def test_iis_refuses_what_it_would_show_as_a_page_without_a_policy() -> None:
    path = "system.webServer/security/requestFiltering/fileExtensions/add"
    refused = {entry.attrib["fileExtension"] for entry in ElementTree.parse(HOSTING / "web.config").iterfind(path)}
    assert {".htm", ".xhtml", ".xht", ".svgz"} <= refused


def test_iis_removes_what_it_adds_in_case_the_server_has_it_already() -> None:
    """A second entry of the same name is a fault of the whole site: 500.19."""
    root = ElementTree.parse(HOSTING / "web.config").getroot()
    for parts in ("fileExtensions", "hiddenSegments"):
        (group,) = root.iterfind(f"system.webServer/security/requestFiltering/{parts}")
        entries = list(group)
        for removed, added in zip(entries[::2], entries[1::2], strict=True):
            assert (removed.tag, added.tag) == ("remove", "add")
            assert removed.attrib.items() <= added.attrib.items()


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
        location.attrib["path"]: cache.attrib["cacheControlMaxAge"]
        for location in tree.iterfind("location")
        for cache in location.iterfind("system.webServer/staticContent/clientCache")
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


def test_no_nginx_server_keeps_a_log_tells_its_version_or_sends_to_another_host() -> None:
    """Not the one that only redirects either: it sees the same address and the same page."""
    text = re.sub(r"#.*", "", (HOSTING / "nginx.conf").read_text(encoding="utf-8"))
    servers = re.split(r"^server \{", text, flags=re.MULTILINE)[1:]
    assert len(servers) == 2
    for server in servers:
        assert re.findall(r"^    access_log (.*);", server, re.MULTILINE) == ["off"]
        assert re.findall(r"^    server_tokens (.*);", server, re.MULTILINE) == ["off"]
    assert "$host" not in text


@pytest.mark.parametrize(
    ("address", "is_logged"),
    [
        ("/scan/", True),
        ("/scan/?utm_source=mail", True),
        ("/assets/scan/scan.0123456789.js", True),
        ("/werkvormen/?term=a", True),
        ("/scan/%23r=535D-0000", False),
        ("/scan/%2523r%253D535D-0000", False),
        ("/scan/%23/r%3D535D", False),
        ("/scan/?r=535D-0000", False),
        ("/scan/?utm_source=mail&r=535D", False),
        ("/scan/index.html%23R=535D", False),
    ],
)
def test_a_log_of_nginx_leaves_out_addresses_that_hold_a_code(address: str, is_logged: bool) -> None:
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    (holds_a_code,) = re.findall(r'^map \$request_uri \$kennisbank_logged \{\n    "~\*(.*)"  "";$', text, re.MULTILINE)
    assert (re.search(holds_a_code, address, re.IGNORECASE) is None) == is_logged
    assert re.findall(r"^    # access_log (.*);", text, re.MULTILINE) == [
        "/var/log/nginx/kennisbank.log combined if=$kennisbank_logged"
    ]


def test_every_nginx_location_repeats_the_headers() -> None:
    """An `add_header` in a location drops those of the server."""
    text = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    locations = re.findall(r"\n    location [^{\"]*(?:\"[^\"]*\")?[^{]*\{(.*?)\n    \}", text, re.DOTALL)
    assert len(locations) == 4
    for location in locations:
        assert "include kennisbank-headers.conf;" in location


@pytest.fixture(scope="module", params=SERVERS)
def served(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site on a real server, with a file for every address of the tables, and some that nobody may see."""
    if reason := missing(request.param):
        pytest.skip(f"{reason}; the tests above read the file themselves")
    site = tmp_path_factory.mktemp("site")
    for address in (*POLICIES, *BY_EXTENSION, *HIDDEN, *HASHED, ".well-known/acme"):
        path = site / address / "index.html" if address.endswith("/") or not address else site / address
        if path.name != ".htaccess":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"this is {path.relative_to(site)}", encoding="utf-8")
    with SERVERS[request.param](site) as address:
        yield address


def ask(server: str, address: str) -> tuple[int, Message, str]:
    """What a server answers, without following it anywhere."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=20)
    connection.request("GET", f"/{address}")
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read().decode()
    connection.close()
    return found


def only_once(headers: Message) -> Mapping[str, str]:
    assert len(headers) == len({name.lower() for name in headers}), "a header is sent twice"
    return dict(headers)


def test_a_real_server_sends_what_its_file_says(served: str) -> None:
    for address, policy in (POLICIES | BY_EXTENSION).items():
        status, headers, body = ask(served, address)
        file = address if address and not address.endswith("/") else f"{address}index.html"
        assert (status, body) == (200, f"this is {file}"), address
        sent = only_once(headers)
        assert sent["Content-Security-Policy"] == policy, address
        assert sent.get("Connection-Allowlist") == ALLOWLISTS.get(address), address
        for name, value in ALWAYS.items():
            if name != "Strict-Transport-Security":  # Apache sends it over https only
                assert sent[name] == value, address


def test_a_real_server_hides_what_is_no_part_of_the_site(served: str) -> None:
    for address in HIDDEN:
        status, headers, body = ask(served, address)
        assert (status, body) == (404, "this is 404.html"), address
        assert headers["Content-Security-Policy"] == PAGE, address
    assert ask(served, ".well-known/acme")[0] == 200, "a certificate is renewed by a file there"


@pytest.mark.parametrize("address", ["nergens", "nergens/", "scan/nergens", "assets/nergens.svg", "scan/nergens.html"])
def test_a_real_server_answers_what_is_missing_with_our_page(served: str, address: str) -> None:
    status, headers, body = ask(served, address)
    assert (status, body) == (404, "this is 404.html")
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_real_server_lists_no_folder(served: str) -> None:
    assert ask(served, "assets/")[0] in (403, 404)


def test_a_real_server_keeps_for_a_year_only_what_changes_its_name(served: str) -> None:
    for address in HASHED:
        assert ask(served, address)[1]["Cache-Control"] == "public, max-age=31536000, immutable", address
    for address in ("", "scan/", "sitemap.xml"):
        assert ask(served, address)[1]["Cache-Control"] == "no-cache", address
    assert ask(served, "assets/logo.svg")[1]["Cache-Control"] == "public, max-age=3600"
