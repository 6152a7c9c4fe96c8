"""How a case ended is understood in the words people use, and never guessed."""

from __future__ import annotations

import pytest

from content.text.words import LANGUAGES, Translator
from store.case.endings import outcome_of
from store.case.intents import CloseCase, OpenCase
from store.desk import Desk
from store.errors import BadValue, Refused


@pytest.fixture
def number(desk: Desk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": "鞋"})).view.number


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("won", "refunded"), ("赢了", "refunded"), ("退了", "refunded"), ("全额退款了", "refunded"),
        ("got my money back", "refunded"), ("refunded", "refunded"), ("已退款", "refunded"),
        ("settled", "settled"), ("和解了", "settled"), ("we agreed on half", "settled"), ("调解成功", "mediated"),
        ("lost", "lost"), ("输了", "lost"), ("败诉", "lost"),
        ("gave up", "stopped"), ("算了", "stopped"), ("算了吧，太累", "stopped"), ("没退，放弃了", "stopped"),
        ("不弄了", "stopped"), ("不追了", "stopped"), ("不要了", "stopped"), ("认了", "stopped"),
        ("不管了", "stopped"),
        ("没打赢", "lost"), ("谈妥了", "settled"), ("说好了", "settled"), ("各退一步", "settled"),
        ("钱到账了", "refunded"), ("钱要回来了", "refunded"), ("胜诉", "refunded"),
    ],
)  # fmt: skip
def test_a_case_is_closed_in_the_words_people_use(desk: Desk, number: int, said: str, outcome: str) -> None:
    assert desk.do(number, CloseCase(said)).view.case.outcome == outcome
    with pytest.raises(Refused):
        desk.do(number, CloseCase(said))


GOING_ON = [
    "没放弃",
    "我不会放弃",
    "won't give up",
    "I never gave up",
    "跟他算了一笔账",
    "退了一半",
    "part refunded",
]

FAILED = [
    "退款失败", "退款关闭了", "退款被驳回", "退款申请取消了", "调解失败", "refund failed", "refund rejected",
    "the refund was denied", "refund request closed", "mediation failed", "won nothing",
]  # fmt: skip


@pytest.mark.parametrize(
    "said", ["", "  ", "商家赔了券", "hm", "没退", "they won't refund", "not settled", *FAILED, *GOING_ON]
)
def test_how_it_ended_is_never_guessed(desk: Desk, number: int, said: str) -> None:
    with pytest.raises(
        BadValue, match="refunded, settled as agreed, settled in mediation, closed as the court decided, stopped"
    ):
        desk.do(number, CloseCase(said))
    assert not desk.view(number).case.closed


def test_the_ways_to_end_are_named_in_words_that_are_read(desk: Desk, number: int) -> None:
    with pytest.raises(BadValue) as refused:
        desk.do(number, CloseCase("只退了一半"))
    known = refused.value.message.values["known"]
    assert isinstance(known, tuple)
    for language in LANGUAGES:
        said = [Translator(language).say(word) for word in known]
        assert list(map(outcome_of, said)) == ["refunded", "settled", "mediated", "lost", "stopped"]
