"""The head of the home screen, and what stands there while there is no case."""

from __future__ import annotations

from store.board import Board
from store.view import TURN_WORDS, Turn
from tui.desk.draw.ink import Line, Span, Tone, bad, faint, fit, folded, key, quiet, soon, spread, strong
from tui.desk.draw.pen import Pen

TURNS = (Turn.MINE, Turn.THEIRS, Turn.CLOSED)


def desk_head(board: Board, width: int, pen: Pen) -> Line:
    """Whose move it is in how many cases, and what matters today."""
    tr, agenda = pen.tr, board.agenda
    left: list[Span] = [Span(" "), strong(tr("Refund desk"))]
    dot = quiet(pen.between)
    for n, turn in enumerate(TURNS):
        left.append(Span("    ") if n == 0 else dot)
        count = board.counts[turn]
        tone = Tone.PLAIN if turn is Turn.MINE and count else Tone.QUIET
        left.append(Span(f"{tr(TURN_WORDS[turn])} {count}", tone))
    right: list[Span] = []
    if agenda.overdue:
        right.append(bad(tr("overdue {n}", n=agenda.overdue)))
    if agenda.due_today:
        right += [dot] if right else []
        right.append(soon(tr("due today {n}", n=agenda.due_today)))
    if width >= 84:
        right += [dot] if right else []
        right.append(quiet(tr("in dispute {amount}", amount=pen.money(board.in_dispute))))
    right += [Span(" ")] if right else []
    return spread(tuple(left), tuple(right), width) if board else fit(tuple(left[:2]), width)


def welcome(width: int, height: int, pen: Pen, keys: tuple[str, str] = ("n", "?")) -> list[Line]:
    """An empty desk: three lines that explain it, and the one key that begins."""
    tr = pen.tr
    room = min(56, max(1, width - 4))
    lines: list[Line] = [(strong(tr("No case yet.")),), ()]
    for text in (
        tr("A case is one order and your way to the refund."),
        tr("The desk says what to do next, what is missing, and what ends when."),
        tr("Everything stays on this computer."),
    ):
        lines += folded([Span(text)], room)
    begin, all_keys = keys
    lines += [(), (key(begin), Span("  "), Span(tr("open the first case"))),
              (key(all_keys), Span("  "), quiet(tr("all keys")))]  # fmt: skip
    inset = max(1, (width - room) // 2)
    above = max(0, (height - len(lines)) // 3)
    return [()] * above + [(Span(" " * inset), *line) if line else () for line in lines]


def nothing_found(words: str, width: int, pen: Pen) -> list[Line]:
    """No case has all the words."""
    text = pen.tr("No case has “{words}”. esc shows all again.", words=pen.say(words, most=60))
    return [(), *[(Span("   "), *line) for line in folded([quiet(text)], max(1, width - 6))]]


def reading(pen: Pen) -> list[Line]:
    """The cases are not read yet."""
    return [(), (Span("   "), faint(pen.tr("Reading the cases")))]


def sorted_words(order: str, pen: Pen) -> str:
    """How the cases are sorted, in words."""
    tr = pen.tr
    return {
        "urgency": tr("Sorted by urgency"),
        "amount": tr("Sorted by amount"),
        "number": tr("Sorted by number, the newest first"),
    }[order]
