"""What comes of an intent about offers, money that came, to-dos of the user's own, and the end of a case. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from content.pack.playbook import Playbook
from content.text.words import N_
from store.case.acceptance import TAKEN
from store.case.case import Case, Offer
from store.case.dealings import MoneyReceived, OfferAnswered, OfferNoted
from store.case.endings import read_outcome
from store.case.events import CaseClosed, Event, FactSet, begins, read_when
from store.case.facts import LONGEST, past_moment
from store.case.intents import AddTodo, AnswerOffer, CloseCase, NoteOffer, ReceiveMoney
from store.case.marks import OfferState
from store.case.money import money_of, parse_money
from store.case.naming import one_of
from store.case.resolves import TodoAdded
from store.case.timeline import MONEY_WORDS, WHO_WORDS
from store.days.counting import day_end, last_day
from store.days.either import EitherDay
from store.days.numerals import DIGITS, NoNumber, number_of, plain_words
from store.errors import BadValue, NotAmong, Refused

OFFERERS = ("merchant", "platform", "courier")
"""Who can offer something."""
FREIGHT = ("", "them", "me")
"""Who bears freight: not said, the other side, the user."""
LONGEST_DUTY = 400
"""Characters of a to-do."""
NO_MONEY = "voucher"
"""The channel that brings no money."""
NOT_TAKEN, NOT_KEPT = "declined", "lapsed"
"""The steps that tell that an offer was not taken, and that one which was taken was not performed."""
ANEW = ("refused", "intervene", "complain", "court-file")
"""The steps on which the whole is fought for again: they refuse, or somebody is asked to decide against them."""
BACK, BACK_ON = "paid-back", "paid-back-on"
"""The facts in which letters and sums find what came back, and when."""

Dealing = NoteOffer | AnswerOffer | ReceiveMoney | AddTodo
Events = tuple[Event, ...]


def decide_dealing(intent: Dealing, case: Case, now: datetime, when: str, language: str) -> Events:
    """What comes of an intent about an offer, about money or a to-do; `when` is when it happened, or empty, and
    the days in it are written as in `language`."""
    if isinstance(intent, NoteOffer):
        return (_noted(intent, begins(read_when(when), now) if when else now, language),)
    if isinstance(intent, AnswerOffer):
        return _answered(intent, case, now)
    if isinstance(intent, ReceiveMoney):
        return _received(intent, case, now, when)
    text = _line(intent.text, LONGEST_DUTY)
    if not text:
        raise Refused(N_("Say what there is to do; nothing was saved."))
    return (TodoAdded(text, _ahead(intent.until, now, language)),)


def _noted(intent: NoteOffer, now: datetime, language: str) -> OfferNoted:
    """An offer as it was made at `now`: three days from then are counted from then."""
    from store.case.offered import offered_sum

    who = one_of(intent.who, {name: WHO_WORDS[name] for name in OFFERERS})
    _one_of(intent.freight, FREIGHT)
    words = intent.words.strip()[:LONGEST]
    what, extras, conditions = (_line(text, LONGEST) for text in (intent.what, intent.extras, intent.conditions))
    amount = parse_money(intent.amount) if intent.amount.strip() else offered_sum(words)
    if not (words or what or amount or extras):
        raise Refused(N_("Say what is offered: an amount, or in words; nothing was saved."))
    return OfferNoted(
        who=who,
        words=words,
        what=what,
        amount=amount,
        freight=intent.freight,
        extras=extras,
        conditions=conditions,
        by=_moment(intent.by, now, language),
        until=_moment(intent.until, now, language),
    )


def _answered(intent: AnswerOffer, case: Case, now: datetime) -> Events:
    _one_of(intent.state, tuple(OfferState))
    offer = offer_of(case, intent.offer)
    if offer.stands(now) == intent.state:
        return ()
    before = _accepted(case) if intent.state == OfferState.ACCEPTED else ()
    return (OfferAnswered(offer.change, intent.state), *_lapse(one for one in before if not _came_of(one, case)))


def offer_of(case: Case, number: int = 0) -> Offer:
    """An offer by its number in the case, counted from 1; 0 is the last. Raises `Refused` when there is none."""
    if not case.offers:
        raise Refused(N_("No offer is noted in case {number}."), number=case.number)
    if not 0 <= number <= len(case.offers):
        raise Refused(
            N_("Case {number} has no offer {offer}; it has {n}."),
            number=case.number,
            offer=number,
            n=len(case.offers),
        )
    return case.offers[number - 1]


def decided_by(way: Iterable[str], case: Case) -> Events:
    """What becomes of the offers of a case that comes to these steps: who takes one takes the newest, unless
    another was accepted since the last time, and the others are over by that; who does not take one takes none; and
    one that was not performed, or of which nothing came until the whole is fought for again, is over as well.
    """
    steps = frozenset(way)
    opened, taken = [one for one in case.offers if one.state is OfferState.OPEN], _accepted(case)
    unpaid = [one for one in taken if not _came_of(one, case)]
    last = max((stop.change for stop in case.trail if stop.step == TAKEN), default=0)
    fresh = tuple(one for one in taken if one.change > last)
    if TAKEN in steps:
        over = [one for one in unpaid if one not in fresh] if fresh or opened else []
        answered = (
            OfferAnswered(one.change, OfferState.LAPSED if fresh or one is not opened[-1] else OfferState.ACCEPTED)
            for one in opened
        )
        return (*_lapse(over), *answered)
    if NOT_TAKEN in steps:
        return tuple(OfferAnswered(one.change, OfferState.REFUSED) for one in (*fresh, *opened))
    if NOT_KEPT in steps:
        return _lapse(taken)
    return _lapse(unpaid) if steps.intersection(ANEW) else ()


def _accepted(case: Case) -> tuple[Offer, ...]:
    return tuple(one for one in case.offers if one.state is OfferState.ACCEPTED)


def _lapse(offers: Iterable[Offer]) -> Events:
    return tuple(OfferAnswered(one.change, OfferState.LAPSED) for one in offers)


def _came_of(offer: Offer, case: Case) -> bool:
    """Whether money has come since an offer was made, or came at an unknown time."""
    if not case.money:
        return bool(case.facts.get(BACK))
    return any(paid.change > offer.change and paid.channel != NO_MONEY for paid in case.money)


def _received(intent: ReceiveMoney, case: Case, now: datetime, when: str) -> Events:
    channel = one_of(intent.channel, MONEY_WORDS)
    amount = parse_money(intent.amount)
    came = MoneyReceived(amount, channel)
    if channel == NO_MONEY:
        return (came,)
    total = (money_of(case.facts.get(BACK, "")) or Decimal(0)) + Decimal(amount)
    day = when or now.date().isoformat()
    return (came, FactSet(BACK, f"{total:.2f}"), FactSet(BACK_ON, day))


def closed(intent: CloseCase, case: Case, playbook: Playbook, now: datetime) -> Events:
    """The end of a case, with what worked. Raises `Refused` for one that is closed, or for what is not known."""
    if case.closed:
        raise Refused(N_("Case {number} is closed already."), number=case.number)
    if intent.way and intent.way not in playbook.flow.steps:
        raise NotAmong(intent.way, case.way)
    if intent.card and intent.card not in playbook.replies:
        raise NotAmong(intent.card, playbook.replies)
    known = [letter.id for letter in playbook.letters()]
    if intent.letter and intent.letter not in known:
        raise NotAmong(intent.letter, known)
    ending = CaseClosed(
        outcome=read_outcome(intent.outcome),
        way=intent.way,
        card=intent.card,
        letter=intent.letter,
        worked=_line(intent.worked, LONGEST),
        minutes=minutes_of(intent.minutes),
        keep=_until(intent.keep, now, playbook.meta.language),
    )
    return (ending,)


def _until(text: str, now: datetime, language: str) -> str:
    """The last day until which things are kept, empty where nobody said."""
    if not text.strip():
        return ""
    from store.days.ahead import parse_ahead

    return last_day(parse_ahead(text, now, language)).isoformat()


def minutes_of(text: str) -> int:
    """Minutes as they were typed, 0 for nothing: 40, 1 h 30, 二十分钟, 一个半小时. Raises `BadValue`."""
    words = re.sub(f"[{DIGITS}]+", _digits, plain_words(text)).replace("half an hour", "30 minutes")
    words = re.sub(r"半个?(?=小时|钟头)", "0.5", re.sub(r"(\d+)个半", r"\1.5", words))
    words = re.sub(r"(?<=小时|钟头)半", "30", words)
    if not words.strip():
        return 0
    found = re.fullmatch(
        r"(?:(?P<hours>\d{1,4}(?:\.\d{1,2})?)\s*(?:个?(?:小时|钟头)|hours?|hrs?|h))?\s*"
        r"(?:(?:and\s+)?(?P<minutes>\d{1,5})\s*(?:分钟?|minutes?|mins?|m)?)?",
        words.strip(),
    )
    if found is None:
        raise BadValue(N_("“{text}” is no length of time. Write it like 40, for minutes, or 1 h 30."), text=text)
    return round(Decimal(found["hours"] or 0) * 60) + int(found["minutes"] or 0)


def _digits(found: re.Match[str]) -> str:
    try:
        return str(number_of(found[0]))
    except NoNumber:
        return found[0]


def _line(text: str, most: int) -> str:
    line = " ".join(text.split())
    if len(line) > most:
        raise BadValue(N_("That is {n} characters long; here {most} are enough."), n=len(line), most=most)
    return line


def _ahead(text: str, now: datetime, language: str) -> str:
    if not text.strip():
        return ""
    from store.days.ahead import parse_ahead

    return parse_ahead(text, now, language).isoformat(timespec="minutes")


def _moment(text: str, now: datetime, language: str) -> str:
    """A moment of an offer, which may be told after it is over: 11-20 of an offer of last week."""
    try:
        return _ahead(text, now, language)
    except EitherDay:
        raise
    except BadValue:
        past = read_when(past_moment(text, now, language))
        end = past if isinstance(past, datetime) else day_end(past, now.tzinfo)
        return end.isoformat(timespec="minutes")


def _one_of(text: str, known: tuple[str, ...]) -> None:
    if text not in known:
        raise NotAmong(text, filter(None, known))
