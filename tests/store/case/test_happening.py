"""Properties of two times: in whatever order it is recorded, the clocks start where things happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import given
from hypothesis import strategies as st

from content.pack.playbook import Playbook
from store.case.case import Case
from store.case.deadlines import deadlines
from store.case.events import (
    CaseOpened,
    ChoiceTaken,
    DeadlineSet,
    DiaryNoted,
    Event,
    EvidenceAttached,
    FactSet,
    ItemMarked,
    Record,
)
from store.case.fold import fold
from store.case.timeline import timeline
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.disk.home import Home
from tests.store.randomcases import playbook_of

NOW = datetime(2026, 11, 26, 8, 20, tzinfo=HOME_ZONE)


@cache
def playbook() -> Playbook:
    return playbook_of(Home(Path(mkdtemp())))


def on(day: int, hour: int = 10) -> str:
    return datetime(2026, 11, day, hour, tzinfo=HOME_ZONE).isoformat()


OPENED = CaseOpened("douyin", "壶", "contact", happened=on(12))
STEPS: tuple[Event, ...] = (
    ChoiceTaken("contact", ("refused", "apply"), happened=on(13)),
    ChoiceTaken("apply", ("review",), happened=on(14)),
    ChoiceTaken("review", ("supplement",), happened=on(19)),
    ChoiceTaken("supplement", ("review",), happened=on(20)),
    ChoiceTaken("review", ("intervene",), happened=on(24, 15)),
)
REST: tuple[Event, ...] = (
    FactSet("received-on", "2026-11-12", happened=on(12)),
    FactSet("refused-on", on(24, 9), happened=on(24, 9)),
    FactSet("shipped-on", "2026-11-09"),
    DiaryNoted("来电", "merchant", "phone", "三天内答复", happened=on(24, 12)),
    DiaryNoted("聊天", "merchant", "chat", "48小时内回复", happened=on(25, 9)),
    DeadlineSet("intervene-window-old", on(29), "", happened=on(25, 12)),
    DeadlineSet("intervene-window-old", on(28), "", happened=on(24, 18)),
    ItemMarked("chat", "have", happened=on(15)),
    EvidenceAttached("chat", "a.png", "s", "0" * 64, 1, "", happened=on(15)),
)


def told(events: list[Event]) -> Case:
    return fold(1, [Record(change, NOW, "x", event) for change, event in enumerate(events, 1)])


def ends(case: Case) -> list[tuple[object, ...]]:
    found = deadlines(case, playbook(), NOW, WorkCalendar())
    return sorted((one.title, str(one.due), one.effect, one.state, one.stated) for one in found)


@given(st.permutations(range(len(STEPS) + len(REST))))
def test_the_same_happenings_recorded_in_any_order_give_the_same_deadlines(order: list[int]) -> None:
    """Steps follow one another as they did; everything else may be told before, between or after them."""
    steps = iter(STEPS)
    events = [next(steps) if place < len(STEPS) else REST[place - len(STEPS)] for place in order]
    assert ends(told([OPENED, *events])) == ends(told([OPENED, *STEPS, *REST]))


@given(
    st.sampled_from(["received-on", "refused-on", "shipped-on", "applied-on"]),
    st.booleans(),
    st.integers(0, 13 * 24),
    st.integers(1, 5 * 24),
)
def test_a_date_moved_later_never_makes_a_deadline_earlier(key: str, timed: bool, hours: int, more: int) -> None:
    def with_fact(moment: datetime) -> dict[str, datetime]:
        value = moment.isoformat() if timed else moment.date().isoformat()
        steps = [ChoiceTaken("contact", ("refused", "apply")), ChoiceTaken("apply", ("review",))]
        case = told([OPENED, FactSet(key, value), *steps, ChoiceTaken("review", ("intervene",))])
        return {one.id: one.due for one in deadlines(case, playbook(), NOW, WorkCalendar()) if one.due}

    first = datetime(2026, 11, 8, 10, tzinfo=HOME_ZONE) + timedelta(hours=hours)
    before, after = with_fact(first), with_fact(min(first + timedelta(hours=more), NOW))
    assert before.keys() == after.keys()
    assert all(after[name] >= end for name, end in before.items())


@given(st.lists(st.sampled_from(REST), max_size=6))
def test_what_was_recorded_late_never_looks_recorded_in_time(events: list[Event]) -> None:
    for entry in timeline(told([OPENED, *events]), playbook()):
        assert entry.recorded == NOW
        late = NOW - entry.at > timedelta(hours=1)
        assert ("written down 2026-11-26 08:20" in str(entry.text)) is late
