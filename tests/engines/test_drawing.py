"""What one engine drew well and another did not."""

from __future__ import annotations

from tests.engines.engine import Engine


def test_title_terms_and_leerkaart_are_drawn_whole(engine: Engine, watched: str) -> None:
    engine.goto(watched)
    cut_off = (
        "[...document.querySelectorAll('.md-header__topic .md-ellipsis')]"
        ".filter((part) => part.scrollHeight > part.clientHeight)"
    )
    assert engine.evaluate(f"{cut_off}.length") == 0, "the title in the header misses the lower end of its letters"
    line = "getComputedStyle(document.querySelector('.kb-term')).textDecorationLine"
    assert engine.evaluate(line) == "underline", "a term of the glossary looks like any other word"

    engine.goto(f"{watched}leerkaart/")
    sticks_out = (
        "[...document.querySelectorAll('.kb-map__link')]"
        ".filter((link) => link.scrollHeight > link.parentElement.getBoundingClientRect().height + 1)"
    )
    assert engine.evaluate("document.querySelectorAll('.kb-map__link').length") == 30
    assert engine.evaluate(f"{sticks_out}.length") == 0, "texts of the leerkaart stick out of their cells"
