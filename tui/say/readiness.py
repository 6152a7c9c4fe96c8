"""How ready a case is to be handed in, in words and as JSON, for both faces."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from content.text.cells import plain
from content.text.words import N_, Translator, counted
from store.case.facts import BY_KEY
from store.case.view import remaining
from store.papers.readiness import Readiness
from tui.say.moments import near_moment
from tui.say.values import said, short


def facts_missing(tr: Translator, found: Readiness) -> list[str]:
    """What the missing facts are called."""
    return [tr(BY_KEY[key].label) for key in found.facts if key in BY_KEY]


def verdict(tr: Translator, found: Readiness, named: bool = True) -> str:
    """In one sentence, what to do before it is handed in; where it is not `named`, how many things that are."""
    if found.ready:
        return tr(N_("Nothing is missing that can be seen here. How it will be decided nobody can tell."))
    first = [*facts_missing(tr, found), *(said(tr, item.title) for item in found.missing)]
    if first and not named:
        return tr.say(counted(N_("First see to this."), N_("First see to these {n}."), len(first)))
    if first:
        return tr(N_("First see to {n}: {things}."), n=len(first), things=tr.list(tuple(first)))
    return tr(N_("First correct what does not fit."))


def right_words(tr: Translator, found: Readiness, now: datetime) -> str:
    """What ends first, and how long that is; empty where nothing does."""
    right = found.right
    if right is None or right.due is None:
        return ""
    left = tr.say(remaining(right, now))
    return tr(
        N_("{title}: {left}, {when}"),
        title=short(plain(right.title)),
        left=left,
        when=near_moment(tr, right.due, now),
    )


def round_words(tr: Translator, found: Readiness) -> Iterator[str]:
    """How often it was handed in, and whether that was unready."""
    if not found.rounds:
        yield tr(N_("It was not handed in before."))
    for one in found.rounds:
        day = one.at.date().isoformat()
        numbers = tr.list(tuple(f"E{n}" for n in one.new)) or tr(N_("nothing new"))
        yield tr(N_("Round {n}, {day}: {new}"), n=one.no, day=day, new=numbers)
    if found.unready:
        once = N_("Handed in although something was missing: once")
        many = N_("Handed in although something was missing: {n} times")
        yield tr.say(counted(once, many, found.unready))


def readiness_json(number: int, found: Readiness, tr: Translator) -> dict[str, object]:
    """How ready a case is, with stable keys."""
    return {
        "number": number,
        "choice": found.choice,
        "title": found.title,
        "leads_to": found.leads_to,
        "reader": found.reader,
        "ready": found.ready,
        "facts": list(found.facts),
        "missing": [
            {"id": item.id, "title": said(tr, item.title), "why": item.why or None} for item in found.missing
        ],
        "have": [{"id": item.id, "title": said(tr, item.title)} for item in found.have],
        "helpful": [{"id": item.id, "title": said(tr, item.title)} for item in found.helpful],
        "weakest": {"text": tr.say(found.weak.words), "item": found.weak.item or None},
        "findings": [
            {"id": one.fault, "text": tr.say(one.words), "fact": one.fact or None} for one in found.findings
        ],
        "rounds": [{"n": one.no, "at": one.at, "new": [f"E{n}" for n in one.new]} for one in found.rounds],
        "right": None
        if found.right is None
        else {"id": found.right.id, "title": found.right.title, "at": found.right.due},
        "unready_before": found.unready,
    }
