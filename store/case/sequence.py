"""Orders of dates that cannot be: received before bought, refused before applied, a step before the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import chain, pairwise

from msgspec.structs import replace

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.case import Case, Offer, Stop
from store.case.dealings import OfferAnswered, OfferNoted
from store.case.events import CaseClosed, ChoiceTaken, Event, FactSet, StepPlaced, kept_moment, read_when
from store.case.facts import ANEW, BY_KEY, FactKind
from store.case.goods import in_hand
from store.case.happening import UNKNOWN
from store.case.money import money_of
from store.case.prices import price_tag
from store.case.stands import DATED, corrected, told_after
from store.case.titles import Titles
from store.days.clock import digits
from store.errors import Doubtful

_FIRST = "bought-on"
_AFTER_BUYING = (
    "shipped-on", "received-on", "redeemed-on", "found-on", "contacted-on", "demanded-on", "applied-on",
    "refused-on", "intervened-on", "agreed-on", "tracking-on", "returned-on", "ruled-on", "filed-on",
    "paid-back-on", "fee-notice-on", "served-on", "judgment-on",
)  # fmt: skip
_ORDER = (
    *((_FIRST, key) for key in _AFTER_BUYING),
    ("shipped-on", "received-on"),
    ("received-on", "found-on"),
    ("received-on", "tracking-on"),
    ("received-on", "returned-on"),
    ("found-on", "contacted-on"),
    ("found-on", "refused-on"),
    ("found-on", "demanded-on"),
    ("found-on", "applied-on"),
    ("contacted-on", "refused-on"),
    ("contacted-on", "paid-back-on"),
    ("applied-on", "refused-on"),
    ("applied-on", "intervened-on"),
    ("applied-on", "ruled-on"),
    ("agreed-on", "tracking-on"),
    ("applied-on", "tracking-on"),
    ("applied-on", "returned-on"),
    ("intervened-on", "ruled-on"),
    ("tracking-on", "returned-on"),
    ("fee-notice-on", "judgment-on"),
)
"""Pairs of facts of which the first cannot come after the second."""
_IN_HAND = tuple(
    ("received-on", key)
    for key in ("contacted-on", "demanded-on", "applied-on", "refused-on", "intervened-on", "ruled-on", "filed-on")
)
"""Pairs that hold as well where nothing can be wrong before the goods were received."""
_ASKED, _BACK = ("contacted-on", "demanded-on", "applied-on"), ("paid-back-on", "paid-back")
"""The facts that tell when the money was asked for, the first that is known, and those of what came back."""
_BEFORE = N_("“{later}” {second} would be before “{earlier}” {first}.")
_STEP = N_("“{step}” {second} would be before “{other}” {first}.")
_AHEAD = N_("“{what}” {day} has not come yet (today is {today}).")


def told(when: date | datetime) -> str:
    """A day or a moment in digits."""
    return when.strftime("%Y-%m-%d %H:%M") if isinstance(when, datetime) else when.isoformat()


def before(first: date | datetime, second: date | datetime) -> bool:
    """Whether the first is surely over before the second begins; of a day alone no hour is known."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first < (second if second.tzinfo else second.replace(tzinfo=first.tzinfo))
    return _day(first) < _day(second)


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def doubts_about_facts(
    facts: Mapping[str, str],
    playbook: Playbook | None = None,
    among: Iterable[str] | None = None,
    way: Iterable[tuple[str, str]] = (),
) -> tuple[Message, ...]:
    """What cannot be in the dates of a case, each in one sentence with both dates; only what touches `among`.

    `way` are the steps the case came to, each with the kept day of it: a refusal before the application that
    follows it on the way is that of an earlier round. Without a `playbook` nothing is known of the goods.
    """
    touched = set(facts if among is None else among)
    held = _IN_HAND if playbook is not None and in_hand(playbook, facts.get("reason", "")) else ()
    asked = next((key for key in _ASKED if facts.get(key)), _ASKED[0])
    rounds = tuple(way)
    found = []
    for earlier, later in dict.fromkeys((*_ORDER, *held, (asked, _BACK[0]))):
        first, second = kept_moment(facts.get(earlier, "")), kept_moment(facts.get(later, ""))
        if not (first and second and touched & {earlier, later} and before(second, first)):
            continue
        if not _earlier_round(earlier, later, facts, rounds):
            found.append(
                message(
                    _BEFORE,
                    later=message(BY_KEY[later].label),
                    second=told(second),
                    earlier=message(BY_KEY[earlier].label),
                    first=told(first),
                )
            )
    return tuple(found)


def _earlier_round(earlier: str, later: str, facts: Mapping[str, str], way: tuple[tuple[str, str], ...]) -> bool:
    """Whether the second of two facts that are told anew tells of a step before the first one's on the way."""
    if earlier not in ANEW or later not in ANEW:
        return False
    first, second = (_place(key, facts[key], way) for key in (earlier, later))
    return second is not None and (first is None or second < first)


def _place(key: str, value: str, way: tuple[tuple[str, str], ...]) -> int | None:
    return next((n for n, (step, day) in enumerate(way) if day == value and step in DATED.get(key, ())), None)


def dated_way(case: Case) -> Iterator[tuple[str, str]]:
    """The steps a case came to, each with its kept day or moment, empty where nobody told it."""
    later = corrected(case)
    for place, stop in enumerate(case.trail):
        day = stop.at.date().isoformat() if stop.day else stop.at.isoformat(timespec="minutes")
        yield stop.step, later.get(place, day if stop.told else "")


def told_way(taken: Iterable[ChoiceTaken]) -> Iterator[tuple[str, str]]:
    """The same of choices that are told afterwards."""
    return ((step, one.happened) for one in taken for step in one.way if one.happened != UNKNOWN)


def doubts(case: Case, now: datetime, playbook: Playbook | None = None) -> tuple[Message, ...]:
    """What cannot be in a case that somebody else told: dates out of order, and what has not come yet. Without its
    `playbook` the ids of its steps stand for themselves."""
    titles = Titles(case, playbook)
    ahead = (
        Message(_AHEAD, {"what": what, "day": told(when), "today": told(now)})
        for what, when in _moments(case, titles)
        if before(now, when)
    )
    facts = doubts_about_facts(case.facts, playbook, way=dated_way(case))
    return (*facts, *_before_its_round(case, titles, case.facts), *_steps_back(case, titles), *ahead)


def _before_its_round(case: Case, titles: Titles, among: Iterable[str]) -> Iterator[Message]:
    """The facts that tell the day of a stop and lie before what came before it: no limit would run from them."""
    way, touched = tuple(dated_way(case)), set(among)
    for key, place in told_after(case):
        when, change = kept_moment(case.facts[key]), case.trail[place].change
        if when is None or key not in touched & ANEW:
            continue
        for stop, (step, day) in reversed(tuple(zip(case.trail[:place], way, strict=False))):
            came = kept_moment(day)
            if stop.change != change and came and before(when, came):
                values: dict[str, object] = {"later": message(BY_KEY[key].label), "earlier": titles.step(step)}
                yield Message(_BEFORE, values | {"first": told(came), "second": told(when)})
                break


def _steps_back(case: Case, titles: Titles) -> Iterator[Message]:
    """The steps that would lie before the one they follow."""
    dated = [stop for stop in case.trail[1:] if not stop.unknown]
    for last, stop in pairwise(dated):
        first, second = _moment(last), _moment(stop)
        if before(second, first):
            values: dict[str, object] = {"step": titles.step(stop.step), "other": titles.step(last.step)}
            yield Message(_STEP, values | {"first": told(first), "second": told(second)})


def _moments(case: Case, titles: Titles) -> Iterator[tuple[Message | str, date | datetime]]:
    for key, value in case.facts.items():
        when = kept_moment(value)
        if key in BY_KEY and BY_KEY[key].kind is FactKind.DAY and when:
            yield message(BY_KEY[key].label), when
    for stop in case.trail:
        yield titles.step(stop.step), _moment(stop)


def refuse_doubtful(case: Case, playbook: Playbook, events: Iterable[Event], when: str) -> None:
    """Raise `Doubtful` when events would tell what cannot be; `when` is when they happened, or empty."""
    listed = tuple(events)
    as_told = _as_told(case, listed)
    facts, touched, way = dict(case.facts), set[str](), list(dated_way(as_told))
    for event in listed:
        match event:
            case FactSet(key, value):
                facts[key] = value
                touched.add(key)
            case ChoiceTaken(_, steps) if when:
                _refuse_step(case, playbook, steps[0], read_when(when))
                way += ((step, when) for step in steps)
            case StepPlaced(step) if when:
                _refuse_step(case, playbook, step, read_when(when))
                way.append((step, when))
            case CaseClosed() if when:
                _refuse_step(case, playbook, "", read_when(when))
            case OfferNoted():
                _refuse_offer(event, facts, read_when(when) if when else None)
            case OfferAnswered(number) if when:
                _refuse_answer(next(one for one in case.offers if one.change == number), read_when(when))
    doubted = chain(
        doubts_about_facts(facts, playbook, touched, way),
        doubts_about_money(facts, touched),
        () if as_told is case else _before_its_round(as_told, Titles(case, playbook), touched),
    )
    for doubt in doubted:
        raise Doubtful(doubt.text, **doubt.values)


def _as_told(case: Case, events: tuple[Event, ...]) -> Case:
    """The case with the facts that events tell of the way it came; those of a new step tell nothing of it."""
    if any(isinstance(event, ChoiceTaken | StepPlaced) for event in events):
        return case
    told = {event.key: event.value for event in events if isinstance(event, FactSet)}
    since = dict.fromkeys(told, datetime.max.replace(tzinfo=UTC))
    return replace(case, facts={**case.facts, **told}, known_since={**case.known_since, **since})


def doubts_about_money(facts: Mapping[str, str], among: Iterable[str] | None = None) -> tuple[Message, ...]:
    """That more came back than was paid or asked for, with the freight of the return."""
    touched = set(facts if among is None else among)
    paid, asked, freight, back = (
        money_of(facts.get(key, "")) for key in ("paid", "amount", "freight-paid", _BACK[1])
    )
    most = max((one for one in (paid, asked) if one is not None), default=None)
    if back is None or most is None or back <= most + (freight or Decimal(0)):
        return ()
    if not touched & {"paid", "amount", "freight-paid", _BACK[1]}:
        return ()
    text = N_("Altogether {back} would have come back, and {most} was paid.")
    if asked is not None and asked == most != paid:
        text = N_("Altogether {back} would have come back, and {most} was asked for.")
    return (message(text, back=price_tag(back), most=price_tag(most)),)


def _refuse_step(case: Case, playbook: Playbook, step: str, when: date | datetime) -> None:
    last = next((stop for stop in reversed(case.trail[1:]) if not stop.unknown), None)
    if last is None or not before(when, _moment(last)):
        return
    steps = playbook.flow.steps
    names = {"other": steps[last.step].title if last.step in steps else last.step, "second": told(when)}
    if not step:
        text = N_("The end {second} would be before “{other}” {first}.")
        raise Doubtful(text, first=told(_moment(last)), **names)
    title = steps[step].title if step in steps else step
    raise Doubtful(_STEP, step=title, first=told(_moment(last)), **names)


def _refuse_offer(offer: OfferNoted, facts: Mapping[str, str], when: date | datetime | None) -> None:
    """An offer about an order comes after it was bought, and its time is over only after it was made."""
    bought, until = kept_moment(facts.get(_FIRST, "")), kept_moment(offer.until)
    if when and bought and before(when, bought):
        label = message(BY_KEY[_FIRST].label)
        text = N_("The offer {second} would be before “{earlier}” {first}.")
        raise Doubtful(text, second=told(when), earlier=label, first=told(bought))
    if when and until and before(until - timedelta(seconds=1), when):  # the end of a day is still that day
        text = N_("The offer would end {second}, before it was made {first}.")
        raise Doubtful(text, second=digits(until), first=told(when))


def _refuse_answer(offer: Offer, when: date | datetime) -> None:
    made = offer.at.date() if offer.day else offer.at
    if before(when, made):
        text = N_("The answer {second} would be before the offer {first}.")
        raise Doubtful(text, second=told(when), first=told(made))


def _moment(stop: Stop) -> date | datetime:
    return stop.at.date() if stop.day else stop.at
