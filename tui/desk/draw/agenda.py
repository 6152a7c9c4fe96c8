"""The line of time: all deadlines of all cases, one line each, drawn only when it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import overload

from content.plain import cells, plain
from content.words import N_, Message
from store.agenda import EFFECT_WORDS, STRETCH_WORDS, Agenda, AgendaEntry, Mark, Undated
from store.deadlines import DeadlineState
from store.view import TURN_WORDS, Turn, remaining_until
from tui.desk.draw.ink import Line, Span, Tone, bad, faint, fit, folded, padded, quiet, soon, spread, strong
from tui.desk.draw.pen import Pen

UNKNOWN = N_("Dates not known")
Entry = AgendaEntry | Undated
Row = Mark | str | None
"""A line: the mark of an entry, a heading (an English msgid), or nothing."""


@dataclass(frozen=True, slots=True)
class Rows(Sequence[Line]):
    """The lines of the agenda; each is drawn when it is asked for."""

    agenda: Agenda
    rows: Sequence[Row]
    undated_from: int
    width: int
    pen: Pen

    def entry(self, row: int) -> Entry | None:
        """What a line tells of."""
        mark = self.rows[row]
        if not isinstance(mark, Mark):
            return None
        return self.agenda.entry(mark) if row < self.undated_from else self.agenda.undated_entry(mark)

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where the lines stand that can be selected."""
        return [(n, 1) for n, row in enumerate(self.rows) if not isinstance(row, str | None)]

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
        if row is None:
            return ()
        if isinstance(row, str):
            return fit((strong(self.pen.tr(row)),), self.width)
        entry = self.entry(index)
        return entry_line(entry, self.width, self.pen) if entry else ()


def agenda_rows(agenda: Agenda, width: int, pen: Pen) -> Rows:
    """Entries and undated limits under their headings."""
    rows: list[Row] = []
    for part, marks in agenda.stretches():
        rows += _heading(STRETCH_WORDS[part], rows)
        rows += marks
    begin = len(rows)
    if agenda.undated:
        rows += _heading(UNKNOWN, rows)
        rows += agenda.undated
    return Rows(agenda, rows, begin, width, pen)


def _heading(words: str, above: Sequence[Row]) -> list[Row]:
    return [None, words, None] if above else [words, None]


CASE_WIDTH = 22
LEAST_WHAT = 12
"""Cells: how wide a case is told beside what ends, and from how many on what ends is told at all."""


def agenda_head(agenda: Agenda, width: int, pen: Pen) -> Line:
    """How much is overdue, due today, and asleep."""
    tr = pen.tr
    counts: list[Span] = []
    for n, span in (
        (agenda.overdue, bad(tr("overdue {n}", n=agenda.overdue))),
        (agenda.due_today, soon(tr("due today {n}", n=agenda.due_today))),
        (agenda.asleep, quiet(tr("put off {n}", n=agenda.asleep))),
    ):
        if n:
            counts += [quiet(pen.between), span] if counts else [span]
    return spread((Span(" "), strong(tr("Deadlines"))), (*counts, Span(" ")), width)


def entry_line(row: Entry, width: int, pen: Pen) -> Line:
    """When, whose, which case, what, and what it does."""
    tr = pen.tr
    if isinstance(row, Undated):
        left = [Span(tr("asks for {fact}", fact=tr(row.asks)), Tone.PLAIN)]
    else:
        left = [Span(_when(row, pen), _tone(row))]
    title = row.deadline.title if isinstance(row, Undated) else row.title
    effect = row.deadline.effect if isinstance(row, Undated) else row.effect
    case = (quiet(f"{row.number} "), Span(plain(row.view.title, most=100)))
    roomy = width >= 66
    columns: list[Span] = [*padded(tuple(left), 30 if roomy else 24), Span(" ")]
    if width >= 96:
        turn = tr(TURN_WORDS[row.view.turn])
        whose = quiet(turn) if row.view.turn is not Turn.MINE else Span(turn)
        columns += [*padded((whose,), _widest([TURN_WORDS[Turn.MINE], TURN_WORDS[Turn.THEIRS]], pen)), Span("  ")]
    tail = padded((quiet(tr(EFFECT_WORDS[effect])),), _widest(EFFECT_WORDS.values(), pen)) if roomy else ()
    room = width - sum(cells(span.text) for span in (*columns, *tail)) - 2
    if room < CASE_WIDTH + LEAST_WHAT:
        # a letter or two of what it is would say nothing; the selected line says it in full below
        return spread((*columns, *padded(case, max(4, room))), tail, width)
    columns += [*padded(case, CASE_WIDTH), Span("  "), quiet(pen.say(title))]
    return spread(tuple(columns), tail, width)


def _widest(words: Iterable[str], pen: Pen) -> int:
    return max(cells(pen.tr(one)) for one in words)


def _when(entry: AgendaEntry, pen: Pen) -> str:
    left = remaining_until(entry.at, pen.now)
    return pen.say(left) + pen.between + pen.moment(entry.at)


def _tone(entry: AgendaEntry) -> Tone:
    if entry.overdue:
        return Tone.BAD
    return Tone.SOON if entry.today or entry.state is DeadlineState.SOON else Tone.PLAIN


def because_lines(row: Entry, width: int, pen: Pen) -> list[Line]:
    """The sum of the selected line, and what it is about in full."""
    title: str | Message = row.deadline.title if isinstance(row, Undated) else row.title
    because = row.deadline.because if isinstance(row, Undated) else row.because
    lines = folded([strong(pen.say(title))], width)
    if isinstance(row, AgendaEntry) and row.estimate:
        estimate = pen.tr("estimate")
        lines += folded([faint(estimate)], width)
    return [fit(line, width) for line in (*lines, *folded([quiet(pen.say(because, most=2_000))], width))]
