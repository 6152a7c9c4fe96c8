"""What a letter tells of a refusal: its day is enough, its words need not be known."""

from __future__ import annotations

from store.case.intents import OpenCase, SetFact, TakeChoice
from store.opening import HomeDesk
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
