"""How a letter tells what came after what: a day once, a deed as a deed, and whose words they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.case.intents import NoteDiary, OpenCase
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.papers.check import Fault
from store.papers.saying import of_me
from tests.conftest import StandingClock
from tests.store.papers.test_letters import FACTS, wrong

ONE_DAY = {"received-on": "2026-11-17", "found-on": "2026-11-17", "contacted-on": "2026-11-17"}
FOOD = {"reason": "food", "demand": "refund", "product": "坚果", "problem": "核桃上有绿色霉点"}
HOTEL = {"reason": "booking", "demand": "refund", "product": "大床房两晚", "problem": "酒店来电说超订，取消了入住"}


@pytest.fixture
def english(home: Home, clock: StandingClock) -> HomeDesk:
    return open_home(home, clock, author="me", language="en")


def opened(desk: HomeDesk, facts: dict[str, str], playbook: str = "generic") -> int:
    told = {key: value for key, value in (FACTS | facts).items() if value}
    return desk.open(OpenCase(playbook, "", told, sure=True)).view.number


def test_a_day_is_named_once_and_what_one_did_on_it_is_one_sentence(desk: HomeDesk) -> None:
    number = opened(desk, ONE_DAY)
    desk.do(number, NoteDiary("激活了不退", "merchant", "chat", on="2026-11-17"))
    desk.do(number, NoteDiary("屏幕有绿线，不是激活的问题", "me", "chat", on="2026-11-17"))
    text = desk.letter(number, "complaint-12315").text
    assert "2026年11月17日，投诉人签收商品，发现问题，并联系被投诉人要求处理。同日，被投诉人在聊天中答复：" in text
    assert "“激活了不退”；投诉人在聊天中说明：“屏幕有绿线，不是激活的问题”。" in text
    assert text.count("同日") == 1


def test_a_day_is_named_once_in_english(english: HomeDesk) -> None:
    number = opened(english, ONE_DAY)
    english.do(number, NoteDiary("It was activated", "merchant", "chat", on="2026-11-17"))
    text = english.letter(number, "civil-outline").text
    assert (
        "On November 17, 2026, the plaintiff received the goods, found the problem, and contacted the defendant"
        " and asked for it to be settled. The same day, the defendant answered in the chat: “It was activated”."
    ) in text


def test_two_deeds_of_a_day_need_no_and_in_chinese(desk: HomeDesk) -> None:
    number = opened(desk, {**ONE_DAY, "received-on": "2026-11-16"})
    assert "11月17日，我发现问题，联系贵店要求处理。" in desk.letter(number, "demand-letter").text


def test_a_line_of_dates_says_the_same_day_once(desk: HomeDesk) -> None:
    number = opened(desk, {**ONE_DAY, "applied-on": "2026-11-17"})
    assert "2026年11月17日签收，同日联系商家、申请售后" in desk.letter(number, "defence-outline").text


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("去网点拿了检测单", "去网点拿了检测单"),
        ("我又寄回了一次", "又寄回了一次"),
        ("拍了漏水的视频", "拍了漏水的视频"),
        ("不同意20元", "不同意20元"),
        ("请退款", ""),
        ("到底什么时候退？", ""),
        ("发您照片了", ""),
        ("屏幕有绿线", ""),
        ("I took it to the service point", "took it to the service point"),
        ("Sent the sheet to the shop", "Sent the sheet to the shop"),
        ("I took my phone to the service point", ""),
        ("The screen has a line", ""),
    ],
)
def test_a_note_of_what_one_did_is_no_statement(words: str, deed: str) -> None:
    assert of_me(words) == deed


def test_a_deed_is_told_and_what_was_said_in_a_chat_is_quoted(desk: HomeDesk) -> None:
    number = opened(desk, {})
    desk.do(number, NoteDiary("去网点拿了检测单", "me", on="2026-11-19"))
    desk.do(number, NoteDiary("去网点检测过了", "me", "chat", on="2026-11-20"))
    text = desk.letter(number, "demand-letter").text
    assert "11月19日，我去网点拿了检测单。" in text
    assert "11月20日，我在聊天中说明：“去网点检测过了”。" in text


def test_an_offer_is_no_missing_answer(desk: HomeDesk) -> None:
    number = opened(desk, FOOD)
    desk.do(number, NoteDiary("亲，给您补偿20元，东西您留着可以吗", "merchant", "chat", on="2026-11-14"))
    text = desk.letter(number, "written-refusal").text
    assert "贵店的方案是：“亲，给您补偿20元，东西您留着可以吗”。这没有写明是否同意我的要求。" in text
    assert "没有收到" not in text
    assert (
        "我还没有收到贵店明确的答复"
        in desk.letter(opened(desk, {"order": "6920001112223334446"}), "written-refusal").text
    )


def test_an_offer_is_no_missing_answer_in_english(english: HomeDesk) -> None:
    number = opened(english, FOOD)
    english.do(number, NoteDiary("We can refund you 20 yuan, keep the nuts", "merchant", "chat"))
    text = english.letter(number, "written-refusal").text
    assert "You offered: “We can refund you 20 yuan, keep the nuts”. That does not say whether you agree" in text


def test_the_platform_hides_from_nobody_else_what_the_merchant_said(desk: HomeDesk) -> None:
    number = opened(desk, HOTEL, "services")
    desk.do(number, NoteDiary("系统超售了，别的赔不了", "merchant", "phone", on="2026-11-20"))
    desk.do(number, NoteDiary("正在等酒店核实，7到15个工作日", "platform", "chat", on="2026-11-21"))
    assert "“系统超售了，别的赔不了”" in desk.letter(number, "offer-answer").text
    text = desk.letter(number, "intervention").text
    assert "就商家的说法" not in text
    assert "提出这一理由的一方" not in text, "who waits gives no reason that could be answered"


def test_who_was_refused_by_a_word_of_the_platform_answers_the_platform(desk: HomeDesk) -> None:
    number = opened(desk, {}, "taobao")
    desk.do(number, NoteDiary("已拆封，不退", "platform", "chat", on="2026-11-21"))
    assert "就平台的说法：" in desk.letter(number, "intervention").text


@pytest.mark.parametrize(
    ("problem", "argument"),
    [
        ("酒店来电说超订，取消了入住", "已经确认的预订，经营者没有提供"),
        ("到店说没有房，让我们自己找地方", "已经确认的预订，经营者没有提供"),
        ("临时有事去不了，想改期", "服务尚未发生"),
    ],
)
def test_a_booking_that_was_not_kept_is_argued_as_such(desk: HomeDesk, problem: str, argument: str) -> None:
    number = opened(desk, HOTEL | {"problem": problem}, "services")
    assert argument in desk.letter(number, "demand-letter").text


@pytest.mark.parametrize("problem", ["健身房11月10日起锁门，贴了停业的告示", "老板跑路，人去楼空"])
def test_a_card_of_a_place_that_closed_is_argued_as_such(desk: HomeDesk, problem: str) -> None:
    facts = {"reason": "prepaid-card", "demand": "refund", "product": "年卡", "problem": problem}
    assert "经营者停止提供服务" in desk.letter(opened(desk, facts, "services"), "demand-letter").text


def test_a_demand_says_who_has_to_prove_it_and_answers_the_reason(desk: HomeDesk) -> None:
    text = desk.letter(opened(desk, {"reply": "已拆封，不退"}), "demand-letter").text
    assert "由经营者承担举证责任" in text
    assert (
        text.index("由经营者承担举证责任") < text.index("就贵店的理由")
        if "就贵店的理由" in text
        else "对此：" in text
    )


def test_laws_are_in_marks_of_a_title_for_the_merchant_too(desk: HomeDesk) -> None:
    facts = {"reason": "second-hand", "reply": "二手商品，不退"}
    text = desk.letter(opened(desk, facts), "demand-letter").text
    assert "《民法典》第577条" in text
    assert "（民法典" not in text


def test_a_rule_on_returned_goods_is_not_cited_for_a_service(desk: HomeDesk) -> None:
    facts = {"reason": "course", "demand": "refund", "product": "网课", "problem": "老师走了，没有人上课"}
    number = opened(desk, facts | {"reply": "不退钱，给您优惠券"}, "virtual")
    assert "无理由退货" not in desk.letter(number, "demand-letter").text


def test_a_paper_that_asks_for_no_money_needs_no_sum(desk: HomeDesk) -> None:
    facts = {"reason": "prepaid-card", "demand": "refund", "product": "年卡", "bought-on": "2026-01-03"}
    number = opened(desk, facts, "services")
    for name in ("seller-identity", "settlement", "evidence-list", "replay-request"):
        assert Fault.AMOUNT not in {fault for fault, _ in wrong(desk.letter(number, name))}, name
    assert Fault.AMOUNT in {fault for fault, _ in wrong(desk.letter(number, "demand-letter"))}


def test_a_short_english_form_keeps_a_word_of_theirs(english: HomeDesk) -> None:
    facts = {"problem": "The right side makes no sound, on two phones, three tries each"}
    number = opened(
        english, facts | {"product": "earphones", "reply": "The box was opened, so no return."}, "douyin"
    )
    letter = english.letter(number, "application-200")
    assert "Merchant: “The box was opened" in letter.text
    assert "The right side makes no sound" in letter.text
    assert letter.too_long_by == 0


def test_a_parcel_one_sent_is_the_couriers_affair(desk: HomeDesk) -> None:
    facts = {"reason": "sent-parcel", "demand": "compensation", "amount": "900", "received-on": ""}
    number = opened(desk, facts)
    text = desk.letter(number, "defence-outline").text
    assert "答辩人将下列物品交由对方寄递：“蓝牙耳机”，运单号" in text
    assert "联系快递企业" in text
    assert "快递企业是声动旗舰店" in desk.letter(number, "call-sheet").text
    assert not {"seller-identity", "replay-request"} & {one.id for one in desk.letters(number)}


def test_that_the_law_of_traders_names_a_seller_is_doubted_for_second_hand_goods(desk: HomeDesk) -> None:
    number = opened(desk, {"reason": "second-hand"})
    assert Fault.PREMISE in {fault for fault, _ in wrong(desk.letter(number, "seller-identity"))}


def test_other_evidence_of_which_nothing_is_said_proves_nothing(desk: HomeDesk, tmp_path: Path) -> None:
    number = opened(desk, {})
    path = tmp_path / "a.jpg"
    path.write_bytes(b"pixels")
    desk.attach(number, path, "other")
    assert "证据1 其他证据。" in desk.letter(number, "complaint-12315").text
