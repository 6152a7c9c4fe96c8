"""Until when an action can be brought, as a lawyer reads it."""

from __future__ import annotations

from datetime import datetime

import pytest

from content.text.words import Translator
from store.care.packs import new_pack
from store.case.intents import OpenCase
from store.disk.home import Home
from store.dossier.contents import Due, Reader
from store.dossier.limitation import LAWS, limitation_of
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.dossier.cases import FACTS, headphones
from tests.store.dossier.test_lawyer import made

TITLE = "诉讼时效，最早算到"


def limitation(desk: HomeDesk, number: int, reader: Reader = Reader.LAWYER) -> list[Due]:
    return [one for one in made(desk, number, reader).deadlines if one.title == TITLE]


@pytest.mark.parametrize("reader", list(Reader))
def test_only_who_pleads_reads_of_it(desk: HomeDesk, reader: Reader) -> None:
    assert len(limitation(desk, headphones(desk), reader)) == (reader is Reader.LAWYER)


@pytest.mark.parametrize(
    ("facts", "end", "begins"),
    [
        ({"found-on": "2026-11-18"}, "2029年11月18日 24:00", "发现问题日2026年11月18日起3年"),
        ({}, "2029年11月17日 24:00", "收货日2026年11月17日起3年"),
        ({"received-on": ""}, "2029年11月14日 24:00", "下单日2026年11月14日起3年"),
        (
            {"received-on": "2024-02-29", "bought-on": "2024-02-27"},
            "2027年2月28日 24:00",
            "收货日2024年2月29日起3年",
        ),
    ],
)
def test_it_is_counted_from_the_first_day_on_which_the_harm_could_be_known(
    desk: HomeDesk, facts: dict[str, str], end: str, begins: str
) -> None:
    known = {key: value for key, value in (FACTS | facts).items() if value}
    (due,) = limitation(desk, desk.open(OpenCase("douyin", facts=known)).view.number)
    assert due.at == end
    assert due.because.startswith(begins)
    assert "《民法典》第188、195条，2020年，2021年1月1日起施行" in due.because


def test_one_that_is_over_by_this_count_may_have_begun_anew(desk: HomeDesk, clock: StandingClock) -> None:
    number = headphones(desk)
    clock.now = datetime(2030, 1, 1, tzinfo=clock.now.tzinfo)
    (due,) = limitation(desk, number)
    assert due.state == "照这样算已过；请看有没有重新计算的事由"


def test_nothing_is_counted_where_no_day_is_known(desk: HomeDesk) -> None:
    assert limitation(desk, desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机"})).view.number) == []


def test_on_its_last_day_it_is_not_over(desk: HomeDesk, clock: StandingClock) -> None:
    number = headphones(desk)
    clock.now = datetime(2029, 11, 17, 23, 59, tzinfo=clock.now.tzinfo)
    assert limitation(desk, number)[0].state == ""
    clock.now = datetime(2029, 11, 18, 0, 0, tzinfo=clock.now.tzinfo)
    assert limitation(desk, number)[0].state != ""


def test_a_playbook_without_the_law_counts_none(home: Home, desk: HomeDesk, clock: StandingClock) -> None:
    new_pack(home, desk.library, "my-shop", clock().date())
    view = desk.open(OpenCase("my-shop", facts={"product": "壶", "received-on": "2026-11-17"})).view
    assert not set(LAWS) & set(view.playbook.laws)
    assert list(limitation_of(view, clock(), Translator("zh"))) == []
