"""What was drawn is kept while nothing of it has changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from content.text.words import Translator
from tests.conftest import StandingClock
from tui.desk.draw.context import ASCII, UNICODE, Context
from tui.desk.draw.once import Once


@pytest.fixture
def pen(clock: StandingClock) -> Context:
    return Context(Translator("zh"), UNICODE, clock())


def drawn(pen: Context, *then: tuple[tuple[object, ...], Context]) -> int:
    """How often something is drawn that is asked for so, one after the other."""
    once = Once[str]()
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "drawn"

    for of, with_pen in (((1, "a"), pen), *then):
        assert once.draw(of, with_pen, make) == "drawn"
    return len(made)


def test_the_same_is_drawn_once(pen: Context) -> None:
    assert drawn(pen, ((1, "a"), pen), ((1, "a"), pen)) == 1


def test_other_things_or_another_pen_are_drawn_anew(pen: Context) -> None:
    assert drawn(pen, ((1, "b"), pen)) == 2
    assert drawn(pen, ((1, "a"), replace(pen, signs=ASCII))) == 2


def test_it_looks_different_a_minute_later_and_not_before(pen: Context) -> None:
    assert drawn(pen, ((1, "a"), replace(pen, now=pen.now + timedelta(seconds=59)))) == 1
    assert drawn(pen, ((1, "a"), replace(pen, now=pen.now + timedelta(seconds=60)))) == 2
