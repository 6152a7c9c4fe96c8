"""What stands beside an exhibit: when it was made and taken in, its letters, its point; and a letter that went."""

from __future__ import annotations

from io import BytesIO

import pytest

from store.case.exhibits import points, proving
from store.case.sent import letters_sent
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk


@pytest.fixture
def shot(desk: HomeDesk, earphones: int) -> int:
    """A case with an exhibit that was made days before it was taken in."""
    desk.attach_stream(earphones, BytesIO(b"a"), "a.png", "goods", on="2026-11-20 09:41")
    return earphones


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 20)])
async def test_when_it_was_made_and_when_it_was_taken_in_are_told_apart(
    open_desk: OpenDesk, shot: int, size: tuple[int, int]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press("enter", "v", "end")
        assert "11-20 09:41，收入于今天" in hand.sheet("list")


async def test_its_letters_stand_below_it_where_nothing_stands_beside_it(open_desk: OpenDesk, shot: int) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "v")
        assert "用于" in hand.sheet("list")
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "v", "end")
        assert "用于" not in hand.sheet("list")
        assert "写进这些文书" in hand.screen


async def test_a_point_that_must_be_proven_is_chosen_by_the_arrows(
    open_desk: OpenDesk, desk: HomeDesk, shot: int
) -> None:
    asked = points(desk.view(shot).marked)
    mine, other = asked[[one.id for one in asked].index("goods")], next(one for one in asked if one.id != "goods")
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "v", "end", "e", "right")
        assert hand.front.values()["note"] == mine.why, "what its kind is for comes first"
        while hand.front.values()["note"] != other.why:
            await hand.press("right")
        await hand.press("ctrl+s")
        view = desk.view(shot)
        assert proving(other, view.exhibits) == proving(mine, view.exhibits) == view.exhibits


async def test_a_letter_that_went_out_is_noted_with_one_key(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    title = desk.letters(earphones)[0].title
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "w", "c")
        assert "寄出后按i记一笔" in hand.foot
        await hand.press("i", "ctrl+s")
        (sent,) = letters_sent(desk.view(earphones).case)
        assert sent.title == title
        assert f"寄出文书：{title}" in hand.foot
        await hand.press("u")
        assert letters_sent(desk.view(earphones).case) == ()


async def test_a_letter_says_which_exhibits_went_with_it(open_desk: OpenDesk, desk: HomeDesk, shot: int) -> None:
    title = desk.letters(shot)[0].title
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "w", "i", "tab")
        await hand.write("E9")
        await hand.press("ctrl+s")
        assert "E9" in hand.screen
        assert letters_sent(desk.view(shot).case) == ()
        await hand.press("backspace", "1", "ctrl+s", "escape", "v", "end")
        (sent,) = letters_sent(desk.view(shot).case)
        assert sent.exhibits == (desk.view(shot).exhibits[0].id,)
        assert f"{title} 今天" in hand.screen


async def test_the_draft_of_one_letter_is_not_that_of_another(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "w", "i")
        await hand.write("昨天")
        await hand.press("escape", "down", "i")
        assert hand.front.values()["on"] == ""
        await hand.press("escape", "up", "i")
        assert hand.front.values()["on"] == "昨天"


async def test_a_picture_that_is_asked_for_before_the_copies_were_looked_at_comes_as_soon_as_they_were(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    from PIL import Image

    drawn = BytesIO()
    Image.new("RGB", (60, 40), (200, 0, 0)).save(drawn, "PNG")
    drawn.seek(0)
    desk.attach_stream(earphones, drawn, "red.png", "goods")
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "v", "end")
        looked, hand.front.exhibits.kept = hand.front.exhibits.kept, {}
        await hand.press("p")
        assert looked
        assert "▀▀▀" not in hand.screen
        hand.app.worker.check_copies(earphones)
        await hand.rest()
        await hand.rest()
        assert "▀▀▀" in hand.screen
        assert hand.foot.startswith(" p 回列表")
        for words in ("移出", "撤销", "卷宗"):
            assert words not in hand.foot


async def test_what_waited_for_a_copy_is_not_done_to_another_line(
    open_desk: OpenDesk, desk: HomeDesk, shot: int
) -> None:
    desk.attach_stream(shot, BytesIO(b"b"), "b.txt", "chat")
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "v", "end")
        hand.front.exhibits.kept = {}
        await hand.press("p", "up")
        hand.app.worker.check_copies(shot)
        await hand.rest()
        await hand.rest()
        assert "不是图片" not in hand.foot


async def test_an_exhibit_is_moved_only_where_another_one_stands(
    open_desk: OpenDesk, desk: HomeDesk, shot: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "v", "end")
        assert not {"往前", "往后"} & set(hand.foot.split())
    desk.attach_stream(shot, BytesIO(b"b"), "b.txt", "chat")
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "v", "end")
        assert "往前" in hand.foot
        assert "往后" not in hand.foot
        await hand.press("up")
        assert "往前" not in hand.foot
        assert "往后" in hand.foot
