"""How a letter calls the house it is written to, and whom its reader is."""

from __future__ import annotations

import pytest

from content.pack.arguing import Audience
from content.pack.library import Library
from store.case.intents import OpenCase
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from store.papers.sides import house, sides, spoken_to
from tests.conftest import StandingClock


@pytest.mark.parametrize("pack", ["generic", "services", "virtual", "douyin"])
def test_no_house_without_goods_is_a_shop_unless_its_page_says_so(pack: str) -> None:
    for language, shop in (("zh", "贵店"), ("en", "your shop")):
        book = Library().get(pack, language)
        for reason in book.reasons:
            told = book.reason(reason).house
            assert told == "" or told.startswith(("贵", "your "))
            assert told != shop or reason in {"prepaid-card", "digital-goods"} or reason.startswith("voucher")


def test_the_courier_of_a_parcel_one_sent_is_spoken_to_and_told_of_to_others(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("generic", "", {"reason": "sent-parcel", "product": "镜头"})).view.number
    view = desk.view(number)
    assert spoken_to(view, Audience.COURIER)
    assert sides(view, Audience.COURIER) == ("我", "贵公司")
    assert sides(view, Audience.PLATFORM) == ("我", "快递")
    assert sides(view, Audience.COURT) == ("原告", "被告")


def test_in_english_the_story_speaks_to_you(home: Home, clock: StandingClock) -> None:
    desk = open_home(home, clock, author="me", language="en")
    number = desk.open(OpenCase("services", "", {"reason": "booking", "product": "A room"})).view.number
    view = desk.view(number)
    assert house(view) == "your business"
    assert sides(view, Audience.MERCHANT) == ("I", "you")
    desk.close()
