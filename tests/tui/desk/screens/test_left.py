"""The key to the left goes to what stands on the left, and leaves only where nothing does."""

from __future__ import annotations

from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


async def test_in_a_case_it_goes_to_the_left_page_first(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "g", "h")
        assert hand.front.pane == "now"
        await hand.press("left")
        assert hand.front.query("#cards")


async def test_in_dictation_it_goes_one_field_back_first(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("y", "right", "right", "left")
        assert hand.front._at == 1
        await hand.press("h", "h")
        assert hand.front.query("#cards")


async def test_a_choice_that_an_answer_names_is_taken_by_its_number(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        before = desk.view(earphones).step.id
        await hand.press("r", "2", "enter")
        assert desk.view(earphones).step.id != before
        assert hand.foot.endswith("u 撤销")
