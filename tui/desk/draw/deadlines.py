"""Deadlines: what each is, a sign and a tone for how it stands, and how long it has, in words and date."""

from __future__ import annotations

import re

from content.pack.model import Effect
from content.text.cells import cells, plain
from content.text.words import N_
from store.case.deadlines import Deadline, DeadlineState
from store.case.deadlines import name_of as named
from store.case.facts import BY_KEY
from store.case.view import CaseView, remaining
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, fit, folded, indent, quiet, spread, width_of
from tui.say.values import near_moment

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
_FOR_WHOM = re.compile(r"^[^：:]+[：:]\s*(?=\S)")
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
    signs, over = pen.signs, deadline.state is DeadlineState.OVER
    if deadline.due is None:
        return signs.unknown
    match deadline.effect:
        case Effect.LOSE:
            return signs.lost if over else signs.near if deadline.state is DeadlineState.SOON else signs.dot
        case Effect.THEIRS:
            return signs.late if over else signs.owed
        case _:
            return signs.unknown if over else signs.expected


def name_of(title: str) -> str:
    """What a deadline is about, as one safe line."""
    return plain(named(title), most=120)


def name_within(title: str, room: int) -> str:
    """The name; where it has no `room`, without what it begins with for whom it holds, such as “for a seven-day
    return:”, since what has to be done counts more."""
    return without_whom(name_of(title), room)


def without_whom(name: str, room: int) -> str:
    """A name as `name_within` tells it."""
    if cells(name) <= room:
        return name
    rest = _FOR_WHOM.sub("", name)
    return rest[:1].upper() + rest[1:]


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
    late = _LATE[deadline.effect] if deadline.state is DeadlineState.OVER else None
    if deadline.lost and deadline.left:
        late = N_("its time is over")  # and not the right, or not all of it
    left = pen.tr(late) if late else pen.say(remaining(deadline, pen.now))
    return left + pen.between + near_moment(pen.tr, deadline.due, pen.now)


def waiting_for(view: CaseView) -> Deadline | None:
    """The right of which nobody can say when it ends, because a fact is missing."""
    limits = (one for one in view.deadlines if one.leads and one.effect is Effect.LOSE and one.asks)
    return next((one for one in limits if one.due is None and one.state is DeadlineState.UNKNOWN), None)


def unreckoned(deadline: Deadline, pen: Context) -> str:
    """That a date cannot be reckoned yet, and what is missing for it."""
    field = BY_KEY.get(deadline.asks)
    return pen.tr(
        N_("not to be reckoned yet: {fact} is missing"), fact=pen.tr(field.label) if field else deadline.asks
    )


def nearest_lines(view: CaseView, width: int, pen: Context, remarks: bool = True) -> list[Line]:
    """What ends first in a case, with its name beside the date; below it what is lost with it."""
    found = view.nearest
    if found is None or found.due is None:
        wanted = waiting_for(view)
        if wanted is None:
            return []
        told = [Span(f"{name_of(wanted.title)}{pen.between}"), quiet(unreckoned(wanted, pen))]
        return indent(folded(told, width - 2), (Span(f"{pen.signs.unknown} "),))
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
