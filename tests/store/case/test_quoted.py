"""A message that is quoted bears its own moment; a date in what it says is none."""

from __future__ import annotations

import pytest

from content.pack.arguing import Audience
from store.case.intents import NoteDiary, OpenCase, SetFact
from store.case.quoted import quoted_moment, quoted_speaker
from store.desk import Desk
from store.papers.rebuttal import last_words
from tests.conftest import StandingClock


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("11月20日 15:20 商家：已拆封不退", "2026-11-20T15:20+08:00"),
        ("2026-11-20 15:20:33 客服小美: 亲，不能退哦", "2026-11-20T15:20+08:00"),
        ("[11-20 15:20] 商家：不退", "2026-11-20T15:20+08:00"),
        ("【11月20日】商家说不退", "2026-11-20"),
        ("商家 2026-11-20 15:20\n已拆封不退", "2026-11-20T15:20+08:00"),
        ("2026年11月20日 15:20\n商家：已拆封不退\n", "2026-11-20T15:20+08:00"),
        ("11-20 15:20 平台客服：\n三个工作日内给您回复", "2026-11-20T15:20+08:00"),
        ("昨天 21:30 商家：明天给您退", "2026-11-22T21:30+08:00"),
        ("商家 昨天：明天给您退", "2026-11-22"),
        ("前天\n商家：不退", "2026-11-21"),
        ("11-19 09:00 我：能退吗\n11-20 15:20 商家：不能", "2026-11-20T15:20+08:00"),
        ("Shop (2026-11-20 15:20): no refund once opened", "2026-11-20T15:20+08:00"),
    ],
)
def test_a_quoted_message_bears_its_moment(clock: StandingClock, text: str, kept: str) -> None:
    assert quoted_moment(text, clock()) == kept


@pytest.mark.parametrize(
    "text",
    [
        "商家说11-20 10:00前退款", "11-20 10:00前退款", "答应11月20日退", "客服：11月20日 15:20 上门取件",
        "不退", "",
        "2027-01-01 10:00 商家：不退", "13-40 10:00 商家：不退", "11-20", "订单号：6921234567890123456",
    ],
)  # fmt: skip
def test_a_date_in_what_is_said_is_none(clock: StandingClock, text: str) -> None:
    assert quoted_moment(text, clock()) == ""


def test_a_note_of_a_quoted_message_is_of_its_day_and_so_is_its_promise(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    said = "11月20日 15:20 商家：48小时内给您退"
    here = desk.do(number, NoteDiary(said, "merchant", "chat", "48小时内退款")).view
    assert here.diary[0].at.isoformat() == "2026-11-20T15:20:00+08:00"
    promise = next(one for one in here.deadlines if one.id.startswith("promise:"))
    assert promise.due is not None
    assert promise.due.isoformat() == "2026-11-22T15:20:00+08:00"
    told = desk.do(number, NoteDiary(said, "merchant", "chat", on="2026-11-21")).view
    assert told.diary[1].day, "who says when it was knows better"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("11月20日 15:20 商家：已拆封不退", "merchant"),
        ("2026-11-20 15:20:33 客服小美: 亲，不能退哦", "merchant"),
        ("清渡电器官方旗舰店 11-19 20:05\n那您先寄回检测", "merchant"),
        ("清渡电器旗舰店客服：寄回检测", "merchant"),
        ("[11-20 15:20] 平台客服：三个工作日内回复", "platform"),
        ("官方客服（2026-11-20 15:20）：请补充材料", "platform"),
        ("快递员：放门口了", "courier"),
        ("11-19 09:00 商家：不能退\n11-20 15:20 我：那我申请介入", "me"),
        ("11-19 09:00 我：能退吗\n11-20 15:20 商家：不能", "merchant"),
        ("Shop (2026-11-20 15:20): no refund once opened", "merchant"),
        ("2026年11月20日 15:20\n卖家：已拆封不退\n", "merchant"),
    ],
)
def test_who_is_quoted_said_it(text: str, who: str) -> None:
    assert quoted_speaker(text) == who


@pytest.mark.parametrize(
    "text",
    ["不退", "", "订单号：6921234567890123456", "今天打了电话：没人接", "商家说不退", "15:20 打电话", "备注：商家"],
)
def test_who_is_not_quoted_did_not_say_it(text: str) -> None:
    assert quoted_speaker(text) == ""


def test_a_note_is_of_who_is_quoted_unless_it_says_otherwise(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    for intent, who in (
        (NoteDiary("11月20日 15:20 商家：不退"), ("merchant", "chat")),
        (NoteDiary("11月20日 15:21 商家：不退", "platform", "phone"), ("platform", "phone")),
        (NoteDiary("去邮局寄了"), ("me", "other")),
    ):
        entry = desk.do(number, intent).view.diary[-1]
        assert (entry.who, entry.channel) == who


def test_what_was_answered_is_whose_the_diary_has_it_and_else_the_merchants(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    desk.do(number, NoteDiary("请您补充材料", "platform", "chat"))
    desk.do(number, NoteDiary("拆封了不退", "merchant", "chat"))
    for said, who in (("请您补充材料", "platform"), ("拆封了不退", "merchant"), ("材料不够", "merchant")):
        desk.do(number, SetFact("reply", f"{said}\n"))
        assert last_words(desk.view(number), Audience.PLATFORM).who == who, said
