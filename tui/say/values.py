"""Single values of a case in words: facts, amounts, moments, deadlines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from content.pack.files import DEFAULT
from content.text.cells import cells, plain
from content.text.words import N_, Message, Translator
from store.case.facts import BY_KEY, MOMENTS, WORDS, FactKind
from store.case.marks import ItemState
from store.case.money import money_of
from store.case.view import remaining
from tui.say.moments import moment, money

if TYPE_CHECKING:
    from content.pack.model import Reason
    from store.case.deadlines import Deadline
    from store.case.view import CaseView

SEPARATOR = " · "

MARKS = {
    ItemState.HAVE: "[x]",
    ItemState.MISSING: "[ ]",
    ItemState.CANNOT_GET: "[!]",
    ItemState.NOT_NEEDED: "[-]",
}


def said(tr: Translator, words: str | Message) -> str:
    """Words of ours are translated, words of others stay as they are; all are made harmless."""
    return plain(tr.say(words) if isinstance(words, Message) else words, most=2_000)


def joined(*parts: str) -> str:
    """The parts that are not empty, in one line."""
    return SEPARATOR.join(part for part in parts if part)


def guide_line(playbook: str, page: str) -> str:
    """The command that shows a page of a playbook."""
    return f"tuikuan guide {page}" if playbook == DEFAULT else f"tuikuan guide --playbook {playbook} {page}"


def dispute(tr: Translator, view: CaseView) -> str:
    """The sum of a case; once money came, what of it is missing, or that it is all back."""
    open_, whole = view.in_dispute, money(view.amount)
    if view.case.closed or open_ == view.amount:
        return whole
    if not money_of(open_):
        return tr(N_("back {amount}"), amount=money(view.facts.get("paid-back", "")))
    return tr(N_("{amount} missing"), amount=money(open_))


def fact_value(tr: Translator, view: CaseView, key: str) -> str:
    """A fact as it is shown; empty when it is not known."""
    value = view.facts.get(key, "")
    kind = BY_KEY[key].kind if key in BY_KEY else FactKind.TEXT
    if not value:
        return ""
    if kind is FactKind.MONEY:
        return money(value)
    if kind in MOMENTS:
        return value.replace("T", " ")[:16]
    if kind is FactKind.REASON:
        return view.reason or plain(value)
    if value in WORDS.get(kind, {}):
        return tr(WORDS[kind][value])
    return plain(value, multiline=True)


WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def full_moment(tr: Translator, kept: str) -> str:
    """A kept day or moment in full, such as `2026-11-02（周一）18:30`: a slip is seen before it is saved."""
    day = date.fromisoformat(kept[:10])
    shown = tr(N_("{day} ({weekday})"), day=day.isoformat(), weekday=tr(WEEKDAYS[day.weekday()]))
    return f"{shown}{'' if tr.language == 'zh' else ' '}{kept[11:16]}".rstrip()


def fact_in_full(tr: Translator, reasons: Mapping[str, Reason], key: str, kept: str) -> str:
    """A kept fact as one reads it before it is saved; a day with its weekday."""
    kind = BY_KEY[key].kind
    if kind in MOMENTS and kept:
        return full_moment(tr, kept)
    if kind is FactKind.MONEY:
        return money(kept)
    if kind is FactKind.REASON and kept in reasons:
        return plain(reasons[kept].title)
    return tr(WORDS[kind][kept]) if kept in WORDS.get(kind, {}) else plain(kept, most=120)


DATES_FIRST = {
    N_("{deadline}: {old} → {new}"): N_("{old} → {new}: {deadline}"),
    N_("{deadline}: {old} → {new}, over"): N_("{old} → {new}, over: {deadline}"),
    N_("{deadline}: {new}"): N_("{new}: {deadline}"),
    N_("{deadline}: {new}, over"): N_("{new}, over: {deadline}"),
}
"""How a screen that cuts the end tells what moved."""


def moved_within(tr: Translator, moved: Message, now: datetime, room: int) -> Message:
    """That a deadline moved, in so many cells; its name may be cut, and no date, nor that it is over.

    Where that is too long too, the day on which it ended before stands without its hour.
    """
    told = briefly(moved, now)
    if cells(tr.say(told)) <= room:
        return told
    told = briefly(moved, now, narrow=True)
    unnamed = Message(told.text, {**told.values, "deadline": ""})
    if cells(tr.say(unnamed)) <= room or "old" not in told.values:
        return told
    return Message(told.text, {**told.values, "old": str(told.values["old"]).split(" ")[0]})


def briefly(moved: Message, now: datetime, narrow: bool = False) -> Message:
    """That a deadline moved, for one line: without this year, and the day or the clock once where it is the same.

    A `narrow` line tells the dates first.
    """
    told = {
        key: str(moved.values[key]).removeprefix(f"{now.year}-") for key in ("old", "new") if key in moved.values
    }
    if "old" in told and told["old"].split(" ")[1:] == told["new"].split(" ")[1:]:
        told["old"] = told["old"].split(" ")[0]
    elif narrow and "old" in told and told["old"].split(" ")[0] == told["new"].split(" ")[0]:
        told["new"] = told["new"].split(" ")[-1]
    text = DATES_FIRST.get(moved.text, moved.text) if narrow else moved.text
    return Message(text, {**moved.values, **told})


def until(tr: Translator, deadline: Deadline, now: datetime) -> str:
    """When a deadline ends and how long that is, such as `11-27 24:00，还有 3 天`."""
    if deadline.due is None:
        return tr(remaining(deadline, now).text)
    left = tr.say(remaining(deadline, now))
    return tr(N_("{date}, {left}"), date=moment(deadline.due, now), left=left)


def size(octets: int) -> str:
    """A size of a file."""
    amount, unit = float(octets), "B"
    for unit in ("B", "KB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"


def short(title: str) -> str:
    """A title without what stands in brackets behind it."""
    return re.split(r"[（(]", title)[0].strip() or title
