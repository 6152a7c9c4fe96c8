"""The bar of a list says whether the arrows move it."""

from __future__ import annotations

from tests.tui.desk.conftest import Hand, OpenDesk
from tui.desk.draw.spans import Span, key, quiet
from tui.desk.widgets.itemlist import ItemList


def bar(hand: Hand, name: str) -> Span:
    """The bar before the first item of a list."""
    listed = hand.front.query_one(f"#{name}", ItemList)
    span: Span = listed.line(listed.stops()[0][0])[1]
    return span


async def test_it_is_quiet_while_the_arrows_scroll_the_text_of_a_letter(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("w")
        assert bar(hand, "list") == key("┃")
        await hand.press("enter")
        assert bar(hand, "list") == quiet("┃")
        await hand.press("enter")
        assert bar(hand, "list") == key("┃")


async def test_it_is_quiet_while_another_page_of_the_case_is_in_hand(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter")
        assert bar(hand, "now") == key("┃")
        await hand.press("tab")
        assert bar(hand, "now") == quiet("┃")
