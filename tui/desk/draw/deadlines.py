"""Deadlines in words and date."""

from __future__ import annotations

from content.pack.model import Effect
from content.text.cells import plain
from content.text.words import N_
from store.case.deadlines import Deadline, DeadlineState
from store.case.view import CaseView, remaining
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, folded, quiet, spread
from tui.say.values import near_moment

_BEFORE = {
    Effect.LOSE: N_("before {moment}"),
    Effect.EXPECT: N_("answer due {moment}"),
    Effect.THEIRS: N_("their time ends {moment}"),
}
_LATE = {Effect.EXPECT: N_("answer overdue"), Effect.THEIRS: N_("they are late")}
_TONES = {DeadlineState.SOON: Tone.SOON, DeadlineState.OVER: Tone.BAD}


def tone_of(deadline: Deadline) -> Tone:
    """How loud a deadline is: only a right that ends within a day, or is gone, raises its voice."""
    if deadline.effect is not Effect.LOSE:
        return Tone.PLAIN if deadline.state is DeadlineState.OVER else Tone.QUIET
    return _TONES.get(deadline.state, Tone.QUIET)


def when(deadline: Deadline, pen: Context) -> str:
    """A deadline in words and date."""
    left = pen.say(remaining(deadline, pen.now))
    if deadline.due is None:
        return left
    return left + pen.between + pen.tr(_BEFORE[deadline.effect], moment=near_moment(pen.tr, deadline.due, pen.now))


def short_when(deadline: Deadline, pen: Context) -> str:
    """As `when`, shorter: how long, and the date; or that it passed without an answer."""
    if deadline.due is None:
        return ""
    late = _LATE.get(deadline.effect) if deadline.state is DeadlineState.OVER else None
    left = pen.tr(late) if late else pen.say(remaining(deadline, pen.now))
    return left + pen.between + near_moment(pen.tr, deadline.due, pen.now)


def deadline_lines(view: CaseView, width: int, pen: Context) -> list[Line]:
    """All deadlines of a case: each with its words and date, then the sum that led to it."""
    lines: list[Line] = []
    for deadline in sorted(view.deadlines, key=lambda one: not one.leads):
        mark = Span(when(deadline, pen), tone_of(deadline) if deadline.at else Tone.FAINT)
        title = plain(deadline.title)
        if len(title) * 2 + len(mark.text) * 2 < width:
            lines.append(spread((Span(title),), (mark,), width))
        else:
            lines += folded([Span(title)], width)
            lines += folded([mark], width)
        lines += folded([quiet(pen.say(deadline.because))], width)
        lines.append(())
    return lines[:-1]
