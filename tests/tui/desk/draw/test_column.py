"""Where cards stand is reckoned; here it is counted line by line beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.case.turns import Turn
from tui.desk.draw.cards import card_height
from tui.desk.draw.column import Column


def lines(counts: dict[Turn, int]) -> list[tuple[Turn, int | None, int] | None]:
    """Every line of a column: its turn, its card, and which line of the card; None for a blank one."""
    found: list[tuple[Turn, int | None, int] | None] = []
    card = 0
    for turn, count in counts.items():
        found += [(turn, None, 0), None] if count else []
        for _ in range(count):
            found += [(turn, card, line) for line in range(card_height(turn))]
            found.append(None)
            card += 1
    return found


@given(st.fixed_dictionaries({turn: st.integers(0, 5) for turn in Turn}))
def test_every_line_is_where_counting_puts_it(counts: dict[Turn, int]) -> None:
    column, counted = Column(counts), lines(counts)
    assert (column.height, column.count) == (len(counted), sum(counts.values()))
    for y in range(-2, len(counted) + 2):
        spot = column.spot(y)
        told = None if spot is None else (spot.group.turn, spot.index, spot.line)
        assert told == (counted[y] if 0 <= y < len(counted) else None)
    tops = [next(y for y, line in enumerate(counted) if line and line[1] == card) for card in range(column.count)]
    for card, top in enumerate(tops):
        turn = (counted[top] or (Turn.MINE,))[0]
        assert column.card(card) == (top, card_height(turn))
        assert column.group(card).turn is turn
    for y in range(len(counted)):
        assert column.above(y) == max([card for card, top in enumerate(tops) if top <= y], default=0)


def test_a_hundred_thousand_cards_are_laid_out_at_once() -> None:
    column = Column({Turn.MINE: 60_000, Turn.CLOSED: 40_000})
    assert column.card(99_999)[0] + 3 == column.height
    assert column.above(column.height) == 99_999
