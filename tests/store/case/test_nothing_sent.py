"""Where nothing is sent nothing goes back: no fact, to-do, limit, choice or letter of such a reason is about goods.

Every reason of every playbook that is shipped is followed to every step that its choices lead to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

import pytest

from content.pack.guidance import GOODS
from content.pack.library import Library
from content.pack.playbook import Playbook
from store.case.case import Case
from store.case.checklist import ItemSource, checklist
from store.case.deadlines import DeadlineState
from store.case.deadlines.concerns import limits_here
from store.case.decide import open_case
from store.case.events import Record, StepPlaced
from store.case.facts import BY_KEY
from store.case.fold import fold
from store.case.intents import OpenCase, SetFact, TakeChoice
from store.case.moot import moot_for, ways_on
from store.case.premises import possible
from store.case.refs import FactRef
from store.days.clock import HOME_ZONE
from store.errors import Refused
from store.opening import HomeDesk

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=HOME_ZONE)
PACKS = ("douyin", "generic", "services", "virtual", "taobao", "jd", "pinduoduo")
UNSENT = (
    "voucher",
    "voucher-unused",
    "auto-renewal",
    "double-charge",
    "digital-goods",
    "top-up",
    "course",
    "prepaid-card",
    "tipping",
    "sent-parcel",
    "event-ticket",
    "air-ticket",
    "tour",
    "booking",
    "security-deposit",
    "work",
)
"""The reasons of goods playbooks with which nothing is sent."""
OF_GOODS = {
    "zh": re.compile("寄(?!到公示|书面)|退货|收货|发货|签收|物流|运单|运费|包裹|快递|验货|开箱"),
    "en": re.compile(
        r"(?i)\b(goods|parcel|courier|carrier|ship(ped|ping)|freight|waybill|send.{0,12}back|return(ed)?)\b"
    ),
}


@pytest.fixture(params=[(pack, language) for pack in PACKS for language in ("zh", "en")], ids="-".join)
def book(request: pytest.FixtureRequest) -> Playbook:
    return Library().get(*request.param)


def unsent(book: Playbook) -> list[str]:
    return [reason for reason in ("", *book.reasons) if GOODS in moot_for(book, reason)]


def standing(book: Playbook, reason: str, step: str = "") -> Case:
    intent = OpenCase(book.meta.id, "x", {"reason": reason} if reason else {})
    events = [*open_case(intent, book, NOW), *([StepPlaced(step, "x")] if step else [])]
    return fold(1, [Record(n, NOW, "", event) for n, event in enumerate(events, 1)])


def every_stop(book: Playbook, reason: str) -> Iterator[Case]:
    """A case on each step that a new one can come to by its choices."""
    todo, seen = [standing(book, reason)], set[str]()
    while todo:
        case = todo.pop()
        if case.step in seen:
            continue
        seen.add(case.step)
        yield case
        goals = (book.flow.passage(choice.id, case.way)[-1] for choice in ways_on(case, book))
        todo += [standing(book, reason, goal) for goal in goals if goal not in seen]


def test_the_reasons_without_goods_are_those(book: Playbook) -> None:
    if book.meta.moot:
        assert unsent(book) == ["", *book.reasons]
    else:
        assert set(unsent(book)) == {reason for reason in UNSENT if reason in book.reasons}


def test_nothing_that_is_asked_shown_or_offered_is_about_goods(book: Playbook) -> None:
    for reason in unsent(book):
        for case in every_stop(book, reason):
            here = f"{reason} at {case.step}"
            items = checklist(case, book)
            facts = [item.ref.key for item in items if isinstance(item.ref, FactRef)]
            assert not [key for key in facts if BY_KEY[key].goods], here
            said = [
                *(str(item.title) for item in items if item.source is ItemSource.STEP),
                *(limit.title for limit in limits_here(case, book)),
                *(choice.title for choice in ways_on(case, book)),
                *(one.title for one in map(book.letter, book.step(case.step).letters) if possible(one, case, book)),
            ]
            bare = [re.sub(r"（[^）]*）|\([^)]*\)", "", words) for words in said]
            assert not [words for words in bare if OF_GOODS[book.meta.language].search(words)], here


def test_nobody_stands_before_one_way_only(book: Playbook) -> None:
    for reason in unsent(book):
        for case in every_stop(book, reason):
            assert len(ways_on(case, book)) != 1, (reason, case.step)


UNTIL = [
    ("2027-02-28", "2027-02-28"), ("2027年2月28日", "2027-02-28"), ("2027-02-28 18:00", "2027-02-28"),
    ("1-15", "2027-01-15"), ("周五", "2026-11-27"), ("今天", "2026-11-23"), ("昨天", "2026-11-22"),
    ("10-31", "2026-10-31"), ("6月30日", "2026-06-30"),
]  # fmt: skip
"""What is said of the last day of a voucher, on 2026-11-23, a Monday: the day itself, not the one after it."""


@pytest.mark.parametrize("pack", ["douyin", "generic", "services"])
def test_an_unused_voucher_is_asked_until_when_it_can_be_used_and_sees_no_clock_of_a_redemption(
    desk: HomeDesk, pack: str
) -> None:
    facts = {"product": "券", "reason": "voucher-unused"}
    view = desk.open(OpenCase(pack, facts=facts)).view
    asked = {item.ref.key for item in view.checklist if isinstance(item.ref, FactRef)}
    assert {"expires-on", "bought-on"} <= asked
    assert asked.isdisjoint({"received-on", "redeemed-on"})
    assert not [one.id for one in view.deadlines if "undo" in one.id or "post-use" in one.id]
    assert desk.do(view.number, SetFact("expires-on", "2026-10-31")).view.facts["expires-on"] == "2026-10-31"
    for said, day in UNTIL:
        assert desk.do(view.number, SetFact("expires-on", said)).view.facts["expires-on"] == day, said
    goods = desk.do(view.number, TakeChoice("agreed")).view
    assert "send-back" not in {choice.id for choice in goods.next.choices}
    with pytest.raises(Refused):
        desk.do(view.number, TakeChoice("send-back"))


@pytest.mark.parametrize("word", ["代金券", "团购券", "过期券", "expired voucher", "voucher"])
def test_a_voucher_is_taken_for_an_unused_one_unless_it_is_said_to_be_redeemed(desk: HomeDesk, word: str) -> None:
    opened = desk.open(OpenCase("douyin", facts={"product": "x", "reason": word})).view
    assert opened.facts["reason"] == ("voucher" if word == "voucher" else "voucher-unused"), "an id means itself"


def test_what_was_redeemed_long_ago_can_no_longer_be_undone(desk: HomeDesk) -> None:
    view = desk.open(
        OpenCase("douyin", facts={"product": "x", "reason": "误核销", "redeemed-on": "2026-11-02"})
    ).view
    undone = next(one for one in view.deadlines if one.id == "voucher-undo")
    assert undone.state is DeadlineState.OVER
