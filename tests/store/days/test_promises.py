"""Promises of the diary: when they are due, when they are settled, and the letter that quotes them.

The promise is made on Monday 2026-11-23 at 10:00.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.case.deadlines import DeadlineState, tell
from store.case.deadlines.model import Deadline
from store.case.intents import MarkItem, NoteDiary, SetDeadline, TakeChoice
from store.case.view import CaseView
from store.days.clock import HOME_ZONE
from store.days.promises import promised_moment
from store.days.workdays import WorkCalendar
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.case.deadlines.test_deadlines import opened
from tests.store.days.test_counting import MOMENTS

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)
CALENDAR = WorkCalendar()


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("48 小时内回复", "2026-11-25 10:00"),
        ("48小时之内会有专员联系您", "2026-11-25 10:00"),
        ("两小时内", "2026-11-23 12:00"),
        ("半小时内", "2026-11-23 10:30"),
        ("30分钟内回电", "2026-11-23 10:30"),
        ("四十八小时内", "2026-11-25 10:00"),
        ("24-48小时", "2026-11-25 10:00"),
        ("三天内", "2026-11-26 24:00"),
        ("3日内", "2026-11-26 24:00"),
        ("一周内", "2026-11-30 24:00"),
        ("两个星期内退款", "2026-12-07 24:00"),
        ("3个工作日内", "2026-11-26 24:00"),
        ("1到3个工作日原路退回", "2026-11-26 24:00"),
        ("7-15 个工作日", "2026-12-14 24:00"),
        ("一个月内", "2026-12-23 24:00"),
        ("半个月内", "2026-12-08 24:00"),
        ("周五前", "2026-11-27 24:00"),
        ("本周五之前", "2026-11-27 24:00"),
        ("周一回复", "2026-11-23 24:00"),
        ("下周一上午", "2026-11-30 12:00"),
        ("周末前", "2026-11-29 24:00"),
        ("本周内", "2026-11-29 24:00"),
        ("下周处理", "2026-12-06 24:00"),
        ("月底前", "2026-11-30 24:00"),
        ("下个月底", "2026-12-31 24:00"),
        ("年底前", "2026-12-31 24:00"),
        ("今天之内", "2026-11-23 24:00"),
        ("今天下班前", "2026-11-23 18:00"),
        ("今晚8点前", "2026-11-23 20:00"),
        ("明天", "2026-11-24 24:00"),
        ("明天中午前", "2026-11-24 12:00"),
        ("明天下午3点半", "2026-11-24 15:30"),
        ("后天给答复", "2026-11-25 24:00"),
        ("11月25日前", "2026-11-25 24:00"),
        ("十二月一日前", "2026-12-01 24:00"),
        ("11-25 18:00前", "2026-11-25 18:00"),
        ("25号前", "2026-11-25 24:00"),
        ("5号之前", "2026-12-05 24:00"),
        ("2026-12-01 前退款", "2026-12-01 24:00"),
        ("下午5点前回复", "2026-11-23 17:00"),
        ("9点前", "2026-11-24 09:00"),
        ("同意7天无理由退货，明天寄回即可", "2026-11-24 24:00"),
        ("48小时内回复，3天内退款", "2026-11-25 10:00"),
        ("within 48 hours", "2026-11-25 10:00"),
        ("in 3 days", "2026-11-26 24:00"),
        ("within three days", "2026-11-26 24:00"),
        ("3-5 business days", "2026-11-30 24:00"),
        ("within a week", "2026-11-30 24:00"),
        ("by Friday", "2026-11-27 24:00"),
        ("by next Monday", "2026-11-30 24:00"),
        ("by tomorrow noon", "2026-11-24 12:00"),
        ("by the end of the month", "2026-11-30 24:00"),
        ("by Nov 25", "2026-11-25 24:00"),
        ("by 6 pm", "2026-11-23 18:00"),
        ("by the end of this week", "2026-11-29 24:00"),
    ],
)
def test_a_promise_is_due_when_whoever_heard_it_would_say(said: str, due: str) -> None:
    moment = promised_moment(said, NOW, CALENDAR)
    assert moment is not None
    assert tell(moment) == due


@pytest.mark.parametrize(
    "said",
    ["尽快", "会处理的", "as soon as possible", "", "3天前说过", "99999999999天", "2月30日前", "稍后联系", "0小时"],
)
def test_a_promise_without_a_date_has_none(said: str) -> None:
    assert promised_moment(said, NOW, CALENDAR) is None


def test_working_days_of_a_promise_follow_the_notices() -> None:
    before = datetime(2026, 9, 29, 15, 0, tzinfo=HOME_ZONE)
    moment = promised_moment("3个工作日内", before, CALENDAR)
    assert moment is not None
    assert tell(moment) == "2026-10-09 24:00"


@given(st.text(max_size=60), MOMENTS)
def test_any_words_give_a_moment_ahead_or_none(said: str, at: datetime) -> None:
    moment = promised_moment(said, at, CALENDAR)
    assert moment is None or moment > at


@given(st.text("0123456789一二三十两百半个小时天日周月号底前内点之:-./ workdaysinextby上下午中明今", max_size=20))
def test_words_that_look_like_dates_never_crash(said: str) -> None:
    promised_moment(said, NOW, CALENDAR)


def noted(desk: HomeDesk, number: int, promise: str) -> CaseView:
    return desk.do(number, NoteDiary("客服说会回复", "merchant", "chat", promise)).view


def the_promise(view: CaseView) -> Deadline:
    return next(deadline for deadline in view.deadlines if deadline.id.startswith("promise:"))


def test_a_promise_becomes_a_deadline_that_expects_an_answer(desk: HomeDesk) -> None:
    found = the_promise(noted(desk, opened(desk), "48 小时内回复"))
    assert (found.effect, found.state, found.title) == ("expect", DeadlineState.RUNNING, "“48 小时内回复”")
    assert found.at is not None
    assert tell(found.at) == "2026-11-25 10:00"
    assert "48 小时内回复" in str(found.because)


def test_a_broken_promise_offers_the_letter_that_quotes_it(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, promise="终身保修")
    view = noted(desk, number, "48 小时内回复")
    assert view.next.letters[0] != "promise-lapsed"
    clock.forward(hours=49)
    view = desk.view(number)
    assert view.next.letters[0] == "promise-lapsed"
    assert any("48 小时内回复" in str(note) for note in view.next.notes)
    text = desk.letter(number, "promise-lapsed").text
    assert "您曾承诺：“48 小时内回复”。" in text
    assert "终身保修" not in text


@pytest.mark.parametrize("state", ["have", "not-needed"])
def test_a_promise_is_settled_by_marking_it(desk: HomeDesk, clock: StandingClock, state: str) -> None:
    number = opened(desk)
    name = the_promise(noted(desk, number, "三天内")).id
    assert name in {item.id for item in desk.view(number).checklist}
    view = desk.do(number, MarkItem(name, state)).view
    assert all(deadline.id != name for deadline in view.deadlines)


def test_a_promise_without_a_date_is_listed_and_takes_one(desk: HomeDesk) -> None:
    number = opened(desk)
    found = the_promise(noted(desk, number, "尽快处理"))
    assert (found.at, found.state) == (None, DeadlineState.UNKNOWN)
    assert "tuikuan deadline" in str(found.because)
    found = the_promise(desk.do(number, SetDeadline(found.id, "周五")).view)
    assert found.at is not None
    assert tell(found.at) == "2026-11-27 24:00"


def test_a_promise_goes_along_to_the_steps_that_wait_for_it(desk: HomeDesk) -> None:
    number = opened(desk)
    noted(desk, number, "收到退货后5天内退款")
    for step in ("agreed", "send-back", "refund-wait"):
        assert the_promise(desk.do(number, TakeChoice(step, anyway=True)).view).open


def test_a_promise_is_forgotten_when_the_case_goes_another_way_and_stays_so(desk: HomeDesk) -> None:
    number = opened(desk)
    noted(desk, number, "三天内")
    for step in ("refused", "review", "approved", "refund-wait"):
        view = desk.do(number, TakeChoice(step, anyway=True)).view
        assert not any(deadline.id.startswith("promise:") for deadline in view.deadlines)


def test_a_promise_holds_on_the_step_at_which_it_was_noted(desk: HomeDesk) -> None:
    number = opened(desk, "refused", "review")
    assert the_promise(noted(desk, number, "三天内")).open
