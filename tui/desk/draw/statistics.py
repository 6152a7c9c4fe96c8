"""Statistics drawn as bars and lines that say the same in words."""

from __future__ import annotations

from decimal import Decimal

from content.pack.playbook import Playbook
from content.text.cells import cells, pad
from content.text.words import N_
from store.board.statistics import Heap, Statistics
from tui.desk.draw.context import Context
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.evidence import heading
from tui.desk.draw.spans import Line, Span, Tone, fit, paragraph, quiet, spread, strong
from tui.say.moments import moment, money
from tui.say.statistics import HEADINGS, age_words, bar, caution, heap_name, heaps_of, summary

HERE = N_("this computer")
NAME = 22
"""Cells of a name at least, where a bar stands beside it."""
LEAST_BAR = 12
"""Cells of a bar and of what stands around it, which a long name leaves."""
ROOMY = 64
"""Cells from which on a bar stands beside the numbers."""
PER_CASE = 2
"""Cells of a case in a bar at most: few cases stay a short bar."""
FULL, EMPTY = "━", "─"
_HEADS = N_("won · lost · back · days")
"""What the numbers of a heap are, each over its own column."""


def statistics_head(found: Statistics, width: int, pen: Context) -> Line:
    """What this is, and of which year."""
    span = str(found.year) if found.year else pen.tr(N_("All years"))
    left: Line = (Span(" "), strong(pen.tr(N_("Statistics"))))
    return spread(left, (quiet(f"{pen.tr(HERE)}{pen.between}{span}"), Span(" ")), width)


def statistics_page(found: Statistics, book: Playbook, order: str, width: int, pen: Context) -> Drawn:
    """Sentences, then heaps by reason, way and merchant that can be selected, months, and open money by age."""
    tr = pen.tr
    drawn = Drawn()
    for words in summary(tr, found):
        drawn.lines += paragraph(words, width)
    drawn.lines.append(())
    names = [heap_name(tr, kind, one.name, book) for kind, heaps in heaps_of(found).items() for one in heaps]
    wide = _names_wide(names, found, width, pen)
    for kind, heaps in heaps_of(found).items():
        if heaps:
            drawn.lines.append(_heaps_head(HEADINGS[kind], heaps, (wide, width), pen))
            for heap in ordered(heaps, order):
                drawn.places.append((len(drawn.lines), 1))
                drawn.lines.append(_heap(heap, heap_name(tr, kind, heap.name, book), heaps, (wide, width), pen))
            drawn.lines.append(())
    rows = [(month, back) for month, back in found.months]
    _bars(drawn, N_("Back in each month"), rows, width, pen)
    ages = [(age_words(tr, one), one.amount) for one in found.ages if one.count]
    _bars(drawn, N_("Open money by age"), ages, width, pen)
    if found.lost:
        drawn.lines.append(heading(N_("Rights that ran out"), str(len(found.lost)), width, pen))
        for lost in found.lost:
            title, right = pen.say(lost.title, most=60), pen.say(lost.right)
            left: Line = (quiet(f"{lost.number}  "), Span(title), quiet(f"  {right}"))
            drawn.lines.append(spread(left, (quiet(moment(lost.at, pen.now)),), width))
        drawn.lines.append(())
    drawn.lines += paragraph(caution(tr, found), width, Tone.QUIET)
    return drawn


def _names_wide(names: list[str], found: Statistics, width: int, pen: Context) -> int:
    """The cells of the longest name, as many as the numbers of every heap leave beside a bar."""
    told = (cells(_columns(_numbers(heaps[0]), heaps, width, pen)) for heaps in heaps_of(found).values() if heaps)
    room = width - max(told, default=0) - LEAST_BAR
    return max(NAME, min(max(map(cells, names), default=0), room))


def ordered(heaps: tuple[Heap, ...], order: str) -> list[Heap]:
    """Heaps with most cases, most money or most days first."""
    keys = {
        "cases": lambda heap: -len(heap.numbers),
        "money": lambda heap: -heap.back,
        "days": lambda heap: -heap.days,
    }
    return sorted(heaps, key=keys[order])


def heaps_in_order(found: Statistics, order: str) -> list[Heap]:
    """All heaps as they stand on the page."""
    return [heap for heaps in heaps_of(found).values() for heap in ordered(heaps, order)]


def _heaps_head(title: str, heaps: tuple[Heap, ...], room: tuple[int, int], pen: Context) -> Line:
    """A heading whose rule ends where the columns of numbers begin; `room` is that of names, and of all."""
    wide, width = room
    heads = _columns(tuple(pen.tr(_HEADS).split(" · ")), heaps, width, pen)
    if width < ROOMY:
        return fit(heading(title, heads.lstrip(), width, pen), width)
    lead = wide + 1 + cells(heads) - cells(heads.lstrip())
    return (*heading(title, "", lead - 1, pen), quiet(" " + heads.lstrip()))


def _columns(told: tuple[str, ...], heaps: tuple[Heap, ...], width: int, pen: Context) -> str:
    """Words or numbers of the columns, each against the right edge of its own."""
    heads = pen.tr(_HEADS).split(" · ")
    every = [heads, *(_numbers(heap) for heap in heaps)]
    widths = [max(cells(row[n]) for row in every) for n in range(len(heads))]
    between = " " if width < ROOMY else "  "
    return between.join(" " * (wide - cells(word)) + word for word, wide in zip(told, widths, strict=True))


def _numbers(heap: Heap) -> tuple[str, ...]:
    return str(heap.won), str(heap.lost), money(heap.back), str(heap.days)


def _heap(heap: Heap, name: str, heaps: tuple[Heap, ...], room: tuple[int, int], pen: Context) -> Line:
    wide, width = room
    numbers = _columns(_numbers(heap), heaps, width, pen)
    if width < ROOMY:
        return spread((Span(name),), (quiet(numbers),), width)
    most = max(len(one.numbers) for one in heaps)
    left = min(width - wide - cells(numbers) - 4, most * PER_CASE)
    share = max(1, left * len(heap.numbers) // most)
    whole = Decimal(max(1, len(heap.numbers)))
    won = round(share * heap.won / int(whole))
    filled = _sign(FULL, pen) * won + _sign(EMPTY, pen) * (share - won)
    head = fit((Span(name),), wide)
    gap = Span(" " * max(1, wide - sum(cells(span.text) for span in head) + 1))
    return (*head, gap, quiet(numbers), Span("  "), quiet(filled))


def _sign(sign: str, pen: Context) -> str:
    ascii_only = pen.signs.rule == "-"
    return {FULL: "#", EMPTY: "."}[sign] if ascii_only else sign


def _bars(drawn: Drawn, title: str, rows: list[tuple[str, Decimal]], width: int, pen: Context) -> None:
    if not rows:
        return
    most = max(amount for _, amount in rows)
    widest = max(cells(name) for name, _ in rows)
    digits = max(len(money(amount)) for _, amount in rows)
    room = max(4, width - widest - digits - 4)
    drawn.lines.append(heading(title, "", width, pen))
    for name, amount in rows:
        filled = bar(amount, most, room, _sign(FULL, pen))
        drawn.lines.append(
            (quiet(pad(name, widest)), Span("  "), quiet(pad(filled, room)), strong(f"  {money(amount):>{digits}}"))
        )
    drawn.lines.append(())
