"""What a page with answers may still tell others, as `make leaks` hears it, is told to hosts and to visitors."""

from __future__ import annotations

from tests.browser.test_leaks import OPEN
from tests.conftest import ROOT


def test_every_means_that_stays_open_is_named_in_security_md() -> None:
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    assert {means for means, leak in OPEN.items() if leak.told not in text} == set()


def test_every_means_that_stays_open_is_named_on_the_privacy_page() -> None:
    text = (ROOT / "docs/privacy.md").read_text(encoding="utf-8")
    assert {means for means, leak in OPEN.items() if leak.told_to_visitors not in text} == set()
