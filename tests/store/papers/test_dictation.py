"""Dictation: what a form on the phone is filled with, one field after the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.text.words import Translator
from store.case.intents import OpenCase, SetFact, TakeChoice
from store.desk import Desk
from store.papers.dictation import Piece, dictation, portions

FACTS = {
    "product": "蓝牙耳机",
    "order": "6920001112223334445",
    "merchant": "声动旗舰店",
    "paid": "199",
    "reason": "quality",
    "demand": "return-refund",
    "problem": "左耳没有声音",
}


def pieces(desk: Desk, step: str = "", letter: str = "", **facts: str) -> tuple[Piece, ...]:
    number = desk.open(OpenCase("douyin", "", FACTS | facts, sure=True)).view.number
    if step:
        desk.do(number, TakeChoice(step, anyway=True))
    return dictation(desk.view(number), desk.clock(), letter)


def labels(found: tuple[Piece, ...]) -> list[str]:
    return [Translator("zh").say(piece.label) for piece in found]


def test_the_facts_come_in_the_order_of_a_form_and_the_letter_after_them(desk: Desk) -> None:
    found = pieces(desk, phone="13800138000", sku="黑色")
    assert labels(found) == [
        "订单号", "商品", "规格", "商家", "诉求", "退款原因", "要求金额", "给商家的第一封信", "您的电话",
    ]  # fmt: skip
    assert [piece.text for piece in found[:7]] == [
        "6920001112223334445", "蓝牙耳机", "黑色", "声动旗舰店", "退货退款", "商品质量问题", "199.00",
    ]  # fmt: skip


def test_the_reason_is_told_as_the_form_calls_it(desk: Desk) -> None:
    found = next(piece for piece in pieces(desk, reason="wrong-info") if piece.fact == "reason")
    assert found.text == "描述不符"
    assert "商品信息错误" in Translator("zh").say(found.remark)


def test_what_is_not_known_is_there_and_empty_with_the_fact_to_fill_in(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "", {"product": "电饭煲"})).view.number
    desk.do(number, TakeChoice("refused"))
    unknown = [piece.fact for piece in dictation(desk.view(number), desk.clock()) if not piece.text]
    assert unknown[:5] == ["order", "merchant", "demand", "reason", "paid"]
    letter = dictation(desk.view(number), desk.clock())[-1]
    assert letter.text == ""
    assert "还缺" in Translator("zh").say(letter.remark)


def test_of_several_letters_of_a_step_the_first_that_fits_its_target_is_taken(desk: Desk) -> None:
    short = pieces(desk, "refused")
    assert labels(short)[-1] == "退款申请说明（80字）"
    long = pieces(desk, "refused", problem="左耳没有声音，重启和重新配对都试过，" * 5)
    assert labels(long)[-1] == "退款申请说明（200字）"


def test_a_letter_that_was_asked_for_fits_its_target_with_what_matters_most(desk: Desk) -> None:
    found = pieces(desk, "refused", "application-80", problem="左耳没有声音。重启试过。重新配对也试过。" * 5)
    part = next(piece for piece in found if piece.fact == "problem")
    assert len(part.text) <= 80
    assert part.text.startswith("左耳没有声音。重启试过。重新配对也试过。")
    assert part.text.endswith("申请退货退款，199元。")


def test_without_a_letter_the_problem_is_told(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    for choice in ("agreed", "send-back"):
        desk.do(number, TakeChoice(choice, anyway=True))
    desk.do(number, SetFact("tracking", "SF1234567890123"))
    found = dictation(desk.view(number), desk.clock())
    assert [piece.text for piece in found if piece.fact in ("problem", "tracking")][-1] == "SF1234567890123"


@pytest.mark.parametrize("most", [1, 7, 80])
@given(st.text(alphabet="退款a。， \n.", max_size=200))
def test_portions_lose_nothing_and_keep_to_their_length(most: int, text: str) -> None:
    found = portions(text, most)
    assert all(0 < len(part) <= most for part in found)
    assert "".join("".join(found).split()) == "".join(text.split())


def test_portions_end_where_sentences_end() -> None:
    assert portions("一二三。四五六。七", 5) == ("一二三。", "四五六。七")
    assert portions("一二三，四五六", 5) == ("一二三，", "四五六")
    assert portions("一二三四五六", 0) == ("一二三四五六",)
    assert portions("", 5) == ()


@pytest.mark.parametrize("words", ["没有开箱视频，不予处理", "Without an unboxing video we can't do anything."])
def test_words_in_another_language_are_answered_with_the_same_rebuttal(desk: Desk, words: str) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS | {"reply": words}, sure=True)).view.number
    view = desk.view(number)
    twins = desk.library.twins("douyin", view.playbook)
    found = dictation(view, desk.clock(), "intervention", twins)
    assert any("开箱视频不是唯一的证据" in piece.text for piece in found)
