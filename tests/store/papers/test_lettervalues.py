"""What a letter tells of a refusal, of which its day is enough, and of a refund that is too small."""

from __future__ import annotations

import pytest

from store.case.intents import AnswerOffer, NoteOffer, OpenCase, ReceiveMoney, SetFact, TakeChoice
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.papers.test_letters import FACTS


def test_a_refusal_of_which_only_the_day_is_known_is_told_as_one(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS, sure=True)).view.number
    assert "还没有收到贵店明确的答复" in desk.letter(number, "written-refusal").text
    desk.do(number, SetFact("refused-on", "2026-11-08"))
    text = desk.letter(number, "written-refusal").text
    assert "贵店在2026年11月8日没有同意" in text
    assert "明确的答复" not in text


def test_a_refusal_noted_as_a_step_is_told_with_its_day(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS, sure=True)).view.number
    desk.do(number, TakeChoice("refused", anyway=True, on="11-08", sure=True))
    text = desk.letter(number, "written-refusal").text
    assert "没有同意" in text
    assert "明确的答复" not in text


def test_a_refund_that_is_too_small_is_measured_by_the_offer_that_was_accepted(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    desk.do(number, NoteOffer("退您50", amount="50"))
    desk.do(number, ReceiveMoney("30"))
    before = desk.letter(number, "refund-difference").text
    assert "应退199元" in before
    assert "差额169元" in before
    desk.do(number, AnswerOffer(0, "accepted"))
    text = desk.letter(number, "refund-difference").text
    assert "谈妥退50元" in text
    assert "差额20元" in text
    assert "应退199元" not in text


def test_freight_that_is_theirs_counts_in_what_is_missing(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS | {"reason": "quality", "freight-paid": "12"})).view.number
    desk.do(number, ReceiveMoney("199"))
    text = desk.letter(number, "refund-difference").text
    assert "应退199元，另有退货运费12元。" in text
    assert "差额12元" in text


def test_what_was_agreed_is_claimed_as_agreed_and_not_by_the_law_of_a_return(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    for intent in (NoteOffer("退您50", amount="50"), AnswerOffer(0, "accepted"), ReceiveMoney("30")):
        desk.do(number, intent)
    text = desk.letter(number, "refund-difference").text
    assert "第577条" in text
    assert "第17条" not in text


def test_an_agreement_without_a_sum_is_told_in_its_words_and_no_sum_is_made_up(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", "", FACTS)).view.number
    for intent in (NoteOffer("换一个新的，再补一点"), AnswerOffer(0, "accepted"), ReceiveMoney("30")):
        desk.do(number, intent)
    text = desk.letter(number, "refund-difference").text
    assert "双方谈妥的是：“换一个新的，再补一点”" in text
    assert "应退" not in text
    assert "差额" not in text


@pytest.mark.parametrize(
    ("reason", "cited", "absent"),
    [("no-reason", "第17条", "第52条"), ("quality", "第18条", "第17条"), ("not-received", "第52条", "第18条")],
)
def test_a_refund_is_claimed_by_the_law_of_its_kind(desk: HomeDesk, reason: str, cited: str, absent: str) -> None:
    demand = "refund" if reason == "not-received" else "return-refund"
    number = desk.open(OpenCase("douyin", "", FACTS | {"reason": reason, "demand": demand}, sure=True)).view.number
    desk.do(number, ReceiveMoney("30"))
    text = desk.letter(number, "refund-difference").text
    assert cited in text
    assert absent not in text
    assert "。\n没有依据的扣除" in text


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "服务没有按约定完成：袖长"), ("en", "Work not done as agreed: 袖长")]
)
def test_what_a_paper_is_about_has_just_one_colon_behind_it(
    home: Home, clock: StandingClock, language: str, told: str
) -> None:
    desk = open_home(home, clock, author="me", language=language)
    facts = FACTS | {"product": "羊绒衫干洗", "reason": "work", "problem": "袖长缩了六厘米", "demand": "refund"}
    facts |= {"name": "何念", "phone": "13900001111", "address": "江城市柳岸路8号"}
    number = desk.open(OpenCase("generic", facts=facts, sure=True)).view.number
    assert told in desk.letter(number, "complaint-12315").text
