"""A short form keeps the law: the order number, which the form shows itself, goes before it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from content.pack.library import Library
from content.text.words import Translator
from store.case.intents import OpenCase
from store.disk.home import Home
from store.opening import open_home
from store.papers.fitting import LADDER, fit
from store.papers.milestones import FIRST
from store.papers.shortening import clipped, told_short
from tests.conftest import StandingClock

FACTS = {
    "product": "Wireless earphones", "paid": "199", "bought-on": "2026-11-10", "received-on": "2026-11-20",
    "demand": "refund", "problem": "The left earphone stays silent after charging twice",
    "promise": "Any fault within thirty days is refunded",
}  # fmt: skip


def test_an_application_of_two_hundred_characters_names_an_article(home: Home, clock: StandingClock) -> None:
    desk = open_home(home, clock, author="me", language="en")
    lost = set()
    for n, reason in enumerate(Library().get("douyin", "en").reasons):
        facts = {**FACTS, "reason": reason, "order": str(6920001112223330000 + n)}
        number = desk.open(OpenCase("douyin", facts=facts, sure=True)).view.number
        text = desk.letter(number, "application-200").text
        assert len(text) <= 201
        assert "Order," not in text
        if "Art" not in text:
            lost.add(reason)
    assert lost == set()


def test_how_many_dates_stay_when_the_others_go_is_said_in_both_languages() -> None:
    rungs = [rung for rung in LADDER if rung.shorter == "dates_least"]
    assert rungs
    assert len(FIRST) == 2
    for rung in rungs:
        assert Translator("en").say(rung.label).endswith("the first two")
        assert Translator("zh").say(rung.label).startswith("前两个")


@pytest.mark.parametrize(
    ("most", "told"),
    [(20, "质量问题：苹果坏了一半"), (10, "里面有虫子"), (4, "质量问题"), (3, "")],
)
def test_what_is_wrong_is_said_by_its_clauses_or_its_kind_or_its_reason_and_never_by_half(
    most: int, told: str
) -> None:
    problem = "苹果坏了一半，箱子也压扁了而且整个都湿透发霉了，客服不回话"
    assert told_short(problem, "质量问题", "里面有虫子", most) == told


@pytest.mark.parametrize(
    ("problem", "reason", "most", "told"),
    [
        ("3.2 m was agreed. The curtains are only 2.8 m wide", "Wrong", 40, "The curtains are only 2.8 m wide"),
        ("I chose 3.2 m; the panels are only 2.8 m and too small", "Wrong", 40, "Wrong: The panels are only 2.8 m"),
        ("约定的是3.2米。收到的只有2.8米，遮不住窗", "信息错误", 16, "收到的只有2.8米，遮不住窗"),
        ("下单选的是加宽，收到的只有2.8米，遮不住", "信息错误", 20, "信息错误：收到的只有2.8米，遮不住"),
        (
            "It switches itself off three minutes after a full charge; another socket changes nothing",
            "Wrong",
            70,
            "Wrong: It switches itself off three minutes after a full charge",
        ),
        (
            "It slows down three minutes after a full charge; another socket changes nothing",
            "Wrong",
            70,
            "Wrong: It slows down three minutes after a full charge",
        ),
        ("The page says waterproof. It does not keep out a drop of rain", "False", 20, "False"),
    ],
)
def test_what_is_told_short_tells_the_fault(problem: str, reason: str, most: int, told: str) -> None:
    assert told_short(problem, reason, "", most) == told


def test_what_has_room_once_a_sentence_went_comes_back() -> None:
    values = {"problem": "The set of six had only four; two places in the box were empty.", "evidence": "x" * 9}

    def filled(known: Mapping[str, object]) -> str:
        return f"{known.get('problem', '')}{' E1, E2' if known.get('evidence') else ''}"

    fitted = fit(values, filled, 40)
    assert fitted.text == "The set of six had only four E1, E2"
    assert not fitted.left_out


def test_no_word_is_cut_while_there_is_one_before_it() -> None:
    assert clipped("game credits", 11) == "game"
    assert clipped("credits", 6) == "credit"


def test_a_text_is_cut_where_a_clause_ends() -> None:
    assert clipped("右耳没有声音，重启过也一样，还是不行", 14) == "右耳没有声音，重启过也一样"
    assert clipped("abc def ghi", 8) == "abc def"
