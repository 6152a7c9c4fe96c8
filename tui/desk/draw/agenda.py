"""All deadlines of all cases in sections, by what a lapse means; each line is drawn only when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import overload

from msgspec import Struct

from content.pack.model import Effect
from content.text.cells import cells, plain
from content.text.words import N_, Message, counted
from store.board.agenda import SECTION_WORDS, Agenda, Mark, Section
from store.board.entries import AgendaEntry, Undated
from store.case.deadlines import DeadlineState
from store.case.view import remaining_until
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.deadlines import name_of, remark_of
from tui.desk.draw.headings import headed
from tui.desk.draw.spans import Line, Span, Tone, bad, faint, fit, folded, padded, quiet, soon, spread, strong
from tui.say.values import WEEKDAYS, near_moment

UNKNOWN, PUT_OFF = N_("Dates not known"), N_("Put off, you are reminded later")
NOTHING = N_("Nothing ends today.")
Entry = AgendaEntry | Undated


class Below(Struct, frozen=True):
    """The second line of an entry, where one line is too narrow for it."""

    mark: Mark


class Heading(Struct, frozen=True):
    """The head of a section: its words (an English msgid), and what is counted."""

    words: str
    count: str = ""


Row = Mark | Below | Heading | str | None
"""A line: an entry, the head of a section, a remark (an English msgid), or nothing."""


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Line]):
    """The lines of the agenda; each is drawn when it is asked for."""

    agenda: Agenda
    rows: Sequence[Row]
    undated: range
    width: int
    columns: Columns
    pen: Context

    def entry(self, row: int) -> Entry | None:
        """What a line tells of."""
        mark = self.rows[row]
        if isinstance(mark, Below):
            mark = mark.mark
        if not isinstance(mark, Mark):
            return None
        return self.agenda.undated_entry(mark) if row in self.undated else self.agenda.entry(mark)

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where the lines stand that can be selected, and how many each has."""
        height = 2 if self.columns.narrow else 1
        return [(n, height) for n, row in enumerate(self.rows) if isinstance(row, Mark)]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self.rows)))]
        row = self.rows[index]
        match row:
            case None:
                return ()
            case str():
                return fit((quiet(self.pen.tr(row)),), self.width)
            case Heading(words, count):
                return headed(self.pen.tr(words), count, self.width, self.pen)
            case _:
                return self._of(self.entry(index), isinstance(row, Below))

    def _of(self, entry: Entry | None, second: bool) -> Line:
        if entry is None:
            return ()
        if not self.columns.narrow:
            return fit(entry_line(entry, self.columns, self.pen), self.width)
        return fit((_second if second else _first)(entry, self.width, self.pen), self.width)


def agenda_rows(agenda: Agenda, width: int, pen: Context) -> Rows:
    """Today's rights first, then later ones, what they owe, what is expected, what has no date, what is lost."""
    columns = _columns(agenda, width, pen)
    found = dict(agenda.sections())
    rows: list[Row] = []
    if agenda.marks:
        today = found.get(Section.TODAY, ())
        rows += _section(Heading(SECTION_WORDS[Section.TODAY], str(len(today))), today, columns)
        rows += [] if today else [NOTHING]
    for part in (Section.RIGHTS, Section.THEIRS, Section.EXPECTED):
        if part in found:
            count = _count(part, found[part], pen)
            rows += [None] if rows else []
            rows += _section(Heading(SECTION_WORDS[part], count), found[part], columns)
    begin = len(rows)
    if agenda.undated:
        rows += [None] if rows else []
        rows += _section(Heading(UNKNOWN, str(len(agenda.undated))), agenda.undated, columns)
    end = len(rows)
    if agenda.put_off:
        rows += [None] if rows else []
        rows += _section(Heading(PUT_OFF, str(len(agenda.put_off))), agenda.put_off, columns)
    if Section.LOST in found:
        rows += [None] if rows else []
        lost = found[Section.LOST]
        rows += _section(Heading(SECTION_WORDS[Section.LOST], str(len(lost))), lost, columns)
    return Rows(agenda, rows, range(begin, end), width, columns, pen)


def _section(heading: Heading, marks: Sequence[Mark], columns: Columns) -> list[Row]:
    if not columns.narrow:
        return [heading, *marks]
    return [heading, *(row for mark in marks for row in (mark, Below(mark)))]


def _count(part: Section, marks: Sequence[Mark], pen: Context) -> str:
    late = sum(mark.over(pen.now) for mark in marks)
    if part is Section.THEIRS and late:
        return pen.tr(N_("{n} late: you may go on"), n=late)
    if part is Section.EXPECTED and late:
        return pen.tr(N_("{n} past"), n=late)
    return str(len(marks))


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


def _columns(agenda: Agenda, width: int, pen: Context) -> Columns:
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


def agenda_head(agenda: Agenda, width: int, pen: Context) -> Line:
    """What day it is, and how many rights end soon, are lost, and were put off."""
    tr = pen.tr
    today = tr(N_("today {day} {weekday}"), day=f"{pen.now:%m-%d}", weekday=tr(WEEKDAYS[pen.now.weekday()]))
    near, counts = agenda.near, [quiet(today)] if width >= 60 else []
    for n, span in (
        (len(near.soon), soon(tr(N_("soon {n}"), n=len(near.soon)))),
        (len(near.lost), bad(tr(N_("lost {n}"), n=len(near.lost)))),
        (agenda.asleep, quiet(tr("put off {n}", n=agenda.asleep))),
    ):
        if n:
            counts += [quiet(pen.between), span] if counts else [span]
    title = strong(tr("Deadlines"))
    return marked(lambda room: spread((Span(" "), title), (*counts, Span(" ")), room), width, pen)


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
        return padded((Span(what),), columns.what)
    every = columns.what + GAP + columns.remark
    wide = max(columns.what, min(cells(what), every))
    room = every - wide - GAP
    beside = fit((quiet(remark),), room) if min(cells(remark), LEAST_CASE) <= room else ()
    return (*padded((Span(what),), wide), Span(" " * GAP), *beside) if beside else padded((Span(what),), every)


def _first(row: Entry, width: int, pen: Context) -> Line:
    case: Line = (quiet(f"{row.number} "), Span(plain(row.view.title, most=100)))
    return (*_when(row, pen, short=width < 36), Span("  "), *case)


def _second(row: Entry, width: int, pen: Context) -> Line:
    return fit((Span("  "), quiet(what_of(row, pen))), width)


def what_of(row: Entry, pen: Context) -> str:
    """What ends: the name of the deadline, or which evidence vanishes."""
    if isinstance(row, Undated):
        return name_of(row.deadline.title)
    if row.item is not None:
        return pen.tr(N_("save before it is gone: {item}"), item=pen.say(row.title))
    return name_of(pen.say(row.title))


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


def because_lines(row: Entry, width: int, pen: Context) -> list[Line]:
    """The sum of the selected line, and what it is about in full."""
    title: str | Message = row.deadline.title if isinstance(row, Undated) else row.title
    because = row.deadline.because if isinstance(row, Undated) else row.because
    lines = folded([strong(pen.say(title))], width)
    if isinstance(row, AgendaEntry) and row.estimate:
        lines += folded([faint(pen.tr("estimate"))], width)
    return [fit(line, width) for line in (*lines, *folded([quiet(pen.say(because, most=2_000))], width))]
