"""The head of the home screen, and what stands there while there is no case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from content.text.cells import cells, plain
from content.text.words import N_
from store.case.turns import TURN_WORDS, Turn, remaining_until
from tui.desk.draw.context import Context
from tui.desk.draw.copymark import marked
from tui.desk.draw.dues import name_of, without_whom
from tui.desk.draw.glimpse import Seen
from tui.desk.draw.spans import (
    Line,
    Span,
    Tone,
    bad,
    faint,
    fit,
    folded,
    good,
    indent,
    join,
    key,
    padded,
    quiet,
    soon,
    spread,
    strong,
    width_of,
)
from tui.say.moments import money, near_moment

if TYPE_CHECKING:
    from store.board.marks import Mark

ROOMY = 60
"""Cells from which on the search tells its keys."""
TURNS = (Turn.MINE, Turn.THEIRS, Turn.CLOSED)


def desk_head(board: Seen, width: int, pen: Context, sought: Line = (), inbox: int = 0) -> Line:
    """Whose move it is in how many cases, what came back this year, and what is in dispute.

    What has no room is left out, not cut; where there is room for little it is what ends soon and what is lost.
    What cases are `sought` for stands there instead of the title. How many files wait in the `inbox` is told, too.
    """
    return marked(lambda room: _head(board, room, pen, sought, inbox), width, pen)


def _head(board: Seen, width: int, pen: Context, sought: Line, inbox: int) -> Line:
    tr = pen.tr
    title: Line = (Span(" "), *(sought or (strong(tr("Refund desk")),)))
    if not board:
        return fit(title, width)
    counts: list[Line] = []
    for turn in TURNS:
        count = board.counts[turn]
        tone = Tone.PLAIN if turn is Turn.MINE and count else Tone.QUIET
        counts.append((Span(f"{tr(TURN_WORDS[turn])} {count}", tone),))
    won = board.won(pen.now.year)
    money_told: list[Line] = [(good(tr(N_("back this year {amount}"), amount=money(won))),)] if won else []
    money_told.append((quiet(tr("in dispute {amount}", amount=money(board.in_dispute))),))
    reading: list[Line] = [(soon(tr("still reading: {n}", n=board.left)),)] if board.left else []
    if inbox:
        reading.append((Span(tr(N_("inbox {n}"), n=inbox)),))
    dot, rights = quiet(pen.between), _rights(board, pen)
    right: Line = ()
    for shown, told in (
        (3, money_told),
        (3, money_told[:1]),
        (2, money_told[:1]),
        (2, rights),
        (1, rights),
        (0, rights),
    ):
        left = join([title, join(counts[:shown], dot)], Span("    "))
        right = join([*reading, *told], dot)
        if width_of(left) + width_of(right) + 3 <= width:
            return spread(left, (*right, Span(" ")) if right else (), width)
    return fit((Span(" "), *right), width) if right else fit(title, width)


def _rights(board: Seen, pen: Context) -> list[Line]:
    near, tr = board.agenda.near, pen.tr
    told: list[Line] = [(soon(tr(N_("soon {n}"), n=len(near.soon))),)] if near.soon else []
    return [*told, (bad(tr(N_("lost {n}"), n=len(near.lost))),)] if near.lost else told


def near_lines(board: Seen, width: int, pen: Context, first: int = 0) -> list[Line]:
    """What ends next: which right, of which case, when; and the one that was lost last. Not those of the `first`
    case, whose card tells them."""
    agenda, tr = board.agenda, pen.tr
    lines: list[Line] = []
    if agenda.nearest is not None and agenda.nearest.number != first:
        mark, calm = agenda.nearest, not agenda.near.soon
        loud = Tone.QUIET if calm else Tone.SOON
        at = datetime.fromtimestamp(mark.at, pen.now.tzinfo)
        end = near_moment(tr, at, pen.now)
        far = pen.say(remaining_until(at, pen.now))
        word = tr(N_("Nothing ends soon; next")) if calm else tr(N_("Ends first"))
        sign = pen.signs.dot if calm else pen.signs.near
        told = _Told(sign, word, mark, far, end, loud, len(agenda.near.soon) - 1)
        lines.append(_right(told, board, width, pen))
    if agenda.near.lost and agenda.near.lost[0].number != first:
        mark = agenda.near.lost[0]
        end = near_moment(tr, datetime.fromtimestamp(mark.at, pen.now.tzinfo), pen.now)
        told = _Told(pen.signs.lost, tr(N_("Lost")), mark, "", end, Tone.BAD, len(agenda.near.lost) - 1)
        lines.append(_right(told, board, width, pen))
    return lines


class _Told(Struct, frozen=True):
    """A right as it is told above the cards: with which sign and word, its end, how far that is where it is told,
    and how many more there are."""

    sign: str
    word: str
    mark: Mark
    far: str
    end: str
    tone: Tone
    more: int


def _right(told: _Told, board: Seen, width: int, pen: Context) -> Line:
    """A right with its case and its moment; where there is little room the word and the title go, then for whom it
    holds and how far it is, before what ends is cut."""
    roomy, tone = width >= ROOMY, told.tone
    title = plain(board.title_of(told.mark.number), most=60)
    what, number = name_of(told.mark.title), told.mark.number
    least = without_whom(what, 0)
    if told.mark.id.startswith("evidence:"):
        what = least = pen.tr(N_("save before it is gone: {item}"), item=what)
    brief, short = f"{number} {least}", f" {told.sign} "
    named = f"{short}{told.word}  " if roomy else short
    far = told.far + pen.between + told.end if told.far and roomy else told.end
    whole = pen.tr(N_("{n} {title}: {what}"), n=number, title=title, what=what)
    said = [(named, whole, far)] if roomy and title else []
    said += [(named, words, end) for end in (far, told.end) for words in (f"{number} {what}", brief)]
    said.append((short, brief, told.end))
    named, words, end = next((one for one in said if sum(map(cells, one)) + 3 <= width), said[-1])
    left = (Span(named, tone), Span(words, Tone.PLAIN if tone is Tone.QUIET else tone))
    rest = pen.tr(N_("and {n} more"), n=told.more) + pen.between if told.more > 0 and roomy else ""
    edge = Span(f"{end} ", tone)
    if width_of(left) + cells(rest) + cells(edge.text) + 2 > width:
        rest = ""  # what ends counts more than how many end after it
    return spread(left, (quiet(rest), edge), width)


class Door(Struct, frozen=True):
    """What the first look tells beside its words: the keys, where the cases lie, how many there are in the trash,
    and the title of the one that was put there last."""

    new: str
    language: str
    samples: str
    help: str
    undo: str
    folder: str
    thrown: str = ""
    trashed: int = 0


def welcome(width: int, height: int, pen: Context, door: Door) -> list[Line]:
    """An empty desk: what it is for, language, the first case by a paste, sample cases, where all of it lies."""
    tr = pen.tr
    room = min(76, max(1, width - 4))
    none = N_("No case is on the desk.") if door.trashed else N_("No case yet.")
    lines: list[Line] = [*folded([strong(tr(none))], room)]
    what = N_("The desk remembers for you what to do next, what is missing, and which day must not pass.")
    lines += [*folded([Span(tr(what))], room), ()]
    rows = (
        *_trash_row(door, pen),
        (tr(N_("Language")), door.language, tr(N_("中文 / English"))),
        (
            tr(N_("First case")),
            tr(N_("paste")),
            tr(N_("Paste the text of the order page here: it fills the form.")),
        ),
        ("", door.new, tr(N_("Or fill it in field by field."))),
        (
            tr(N_("Samples")),
            door.samples,
            tr(N_("A desk with sample cases, in a folder that is gone when it is closed.")),
        ),
        (tr(N_("Moving in")), "tuikuan load", tr(N_("Take in cases that were exported elsewhere."))),
        (tr(N_("Help")), door.help, tr(N_("all keys"))),
    )
    names, keys = (max(cells(row[place]) for row in rows) + 2 for place in (0, 1))
    for name, one, words in rows:
        first = (*padded((quiet(name),), names), *padded((key(one),), keys))
        if width < ROOMY:
            lines += [first, *indent(folded([Span(words)], max(12, room - 2)), (Span("  "),))]
        else:
            lines += indent(folded([Span(words)], max(12, room - names - keys)), first)
    lines.append(())
    told = N_("Everything lies on this computer, in {folder}; only you can read it. Nothing is sent anywhere.")
    no_advice = tr(N_("This is not legal advice, and no platform runs it."))
    for text in (tr(told, folder=plain(door.folder, most=200)), no_advice):
        lines += folded([quiet(text)], room)
    inset = max(1, (width - max(map(width_of, lines))) // 2)
    above = max(0, (height - len(lines)) // 3)
    return [()] * above + [(Span(" " * inset), *fit(line, width - inset)) if line else () for line in lines]


def _trash_row(door: Door, pen: Context) -> tuple[tuple[str, str, str], ...]:
    if not door.trashed:
        return ()
    title = plain(door.thrown, most=60)
    words = pen.tr(N_("Take “{title}” out again."), title=title)
    if door.trashed > 1:
        words = pen.tr(N_("Take “{title}” out again, the last of {n}."), title=title, n=door.trashed)
    return ((pen.tr(N_("Trash")), door.undo, words),)


def sought_line(words: str, count: int | None, pen: Context) -> Line:
    """The words that are looked for, and how many cases have them, as soon as that is known."""
    found = pen.tr("{n} found", n=count) if count is not None else pen.signs.expected
    return (key("/ "), strong(pen.say(words, most=30)), quiet(pen.between + found))


def seek_line(search_key: str, width: int, pen: Context) -> Line:
    """What stands before the field of the search."""
    word = (Span(" "), quiet(pen.tr("search"))) if width >= ROOMY else ()
    return (Span(" "), key(search_key), *word)


def hits_line(count: int | None, width: int, pen: Context) -> Line:
    """What stands behind it: how many cases were found, as soon as that is known, and the keys that end it."""
    tr = pen.tr
    keys = (Span("  "), key("enter"), quiet(" " + tr("keep")), Span("  "), key("esc"), quiet(" " + tr("clear")))
    found = tr("{n} found", n=count) if count is not None else pen.signs.expected
    return (Span(found), *(keys if width >= ROOMY else ()), Span(" "))


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
        "person": tr("Together by person, the most urgent first"),
    }[order]
