"""Whether a right was used in time: by the act itself, or by words to the other side that keep it.

A right that somebody claimed within its days is not lost when they end, whatever the other side answered
(消费者权益保护法第24、25条). Which facts tell of that says the playbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from content.pack.model import Limit
from content.pack.playbook import Playbook
from store.case.case import Case, DiaryEntry
from store.case.deadlines.starts import fact_moment
from store.case.deadlines.sums import Start, Use
from store.case.goods import without_reason
from store.case.stands import DATED

CONTACT, REFUSAL = "contacted-on", "refused-on"
_SPOKEN = ("chat", "phone", "app")
_WITH_THEM = (
    r"商家|卖家|店家|店铺|店里|店方|门店|店员|老板|掌柜|机构|校方|客服|对方|他们"
    r"|\b(?:merchant|seller|shop|store|school|gym|company|service provider|them|customer service)\b"
)
_ASKED = (
    r"联系|打电话|去电|致电|问[了过]?|告诉|通知|反映|要求|申请|提出|找[了过]?|说[了过]?|发[了过]?|留言|私信|投诉"
    r"|\b(?:asked|told|contacted|wrote|messaged|called|requested|demanded|complained)\b"
)
_NOT_YET = (
    r"没有?[联问告反要申提找说发留]|未联系|还没|打算|准备|明天"
    r"|\b(?:not yet|have not|haven't|didn't|did not|will|going to|plan)\b"
)


def use_of(
    limit: Limit, case: Case, playbook: Playbook, start: Start | None, due: datetime
) -> tuple[Use | None, bool]:
    """By what the right of `limit` was used in time, the first of it, and whether that was the act which ends it.

    In time is what may lie between the start and `due`; of a day alone no hour is known. An act that was refused
    since has to be done anew while the limit runs.
    """
    acts = _in_time(limit.used, case, start, due)
    if acts and not any(_later(at, acts[-1].at) for at in told_moments(case, REFUSAL, due.tzinfo)):
        return acts[0], True
    words = _in_time(limit.kept, case, start, due) if _claimed(limit, case, playbook) else []
    found = sorted((*acts, *words), key=lambda one: _moment(one.at, due.tzinfo))
    return (found[0] if found else None), False


def _claimed(limit: Limit, case: Case, playbook: Playbook) -> bool:
    """Whether words to the merchant claim this right: one that holds with every reason only where the goods are to
    go back, as who complains of a defect has not sent a notice of a return without reason."""
    reason = case.facts.get("reason", "")
    back = case.facts.get("demand") == "return-refund" or without_reason(playbook, reason)
    return bool(limit.reasons) or not reason or back


def _in_time(keys: Iterable[str], case: Case, start: Start | None, due: datetime) -> list[Use]:
    zone = due.tzinfo
    found = [
        Use(at, key)
        for key in keys
        for at in told_moments(case, key, zone)
        if _moment(at, zone) < due and (start is None or not start.told or not _later(start.at, at))
    ]
    return sorted(found, key=lambda one: _moment(one.at, zone))


def undated(limit: Limit, case: Case) -> str:
    """The key of a fact that would tell whether a right was used in time, where the case did that nobody knows
    when; empty when there is none."""
    keys = (key for key in (*limit.kept, *limit.used) if not case.facts.get(key))
    return next(
        (key for key in keys if any(stop.unknown for stop in case.trail if stop.step in DATED.get(key, ()))), ""
    )


def told_moments(case: Case, key: str, zone: tzinfo | None) -> Iterator[date | datetime]:
    """The days and moments at which something happened: by its fact, by the way of the case, by its diary."""
    known = fact_moment(case.facts.get(key, ""), zone)
    if known is not None:
        yield known
    for place, stop in enumerate(case.trail):
        if stop.step in DATED.get(key, ()) and not stop.unknown and (place > 0 or stop.told):
            yield stop.at.date() if stop.day else stop.at.astimezone(zone)
    if key == CONTACT:
        for entry in case.diary:
            if _spoke(entry):
                yield entry.at.date() if entry.day else entry.at.astimezone(zone)


def _spoke(entry: DiaryEntry) -> bool:
    """Whether a line of the diary tells that the user and the merchant spoke to each other."""
    if entry.who == "merchant":
        return True
    text = entry.text.casefold()
    if entry.who != "me" or re.search(_NOT_YET, text):
        return False
    return entry.channel in _SPOKEN or bool(re.search(_WITH_THEM, text) and re.search(_ASKED, text))


def _later(first: date | datetime, second: date | datetime) -> bool:
    """Whether the first is surely after the second."""
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first > second
    return _day(first) > _day(second)


def _day(when: date | datetime) -> date:
    return when.date() if isinstance(when, datetime) else when


def _moment(when: date | datetime, zone: tzinfo | None) -> datetime:
    return when if isinstance(when, datetime) else datetime(when.year, when.month, when.day, tzinfo=zone)
