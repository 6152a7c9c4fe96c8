"""Disputes as told in public: what the program says to each, held to what is known of law and platforms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from content.lint.glossary import read_glossary
from content.lint.statutes import Citing
from content.pack.model import Law
from store.case.intents import OpenCase, TakeChoice
from store.case.view import CaseView
from store.days.clock import HOME_ZONE
from store.opening import HomeDesk
from tests.conftest import StandingClock

FILE = Path(__file__).parent / "data" / "disputes.toml"
DISPUTES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["dispute"]
CITING = Citing("zh", read_glossary("zh"))
KINDS = 25
"""The kinds of disputes for which there once was no way."""


@pytest.fixture(params=DISPUTES, ids=lambda one: one["name"].strip("“”").replace(" ", "-"))
def dispute(request: pytest.FixtureRequest) -> dict[str, Any]:
    told: dict[str, Any] = request.param
    return told


@pytest.fixture
def view(desk: HomeDesk, clock: StandingClock, dispute: dict[str, Any]) -> CaseView:
    """The case of a dispute, its reason said in the person's own words."""
    clock.now = dispute["now"].replace(tzinfo=HOME_ZONE)
    facts = {"reason": dispute["called"], **dispute["facts"]}
    here = desk.open(OpenCase(dispute["playbook"], facts=facts, on=dispute.get("on", ""))).view
    for choice in dispute.get("way", ()):
        here = desk.do(here.number, TakeChoice(choice, anyway=True)).view
    return here


def test_its_reason_is_understood(view: CaseView, dispute: dict[str, Any]) -> None:
    assert view.facts["reason"] == dispute["reason"]


def test_what_is_done_first_is_right(view: CaseView, dispute: dict[str, Any]) -> None:
    assert re.search(dispute["action"], str(view.next.title)), view.next.title


def test_its_cards_of_law_are_there(view: CaseView, dispute: dict[str, Any]) -> None:
    leaned_on = list(leaned(view))
    for wanted in dispute.get("cards", ()):
        assert any(on_card(one, law) for one in wanted.split("|") for law in leaned_on), wanted


def leaned(view: CaseView) -> Iterator[Law]:
    """The cards by which the reason of a case is argued, and those of the articles that its page names."""
    book, reason = view.playbook, view.facts["reason"]
    ground, body = book.grounds[reason], book.reason(reason).page.body
    named = {(name, article) for law, article in CITING(body) for name in law.names}
    for law in book.laws.values():
        argued = law.id in (*ground.laws, *ground.more_laws)
        name = law.law.strip("《》")
        if (
            argued
            or any((name, article) in named for article in numbers(law))
            or (not numbers(law) and name in body)
        ):
            yield law


def numbers(law: Law) -> list[int]:
    """The articles of a card: of most cards one, of a procedure several."""
    return [
        number
        for first, last in re.findall(r"(\d+)(?:至(\d+))?", law.article)
        for number in range(int(first), int(last or first) + 1)
    ]


def on_card(wanted: str, law: Law) -> bool:
    """Whether a card is about a law, by a part of its name, and an article of it; no article means any."""
    name, article = wanted.split(" ")
    return name in law.law and (not article or int(article) in numbers(law))


def test_its_letter_is_offered_and_says_it(desk: HomeDesk, view: CaseView, dispute: dict[str, Any]) -> None:
    assert dispute["letter"] in view.next.letters
    text = desk.letter(view.number, dispute["letter"]).text
    for pattern in dispute.get("says", ()):
        assert re.search(pattern, text), text


def test_its_deadline_is_the_one_counted_by_hand(view: CaseView, dispute: dict[str, Any]) -> None:
    if "which" not in dispute:
        return
    ends = [one.due for one in view.deadlines if dispute["which"] in str(one.title) and one.due is not None]
    assert until(dispute["last"]) in ends, [(str(one.title), one.due) for one in view.deadlines]


def until(last: date | datetime) -> datetime:
    """The moment at which a time is over: the one that is told, or the end of the day."""
    if isinstance(last, datetime):
        return last.replace(tzinfo=HOME_ZONE)
    return datetime.combine(last + timedelta(days=1), time(), HOME_ZONE)


def test_every_kind_has_its_story() -> None:
    assert len({one["kind"] for one in DISPUTES}) >= KINDS
