"""The gate before what counts once: it stops and says what is missing; who goes on anyway has it written down."""

from __future__ import annotations

import pytest

from store.case.events import ChoiceTaken
from store.case.gate import gated, handing_in, missing
from store.case.intents import Intent, MarkItem, OpenCase, SetFact, TakeChoice
from store.case.resolves import WentUnready
from store.case.view import CaseView
from store.errors import Unready
from store.opening import HomeDesk

FOOD = ("order", "chat", "goods", "package")


def at_apply(desk: HomeDesk, *intents: Intent, **facts: str) -> CaseView:
    known = {"product": "车厘子", "reason": "food", "demand": "refund", "paid": "168"} | facts
    view = desk.open(OpenCase("douyin", facts={key: value for key, value in known.items() if value})).view
    for intent in (TakeChoice("refused"), *intents):
        view = desk.do(view.number, intent).view
    return view


def test_it_stops_names_what_is_missing_and_changes_nothing(desk: HomeDesk) -> None:
    view = at_apply(desk, MarkItem("chat", "have"))
    with pytest.raises(Unready) as stopped:
        desk.do(view.number, TakeChoice("review"))
    assert stopped.value.missing == ("order", "goods", "package")
    assert stopped.value.choice == "review"
    assert "tuikuan ready" in str(stopped.value)
    assert desk.view(view.number).step.id == "apply"


def test_who_goes_on_anyway_has_it_written_down(desk: HomeDesk) -> None:
    view = desk.do(at_apply(desk).number, TakeChoice("review", anyway=True)).view
    taken, went = (record.event for record in view.case.records[-2:])
    assert isinstance(taken, ChoiceTaken)
    assert went == WentUnready("review", FOOD)
    assert "订单信息" in str(view.timeline()[-1].text)


@pytest.mark.parametrize("state", ["have", "cannot-get"])
def test_what_is_there_or_cannot_be_got_holds_nobody_up(desk: HomeDesk, state: str) -> None:
    view = at_apply(desk, *(MarkItem(kind, state) for kind in FOOD))
    view = desk.do(view.number, TakeChoice("review")).view
    assert view.step.id == "review"
    assert not isinstance(view.case.records[-1].event, WentUnready)


def test_what_happened_already_is_not_checked_before(desk: HomeDesk) -> None:
    view = at_apply(desk)
    assert desk.do(view.number, TakeChoice("review", on="11-23 9:30", sure=True)).view.step.id == "review"


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ({"reason": ""}, "fact:reason"),
        ({"demand": ""}, "fact:demand"),
        ({"amount": "500"}, "fact:amount"),
    ],
)
def test_reason_demand_and_a_sane_amount_are_needed(desk: HomeDesk, facts: dict[str, str], wanted: str) -> None:
    view = at_apply(desk, *(MarkItem(kind, "have") for kind in FOOD if facts.get("reason", "x")), **facts)
    assert wanted in missing(view.case, view.playbook)


def test_dates_that_cannot_be_are_named(desk: HomeDesk) -> None:
    view = at_apply(desk, SetFact("bought-on", "11-20"), SetFact("received-on", "11-10", sure=True))
    assert "fact:bought-on" in missing(view.case, view.playbook)


def test_only_what_hands_something_in_is_checked(desk: HomeDesk) -> None:
    view = at_apply(desk)
    assert handing_in(view.case, view.playbook) == "review"
    assert gated(view.case, view.playbook, "review") == "platform"
    for free in ("agreed", "service", "stop", "nonsense"):
        assert gated(view.case, view.playbook, free) == ""
    desk.do(view.number, TakeChoice("service"))
