"""Of a prepayment that may be used in part, what is left is asked back; the whole only within its first days."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store.case.intents import OpenCase, SetFact
from store.desk import Desk
from store.errors import LetterIncomplete

CARD = {
    **{"product": "健身年卡", "merchant": "动力健身", "paid": "3600", "reason": "prepaid-card", "demand": "refund"},
    **{"problem": "门店搬到十五公里外", "name": "张三", "phone": "13900000000", "address": "杭州"},
}
ASKING = ("first-message", "demand-letter", "complaint-12315", "rescission", "offer-answer")


def opened(desk: Desk, days_ago: int, **facts: str) -> int:
    bought = (desk.clock() - timedelta(days=days_ago)).date().isoformat()
    return desk.open(OpenCase("services", "", {**CARD, "bought-on": bought, **facts}, sure=True)).view.number


@pytest.mark.parametrize("letter", ASKING)
def test_after_months_what_is_left_is_asked_and_not_the_whole(desk: Desk, letter: str) -> None:
    number = opened(desk, 200)
    text = desk.letter(number, letter).text
    assert "余额" in text
    assert "第14" not in text
    assert "返还3600元" not in text
    assert "商品" not in text
    assert [one.fact for one in desk.letter(number, letter).findings][:1] == ["amount"]


def test_in_the_first_days_the_whole_is_asked_by_its_own_article(desk: Desk) -> None:
    text = desk.letter(opened(desk, 3), "demand-letter").text
    assert "退款3600元" in text
    assert "第14" in text


def test_a_day_of_payment_that_is_not_known_is_not_taken_for_one_of_the_first(desk: Desk) -> None:
    facts = {key: value for key, value in CARD.items() if key != "bought-on"}
    number = desk.open(OpenCase("services", "", facts, sure=True)).view.number
    assert "第14" not in desk.letter(number, "demand-letter").text


def test_who_asked_in_the_first_days_keeps_the_whole(desk: Desk) -> None:
    number = opened(desk, 60)
    asked = (desk.clock() - timedelta(days=55)).date().isoformat()
    desk.do(number, SetFact("contacted-on", asked, sure=True))
    assert "第14" in desk.letter(number, "demand-letter").text


def test_who_asked_on_the_day_of_payment_asked_in_the_first_days(desk: Desk) -> None:
    number = opened(desk, 60)
    desk.do(number, SetFact("contacted-on", desk.view(number).facts["bought-on"], sure=True))
    assert "第14" in desk.letter(number, "demand-letter").text


def test_a_court_is_told_a_sum_that_somebody_counted(desk: Desk) -> None:
    number = opened(desk, 200)
    with pytest.raises(LetterIncomplete):
        desk.letter(number, "civil-outline")
    desk.do(number, SetFact("amount", "2100"))
    text = desk.letter(number, "civil-outline").text
    assert "被告返还预付款的余额人民币2100元整" in text
    assert "服务合同纠纷" in text


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("办卡后概不退费，可以转让", "prepaid-no-refund"),
        ("新店照样可以用", "prepaid-moved"),
        ("可以给您延期一个月", "extend-instead"),
        ("课程延期了，等通知", "course-postponed"),
        ("店盘给别人了，您找新老板", "prepaid-handed-over"),
        ("公司资金紧张，卡退不了", "prepaid-closing"),
        ("您已经用了8次，按单次价300算", "prepaid-count"),
        ("No refunds after signing, you may transfer it.", "prepaid-no-refund"),
        ("The new branch honours your card.", "prepaid-moved"),
        ("We can extend it by one month.", "extend-instead"),
        ("The course is postponed.", "course-postponed"),
    ],
)
def test_what_gyms_and_schools_say_is_answered(desk: Desk, text: str, card: str) -> None:
    number = desk.open(OpenCase("services", "", {"product": "健身年卡", "reason": "prepaid-card"})).view.number
    assert [one.id for one in desk.answer(number, text).cards][:1] == [card]
