"""What time says about the next action: duties that lapsed, promises not kept, evidence that vanishes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from msgspec import Struct

from content.pack.model import Effect, StepKind
from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.acceptance import accepted
from store.case.case import Case
from store.case.checklist import Item, ItemSource
from store.case.deadlines import Deadline, DeadlineState, name_of, tell
from store.case.deadlines.exercised import undated
from store.case.deadlines.over import tell_over
from store.case.deadlines.promised import LETTER, lapsed_letter
from store.case.deadlines.sums import Counted
from store.case.deadlines.words import tell_use
from store.case.events import CaseOpened, ChoiceTaken, StepPlaced
from store.case.facts import BY_KEY, FAULTS, RULINGS
from store.case.money import money_of
from store.case.moot import ways_on
from store.case.reckoning import Lack, lacking
from store.case.refs import FactRef, PromiseRef
from store.case.rounds import new_since, rounds
from store.case.stands import AWAITED

MOST_NAMED = 3
"""Pieces of vanishing evidence that the next action names; the checklist has them all."""

URGENT = timedelta(hours=48)
"""How long before a right ends the choice that keeps it leads the next action."""


class Timely(Struct, frozen=True):
    """Choices that opened, letters to offer first, and sentences to say beside the next action.

    `first` is what has to be done before anything else, because a right is about to end or, `settled`, because the
    money is all back; or None. `over` are choices for which the time is over. `lacks` tells of money that came and
    was too little.
    """

    opened: tuple[str, ...]
    letters: tuple[str, ...]
    notes: tuple[Message, ...]
    first: Message | None = None
    over: tuple[str, ...] = ()
    lacks: Lack | None = None
    settled: bool = False


def timely(
    case: Case, playbook: Playbook, items: tuple[Item, ...], limits: tuple[Deadline, ...], now: datetime
) -> Timely:
    """What time says about the next action of a case at `now`."""
    if case.closed or case.trashed:
        return Timely((), (), ())
    lapsed = [one for one in limits if one.state is DeadlineState.OVER and one.leads and not one.asleep(now)]
    opened = tuple(one.opens for one in lapsed if one.effect is Effect.THEIRS and one.opens)
    ending = _ending(case, playbook, limits, now)
    broken = any(isinstance(one.ref, PromiseRef) for one in lapsed)
    known = broken and lapsed_letter(playbook) is not None
    told = (
        *_lapsed(lapsed, case, playbook),
        *_lost(lapsed, limits, case),
        *_kept(limits, now),
        *_again(case, playbook),
        *_blame(case),
    )
    notes = (
        *_changed(case, limits),
        *_gone(case, playbook),
        *told,
        *_closing(case, playbook, limits, now),
        *_waiting(limits, items),
        *_under_way(case, limits),
        *vanishing(items, now),
    )
    letters = (LETTER,) if known else ()
    running = [one for one in limits if one.effect is Effect.LOSE and one.open]
    kept = {one.opens for one in running} | {one.group for one in running}
    gone = (one.opens for one in lapsed if one.lost and one.opens and kept.isdisjoint((one.opens, one.group)))
    over = tuple(dict.fromkeys(gone))
    repaid = _repaid(case)
    if repaid is not None:
        return Timely(opened, letters, notes, repaid, over, settled=True)
    if ending is None:
        taken = accepted(case, playbook)
        if taken is None:
            lacks = lacking(case, playbook)
            opened = (lacks.choice, *opened) if lacks and lacks.choice else opened
            return Timely(opened, letters, notes, over=over, lacks=lacks)
        ending = taken
    choice, first = ending
    return Timely((choice, *opened) if choice else opened, letters, notes, first, over)


def _repaid(case: Case) -> Message | None:
    """That the money is all back, and that a case then may be closed.

    Compensation is asked for above what was paid, and freight of a return comes on top: there nobody can tell.
    """
    facts = case.facts
    asked, back = money_of(facts.get("amount") or facts.get("paid", "")), money_of(facts.get("paid-back", ""))
    more = facts.get("freight-paid") or (facts.get("demand") == "compensation" and not facts.get("amount"))
    if asked and back is not None and back >= asked and not more:
        return message(
            N_("The money is all back. If nothing else is open, close the case: {do_close}."), number=case.number
        )
    return None


def _changed(case: Case, limits: tuple[Deadline, ...]) -> Iterator[Message]:
    """Which deadlines a changed playbook would move, and how to agree to it."""
    for one in limits:
        if one.changed is not None:
            text = N_("The rule has changed: {move}. Until you agree with {do_agree}, {counts} counts.")
            move, counts = one.changed.words(one.thing), one.changed.counts
            yield message(text, move=move, counts=counts, number=case.number, deadline=one.id)


def gone(case: Case, playbook: Playbook) -> tuple[str, ...]:
    """The ids of the limits that began where an open case stands and that the playbook has no more."""
    lost = {name for name, rule in case.rules.items() if rule and name not in playbook.limits}
    if not lost or case.closed or case.trashed:
        return ()  # as nearly always: no event of the case has to be looked at
    counted: Mapping[str, str] = {}
    for record in case.records:
        if isinstance(record.event, CaseOpened | ChoiceTaken | StepPlaced) and record.change not in case.voided:
            counted = record.event.rules
    return tuple(name for name in counted if name in lost)


def _gone(case: Case, playbook: Playbook) -> Iterator[Message]:
    for name in gone(case, playbook):
        text = N_(
            "The playbook no longer has the limit “{deadline}” by which this case was counted, so it is not "
            "counted any more: look in the app. {do_agree} says it no more."
        )
        yield message(text, deadline=name, number=case.number)


def _again(case: Case, playbook: Playbook) -> Iterator[Message]:
    """Which time it would be to hand in again from here, and what would be new."""
    steps = playbook.flow.steps
    if case.step not in steps or steps[case.step].kind is not StepKind.TASK:
        return
    for choice in ways_on(case, playbook):
        before = rounds(case, playbook, choice.id)
        if not before:
            continue
        new = tuple(f"E{no}" for no in new_since(case, before[-1]))
        values: dict[str, object] = {"n": len(before) + 1, "step": steps[choice.id].title, "new": new}
        if new:
            yield Message(N_("Handed in again, it is round {n} of “{step}”; new since then: {new}."), values)
        else:
            text = N_(
                "Handed in again, it is round {n} of “{step}”; a repeat without new material is usually refused, "
                "and nothing is new."
            )
            yield Message(text, values)


def _blame(case: Case) -> Iterator[Message]:
    """Whom the ruling found at fault, where the next steps have to answer it."""
    fault, why = case.facts.get("fault", ""), case.facts.get("fault-why", "")
    if fault not in FAULTS or all(case.came_to(step) is None for step in RULINGS):
        return
    values: dict[str, object] = {"who": message(FAULTS[fault]), "why": why}
    if fault in ("nobody", "unclear"):
        yield Message(N_("The ruling finds nobody clearly at fault: ask for its reason in writing."), values)
    elif why:
        yield Message(N_("The ruling finds at fault: {who} (“{why}”). Answer this very point next."), values)
    else:
        yield Message(N_("The ruling finds at fault: {who}. Note its reason, and answer it next."), values)


def _kept(limits: tuple[Deadline, ...], now: datetime) -> Iterator[Message]:
    """The rights whose time is over and that were used in it: the other side cannot say that it was too late."""
    for one in limits:
        if one.used and one.leads and one.due and one.due <= now:
            text = N_("Used in time on {use}, before {end}: “{title}”.")
            yield message(text, use=tell_use(one.used), end=tell(one.due), title=name_of(one.title))


def _lost(lapsed: list[Deadline], limits: tuple[Deadline, ...], case: Case) -> Iterator[Message]:
    """The rights that are over, and what is left; where another claim still runs, that it does. What would show
    that they were used in time is asked for once."""
    asked = set[str]()
    for one in lapsed:
        if not one.lost or one.due is None:
            continue
        yield tell_over(one, limits)
        key = undated(one.sum.limit, case) if isinstance(one.sum, Counted) else ""
        if key and key not in asked:
            asked.add(key)
            text = N_("What you did before {end} still counts: say when, with {do_fact_day} ({fact}).")
            yield message(text, end=tell(one.due), number=case.number, key=key, fact=message(BY_KEY[key].label))


def _ending(
    case: Case, playbook: Playbook, limits: tuple[Deadline, ...], now: datetime
) -> tuple[str, Message] | None:
    """The choice that keeps a right which is about to end, and the sentence that says so."""
    for one in limits:
        choice = playbook.flow.choice(case.step, one.opens) if case.step in playbook.flow.steps else None
        if choice and one.effect is Effect.LOSE and one.open and one.due and one.due - now <= URGENT:
            return choice.id, message(
                N_("First of all, before {end}: {choice}"), end=tell(one.due), choice=choice.title
            )
    return None


def _closing(case: Case, playbook: Playbook, limits: tuple[Deadline, ...], now: datetime) -> Iterator[Message]:
    """Rights that are about to end and that no choice here keeps."""
    for one in limits:
        kept = case.step in playbook.flow.steps and playbook.flow.choice(case.step, one.opens)
        if (
            one.effect is Effect.LOSE
            and one.open
            and one.leads
            and one.due
            and one.due - now <= URGENT
            and not kept
        ):
            yield message(N_("Ends {end}: {limit}"), end=tell(one.due), limit=one.thing)


def _lapsed(lapsed: list[Deadline], case: Case, playbook: Playbook) -> Iterator[Message]:
    for one in lapsed:
        end = tell(one.due) if one.due else ""
        if isinstance(one.ref, PromiseRef):
            yield message(
                N_("The promise {promise} was due {end} and is not marked as kept."), promise=one.title, end=end
            )
        elif one.effect is Effect.THEIRS and one.opens:
            choice = playbook.flow.choice(case.step, one.opens) if case.step in playbook.flow.steps else None
            yield message(
                N_("Their time ended {end} ({title}): check the app, then “{choice}” is open to you."),
                end=end,
                title=one.title,
                choice=choice.title if choice else one.opens,
            )
        elif one.effect is Effect.HAPPENS:
            text = N_("By {end} this has probably happened by itself: {title}. Look in the app.")
            yield message(text, end=end, title=name_of(one.title))
        elif one.effect is not Effect.LOSE:
            yield message(N_("No answer came by {end} ({title})."), end=end, title=one.title)


def _waiting(limits: tuple[Deadline, ...], items: tuple[Item, ...]) -> Iterator[Message]:
    """The dates without which nobody can tell when a right ends."""
    asked = {one.asks for one in limits if one.effect is Effect.LOSE and one.asks}
    facts = tuple(
        item.title
        for item in items
        if item.required and item.open and isinstance(item.ref, FactRef) and item.ref.key in asked
    )
    if facts:
        yield message(N_("A right may be running out; to count its days the case needs: {facts}."), facts=facts)


def _under_way(case: Case, limits: tuple[Deadline, ...]) -> Iterator[Message]:
    """That days which run from the arrival of the returned goods are counted from their sending: too early."""
    for key, step in AWAITED.items():
        early = any(
            isinstance(one.sum, Counted)
            and (one.open or one.state is DeadlineState.OVER)
            and key in one.sum.limit.facts
            and one.sum.start is not None
            and not one.sum.start.fact
            for one in limits
        )
        if early and len(case.trail) > 1 and case.trail[-2].step == step:
            text = N_(
                "Counted from the day you sent the goods back, which is too early: their days run from the day the "
                "goods arrived. Look at the parcel’s tracking and say it with {do_fact_day} ({fact})."
            )
            yield message(text, number=case.number, key=key, fact=message(BY_KEY[key].label))


def vanishing(items: tuple[Item, ...], now: datetime) -> Iterator[Message]:
    """The sentences about evidence that is missing and will not be there for long."""
    missing = [
        item for item in items
        if item.source is ItemSource.EVIDENCE and item.open and item.perishes and (item.required or item.until)
    ]  # fmt: skip
    for item in missing[:MOST_NAMED]:
        values: dict[str, object] = {"item": item.title, "words": item.perishes}
        if item.until is None:
            yield Message(N_("Vanishes: {item}. {words}"), values)
        elif item.until > now:
            yield Message(N_("Vanishes: {item}, best before {end}. {words}"), values | {"end": tell(item.until)})
        else:
            yield Message(N_("May be gone already: {item}, try today. {words}"), values)
