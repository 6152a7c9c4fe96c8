"""What a deadline is: a time limit in one case, at one moment, with the sum that led to it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from content.pack.claims import Confidence
from content.pack.model import Effect
from content.text.later import Later
from content.text.words import N_, Message, message
from store.case.case import Stated
from store.case.deadlines.sums import Aside, Counted, Promised, Use
from store.case.deadlines.words import because, tell
from store.case.refs import DeadlineRef, deadline_id

_MARKS = Later("[，,（(：:；;。]")


class DeadlineState(StrEnum):
    """How a deadline stands.

    Its start is not known yet; it runs; it ends within a day (or an answer is due any day now); it is over; or
    it is spent: its step was left, or the user set it aside, so it is never counted down again.
    """

    UNKNOWN = "unknown"
    RUNNING = "running"
    SOON = "soon"
    OVER = "over"
    SPENT = "spent"


class Changed(Struct, frozen=True, gc=False):
    """That a playbook says otherwise than a case was counted by: both dates, and the source of the new one.

    `heeded` is the one of the two that counts until the user agrees: the earlier, or the one that still runs.
    """

    before: datetime | None
    after: datetime | None
    source: str
    heeded: datetime | None

    def words(self, title: str) -> Message:
        """What would move, from when to when, and who says so."""
        text = N_("{title}, {old} → {new} ({source})")
        return message(text, title=title, old=_date(self.before), new=_date(self.after), source=self.source)

    @property
    def counts(self) -> str | Message:
        """The date that counts until the user agrees."""
        return _date(self.heeded)


def _date(at: datetime | None) -> str | Message:
    return tell(at) if at else message(N_("no date"))


class Deadline(Struct, frozen=True, gc=False):
    """A time limit in one case.

    `ref` is the limit, or the promise of the diary. `at` is the moment it is over (the earliest, when the source
    gives a range), None while its start is not known; `latest` is the end of a range. `asks` is the key of the
    fact it waits for. `opens` is the choice that opens when it lapses, or that keeps the right that ends. Claims of
    different sources about the same thing share `group`; of these one `leads`: what the user copied from the app
    (`copied`), else the strictest that still runs, and beside it those that are over. `snoozed` is the moment until
    which nobody is reminded of it. `estimate` tells that a year without a holiday notice is in the sum. `sum` is
    told by `because`. `changed` is set where the rule has changed under the case and the user did not agree
    yet. `used` is by what a right was used in time, where that is why it is spent.
    `over_at` is the moment at which some hours that run from a day are over whenever in it they began: before,
    nobody can tell.
    """

    ref: DeadlineRef
    title: str
    at: datetime | None
    latest: datetime | None
    effect: Effect
    state: DeadlineState
    sum: Counted | Promised
    asks: str = ""
    opens: str = ""
    confidence: Confidence = Confidence.A
    group: str = ""
    leads: bool = True
    copied: Stated | None = None
    aside: Aside | None = None
    estimate: bool = False
    snoozed: datetime | None = None
    changed: Changed | None = None
    used: Use | None = None
    over_at: datetime | None = None

    @property
    def id(self) -> str:
        """The id of the limit, or `promise:<change>`."""
        return deadline_id(self.ref)

    @property
    def stated(self) -> bool:
        """Whether the user copied the end from the app."""
        return self.copied is not None

    @property
    def because(self) -> Message:
        """The sum in one line: start, clock, what was skipped, end, source, confidence."""
        return because(self.sum, self.at, self.copied, self.aside, self.used)

    @property
    def due(self) -> datetime | None:
        """The moment that counts: a right is gone at the earliest end, an answer is late only at the latest."""
        return self.at if self.effect is Effect.LOSE else self.latest

    @property
    def thing(self) -> str:
        """The first words of its title, up to a mark: what it is about, without remarks."""
        return _MARKS.made.split(self.title, maxsplit=1)[0].strip()

    @property
    def lost(self) -> bool:
        """Whether a right is over."""
        return self.effect is Effect.LOSE and self.state is DeadlineState.OVER

    @property
    def left(self) -> str:
        """What one can still do when a right is over, in words of the playbook; empty when it says nothing."""
        return self.sum.limit.left if isinstance(self.sum, Counted) else ""

    @property
    def open(self) -> bool:
        """Whether it still runs toward a known moment."""
        return self.state in (DeadlineState.RUNNING, DeadlineState.SOON)

    def asleep(self, now: datetime) -> bool:
        """Whether the user asked not to be reminded of it yet."""
        return self.snoozed is not None and now < self.snoozed
