"""How the sum of a deadline is told: one line, in words that a person can check."""

from __future__ import annotations

from datetime import date, datetime

from content.pack.claims import Confidence
from content.pack.model import Clock, Limit
from content.text.words import N_, Message, message
from store.case.case import Stated
from store.case.deadlines.sums import Aside, Counted, Promised, Use
from store.case.facts import BY_KEY
from store.case.timeline import WHO_WORDS
from store.days.clock import digits
from store.days.counting import Sum

CONFIDENCE_WORDS = {
    Confidence.A: N_("official text"),
    Confidence.B: N_("reliable reprint"),
    Confidence.C: N_("ordinary article"),
    Confidence.M: N_("common knowledge, unchecked"),
    Confidence.U: N_("could not be verified"),
    Confidence.S: N_("seed article, no source"),
}
"""How well a claim is backed, in words."""

_LENGTHS = {
    Clock.HOURS: (N_("1 hour"), N_("{n} hours")),
    Clock.DAYS: (N_("1 day"), N_("{n} days")),
    Clock.CIVIL_DAYS: (N_("1 day by the Civil Code"), N_("{n} days by the Civil Code")),
    Clock.WORKDAYS: (N_("1 working day"), N_("{n} working days")),
}


def because(
    found: Counted | Promised,
    at: datetime | None,
    copied: Stated | None = None,
    aside: Aside | None = None,
    used: Use | None = None,
) -> Message:
    """How the end of a deadline was found, in one line that a person can check."""
    if isinstance(found, Promised):
        return _tell_promise(found, at)
    told = tell_sum(found)
    if copied:
        told = tell_stated(copied, told)
    if used:
        return message(N_("used in time on {use}; the sum was: {sum}"), use=tell_use(used), sum=told)
    return tell_spent(told, aside is Aside.SET_ASIDE) if aside else told


def tell_use(used: Use) -> Message:
    """When a right was used, and by what."""
    return message(N_("{moment} ({fact})"), moment=tell_start(used.at), fact=origin(used.fact, ""))


def _tell_promise(promise: Promised, at: datetime | None) -> Message:
    who = message(WHO_WORDS.get(promise.entry.who, promise.entry.who))
    words, day = promise.entry.promise, promise.entry.day
    said = promise.at.strftime("%Y-%m-%d" if day else "%Y-%m-%d %H:%M")
    if at is None:
        text = N_(
            "{who} promised on {said}: “{promise}”; no date could be read from it, give it with {do_deadline}"
        )
        return message(text, who=who, said=said, promise=words)
    text = N_("{who} promised on {said}: “{promise}” → {end}")
    return message(text, who=who, said=said, promise=words, end=tell(at))


def tell(moment: date | datetime) -> str:
    """A moment in digits; midnight is told as 24:00 of the day before."""
    return digits(moment)


def tell_start(start: date | datetime) -> str:
    """A day, or a moment at which something was, in digits."""
    return start.strftime("%Y-%m-%d %H:%M") if isinstance(start, datetime) else f"{start}"


def tell_span(first: datetime, last: datetime) -> str:
    """A moment, or the first and the last one of a range."""
    return tell(first) if first == last else f"{tell(first)} – {tell(last)}"


def length(limit: Limit) -> Message:
    """The amount of a limit with its clock, such as `7–15 working days`."""
    amount = f"{limit.least}–{limit.most}" if limit.most != limit.least else str(limit.least)
    one, many = _LENGTHS[limit.clock]
    return message(one) if amount == "1" else message(many, n=amount)


def origin(fact: str, step: str) -> Message:
    """What a limit runs from: the label of a fact, or else a step by its title."""
    if not fact:
        return message(N_("Step “{step}”"), step=step)
    return message(BY_KEY[fact].label if fact in BY_KEY else fact)


def tell_unknown(limit: Limit, step: str) -> Message:
    """That the start is not known yet, and what would follow."""
    return _backed(
        message(
            N_("{start} is not known yet; {length} from then"),
            start=origin(next(iter(limit.facts), ""), step),
            length=length(limit),
        ),
        limit,
    )


def tell_sum(counted: Counted) -> Message:
    """The whole sum: start, clock, end, what was skipped, source and confidence; or what would follow its start."""
    limit = counted.limit
    if counted.start is None or counted.sums is None:
        return _aged(tell_unknown(limit, counted.step), counted)
    start, (first, last) = counted.start.at, counted.sums
    timed = isinstance(start, datetime) and limit.clock is Clock.HOURS
    moment = tell_start(start)
    if timed:
        text = N_("{start} {moment} plus {length} → {end}")
    elif limit.clock is Clock.HOURS:
        text = N_("{start} {moment}, {length} from its 0:00 → {end}")
    else:
        text = N_("{start} {moment}, {length} from the next day → {end}")
    told = message(
        text,
        start=origin(counted.start.fact, counted.step),
        moment=moment,
        length=length(limit),
        end=tell_span(first.end, last.end),
    )
    for note in _notes(first, last, counted.known_until):
        told = message(N_("{sum}, {note}"), sum=told, note=note)
    return _aged(_backed(told, limit), counted)


def _aged(told: Message, counted: Counted) -> Message:
    """That a rule was checked so long ago that it may have changed."""
    if not counted.old:
        return told
    text = N_("{sum}. Checked {day}, long ago: look into the app whether it still holds")
    return message(text, sum=told, day=counted.limit.checked.isoformat())


def _notes(first: Sum, last: Sum, known_until: date | None) -> list[Message]:
    notes = []
    if last.skipped:
        n = f"{first.skipped}–{last.skipped}" if first.skipped != last.skipped else str(last.skipped)
        notes.append(message(N_("1 day off skipped") if n == "1" else N_("{n} days off skipped"), n=n))
    if last.rolled:
        notes.append(message(N_("moved on because {day} is a day off"), day=last.rolled.isoformat()))
    if known_until:
        day = known_until.isoformat()
        notes.append(message(N_("an estimate: holiday notices reach only to {day}"), day=day))
    return notes


def _backed(told: Message, limit: Limit) -> Message:
    return message(
        N_("{sum} ({source}; {confidence})"),
        sum=told,
        source=limit.source,
        confidence=message(CONFIDENCE_WORDS[limit.confidence]),
    )


def tell_stated(stated: Stated, told: Message) -> Message:
    """That the user copied the end from the app, beside the sum it replaces."""
    values: dict[str, object] = {
        "end": tell(stated.at),
        "when": stated.noted.strftime("%Y-%m-%d %H:%M"),
        "note": stated.note,
        "sum": told,
    }
    if stated.note:
        return Message(N_("{end}, copied from the app at {when} ({note}); the sum here: {sum}"), values)
    return Message(N_("{end}, copied from the app at {when}; the sum here: {sum}"), values)


def tell_spent(told: Message, aside: bool) -> Message:
    """That a deadline is not counted down any more, and why."""
    if aside:
        return message(N_("set aside by you; the sum was: {sum}"), sum=told)
    return message(N_("this step was left, so it is not counted any more; the sum was: {sum}"), sum=told)
