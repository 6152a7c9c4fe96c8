"""What a letter says of a case of its kind: a service has no goods, a child's payment is not conceded, a courier
owes no refund, an offer is named before it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.case.intents import NoteDiary, OpenCase, SetFact
from store.opening import HomeDesk
from tests.store.papers.test_letters import FACTS


def written(desk: HomeDesk, name: str, playbook: str = "generic", **facts: str) -> str:
    told = FACTS | {key.replace("_", "-"): value for key, value in facts.items()}
    number = desk.open(OpenCase(playbook, "", {key: value for key, value in told.items() if value}, sure=True))
    return desk.letter(number.view.number, name).text


@pytest.mark.parametrize("name", ["rejection-answer", "supplement"])
def test_an_offer_is_named_before_it_is_answered(desk: HomeDesk, name: str) -> None:
    text = written(desk, name, "douyin", demand="refund", reply="只能退一半，不用退货。")
    assert "商家的方案：“只能退一半，不用退货”" in text
    assert "退货的，应当" not in text  # nothing goes back for a refund alone


def test_an_offer_stands_in_the_short_application_as_not_agreed_to(desk: HomeDesk) -> None:
    assert "商家的方案：“只能退一半”，我没有同意。" in written(
        desk, "application-200", "douyin", reply="只能退一半"
    )


@pytest.mark.parametrize("reason", ["prepaid-card", "booking", "event-ticket", "course"])
def test_who_bought_a_service_returns_no_goods(desk: HomeDesk, reason: str) -> None:
    text = written(desk, "defence-outline", reason=reason, demand="refund", received_on="")
    assert "商品仍在" not in text
    assert "四、对方主张的各项费用" in text
    assert "仅退款" not in written(desk, "written-refusal", reason=reason, demand="refund", received_on="")
    assert "七日无理由" not in written(desk, "seller-identity", reason=reason, demand="refund", received_on="")


def test_a_defence_concedes_no_contract_that_a_child_made(desk: HomeDesk) -> None:
    text = written(desk, "defence-outline", "virtual", reason="minor", demand="refund", age="11", received_on="")
    assert "答辩人的孩子（付款时11周岁）没有经答辩人同意" in text
    assert "没有争议" not in text


def test_who_cancels_a_booking_does_not_say_that_its_purpose_failed(desk: HomeDesk) -> None:
    assert "目的" not in written(desk, "rescission", reason="booking", demand="refund", received_on="")
    assert "目的" in written(desk, "rescission", reason="quality")


def test_the_claim_to_a_courier_argues(desk: HomeDesk) -> None:
    facts = {"reason": "sent-parcel", "demand": "compensation", "amount": "1200", "paid": "18", "received_on": ""}
    text = written(desk, "courier-claim", **facts, reply="没有保价，最多赔运费的三倍", refused_on="2026-11-15")
    assert "贵公司没有同意，理由是：“没有保价，最多赔运费的三倍”" in text
    assert "商家" not in text
    assert "就贵公司的说法：" in text
    assert "邮政法第59条" in text
    number = desk.open(OpenCase("generic", "", {"reason": "sent-parcel", "product": "镜头"})).view.number
    assert "refund-difference" not in {one.id for one in desk.letters(number)}


def test_a_fault_of_goods_made_to_order_is_argued_by_the_law_of_faults(desk: HomeDesk) -> None:
    text = written(desk, "intervention", "douyin", reason="custom-made", reply="定制商品不支持退换")
    assert "就商家的说法：商品与约定不符" in text or "对此：商品与约定不符" in text


def test_a_seat_without_a_view_is_no_cancelled_show(desk: HomeDesk) -> None:
    facts = {"reason": "event-ticket", "demand": "refund", "received_on": "", "reply": "票品一经售出不退不换"}
    text = written(desk, "demand-letter", **facts, problem="座位前面是柱子，看不到舞台")
    assert "座位的位置或视线与售票时的说明不符" in text
    assert "取消、改期不是我的原因" not in text


def test_a_report_names_no_law_that_only_a_court_applies(desk: HomeDesk) -> None:
    text = written(desk, "report", reason="prepaid-card", demand="refund", received_on="")
    assert "可能涉及：《消费者权益保护法》第53条" in text
    assert "最高人民法院" not in text


def test_one_law_has_one_name_in_a_paper_for_an_authority(desk: HomeDesk) -> None:
    text = written(
        desk, "complaint-12315", reason="prepaid-card", demand="refund", received_on="",
        reply="年卡一经售出概不退款，您可以转让给别人",
    )  # fmt: skip
    assert "法释〔" not in text


def test_what_is_written_of_an_exhibit_has_one_colon_and_proves_once(desk: HomeDesk, tmp_path: Path) -> None:
    number = desk.open(OpenCase("generic", "", FACTS, sure=True)).view.number
    for name, kind, note in (("a.jpg", "report", "验机报告：屏幕是后换的"), ("b.jpg", "other", "户口本，证明年龄")):
        path = tmp_path / name
        path.write_bytes(name.encode())
        desk.attach(number, path, kind, note)
    text = desk.letter(number, "complaint-12315").text
    assert "检测或鉴定报告（验机报告：屏幕是后换的）" in text
    assert text.count("证明", text.index("证据2"), text.index("投诉人愿意")) == 1


def test_a_settlement_without_money_speaks_of_no_money(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("generic", "", FACTS, sure=True)).view.number
    desk.do(number, NoteDiary("好的", "merchant", "chat", "11月25日前换货"))
    assert "原支付方式" not in desk.letter(number, "settlement").text
    desk.do(number, SetFact("demand", "refund"))
    desk.do(number, NoteDiary("好的", "merchant", "chat", "11月25日前退款120元"))
    assert "2. 款项按原支付方式退回。" in desk.letter(number, "settlement").text
