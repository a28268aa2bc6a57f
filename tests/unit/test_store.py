"""What is kept in the browser, with storages that work, refuse, are full or hold something else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given

from tests.unit.javascript import Modules
from tests.unit.scan_modules import JUNK, scan_modules

KEY = "kennisbank-organisatieleren.scan"
DAY = 86_400_000
NOW = 1_000 * DAY

# A device with two storages, and tabs on it that each have a session of their own.
DEVICE = """
globalThis.storageOf = (entries, limit) => {
  const map = new Map(Object.entries(entries));
  return { get length() { return map.size; }, key: (n) => [...map.keys()][n] ?? null,
    getItem: (key) => map.has(key) ? map.get(key) : null,
    setItem(key, text) {
      if (limit !== undefined) { const problem = new Error("full"); problem.name = limit; throw problem; }
      map.set(key, text); },
    removeItem: (key) => map.delete(key), all: () => Object.fromEntries(map) };
};
globalThis.deviceOf = (session, local) => {
  const device = { now: NOW, marks: 0, local: local, sessions: {} };
  device.tab = (name) => {
    device.sessions[name] ??= name === "a" ? session : storageOf({});
    return m.createStore({ session: () => device.sessions[name], local: () => device.local,
      now: () => device.now, mark: () => `mark ${device.marks += 1}` });
  };
  return device;
};
"""


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = scan_modules(tmp_path_factory.mktemp("store"))
    modules.keep("NOW", NOW)
    modules.call(f"() => {{ {DEVICE} }}")
    return modules


def play(scan: Modules, steps: str, *given: Any, session: Any = None, local: Any = None) -> Any:
    """What a play on a device gives; `a` and `b` are tabs, `device` is the device."""
    return scan.call(
        f"""(session, local, ...given) => {{
          const device = deviceOf(storageOf(session), storageOf(local));
          const [a, b] = [device.tab("a"), device.tab("b")];
          const kept = () => JSON.parse(device.local.getItem("{KEY}"));
          {steps}
        }}""",
        session or {},
        local or {},
        *given,
    )


def test_a_record_is_there_after_a_reload_of_the_same_tab(scan: Modules) -> None:
    steps = 'a.save({ x: 1 }, null); const found = device.tab("a").load(); return [found, device.local.length];'
    found, on_device = play(scan, steps)
    assert found == {"record": {"x": 1, "mark": ""}, "kept": None, "fault": None}
    assert on_device == 0


def test_a_record_on_the_device_is_there_in_a_new_tab_for_thirty_days(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil());
      const early = b.load(); device.now += 30 * 86400000 + 1; const late = device.tab("c").load();
      return [early.record.x, early.kept - given[0], late, device.local.length];"""
    assert play(scan, steps, NOW) == [1, 30 * DAY, {"record": None, "kept": None, "fault": None}, 0]


def test_a_reload_keeps_the_choice_for_the_device(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil()); const again = device.tab("a"); const found = again.load();
      return [found.kept === again.keepUntil(), again.save({ x: 2 }, found.kept), kept().x];"""
    assert play(scan, steps) == [True, None, 2]


def test_a_tab_does_not_overwrite_what_another_tab_wrote_since(scan: Modules) -> None:
    steps = """a.save({ x: "a" }, a.keepUntil()); b.load(); b.save({ x: "b" }, b.keepUntil());
      return [a.save({ x: "a again" }, a.keepUntil()), kept().x, a.load().record.x, a.load().kept];"""
    assert play(scan, steps) == ["other-tab", "b", "a again", None]


def test_a_tab_that_never_read_the_device_does_not_overwrite_it(scan: Modules) -> None:
    local = {KEY: json.dumps({"x": "old", "mark": "m", "until": NOW + DAY})}
    steps = 'return [a.save({ x: "new" }, a.keepUntil()), kept().x];'
    assert play(scan, steps, local=local) == ["other-tab", "old"]


@pytest.mark.parametrize("until", [1e300, "later", None, NOW, NOW - 1])
def test_no_date_outlives_the_promise(scan: Modules, until: Any) -> None:
    """A date far away, from a wrong clock or by hand, is not shown and not kept."""
    local = {KEY: json.dumps({"x": 1, "mark": "m", "until": until})}
    found, left = play(scan, "return [a.load(), device.local.length];", local=local)
    if until == 1e300:
        assert (found["kept"], left) == (NOW + 30 * DAY, 1)
    else:
        assert (found["record"], found["kept"], left) == (None, None, 0)


def test_erasing_removes_all_of_ours_in_both_places_and_nothing_else(scan: Modules) -> None:
    theirs = {"other": "x", "kennisbank-organisatieleren.older": "y"}
    steps = """a.save({ x: 1 }, a.keepUntil()); a.erase();
      return [device.sessions.a.all(), device.local.all(), a.load().record];"""
    assert play(scan, steps, session=theirs, local=theirs) == [{"other": "x"}, {"other": "x"}, None]


def test_no_longer_keeping_leaves_this_tab_its_record(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil()); a.forgetDevice(); a.save({ x: 1 }, null);
      return [device.local.length, a.load().record.x, a.load().kept];"""
    assert play(scan, steps) == [0, 1, None]


BROKEN = {
    "a getter that throws": ('() => { throw new Error("no"); }', "storage-blocked"),
    "storage that is null": ("() => null", "storage-blocked"),
    "a full storage": ('() => storageOf({}, "QuotaExceededError")', "storage-full"),
    "a full storage of another engine": ('() => storageOf({}, "NS_ERROR_DOM_QUOTA_REACHED")', "storage-full"),
    "writing that throws": ('() => storageOf({}, "Error")', "storage-blocked"),
    "all of it throws": ("() => new Proxy({}, { get() { throw new Error('no'); } })", "storage-blocked"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_storage_that_refuses_is_an_answer_and_the_tab_remembers(scan: Modules, kind: str) -> None:
    give, fault = BROKEN[kind]
    steps = f"""const give = {give};
      const store = m.createStore({{ session: give, local: give, now: () => device.now, mark: () => "m" }});
      const before = store.load();
      const saved = [store.save({{ x: 1 }}, null), store.save({{ x: 2 }}, store.keepUntil())];
      const after = store.load();
      store.forgetDevice(); store.erase();
      return [before.record, saved, after.record.x, after.kept, store.load().record];"""
    assert play(scan, steps) == [None, [fault, fault], 2, None, None]


@pytest.mark.parametrize("text", ["", "null", "[]", "3", '"x"', "{", "[" * 100_000, "\ud83d", "x" * 1_000_000])
@pytest.mark.parametrize("where", ["session", "local"])
def test_what_is_no_record_is_removed_and_said(scan: Modules, text: str, where: str) -> None:
    steps = "return [a.load(), device.sessions.a.length + device.local.length];"
    found, left = play(scan, steps, **{where: {KEY: text}})
    assert (found, left) == ({"record": None, "kept": None, "fault": "stored-damaged"}, 0)


@given(JUNK, JUNK)
def test_anything_in_both_places_is_read_without_an_exception(scan: Modules, session: object, local: object) -> None:
    def entry(value: object) -> dict[str, str]:
        return {KEY: json.dumps(value)}

    found = play(scan, "return a.load();", session=entry(session), local=entry(local))
    assert found["record"] is None or isinstance(found["record"], dict)
    assert found["kept"] is None or found["kept"] <= NOW + 30 * DAY


def test_a_record_of_this_tab_goes_before_that_of_the_device(scan: Modules) -> None:
    def record(name: str, mark: str) -> dict[str, str]:
        return {KEY: json.dumps({"x": name, "mark": mark, "until": NOW + DAY})}

    found: Sequence[Any] = play(
        scan, "return [a.load().record.x, a.load().kept];", session=record("tab", "m"), local=record("device", "m")
    )
    assert found == ["tab", NOW + DAY]
    found = play(
        scan, "return [a.load().record.x, a.load().kept];", session=record("tab", "n"), local=record("device", "m")
    )
    assert found == ["tab", None]
