"""From when a limit runs: a fact before a step, and never a fact of an earlier round."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from content.pack.playbook import Playbook
from store.case.case import Case
from store.case.deadlines.starts import start_of
from store.case.deadlines.sums import Start
from store.case.events import CaseOpened, ChoiceTaken, Event, FactSet, Record
from store.case.fold import fold
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from tests.store.randomcases import playbook_of

NOW = datetime(2026, 11, 26, 8, 20, tzinfo=HOME_ZONE)
OPENED = CaseOpened("douyin", "耳机", "contact")
REFUSED = ChoiceTaken("contact", ("refused", "apply"))
APPLIED = ChoiceTaken("apply", ("review",))
INTERVENE = ChoiceTaken("review", ("intervene",))


@pytest.fixture(scope="module")
def playbook(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    return playbook_of(Home(tmp_path_factory.mktemp("home")))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=HOME_ZONE)


def on(event: ChoiceTaken, when: str) -> Event:
    return ChoiceTaken(event.source, event.way, happened=at(when).isoformat())


def told(*events: Event, every: timedelta = timedelta(minutes=1), first: datetime = NOW) -> Case:
    return fold(1, [Record(n + 1, first + n * every, "x", event) for n, event in enumerate(events)])


def window(case: Case, playbook: Playbook) -> Start | None:
    return start_of(playbook.limits["intervene-window"], case, playbook, HOME_ZONE)


def test_a_refusal_told_before_its_steps_starts_the_window(playbook: Playbook) -> None:
    case = told(OPENED, FactSet("refused-on", at("11-21 10:00").isoformat()), REFUSED, APPLIED, INTERVENE)
    assert window(case, playbook) == Start(at("11-21 10:00"), fact="refused-on")


def test_a_refusal_told_yesterday_starts_the_window_yesterday(playbook: Playbook) -> None:
    case = told(OPENED, REFUSED, APPLIED, INTERVENE, FactSet("refused-on", at("11-25 09:00").isoformat()))
    assert window(case, playbook) == Start(at("11-25 09:00"), fact="refused-on")


def test_without_a_date_the_step_counts_as_it_was_told(playbook: Playbook) -> None:
    case = told(OPENED, REFUSED, APPLIED, on(INTERVENE, "11-24 18:00"))
    assert window(case, playbook) == Start(at("11-24 18:00"), step="intervene")
    assert window(told(OPENED, REFUSED, APPLIED, INTERVENE), playbook) == Start(
        NOW + timedelta(minutes=3), step="intervene", told=False
    )


def test_a_refusal_before_the_application_is_one_of_an_earlier_round(playbook: Playbook) -> None:
    refusal = FactSet("refused-on", at("11-19 14:00").isoformat())
    case = told(
        OPENED, refusal, on(REFUSED, "11-19 14:00"), on(APPLIED, "11-20 09:00"), on(INTERVENE, "11-25 10:00")
    )
    assert window(case, playbook) == Start(at("11-25 10:00"), step="intervene")


def test_a_case_that_stood_at_the_review_for_days_was_refused_after_it(playbook: Playbook) -> None:
    refusal = FactSet("refused-on", "2026-11-21")
    lived = told(OPENED, refusal, REFUSED, APPLIED, INTERVENE, every=timedelta(days=1), first=at("11-20 09:00"))
    start = window(lived, playbook)
    assert start == Start(at("11-24 09:00"), step="intervene", told=False)


def test_the_second_round_counts_from_the_second_refusal(playbook: Playbook) -> None:
    again = (ChoiceTaken("review", ("supplement",)), ChoiceTaken("supplement", ("review",)))
    first = FactSet("refused-on", at("11-21 10:00").isoformat())
    way = (OPENED, on(REFUSED, "11-18 10:00"), on(APPLIED, "11-19 10:00"), on(again[0], "11-21 10:00"), first)
    case = told(*way, on(again[1], "11-23 10:00"), on(INTERVENE, "11-25 12:00"))
    assert window(case, playbook) == Start(at("11-25 12:00"), step="intervene")
    corrected = told(
        *way, on(again[1], "11-23 10:00"), on(INTERVENE, "11-25 12:00"), FactSet("refused-on", "2026-11-24")
    )
    assert window(corrected, playbook) == Start(at("11-24 00:00").date(), fact="refused-on")
