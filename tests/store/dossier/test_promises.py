"""What came of promises, and what is left to ask for, once the case went past them."""

from __future__ import annotations

import pytest

from store.care.export import gathered
from store.case.deadlines.promised import promise_id
from store.case.intents import MarkItem, NoteDiary, OpenCase, ReceiveMoney, TakeChoice
from store.dossier.contents import Dossier, Reader, Wanted
from store.opening import HomeDesk
from tests.store.dossier.cases import FACTS


def went_on(desk: HomeDesk, promise: str, mark: str = "") -> int:
    """A case that went past a promise of the merchant, whose day is over."""
    number = desk.open(OpenCase("douyin", facts=FACTS | {"order": ""})).view.number
    desk.do(number, NoteDiary("给您处理", "merchant", "chat", promise=promise, on="2026-11-18"))
    if mark:
        desk.do(number, MarkItem(promise_id(desk.view(number).diary[0]), mark))
    desk.do(number, TakeChoice("refused", on="2026-11-18"))
    return number


def made(desk: HomeDesk, number: int, reader: Reader) -> Dossier:
    return gathered(desk, number, Wanted(reader)).dossier


def came(desk: HomeDesk, number: int) -> str:
    return next(one.came for one in made(desk, number, Reader.AUTHORITY).tried if one.promised)


def told(desk: HomeDesk, number: int) -> list[str]:
    return [one.text for one in made(desk, number, Reader.COURT).story if "没有兑现" in one.text]


def test_a_refund_that_was_promised_and_did_not_come_is_told_wherever_the_case_went(desk: HomeDesk) -> None:
    number = went_on(desk, "11月20日前退全款")
    assert desk.view(number).step.id == "apply"
    assert came(desk, number) == "到2026年11月20日没有做到"
    assert told(desk, number) == ["被告承诺的“11月20日前退全款”到期，没有兑现。"]


def test_what_may_have_been_done_unnoted_is_not_called_broken(desk: HomeDesk) -> None:
    number = went_on(desk, "11月20日前答复")
    assert came(desk, number) == "2026年11月20日到期"
    assert told(desk, number) == []


def test_money_that_came_in_time_or_a_mark_says_otherwise(desk: HomeDesk) -> None:
    number = went_on(desk, "11月20日前退50元")
    desk.do(number, ReceiveMoney("50", on="2026-11-19"))
    assert told(desk, number) == []
    kept = went_on(desk, "11月20日前退全款", "have")
    assert (came(desk, kept), told(desk, kept)) == ("已经做到", [])
    moot = went_on(desk, "11月20日前退全款", "not-needed")
    assert (came(desk, moot), told(desk, moot)) == ("", [])


@pytest.mark.parametrize("reader", Reader)
def test_what_came_back_is_not_asked_for_again(desk: HomeDesk, reader: Reader) -> None:
    number = went_on(desk, "11月20日前退全款")
    desk.do(number, ReceiveMoney("50", on="2026-11-21"))
    demand = made(desk, number, reader).demand
    assert "149元" in demand.asks
    assert "199元" not in demand.asks
    assert "50元" in demand.amount


@pytest.mark.parametrize("reader", [Reader.FAMILY, Reader.LAWYER])
def test_nothing_on_paper_is_to_be_typed(desk: HomeDesk, reader: Reader) -> None:
    number = went_on(desk, "11月20日前退全款")
    desk.do(number, ReceiveMoney("50", on="2026-11-21"))
    cover = {line.label: line.value for line in made(desk, number, reader).cover.lines}
    assert "place" in str(desk.view(number).next.title), "the desk does say what to type"
    assert cover["下一步"] == "在订单里提交退款申请，证据一次交齐"
