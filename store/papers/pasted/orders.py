"""Several orders in one paste: where one ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from store.papers.pasted.fields import Field
from store.papers.pasted.goods import shop_named
from store.papers.pasted.script import Line

_ONCE = ("order", "merchant", "paid", "bought-on", "refund-no")
"""What a page says once of one order; said again otherwise, it is of another one."""


def parted(lines: Sequence[Line], fields: Sequence[Field]) -> list[list[Line]]:
    """The lines of each order that a paste seems to hold, in its order; one for a page of one order."""
    cuts: list[int] = []
    seen: dict[str, str] = {}
    begin = 0
    for line, key, value in _signs(lines, fields):
        if seen.get(key, value) != value:
            cut = _cut(fields, begin, line)
            cuts.append(cut)
            begin, seen = cut, {}
        seen[key] = value
    edges = [0, *cuts, len(lines)]
    return [list(lines[a:b]) for a, b in pairwise(edges) if a < b]


def _signs(lines: Sequence[Line], fields: Sequence[Field]) -> list[tuple[int, str, str]]:
    labelled = [
        (f.line, f.label.key, f.value) for f in fields if f.label.key in _ONCE and f.value and not f.label.rank
    ]
    taken = {n for field in fields for n in range(field.line, field.last + 1)}
    shops = [(n, "merchant", shop) for n, line in enumerate(lines) if n not in taken and (shop := shop_named(line))]
    return sorted(labelled + shops, key=lambda sign: sign[0])


def _cut(fields: Sequence[Field], begin: int, line: int) -> int:
    """Where the next order begins: with the lines above what is said again, unless labels come first in each."""
    inside = [field for field in fields if begin <= field.line < line]
    if not inside or inside[0].line == begin:
        return line
    return max(field.last for field in inside) + 1
