"""The outline of a case: what places it among the others, and nothing else."""

from __future__ import annotations

from datetime import datetime
from operator import attrgetter

from msgspec import Struct

from content.pack.model import Effect
from content.text.words import Translator
from store.board.entries import entries_of, undated_of
from store.board.viewcache import next_turn
from store.case.deadlines import Deadline, DeadlineState
from store.case.turns import Turn
from store.case.view import CaseView
from store.people.person import CLAIMANT

NEVER = float("inf")
TURNS = tuple(Turn)
ORDER = {turn: place for place, turn in enumerate(TURNS)}


class Outline(Struct, frozen=True, array_like=True, gc=False):
    """What is known of a case without opening it: enough to sort, group, count and find it.

    True from `since` until `until`, while the bytes of the case are those of `mark`. All times are seconds of the
    epoch. `place` sorts cases by urgency: whose move it is (an index of `TURNS`), then a right that ends within a
    day, then the nearest deadline, those that are over included, then the case that changed last. `moments` are
    its places on the line of time, each with the id of the entry, `titles` what they are called, and `effects` the
    first letter of what each does (see `Effect`); `asleep`
    counts those whose reminder was put off, which are not among them but in `put_off`, each with the moment until
    which it was. `undated` are the limits that wait for a
    date, and whether a right ends with them. `names` are the words in which it is looked for by initials, its
    title first. `step` is what the step is called on which it rests, `whom` the person the case is for, as far as
    it says that. `won` is the money that came back, `won_on` the day.
    """

    number: int
    mark: int
    since: float
    until: float
    place: tuple[int, bool, float, float]
    amount: str
    names: str
    moments: tuple[tuple[float, str], ...]
    asleep: int
    undated: tuple[tuple[str, bool], ...]
    titles: tuple[str, ...] = ()
    step: str = ""
    whom: str = ""
    effects: str = ""
    won: str = ""
    won_on: str = ""
    put_off: tuple[tuple[float, str], ...] = ()

    @property
    def turn(self) -> Turn:
        """Whose move it is."""
        return TURNS[self.place[0]]

    @property
    def title(self) -> str:
        """What the user calls the case."""
        return self.names.partition("\n")[0]

    @property
    def running(self) -> bool:
        """Whether the case is neither closed nor in the trash."""
        return self.place[0] < _ENDED


_ENDED = ORDER[Turn.CLOSED]
BY_URGENCY = attrgetter("place")
"""Sorts outlines by their place."""


def outline_of(view: CaseView, now: datetime, mark: int = 0) -> Outline:
    """The outline of a case as it is at `now`."""
    nearest, entries = view.nearest, tuple(entries_of(view, now))
    awake = [one for one in entries if not one.asleep(now)]
    tr = Translator(view.playbook.meta.language)
    return Outline(
        number=view.number,
        mark=mark,
        since=now.timestamp(),
        until=next_turn(view, now).timestamp(),
        place=(
            ORDER[view.turn],
            nearest is None or not _presses(nearest),
            nearest.due.timestamp() if nearest and nearest.due and not nearest.lost else NEVER,
            -view.case.changed_at.timestamp(),
        ),
        amount=view.in_dispute,
        names=view.names,
        moments=tuple((one.at.timestamp(), one.id) for one in awake),
        asleep=len(entries) - len(awake),
        put_off=tuple(
            (one.deadline.snoozed.timestamp(), one.id)
            for one in entries
            if one not in awake and one.deadline is not None and one.deadline.snoozed is not None
        ),
        titles=tuple(one.title if isinstance(one.title, str) else tr.say(one.title) for one in awake),
        step=view.step.title,
        whom=view.facts.get(CLAIMANT, ""),
        effects="".join(one.effect.value[0] for one in awake),
        won=view.facts.get("paid-back", ""),
        won_on=_won_on(view),
        undated=tuple((one.deadline.id, one.deadline.effect is Effect.LOSE) for one in undated_of(view)),
    )


def _won_on(view: CaseView) -> str:
    """The day on which money came back; where nobody told it, the one on which the case was closed."""
    told = view.facts.get("paid-back-on", "")[:10]
    return told or (view.case.changed_at.date().isoformat() if view.case.closed else "")


def _presses(deadline: Deadline) -> bool:
    return deadline.effect is Effect.LOSE and deadline.state is DeadlineState.SOON
