"""Lives of a case, made up by hypothesis: rounds of applications and refusals, and what was said on the way.

Each life can be told in two ways: as it was lived, every event recorded at its moment, or afterwards at once.
What it must come to is known from how it was made, not from the code that counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import strategies as st
from msgspec.structs import replace

from store.case.case import Case
from store.case.events import (
    CaseOpened,
    ChoiceTaken,
    DeadlineSet,
    DiaryNoted,
    Event,
    FactSet,
    ItemMarked,
    Record,
)
from store.case.fold import fold
from store.case.happening import UNKNOWN
from store.days.clock import HOME_ZONE

FIRST = datetime(2026, 10, 8, 10, tzinfo=HOME_ZONE)
ENDS = (
    ("intervene",),
    ("supplement",),
    ("revise",),
    ("supplement", "intervene"),
    ("supplement", "revise", "intervene"),
)
"""How the last round goes on after the review; the window of the intervention runs through all of them."""


Saying = CaseOpened | ChoiceTaken | DeadlineSet | DiaryNoted | FactSet | ItemMarked
"""What the lives are made of."""


@dataclass(frozen=True)
class Said:
    """Something that happened at a moment of which perhaps only the day is told, or nothing."""

    at: datetime
    event: Saying
    form: str = "moment"

    @property
    def when(self) -> date | datetime | None:
        """When it happened, as far as it is told."""
        return {"moment": self.at, "day": self.at.date()}.get(self.form)

    def told(self) -> Event:
        """The event as it is told afterwards."""
        return replace(self.event, happened=self.when.isoformat() if self.when else UNKNOWN)


@dataclass(frozen=True)
class Life:
    """The steps, what else happened, when somebody looks, and from when the window after the refusal runs."""

    steps: tuple[Said, ...]
    rest: tuple[Said, ...]
    now: datetime
    window: date | datetime | None

    def lived(self) -> Case:
        """Everything recorded at its moment; a step comes before what was said in the same one."""
        events = sorted((*self.steps, *self.rest), key=lambda one: one.at)
        return _folded([(one.at, one.event) for one in events])

    def afterwards(self, order: Sequence[int]) -> Case:
        """Everything told in one sitting: the steps one after another, the rest in any order among them."""
        steps = iter(self.steps[1:])
        told = [next(steps) if n < len(self.steps) - 1 else self.rest[n - len(self.steps) + 1] for n in order]
        return _folded([(self.now, one.told()) for one in (self.steps[0], *told)])

    @property
    def places(self) -> int:
        """How many events have an order."""
        return len(self.steps) - 1 + len(self.rest)


def _folded(events: list[tuple[datetime, Event]]) -> Case:
    return fold(1, [Record(change, at, "x", event) for change, (at, event) in enumerate(events, 1)])


@st.composite
def lives(draw: st.DrawFn, timed: bool = False) -> Life:
    """A life; all of its moments told with their hours when `timed`."""
    end = draw(st.sampled_from(ENDS))
    way = ["review", *(("supplement", "review") * draw(st.integers(0, 2))), *end]
    gaps = draw(st.lists(st.integers(1, 4), min_size=len(way) + 2, max_size=len(way) + 2))
    moments = [
        FIRST + timedelta(days=sum(gaps[: n + 1]), hours=draw(st.integers(0, 3))) for n in range(len(way) + 1)
    ]
    forms = st.just("moment") if timed else st.sampled_from(("moment", "day"))
    steps = [
        Said(FIRST, CaseOpened("douyin", "壶", "contact")),
        Said(moments[0], ChoiceTaken("contact", ("refused", "apply")), draw(forms)),
    ]
    source = "apply"
    for target, at in zip(way, moments[1:], strict=True):
        steps.append(Said(at, ChoiceTaken(source, (target,)), draw(forms)))
        source = target
    first = len(steps) - len(end)  # the step at which the last stay begins, right after the last review
    if not timed and draw(st.booleans()):
        steps[first] = Said(steps[first].at, steps[first].event, "unknown")
    refusal, window = draw(_refusals(steps[first - 1].at, steps[first], timed))
    rest = [*refusal, *draw(_conversation(moments[0], moments[-1]))]
    now = moments[-1] + timedelta(hours=draw(st.integers(11, 240)))
    return Life(tuple(steps), tuple(rest), now, window)


@st.composite
def _refusals(
    draw: st.DrawFn, review: datetime, stay: Said, timed: bool
) -> tuple[list[Said], date | datetime | None]:
    """The day of the refusal, of this round or of an earlier one, and from when the window then runs."""
    match draw(st.sampled_from(("this", "earlier", "never"))):
        case "this":
            at = review + (stay.at - review) * draw(st.sampled_from((0.25, 0.5, 1.0)))
            kept = at if timed or draw(st.booleans()) else at.date()
            return [Said(at, FactSet("refused-on", kept.isoformat()))], kept
        case "earlier":
            at = review - timedelta(hours=draw(st.integers(24, 60)))
            return [Said(at, FactSet("refused-on", at.isoformat()))], stay.when
    return [], stay.when


def _conversation(first: datetime, last: datetime) -> st.SearchStrategy[list[Said]]:
    """What was said, each at a minute of its own: of two in the same one nobody knows what was first."""
    return st.lists(_sayings(first, last), max_size=4, unique_by=lambda one: one.at)


@st.composite
def _sayings(draw: st.DrawFn, first: datetime, last: datetime) -> Said:
    """A promise, the end of the window as the app shows it, or that one sets the window aside."""
    most = int((last - first).total_seconds() // 60) - 1  # in the very moment of a step nobody knows what was first
    on_the_way = st.integers(1, most).map(lambda n: first + timedelta(minutes=n))
    at = draw(on_the_way | st.integers(1, 600).map(lambda n: last + timedelta(minutes=n)))
    ends = (at + timedelta(hours=draw(st.integers(1, 90)))).isoformat()
    said: tuple[Saying, ...] = (
        DiaryNoted("来电", "merchant", "phone", "48小时内回复"),
        DeadlineSet("intervene-window", ends, ""),
        ItemMarked("limit:intervene-window-old", "not-needed"),
    )
    return Said(at, draw(st.sampled_from(said)))
