"""Properties of lives: told afterwards they are what they were, and every clock starts where a person starts it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.library import Library
from content.pack.playbook import Playbook
from store.care.packs import new_pack
from store.case.case import Case
from store.case.deadlines import Deadline, deadlines
from store.case.events import CaseOpened, ChoiceTaken, DiaryNoted, Event, FactSet, Record
from store.case.fold import fold
from store.case.timeline import timeline
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.disk.home import Home
from tests.store.lives import Life, lives
from tests.store.randomcases import playbook_of

NOW = datetime(2026, 11, 26, 8, 20, tzinfo=HOME_ZONE)
WINDOW, OLD = "intervene-window", "intervene-window-old"


@cache
def playbook() -> Playbook:
    return playbook_of(Home(Path(mkdtemp())))


def seen(case: Case, now: datetime) -> list[Deadline]:
    return list(deadlines(case, playbook(), now, WorkCalendar()))


def ends(found: list[Deadline]) -> list[tuple[object, ...]]:
    return sorted(
        (one.title, str(one.due), one.effect, one.state, one.stated, one.leads, str(one.aside)) for one in found
    )


def hours_after(start: date | datetime, hours: int) -> datetime:
    """A day counts from its 0:00, the strict reading."""
    begins = (
        start if isinstance(start, datetime) else datetime(start.year, start.month, start.day, tzinfo=HOME_ZONE)
    )
    return begins + timedelta(hours=hours)


def days_after(start: date | datetime, days: int) -> datetime:
    """The first day does not count, the last one counts to its end."""
    day = start.date() if isinstance(start, datetime) else start
    return datetime(day.year, day.month, day.day, tzinfo=HOME_ZONE) + timedelta(days=days + 1)


@given(lives(timed=True), st.data())
def test_told_afterwards_in_any_order_it_is_the_case_that_was_lived(life: Life, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(life.places)))
    assert ends(seen(life.afterwards(order), life.now)) == ends(seen(life.lived(), life.now))


@given(lives())
def test_the_window_runs_from_the_refusal_of_this_round_else_from_when_one_came_to_it(life: Life) -> None:
    found = {one.id: one for one in seen(life.afterwards(range(life.places)), life.now)}
    window, old = found[WINDOW], found[OLD]
    if life.window is None:
        assert (old.due, window.asks or "refused-on") == (None, "refused-on")
        assert window.stated or window.due is None
        return
    assert old.due == days_after(life.window, 7)
    if not window.stated:
        assert window.due == hours_after(life.window, 48)
        running = [one for one in (window, old) if one.open]
        assert [one.leads for one in running] == [True, False][: len(running)], "the strictest that runs leads"


@given(lives())
def test_a_promise_runs_from_when_it_was_made_and_ends_where_it_is_no_longer_waited_for(life: Life) -> None:
    waits = playbook().letter("promise-lapsed").steps
    found = seen(life.afterwards(range(life.places)), life.now)
    made = [one for one in life.rest if isinstance(one.event, DiaryNoted)]
    came = [(step.at if step.form == "moment" else hours_after(step.at.date(), 0), step) for step in life.steps[1:]]
    expected = []
    for one in made:
        later = [step.event for at, step in came if step.form != "unknown" and at > one.at]
        ways = [event.way[-1] for event in later if isinstance(event, ChoiceTaken)]
        if all(step in waits for step in ways):
            expected.append(one.at + timedelta(hours=48))
    if not any(step.form == "unknown" for step in life.steps):
        assert sorted(one.due for one in found if one.id.startswith("promise:") and one.due) == sorted(expected)


@given(lives())
def test_in_the_story_everything_stands_where_it_happened_and_nothing_looks_recorded_in_time(life: Life) -> None:
    case = life.afterwards(range(life.places))
    story = timeline(case, playbook())
    known = [entry for entry in story if not entry.unknown]
    assert [entry.at for entry in known] == sorted(entry.at for entry in known)
    for entry in known:
        assert ("written down" in str(entry.text)) is (entry.recorded - entry.at > timedelta(hours=1))
    refused = [entry for entry in story if entry.kind == FactSet.kind]
    kept = (datetime.fromisoformat(one) for key, one in case.facts.items() if key == "refused-on")
    assert [entry.at for entry in refused] == [one if one.tzinfo else one.replace(tzinfo=HOME_ZONE) for one in kept]


ROWS = """
| right | answer | 权利 | 1-3 | days | step | lose | 书 | A | 2026-11-23 |
| hours | answer | 窗口 | 24-48 | hours | step | lose | 书 | A | 2026-11-23 |
| reply | answer | 答复 | 2-5 | days | step | expect | 书 | A | 2026-11-23 |
| duty | answer | 义务 | 24-48 | hours | step | theirs stop | 书 | A | 2026-11-23 |
"""
"""Limits of which the source gives a range."""


@pytest.fixture(scope="module")
def ranged(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    home = Home(tmp_path_factory.mktemp("ranged"))
    home.prepare()
    new_pack(home, Library(home.playbooks), "ranged", NOW.date())
    file = home.playbooks / "ranged" / "zh" / "limits.md"
    file.write_text(file.read_text(encoding="utf-8").rstrip() + ROWS, encoding="utf-8")
    return Library(home.playbooks).get("ranged", "zh")


@given(day=st.integers(1, 20), hour=st.integers(0, 23), timed=st.booleans())
def test_a_right_is_gone_at_the_earliest_end_and_an_answer_is_late_only_at_the_latest(
    ranged: Playbook, day: int, hour: int, timed: bool
) -> None:
    at = datetime(2026, 11, day, hour, tzinfo=HOME_ZONE)
    start = at if timed else at.date()
    told: tuple[Event, ...] = (
        CaseOpened("ranged", "壶", "contact"),
        ChoiceTaken("contact", ("answer",), happened=start.isoformat()),
    )
    case = fold(1, [Record(n, NOW, "x", event) for n, event in enumerate(told, 1)])
    found = {one.id: one.due for one in deadlines(case, ranged, NOW, WorkCalendar())}
    del found["merchant-answer"]
    assert found == {
        "right": days_after(start, 1), "hours": hours_after(start, 24),
        "reply": days_after(start, 5), "duty": hours_after(start, 48),
    }  # fmt: skip
