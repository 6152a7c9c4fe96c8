"""A case opened on day twelve with everything before told afterwards, and the same told step by step."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from store.case.intents import Intent, NoteDiary, OpenCase, TakeChoice
from store.case.stands import happenings
from store.case.view import CaseView
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.opening import open_home
from tests.conftest import StandingClock

FACTS = {
    "product": "电热水壶", "merchant": "厨乐官方", "paid": "129", "reason": "quality", "demand": "refund",
    "bought-on": "2026-11-09", "received-on": "2026-11-11 18:00",
}  # fmt: skip
WAY: tuple[tuple[str, Intent], ...] = (
    ("2026-11-12 20:00", TakeChoice("refused")),
    ("2026-11-13 10:00", TakeChoice("review", anyway=True)),
    ("2026-11-20 10:00", TakeChoice("supplement")),
    ("2026-11-21 09:00", TakeChoice("review", anyway=True)),
    ("2026-11-22 15:00", TakeChoice("intervene")),
    ("2026-11-22 16:00", NoteDiary("店长来电", "merchant", "phone", "48小时内回复")),
)
DAY_12 = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=HOME_ZONE)


def seen(view: CaseView) -> tuple[object, ...]:
    """What a case comes to, however it was told."""
    trail = [(stop.step, stop.at) for stop in view.trail()]
    promises = [(entry.at, entry.promise, entry.stops) for entry in view.diary]
    deadlines = [(one.due, one.effect, one.state, one.leads) for one in view.deadlines]
    known = happenings(view.case) | dict(view.facts)
    known.pop("contacted-on", None)  # that a case was opened late tells when it began, one opened live does not
    return view.step.id, trail, known, promises, deadlines, view.turn, view.next.choices


def told_on_day_12(folder: Path) -> CaseView:
    desk = open_home(Home(folder), StandingClock(DAY_12), author="小李", language="zh")
    number = desk.open(OpenCase("douyin", facts=FACTS, on="2026-11-12 09:00")).view.number
    for when, intent in WAY:
        desk.do(number, on(intent, when))
    return desk.view(number)


def on(intent: Intent, when: str) -> Intent:
    match intent:
        case TakeChoice(choice):
            return TakeChoice(choice, on=when)
        case NoteDiary(text, who, channel, promise):
            return NoteDiary(text, who, channel, promise, on=when)
    raise TypeError(intent)


def told_as_it_happened(folder: Path) -> CaseView:
    clock = StandingClock(at("2026-11-12 09:00"))
    desk = open_home(Home(folder), clock, author="小李", language="zh")
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    for when, intent in WAY:
        clock.now = at(when)
        desk.do(number, intent)
    clock.now = DAY_12
    return desk.view(number)


def test_told_on_day_twelve_it_is_the_case_told_step_by_step(tmp_path: Path) -> None:
    late, live = told_on_day_12(tmp_path / "late"), told_as_it_happened(tmp_path / "live")
    assert seen(late) == seen(live)


def test_every_deadline_is_the_one_a_lawyer_counts_by_hand(tmp_path: Path) -> None:
    here = told_on_day_12(tmp_path)
    ends = {one.id.partition(":")[0]: one.due for one in here.deadlines}
    assert ends == {
        # refused on Sunday the 22nd at 15:00: 48 hours on, day and night
        "intervene-window": at("2026-11-24 15:00"),
        # the older claim: the 22nd does not count; 23, 24, 25, 26, 27, 28, 29, the end of that day
        "intervene-window-old": at("2026-11-30 00:00"),
        # received on the 11th: 15 days from the 12th, so the 26th, the end of that day
        "after-sale-period": at("2026-11-27 00:00"),
        # received on the 11th: 7 days from the 12th, so the 18th; both rights are over
        "no-reason-return": at("2026-11-19 00:00"),
        "quality-return": at("2026-11-19 00:00"),
        # promised on the 22nd at 16:00: 48 hours on
        "promise": at("2026-11-24 16:00"),
    }
    assert {one.id for one in here.deadlines if one.lost or one.state == "spent"} == {
        "no-reason-return",
        "quality-return",
    }


def test_every_deadline_on_the_way_was_the_one_a_lawyer_counts_by_hand(tmp_path: Path) -> None:
    """The same case at each of its stations, told on the twelfth day; what holds only there is counted, too."""
    desk = open_home(Home(tmp_path), StandingClock(DAY_12), author="小李", language="zh")
    number = desk.open(OpenCase("douyin", facts=FACTS, on="2026-11-12 09:00")).view.number
    by_hand = {
        # not shipped by any date that is known, so the clock of the automatic receipt stands still; it came, so
        # that of what was never signed for is none
        "apply": {"after-sale-period": "2026-11-27 00:00", "auto-confirm": "",
                  "no-reason-return": "2026-11-19 00:00"},  # the refusal of the 12th kept the other
        # applied on Friday the 13th at 10:00: 48 hours, Sunday at 10:00; working days Monday 16 and Tuesday 17
        "review": {"merchant-answer": "2026-11-15 10:00", "t3-first-reply": "2026-11-18 00:00"},
        # refused on the 20th at 10:00: 48 hours; the older claim 21 to 27
        "supplement": {"intervene-window": "2026-11-22 10:00", "intervene-window-old": "2026-11-28 00:00",
                       "after-sale-period": "2026-11-27 00:00"},
        # handed in again on Saturday the 21st at 09:00: 48 hours, Monday at 9:00; working days 23 and 24
        "review again": {"merchant-answer": "2026-11-23 09:00", "t3-first-reply": "2026-11-25 00:00"},
    }  # fmt: skip
    for (when, intent), station in zip(WAY, by_hand, strict=False):
        here = desk.do(number, on(intent, when)).view
        dues = {one.id: one.due for one in here.deadlines if one.state != "spent"}
        wanted = {name: at(end) if end else None for name, end in by_hand[station].items()}
        assert dues == wanted, station


def test_the_story_is_in_the_order_of_happening_and_says_what_was_written_down_later(tmp_path: Path) -> None:
    story = told_on_day_12(tmp_path).timeline()
    assert [entry.at for entry in story] == sorted(entry.at for entry in story)
    refusal = next(entry for entry in story if entry.kind == "choice-taken")
    assert refusal.at == at("2026-11-12 20:00")
    assert "2026-11-23 10:00" in str(refusal.text), "when it was written down"
    for entry in story:
        late = entry.recorded - entry.at > timedelta(hours=1)
        assert ("written down" in str(entry.text)) is late
