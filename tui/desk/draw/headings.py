"""Headings: a strong word, a thin rule to the right edge, and a count."""

from __future__ import annotations

from content.text.cells import cells, plain
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, Span, fit, folded, indent, lined, quiet, strong, width_of

SHORTEST = 3
"""Cells of a rule below which it is left out."""


def headed(words: str, count: Line | str, width: int, pen: Context, beside: str = "") -> Line:
    """A heading in words that are translated already; `beside` stands behind it, the count at the edge."""
    told: Line = (quiet(count),) if isinstance(count, str) else count
    after: Line = (quiet(pen.between + beside),) if beside else ()
    tail: Line = (Span(" "), *told) if told and told[0].text else ()
    used = cells(words) + sum(cells(span.text) for span in (*after, *tail)) + 1
    rule = pen.signs.rule * (width - used)
    if len(rule) < SHORTEST:
        return fit((strong(words), *after, *tail), width)
    return (strong(words), *after, lined(f" {rule}"), *tail)


def title_lines(number: int, title: str, width: int) -> list[Line]:
    """Which case stands beside the cards, and a blank line: all that is known of it before the cases were read."""
    first = quiet(f"{number}  ")
    told = folded([strong(plain(title, most=200))], width - width_of([first]))
    return [*indent(told, (first,)), ()]
