"""Deadlines: what each is, a sign and a tone for how it stands, and how long it has, in words and date."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from content.pack.model import Effect
from content.text.cells import plain
from content.text.words import N_, Message, Translator, message
from store.case.deadlines import DeadlineState
from store.case.facts import BY_KEY
from store.case.view import remaining
from tui.desk.draw.context import Context
from tui.desk.draw.dues import name_of, name_within, sign_named, waiting_lines
from tui.desk.draw.spans import Line, Span, Tone, fit, folded, indent, quiet, spread, width_of
from tui.desk.draw.told import Waits
from tui.say.moments import near_moment

if TYPE_CHECKING:
    from store.case.deadlines import Deadline
    from store.case.view import CaseView

_BEFORE = {
    Effect.LOSE: N_("before {moment}"),
    Effect.EXPECT: N_("answer due {moment}"),
    Effect.THEIRS: N_("their time ends {moment}"),
    Effect.HAPPENS: N_("by itself {moment}"),
}
_LATE = {
    Effect.LOSE: N_("lost"),
    Effect.EXPECT: N_("answer overdue"),
    Effect.THEIRS: N_("they are late"),
    Effect.HAPPENS: N_("has probably happened"),
}
ROOMY = 44
"""Cells from which on a deadline tells how long it is, beside its date."""


def tone_of(deadline: Deadline) -> Tone:
    """How loud a deadline is: a right that ends within a day or is lost raises its voice, and a way that opens."""
    over = deadline.state is DeadlineState.OVER
    match deadline.effect:
        case Effect.LOSE:
            return Tone.BAD if over else Tone.SOON if deadline.state is DeadlineState.SOON else Tone.QUIET
        case Effect.THEIRS:
            return Tone.GOOD if over else Tone.QUIET
        case _:
            return Tone.PLAIN if over else Tone.QUIET


def sign_of(deadline: Deadline, pen: Context) -> str:
    """The sign before a deadline; a word beside it says the same."""
    return sign_named(sign_name(deadline), pen)


def sign_name(deadline: Deadline) -> str:
    """What the sign before a deadline is called among the signs."""
    over = deadline.state is DeadlineState.OVER
    if deadline.due is None:
        return "unknown"
    match deadline.effect:
        case Effect.LOSE:
            return "lost" if over else "near" if deadline.state is DeadlineState.SOON else "dot"
        case Effect.THEIRS:
            return "late" if over else "owed"
        case _:
            return "unknown" if over else "expected"


def remark_of(title: str, pen: Context) -> str:
    """The remarks of a title, such as what is lost with it: all that stands behind its name."""
    rest = plain(title, most=400)[len(name_of(title)) :].strip("，,；;。 ")
    return re.sub(r"\s*[（(]", pen.between, rest).replace("）", "").replace(")", "").removeprefix(pen.between)


def when(deadline: Deadline, pen: Context) -> str:
    """A deadline in words and date."""
    left = pen.say(remaining(deadline, pen.now))
    if deadline.due is None:
        return left
    return left + pen.between + pen.tr(_BEFORE[deadline.effect], moment=near_moment(pen.tr, deadline.due, pen.now))


def short_when(deadline: Deadline, pen: Context) -> str:
    """As `when`, shorter: how long, and the date; or that it is lost, or passed without an answer."""
    if deadline.due is None:
        return ""
    left = pen.say(how_long(deadline, pen.now))
    return left + pen.between + near_moment(pen.tr, deadline.due, pen.now)


def how_long(deadline: Deadline, now: datetime) -> Message:
    """How long it is; or that it is lost, or passed without an answer."""
    if deadline.lost and deadline.left:
        return message(N_("its time is over"))  # and not the right, or not all of it
    return message(_LATE[deadline.effect]) if deadline.state is DeadlineState.OVER else remaining(deadline, now)


def waiting_for(view: CaseView) -> Deadline | None:
    """The right of which nobody can say when it ends, because a fact is missing."""
    limits = (one for one in view.deadlines if one.leads and one.effect is Effect.LOSE and one.asks)
    return next((one for one in limits if one.due is None and one.state is DeadlineState.UNKNOWN), None)


def waits_of(view: CaseView, tr: Translator) -> Waits | None:
    """That right, and what the fact is called that is missing for it."""
    found = waiting_for(view)
    if found is None:
        return None
    field = BY_KEY.get(found.asks)
    return Waits(found.title, tr(field.label) if field else found.asks)


def nearest_lines(view: CaseView, width: int, pen: Context, remarks: bool = True) -> list[Line]:
    """What ends first in a case, with its name beside the date; below it what is lost with it."""
    found = view.nearest
    if found is None or found.due is None:
        return waiting_lines(waits_of(view, pen.tr), width, pen)
    tone = tone_of(found)
    words = short_when(found, pen) if width >= ROOMY else near_moment(pen.tr, found.due, pen.now)
    sign: Line = (Span(f"{sign_of(found, pen)} ", tone),)
    loud = Tone.PLAIN if tone is Tone.QUIET else tone
    mark: Line = (Span(words, tone),)
    name = folded([Span(name_of(found.title), loud)], max(1, width - 2))
    if width_of(name[0]) + width_of(mark) + 4 > width and remarks:
        lines = [*indent(name, sign), (Span("  "), *fit(mark, width - 2))]
    else:
        room = width - width_of((*sign, *mark)) - 2
        lines = [spread((*sign, Span(name_within(found.title, room), loud)), mark, width)]
    remark = remark_of(found.title, pen) if remarks else ""
    return lines + indent(folded([quiet(remark)], width - 2), (Span("  "),)) if remark else lines


def untold_lines(view: CaseView, width: int, pen: Context, told: str) -> list[Line]:
    """As `nearest_lines`, without what the card beside it has `told`: how far it is, and what is lost with it."""
    found = view.nearest
    limit = found if found is not None and found.due is not None else waiting_for(view)
    if limit is None or name_of(limit.title) not in told:
        return nearest_lines(view, width, pen)
    if limit.due is None:
        return []
    far = short_when(limit, pen).removesuffix(pen.between + near_moment(pen.tr, limit.due, pen.now))
    words = [part for part in (far, remark_of(limit.title, pen)) if part and part not in told]
    return indent(folded([quiet(pen.between.join(words))], width - 2), (Span("  "),)) if words else []


def deadline_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """All deadlines of a case: each with its words and date, then the sum that led to it."""
    lines: list[Line] = []
    for deadline in sorted(view.deadlines, key=lambda one: not one.leads):
        mark = Span(when(deadline, pen), tone_of(deadline) if deadline.at else Tone.FAINT)
        sign: Line = (Span(f"{sign_of(deadline, pen)} ", mark.tone),)
        title = plain(deadline.title)
        room = width - 2
        if len(title) * 2 + len(mark.text) * 2 < room:
            block = [spread((Span(title),), (mark,), room)]
        else:
            block = [*folded([Span(title)], room), *folded([mark], room)]
        block += folded([quiet(pen.say(deadline.because))], room)
        lines += [*indent(block, sign), ()]
    return lines[:-1]
