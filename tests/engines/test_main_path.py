"""The main path of scan, team page and site, as a person walks it in each of three engines."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest

from quiz.codes import PERSONAL, TEAM, ResultCode, decode, encode
from quiz.definition import QUESTIONNAIRE
from quiz.instrument import fingerprint
from quiz.scoring import score
from quiz.team.picture import decimals, team_picture
from tests.browser.taking import progress
from tests.engines.engine import PATIENCE, Engine, EngineError, element, wait
from tests.unit.team_groups import random_group, team_code

IDS = [item.id for item in QUESTIONNAIRE.items]
OWN = fingerprint(QUESTIONNAIRE)
STEPS = 5
TRIES = 3
"""How often one clicks a link that another may take the place of."""
TITLE = "document.title.split(' – ')[0]"
KEPT = "[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => key.startsWith('kennisbank-'))"
SHOWN = (
    "Object.fromEntries([...document.querySelectorAll('[data-result] [data-dimension]')]"
    ".map((e) => [e.dataset.dimension, e.dataset.score]))"
)


def answers(seed: int) -> dict[str, int]:
    generator = random.Random(seed)
    return {item_id: generator.randint(0, 5) for item_id in IDS}


def answer_step(engine: Engine, step: int, responses: dict[str, int]) -> None:
    engine.wait_for(f'[data-step="{step}"]')
    for item_id in IDS[(step - 1) * 8 : step * 8]:
        engine.click(f'label:has(> input[name="{item_id}"][value="{responses[item_id]}"])')


def answer_at_once(engine: Engine, step: int, responses: dict[str, int]) -> None:
    """The same without a pointer, for tests that are about something else."""
    engine.wait_for(f'[data-step="{step}"]')
    ids = IDS[(step - 1) * 8 : step * 8]
    fields = ", ".join(f'[name="{item_id}"][value="{responses[item_id]}"]' for item_id in ids)
    clicked = engine.evaluate(f"[...document.querySelectorAll({json.dumps(fields)})].map((e) => e.click()).length")
    assert clicked == len(ids)


def assert_shows_scores(engine: Engine, responses: dict[str, int]) -> None:
    engine.wait_for("[data-result]")
    expected = score(QUESTIONNAIRE, responses)
    found = engine.evaluate(SHOWN)
    assert {key: int(value) if value else None for key, value in found.items()} == expected.dimensions
    assert engine.attribute("[data-overall]", "data-score") == str(expected.overall)


def test_forty_answers_give_the_scores_and_codes_that_python_computes(engine: Engine, watched: str) -> None:
    responses = answers(1)
    engine.goto(f"{watched}scan/")
    for step in range(1, STEPS + 1):
        answer_step(engine, step, responses)
        if step < STEPS:
            engine.click('[data-action="next"]')
    engine.click('[data-action="show-result"]')
    engine.wait_for("[data-check]")
    assert engine.evaluate("document.querySelectorAll('[data-check-answers] [data-change]').length") == len(IDS)
    engine.click('[data-action="show-result"]')
    assert_shows_scores(engine, responses)
    for hook, kind in (("[data-result-code]", PERSONAL), ("[data-team-code]", TEAM)):
        code = decode(engine.text(hook), items=len(IDS), expected_format=kind, fingerprint=OWN)
        assert code.responses == tuple(responses.values())


def test_a_reload_half_way_keeps_the_answers_until_they_are_erased(engine: Engine, watched: str) -> None:
    responses = answers(2)
    engine.goto(f"{watched}scan/")
    assert engine.evaluate(KEPT) == []
    done = 2 * QUESTIONNAIRE.items_per_step
    for step in (1, 2):
        answer_at_once(engine, step, responses)
        engine.click('[data-action="next"]')
    engine.reload()
    engine.wait_for('[data-step="3"]')
    assert engine.evaluate(TITLE) == progress(3, done)
    chosen = "Object.fromEntries([...document.querySelectorAll(':checked')].map((e) => [e.name, Number(e.value)]))"
    found = engine.evaluate(chosen)
    assert {key: found.get(key) for key in IDS[:done]} == {key: responses[key] for key in IDS[:done]}
    engine.click("[data-keep]")
    assert len(engine.evaluate(KEPT)) == 2

    engine.press('[data-action="erase"]')
    engine.press('[data-action="confirm-erase"]')
    engine.until(f"!{KEPT}.length", "nothing is kept")
    engine.reload()
    engine.wait_for('[data-step="1"]')
    assert engine.evaluate("document.querySelectorAll('[data-step] :checked').length") == 0


def test_a_link_with_a_code_opens_that_result_and_leaves_no_code_in_the_address(engine: Engine, watched: str) -> None:
    responses = answers(3)
    code = encode(ResultCode(format=PERSONAL, fingerprint=OWN, nonce=77, responses=tuple(responses.values())))
    engine.goto(f"{watched}scan/#r={code}")
    assert_shows_scores(engine, responses)
    assert engine.text("[data-result-code]") == code
    assert "r=" not in engine.evaluate("location.href")


def test_six_team_codes_become_the_picture_that_python_computes(engine: Engine, watched: str) -> None:
    group = random_group(6, seed=4)
    engine.goto(f"{watched}scan/team/")
    engine.wait_for("[data-team-input]")
    typed, *pasted = (team_code(responses, nonce) for nonce, responses in enumerate(group))
    field = f"{element('[data-team-input]')}.value"
    engine.evaluate(f"({field} = {json.dumps(' '.join(['', *pasted, '']))}).length")
    engine.type("[data-team-input]", typed)
    engine.click('[data-action="show-team"]')
    engine.wait_for("[data-team-result]")
    assert engine.text("[data-team-n]") == "6"
    for id, scale in team_picture(QUESTIONNAIRE, group).dimensions.items():
        assert scale is not None
        row = f'[data-team-dimension="{id}"]'
        shown = [engine.attribute(row, f"data-{name}") for name in ("n", "mean", "sd")]
        assert shown == [str(scale.n), decimals(scale.mean, 1), decimals(scale.sd, 1)]
    drawn = "[...document.querySelectorAll('[data-team-result] [data-radar-shapes] *')]"
    assert engine.evaluate(f"Math.max(...{drawn}.map((e) => e.getBoundingClientRect().width))") > 50


def search_and_open(engine: Engine, address: str) -> None:
    """From the open page: type a word, choose what is found, and wait for the page whose path ends so."""
    engine.click(".md-search__input")
    engine.type(".md-search__input", "teamleren")
    link = '.md-search-result__link[href*="disciplines/teamleren/"]'
    engine.wait_for(link)

    def succeeds(ask: Callable[[], object]) -> bool:
        try:
            return ask() is not False
        except EngineError:
            return False

    # Each letter gives a new list, on a busy machine also between a look and a click, or halfway a click.
    opened = f"location.pathname.endsWith({json.dumps(address)})"
    assert any(
        wait(lambda: succeeds(lambda: engine.click(link)))
        and wait(lambda: succeeds(lambda: engine.evaluate(opened)), PATIENCE / TRIES)
        for _ in range(TRIES)
    ), "the page that was found is open"
    engine.until("document.readyState === 'complete'", "that page has loaded")


def test_search_finds_a_page_and_opens_it(engine: Engine, watched: str) -> None:
    engine.goto(watched)
    search_and_open(engine, "/disciplines/teamleren/")


def test_the_colour_switch_goes_to_dark_and_stays_there(engine: Engine, watched: str) -> None:
    scheme = "document.body.dataset.mdColorScheme"
    background = "getComputedStyle(document.body).backgroundColor"
    engine.goto(watched)
    light = engine.evaluate(background)
    for _ in range(2):
        engine.press("[data-kb-palette]")
    engine.until(f"{scheme} === 'slate' && {background} !== {json.dumps(light)}", "the page is dark")
    engine.goto(f"{watched}leerkaart/")
    assert engine.evaluate(scheme) == "slate"


@pytest.mark.parametrize(
    "paths",
    [
        ("", "leerkaart/", "disciplines/teamleren/", "succesgebieden/bouwen-aan-vertrouwen/"),
        ("werkvormen/", "begrippen/", "bronnen/", "scan/papier/", "404.html"),
    ],
)
def test_pages_of_every_kind_load_without_a_fault_and_from_here_alone(
    engine: Engine, watched: str, paths: tuple[str, ...]
) -> None:
    for path in paths:
        engine.goto(watched + path)
        assert engine.text("h1")
        hosts = engine.evaluate(
            "[...new Set(performance.getEntriesByType('resource').map((e) => new URL(e.name).host))]"
            ".filter((host) => host && host !== location.host)"
        )
        assert hosts == []


def test_what_one_test_keeps_is_gone_for_the_next(engine: Engine, watched: str) -> None:
    everything = "[localStorage.length, sessionStorage.length, window.name]"
    engine.goto(f"{watched}leerkaart/")
    before = engine.evaluate(everything)
    engine.evaluate("[localStorage, sessionStorage].map((kept) => kept.setItem('a', '1')).length")
    assert engine.evaluate(everything) == [before[0] + 1, before[1] + 1, ""]
    engine.fresh()
    assert engine.evaluate("document.body.childElementCount") == 0
    engine.goto(f"{watched}leerkaart/")
    assert engine.evaluate(everything) == before


def test_a_fault_in_a_page_is_noticed(engine: Engine, watched: str) -> None:
    """Or the other tests would prove less than they say."""
    engine.goto(watched)
    for script in ("textContent: 'self.broken = true'", "src: 'there-is-none.js'"):
        made = f"Object.assign(document.createElement('script'), {{ {script} }})"
        engine.evaluate(f"document.head.appendChild({made}).isConnected")
    engine.evaluate("[setTimeout(() => nobody.knows()), console.warn('look here')].length")
    engine.until("window.name.split('\\n').length > 4", "all four are noticed")
    assert not engine.evaluate("'broken' in self")
    engine.goto(f"{watched}leerkaart/")
    faults = "\n".join(engine.faults())
    for part in ("policy: script-src-elem stops inline", "not loaded: ", "nobody", "console warn: look here"):
        assert part in faults
