"""What came of the promises in a diary, as a dossier tells it: also of those that the case went past."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from content.pack.arguing import Audience
from content.text.cells import plain
from content.text.words import N_, Translator, message
from store.case.case import DiaryEntry
from store.case.deadlines import DeadlineState
from store.case.deadlines.promised import promise_deadline, promise_id
from store.case.marks import SETTLED, ItemState
from store.case.view import CaseView
from store.papers.saying import day, parties
from store.papers.story import Told

_MONEY = re.compile(r"退|打款|到账|返还|转账|补偿|\b(?:refund|repay|pay|money|transfer)", re.IGNORECASE)
_BROKEN = N_("On {day}, {them} had not done what was promised: “{promise}”.")


def came_of(entry: DiaryEntry, view: CaseView, tr: Translator) -> str:
    """What came of a promise, in a few words; empty where nobody can tell."""
    mark = view.case.marks.get(promise_id(entry))
    if mark == ItemState.HAVE:
        return tr(N_("kept"))
    if mark in SETTLED:
        return ""
    end = _end(entry, view)
    if end is None:
        return ""
    when = day(last_day(end), tr.language)
    return tr(N_("not kept by {when}") if _is_broken(entry, view, end) else N_("due on {when}"), when=when)


def broken(view: CaseView, audience: Audience) -> Iterator[Told]:
    """The promises of the other side that were not kept, each on the day on which it should have been."""
    tr = Translator(view.playbook.meta.language)
    them = parties(audience, tr)[1]
    for entry in view.diary:
        end = _end(entry, view) if entry.promise.strip() and entry.who == "merchant" else None
        marked = view.case.marks.get(promise_id(entry)) in SETTLED
        if end is not None and not marked and _is_broken(entry, view, end):
            on, promise = last_day(end), plain(" ".join(entry.promise.split()), most=400)
            text = message(_BROKEN, day=day(on, tr.language), them=them, promise=promise)
            yield Told(on, tr.say(text), "chat", end.time())


def last_day(end: datetime) -> date:
    """The day on which something ends; the midnight after a day is the end of that day."""
    at_midnight = (end.hour, end.minute) == (0, 0)
    return date.fromordinal(end.date().toordinal() - at_midnight)


def _end(entry: DiaryEntry, view: CaseView) -> datetime | None:
    limit = promise_deadline(entry, view.case, view.now, view.calendar)
    return limit.latest or limit.at


def _is_broken(entry: DiaryEntry, view: CaseView, end: datetime) -> bool:
    """Whether a promise was not kept: where it is still waited for, that its day is over says so. Where the case
    went on, only money can be told of: what else was promised may have been done and not been noted."""
    waited = next((one for one in view.deadlines if one.id == promise_id(entry)), None)
    if waited is not None:
        return waited.state is DeadlineState.OVER
    if end > view.now or not _MONEY.search(entry.promise):
        return False
    return not any(entry.at.date() <= one.at.date() <= last_day(end) for one in view.case.money)
