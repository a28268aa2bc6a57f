"""What is kept in the browser, with storages that work, refuse, are full or hold something else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given

from tests.unit.javascript import Modules
from tests.unit.scan_modules import JUNK, scan_modules

PREFIX = "kennisbank-organisatieleren."
SITE = "/kb/"
KEY = f"{PREFIX}scan.0a1b.{SITE}"
FIRST_KEY = f"{PREFIX}scan"
FINGERPRINT = 0x0A1B
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
  device.tab = (name, more) => {
    device.sessions[name] ??= name === "a" ? session : storageOf({});
    return m.createStore({ session: () => device.sessions[name], local: () => device.local, mayKeep: true,
      copy: { fingerprint: 0x0a1b, site: "/kb/" },
      now: () => device.now, mark: () => `mark ${device.marks += 1}`, ...more });
  };
  // All but the time at which answers stood in some tab.
  device.onDevice = () => Object.keys(device.local.all()).filter((key) => !key.includes(".open."));
  return device;
};
"""


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Modules:
    modules = scan_modules(tmp_path_factory.mktemp("store"), ("overrides/page/storage.mjs", ("createDrawer",)))
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
    steps = 'a.save({ x: 1 }, null); return [device.tab("a").load(), device.onDevice()];'
    found, on_device = play(scan, steps)
    assert found == {"record": {"x": 1, "mark": ""}, "kept": None, "fault": None, "isOpen": False}
    assert on_device == []


def test_a_record_on_the_device_is_there_in_a_new_tab_for_thirty_days(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil());
      const early = b.load(); device.now += 30 * 86400000 + 1; const late = device.tab("c").load();
      return [early.record.x, early.kept - given[0], late, device.onDevice()];"""
    late = {"record": None, "kept": None, "fault": None, "isOpen": False}
    assert play(scan, steps, NOW) == [1, 30 * DAY, late, []]


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


def test_what_another_tab_erased_is_never_written_back_and_the_tab_keeps_its_own(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil()); b.load(); b.erase();
      const saved = [a.isKept(), a.save({ x: 2 }, a.keepUntil())];
      return [...saved, device.onDevice(), a.save({ x: 3 }, null), a.load().record.x];"""
    assert play(scan, steps) == [False, "keep-gone", [], None, 3]


def test_other_tabs_hear_of_erasing_and_no_trace_of_it_stays(scan: Modules) -> None:
    steps = """const heard = [];
      const { setItem } = device.local;
      device.local.setItem = (key, newValue) => { heard.push([b.isErasure({ key, newValue }), key]);
        setItem(key, newValue); };
      a.save({ x: 1 }, null); const before = heard.some(([is]) => is); a.erase();
      return [before, heard.pop()[0], b.isErasure({ key: null, newValue: null }), device.local.all()];"""
    assert play(scan, steps) == [False, True, False, {}]


@pytest.mark.parametrize("until", [1e300, "later", None, NOW, NOW - 1])
def test_no_date_outlives_the_promise(scan: Modules, until: Any) -> None:
    """A date far away, from a wrong clock or by hand, is not shown and not kept."""
    local = {KEY: json.dumps({"x": 1, "mark": "m", "until": until})}
    found, left = play(scan, "return [a.load(), device.local.length];", local=local)
    if until == 1e300:
        assert (found["kept"], left) == (NOW + 30 * DAY, 1)
    else:
        assert (found["record"], found["kept"], left) == (None, None, 0)


def test_erasing_removes_all_of_this_site_in_both_places_and_nothing_else(scan: Modules) -> None:
    """Another copy on the same host, and another program, keep what is theirs."""
    theirs = {"other": "x", f"{PREFIX}scan.0a1b./kb-test/": "y", f"{PREFIX}scan.0a1b.": "z"}
    ours = {f"{PREFIX}older.0a1b.{SITE}": "y", f"{PREFIX}scan.ffff.{SITE}": "y"}
    steps = """a.save({ x: 1 }, a.keepUntil(), { scores: { teamleren: 63 } }); const fault = a.erase();
      return [fault, device.sessions.a.all(), device.local.all(), a.load().record];"""
    assert play(scan, steps, session=theirs | ours, local=theirs | ours) == [None, theirs, theirs, None]


def test_erasing_that_the_browser_holds_back_is_not_called_done(scan: Modules) -> None:
    steps = "a.save({ x: 1 }, null); device.sessions.a.removeItem = () => {}; return a.erase();"
    assert play(scan, steps) == "erase-failed"


def test_no_longer_keeping_leaves_this_tab_its_record(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil(), { scores: { teamleren: 63 } }); a.forgetDevice(); a.save({ x: 1 }, null);
      return [device.onDevice(), a.load().record.x, a.load().kept];"""
    assert play(scan, steps) == [[], 1, None]


# ---- Several copies, and the first edition ------------------------------------------------------


def test_two_copies_on_one_host_never_touch_each_others_answers(scan: Modules) -> None:
    steps = """const other = device.tab("a", { copy: { fingerprint: 0x0a1b, site: "/kb-test/" } });
      a.save({ x: "kb" }, a.keepUntil()); other.load(); other.save({ x: "test" }, other.keepUntil());
      const both = [device.tab("a").load().record.x, a.save({ x: "kb again" }, a.keepUntil())];
      other.erase();
      return [...both, device.tab("a").load().record.x, device.tab("b").load().record.x];"""
    assert play(scan, steps) == ["kb", None, "kb again", "kb again"]


@pytest.mark.parametrize("where", ["session", "local"])
def test_a_record_of_the_first_edition_is_read_once_under_its_own_key_from_then_on(scan: Modules, where: str) -> None:
    old = {FIRST_KEY: json.dumps({"x": 1, "fingerprint": FINGERPRINT, "mark": "m", "until": NOW + DAY})}
    steps = "return [a.load().record.x, Object.keys({ ...device.sessions.a.all(), ...device.local.all() })];"
    assert play(scan, steps, **{where: old}) == [1, [KEY]]


@pytest.mark.parametrize("where", ["session", "local"])
@pytest.mark.parametrize("key", [FIRST_KEY, f"{PREFIX}scan.ffff.{SITE}"])
def test_answers_to_another_questionnaire_on_this_site_are_dropped_and_said(
    scan: Modules, key: str, where: str
) -> None:
    old = {key: json.dumps({"x": 1, "fingerprint": 0xFFFF, "until": NOW + DAY})}
    steps = "return [a.load(), device.sessions.a.length + device.local.length];"
    found = {"record": None, "kept": None, "fault": "other-edition", "isOpen": False}
    assert play(scan, steps, **{where: old}) == [found, 0]


def test_files_of_a_folder_keep_nothing_on_the_device(scan: Modules) -> None:
    """All local files share one storage there."""
    old = {FIRST_KEY: json.dumps({"x": 1, "fingerprint": FINGERPRINT, "mark": "m", "until": NOW + DAY})}
    steps = """const file = device.tab("f", { mayKeep: false });
      return [file.load().record, file.save({ x: 1 }, file.keepUntil(), { scores: { teamleren: 63 } }),
        device.local.all(), device.tab("f").load().record.x];"""
    assert play(scan, steps, local=old) == [None, "keep-blocked", {}, 1]


# ---- Other tabs, and scores apart ---------------------------------------------------------------


@pytest.mark.parametrize(("hours", "is_open"), [(0, True), (23, True), (25, False), (-1, False)])
def test_a_new_tab_knows_that_answers_may_stand_in_another_but_none_of_them(
    scan: Modules, hours: int, is_open: bool
) -> None:
    steps = """a.save({ x: 1 }, null); const left = device.local.all(); device.now += given[0] * 3600000;
      return [b.load(), device.tab("a").load().isOpen, left];"""
    found, here, left = play(scan, steps, hours)
    assert (found["record"], found["isOpen"], here) == (None, is_open, False)
    assert left == {f"{PREFIX}open.0a1b.{SITE}": str(NOW)}


def test_scores_stand_apart_from_the_answers_and_go_when_the_result_does(scan: Modules) -> None:
    steps = """const scores = () => [device.sessions.a, device.local].map((storage) => Object.fromEntries(
        Object.entries(storage.all()).filter(([key]) => key.includes("score-"))));
      a.save({ x: 1 }, given[0], { scores: { teamleren: 63, systeemdenken: null } }); const first = scores();
      a.save({ x: 1 }, given[0]);
      return [first, scores()];"""
    key = f"{PREFIX}score-teamleren.0a1b.{SITE}"
    first, later = play(scan, steps, NOW + DAY)
    assert first == [{key: '{"score":63}'}, {key: f'{{"score":63,"until":{NOW + DAY}}}'}]
    assert later == [{}, {}]
    assert play(scan, steps, None)[0] == [{key: '{"score":63}'}, {}]


def test_what_only_this_tab_knows_never_goes_to_the_device(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil(), { tab: { team: "Blauw" } });
      return [a.load().record.team, "team" in kept()];"""
    assert play(scan, steps) == ["Blauw", False]


# ---- Storage that refuses -----------------------------------------------------------------------


BROKEN = {
    "a getter that throws": ('() => { throw new Error("no"); }', "storage-blocked"),
    "storage that is null": ("() => null", "storage-blocked"),
    "a full storage": ('() => storageOf({}, "QuotaExceededError")', "storage-full"),
    "a full storage of another engine": ('() => storageOf({}, "NS_ERROR_DOM_QUOTA_REACHED")', "storage-full"),
    "writing that throws": ('() => storageOf({}, "Error")', "storage-blocked"),
    "writing that does nothing": ("() => ({ ...storageOf({}), setItem() {} })", "storage-blocked"),
    "all of it throws": ("() => new Proxy({}, { get() { throw new Error('no'); } })", "storage-blocked"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_storage_that_refuses_is_an_answer_and_the_tab_remembers(scan: Modules, kind: str) -> None:
    give, fault = BROKEN[kind]
    steps = f"""const give = {give};
      const store = device.tab("x", {{ session: give, local: give }});
      const before = store.load();
      const saved = [store.save({{ x: 1 }}, null), store.save({{ x: 2 }}, store.keepUntil())];
      const after = store.load();
      store.forgetDevice(); store.erase();
      return [before.record, saved, after.record.x, after.kept, store.load().record];"""
    on_device = fault.replace("storage", "keep")
    assert play(scan, steps) == [None, [fault, on_device], 2, None, None]


def test_a_browser_is_asked_once_for_its_storage_and_again_after_a_refusal(scan: Modules) -> None:
    """Each time it looks anew whether the page may have it: with forty answers that is time."""
    steps = """const asked = [];
      const give = () => { asked.push(1); if (asked.length < 3) throw new Error("no"); return storageOf({}); };
      const drawer = m.createDrawer(give);
      return [...[1, 2, 3, 4].map((n) => drawer.write("x", String(n))), drawer.read("x").text, asked.length];"""
    assert play(scan, steps) == ["storage-blocked", "storage-blocked", None, None, "4", 3]


def test_a_device_that_is_full_keeps_no_older_answers_under_the_promise(scan: Modules) -> None:
    steps = """a.save({ x: 1 }, a.keepUntil(), { scores: { teamleren: 63 } });
      device.local.setItem = () => { const problem = new Error("full"); problem.name = "QuotaExceededError";
        throw problem; };
      return [a.save({ x: 2 }, a.keepUntil()), device.onDevice(), a.isKept(), a.load().record.x, a.load().kept];"""
    assert play(scan, steps) == ["keep-full", [], False, 2, None]


@pytest.mark.parametrize("text", ["", "null", "[]", "3", '"x"', "{", "[" * 100_000, "\ud83d", "x" * 1_000_000])
@pytest.mark.parametrize("where", ["session", "local"])
def test_what_is_no_record_is_removed_and_said(scan: Modules, text: str, where: str) -> None:
    steps = "return [a.load(), device.sessions.a.length + device.local.length];"
    found, left = play(scan, steps, **{where: {KEY: text}})
    assert (found, left) == ({"record": None, "kept": None, "fault": "stored-damaged", "isOpen": False}, 0)


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
