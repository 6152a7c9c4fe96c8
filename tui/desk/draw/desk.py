"""The head of the home screen, and what stands there while there is no case."""

from __future__ import annotations

from store.board.board import Board
from store.case.view import TURN_WORDS, Turn
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.spans import (
    Line,
    Span,
    Tone,
    bad,
    faint,
    fit,
    folded,
    join,
    key,
    quiet,
    soon,
    spread,
    strong,
    width_of,
)
from tui.say.values import money

ROOMY = 60
"""Cells from which on the search tells its keys."""
TURNS = (Turn.MINE, Turn.THEIRS, Turn.CLOSED)


def desk_head(board: Board, width: int, pen: Context, sought: Line = ()) -> Line:
    """Whose move it is in how many cases, and what matters today; what has no room is left out, not cut.

    What cases are `sought` for stands there instead of the title.
    """
    return marked(lambda room: _head(board, room, pen, sought), width, pen)


def _head(board: Board, width: int, pen: Context, sought: Line) -> Line:
    tr, agenda = pen.tr, board.agenda
    title: Line = (Span(" "), *(sought or (strong(tr("Refund desk")),)))
    if not board:
        return fit(title, width)
    counts: list[Line] = []
    for turn in TURNS:
        count = board.counts[turn]
        tone = Tone.PLAIN if turn is Turn.MINE and count else Tone.QUIET
        counts.append((Span(f"{tr(TURN_WORDS[turn])} {count}", tone),))
    urgent: list[Line] = []
    if board.left:
        urgent.append((soon(tr("still reading: {n}", n=board.left)),))
    if agenda.overdue:
        urgent.append((bad(tr("overdue {n}", n=agenda.overdue)),))
    if agenda.due_today:
        urgent.append((soon(tr("due today {n}", n=agenda.due_today)),))
    dispute = (quiet(tr("in dispute {amount}", amount=money(board.in_dispute))),)
    dot = quiet(pen.between)
    right: Line = ()
    for shown, told in ((3, [*urgent, dispute]), (3, urgent), (2, urgent), (1, urgent), (0, urgent)):
        left, right = join([title, join(counts[:shown], dot)], Span("    ")), join(told, dot)
        if width_of(left) + width_of(right) + 3 <= width:
            return spread(left, (*right, Span(" ")) if right else (), width)
    return fit((Span(" "), *right), width) if right else fit(title, width)


DEMO = "tuikuan demo"


def welcome(width: int, height: int, pen: Context, keys: tuple[str, str] = ("n", "?")) -> list[Line]:
    """An empty desk: three lines that explain it, the one key that begins, and where to see a full one."""
    tr = pen.tr
    room = min(72, max(1, width - 4))
    lines: list[Line] = [(strong(tr("No case yet.")),), ()]
    for text in (
        tr("A case is one order and your way to the refund."),
        tr("The desk says what to do next, what is missing, and what ends when."),
        tr("Everything stays on this computer."),
    ):
        lines += folded([Span(text)], room)
    begin, all_keys = keys
    lines += [(), (key(begin), Span("  "), Span(tr("open the first case"))),
              (key(all_keys), Span("  "), quiet(tr("all keys"))), ()]  # fmt: skip
    lines += folded([quiet(tr("“{command}” shows a desk with sample cases.", command=DEMO))], room)
    inset = max(1, (width - max(map(width_of, lines))) // 2)
    above = max(0, (height - len(lines)) // 3)
    return [()] * above + [(Span(" " * inset), *line) if line else () for line in lines]


def sought_line(words: str, count: int, pen: Context) -> Line:
    """The words that are looked for, and how many cases have them."""
    return (key("/ "), strong(pen.say(words, most=30)), quiet(pen.between + pen.tr("{n} found", n=count)))


def seek_line(search_key: str, width: int, pen: Context) -> Line:
    """What stands before the field of the search."""
    word = (Span(" "), quiet(pen.tr("search"))) if width >= ROOMY else ()
    return (Span(" "), key(search_key), *word)


def hits_line(count: int, width: int, pen: Context) -> Line:
    """What stands behind it: how many cases were found, and the keys that end it."""
    tr = pen.tr
    keys = (Span("  "), key("enter"), quiet(" " + tr("keep")), Span("  "), key("esc"), quiet(" " + tr("clear")))
    return (Span(tr("{n} found", n=count)), *(keys if width >= ROOMY else ()), Span(" "))


def nothing_found(words: str, width: int, pen: Context) -> list[Line]:
    """No case has all the words."""
    text = pen.tr("No case has “{words}”. esc shows all again.", words=pen.say(words, most=60))
    return [(), *[(Span("   "), *line) for line in folded([quiet(text)], max(1, width - 6))]]


def reading(pen: Context) -> list[Line]:
    """The cases are not read yet."""
    return [(), (Span("   "), faint(pen.tr("Reading the cases")))]


def sorted_words(order: str, pen: Context) -> str:
    """How the cases are sorted, in words."""
    tr = pen.tr
    return {
        "urgency": tr("Sorted by urgency"),
        "amount": tr("Sorted by amount"),
        "number": tr("Sorted by number, the newest first"),
    }[order]
