"""The key e on an exhibit: what it shows, its kind, and what of a picture is painted over in copies for others."""

from __future__ import annotations

from store.opening import HomeDesk
from tests.store.dossier.cases import picture
from tests.tui.desk.conftest import Hand, OpenDesk


async def paint(hand: Hand, areas: str) -> None:
    """Open the form of the first exhibit and type into its last field."""
    await hand.press("enter", "v", "end", "e", "tab", "tab", "ctrl+u")
    await hand.write(areas)
    await hand.press("ctrl+s")


async def test_areas_of_a_picture_are_painted_over_and_undone(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.attach_stream(earphones, picture(), "商品.png", "goods", "左耳没有声音")
    async with open_desk() as hand:
        await paint(hand, "10%,20%,30%,5%; 0,0,40,40")
        assert desk.view(earphones).exhibits[0].areas == ("10%,20%,30%,5%", "0,0,40,40")
        assert desk.view(earphones).exhibits[0].note == "左耳没有声音"
        await hand.press("u")
        assert desk.view(earphones).exhibits[0].areas == ()


async def test_what_is_no_area_is_told_in_the_form(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    desk.attach_stream(earphones, picture(), "商品.png", "goods")
    async with open_desk() as hand:
        await paint(hand, "10%,20%")
        assert "10%,20%,30%,5%" in hand.screen
        assert desk.view(earphones).exhibits[0].areas == ()


async def test_an_area_outside_of_the_picture_hides_nothing_and_is_refused(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.attach_stream(earphones, picture(), "商品.png", "goods")
    async with open_desk() as hand:
        await paint(hand, "900,900,10,10")
        assert "900,900,10,10" in hand.screen
        assert desk.view(earphones).exhibits[0].areas == ()
