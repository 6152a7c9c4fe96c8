"""The course of a case in a dossier: what happened, what was tried, what ends when, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta

from content.pack.arguing import Audience
from content.pack.model import Effect
from content.text.cells import plain
from content.text.words import N_, Message, Translator, message
from store.case.called import kind_proves
from store.case.case import DiaryEntry, Exhibit, Offer
from store.case.checklist import Item, ItemSource
from store.case.deadlines import Deadline, DeadlineState
from store.case.deadlines.words import tell_span
from store.case.facts import FAULTS
from store.case.marks import ItemState, OfferState
from store.case.refs import FactRef
from store.case.sent import Sent, letters_sent
from store.case.timeline import OFFER_WORDS, WHO_BEGINS
from store.case.view import CaseView, remaining
from store.dossier.contents import Due, Gap, StoryLine, Tried
from store.dossier.limitation import limitation_of
from store.dossier.promises import broken, came_of
from store.papers.saying import OFFICIAL, dated, day, moment, money, of_merchant, parties, spoken
from store.papers.story import Told, events, in_order

SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "shipped-on": ("logistics",),
    "received-on": ("unboxing", "package", "weight", "pickup"),
    "found-on": ("goods", "report", "page"),
    "contacted-on": ("chat",),
    "refused-on": ("refusal", "chat"),
    "ruled-on": ("platform-answer",),
    "tracking-on": ("packing",),
    "paid-back-on": ("settlement", "account"),
    "chat": ("chat",),
    "app": ("refusal", "platform-answer"),
}
"""Which kinds of evidence show what is told: by the fact, or by the channel of a note."""
_AGREED = {
    "settled": N_("On {day}, {me} accepted what {them} offered."),
    "mediated": N_("On {day}, a mediated agreement was reached."),
}
"""The steps to which a case comes by an agreement."""
SOON = timedelta(hours=1)
"""How long after its picture was taken in something may be noted that the picture shows."""
_STATES = {
    DeadlineState.OVER: N_("over"),
    DeadlineState.UNKNOWN: N_("date not known"),
}


def story_of(
    view: CaseView, audience: Audience, reply: str, diary: bool, numbers: tuple[int, ...]
) -> Iterator[StoryLine]:
    """What happened, each with the exhibits (of those with `numbers`) that show it; none older than it."""
    language = view.playbook.meta.language
    told = list(events(view, audience, reply, diary))
    told += [*_offers(view, audience), *broken(view, audience)] if diary else []
    told += _money(view, audience)
    told += _settled(view, audience)
    ruled = max((one.on for one in told if one.about == "ruled-on"), default=None)
    for one in in_order(told):
        shown = _shown(view, one.about, one.on, numbers)
        found = _found(view) if one.about == "ruled-on" and one.on == ruled else ""
        yield StoryLine(day(one.on, language), plain(one.undated(language) + found, most=4_000), shown)


def _found(view: CaseView) -> str:
    """Whom the ruling found at fault, and why, as far as that is known: sentences to put behind it."""
    language = view.playbook.meta.language
    tr, fault, why = Translator(language), view.facts.get("fault", ""), typed(view.facts.get("fault-why", ""))
    told = [tr(N_("Found at fault: {whom}."), whom=tr(FAULTS[fault]))] if fault in FAULTS else []
    told += [tr(N_("The reason given: “{words}”."), words=why.rstrip("。."))] if why else []
    return "".join(f"{'' if language == 'zh' else ' '}{one}" for one in told)


def _settled(view: CaseView, audience: Audience) -> Iterator[Told]:
    """That both came to an agreement, where the way of the case tells it and no offer does: whoever claims all
    afterwards has to answer for it."""
    tr = Translator(view.playbook.meta.language)
    me, them = parties(audience, tr)
    if any(one.state is OfferState.ACCEPTED for one in view.case.offers):
        return
    for one in view.trail():
        if one.step in _AGREED and not one.unknown:
            on = one.at.date()
            text = tr.say(message(_AGREED[one.step], day=day(on, tr.language), me=me, them=them))
            yield Told(on, text, "chat", None if one.day else one.at.time())


def _shown(view: CaseView, about: str, when: date | datetime, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """The exhibits, of those with `numbers`, that show what happened on a day or at a moment; none is older."""
    kinds = SHOWN_BY.get(about, ())
    there = (one for one in view.exhibits if one.evidence in kinds and one.no in numbers)
    return tuple(one.no for one in there if not _older(one, when))


def _older(one: Exhibit, when: date | datetime) -> bool:
    """Whether an exhibit was there before something happened: by their days, and of one day by their moments where
    both are told; a day alone is told as its midnight."""
    if not isinstance(when, datetime):
        return one.at.date() < when
    if one.at.date() == when.date():
        return one.at.time() != time.min and one.at + SOON < when
    return one.at < when


def _money(view: CaseView, audience: Audience) -> Iterator[Told]:
    """The money that came; of what only a fact tells, too."""
    tr = Translator(view.playbook.meta.language)
    came = [(one.at.date(), one.amount) for one in view.case.money]
    on = view.facts.get("paid-back-on", "")
    if not came and on and view.facts.get("paid-back"):
        came = [(date.fromisoformat(on[:10]), view.facts["paid-back"])]
    for when, amount in came:
        said = money(amount, tr.language, audience)
        yield Told(when, tr.say(message(N_("{amount} came back."), amount=said)), "paid-back-on")


def _offers(view: CaseView, audience: Audience) -> Iterator[Told]:
    tr = Translator(view.playbook.meta.language)
    them = parties(audience, tr)[1]
    for one in view.case.offers:
        who = them if one.who == "merchant" else tr(WHO_BEGINS.get(one.who, one.who))
        state = tr(OFFER_WORDS[one.state])
        text = message(
            N_("{who} offered: {offer} ({state})."), who=who, offer=_offered(one, audience, tr), state=state
        )
        yield Told(one.at.date(), tr.say(text), "chat")


def _offered(offer: Offer, audience: Audience, tr: Translator) -> str:
    """What an offer gives, how it was worded, and on what condition."""
    parts = [money(offer.amount, tr.language, audience)] if offer.amount else []
    parts += [typed(text) for text in (offer.what, offer.freight, offer.extras) if text]
    if offer.words:
        parts.append(f"“{typed(offer.words)}”")
    if offer.conditions:
        parts.append(tr.say(message(N_("on condition: {what}"), what=typed(offer.conditions))))
    return ("，" if tr.language == "zh" else ", ").join(parts)


def typed(text: str) -> str:
    """What a user typed: on one line and harmless, every mark of it as it was."""
    return plain(" ".join(text.split()), most=4_000)


def tried_of(view: CaseView, audience: Audience, tr: Translator, numbers: tuple[int, ...]) -> tuple[Tried, ...]:
    """The diary as what was tried with whom, what came of what was promised, and the exhibits that show it."""
    told = [(entry.at, _tried(entry, view, audience, tr, numbers)) for entry in view.diary if entry.text.strip()]
    for one in view.case.offers:
        when = day(one.at.date(), tr.language) if one.day else moment(one.at, tr.language)
        who, words = _speaker(one.who, audience, tr), tr(N_("an offer"))
        offered = _offered(one, audience, tr)
        shown = _shown(view, "chat", one.at.date() if one.day else one.at, numbers)
        told.append((one.at, Tried(when, who, "", words, offered, tr(OFFER_WORDS[one.state]), shown)))
    me = _speaker("me", audience, tr)
    told += [(one.at, _sent(one, me, view, tr, numbers)) for one in letters_sent(view.case)]
    return tuple(one for _, one in sorted(told, key=lambda one: one[0]))


def _speaker(who: str, audience: Audience, tr: Translator) -> str:
    """Who spoke, at the beginning of a cell, as this reader calls them."""
    if audience in OFFICIAL and who in ("me", "merchant"):
        named = parties(audience, tr)[who == "merchant"]
        return named[:1].upper() + named[1:]
    return tr(WHO_BEGINS.get(who, who))


def _sent(one: Sent, me: str, view: CaseView, tr: Translator, numbers: tuple[int, ...]) -> Tried:
    return Tried(
        when=day(one.at.date(), tr.language) if one.day else moment(one.at, tr.language),
        who=me,
        channel="",
        said=tr(N_("Letter sent: {letter}"), letter=typed(one.title)),
        exhibits=tuple(kept.no for kept in view.exhibits if kept.id in one.exhibits and kept.no in numbers),
    )


def _tried(
    entry: DiaryEntry, view: CaseView, audience: Audience, tr: Translator, numbers: tuple[int, ...]
) -> Tried:
    language = tr.language
    promised = typed(entry.promise)
    theirs = entry.who == "me" and bool(of_merchant(entry.text))  # the user tells what the merchant did
    who = "merchant" if theirs else entry.who
    return Tried(
        when=day(entry.at.date(), language) if entry.day else moment(entry.at, language),
        who=_speaker(who, audience, tr),
        channel=spoken(entry.channel, tr),
        said=typed(entry.text),
        promised=promised,
        came=came_of(entry, view, tr) if promised else "",
        exhibits=_shown(view, entry.channel, entry.at.date(), numbers),
    )


def deadlines_of(view: CaseView, now: datetime, tr: Translator, *, limitation: bool = False) -> tuple[Due, ...]:
    """What ends when, with the sum of each; what counts no more is left out. `limitation` adds that of actions."""
    shown = (one for one in view.deadlines if one.leads and one.state is not DeadlineState.SPENT)
    return (*(_due(one, now, tr) for one in shown), *(limitation_of(view, now, tr) if limitation else ()))


def _due(limit: Deadline, now: datetime, tr: Translator) -> Due:
    at = tell_span(limit.at, limit.latest or limit.at) if limit.at else ""
    state = tr(_STATES[limit.state]) if limit.state in _STATES else tr.say(remaining(limit, now))
    if limit.effect is Effect.LOSE and limit.state is not DeadlineState.UNKNOWN:
        state = tr(N_("{state}; a right ends"), state=state)
    because = plain(tr.say(limit.because), most=2_000)
    return Due(plain(limit.title), *(dated(text, tr.language) for text in (at, state, because)))


def missing_of(view: CaseView, own: bool, tr: Translator) -> tuple[Gap, ...]:
    """What is missing. Whoever is on the user's side reads everything; others what only they can get.

    A film that was never made lies with nobody: no authority is asked for it.
    """
    gaps = []
    for item in view.checklist:
        if item.source not in (ItemSource.EVIDENCE, ItemSource.FACT):
            continue
        if _noted(item, view):
            continue  # it stands among what was tried
        cannot = item.state is ItemState.CANNOT_GET
        if not (cannot or (own and item.open)) or not (own or _with_others(item, view)):
            continue
        words: Message | str = item.title
        what = words if isinstance(words, str) else tr.say(words)
        why = [tr(N_("cannot be got"))] if cannot and own else []
        if item.required and own:
            why.append(tr(N_("needed")))
        kind = view.playbook.evidence.get(item.id)
        proves = kind_proves(str(item.id), view.case, view.playbook)
        told = item.why if own or kind is None else proves  # a hint for the user is no reason for others
        if told:
            why.append(told.rstrip("。."))
        if not why:
            why.append(tr(N_("not known yet")))
        gaps.append(Gap(what, ("；" if tr.language == "zh" else "; ").join(why)))
    if own:
        gaps += [_over(one, tr) for one in view.deadlines if one.leads and one.lost and one.left]
    return tuple(gaps)


def _noted(item: Item, view: CaseView) -> bool:
    """Whether what a fact would tell is told by the diary: what they answered, what they promised."""
    if item.ref == FactRef("reply"):
        return any(one.who == "merchant" for one in view.diary)
    return item.ref == FactRef("promise") and any(one.promise and one.who != "me" for one in view.diary)


def _with_others(item: Item, view: CaseView) -> bool:
    """Whether somebody else could give what is missing; of a fact one cannot tell."""
    kind = view.playbook.evidence.get(str(item.id)) if item.source is ItemSource.EVIDENCE else None
    return item.source is not ItemSource.EVIDENCE or (kind is not None and bool(kind.held))


def _over(limit: Deadline, tr: Translator) -> Gap:
    return Gap(tr.say(message(N_("over: {title}"), title=limit.thing)), limit.left.rstrip("。."))
