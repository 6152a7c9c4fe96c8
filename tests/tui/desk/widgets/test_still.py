from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

from tui.desk.widgets.still import Box


class Tall(App[None]):
    """A box of three lines for ten."""

    CSS = "Box { height: 3; overflow-y: auto; } Static { height: 10; }"

    def compose(self) -> ComposeResult:
        """Ten lines."""
        yield Box(Static("退款"))


async def test_a_box_that_overflows_gets_its_scrollbar_and_loses_it() -> None:
    async with Tall().run_test(size=(20, 8)) as pilot:
        box = pilot.app.query_one(Box)
        assert box.show_vertical_scrollbar
        pilot.app.query_one(Static).styles.height = 2
        await pilot.pause()
        assert not box.show_vertical_scrollbar


async def test_style_sheets_know_a_box_as_the_container_it_is() -> None:
    async with Tall().run_test() as pilot:
        assert pilot.app.query("Container").first(Box)
