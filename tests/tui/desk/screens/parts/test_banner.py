"""What ends first, told above the cards."""

from __future__ import annotations

import pytest

from tests.tui.desk.conftest import OpenDesk
from tui.desk.screens.parts.banner import TALL


@pytest.mark.parametrize(("height", "shown"), [(TALL, True), (TALL - 1, False)])
async def test_what_ends_first_stands_above_the_cards_where_there_is_room(
    open_desk: OpenDesk, earphones: int, height: int, shown: bool
) -> None:
    async with open_desk(80, height) as hand:
        assert hand.front.query_one("#near").has_class("hidden") != shown
