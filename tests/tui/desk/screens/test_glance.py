"""What home and the deadlines tell at a glance: tags, saved views, the inbox, offers, what was put off."""

from __future__ import annotations

from store.case.intents import AnswerOffer, NoteOffer, ReceiveMoney, SetFact, SnoozeDeadline
from store.disk.home import Home
from store.disk.settings import Settings
from store.opening import HomeDesk
from store.samples.demo import fill
from tests.conftest import StandingClock
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.spans import Tone


async def test_a_card_bears_the_tags_and_the_person_of_its_case(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, SetFact("tags", "厨房 急"))
    desk.do(earphones, SetFact("claimant", "妈妈"))
    async with open_desk(80, 24) as hand:
        assert "@妈妈 · #厨房 · #急" in hand.screen


async def test_a_saved_view_is_found_by_its_name_and_left_by_escape(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(80, 24, Settings(views={"kitchen": "电饭煲", "sound": "耳机"})) as hand:
        await hand.press("ctrl+p")
        await hand.write("kitchen")
        await hand.press("enter")
        assert "电饭煲 · 找到0个" in hand.lines[0]
        await hand.press("escape")
        assert "蓝牙耳机" in hand.sheet("cards")
        await hand.press("ctrl+p")
        await hand.write("sound")
        await hand.press("enter")
        assert "耳机 · 找到1个" in hand.lines[0]
        await hand.press("slash")
        assert hand.front.query_one("#search").value == "耳机", "the line begins with what is shown"
        await hand.press("escape", "ctrl+p")
        await hand.write("kitchen")
        await hand.press("enter", "slash")
        assert hand.front.query_one("#search").value == "电饭煲"


async def test_files_that_wait_in_the_inbox_are_counted_in_the_head(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int, clock: StandingClock
) -> None:
    async with open_desk(80, 24) as hand:
        assert "收件箱" not in hand.lines[0]
        desk.home.inbox.mkdir(parents=True, exist_ok=True)
        (desk.home.inbox / "sent by the phone.png").write_bytes(b"1")
        clock.forward(minutes=1)
        hand.app.worker.look()
        await hand.rest()
        assert "收件箱 1" in hand.lines[0], "while the desk is open, too"
        (desk.home.inbox / "sent by the phone.png").unlink()
    for name in ("a.png", "b.png"):
        desk.home.inbox.mkdir(parents=True, exist_ok=True)
        (desk.home.inbox / name).write_bytes(name.encode())
    async with open_desk(80, 24) as hand:
        assert "收件箱 2" in hand.lines[0]


async def test_the_dates_of_an_offer_stand_among_the_deadlines_and_lead_to_it(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, NoteOffer("退您50元", amount="50", until="2026-11-25 18:00", by="2026-11-28"))
    async with open_desk(120, 36) as hand:
        await hand.press("o")
        assert "答复对方的方案：¥50" in hand.sheet("agenda")
        while "方案" not in hand.sheet("because").splitlines()[0]:
            await hand.press("down")
        await hand.press("minus")
        assert "这个日期是对方说的" in hand.foot
        await hand.press("space")
        assert "退您50元" in hand.screen
    desk.do(earphones, AnswerOffer(0, "accepted"))
    async with open_desk(120, 36) as hand:
        await hand.press("o")
        assert "对方方案里答应的：¥50" in hand.sheet("agenda")
        assert "答复对方的方案" not in hand.sheet("agenda")
    desk.do(earphones, ReceiveMoney("50"))
    assert not [one for one in desk.agenda().entries if one.offer], "what came is waited for no more"


async def test_what_was_put_off_stands_faint_with_the_day_it_is_reminded_of(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    limit = next(one for one in desk.view(earphones).deadlines if one.due and one.leads)
    desk.do(earphones, SnoozeDeadline(limit.id, "2026-11-24 00:00", "等快递"))
    async with open_desk(120, 36) as hand:
        await hand.press("o")
        assert "推迟了，过后再提醒" in hand.sheet("agenda")
        assert "今天 24:00再提醒" in hand.sheet("agenda")
        rows = hand.front._rows
        place = next(n for n, row in enumerate(rows.rows) if row in desk.agenda().put_off)
        assert {span.tone for span in rows[place] if span.text.strip()} == {Tone.FAINT}
        await hand.press("u")
        assert "推迟了" not in hand.sheet("agenda")


async def test_beside_the_cards_the_first_deadline_is_told_once(
    open_desk: OpenDesk, home: Home, desk: HomeDesk, clock: StandingClock
) -> None:
    fill(home, clock, "zh")
    desk.refresh()
    async with open_desk(120, 36) as hand:
        assert hand.screen.count("被拒后申请平台介入   ") == 2, "that of the card, and that of another card"
        assert hand.screen.count("还有3小时") == 1
        assert "逾期本次售后关闭" in hand.sheet("aside"), "what is lost with it the card has no room for"
        await hand.press("s")
        assert "最近  8 车厘子礼盒5斤" in hand.screen, "where another card comes first, the head tells it"
    async with open_desk(80, 24) as hand:
        assert "最近  8 车厘子礼盒5斤" in hand.screen


async def test_when_all_money_is_back_closing_comes_first(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, ReceiveMoney("199"))
    async with open_desk(80, 24) as hand:
        assert "钱已经全部回来" in hand.sheet("cards")
        await hand.press("0")
        assert "钱已经全部回来" in hand.screen
        assert "先办" not in hand.screen
        await hand.press("0", "enter")
        assert hand.screen.count("钱已经全部回来") == 1


async def test_the_own_words_of_a_case_are_cut_last(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, SetFact("merchant", "声动数码影音旗舰店（杭州仓）"))
    desk.do(earphones, SetFact("claimant", "妈妈"))
    async with open_desk(120, 36) as hand:
        assert "@妈妈 · 声动" in hand.sheet("cards")
