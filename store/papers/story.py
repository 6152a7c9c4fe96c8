"""What happened in a case as sentences of a letter: from its facts and its diary, in the order of the days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, time

from msgspec import Struct

from content.pack.arguing import Audience
from content.text.words import N_, Translator, message
from store.case.called import SENT
from store.case.case import DiaryEntry
from store.case.deadlines.starts import SITTING
from store.case.events import FactSet, kept_moment
from store.case.facts import ANEW
from store.case.placing import told_by_round
from store.case.sent import letters_sent
from store.case.stands import DATED, happenings
from store.case.view import CaseView, Passed
from store.papers.samedays import Sentence, days_once, named
from store.papers.saying import cleaned, day, of_me, of_merchant, reported
from store.papers.sides import sides

NOT_IN_HAND = ("not-received", "lost-parcel", "pick-up-point")
"""Reasons by which the goods did not come into the buyer's hands, whatever the tracking says."""
MILESTONES = {
    "shipped-on": N_("On {day}, {them} shipped."),
    "received-on": N_("On {day}, {me} received the goods."),
    "redeemed-on": N_("On {day}, the voucher was redeemed."),
    "found-on": N_("On {day}, {me} found the problem."),
    "contacted-on": N_("On {day}, {me} contacted {them} and asked for it to be settled."),
    "demanded-on": N_("On {day}, {me} made the demand in writing."),
    "applied-on": N_("On {day}, {me} applied for after-sale service."),
    "refused-on": N_("On {day}, {them} did not agree."),
    "intervened-on": N_("On {day}, {me} asked the platform to step in."),
    "agreed-on": N_("On {day}, the refund was agreed to."),
    "tracking-on": N_("On {day}, {me} sent the goods back."),
    "returned-on": N_("On {day}, {them} received the return."),
    "ruled-on": N_("On {day}, the platform gave its result."),
    "filed-on": N_("On {day}, {me} filed a complaint."),
}
_AGAIN = N_("On {day}, {me} applied again.")
_RULED = {
    "rejected": N_("On {day}, the platform did not grant the request."),
    "ruled": N_("On {day}, the platform granted the request."),
}
_FILED = N_("On {day}, {me} filed a complaint with the supervisory authority.")
_SIGNED = N_("On {day}, the tracking showed the parcel as signed for.")
_REFUSED = N_("On {day}, {them} did not agree: “{words}”.")
_SENT = N_("On {day}, {me} sent the goods back, waybill {tracking}.")
_SPOKEN = {
    "merchant": N_("On {day}, {them} answered{where}: “{words}”."),
    "platform": N_("On {day}, the platform answered{where}: “{words}”."),
    "courier": N_("On {day}, the courier answered{where}: “{words}”."),
    "me": N_("On {day}, {me} stated{where}: “{words}”."),
}
_REPORTED = {
    "merchant": N_("On {day}, {them} answered{where}: {words}."),
    "platform": N_("On {day}, the platform answered{where}: {words}."),
    "courier": N_("On {day}, the courier answered{where}: {words}."),
    "me": N_("On {day}, {me} stated{where}: {words}."),
}
_REFUSING = re.compile(r"拒绝|不同意|不(?:给|能|予|可以)?退|\brefus", re.IGNORECASE)
_TOLD_OF = N_("On {day}{where}, {them} {words}.")
_WROTE = N_("On {day}, {me} wrote to {them}: “{letter}”.")
_PROMISED = N_(", and promised: “{promise}”.")
_TOLD = N_("On {day}: {words}.")
WHERE = {"chat": N_(" in the chat"), "phone": N_(" by phone"), "app": N_(" in the app")}


class Told(Struct, frozen=True):
    """A sentence of the story, its day, and its `hour` where that is known; `about` is the key of the fact it
    tells, or the channel of a note."""

    on: date
    text: str
    about: str = ""
    hour: time | None = None

    def undated(self, language: str) -> str:
        """The sentence without its day, where the day stands beside it."""
        rest = self.text.removeprefix(named(self.on, Translator(language))).lstrip("，,：: ")
        return rest[:1].upper() + rest[1:]


def story(view: CaseView, audience: Audience, reply: str = "") -> tuple[str, ...]:
    """The sentences of the story, oldest first; what was on one day is told together. See `events`."""
    told = [
        Sentence(one.on, one.text, one.about in MILESTONES and "“" not in one.text)
        for one in events(view, audience, reply)
    ]
    return tuple(days_once(told, sides(view, audience)[0], Translator(view.playbook.meta.language)))


def events(view: CaseView, audience: Audience, reply: str = "", diary: bool = True) -> tuple[Told, ...]:
    """What happened, oldest first, each with its day; the `diary` unless it is told elsewhere.

    `reply` are the words of a refusal, told with it unless the diary has them.
    """
    language = view.playbook.meta.language
    tr = Translator(language)
    me, them = sides(view, audience)
    names: dict[str, object] = {"me": me, "them": them}
    quoted = {cleaned(entry.text, language) for entry in view.diary}
    answers = {
        (cleaned(one.text, language), one.at.date()) for one in view.diary if speaker(one, view) == "merchant"
    }
    told: list[Told] = []
    for key, at, last in _moments(view):
        when = _as_day(at)
        if key == "agreed-on" and _came(view, when) & {"ruled", "agreed", "approved"} == {"ruled"}:
            continue  # told as what the platform ruled
        if key == "refused-on" and diary and ((reply, when) in answers or _refusal_noted(view, when)):
            continue
        sentence, more = _milestone(view, key, when), dict(names)
        if key == "received-on" and view.facts.get("reason") in NOT_IN_HAND:
            sentence = _SIGNED
        if key == "applied-on" and any(one.about == key for one in told):
            sentence = _AGAIN
        if key == "refused-on" and last and reply and reply not in quoted:
            sentence, more["words"] = _REFUSED, reply
        if key == "tracking-on" and last and view.facts.get("tracking"):
            sentence, more["tracking"] = _SENT, view.facts["tracking"]
        told.append(Told(when, tr.say(message(sentence, day=day(when, language), **more)), key, _hour(at)))
    if diary:
        noted = (entry for entry in view.diary if entry.text.strip())
        told += [
            Told(
                *(entry.at.date(), _entry(entry, speaker(entry, view), names, tr), entry.channel),
                None if entry.day else entry.at.time(),
            )
            for entry in noted
        ]
        told += _sent(view, names, tr)
    return tuple(in_order(told))


def _milestone(view: CaseView, key: str, when: date) -> str:
    """The sentence of a milestone; the way of the case tells how the platform ruled and with whom a complaint was
    filed, which a day alone does not."""
    came = _came(view, when)
    if key == "ruled-on" and len(ruled := came & _RULED.keys()) == 1:
        return _RULED[ruled.pop()]
    if key == "filed-on" and any(one.step == "complain-wait" and not one.unknown for one in view.trail()):
        return _FILED  # the day may be told apart from the step, and belongs to it
    return MILESTONES[key]


def _came(view: CaseView, when: date) -> set[str]:
    """The steps to which a case came on a day."""
    return {one.step for one in view.trail() if not one.unknown and one.at.date() == when}


def _sent(view: CaseView, names: Mapping[str, object], tr: Translator) -> Iterator[Told]:
    """The letters that went to the merchant; what went to others is told by the way of the case."""
    for one in letters_sent(view.case):
        if one.audience == Audience.MERCHANT:
            text = message(_WROTE, day=day(one.at.date(), tr.language), letter=one.title, **names)
            yield Told(one.at.date(), tr.say(text), "", None if one.day else one.at.time())


def in_order(told: Iterable[Told]) -> list[Told]:
    """By day and hour; what has no hour stays behind what stood before it on its day."""
    placed: list[tuple[date, time, Told]] = []
    for one in sorted(told, key=lambda one: one.on):
        before = placed[-1][1] if placed and placed[-1][0] == one.on else time.min
        placed.append((one.on, one.hour or before, one))
    return [one for *_, one in sorted(placed, key=lambda place: place[:2])]


def _moments(view: CaseView) -> list[tuple[str, date | datetime, bool]]:
    """The milestones by the keys of their facts, by day, what comes again in each round each time; whether it was
    the last time."""
    found: list[tuple[str, date | datetime, bool]] = []
    for key, value in _kept(view).items():
        newest = kept_moment(value)
        times = {_as_day(at): at for at in (*_rounds(view, key), newest) if at is not None}
        found += [(key, at, at == max(times.values(), key=_as_day)) for at in times.values()]
    return sorted(found, key=lambda one: _as_day(one[1]))


def _rounds(view: CaseView, key: str) -> Iterator[date | datetime]:
    """When something was that comes again in each round: as facts told it, and as the way of the case does.

    Steps that were noted in one sitting may have been long ago, and a refusal is only what was told as one.
    """
    if key not in ANEW:
        return
    told = [
        record.event.value for record in told_by_round(view.case).get(key, ()) if isinstance(record.event, FactSet)
    ]
    facts = [at for value in told if (at := kept_moment(value)) is not None]
    yield from facts
    came = _arrivals(view, DATED.get(key, ())) if key != "refused-on" else []
    for last, (passed, lived) in zip([None, *came], came, strict=False):
        apart = last is not None and passed.at - last[0].at > SITTING
        if not facts or (apart and (not lived or passed.at.date() > max(map(_as_day, facts)))):
            yield passed.at.date() if passed.day else passed.at


def _arrivals(view: CaseView, steps: Collection[str]) -> list[tuple[Passed, bool]]:
    """The times a case came to one of some steps from elsewhere, and whether that was noted as it happened."""
    trail = list(zip(view.trail(), view.case.trail, strict=True))
    return [
        (passed, not stop.told)
        for place, (passed, stop) in enumerate(trail)
        if place and stop.step in steps and trail[place - 1][1].step not in steps and not passed.unknown
    ]


def _as_day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _hour(when: date | datetime) -> time | None:
    return when.time() if isinstance(when, datetime) else None


def dates_of(view: CaseView) -> dict[str, date]:
    """The days of what happened, by the keys of their facts, in the order of the days; the way tells what no fact
    does."""
    found = {key: _as_day(at) for key, value in _kept(view).items() if (at := kept_moment(value)) is not None}
    return dict(sorted(found.items(), key=lambda one: one[1]))


def _kept(view: CaseView) -> dict[str, str]:
    """When each milestone was the last time, as it is kept."""
    kept = happenings(view.case) | _refused(view) | dict(view.facts)
    return {key: kept[key] for key in MILESTONES if kept.get(key)}


def _refusal_noted(view: CaseView, when: date) -> bool:
    """Whether the diary itself tells of that day that the merchant refused."""
    theirs = (one for one in view.diary if one.who == "merchant" or of_merchant(one.text))
    return any(_REFUSING.search(one.text) for one in theirs if one.at.date() == when)


def _refused(view: CaseView) -> dict[str, str]:
    """When the merchant itself refused: that a platform wants more material later is no refusal of the merchant."""
    stops = (one for place, one in enumerate(view.case.trail) if place or one.told)
    at = next((one for one in stops if one.step == "refused" and not one.unknown), None)
    if at is None:
        return {}
    return {"refused-on": at.at.date().isoformat() if at.day else at.at.isoformat(timespec="minutes")}


def speaker(entry: DiaryEntry, view: CaseView) -> str:
    """Who said a line of the diary, as letters know them: of a parcel one sent oneself, the courier is the other
    side."""
    return "merchant" if entry.who == "courier" and view.facts.get("reason") == SENT else entry.who


def _entry(entry: DiaryEntry, who: str, names: dict[str, object], tr: Translator) -> str:
    words = cleaned(entry.text, tr.language)
    where = tr(WHERE[entry.channel]) if entry.channel in WHERE else ""
    values = {**names, "day": day(entry.at.date(), tr.language), "where": where, "words": words}
    if deed := who in ("merchant", "me") and of_merchant(words):
        text = tr.say(message(_TOLD_OF, **values | {"words": deed}))
        return "".join(_sentences(text, cleaned(entry.promise, tr.language), words, tr))
    if who == "me" and entry.channel not in WHERE and (deed := of_me(words)):
        return tr.say(message(_TOLD_OF, **values | {"them": names["me"], "where": "", "words": deed}))
    spoken = _REPORTED if reported(words) else _SPOKEN
    text = tr.say(message(_TOLD if "“" in words else spoken.get(who, _TOLD), **values))
    promise = cleaned(entry.promise, tr.language)
    return "".join(_sentences(text, promise, words, tr))


def _sentences(text: str, promise: str, words: str, tr: Translator) -> Iterator[str]:
    more = promise and promise not in words
    yield text.rstrip("。.") if more else text
    if more:
        yield tr.say(message(_PROMISED, promise=promise.replace("“", "‘").replace("”", "’")))
