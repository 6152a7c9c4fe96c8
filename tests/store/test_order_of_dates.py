"""What happened has an order: in the story, in offers, in what one may choose, and in what a dump brings."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from content.text.words import Translator
from store.care.dump import read_dump
from store.care.transfer import dump_of, load
from store.case.intents import AnswerOffer, NoteOffer, OpenCase, SetFact, TakeChoice
from store.days.clock import HOME_ZONE
from store.desk import Desk
from store.disk.home import Home
from store.errors import Doubtful
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME_ZONE)


@pytest.fixture
def number(desk: Desk) -> int:
    facts = {"product": "耳机", "reason": "quality", "received-on": "2026-11-12"}
    return desk.open(OpenCase("douyin", facts=facts)).view.number


def story(desk: Desk, number: int) -> list[tuple[str, str]]:
    tr = Translator("zh")
    return [(entry.at.strftime("%m-%d %H:%M"), tr.say(entry.text)) for entry in desk.view(number).timeline()]


def test_a_fact_that_is_a_day_stands_on_it_in_the_story_and_a_corrected_one_does_not(desk: Desk) -> None:
    facts = {
        "product": "壶",
        "bought-on": "2026-11-09",
        "received-on": "2026-11-11 18:00",
        "refused-on": "2026-11-20",
    }
    number = desk.open(OpenCase("douyin", facts=facts, stands="refused")).view.number
    desk.do(number, SetFact("bought-on", "2026-11-08"))
    told = story(desk, number)
    assert [line[:5] for line, text in told if "日：" in text] == ["11-08", "11-11", "11-20", "11-23"]
    assert told[0][1] == "下单日：2026-11-08（记于2026-11-23 10:00）"
    assert told[-1][1] in {"下单日：2026-11-09", "商品：壶"}, "what was corrected is no part of the story"
    refusal = next(n for n, (_, text) in enumerate(told) if text.startswith("商家不同意退款"))
    assert told[refusal + 1][1].startswith("被拒日：2026-11-20"), "first what happened, then what it is called"


def test_offers_and_answers_have_an_order_too(desk: Desk, number: int) -> None:
    desk.do(number, SetFact("bought-on", "2026-11-09"))
    with pytest.raises(Doubtful, match=r"2026-11-08.*2026-11-09"):
        desk.do(number, NoteOffer("补偿30元", on="2026-11-08"))
    with pytest.raises(Doubtful, match=r"2026-11-19 24:00.*2026-11-20"):
        desk.do(number, NoteOffer("补偿30元", until="2026-11-19", on="2026-11-20"))
    offer = desk.do(number, NoteOffer("补偿30元", by="3天内", on="2026-11-12 15:00")).view.case.offers[0]
    assert offer.by.startswith("2026-11-16T00:00"), "three days from when it was made"
    with pytest.raises(Doubtful, match=r"2026-11-10.*2026-11-12 15:00"):
        desk.do(number, AnswerOffer(0, "refused", on="2026-11-10"))
    view = desk.do(number, AnswerOffer(0, "refused", on="2026-11-13")).view
    assert view.case.offers[0].state == "refused"
    assert ("11-13 00:00", "方案“¥30.00”：没有接受（记于2026-11-23 10:00）") in story(desk, number)


def test_a_right_that_another_claim_still_keeps_open_is_not_called_over_where_one_chooses(
    desk: Desk, clock: StandingClock
) -> None:
    facts = {"product": "壶", "reason": "quality", "applied-on": "2026-11-13", "refused-on": "2026-11-20 10:00"}
    view = desk.open(OpenCase("douyin", facts=facts, stands="rejected")).view
    assert view.step.id == "supplement"
    assert view.next.over == ()
    assert any("by another claim it runs until" in str(note).casefold() for note in view.next.notes)
    clock.now = at("2026-11-26 10:00")
    view = desk.view(view.number)
    assert view.next.opened[0] == "intervene", "in its last two days it leads"
    clock.now = at("2026-11-28 10:00")
    assert desk.view(view.number).next.over == ("intervene",)


def test_dates_that_cannot_be_are_asked_about_before_cases_are_taken_in(desk: HomeDesk, tmp_path: Path) -> None:
    """With both dates in the sentence; dry runs tell them, and what is here already is not asked about again."""
    facts = {"product": "壶", "bought-on": "2026-11-09", "received-on": "2026-11-05"}
    number = desk.open(OpenCase("douyin", facts=facts, sure=True)).view.number
    desk.do(number, TakeChoice("refused", on="2026-11-20"))
    desk.do(number, TakeChoice("review", on="2026-11-18", sure=True, anyway=True))
    told = tmp_path / "d.json"
    told.write_bytes(dump_of(desk)[0])
    there, other = read_dump(told), open_home(Home(tmp_path / "other"), desk.clock, "小李", "zh")
    with pytest.raises(Doubtful, match=rf"Case {number}.*2026-11-05.*2026-11-09"):
        load(other, there)
    assert not other.file.histories().cases
    (receipt, step) = load(other, there, dry_run=True).notes
    assert "2026-11-05" in str(receipt)
    assert "等待抖音平台审核" in str(step)
    assert "2026-11-18 would be before" in str(step)
    assert "kept as it is" in str(load(other, there, sure=True).notes[0])
    assert not load(other, there).changes
