"""When the worker of the search fetches its pages, and what it answers before, meanwhile and after."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest

from tests.unit.javascript import Modules

WORLD: Final = """
  const sent = [];
  const fetched = [];
  let connection = true;
  let listen = null;
  let arrive = null;
  const addEventListener = (type, listener) => { listen = listener; };
  const postMessage = (message) => sent.push(message);
  const fetch = (address) => {
    fetched.push(address);
    return new Promise((done, fail) => {
      arrive = (response) => (response ? done(response) : fail(new TypeError("no connection")));
    });
  };
"""
PAGES: Final = {
    "config": {"synonyms": []},
    "docs": [
        {"location": "intervisie/", "title": "Intervisie", "text": "Elkaar helpen.", "about": "", "words": []},
        {"location": "premortem/", "title": "Premortem", "text": "Vooraf kijken.", "about": "", "words": []},
    ],
}
SETUP, READY, QUERY, RESULT = range(4)


class Worker:
    """The worker, with what it says and fetches."""

    def __init__(self, folder: Path) -> None:
        self._modules = Modules(folder, {"overrides/search/worker.mjs": ()}, world=WORLD)

    def hear(self, kind: int, data: object) -> None:
        """As the theme sends it."""
        self._modules.call("(type, data) => listen({ data: { type, data } })", kind, data)

    def arrive(self, pages: object, *, ok: bool = True) -> None:
        """The pages come, or with None there is no connection."""
        self._modules.call("(pages, ok) => arrive(pages && { ok, json: () => Promise.resolve(pages) })", pages, ok)
        self._modules.finish()

    def fetched(self) -> list[str]:
        """What was fetched since the last time."""
        addresses: list[str] = self._modules.call("() => fetched.splice(0)")
        return addresses

    def said(self) -> list[Any]:
        """What was said since the last time: True for ready, and the pages of a result."""
        messages: list[dict[str, Any]] = self._modules.call("() => sent.splice(0)")
        return [
            message["type"] == READY or [item[0]["location"] for item in message["data"]["items"]]
            for message in messages
        ]


@pytest.fixture
def worker(tmp_path: Path) -> Worker:
    """One that was told where the pages are, and got the empty query that the theme begins with."""
    worker = Worker(tmp_path)
    worker.hear(SETUP, {"config": {"pages": "../pages.json"}, "docs": []})
    worker.hear(QUERY, "")
    assert worker.said() == [True]
    assert worker.fetched() == []
    return worker


def test_the_pages_come_at_the_first_query_and_only_once(worker: Worker) -> None:
    worker.hear(QUERY, "inter")
    worker.hear(QUERY, "intervisie")
    assert worker.fetched() == ["../pages.json"]
    worker.arrive(PAGES)
    worker.hear(QUERY, "premortem")
    assert worker.fetched() == []


def test_of_what_was_typed_meanwhile_the_last_is_answered(worker: Worker) -> None:
    for query in ("p", "pre", "premortem"):
        worker.hear(QUERY, query)
    assert worker.said() == []
    worker.arrive(PAGES)
    assert worker.said() == [["premortem/"]]


def test_a_space_that_is_gone_at_once_brings_the_pages_before_anything_is_typed(worker: Worker) -> None:
    worker.hear(QUERY, " ")
    worker.hear(QUERY, "")
    assert worker.fetched() == ["../pages.json"]
    worker.arrive(PAGES)
    assert worker.said() == [[]]
    worker.hear(QUERY, " ")
    worker.hear(QUERY, "")
    assert worker.said() == [], "nothing new: a screen reader would say it again"


@pytest.mark.parametrize(("pages", "ok"), [(None, True), ({}, False), ({"geen": "index"}, True)])
def test_what_could_not_be_fetched_is_tried_again_at_the_next_query(worker: Worker, pages: object, ok: bool) -> None:
    worker.hear(QUERY, "pre")
    worker.arrive(pages, ok=ok)
    assert worker.said() == []
    worker.fetched()
    worker.hear(QUERY, "prem")
    assert worker.fetched() == ["../pages.json"]
    worker.arrive(PAGES)
    assert worker.said() == [["premortem/"]]


def test_pages_that_come_with_the_index_as_in_the_zip_are_read_at_once(tmp_path: Path) -> None:
    worker = Worker(tmp_path)
    worker.hear(SETUP, PAGES)
    worker.hear(QUERY, "intervisie")
    assert worker.fetched() == []
    assert worker.said() == [True, ["intervisie/"]]
