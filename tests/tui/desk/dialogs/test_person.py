"""The key N: whom a case is for, asked where a letter first needs it and kept for all."""

from __future__ import annotations

from store.opening import HomeDesk
from store.people.person import CLAIMANT, Person
from tests.tui.desk.conftest import Hand, OpenDesk


async def fill(hand: Hand, *texts: str) -> None:
    """Type into one field after the other."""
    for n, text in enumerate(texts):
        if n:
            await hand.press("tab")
        await hand.write(text)


async def test_what_a_letter_lacks_of_a_person_is_filled_in_once(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "w")
        titles = [letter.id for letter in desk.letters(earphones)]
        await hand.press(*["down"] * titles.index("complaint-12315"))
        assert "还缺" in hand.sheet("aside")
        assert "N" in hand.sheet("aside")
        await hand.press("N", "tab")
        await fill(hand, "李明", "13800001111", "甲路1号")
        await hand.press("ctrl+s")
        assert desk.people.everybody() == (Person("本人", "李明", "13800001111", "甲路1号"),)
        assert "李明，电话13800001111" in hand.sheet("aside").replace("\n", "")
        assert CLAIMANT not in desk.view(earphones).facts, "the first person is whom a case is for anyway"
        assert desk.drafts.load(f"person-{earphones}") == {}


async def test_another_label_is_another_person_and_the_case_is_for_them(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.people.keep(Person("我", "李明", "13800001111"))
    async with open_desk() as hand:
        await hand.press("enter", "N")
        assert "13800001111" in hand.screen
        await hand.press("ctrl+u")
        await hand.write("妈妈")
        await hand.press("ctrl+s")
        assert desk.people.everybody()[1] == Person("妈妈"), "nothing of the one is taken for the other"
        assert desk.view(earphones).facts[CLAIMANT] == "妈妈"
        await hand.press("u")
        assert CLAIMANT not in desk.view(earphones).facts


async def test_a_person_is_called_by_one_word(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "N", "ctrl+u")
        await hand.write("my mother")
        await hand.press("ctrl+s")
        assert "一个词" in hand.screen
        assert earphones
        assert desk.people.everybody() == ()


async def test_a_number_that_hardly_can_be_a_phone_is_kept_when_saved_once_more(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    assert earphones
    async with open_desk() as hand:
        await hand.press("enter", "N", "tab")
        await fill(hand, "李明", "1380000")
        await hand.press("ctrl+u")
        await hand.write("1380000111")
        await hand.press("ctrl+s")
        assert "再按一次" in hand.screen
        assert desk.people.everybody() == ()
        await hand.press("ctrl+s")
        assert desk.people.everybody() == (Person("本人", "李明", "1380000111"),)


async def test_what_somebody_is_called_is_typed_anew(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("N")
        assert "本人" in hand.screen
        await hand.write("妈妈")
        await hand.press("ctrl+s")
        assert [one.label for one in desk.people.everybody()] == ["本人", "妈妈"]


async def test_somebody_else_who_is_added_first_gets_no_other_case(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("enter", "N", "ctrl+u")
        await hand.write("妈妈")
        await hand.press("tab")
        await hand.write("王芳")
        await hand.press("ctrl+s")
        assert [one.label for one in desk.people.everybody()] == ["本人", "妈妈"]
        assert desk.view(earphones).facts[CLAIMANT] == "妈妈"
