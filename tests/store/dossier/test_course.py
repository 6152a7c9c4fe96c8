"""What happened, as who decides reads it: in its order, with nothing of weight left out and in one voice."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest

from store.case.intents import AnswerOffer, NoteDiary, NoteOffer, OpenCase, SetFact, TakeChoice
from store.case.stands import STANDS, Stand
from store.dossier.contents import Reader
from store.opening import HomeDesk
from store.papers.story import _refused
from tests.conftest import StandingClock
from tests.store.dossier.cases import FACTS, headphones
from tests.store.dossier.test_lawyer import made, text_of


def went(desk: HomeDesk, clock: StandingClock, *choices: str, days: int = 1, **facts: str) -> int:
    """A case that took these choices, one after the other."""
    number = desk.open(OpenCase("douyin", facts=FACTS | facts)).view.number
    for choice in choices:
        clock.now += timedelta(days=days, minutes=10)
        desk.do(number, TakeChoice(choice, anyway=True))
    return number


def story(desk: HomeDesk, number: int, reader: Reader = Reader.COURT) -> list[str]:
    return [line.text for line in made(desk, number, reader).story]


@pytest.mark.parametrize("reader", [Reader.AUTHORITY, Reader.LAWYER, Reader.FAMILY, Reader.COURT])
def test_of_one_day_the_refusal_comes_before_the_application_that_follows_it(
    desk: HomeDesk, clock: StandingClock, reader: Reader
) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    for choice in ("refused", "review"):
        clock.now += timedelta(minutes=90)
        desk.do(number, TakeChoice(choice, anyway=True))
    told = story(desk, number, reader)
    refused, applied = (next(at for at, one in enumerate(told) if word in one) for word in ("没有同意", "申请售后"))
    assert refused < applied


def test_with_whom_a_complaint_was_filed_is_told(desk: HomeDesk, clock: StandingClock) -> None:
    number = went(desk, clock, "refused", "review", "intervene", "ruling", "rejected", "complain", "complain-wait")
    assert "原告向监管部门提交投诉。" in story(desk, number)
    clock.now += timedelta(days=2)
    desk.do(number, SetFact("filed-on", (clock.now - timedelta(days=1)).date().isoformat()))
    assert "原告向监管部门提交投诉。" in story(desk, number), "the day was told apart from the step"
    told = desk.open(
        OpenCase("douyin", facts=FACTS | {"order": "6921873301845520118", "filed-on": "2026-11-20"})
    ).view.number
    assert "原告提交投诉。" in story(desk, told), "a day alone does not tell it"


@pytest.mark.parametrize(
    ("choice", "told", "other"),
    [
        ("rejected", "平台没有支持这项请求。", "平台支持了这项请求。"),
        ("ruled", "平台支持了这项请求。", "平台没有支持这项请求。"),
    ],
)
def test_how_the_platform_ruled_is_told_once(
    desk: HomeDesk, clock: StandingClock, choice: str, told: str, other: str
) -> None:
    lines = story(desk, went(desk, clock, "refused", "review", "intervene", "ruling", choice))
    assert lines.count(told) == 1
    assert other not in lines
    assert "平台作出处理结果。" not in lines
    assert "同意退款。" not in lines, "it would be told twice"


def test_a_ruling_of_which_only_the_day_is_known_is_told_without_its_outcome(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS | {"ruled-on": "2026-11-20"})).view.number
    assert "平台作出处理结果。" in story(desk, number)


def test_whom_the_ruling_found_at_fault_and_why_is_told_with_it(desk: HomeDesk, clock: StandingClock) -> None:
    number = went(desk, clock, "refused", "review", "intervene", "ruling", "rejected")
    desk.do(number, SetFact("fault", "buyer"))
    desk.do(number, SetFact("fault-why", "没有开箱视频。"))
    (line,) = (one for one in story(desk, number) if one.startswith("平台没有支持"))
    assert line == "平台没有支持这项请求。认定的责任方：买家。给出的理由：“没有开箱视频”。"


@pytest.mark.parametrize("reader", list(Reader))
def test_who_agreed_to_less_before_does_not_hide_it(desk: HomeDesk, clock: StandingClock, reader: Reader) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    desk.do(number, NoteDiary("给您退60元，货不用寄回", "merchant", "chat", promise="三天内到账"))
    for choice in ("offer", "settled"):
        clock.now += timedelta(hours=1)
        desk.do(number, TakeChoice(choice, anyway=True))
    assert "接受了" in text_of(made(desk, number, reader))


def test_an_offer_that_was_accepted_is_told_once(desk: HomeDesk, clock: StandingClock) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    desk.do(number, NoteOffer("退60，不用寄回", amount="60"))
    desk.do(number, AnswerOffer(0, "accepted"))
    desk.do(number, TakeChoice("offer", anyway=True))
    desk.do(number, TakeChoice("settled", anyway=True))
    assert [one for one in story(desk, number) if "接受" in one] == [
        "被告提出：人民币60元整，“退60，不用寄回”（已接受）。"
    ]


@pytest.mark.parametrize("reader", [Reader.AUTHORITY, Reader.ASSOCIATION])
def test_who_spoke_is_called_as_the_parties_are(desk: HomeDesk, reader: Reader) -> None:
    number = headphones(desk)
    desk.do(number, NoteDiary("问了两次，没有回", "me", "chat"))
    desk.do(number, NoteDiary("请补充材料", "platform", "app"))
    assert [one.who for one in made(desk, number, reader).tried] == ["被投诉人", "投诉人", "平台"]
    assert [one.who for one in made(desk, number, Reader.LAWYER).tried] == ["商家", "我", "平台"]


def test_a_promise_that_was_noted_is_not_missing(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS | {"reason": "false-advertising"})).view.number
    assert "对方的承诺" in [gap.what for gap in made(desk, number, Reader.LAWYER).missing]
    desk.do(number, NoteDiary("给您退60元", "merchant", "chat", promise="三天内到账"))
    assert "对方的承诺" not in [gap.what for gap in made(desk, number, Reader.LAWYER).missing]


@pytest.mark.parametrize(
    ("reader", "source"), [(Reader.COURT, "原告自行保存并提交"), (Reader.FAMILY, "买家自行保存")]
)
def test_nothing_was_handed_in_to_who_stands_by_the_user(desk: HomeDesk, reader: Reader, source: str) -> None:
    assert {row.source for row in made(desk, headphones(desk), reader).evidence} == {source}


def test_what_was_paid_besides_stands_with_the_order(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.do(number, SetFact("freight-paid", "12"))
    desk.do(number, SetFact("voucher", "20"))
    order = {line.label: line.value for line in made(desk, number, Reader.COURT).order}
    assert order["已付的退货运费"] == "人民币12元整"
    assert order["用掉的券和积分"] == "人民币20元整"


@pytest.mark.parametrize(
    ("taken", "offered", "shown"),
    [
        ("2026-11-24 09:00", "2026-11-24 18:00", False),
        ("2026-11-24 18:05", "2026-11-24 18:00", True),
        ("2026-11-24 17:40", "2026-11-24 18:00", True),
        ("2026-11-24", "2026-11-24 18:00", True),
        ("2026-11-24 09:00", "2026-11-24", True),
        ("2026-11-23 23:50", "2026-11-24 00:10", False),
        ("2026-11-25 09:00", "2026-11-24 18:00", True),
    ],
)
def test_a_picture_of_the_chat_shows_no_offer_that_was_made_hours_after_it(
    desk: HomeDesk, clock: StandingClock, taken: str, offered: str, shown: bool
) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    clock.now = clock.now.replace(year=2026, month=11, day=26, hour=12)
    desk.attach_stream(number, BytesIO(b"a chat"), "chat.txt", "chat", on=taken)
    desk.do(number, NoteOffer(words="退您50元", on=offered))
    (row,) = [one for one in made(desk, number, Reader.COURT).tried if "50" in one.promised]
    assert row.exhibits == ((1,) if shown else ())


@pytest.mark.parametrize("reader", [Reader.COURT, Reader.PLATFORM, Reader.LAWYER])
@pytest.mark.parametrize("stand", STANDS, ids=lambda stand: stand.id)
def test_of_a_case_that_was_told_afterwards_no_day_is_made_up(desk: HomeDesk, stand: Stand, reader: Reader) -> None:
    facts = {"product": "耳机", "paid": "199"}
    number = desk.open(OpenCase("douyin", facts=facts, stands=stand.id)).view.number
    assert story(desk, number, reader) == []
    assert "refused-on" not in _refused(desk.view(number))
