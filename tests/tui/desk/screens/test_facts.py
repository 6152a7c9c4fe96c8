"""The facts of a case: in groups, what something waits for first, and beside each what it is good for."""

from __future__ import annotations

from content.text.words import Translator
from store.case.facts import BY_KEY
from store.case.intents import OpenCase, SetFact, SetFacts
from store.opening import HomeDesk
from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.context import UNICODE, Context
from tui.desk.draw.facts import about_fact, fields_of
from tui.desk.draw.spans import text_of
from tui.desk.widgets.field import OneLine


async def test_a_fact_that_something_waits_for_comes_first_and_says_what(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    desk.open(OpenCase("douyin", "", {"product": "锅", "reason": "quality"}))
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "e")
        lines = hand.lines
        at = next(n for n, line in enumerate(lines) if "缺，挡着事" in line)
        assert "? 收货日*" in lines[at + 1]
        assert "挡住日期" in lines[at + 1]
        for words in ("订单 ─", "争议 ─", "日期 ─"):
            assert words in hand.sheet("facts")
        assert "挡着事的1" in lines[0]


async def test_a_number_that_is_longer_than_its_column_stands_whole_beneath_its_label(
    open_desk: OpenDesk, desk: HomeDesk
) -> None:
    desk.open(OpenCase("douyin", "", {"product": "锅", "order": "6921873301845520117"}))
    async with open_desk(40, 15) as hand:
        await hand.press("enter", "e")
        at = next(n for n, line in enumerate(hand.lines) if "订单号" in line)
        assert hand.lines[at].split() == ["订单号"]
        assert hand.lines[at + 1].split() == ["6921873301845520117"]


async def test_a_label_that_is_cut_keeps_its_distance_from_what_is_known(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk(40, 15) as hand:
        await hand.press("L", "enter", "e", "end")
        unknown = [line for line in hand.lines if "not known" in line]
        assert any("…" in line for line in unknown)
        assert all(" not known" in line for line in unknown)


async def test_the_next_gap_is_one_key_away_in_facts_and_in_a_case(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "]")
        first = hand.front._item()
        assert first.open
        await hand.press("]", "[")
        assert hand.front._item().id == first.id
        await hand.press("e", "]")
        field = fields_of(hand.front.case)[hand.front.listed().item]
        assert not hand.front.case.facts.get(field.key)
        assert hand.app.tr(field.label) in hand.sheet("aside")


async def test_beside_a_day_stand_the_dates_reckoned_from_it(open_desk: OpenDesk, earphones: int) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "e")
        names = [field.key for field in fields_of(hand.front.case)]
        hand.front.listed().seek(names.index("received-on"))
        hand.front.sought()
        await hand.rest()
        assert "由它算出的日期" in hand.sheet("aside")
        assert "售后期" in hand.sheet("aside")


async def test_a_day_that_cannot_be_is_asked_about_with_both_dates(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(120, 36) as hand:
        await hand.press("enter", "e")
        names = [field.key for field in fields_of(hand.front.case)]
        hand.front.listed().seek(names.index("refused-on"))
        await hand.press("enter")
        await hand.write("11-15")
        await hand.press("enter")
        for words in ("被拒日", "2026-11-15", "收货日", "2026-11-18"):
            assert words in hand.screen, words
        await hand.press("escape")
        assert "refused-on" not in desk.view(earphones).facts


def test_two_dates_of_one_name_that_are_reckoned_from_a_fact_are_told_apart(desk: HomeDesk) -> None:
    facts = {"product": "锅", "refused-on": "2026-11-22 09:00"}
    case = desk.open(OpenCase("douyin", facts=facts, stands="rejected")).view
    pen = Context(Translator("zh"), UNICODE, case.now)
    lines = [text_of(line) for line in about_fact(BY_KEY["refused-on"], case, 44, pen)]
    named = [n for n, line in enumerate(lines) if line.endswith("被拒后申请平台介入")]
    assert len(named) == 2
    assert lines[named[0] + 1] != lines[named[1] + 1]
    assert not any(lines[n + 1].strip().startswith("还有") for n in named)


async def test_while_words_are_sought_the_foot_names_the_keys_of_that(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    async with open_desk(80, 24) as hand:
        await hand.press("e", "/")
        assert hand.foot.strip() == "enter 下一处  esc 清除"
        await hand.press("escape")
        assert "enter 修改" in hand.foot


async def test_a_day_that_stands_there_is_typed_anew(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    async with open_desk() as hand:
        await hand.press("e")
        hand.front.listed().seek([one.key for one in fields_of(desk.view(earphones))].index("received-on"))
        await hand.press("enter")
        await hand.write("11-20")
        await hand.press("enter")
        assert desk.view(earphones).facts["received-on"] == "2026-11-20"


async def test_a_moment_is_corrected_as_one_types_it(open_desk: OpenDesk, desk: HomeDesk, earphones: int) -> None:
    desk.do(earphones, SetFact("received-on", "2026-11-22 18:00"))
    async with open_desk(80, 24) as hand:
        await hand.press("e", "/")
        await hand.write("收货日")
        await hand.press("escape", "enter")
        assert hand.front.query_one("#value", OneLine).value == "2026-11-22 18:00"
        await hand.press("escape")
        assert not hand.app.draft(f"facts-{earphones}"), "what nobody changed is no draft"
        await hand.press("enter", "end", "backspace", "backspace")
        await hand.write("30")
        await hand.press("enter")
        assert desk.view(earphones).facts["received-on"] == "2026-11-22T18:30+08:00"


async def test_the_head_counts_what_is_waited_for_only_where_something_is_and_alone_where_it_is_narrow(
    open_desk: OpenDesk, desk: HomeDesk, earphones: int
) -> None:
    desk.do(earphones, SetFacts({"received-on": ""}))
    async with open_desk(40, 15) as hand:
        await hand.press("enter", "e")
        assert "挡着事的" in hand.lines[0]
        assert "知道" not in hand.lines[0]
    desk.do(earphones, SetFacts({"received-on": "2026-11-20"}))
    async with open_desk(80, 24) as hand:
        await hand.press("enter", "e")
        assert "知道" in hand.lines[0]
        assert "挡着事的" not in hand.lines[0]
        assert "/ 在这里找" in hand.foot
