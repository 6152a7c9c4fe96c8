"""Where cards stand in their column: reckoned, not stored, so that any number of them is laid out at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from tui.desk.draw.cards import ROOMY, card_height

if TYPE_CHECKING:
    from store.case.turns import Turn

HEADING = 2
"""Lines of a heading with the blank one below it."""


class Group(Struct, frozen=True):
    """The cards of one turn: the line of their heading, the first card, how many, their lines and the gap."""

    turn: Turn
    top: int
    first: int
    count: int
    height: int
    gap: int = 1

    def card_top(self, index: int) -> int:
        """The first line of a card."""
        return self.top + HEADING + (index - self.first) * (self.height + self.gap)


class Spot(Struct, frozen=True):
    """What stands on a line: the card with this index and which line of it, or the heading of a group."""

    group: Group
    index: int | None
    line: int


class Column:
    """The cards of a board in `width` cells, group after group; `height` counts lines."""

    def __init__(self, counts: Mapping[Turn, int], width: int = ROOMY) -> None:
        self._groups: list[Group] = []
        self.height = self.count = 0
        for turn, count in counts.items():
            if count:
                gap = 1 if width >= ROOMY else 0
                group = Group(turn, self.height, self.count, count, card_height(turn, width), gap)
                self._groups.append(group)
                self.height += HEADING + count * (group.height + gap) + 1 - gap
                self.count += count

    def group(self, index: int) -> Group:
        """The group of a card."""
        return self._groups[bisect_right(self._groups, index, key=lambda group: group.first) - 1]

    def card(self, index: int) -> tuple[int, int]:
        """The first line of a card, and how many lines it has."""
        group = self.group(index)
        return group.card_top(index), group.height

    def spot(self, y: int) -> Spot | None:
        """What stands on a line; None for a blank one."""
        if not 0 <= y < self.height:
            return None
        group = self._groups[bisect_right(self._groups, y, key=lambda group: group.top) - 1]
        below = y - group.top - HEADING
        if below < 0:
            return Spot(group, None, 0) if y == group.top else None
        index, line = divmod(below, group.height + group.gap)
        return Spot(group, group.first + index, line) if line < group.height and index < group.count else None

    def above(self, y: int) -> int:
        """The last card that begins at a line or above it; the first one when none does."""
        low, high = 0, self.count
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if self.card(middle)[0] <= y else (low, middle)
        return max(0, low - 1)
