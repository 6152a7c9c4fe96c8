"""A line of the agenda: its columns, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from content.pack.model import Effect
from content.text.cells import cells, plain
from content.text.words import N_, counted
from store.board.agenda import Agenda
from store.board.entries import AgendaEntry, Undated
from store.board.marks import Mark
from store.case.deadlines import DeadlineState
from store.case.turns import remaining_until
from tui.desk.draw.context import Context
from tui.desk.draw.deadlines import remark_of
from tui.desk.draw.dues import name_of, without_whom
from tui.desk.draw.spans import Line, Span, Tone, faint, fit, padded, quiet
from tui.say.moments import near_moment

Entry = AgendaEntry | Undated


class Columns(Struct, frozen=True):
    """The cells of each column; 0 for one that is left out. `narrow` tells that an entry has two lines."""

    when: int
    number: int
    case: int
    what: int = 0
    remark: int = 0
    narrow: bool = False


GAP = 2
LEAST_CASE, MOST_CASE = 14, 24
"""Cells from which a case is told beside its date, and the most it gets."""
LEAST_WHAT, ENOUGH_WHAT = 16, 22
"""Cells from which what ends is told on the same line, and from which its remark is told, too."""
READABLE = 3 / 4
"""The part of a name by which it is still known."""
SAMPLE = 20
"""The widest times come just before and after now, or are the first or last of all."""


def columns_of(agenda: Agenda, width: int, pen: Context) -> Columns:
    """Share the width: the time is never cut, and what has too little room is left out."""
    number = len(str(max((mark.number for mark in (*agenda.marks, *agenda.undated)), default=0)))
    marks, now = agenda.marks, agenda.overdue
    some = (*marks[:1], *marks[max(0, now - SAMPLE) : now + SAMPLE], *marks[-1:])
    when = max((cells(_mark_when(mark, pen)) + 2 for mark in some), default=LEAST_CASE)
    room = width - when - GAP
    if room < number + 1 + LEAST_CASE + GAP + LEAST_WHAT:
        return Columns(when, number, 0, narrow=True)
    near = marks[now:][:SAMPLE] or marks[-SAMPLE:]
    entries = [entry for entry in map(agenda.entry, near) if entry is not None]
    titles = max((cells(plain(entry.view.title, most=100)) for entry in entries), default=LEAST_CASE)
    case = number + 1 + max(LEAST_CASE, min(MOST_CASE, titles, room * 2 // 5 - number - 1))
    what = room - case - GAP
    if not _fitting(entries, what, pen):
        return Columns(when, number, 0, narrow=True)
    if what < 2 * ENOUGH_WHAT:
        return Columns(when, number, case, what)
    return Columns(when, number, case, what // 2, what - what // 2 - GAP)


def _fitting(entries: Sequence[Entry], room: int, pen: Context) -> bool:
    """Whether what ends can mostly be known on one line."""
    names = [what_of(entry, pen) for entry in entries]
    return sum(cells(name) * READABLE > room for name in names) * 2 <= len(names)


def entry_line(row: Entry, columns: Columns, pen: Context) -> Line:
    """When, which case, what, and a remark."""
    gap = Span(" " * GAP)
    case = (quiet(f"{row.number:>{columns.number}} "), Span(plain(row.view.title, most=100)))
    line: Line = (*padded(_when(row, pen), columns.when), gap, *padded(case, columns.case))
    if columns.what:
        line = (*line, gap, *_what_and_remark(row, columns, pen))
    return tuple(Span(span.text, Tone.FAINT) for span in line) if _asleep(row, pen) else line


def _what_and_remark(row: Entry, columns: Columns, pen: Context) -> Line:
    """What ends, and beside it its remark. A long name takes what the remark leaves, and before it is cut the
    remark's own room: the selected line tells that below."""
    what, remark = what_of(row, pen), _remark(row, pen) if columns.remark else ""
    if not columns.remark:
        return padded((Span(_what_within(row, columns.what, pen)),), columns.what)
    every = columns.what + GAP + columns.remark
    wide = max(columns.what, min(cells(what), every))
    room = every - wide - GAP
    beside = fit((quiet(remark),), room) if min(cells(remark), LEAST_CASE) <= room else ()
    if not beside:
        return padded((Span(_what_within(row, every, pen)),), every)
    return (*padded((Span(_what_within(row, wide, pen)),), wide), Span(" " * GAP), *beside)


def first_line(row: Entry, width: int, pen: Context) -> Line:
    """Of an entry of two lines: when, and which case."""
    case: Line = (quiet(f"{row.number} "), Span(plain(row.view.title, most=100)))
    return (*_when(row, pen, short=width < 36), Span("  "), *case)


def second_line(row: Entry, width: int, pen: Context) -> Line:
    """What ends there."""
    return fit((Span("  "), quiet(_what_within(row, width - 2, pen))), width)


def what_of(row: Entry, pen: Context) -> str:
    """What ends: the name of the deadline, or which evidence vanishes."""
    if isinstance(row, Undated):
        return name_of(row.deadline.title)
    if row.item is not None and not row.own:
        return pen.tr(N_("save before it is gone: {item}"), item=pen.say(row.title))
    return name_of(pen.say(row.title))


def _what_within(row: Entry, room: int, pen: Context) -> str:
    """What ends, in little room without for whom it holds; that evidence has to be saved is never left out."""
    what = what_of(row, pen)
    return what if isinstance(row, AgendaEntry) and row.item is not None else without_whom(what, room)


def _remark(row: Entry, pen: Context) -> str:
    if row.deadline is None:
        return plain(row.item.perishes, most=120) if isinstance(row, AgendaEntry) and row.item else ""
    if isinstance(row, AgendaEntry) and row.overdue:
        if row.effect is Effect.LOSE:
            return plain(row.deadline.left, most=200)
        opened = next((one.title for one in row.view.next.choices if one.id == row.deadline.opens), "")
        return f"{pen.signs.to} {plain(opened)}" if opened else ""
    return remark_of(pen.say(row.deadline.title), pen)


def _asleep(row: Entry, pen: Context) -> datetime | None:
    """Until when the reminder of an entry was put off, if it was."""
    asleep = isinstance(row, AgendaEntry) and row.asleep(pen.now)
    return row.deadline.snoozed if asleep and row.deadline is not None else None


def _when(row: Entry, pen: Context, short: bool = False) -> Line:
    """Sign, distance and moment; what is missing, where there is no moment yet; what was put off, until when."""
    if (until := _asleep(row, pen)) is not None:
        return (
            faint(
                pen.tr(N_("{sign} again {moment}"), sign=pen.signs.dot, moment=near_moment(pen.tr, until, pen.now))
            ),
        )
    if isinstance(row, Undated):
        asked = pen.tr(N_("asks for {fact}"), fact=pen.tr(row.asks))
        return (Span(f"{pen.signs.unknown} {asked}"),)
    over = row.overdue
    sign, tone = {
        Effect.LOSE: (pen.signs.lost, Tone.BAD) if over else (pen.signs.dot, Tone.QUIET),
        Effect.THEIRS: (pen.signs.late, Tone.GOOD) if over else (pen.signs.owed, Tone.QUIET),
        Effect.EXPECT: (pen.signs.unknown, Tone.PLAIN) if over else (pen.signs.expected, Tone.QUIET),
    }.get(row.effect, (pen.signs.expected, Tone.QUIET))
    if row.effect is Effect.LOSE and not over and (row.today or row.state is DeadlineState.SOON):
        sign, tone = pen.signs.near, Tone.SOON
    if row.own:
        sign = pen.signs.dot
    words = near_moment(pen.tr, row.at, pen.now) if short else _moment(row.at, row.effect.value[0], pen)
    return (Span(f"{sign} {words}", tone),)


def _mark_when(mark: Mark, pen: Context) -> str:
    return _moment(datetime.fromtimestamp(mark.at, pen.now.tzinfo), mark.effect, pen)


_SINCE = {
    "l": (N_("{n} hour ago"), N_("{n} hours ago"), N_("{n} days ago")),
    "t": (N_("{n} hour late"), N_("{n} hours late"), N_("{n} days late")),
    "e": (N_("{n} hour past"), N_("{n} hours past"), N_("{n} days past")),
}
"""How long something is over, by the first letter of its effect: an hour, hours, two days or more."""


def _moment(at: datetime, effect: str, pen: Context) -> str:
    """How long it is until a moment, or since it, and the moment."""
    since = pen.now - at
    if since < timedelta(0):
        left = pen.say(remaining_until(at, pen.now))
    else:
        hours = max(1, int(since.total_seconds() // 3600))
        an_hour, in_hours, in_days = _SINCE.get(effect, _SINCE["l"])
        left = pen.say(counted(an_hour, in_hours, hours)) if hours < 48 else pen.tr(in_days, n=hours // 24)
    return left + pen.between + near_moment(pen.tr, at, pen.now)
