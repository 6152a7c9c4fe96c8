"""A first case: what was read of a paste is told beside each field, and a reason is found by a few letters."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from textual import events

from content.pack.playbook import Playbook
from store.case.asking import missed_facts
from store.days.clock import HOME_ZONE
from store.opening import HomeDesk
from tests.tui.desk.conftest import Hand, OpenDesk
from tui.desk.dialogs import newcase
from tui.desk.widgets.textarea import put

ORDER = "订单编号：6921447802938810356\n果鲜集生鲜店\n车厘子礼盒5斤\n实付款 ¥168.00\n下单时间：2026-11-21 10:02:11"


def line(hand: Hand, words: str) -> str:
    """The line on which a label stands."""
    return next(text for text in hand.lines if words in text)


async def test_beside_each_field_stands_whether_it_was_read(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("n")
        assert "商品*" in hand.screen
        assert "没读到" not in hand.screen
        hand.front.focused.post_message(events.Paste(ORDER))
        await hand.rest()
        assert line(hand, "商家").endswith("读到")
        assert "没读到" in line(hand, "诉求")
        assert "没读到 · 定期限" in line(hand, "收货日*")
        await hand.write("!")
        assert not line(hand, "商品*").endswith("读到"), "what was changed is no more as it was read"


async def test_a_reason_is_found_by_letters_and_pinyin_and_its_meaning_stands_beside_it(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    reasons = desk.playbook().reasons
    async with open_desk(120, 36) as hand:
        await hand.press("n")
        await hand.write("耳机")
        await hand.press("tab", "tab", "tab", "tab", "tab")
        assert hand.front.focused.id == "field-reason"
        await hand.write("zhiliang")
        assert hand.front.values()["reason"] == "quality"
        assert "".join(reasons["quality"].meaning.split())[:8] in "".join(hand.screen.split())
        await hand.press(*["backspace"] * 8)
        await hand.press("down")
        names = ["", *reasons]
        assert hand.front.values()["reason"] == names[names.index("quality") + 1]
        await hand.write("@@")
        assert "没有相合的" in hand.screen
        await hand.press(*["backspace"] * 2, "up", "tab")
        assert hand.front.values()["reason"] == "quality"
        await hand.press("ctrl+s")
        assert desk.view(1).facts["reason"] == "quality"


async def test_what_is_required_is_reckoned_when_the_reason_or_the_place_changes_and_not_at_every_key(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, str]] = []

    def counted(reason: str, stands: str, playbook: Playbook, now: datetime) -> tuple[str, ...]:
        asked.append((reason, stands))
        return missed_facts(reason, stands, playbook, now)

    monkeypatch.setattr(newcase, "missed_facts", counted)
    async with open_desk(120, 36) as hand:
        await hand.press("n")
        await hand.write("右耳没有声音的耳机")
        assert asked == [("", "nothing")]
        assert "收货日*" in hand.screen
        put(hand.front.query_one("#field-reason"), "not-shipped")
        hand.front.redraw()
        await hand.rest()
        assert "收货日" not in hand.screen, "what was never sent has no day of receipt"
        await hand.write("，黑色")
        assert asked == [("", "nothing"), ("not-shipped", "nothing")]
        put(hand.front.query_one("#field-stands"), "applied")
        hand.front.redraw()
        assert asked[2:] == [("not-shipped", "applied")]


async def test_a_case_that_began_before_today_is_asked_only_for_its_dates_and_shows_what_they_come_to(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    """Told on the desk on the twelfth day: where it stands, when it was applied for and when it was refused."""
    async with open_desk(120, 36) as hand:
        await hand.press("n")
        await hand.write("电热水壶")
        assert "被拒日" not in hand.screen
        await hand.press(*["tab"] * 9, *["right"] * 4)
        assert hand.front.values()["stands"] == "rejected"
        assert hand.screen.index("申请日") < hand.screen.index("被拒日"), "in the order in which they happen"
        await hand.press("tab")
        await hand.write("11-19 10:00")
        await hand.press("tab")
        await hand.write("11-22 15:00")
        assert "被拒后申请平台介入" in line(hand, "11-24 15:00")
        await hand.press("ctrl+s")
    view = desk.view(1)
    assert view.step.id == "supplement"
    assert [stop.at.strftime("%m-%d %H:%M") for stop in view.trail() if not stop.unknown] == [
        "11-19 10:00",
        "11-22 15:00",
    ]
    window = next(one for one in view.deadlines if one.id == "intervene-window")
    assert window.due == datetime(2026, 11, 24, 15, tzinfo=HOME_ZONE)


async def test_what_the_dates_come_to_speaks_the_language_one_has_changed_to(open_desk: OpenDesk) -> None:
    async with open_desk(100, 40) as hand:
        hand.app.speak("en")
        await hand.press("n")
        put(hand.front.query_one("#field-product"), "灯")
        put(hand.front.query_one("#field-reason"), "quality")
        put(hand.front.query_one("#field-received-on"), "2026-11-20")
        put(hand.front.query_one("#field-stands"), "refused")
        await hand.rest()
        told = line(hand, "So it comes to:")
        assert not re.search("[\u4e00-\u9fff]", told), told


async def test_a_day_that_is_not_asked_any_more_holds_nobody_up(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk() as hand:
        await hand.press("n")
        await hand.write("车厘子")
        form = hand.front
        form.query_one("#field-stands").focus()
        await hand.press("right", "right", "tab", "tab")
        assert hand.app.focused is form.query_one("#field-refused-on")
        await hand.write("blub")
        form.query_one("#field-stands").focus()
        await hand.press("left", "left", "ctrl+s")
        assert [view.title for view in desk.views()] == ["车厘子"], (
            "what is wrong with a field that is gone is not asked"
        )


async def test_a_paste_writes_over_nothing_that_was_typed(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("n")
        await hand.write("我的车厘子")
        hand.front.focused.post_message(events.Paste(ORDER))
        await hand.rest()
        await hand.press("ctrl+s")
    facts = desk.view(1).facts
    assert (facts["product"], facts["merchant"], facts["paid"]) == ("我的车厘子", "果鲜集生鲜店", "168.00")


async def test_a_page_of_another_platform_picks_its_playbook_and_says_so(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("n")
        hand.front.focused.post_message(events.Paste("【淘宝】" + ORDER))
        await hand.rest()
        assert "案件改按“淘宝、天猫退款”来走" in hand.screen
        assert hand.front.values()["playbook"] == "taobao"
        await hand.press("ctrl+n")
        hand.front.focused.post_message(events.Paste("【京东】" + ORDER))
        await hand.rest()
        await hand.press("ctrl+s")
    assert desk.view(1).case.playbook == "jd"
    async with open_desk(80, 24) as hand:
        await hand.press("n", "ctrl+n")
        hand.front.focused.post_message(events.Paste("抖音商城\n" + ORDER))
        await hand.rest()
        assert "案件改按" not in hand.screen
        assert hand.front.values()["playbook"] == "douyin"


async def test_a_new_case_chooses_its_playbook_and_the_reasons_of_that_one(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    """The list finds by letters; what one chose stays, whatever is pasted after it, and a draft keeps it."""
    async with open_desk(80, 24) as hand:
        await hand.press("n")
        await hand.write("游泳年卡")
        form = hand.front
        put(form.query_one("#field-reason"), "quality")
        form.query_one("#field-playbook").focus()
        await hand.write("services")
        assert form.values()["playbook"] == "services"
        assert form.values()["reason"] == "", "it knows no such reason"
        put(form.query_one("#field-reason"), "voucher-misredeemed")
        form.query_one("#field-paste").focus()
        await hand.rest()
        hand.front.focused.post_message(events.Paste("抖音商城\n" + ORDER))
        await hand.rest()
        assert hand.front.values()["playbook"] == "services"
        await hand.press("escape", "n")
        assert hand.front.values()["playbook"] == "services"
        assert hand.front.values()["reason"] == "voucher-misredeemed"
        await hand.press("ctrl+s")
    view = desk.view(1)
    assert (view.case.playbook, view.facts["reason"]) == ("services", "voucher-misredeemed")


async def test_a_case_that_was_opened_says_how_it_goes_away_again(open_desk: OpenDesk, desk: HomeDesk) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("n")
        await hand.write("电热水壶")
        await hand.press("ctrl+s")
        assert hand.foot.rstrip().endswith("d 回收")
        await hand.press("d", "y")
        assert not desk.views()
        await hand.press("u")
        assert len(desk.views()) == 1
