"""All deadlines of all cases in sections, by what a lapse means; each line is drawn only when it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import overload

from msgspec import Struct

from content.text.words import N_, Message
from store.board.agenda import SECTION_WORDS, Agenda, Section
from store.board.entries import AgendaEntry, Undated
from store.board.marks import Mark
from tui.desk.draw.agendaline import Columns, Entry, columns_of, entry_line, first_line, second_line
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.headings import headed
from tui.desk.draw.spans import Line, Span, bad, ended, faint, fit, folded, quiet, soon, spread, strong
from tui.say.values import WEEKDAYS

UNKNOWN, PUT_OFF = N_("Dates not known"), N_("Put off, you are reminded later")
NOTHING = N_("Nothing ends today.")
ROOMY = 5
"""Lines from which on the sum of a line stands below its name."""


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
        return fit((second_line if second else first_line)(entry, self.width, self.pen), self.width)


def agenda_rows(agenda: Agenda, width: int, pen: Context) -> Rows:
    """Today's rights, later ones, one's own to-dos, what they owe, what is expected, has no date, is lost."""
    columns = columns_of(agenda, width, pen)
    found = dict(agenda.sections())
    rows: list[Row] = []
    if agenda.marks:
        today = found.get(Section.TODAY, ())
        rows += _section(Heading(SECTION_WORDS[Section.TODAY], str(len(today))), today, columns)
        rows += [] if today else [NOTHING]
    for part in (Section.RIGHTS, Section.OWN, Section.THEIRS, Section.EXPECTED):
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


def because_lines(row: Entry, width: int, pen: Context, most: int = 5) -> list[Line]:
    """The sum of the selected line in `most` lines; above it, as far as there is room, what it is about in full.

    Its name stands in the list already, the sum nowhere else."""
    title: str | Message = row.deadline.title if isinstance(row, Undated) else row.title
    because = row.deadline.because if isinstance(row, Undated) else row.because
    guessed = isinstance(row, AgendaEntry) and row.estimate
    before = [faint(pen.tr("estimate") + pen.between)] if guessed else []
    lines = folded([*before, quiet(pen.say(because, most=2_000))], width) if because else []
    least = 1 if most >= ROOMY else 0
    shown = ended(lines, most - least, width)
    above = ended(folded([strong(pen.say(title))], width), most - len(shown), width)
    return [fit(line, width) for line in (*above, *shown)]
