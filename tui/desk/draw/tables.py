"""Tables: columns aligned in cells where there is room, else one record below the other."""

from __future__ import annotations

from collections.abc import Sequence

from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, Tone, folded, lined, padded, quiet, strong, width_of

Cell = list[Span]
GAP = 2
NARROWEST = 8


def table_lines(rows: Sequence[Sequence[Cell]], width: int, pen: Context) -> list[Line]:
    """A table whose first row is its head."""
    if not rows or not rows[0]:
        return []
    count = len(rows[0])
    widths = _widths(rows, width - GAP * (count - 1))
    if widths is None:
        return _records(rows, width)
    lines = _row([[quiet("".join(span.text for span in cell))] for cell in rows[0]], widths)
    lines.append((lined(pen.signs.rule * min(width, sum(widths) + GAP * (count - 1))),))
    tall = False
    for row in rows[1:]:
        drawn = _row(row, widths)
        if tall or (len(drawn) > 1 and row is not rows[1]):
            lines.append(())
        tall = len(drawn) > 1
        lines += drawn
    return lines


def _widths(rows: Sequence[Sequence[Cell]], room: int) -> list[int] | None:
    """How wide each column is, or None when there are too many for the room."""
    wanted = [max(width_of(row[n]) for row in rows if n < len(row)) for n in range(len(rows[0]))]
    if sum(wanted) <= room:
        return wanted
    least = [min(want, NARROWEST) for want in wanted]
    if sum(least) > room or room < len(wanted) * NARROWEST * 3 // 2:
        return None
    widths = list(least)
    spare = room - sum(widths)
    while spare > 0:
        hungry = [n for n in range(len(widths)) if widths[n] < wanted[n]]
        if not hungry:
            break
        share = max(1, spare // len(hungry))
        for n in hungry:
            give = min(share, wanted[n] - widths[n], spare)
            widths[n] += give
            spare -= give
    return widths


def _row(row: Sequence[Cell], widths: Sequence[int]) -> list[Line]:
    columns = [folded(cell, width) for cell, width in zip(row, widths, strict=False)]
    lines: list[Line] = []
    for n in range(max(map(len, columns), default=0)):
        pieces: list[Span] = []
        for at, (column, width) in enumerate(zip(columns, widths, strict=False)):
            cell = column[n] if n < len(column) else ()
            pieces += cell if at == len(columns) - 1 else (*padded(cell, width), Span(" " * GAP))
        lines.append(tuple(pieces))
    return lines


def _records(rows: Sequence[Sequence[Cell]], width: int) -> list[Line]:
    names = ["".join(span.text for span in cell) for cell in rows[0]]
    lines: list[Line] = []
    for row in rows[1:]:
        if lines:
            lines.append(())
        lines += folded([strong("".join(span.text for span in row[0]))], width)
        for name, cell in zip(names[1:], row[1:], strict=False):
            if not any(span.text.strip(" —-") for span in cell):
                continue
            label = Span(f"{name}  ", Tone.QUIET)
            body = folded([label, *cell], width - 2)
            lines += [(Span("  "), *line) for line in body]
    return lines
