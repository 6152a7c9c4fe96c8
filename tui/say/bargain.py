"""Offers, sums and what is at stake in words and as JSON, for both faces."""

from __future__ import annotations

from collections.abc import Iterator

from content.pack.model import Clock
from content.text.cells import plain
from content.text.words import N_, Translator
from store.case.reckoning import Reckoning
from store.case.timeline import OFFER_WORDS
from store.case.worth import Comparison, Rung, Wait, Worth
from tui.say.moments import money
from tui.say.values import said, short

CLOCK_NAMES = {
    Clock.HOURS: N_("{span} hours"),
    Clock.DAYS: N_("{span} days"),
    Clock.CIVIL_DAYS: N_("{span} days"),
    Clock.WORKDAYS: N_("{span} working days"),
}


def wait_words(tr: Translator, wait: Wait) -> str:
    """How long an answer may take, and who says so."""
    span = str(wait.least) if wait.least == wait.most else f"{wait.least}–{wait.most}"
    how = tr(CLOCK_NAMES[wait.clock], span=span)
    return tr(N_("{title}: {how} ({source})"), title=short(plain(wait.title)), how=how, source=plain(wait.source))


def rung_lines(tr: Translator, rung: Rung) -> Iterator[str]:
    """What a step costs and takes, and how long one waits then."""
    if rung.fee:
        yield tr(N_("Fee: {fee}"), fee=plain(rung.fee))
    if rung.time:
        yield tr(N_("Your time: {time}"), time=plain(rung.time))
    for wait in rung.waits:
        yield tr(N_("Then: {wait}"), wait=wait_words(tr, wait))


def sum_rows(tr: Translator, sum_: Reckoning) -> Iterator[tuple[str, str, str]]:
    """The parts of the sum: what, how much, by which rule; then what was agreed, what came, and what is missing."""
    for part in sum_.parts:
        shown = money(part.amount) if part.counts else f"({money(part.amount)})"
        yield tr.say(part.label), shown, tr.say(part.rule) if part.rule else ""
    if sum_.agreed:
        yield tr(N_("Agreed")), money(sum_.agreed), ""
    if sum_.received:
        yield tr(N_("Came back")), money(sum_.received), ""
    if sum_.received and sum_.short:
        yield tr(N_("Missing")), money(sum_.short), ""


def offer_json(one: Comparison, tr: Translator) -> dict[str, object]:
    """An offer beside what may be asked for, with stable keys."""
    offer = one.offer
    return {
        "offer": one.number,
        "id": offer.change,
        "at": offer.at.isoformat(),
        "who": offer.who,
        "words": offer.words,
        "what": offer.what,
        "amount": offer.amount or None,
        "freight": offer.freight or None,
        "extras": offer.extras or None,
        "conditions": offer.conditions or None,
        "by": offer.by or None,
        "until": offer.until or None,
        "state": one.state,
        "short": None if one.short is None else f"{one.short:.2f}",
        "lines": [
            {
                "id": line.key,
                "title": tr.say(line.label),
                "offer": said(tr, line.theirs),
                "mine": said(tr, line.mine),
            }
            for line in one.lines
        ],
        "said": [tr.say(words) for words in one.said],
        "waives": list(one.waives),
    }


def sum_json(sum_: Reckoning, tr: Translator) -> dict[str, object]:
    """What should come back, what came, and what is missing."""
    return {
        "due": None if sum_.due is None else f"{sum_.due:.2f}",
        "agreed": None if sum_.agreed is None else f"{sum_.agreed:.2f}",
        "received": f"{sum_.received:.2f}",
        "missing": f"{sum_.short:.2f}",
        "choice": sum_.choice or None,
        "place": sum_.place or None,
        "letter": sum_.letter or None,
        "parts": [
            {
                "title": tr.say(part.label),
                "amount": f"{part.amount:.2f}",
                "counts": part.counts,
                "rule": tr.say(part.rule) if part.rule else None,
            }
            for part in sum_.parts
        ],
    }


def worth_json(number: int, found: Worth, tr: Translator) -> dict[str, object]:
    """What is at stake, with stable keys."""
    return {
        "number": number,
        "sum": sum_json(found.sum, tr),
        "rights": [{"id": one.id, "title": one.title, "at": one.due} for one in found.rights],
        "lost": [{"id": one.id, "title": one.title, "at": one.due} for one in found.lost],
        "used": [{"id": one.id, "title": one.title, "at": one.due} for one in found.used],
        "rungs": [
            {
                "step": rung.step,
                "title": rung.title,
                "fee": rung.fee or None,
                "time": rung.time or None,
                "came": rung.came,
                "waits": [
                    {
                        "title": wait.title,
                        "least": wait.least,
                        "most": wait.most,
                        "clock": wait.clock,
                        "source": wait.source,
                        "confidence": wait.confidence,
                    }
                    for wait in rung.waits
                ],
            }
            for rung in found.rungs
        ],
        "law_may_add": found.more or None,
        "laws": list(found.laws),
        "page": found.page or None,
    }


def state_words(tr: Translator, one: Comparison) -> str:
    """What became of an offer."""
    return tr(OFFER_WORDS[one.state])
