"""Reply cards and tone marks: what to answer, and what not to write."""

from __future__ import annotations

import pytest

from store.case.intents import MarkItem, NoteDiary, PlaceCase, SetFact
from store.case.marks import ItemState
from store.desk import Desk, Reading
from store.opening import HomeDesk, open_home
from tests.tui.desk.conftest import OpenDesk
from tui.desk.ports import RepliesPlace
from tui.desk.worker.news import Reported
from tui.desk.worker.report import Answers


async def test_a_card_answers_what_the_merchant_said(open_desk: OpenDesk, desk: Desk, earphones: int) -> None:
    desk.do(earphones, NoteDiary("拆封了，不能退。", "merchant", "chat"))
    best = desk.answer(earphones).cards[0]
    desk.do(earphones, MarkItem(best.evidence[0].evidence, ItemState.HAVE))
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "r")
        assert best.says in hand.sheet("list")
        shown = hand.sheet("aside").replace("\n", "")
        for words in (best.answer[:20], f"☑ {best.evidence[0].title}", best.leads_to_title):
            assert words in shown
        assert "“拆封了，不能退。”" in hand.sheet("words")
        assert "合“拆封”“不能退”" in hand.sheet("list").replace("\n", "").replace(" ", "")
        assert f"反驳的证据有1/{len(best.evidence)}" in hand.sheet("list")
        await hand.press("c")
        assert "发送到终端" in hand.foot
        await hand.press("i")
        assert f"已发出：对“{best.says}”的答复" in hand.screen
        await hand.press("ctrl+s")
        assert desk.view(earphones).case.diary[-1].who == "me"
        await hand.press("i")
        assert "已发出" not in hand.screen, "what was noted as sent is not asked for again"
        await hand.press("escape")
        await hand.press("p")
        assert best.answer[:10] in hand.sheet("text")


async def test_saving_what_they_said_tells_that_there_is_an_answer(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("i")
        await hand.write("拆封了不能退")
        await hand.press("ctrl+s")
        assert "按r看怎么回" in hand.foot
        assert hand.foot.endswith("已保存：商家在聊天里：拆封了不能退  u 撤销"), "what u takes back is named"
        await hand.press("r")
        assert "拆封" in hand.sheet("words").splitlines()[1]


async def test_saving_words_that_need_no_answer_promises_none(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("i")
        await hand.write("今天天气不错")
        await hand.press("ctrl+s")
        assert desk.view(earphones).diary[-1].text == "今天天气不错"
        assert hand.app.heard == {}
        assert "看怎么回" not in hand.foot


async def test_what_was_just_noted_is_answered_before_older_words(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.do(earphones, SetFact("reply", "拆封了，不能退。"))
    async with open_desk(120, 36) as hand:
        await hand.press("i")
        await hand.write("加微信私下退给您")
        await hand.press("ctrl+s", "r")
        assert "微信" in hand.sheet("words").splitlines()[1]


async def test_where_no_card_fits_a_sentence_says_so_and_gives_a_safe_answer_that_names_no_law(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.do(earphones, NoteDiary("定金", "merchant", "chat"))
    async with open_desk(80, 24) as hand:
        await hand.press("r")
        listed = hand.sheet("list")
        assert "没有合适的卡" in listed
        assert "沾边的" in listed
        assert "只合“定金”" in listed
        assert "定金" in hand.sheet("words")
        await hand.press("c")
        assert "请写明：能不能退款" in hand.app.clipboard
        assert "第" not in hand.app.clipboard


async def test_a_card_that_may_be_meant_is_read_and_sent_by_whoever_decides_so(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.do(earphones, NoteDiary("定金", "merchant", "chat"))
    nearest = desk.answer(earphones).nearest[0]
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "r", "j")
        shown = hand.sheet("aside").replace("\n", "")
        assert nearest.answer[:20] in shown
        assert desk.answer(earphones).heard.ask[:10] in shown
        await hand.press("c")
        assert hand.app.clipboard.strip() == nearest.answer
        await hand.press("k", "c")
        assert "请写明：能不能退款" in hand.app.clipboard


async def test_what_they_said_before_is_walked_through_and_other_words_are_looked_for(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    for said in ("运费您自己出", "拆封了不能退"):
        desk.do(earphones, NoteDiary(said, "merchant", "chat"))
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "r")
        assert "拆封" in hand.sheet("words")
        assert "第1句，共2句" in hand.sheet("words")
        assert "上一句" in hand.foot
        await hand.press("left")
        assert "运费" in hand.sheet("words")
        assert "运费" in hand.sheet("list")
        await hand.press("left")
        assert "再往前没有记下的话了" in hand.foot
        await hand.press("right")
        assert "拆封" in hand.sheet("words")
        await hand.press("/")
        await hand.write("特价不退")
        await hand.press("ctrl+s")
        assert "“特价不退”" in hand.sheet("words")
        assert "特价" in hand.sheet("words")
        assert "特价" in hand.sheet("list")
        assert len(desk.view(earphones).diary) == 2


async def test_words_that_were_answered_can_be_mended_instead_of_typed_anew(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.do(earphones, NoteDiary("拆封了", "merchant", "chat"))
    async with open_desk(120, 36) as hand:
        await hand.press("r", "/", "end")
        await hand.write("不能退")
        await hand.press("ctrl+s")
        assert "“拆封了不能退”" in hand.sheet("words")


async def test_their_words_stand_above_an_answer_that_has_the_screen_alone(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.do(earphones, NoteDiary("拆封了，不能退。", "merchant", "chat"))
    async with open_desk(40, 15) as hand:
        await hand.press("r", "enter")
        assert "“拆封了，不能退。”" in hand.screen
        assert "可以这样回" in hand.screen


@pytest.mark.parametrize(("key", "words"), [("r", "可以这样回"), ("w", "6928374650192837465")])
async def test_on_a_narrow_screen_enter_shows_the_text_and_esc_the_list_again(
    open_desk: OpenDesk, earphones: int, key: str, words: str
) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press(key)
        assert words not in hand.screen
        assert "enter 看正文" in hand.foot
        assert "复制" not in hand.foot
        await hand.press("enter")
        assert words in hand.screen
        assert "esc 回列表" in hand.foot
        assert "c 复制" in hand.foot
        await hand.press("escape")
        assert "enter 看正文" in hand.foot
        await hand.press("escape")
        assert hand.app.screen.query("#cards")


async def test_the_foot_names_the_number_that_the_card_in_hand_names_and_no_other(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.do(earphones, NoteDiary("拆封了，不能退。", "merchant", "chat"))
    best = desk.answer(earphones).cards[0]
    number = 1 + [one.id for one in desk.view(earphones).next.choices].index(best.choice)
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "r")
        assert f"{number} 对方再拒" in hand.foot
    desk.do(earphones, PlaceCase("refused", "当时就拒了"))
    async with open_desk(120, 36) as hand:
        hand.app.go(RepliesPlace(earphones))
        await hand.rest()
        assert "再拒" not in hand.foot
        assert "1-9" not in hand.foot


async def test_what_cannot_be_seen_is_shown_before_it_is_copied(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(60, 20) as hand:
        await hand.press("w", "c")
        assert not hand.app.clipboard
        assert "6928374650192837465" in hand.screen
        await hand.press("c")
        assert "6928374650192837465" in hand.app.clipboard


@pytest.mark.parametrize("key", ["r", "w"])
async def test_list_and_text_begin_on_the_same_line(open_desk: OpenDesk, earphones: int, key: str) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press(key)
        assert hand.sheet("list").splitlines()[0].strip()
        assert hand.sheet("aside").splitlines()[0].strip()


async def test_the_list_says_who_gets_a_letter_and_its_page_says_where_too(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.reading = Reading("en", "小李")
    async with open_desk(80, 24) as hand:
        await hand.press("w")
        assert "…" not in hand.sheet("list")
        letter = desk.letters(earphones)[0]
        shown = " ".join(hand.sheet("aside").split())
        assert f"{letter.title} {letter.to} · {letter.channel}" in shown


async def test_a_letter_names_the_words_that_may_hurt(open_desk: OpenDesk, desk: Desk, earphones: int) -> None:
    desk.do(earphones, SetFact("problem", "左耳没有声音，骗子商家"))
    async with open_desk(120, 36) as hand:
        await hand.press("w")
        for _ in desk.letters(earphones):
            page = hand.sheet("aside")
            if "左耳没有声音" in page and "骗子" in page:
                break
            await hand.press("down")
        letter = desk.letter(earphones, hand.front.letters.template(0).id)
        assert letter.marks
        assert "发出之前" in page
        assert "“骗子" in page
        assert "字" in page


async def test_answers_that_come_before_their_screen_wait_for_it(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter")
        hand.app.go(RepliesPlace(earphones))
        # a screen that was left asked for them
        await hand.app.on_reported(Reported(Answers(earphones, desk.answer(earphones))))
        await hand.rest()
        assert desk.answer(earphones).cards[0].says in hand.sheet("list")


async def test_what_another_process_notes_of_their_words_is_answered(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, NoteDiary("已经超过七天了，不能退", "merchant"))
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "r")
        assert "已经超过七天了" in hand.sheet("words")
        other = open_home(desk.home, desk.clock, author="妈妈", language="zh")
        other.do(earphones, NoteDiary("运费要你自己出", "merchant"))
        hand.app.worker.look()
        await hand.rest()
        await hand.rest()
        assert "运费要你自己出" in hand.sheet("words")


async def test_a_long_letter_says_above_its_text_that_something_is_to_be_looked_at_below(
    open_desk: OpenDesk, desk: Desk, earphones: int
) -> None:
    desk.do(earphones, SetFact("problem", "左耳没有声音" * 30))
    names = [one.id for one in desk.letters(earphones)]
    async with open_desk(80, 24) as hand:
        await hand.press("w")
        await hand.press(*["down"] * names.index("intervention"))
        page = hand.sheet("aside")
        assert desk.letter(earphones, "intervention").findings
        assert "看，写在正文下面" in page.replace("\n", "")
        assert page.index("发出之前") < page.index("左耳没有声音")
