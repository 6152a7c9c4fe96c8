"""The answer of a card, as a letter to somebody else states it."""

from __future__ import annotations

import re

import pytest

from content.pack.arguing import Audience
from store.case.intents import OpenCase
from store.desk import Desk
from store.papers.retelling import CITES, beyond, core, for_reader, gist

NOTHING_TO_STATE = {"refund-under-way", "freight-no-reason"}
"""Cards that answer what is true, so that nobody else has to be told anything against it."""

ONLY_ASKED = {"effect-varies", "freight-no-reason", "return-lost-no-reason", "negotiate-first"}
"""Cards whose law stands behind a request alone."""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reader", [Audience.PLATFORM, Audience.AUTHORITY, Audience.COURT])
def test_every_card_has_a_statement_for_other_readers_and_asks_them_for_nothing(
    desk: Desk, language: str, reader: Audience
) -> None:
    asking = re.compile(r"(?<![申提])请(?!求)|您|贵店|\?|\b(?:please|your?|yours)\b", re.IGNORECASE)
    for card in desk.library.get("douyin", language).replies.values():
        stated = for_reader(card.answer, reader, language)
        assert stated or card.id in NOTHING_TO_STATE, card.id
        assert not asking.search(stated), card.id
        mine = re.search(r"(?<![(])\bI\b|\bmy\b|我", stated)
        assert reader is Audience.PLATFORM or not mine, card.id


@pytest.mark.parametrize(
    ("answer", "language", "stated"),
    [
        (
            "您好，快递由贵店安排（电子商务法第20条）。请贵店联系快递，并告诉我日期。",
            "zh",
            "快递由商家安排（电子商务法第20条）。",
        ),
        ("您好，我申请的是退货，请写明理由。", "zh", "我申请的是退货。"),
        ("没有标明的，请不要扣款。", "zh", ""),
        ("签收不等于认可质量（第1条），商品的问题请继续处理。", "zh", "签收不等于认可质量（第1条）。"),
        ("没有做到的，我可以请求重作（第781条）。", "zh", "没有做到的，我可以请求重作（第781条）。"),
        ("这张券我没有使用：请写明哪天可以用。", "zh", "这张券我没有使用。"),
        ("I have not used it: please write the days.", "en", "I have not used it."),
        ("What was not given, please refund.", "en", ""),
        ("Hello, your shop sent it, so please ask them. Please write the day.", "en", "The merchant sent it."),
        (
            "A refund is due (Art. 18; Art. 3); until I answer, please wait.",
            "en",
            "A refund is due (Art. 18; Art. 3).",
        ),
    ],
)
def test_a_request_to_the_merchant_is_left_out_and_the_statement_before_it_stays(
    answer: str, language: str, stated: str
) -> None:
    assert for_reader(answer, Audience.PLATFORM, language) == stated


def test_a_court_reads_of_parties_with_their_verbs() -> None:
    answer = "Hello, I am sure and I did not sign it. I keep my box, and the merchant gave me none."
    assert for_reader(answer, Audience.COURT, "en") == (
        "The plaintiff is sure and the plaintiff did not sign it. "
        "The plaintiff keeps the plaintiff's box, and the defendant gave the plaintiff none."
    )


def test_what_the_letter_says_anyway_is_not_said_again() -> None:
    answer = "我没有收到这个包裹，也没有同意别人代收。风险由卖家承担（电子商务法第20条）。"
    told = "物流显示签收，我没有收到，也没有同意别人代收"
    assert beyond(answer, told, "zh") == "风险由卖家承担（电子商务法第20条）。"
    assert beyond("我没有收到这个包裹。", told, "zh") == "我没有收到这个包裹。"


@pytest.mark.parametrize(
    ("answer", "language", "shortest"),
    [
        (
            "为检查而拆封，不影响完好（暂行办法第8条），单凭“已拆封”不能拒绝退货。",
            "zh",
            "为检查而拆封，不影响完好（暂行办法第8条）。",
        ),
        ("It says nothing; whoever says it should prove it.", "en", "It says nothing."),
        ("It is intact (Measures Art. 8), so it goes back.", "en", "It is intact (Measures Art. 8)."),
    ],
)
def test_the_core_of_an_answer_is_its_clause_with_the_law(answer: str, language: str, shortest: str) -> None:
    assert core(answer, language) == shortest
    assert len(core(answer, language)) <= len(gist(answer, language))


def test_papers_for_courts_do_not_speak_of_me(desk: Desk) -> None:
    facts = {
        "product": "电水壶", "order": "6920001112223334445", "merchant": "家小电", "paid": "86", "demand": "refund",
        "reason": "not-received", "problem": "我没有收到，商家说“我发了”", "name": "林晓", "phone": "13800138000",
        "address": "杭州市西湖区文三路1号",
    }  # fmt: skip
    number = desk.open(OpenCase("douyin", "", facts, sure=True)).view.number
    text = desk.letter(number, "civil-outline").text
    assert "本人没有收到，商家说“我发了”" in text
    assert "我没有收到，商家" in desk.letter(number, "intervention").text


@pytest.mark.parametrize(
    ("answer", "language", "least"),
    [
        ("Such a term is void (Interpretation Art. 9; Consumer Law Art. 26). I refuse.", "en",
         "Such a term is void (Interpretation Art. 9)."),
        ("约定无效（法释〔2025〕4号第9条、消费者权益保护法第26条）。", "zh", "约定无效（法释〔2025〕4号第9条）。"),
        ("The seller pays (Art. 20); the courier answers to it.", "en", "The seller pays (Art. 20)."),
    ],
)  # fmt: skip
def test_a_clause_is_not_cut_inside_a_bracket(answer: str, language: str, least: str) -> None:
    assert core(answer, language) == least


def test_words_that_only_differ_by_their_ending_say_the_same() -> None:
    told = "The tracking shows a signature; I received nothing. Nobody was allowed to accept the parcel for me."
    answer = "I did not receive this parcel and allowed nobody to take it. The seller bears the risk (Art. 20)."
    assert beyond(answer, told, "en") == "The seller bears the risk (Art. 20)."


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("reader", [Audience.PLATFORM, Audience.COURT])
def test_hardly_a_card_that_names_a_law_loses_it_for_other_readers(
    desk: Desk, language: str, reader: Audience
) -> None:
    cards = desk.library.get("generic", language).replies.values()
    told = {card.id: for_reader(card.answer, reader, language) for card in cards if CITES.search(card.answer)}
    assert {name for name, text in told.items() if not CITES.search(text)} <= ONLY_ASKED
