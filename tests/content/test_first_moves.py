"""How a dispute begins: with every reason the first step, and what is done there, are the right ones."""

from __future__ import annotations

import pytest

from content.pack.library import Library
from content.pack.model import Effect
from store.case.firstmove import beginning
from store.case.intents import OpenCase, SetFact, TakeChoice
from store.case.view import CaseView
from store.opening import HomeDesk

PACKS = ("douyin", "generic", "services", "virtual", "taobao", "jd", "pinduoduo")
ELSEWHERE = {
    "sued": "sued", "accused": "pressed", "shop-gone": "unreachable", "private-transfer": "unreachable",
    "coupon-split": "refunded",
}  # fmt: skip
"""The reasons with which nobody begins by writing to the merchant; a return that was refused goes on above them."""
APPLIED = ("not-shipped", "no-reason")
"""Where a platform has a form for it, one applies first."""
KINDS = [(pack, reason) for pack in PACKS for reason in Library().get(pack, "zh").reasons]


def opened(desk: HomeDesk, pack: str, reason: str, **more: str) -> CaseView:
    return desk.open(OpenCase(pack, facts={"product": "杯子", "reason": reason, **more})).view


@pytest.mark.parametrize(("pack", "reason"), KINDS)
def test_it_begins_where_its_first_move_is(pack: str, reason: str) -> None:
    applied = "apply" if pack == "douyin" and reason in APPLIED else "contact"
    refused = "intervene" if pack == "douyin" else "platform"
    tipped = "service" if pack == "douyin" else "contact"
    begins = {**ELSEWHERE, "return-mismatch": refused, "tipping": tipped}.get(reason, applied)
    for language in ("zh", "en"):
        assert beginning(reason, Library().get(pack, language)) == begins


@pytest.mark.parametrize(("reason", "says"), [
    ("sued", "起诉状"), ("private-transfer", "停止付款"), ("auto-renewal", "自动扣款"), ("shop-gone", "售后入口"),
    ("after-sale-over", "写上日期"), ("not-shipped", "暂无揽收"),
    ("minor", "支付密码"), ("double-charge", "流水号"),
    ("voucher-unused", "没有使用"), ("no-reason", "不等商家"), ("accused", "书面"),
])  # fmt: skip
def test_what_is_done_first_leads_and_the_page_of_the_reason_is_named(
    desk: HomeDesk, reason: str, says: str
) -> None:
    view = opened(desk, "generic", reason)
    assert says in str(view.next.title)
    assert view.next.reason == f"reasons/{reason}"


def test_who_is_sued_sees_at_once_until_when_to_answer(desk: HomeDesk) -> None:
    for pack in PACKS:
        view = opened(desk, pack, "sued")
        assert [one.id for one in view.deadlines if one.effect is Effect.LOSE and one.leads] == ["suit-answer"]
        assert view.nearest is not None
        assert view.nearest.id == "suit-answer"


def test_who_was_sued_from_the_start_comes_to_the_end_when_the_suit_is_gone(desk: HomeDesk) -> None:
    for pack in PACKS:
        number = opened(desk, pack, "sued").number
        desk.do(number, TakeChoice("sued-wait"))
        gone = desk.do(number, TakeChoice("resumed")).view
        assert gone.case.step == "cleared", "nobody who never asked for a refund is sent to the merchant"
        assert desk.do(number, TakeChoice("cleared-end")).view.case.closed


def test_a_refused_offer_in_a_suit_leads_back_into_the_suit(desk: HomeDesk) -> None:
    for pack in PACKS:
        for reason, first in (("sued", "sued"), ("accused", "accused")):
            number = opened(desk, pack, reason).number
            if reason == "accused":
                desk.do(number, TakeChoice("accused"))
            desk.do(number, TakeChoice("offer"))
            assert desk.do(number, TakeChoice("declined")).view.case.step == first
            desk.do(number, TakeChoice("offer"))
            desk.do(number, TakeChoice("settled"))
            assert desk.do(number, TakeChoice("lapsed")).view.case.step == first


def test_who_was_pursued_in_the_middle_goes_on_where_they_were(desk: HomeDesk) -> None:
    number = opened(desk, "generic", "quality").number
    for choice in ("pressed", "limited", "limited-wait"):
        desk.do(number, TakeChoice(choice))
    assert desk.do(number, TakeChoice("resumed")).view.case.step == "contact"


def test_a_voucher_runs_from_its_redemption_where_that_day_is_known(desk: HomeDesk) -> None:
    for pack, reason, limit in (
        ("services", "voucher-misredeemed", "post-use"),
        ("services", "voucher-short", "post-use"),
        ("douyin", "voucher", "voucher-post-use"),
    ):
        number = opened(desk, pack, reason, **{"received-on": "2026-11-01"}).number
        view = desk.do(number, SetFact("redeemed-on", "2026-11-10")).view
        ends = {one.id: one.due for one in view.deadlines if one.due is not None}
        assert ends[limit].strftime("%m-%d") == "12-11", "the end of the thirtieth day after it"


def test_the_first_move_leads_only_while_the_case_is_where_it_began(desk: HomeDesk) -> None:
    number = opened(desk, "generic", "auto-renewal").number
    later = desk.do(number, TakeChoice("demand")).view
    assert "自动扣款" not in str(later.next.title)
    assert later.next.reason == "reasons/auto-renewal"


def test_a_reason_that_is_told_afterwards_leads_from_where_the_case_stands(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("generic", facts={"product": "杯子"})).view.number
    assert desk.view(number).next.reason == ""
    view = desk.do(number, SetFact("reason", "sued")).view
    assert view.step.id == "contact"
    assert "起诉状" in str(view.next.title)
    assert "pressed" in {choice.id for choice in view.next.choices}


def test_where_the_user_says_that_it_stands_counts_more_than_the_reason(desk: HomeDesk) -> None:
    facts = {"product": "杯子", "reason": "sued"}
    assert desk.open(OpenCase("generic", facts=facts, stands="refused")).view.step.id == "demand"
    assert desk.open(OpenCase("generic", facts=facts, stands="contact")).view.step.id == "contact"
    assert desk.open(OpenCase("generic", facts=facts, stands="nothing")).view.step.id == "sued"
