"""What goes out of a case and comes back: it is noted, and changes nothing by itself."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from content.text.words import Translator
from store.care.dump import trouble
from store.case.intents import NoteDiary, NoteHandedOver, NoteStamped, OpenCase, Remark, TakeRemarks, UndoChange
from store.errors import BadValue, Refused
from store.opening import HomeDesk

AUNT = Remark("a" * 32, "王芳", "先问仓库", happened="2026-11-22T20:00:00+08:00")
TO_CHOOSE = Remark("b" * 32, "王芳", "", "choice", "contact", "refused", happened="2026-11-22T20:05:00+08:00")


@pytest.fixture
def number(desk: HomeDesk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机", "paid": "199"})).view.number


def lines(desk: HomeDesk, number: int, language: str = "zh") -> list[str]:
    tr = Translator(language)
    return [tr.say(entry.text) for entry in desk.read_in(language).view(number).timeline() if not entry.voided]


def test_remarks_are_lines_by_name_and_nothing_else_changes(desk: HomeDesk, number: int) -> None:
    before = desk.view(number)
    after = desk.do(number, TakeRemarks((AUNT, TO_CHOOSE))).view
    assert [line for line in lines(desk, number) if "王芳" in line] == [
        "王芳的留言：先问仓库（记于2026-11-23 10:00）",
        "王芳建议：选择“商家不同意退款”（记于2026-11-23 10:00）",
    ]
    assert (after.step, after.facts, after.deadlines) == (before.step, before.facts, before.deadlines)
    assert after.diary == before.diary == ()  # what letters tell of
    assert "王芳 proposes: to choose “" in "\n".join(lines(desk, number, "en"))


def test_remarks_come_in_once_and_can_be_undone(desk: HomeDesk, number: int) -> None:
    desk.do(number, TakeRemarks((AUNT, AUNT)))
    assert not desk.do(number, TakeRemarks((AUNT,))).changed
    assert [one.id for one in desk.view(number).case.remarks] == [AUNT.id]
    assert desk.do(number, UndoChange()).view.case.remarks == ()
    assert desk.do(number, TakeRemarks((AUNT,))).changed


def test_a_remark_says_something_and_not_too_much(desk: HomeDesk, number: int) -> None:
    with pytest.raises(Refused):
        desk.do(number, replace(AUNT, text=" "))
    with pytest.raises(BadValue):
        desk.do(number, replace(AUNT, text="长" * 4_001))
    assert desk.do(number, replace(AUNT, author="王\n芳" * 100)).view.case.remarks[0].author.startswith("王 芳")


def test_what_went_out_is_a_line_of_the_timeline(desk: HomeDesk, number: int) -> None:
    desk.do(number, NoteHandedOver("c" * 32, "妈妈", "age", "d" * 64))
    stamped = NoteStamped("e" * 64, "Test TSA", "2026-11-23T10:00:00+08:00", "")
    assert desk.do(number, stamped).changed
    assert not desk.do(number, stamped).changed
    assert lines(desk, number)[-2:] == [
        "已交给妈妈（SHA-256 dddddddddddd…）",
        "Test TSA的时间戳：清单eeeeeeeeeeee…所列的内容在2026-11-23 10:00已经存在",
    ]


def test_words_of_remarks_are_found(desk: HomeDesk, number: int) -> None:
    desk.do(number, NoteDiary("聊过一次"))
    assert not desk.search("仓库")
    desk.do(number, TakeRemarks((AUNT,)))
    assert [one.number for one in desk.search("仓库")] == [number]


@pytest.mark.parametrize(
    "wrong",
    [{"about": "fire"}, {"about": "deadline", "value": "soon"}, {"id": ""}, {"value": 3}, {"text": "x" * 10**7}],
)
def test_a_dump_with_a_remark_that_makes_no_sense_is_refused(
    desk: HomeDesk, number: int, wrong: dict[str, object]
) -> None:
    desk.do(number, TakeRemarks((AUNT, TO_CHOOSE)))
    history = desk.file.histories().cases[number]
    assert trouble(number, history) == ""
    event = history[-1]
    assert trouble(number, [*history[:-1], {**event, "data": {**event["data"], **wrong}}])
