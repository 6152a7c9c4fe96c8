"""The first look at home: all it shows, as plain values that can be kept.

It has the form of a board, as far as home and the cards draw one; no case has to be opened for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, Self

import msgspec
from msgspec import Struct

from store.board.marks import Mark, Near
from store.case.turns import Turn
from tui.desk.draw.told import Told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.case.view import CaseView

CARDS = 24
"""So many cards are kept: enough for 72 lines of the lowest cards, and 120 of those that tell all."""


class Ahead(Protocol):
    """What comes, as the head of home tells it."""

    @property
    def near(self) -> Near:
        """What has to be told first."""

    @property
    def nearest(self) -> Mark | None:
        """The right that ends next."""


class Placed(Protocol):
    """A case among the others."""

    @property
    def number(self) -> int:
        """Its number."""


class Seen(Protocol):
    """Cases as home and the cards draw them: a board, or the first look at one."""

    @property
    def left(self) -> int:
        """How many cases were not read yet."""

    @property
    def counts(self) -> Mapping[Turn, int]:
        """How many cases there are in each turn."""

    @property
    def outlines(self) -> Sequence[Placed]:
        """The cases in their order, as far as they are known."""

    @property
    def agenda(self) -> Ahead:
        """What comes."""

    @property
    def in_dispute(self) -> str:
        """The sum of all that is still open."""

    def won(self, year: int) -> str:
        """The sum of the money that came back in a year."""

    def place(self, number: int) -> int | None:
        """The place of a case."""

    def title_of(self, number: int) -> str:
        """What a case is called."""

    def find(self, number: int) -> CaseView | None:
        """A case, where it was opened."""

    def __len__(self) -> int: ...


class Glimpse(Struct, frozen=True, array_like=True, dict=True):
    """The first look: counts and sums, the rights that end next with the titles of their cases, the first cards."""

    counts: dict[Turn, int]
    in_dispute: str
    won_back: str
    soon: tuple[Mark, int] | None
    lost: tuple[Mark, int] | None
    nearest: Mark | None
    titles: dict[int, str]
    outlines: tuple[Told, ...]

    @property
    def left(self) -> int:
        """Nothing was left unread."""
        return 0

    @property
    def agenda(self) -> Self:
        """What comes is told by the glimpse itself."""
        return self

    @property
    def near(self) -> Near:
        """What has to be told first; of several rights only the first is known."""
        soon, lost = ((() if one is None else (one[0],) * one[1]) for one in (self.soon, self.lost))
        return Near(soon, lost)

    @cached_property
    def told(self) -> Mapping[int, Told]:
        """What the cards tell, by case."""
        return {one.number: one for one in self.outlines}

    def won(self, _year: int) -> str:
        """What came back this year; it is not used in another."""
        return self.won_back

    def place(self, number: int) -> int | None:
        """The place of a case that has a card here."""
        return next((place for place, one in enumerate(self.outlines) if one.number == number), None)

    def title_of(self, number: int) -> str:
        """What a case is called whose right ends next."""
        return self.titles.get(number, "")

    def find(self, _number: int) -> CaseView | None:
        """No case was opened yet."""
        return None

    def covers(self, height: int) -> bool:
        """Whether there are cards enough for a screen of so many lines."""
        return len(self) == len(self.outlines) or height <= 3 * CARDS

    def __len__(self) -> int:
        return sum(self.counts.values())


def kept_form(glimpse: Glimpse) -> bytes:
    """A glimpse as it is kept."""
    return msgspec.msgpack.encode(glimpse)


def glimpse_in(data: bytes) -> Glimpse | None:
    """The glimpse in what was kept, None when there is none."""
    try:
        return msgspec.msgpack.decode(data, type=Glimpse)
    except (msgspec.MsgspecError, ValueError):
        return None
