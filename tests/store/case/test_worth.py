"""Offers, money that came, and what is at stake: sums that can be checked by hand, and never a forecast."""

from __future__ import annotations

from decimal import Decimal

import pytest

from store.board.entries import entries_of
from store.case.intents import (
    AnswerOffer,
    Intent,
    NoteOffer,
    OpenCase,
    PlaceCase,
    ReceiveMoney,
    SetFact,
    TakeChoice,
    UndoChange,
)
from store.case.marks import OfferState
from store.case.reckoning import reckon
from store.case.view import CaseView
from store.case.worth import compare, worth
from store.errors import BadValue, Refused
from store.opening import HomeDesk
from tests.conftest import StandingClock

CHERRIES = {
    "product": "车厘子礼盒5斤", "merchant": "果鲜集生鲜店", "paid": "168", "reason": "food", "demand": "refund",
    "received-on": "2026-11-23",
}  # fmt: skip
WORDS = "亲，给您退50元，再送一张30元券，就别投诉了哈"


def opened(desk: HomeDesk, *intents: Intent, **facts: str) -> CaseView:
    view = desk.open(OpenCase("douyin", facts=CHERRIES | {k.replace("_", "-"): v for k, v in facts.items()})).view
    for intent in intents:
        view = desk.do(view.number, intent).view
    return view


def offered(amount: str = "50元") -> NoteOffer:
    return NoteOffer(WORDS, amount=amount, extras="30元券", conditions="不投诉", until="11-25 18:00")


def test_an_offer_is_put_beside_what_may_be_asked_for(desk: HomeDesk) -> None:
    view = opened(desk, offered())
    one = compare(view, 1, desk.clock())
    rows = {line.key: (str(line.theirs), str(line.mine)) for line in one.lines}
    assert rows["refund"] == ("¥50.00", "¥168.00, all that was asked for")
    assert rows["extras"] == ("30元券", "money, no voucher")
    assert rows["conditions"] == ("不投诉", "nothing")
    assert rows["freight"][1] == "nothing is sent back, so there is none"
    assert "十倍价款" in rows["law"][1]
    assert one.short == Decimal("118.00")
    said = " ".join(map(str, one.said))
    assert "¥118.00 less" in said
    assert "No day is named" in said
    assert "for you to decide" in said
    assert any("谈妥并履行" in waived for waived in one.waives)


@pytest.mark.parametrize(("amount", "said"), [("168", "it is what is asked for"), ("200", "¥32.00 more")])
def test_an_offer_that_is_enough_is_told_to_be(desk: HomeDesk, amount: str, said: str) -> None:
    one = compare(opened(desk, offered(amount)), 1, desk.clock())
    assert said in " ".join(map(str, one.said))


def test_without_what_was_paid_nothing_is_put_side_by_side(desk: HomeDesk) -> None:
    view = opened(desk, SetFact("paid", ""), NoteOffer("只换不退", what="换货"))
    one = compare(view, 1, desk.clock())
    assert one.short is None
    assert "cannot be put side by side" in str(one.said[0])


def test_a_sum_in_their_words_is_the_offers_and_words_without_one_are_not_called_no_money(desk: HomeDesk) -> None:
    view = opened(desk, NoteOffer("补偿50元，不退货"), NoteOffer("全额退款"))
    assert [offer.amount for offer in view.case.offers] == ["50.00", ""]
    one = compare(view, 2, desk.clock())
    assert one.short is None
    assert str(one.lines[0].theirs) == "no sum noted"
    assert "How much money it is" in str(one.said[0])


def test_an_offer_is_answered_lapses_and_comes_back_by_undo(desk: HomeDesk, clock: StandingClock) -> None:
    view = opened(desk, offered(), NoteOffer("换货", what="换货"), AnswerOffer(2, "refused"))
    assert [one.stands(clock()) for one in view.case.offers] == [OfferState.OPEN, OfferState.REFUSED]
    clock.forward(days=3)
    assert compare(desk.view(view.number), 1, clock()).state is OfferState.LAPSED
    accepted = desk.do(view.number, AnswerOffer(1, "accepted"))
    assert compare(accepted.view, 1, clock()).state is OfferState.ACCEPTED
    assert str(accepted.view.next.title) in str(compare(accepted.view, 1, clock()).said[0]), "what comes next"
    assert "¥50.00" in str(accepted.words)
    again = desk.do(view.number, UndoChange()).view
    assert compare(again, 1, clock()).state is OfferState.LAPSED
    assert not desk.do(view.number, AnswerOffer(2, "refused")).changed


@pytest.mark.parametrize(
    ("intent", "kind"),
    [
        (NoteOffer(), Refused),
        (NoteOffer("退款", amount="很多"), BadValue),
        (NoteOffer("退款", who="neighbour"), BadValue),
        (NoteOffer("退款", until="不知道"), BadValue),
        (AnswerOffer(1, "accepted"), Refused),
        (ReceiveMoney("0"), BadValue),
        (ReceiveMoney("5", "pigeon"), BadValue),
    ],
)
def test_what_says_nothing_or_cannot_be_is_refused(desk: HomeDesk, intent: Intent, kind: type[Exception]) -> None:
    view = opened(desk)
    with pytest.raises(kind):
        desk.do(view.number, intent)
    assert desk.view(view.number).case.version == view.case.version


def test_an_offer_can_be_told_after_it_was_over(desk: HomeDesk, clock: StandingClock) -> None:
    view = opened(desk, NoteOffer("退50元", amount="50", by="11-20", on="11-18"))
    assert view.case.offers[0].at.date().isoformat() == "2026-11-18"
    row = next(line for line in compare(view, 1, clock()).lines if line.key == "by")
    assert row.theirs == "2026-11-20 24:00"


def test_money_that_comes_in_parts_is_counted_together_and_is_what_letters_know(desk: HomeDesk) -> None:
    view = opened(desk, ReceiveMoney("50", on="11-22"), ReceiveMoney("100元", "transfer", on="2026-11-23"))
    assert [(one.amount, one.channel) for one in view.case.money] == [("50.00", "original"), ("100.00", "transfer")]
    assert (view.facts["paid-back"], view.facts["paid-back-on"]) == ("150.00", "2026-11-23")
    view = desk.do(view.number, ReceiveMoney("30", "voucher")).view
    assert view.facts["paid-back"] == "150.00"
    view = desk.do(desk.do(view.number, UndoChange()).view.number, UndoChange()).view
    assert view.facts["paid-back"] == "50.00"


def test_too_little_money_leads_to_the_step_that_asks_for_the_rest(desk: HomeDesk) -> None:
    view = opened(desk, ReceiveMoney("50"))
    found = reckon(view.case, view.playbook)
    assert (found.due, found.short, found.choice, found.place, found.letter) == (
        Decimal("168.00"), Decimal("118.00"), "", "refunded", "refund-difference",
    )  # fmt: skip
    for choice in ("agreed", "refund-wait", "refunded"):
        view = desk.do(view.number, TakeChoice(choice, anyway=True)).view
    assert reckon(view.case, view.playbook).choice == "service"
    view = desk.do(view.number, ReceiveMoney("118")).view
    assert reckon(view.case, view.playbook).short == 0


@pytest.mark.parametrize(("reason", "due"), [("food", "180.00"), ("no-reason", "168.00")])
def test_freight_counts_where_the_seller_bears_it(desk: HomeDesk, reason: str, due: str) -> None:
    view = opened(desk, reason=reason, freight_paid="12", voucher="30", gift_kept="9")
    found = reckon(view.case, view.playbook)
    assert found.due == Decimal(due)
    assert [part.counts for part in found.parts] == [True, due == "180.00", False, False]
    whose = "theirs: the goods" if reason == "food" else "yours, without a reason"
    assert whose in str(found.parts[1].rule)


def test_what_is_at_stake_names_rights_and_the_cost_of_the_next_steps_with_their_sources(desk: HomeDesk) -> None:
    found = worth(opened(desk, TakeChoice("refused")))
    assert found.rungs[0].step == "apply"
    assert not found.rungs[0].came
    assert "没有统计" in found.rungs[0].time
    waits = {wait.title: (wait.least, wait.most, wait.source) for wait in found.rungs[0].waits}
    assert (48, 48) in [span[:2] for span in waits.values()]
    assert all(span[2] for span in waits.values())
    assert "after-sale-period" in [one.id for one in found.rights]
    assert found.laws == ("food-148",)


def test_a_closed_case_has_nothing_ahead(desk: HomeDesk) -> None:
    from store.case.intents import CloseCase

    assert worth(opened(desk, CloseCase("stopped"))).rungs == ()


@pytest.mark.parametrize("playbook", ["douyin", "generic"])
@pytest.mark.parametrize(
    ("choices", "states"),
    [
        ((), "open open"),
        (("offer",), "open open"),
        (("offer", "declined"), "refused refused"),
        (("offer", "settled"), "lapsed accepted"),
        (("offer", "settled", "fulfilled"), "lapsed accepted"),
        (("offer", "settled", "lapsed"), "lapsed lapsed"),
    ],
)
def test_a_choice_that_decides_an_offer_answers_it(
    desk: HomeDesk, playbook: str, choices: tuple[str, ...], states: str
) -> None:
    facts = {"product": "杯", "paid": "99", "reason": "quality", "demand": "refund"}
    view = desk.open(OpenCase(playbook, facts=facts)).view
    for intent in (NoteOffer("退30元", amount="30", until="3天内"), NoteOffer("退50元", amount="50", by="5天内")):
        desk.do(view.number, intent)
    for choice in choices:
        view = desk.do(view.number, TakeChoice(choice, anyway=True)).view
    view = desk.view(view.number)
    assert " ".join(one.state for one in view.case.offers) == states
    if choices[-1:] in (("declined",), ("lapsed",)):
        assert not [one for one in entries_of(view, desk.clock()) if one.offer], "nobody is reminded of it any more"
        before = desk.do(view.number, UndoChange()).view
        assert " ".join(one.state for one in before.case.offers) != states, "it is undone with the choice"


def test_a_case_put_where_an_offer_was_not_taken_has_none_open(desk: HomeDesk) -> None:
    view = opened(desk, NoteOffer("退30元", amount="30"))
    view = desk.do(view.number, PlaceCase("settled", "已经接受了")).view
    assert view.case.offers[0].state is OfferState.ACCEPTED


def test_what_may_follow_a_refused_offer_is_told_where_it_is_decided(desk: HomeDesk) -> None:
    view = opened(desk, NoteOffer("退一半", amount="990"), TakeChoice("offer"), paid="1980", reason="counterfeit")
    assert view.step.id == "offer"
    assert worth(view).rungs[0].step == "apply"
    refund = next(line for line in compare(view, 1, desk.clock()).lines if line.key == "refund")
    assert str(refund.mine) == "¥1,980.00, all that was asked for"


def test_an_offer_that_was_accepted_by_its_number_is_the_one_that_was_taken(desk: HomeDesk) -> None:
    view = opened(desk, NoteOffer("退30元", amount="30"), NoteOffer("退50元", amount="50"))
    desk.do(view.number, AnswerOffer(1, OfferState.ACCEPTED))
    view = desk.do(view.number, PlaceCase("settled", "已经接受了")).view
    assert [one.state for one in view.case.offers] == [OfferState.ACCEPTED, OfferState.LAPSED]
    desk.do(view.number, PlaceCase("offer", "又来了一个方案"))
    desk.do(view.number, NoteOffer("退60元", amount="60"))
    view = desk.do(view.number, PlaceCase("settled", "接受了新的")).view
    assert view.case.offers[-1].state is OfferState.ACCEPTED, "an earlier round decides nothing here"


def test_too_little_money_is_what_the_case_speaks_of_until_it_is_asked_for(desk: HomeDesk) -> None:
    view = opened(desk, ReceiveMoney("50"))
    assert (view.amount, view.in_dispute) == ("168.00", "118.00")
    told = str(view.next.title)
    assert all(amount in told for amount in ("¥50.00", "¥168.00", "¥118.00", "refunded")), told
    for choice in ("agreed", "refund-wait"):
        view = desk.do(view.number, TakeChoice(choice, anyway=True)).view
    assert view.next.opened[0] == "refunded", "the step on which that is said is one choice away"
    view = desk.do(view.number, TakeChoice("refunded", anyway=True)).view
    assert view.next.opened[0] == "service"
    view = desk.do(view.number, TakeChoice("service", anyway=True)).view
    assert "¥118.00" in str(view.next.title)
    view = desk.do(view.number, ReceiveMoney("118")).view
    assert view.in_dispute == "0.00"
    assert "¥118.00" not in str(view.next.title)


def test_money_of_an_offer_that_was_accepted_is_not_too_little(desk: HomeDesk) -> None:
    view = opened(desk, NoteOffer("退50元", amount="50"), AnswerOffer(0, "accepted"), ReceiveMoney("50"))
    assert (view.in_dispute, reckon(view.case, view.playbook).short) == ("0.00", Decimal(0))
    view = opened(desk, NoteOffer("退50元", amount="50"), AnswerOffer(0, "accepted"), ReceiveMoney("20"))
    assert view.in_dispute == "30.00"


def test_what_is_worth_more_than_was_paid_is_not_reckoned_by_the_price(desk: HomeDesk) -> None:
    view = opened(desk, ReceiveMoney("50"), demand="compensation")
    assert view.in_dispute == "168.00"
    assert "¥118.00" not in str(view.next.title)


@pytest.mark.parametrize("choices", [("refused",), ("offer", "declined"), ("offer", "settled", "lapsed")])
def test_an_offer_that_was_accepted_and_came_to_nothing_is_not_what_has_to_come(
    desk: HomeDesk, choices: tuple[str, ...]
) -> None:
    view = opened(desk, NoteOffer("退50元", amount="50"), AnswerOffer(0, "accepted"))
    for choice in choices:
        view = desk.do(view.number, TakeChoice(choice, anyway=True)).view
    assert view.case.offers[0].state is not OfferState.ACCEPTED
    view = desk.do(view.number, ReceiveMoney("50")).view
    assert (reckon(view.case, view.playbook).agreed, view.in_dispute) == (None, "118.00")


def test_an_offer_of_which_a_part_has_come_is_still_agreed_when_the_rest_is_fought_for(desk: HomeDesk) -> None:
    view = opened(desk, NoteOffer("退50元", amount="50"), AnswerOffer(0, "accepted"), ReceiveMoney("20"))
    view = desk.do(view.number, PlaceCase("complain", "余款没有来")).view
    assert (view.case.offers[0].state, view.in_dispute) == (OfferState.ACCEPTED, "30.00")


def test_who_accepts_another_offer_waits_for_the_first_no_more(desk: HomeDesk) -> None:
    view = opened(
        desk, NoteOffer("退30元"), AnswerOffer(1, "accepted"), NoteOffer("退50元"), AnswerOffer(2, "accepted")
    )
    assert [one.state for one in view.case.offers] == [OfferState.LAPSED, OfferState.ACCEPTED]
    view = desk.do(view.number, AnswerOffer(2, "refused")).view
    assert reckon(view.case, view.playbook).agreed is None, "the first does not come back by that"


@pytest.mark.parametrize(("words", "in_dispute"), [("换一个新的", "168.00"), ("全额退款", "118.00")])
def test_an_accepted_offer_without_a_sum_does_not_make_all_back_of_what_came(
    desk: HomeDesk, words: str, in_dispute: str
) -> None:
    view = opened(desk, NoteOffer(words), AnswerOffer(0, "accepted"), ReceiveMoney("50"))
    assert view.in_dispute == in_dispute
    assert ("¥118.00" in str(view.next.title)) is (in_dispute == "118.00")
