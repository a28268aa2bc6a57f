"""What the files of hosting/ say for an address, read by their own rules, without a server."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

HOSTING: Final = Path(__file__).resolve().parents[1] / "hosting"

Headers = dict[str, str]


def nginx(address: str) -> Headers:
    """What nginx.conf and nginx-headers.conf say for an address, by its rules: the first of a map that fits."""
    conf = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    found = dict(
        re.findall(
            r'^add_header (\S+) "?([^"\n]*?)"? always;$', (HOSTING / "nginx-headers.conf").read_text(), re.MULTILINE
        )
    )
    for name, variable in [(name, value) for name, value in found.items() if value.startswith("$")]:
        (rules,) = re.findall(rf"^map \$uri {re.escape(variable)} \{{\n(.*?)^\}}", conf, re.MULTILINE | re.DOTALL)
        for quoted, plain, value in re.findall(r'^    (?:"~\*([^"]*)"|(\w+))\s+(.*);$', rules, re.MULTILINE):
            if plain == "default" or re.search(quoted, f"/{address}", re.IGNORECASE):
                found[name] = value[1:-1]
                break
    return {name: value for name, value in found.items() if value}


def apache(address: str) -> Headers:
    """What apache.htaccess says for an address: each line that fits goes over the one before."""
    text = (HOSTING / "apache.htaccess").read_text(encoding="utf-8")
    found: Headers = {}
    for name, value, test in re.findall(r'^Header always set (\S+) "((?:[^"\\]|\\.)*)"(?: "expr=(.*)")?$', text, re.M):
        by_address = re.fullmatch(r"%\{REQUEST_URI\} =~ m#(.*)#i", test)
        assert by_address or test in ("", "%{HTTPS} == 'on'"), test
        if not by_address or re.search(by_address[1], f"/{address}", re.IGNORECASE):
            found[name] = value.replace('\\"', '"')
    return found


def iis(address: str) -> Headers:
    """What web.config says for an address: its own, and then those of each folder on the way down."""
    tree = ElementTree.parse(HOSTING / "web.config")
    parts = address.split("/")
    ways = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    locations = {location.attrib["path"]: location for location in tree.iterfind("location")}
    found: Headers = {}
    for place in [tree.getroot(), *(locations[way] for way in ways if way in locations)]:
        for entry in place.iterfind("system.webServer/httpProtocol/customHeaders/*"):
            if entry.tag == "remove":
                found.pop(entry.attrib["name"], None)
            else:
                assert entry.attrib["name"] not in found, "IIS answers 500 to a header that is added twice"
                found[entry.attrib["name"]] = entry.attrib["value"]
    return found
