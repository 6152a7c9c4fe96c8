"""Ready? What is missing, the weakest point, what does not fit, and the rounds so far."""

from __future__ import annotations

import io

import pytest

from store.case.intents import Intent, MarkItem, OpenCase, TakeChoice
from store.case.view import CaseView
from store.errors import Refused
from store.opening import HomeDesk
from store.papers.check import Fault
from store.papers.readiness import readiness

FOOD = ("order", "chat", "goods", "package")
FACTS = {
    "product": "车厘子", "reason": "food", "demand": "refund", "paid": "168", "order": "6921447802938810356",
    "problem": "三分之一发霉", "merchant": "果鲜集", "bought-on": "11-20", "received-on": "11-22",
}  # fmt: skip


def at_apply(desk: HomeDesk, *intents: Intent, **facts: str) -> CaseView:
    view = desk.open(OpenCase("douyin", facts=FACTS | facts)).view
    for intent in (TakeChoice("refused"), *intents):
        view = desk.do(view.number, intent).view
    return view


def test_everything_missing_is_told_and_the_weakest_point_is_what_vanishes(desk: HomeDesk) -> None:
    found = readiness(at_apply(desk), desk.clock())
    assert (found.choice, found.reader, found.ready) == ("review", "platform", False)
    assert {item.id for item in found.missing} == {*FOOD}
    assert found.weak.item in FOOD
    assert "vanishes" in str(found.weak.words)
    assert found.right is not None
    assert found.rounds == ()


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({"chat": "missing"}, "聊天记录 is missing"),
        ({"chat": "cannot-get"}, "cannot be got"),
        ({}, "no file of it is attached"),
    ],
)
def test_the_weakest_point_goes_from_missing_to_unshown(desk: HomeDesk, states: dict[str, str], said: str) -> None:
    marks = dict.fromkeys(FOOD, "have") | states
    view = at_apply(desk, *(MarkItem(kind, state) for kind, state in marks.items() if state != "missing"))
    assert said in str(readiness(view, desk.clock()).weak.words)


def test_an_exhibit_that_says_nothing_is_the_weakest_when_all_are_there(desk: HomeDesk) -> None:
    view = at_apply(desk)
    for kind in FOOD:
        desk.attach_stream(view.number, io.BytesIO(kind.encode()), f"{kind}.jpg", kind)
    found = readiness(desk.view(view.number), desk.clock())
    assert "says nothing of what it proves" in str(found.weak.words)
    assert found.missing == ()


def test_amount_and_demand_are_held_against_who_reads_it(desk: HomeDesk) -> None:
    found = readiness(at_apply(desk, amount="1680"), desk.clock())
    assert Fault.AMOUNT in {one.fault for one in found.findings}
    found = readiness(at_apply(desk, demand="compensation", order=""), desk.clock())
    assert Fault.DEMAND in {one.fault for one in found.findings}


def test_rounds_and_going_on_unready_are_counted(desk: HomeDesk) -> None:
    view = at_apply(desk, TakeChoice("review", anyway=True), TakeChoice("supplement"))
    found = readiness(view, desk.clock())
    assert (len(found.rounds), found.unready) == (1, 1)


def test_where_nothing_is_handed_in_there_is_nothing_to_check(desk: HomeDesk) -> None:
    view = desk.open(OpenCase("douyin", facts=FACTS)).view
    for choice in ("", "refused", "nonsense"):
        with pytest.raises(Refused, match="nothing to check"):
            readiness(view, desk.clock(), choice)


def test_a_letter_is_checked_as_it_goes_out_in_chinese(desk: HomeDesk) -> None:
    """In English the letter is too long and loses its end; what goes out in Chinese has room for it."""
    long = "三分之一发霉，" * 50 + "这个骗子"
    english = desk.read_in("en")
    view = at_apply(english, problem=long)
    twins = english.library.twins("douyin", view.playbook)
    assert Fault.INSULT not in {one.fault for one in readiness(view, desk.clock()).findings}
    found = [one.fault for one in readiness(view, desk.clock(), twins=twins).findings]
    assert found.count(Fault.INSULT) == 1


def test_what_both_languages_have_wrong_is_told_once(desk: HomeDesk) -> None:
    english = desk.read_in("en")
    view = at_apply(english, amount="1680")
    twins = english.library.twins("douyin", view.playbook)
    assert readiness(view, desk.clock(), twins=twins).findings == readiness(view, desk.clock()).findings


def test_what_went_out_unready_elsewhere_is_no_round_of_this_step(desk: HomeDesk) -> None:
    view = at_apply(desk, TakeChoice("review", anyway=True), TakeChoice("supplement"), TakeChoice("intervene"))
    found = readiness(view, desk.clock())
    assert (found.choice, found.rounds, found.unready) == ("ruling", (), 0)
