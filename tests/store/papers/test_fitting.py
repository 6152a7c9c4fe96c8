"""A short form keeps the law: the order number, which the form shows itself, goes before it."""

from __future__ import annotations

from content.pack.library import Library
from content.text.words import Translator
from store.case.intents import OpenCase
from store.disk.home import Home
from store.opening import open_home
from store.papers.fitting import LADDER
from store.papers.milestones import FIRST
from tests.conftest import StandingClock

FACTS = {
    "product": "Wireless earphones", "paid": "199", "bought-on": "2026-11-10", "received-on": "2026-11-20",
    "demand": "refund", "problem": "The left earphone stays silent after charging twice",
    "promise": "Any fault within thirty days is refunded",
}  # fmt: skip


def test_an_application_of_two_hundred_characters_names_an_article(home: Home, clock: StandingClock) -> None:
    desk = open_home(home, clock, author="me", language="en")
    lost = set()
    for n, reason in enumerate(Library().get("douyin", "en").reasons):
        facts = {**FACTS, "reason": reason, "order": str(6920001112223330000 + n)}
        number = desk.open(OpenCase("douyin", facts=facts, sure=True)).view.number
        text = desk.letter(number, "application-200").text
        assert len(text) <= 201
        assert "Order," not in text
        if "Art" not in text:
            lost.add(reason)
    assert lost == set()


def test_how_many_dates_stay_when_the_others_go_is_said_in_both_languages() -> None:
    rungs = [rung for rung in LADDER if rung.shorter == "dates_least"]
    assert rungs
    assert len(FIRST) == 2
    for rung in rungs:
        assert Translator("en").say(rung.label).endswith("the first two")
        assert Translator("zh").say(rung.label).startswith("前两个")
