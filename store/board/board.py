"""The board: all cases at one moment in their order, each put together when it is looked at."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import overload

from store.board.agenda import Agenda
from store.board.outline import BY_URGENCY, ORDER, Outline, outline_of
from store.case.turns import Turn
from store.case.view import CaseView


class Board(Sequence[CaseView]):
    """Cases as a sequence of their views, the most urgent first. It does not change: what changes is a new board.

    Order and counts come from the outlines; `find` puts one case together, as it was at `now`, or finds None when
    its playbook can no longer be read. `fresh` are views that are newer than what it finds. `left` tells how many
    cases were not read yet.
    """

    def __init__(
        self,
        outlines: Iterable[Outline],
        now: datetime,
        find: Callable[[int], CaseView | None],
        fresh: Mapping[int, CaseView] | None = None,
        left: int = 0,
    ) -> None:
        self.left = left
        self.outlines = tuple(outlines)
        self.now = now
        self._find = find
        self._fresh = fresh or {}

    @classmethod
    def of(cls, views: Iterable[CaseView], now: datetime) -> Board:
        """A board of views that are there already."""
        known = {view.number: view for view in views}
        return cls(sorted((outline_of(one, now) for one in known.values()), key=BY_URGENCY), now, known.get)

    def place(self, number: int) -> int | None:
        """The place of a case on the board, or None."""
        return self._places.get(number)

    def title_of(self, number: int) -> str:
        """What the user calls a case on the board; empty for one that is not."""
        place = self.place(number)
        return self.outlines[place].title if place is not None else ""

    def find(self, number: int) -> CaseView | None:
        """The view of a case on the board, or None."""
        return self._find_view(number) if number in self._places else None

    @cached_property
    def agenda(self) -> Agenda:
        """All deadlines of all open cases on one line of time, and the counts of the header."""
        return Agenda(self.outlines, self.now, self.find)

    @cached_property
    def counts(self) -> Mapping[Turn, int]:
        """How many cases there are in each turn."""
        ends = [bisect_right(self.outlines, ORDER[turn], key=lambda one: one.place[0]) for turn in Turn]
        return {turn: end - begin for turn, begin, end in zip(Turn, [0, *ends], ends, strict=False)}

    @cached_property
    def in_dispute(self) -> str:
        """The sum of all amounts that are still open, in yuan, such as `199.00`."""
        total = Decimal(0)
        for one in self.outlines:
            if one.amount and one.running:
                total += _sum(one.amount)
        return f"{total:.2f}"

    def won(self, year: int) -> str:
        """The sum of the money that came back in a year, in yuan; empty when there was none."""
        begin = f"{year}-"
        amounts = [_sum(one.won) for one in self.outlines if one.won and one.won_on.startswith(begin)]
        return f"{sum(amounts, Decimal(0)):.2f}" if amounts else ""

    def ordered(self, order: str) -> Board:
        """The same cases, in each group by `urgency`, `amount` or `number`, the largest first, or by `person`."""
        keys: dict[str, Callable[[Outline], tuple[int, Decimal | int | str]]] = {
            "amount": lambda one: (one.place[0], -_sum(one.amount)),
            "number": lambda one: (one.place[0], -one.number),
            "person": lambda one: (one.place[0], one.whom),
        }
        key = keys.get(order)
        return self if key is None else self._with(sorted(self.outlines, key=key))

    def in_turns(self, turns: Container[Turn]) -> Board:
        """The cases in one of these turns."""
        return self._with(one for one in self.outlines if one.turn in turns)

    def only(self, numbers: Iterable[int]) -> Board:
        """The cases with these numbers, in the order of this board."""
        wanted = frozenset(numbers)
        return self._with(one for one in self.outlines if one.number in wanted)

    def with_view(self, view: CaseView) -> Board:
        """The board with a newer view of one case; one that is in the trash leaves it."""
        others = [one for one in self.outlines if one.number != view.number]
        if view.turn is not Turn.TRASH:
            others.append(outline_of(view, self.now))
        fresh = {**self._fresh, view.number: view}
        return Board(sorted(others, key=BY_URGENCY), self.now, self._find, fresh, self.left)

    def __len__(self) -> int:
        return len(self.outlines)

    def __iter__(self) -> Iterator[CaseView]:
        return (view for one in self.outlines if (view := self._find_view(one.number)) is not None)

    @overload
    def __getitem__(self, index: int) -> CaseView: ...
    @overload
    def __getitem__(self, index: slice) -> Board: ...
    def __getitem__(self, index: int | slice) -> CaseView | Board:
        if isinstance(index, slice):
            return self._with(self.outlines[index])
        found = self._find_view(self.outlines[index].number)
        if found is None:
            raise LookupError(self.outlines[index].number)
        return found

    def _find_view(self, number: int) -> CaseView | None:
        return self._fresh.get(number) or self._find(number)

    def _with(self, outlines: Iterable[Outline]) -> Board:
        return Board(outlines, self.now, self._find, self._fresh, self.left)

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {one.number: place for place, one in enumerate(self.outlines)}


def _sum(amount: str) -> Decimal:
    try:
        return Decimal(amount or 0)
    except InvalidOperation:
        return Decimal(0)
