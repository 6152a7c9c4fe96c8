"""The checklist: what is still missing. Evidence that vanishes first, then to-dos, evidence and facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from enum import StrEnum

from msgspec import Struct

from content.pack.guidance import GOODS, ToDo
from content.pack.model import EvidenceKind, Need
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.called import kind_title
from store.case.case import Case
from store.case.deadlines import waiting_facts
from store.case.deadlines.promised import waited_for
from store.case.deadlines.starts import fact_moment
from store.case.facts import BY_KEY, FIELDS, RULINGS
from store.case.goods import OF_RETURN, SENDING
from store.case.marks import ItemState
from store.case.moot import moot_facts
from store.case.refs import EvidenceRef, FactRef, OwnRef, PromiseRef, Ref, TodoRef
from store.case.stands import happenings
from store.days.counting import count
from store.days.workdays import WorkCalendar


class ItemSource(StrEnum):
    """Where an item comes from."""

    EVIDENCE = "evidence"
    STEP = "step"
    FACT = "fact"
    PROMISE = "promise"
    OWN = "own"


class Item(Struct, frozen=True, gc=False):
    """One line of the checklist. `why` and `perishes` are words of the playbook, or empty.

    `until` is the moment by which evidence that vanishes should be taken, where the playbook knows one.
    """

    ref: Ref
    title: str | Message
    state: ItemState
    required: bool
    source: ItemSource
    why: str = ""
    perishes: str = ""
    until: datetime | None = None

    @property
    def id(self) -> str:
        """Its id on disk, in JSON and on the command line."""
        return str(self.ref)

    @property
    def open(self) -> bool:
        """Whether there is still something to do about it."""
        return self.state is ItemState.MISSING


BASIC_NEEDS = (
    Need("order", True, ""),
    Need("chat", True, ""),
    Need("goods", False, ""),
    Need("other", False, ""),
)
"""What every dispute needs, while its reason is not known."""


_USUAL = tuple(field for field in FIELDS if field.quick or field.key == "problem")
"""The facts that every case should have."""


def checklist(
    case: Case, playbook: Playbook, calendar: WorkCalendar | None = None, zone: tzinfo | None = None
) -> tuple[Item, ...]:
    """The checklist of a case as it stands.

    Evidence that vanishes comes first, the soonest before the others; then the to-dos of the step, those of the
    user's own, the other evidence, promises that are waited for, and facts that nobody has given yet. With a
    `calendar` and a `zone` items know until when they should be taken.
    """
    evidence = _evidence(_needs(case, playbook), case, playbook, calendar, zone)
    vanishing = sorted((item for item in evidence if item.perishes), key=_soonest)
    lasting = [item for item in evidence if not item.perishes]
    return (
        *vanishing,
        *_todos(case, playbook),
        *_own(case),
        *lasting,
        *_promises(case, playbook),
        *_facts(case, playbook),
    )


def dated(case: Case, playbook: Playbook, calendar: WorkCalendar, zone: tzinfo | None) -> tuple[Item, ...]:
    """The items of the checklist that have a moment until which they should be done, in no order."""
    kinds = playbook.evidence
    needs = (one for one in _needs(case, playbook) if one.evidence in kinds and kinds[one.evidence].lasts)
    items = (*_evidence(needs, case, playbook, calendar, zone), *_own(case))
    return tuple(item for item in items if item.until is not None)


def _state(case: Case, ref: Ref, unmarked: ItemState = ItemState.MISSING) -> ItemState:
    mark = case.marks.get(str(ref))
    return unmarked if mark is None else ItemState(mark)


def _soonest(item: Item) -> tuple[float, bool]:
    return item.until.timestamp() if item.until else float("inf"), not item.required


def _todos(case: Case, playbook: Playbook) -> list[Item]:
    if case.step not in playbook.flow.steps:
        return []
    no_goods = GOODS in moot_facts(case, playbook)
    every = playbook.step(case.step).todos
    todos = ((TodoRef(case.step, todo.id), todo) for todo in every if not (todo.goods and no_goods))
    return [
        Item(ref, todo.text, _state(case, ref, _by_fact(todo, case)), todo.required, ItemSource.STEP)
        for ref, todo in todos
    ]


def _own(case: Case) -> Iterator[Item]:
    """What the user set himself to do and has not done yet, or has only just: what is set aside goes away."""
    for todo in case.todos:
        ref = OwnRef(todo.change)
        state = _state(case, ref)
        if state in (ItemState.MISSING, ItemState.HAVE):
            yield Item(ref, todo.text, state, False, ItemSource.OWN, until=todo.until)


def _by_fact(todo: ToDo, case: Case) -> ItemState:
    """A to-do such as `pick-reason` is done when the fact it picks is known."""
    kind, _, key = todo.id.partition("-")
    return ItemState.HAVE if kind == "pick" and case.facts.get(key) else ItemState.MISSING


def _evidence(
    needs: Iterable[Need], case: Case, playbook: Playbook, calendar: WorkCalendar | None, zone: tzinfo | None
) -> list[Item]:
    attached = case.exhibits.kinds
    items = []
    for need in needs:
        kind = playbook.evidence.get(need.evidence)
        if kind is None:
            continue
        ref = EvidenceRef(need.evidence)
        state = _state(case, ref, ItemState.HAVE if need.evidence in attached else ItemState.MISSING)
        until = _until(kind, case, calendar, zone) if calendar else None
        items.append(
            Item(
                ref,
                kind_title(need.evidence, case, playbook),
                state,
                need.required,
                ItemSource.EVIDENCE,
                need.why,
                kind.perishes,
                until,
            )
        )
    return items


def _needs(case: Case, playbook: Playbook) -> list[Need]:
    """The evidence that the case should have, and what kinds it has beside that."""
    reason = case.facts.get("reason", "")
    basic = (need for need in BASIC_NEEDS if need.evidence not in moot_facts(case, playbook))
    needs = playbook.reason(reason).needs if reason in playbook.reasons else tuple(basic)
    more = set(case.exhibits.kinds).difference(need.evidence for need in needs)
    return [*needs, *(Need(kind, False, "") for kind in sorted(more))]


def _until(kind: EvidenceKind, case: Case, calendar: WorkCalendar, zone: tzinfo | None) -> datetime | None:
    """The moment by which evidence that vanishes should be taken; None while it cannot be told."""
    lasts = kind.lasts
    if lasts is None:
        return None
    start: date | datetime | None = case.opened_at
    if lasts.starts is not None:
        fact, steps = lasts.starts.fact, lasts.starts.steps
        start = fact_moment(case.facts.get(fact, ""), zone) if fact else case.came_to(*steps)
    return None if start is None else count(lasts.clock, lasts.amount, start, zone, calendar).end


def _promises(case: Case, playbook: Playbook) -> Iterator[Item]:
    """The promises that are waited for; having one means that it was kept."""
    for entry in waited_for(case, playbook):
        ref = PromiseRef(entry.change)
        title = message(N_("Promise kept: “{promise}”"), promise=entry.promise)
        yield Item(ref, title, _state(case, ref), False, ItemSource.PROMISE)


def _facts(case: Case, playbook: Playbook) -> list[Item]:
    """The facts that nobody has given yet and that are of use, in the order of asking.

    A date without which nobody can tell when a right ends is required, and so is the reason; then come those that
    help at the step, those that help with the reason, and those that every case should have. What makes no sense
    with the reason is not asked for: a parcel that never came has no day of receipt.
    """
    waiting, moot = waiting_facts(case, playbook), moot_facts(case, playbook)
    required = [key for key in BY_KEY if key in waiting or (key == "reason" and not case.facts.get(key))]
    ruled = ("fault", "fault-why") if any(case.came_to(step) is not None for step in RULINGS) else ()
    usual = (field.key for field in _USUAL)
    asked = dict.fromkeys((*required, *ruled, *_helpful(case, playbook), *usual))
    return [
        Item(
            FactRef(key),
            message(BY_KEY[key].label),
            _state(case, FactRef(key)),
            key in required,
            ItemSource.FACT,
        )
        for key in asked
        if key in required or (not case.facts.get(key) and key not in moot)
    ]


def _helpful(case: Case, playbook: Playbook) -> tuple[str, ...]:
    """What the playbook says to be of use at the step and with the reason, without what the way so far tells."""
    reason = case.facts.get("reason", "")
    here = playbook.step(case.step).helps if case.step in playbook.flow.steps else ()
    more = playbook.reason(reason).helps if reason in playbook.reasons else ()
    if not here and not more:
        return ()
    told = set(happenings(case))
    told |= {"countdown"} if case.stated else set()
    told |= set(OF_RETURN) if case.came_to(SENDING) is None else set()
    return tuple(key for key in (*here, *more) if key in BY_KEY and key not in told)
