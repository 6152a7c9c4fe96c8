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
    assert "《邮政法》第59条" in text
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


HOUSES = (
    ("generic", "quality", "贵店"),
    ("generic", "booking", "贵方"),
    ("generic", "tour", "贵公司"),
    ("virtual", "course", "贵机构"),
    ("services", "voucher-unused", "贵店"),
)


@pytest.mark.parametrize(("playbook", "reason", "house"), HOUSES)
def test_a_letter_calls_whom_it_is_written_to_as_what_they_are(
    desk: HomeDesk, playbook: str, reason: str, house: str
) -> None:
    text = written(desk, "first-message", playbook, reason=reason, demand="refund", received_on="")
    assert f"我向{house}购买了" in text
    assert f"请问{house}是否同意？" in text
    refused = written(desk, "demand-letter", playbook, reason=reason, demand="refund", refused_on="2026-11-15")
    assert f"{house}没有同意" in refused


@pytest.mark.parametrize("reason", ["sent-parcel", "booking"])
def test_the_words_of_a_user_are_not_changed_by_how_the_other_side_is_called(desk: HomeDesk, reason: str) -> None:
    told = "我问“贵店赔不赔”，对方说不赔"
    name = "courier-claim" if reason == "sent-parcel" else "demand-letter"
    demand = "compensation" if reason == "sent-parcel" else "refund"
    text = written(desk, name, reason=reason, demand=demand, amount="1200", received_on="", problem=told)
    assert told in text


def test_the_answer_of_a_card_speaks_to_the_house_that_is_written_to(desk: HomeDesk) -> None:
    said = "您找平台，我们没有权限退款"
    text = written(desk, "demand-letter", reason="booking", demand="refund", received_on="", reply=said)
    assert "我是向贵方下单的" in text


@pytest.mark.parametrize("name", ["demand-letter", "complaint-12315", "civil-outline"])
def test_who_had_work_done_in_a_shop_needs_no_order_number(desk: HomeDesk, name: str) -> None:
    facts = {"reason": "work", "demand": "compensation", "amount": "1200", "received_on": "", "order": ""}
    text = written(desk, name, product="羊绒大衣干洗", problem="大衣缩水，袖子短了4厘米", **facts)
    assert "订单" not in text
    assert "羊绒大衣干洗" in text


@pytest.mark.parametrize("name", ["demand-letter", "complaint-12315", "civil-outline", "intervention"])
def test_an_offer_that_the_story_does_not_tell_is_quoted_before_it_is_answered(desk: HomeDesk, name: str) -> None:
    text = written(desk, name, reason="booking", demand="refund", received_on="", reply="扣30%手续费后可以退")
    assert "方案（“扣30%手续费后可以退”）：" in text


def test_an_offer_of_the_diary_is_answered_after_a_refusal_too(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("generic", "", FACTS | {"reply": "已拆封，不退"}, sure=True)).view.number
    desk.do(number, NoteDiary("最多给您退30块，您留着用", "merchant", "chat"))
    assert "方案：“最多给您退30块，您留着用”" in desk.letter(number, "offer-answer").text


def test_who_asks_for_what_is_missing_cancels_no_contract(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("generic", "", FACTS | {"reason": "missing-items", "demand": "resend"})).view.number
    assert "rescission" not in {one.id for one in desk.letters(number)}
    desk.do(number, SetFact("demand", "return-refund"))
    assert "rescission" in {one.id for one in desk.letters(number)}


def test_a_courier_is_not_asked_where_a_parcel_is_that_came(desk: HomeDesk) -> None:
    came = written(desk, "courier-complaint", reason="damaged")
    assert "途中有没有破损" in came
    assert "包裹现在在哪里" not in came
    assert "包裹现在在哪里" in written(desk, "courier-complaint", reason="not-received")


def test_evidence_of_no_kind_goes_by_the_words_of_the_user(desk: HomeDesk, tmp_path: Path) -> None:
    number = desk.open(OpenCase("generic", "", FACTS | {"reason": "booking"}, sure=True)).view.number
    for name, kind, note in (("a.jpg", "other", "母亲的住院证明"), ("b.jpg", "goods", "")):
        path = tmp_path / name
        path.write_bytes(name.encode())
        desk.attach(number, path, kind, note)
    text = desk.letter(number, "complaint-12315").text
    assert "证据1 母亲的住院证明；" in text
    assert "有关情况" not in text
    assert "证据2 图片或视频，证明服务的实际状况。" in text
    assert "证据1 母亲的住院证明\n" in desk.letter(number, "evidence-list").text


@pytest.mark.parametrize(
    ("told", "kept", "gone"),
    [("11岁的儿子", "已满八周岁", "不满八周岁"), ("6岁的女儿", "不满八周岁", "已满八周岁")],
)
@pytest.mark.parametrize("name", ["demand-letter", "complaint-12315", "civil-outline", "intervention"])
def test_the_age_that_the_problem_tells_is_the_one_that_is_argued(
    desk: HomeDesk, name: str, told: str, kept: str, gone: str
) -> None:
    facts = {
        "reason": "minor",
        "demand": "refund",
        "received_on": "",
        "reply": "账号是成年人实名的，孩子充的也不退",
    }
    text = written(desk, name, "virtual", problem=f"{told}用我的手机充了23笔", **facts)
    assert kept in text
    assert gone not in text
    assert "八周岁以上" not in text


def test_a_law_has_one_name_in_a_letter_to_the_merchant(desk: HomeDesk) -> None:
    facts = {"reason": "prepaid-card", "demand": "refund", "received_on": "", "reply": "年卡一经售出概不退款"}
    for name in ("demand-letter", "intervention", "rejection-answer"):
        assert "法释〔" not in written(desk, name, **facts)


def test_blanks_of_the_user_stay(desk: HomeDesk) -> None:
    assert "（3.2米 米白）" in written(desk, "demand-letter", sku="3.2米 米白")


def test_food_is_argued_by_what_may_not_be_sold(desk: HomeDesk) -> None:
    text = written(desk, "rejection-answer", "douyin", reason="food", problem="坚果里有虫，拆开就看见了" * 30)
    assert "《食品安全法》第34" in text
    assert desk.playbook("douyin").grounds["food"].laws[0] == "food-34"


def test_what_is_paid_for_a_loss_does_not_come_back(desk: HomeDesk) -> None:
    facts = {"reason": "work", "demand": "compensation", "amount": "1200", "received_on": ""}
    assert "原支付方式" not in written(desk, "demand-letter", **facts)
    assert "赔多少、怎样付" in written(desk, "settlement", **facts)
    told = {"reason": "work", "demand": "compensation", "amount": "1200", "paid": "48", "product": "干洗"}
    number = desk.open(OpenCase("generic", "", told)).view.number
    assert {"rescission", "refund-difference"}.isdisjoint({one.id for one in desk.letters(number)})
    assert "原支付方式" not in written(desk, "settlement", reason="missing-items", demand="resend")
    assert "款项按原支付方式退回" in written(desk, "demand-letter", demand="refund")


def test_a_fraud_is_quoted_and_not_argued_with(desk: HomeDesk) -> None:
    said = "您加我微信，下载退款助手，共享屏幕我帮您操作"
    for name in ("demand-letter", "intervention", "complaint-12315"):
        assert "提出这一理由的一方" not in written(desk, name, reply=said)


@pytest.mark.parametrize(
    ("reason", "named"),
    [("work", "服务没有按约定完成"), ("air-ticket", "机票退票"), ("security-deposit", "押金退还")],
)
def test_a_paper_says_what_it_is_about_and_not_only_of_which_thing(desk: HomeDesk, reason: str, named: str) -> None:
    assert f"二、{named}：" in written(desk, "civil-outline", reason=reason, demand="refund", received_on="")


def test_a_courier_reads_of_a_waybill_and_of_what_was_in_it(desk: HomeDesk, tmp_path: Path) -> None:
    told = FACTS | {"reason": "sent-parcel", "demand": "compensation", "amount": "1200", "order": "SF1020304050607"}
    number = desk.open(OpenCase("generic", "", told, sure=True)).view.number
    path = tmp_path / "a.jpg"
    path.write_bytes(b"pixels")
    desk.attach(number, path, "goods")
    text = desk.letter(number, "offer-answer").text
    assert "（运单号SF1020304050607）" in text
    assert "赔偿的金额，怎样支付" in text
    assert "证明快件和内件的实际状况" in desk.letter(number, "civil-outline").text
