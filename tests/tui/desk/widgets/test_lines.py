"""What is painted of a sheet: never the half of a wide character."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from content.text.cells import clusters
from tests.tui.desk.conftest import Hand, OpenDesk
from tui.desk.widgets.lines import MARGIN, LineView
from tui.desk.widgets.theme import DARK


def torn(hand: Hand) -> list[tuple[int, int]]:
    """The cells of sheets at which what is to be painted would end within a wide character."""
    found: list[tuple[int, int]] = []
    for sheet in hand.front.query(LineView):
        whole, (left, top) = sheet.outer_size.region, sheet.content_offset
        for region in sheet._exchange_repaint_regions():
            assert whole.contains_region(region)
            if region.right < whole.right:
                lines, cell = range(region.y - top, region.bottom - top), region.right - left
                found += [(cell, y) for y in lines if parts(sheet, y, cell)]
    return found


def parts(sheet: LineView, y: int, cell: int) -> bool:
    """Whether a cell of a visible line is the second half of a character."""
    at = 0
    for _, width in clusters(sheet.strip(y + round(sheet.scroll_y), sheet.size.width).text):
        if at < cell < at + width:
            return True
        at += width
    return False


@pytest.mark.parametrize("keys", [("w",), ("enter", "v"), ("enter", "v", "down"), ("o",), ("w", "enter"), ("r",)])
@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_of_a_sheet_that_has_another_size_now_whole_rows_are_painted(
    open_desk: OpenDesk, earphones: int, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with open_desk(*size) as hand:
        await hand.press(*keys)
        for sheet in hand.front.query(LineView):
            # as Textual notes it when a sheet is laid out anew
            sheet._repaint_regions.update(Region(0, 0, cell, 20) for cell in (MARGIN, 40, 41, 60, 61, 200))
        assert not torn(hand)


class Plain(App[None]):
    """An app without inks of its own."""

    def compose(self) -> ComposeResult:
        """A sheet."""
        yield LineView(classes="raised")


async def test_a_sheet_in_an_app_without_inks_is_dark() -> None:
    app = Plain()
    async with app.run_test(size=(20, 5)):
        assert app.query_one(LineView).inks == DARK.inks(True)
