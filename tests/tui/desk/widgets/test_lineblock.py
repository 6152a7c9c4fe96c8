"""Lines that come and go as one."""

from __future__ import annotations

from textual.app import ComposeResult

from tui.desk.draw.spans import Span
from tui.desk.widgets.lineblock import LineBlock
from tui.desk.widgets.theme import DARK, InkedApp


class Sheet(InkedApp):
    """An app with a block of lines."""

    def compose(self) -> ComposeResult:
        """The block."""
        yield LineBlock(id="told")


async def test_a_block_is_as_high_as_its_lines_and_takes_no_room_without_any() -> None:
    app = Sheet(DARK)
    async with app.run_test(size=(20, 5)) as pilot:
        block = app.query_one(LineBlock)
        assert not block.display
        for words in (("还有2天", "11-29 24:00"), ("明天",), ("后天",), ("", "x")):
            block.show([(Span(text),) for text in words])
            await pilot.pause()
            assert (block.display, block.size.height) == (True, len(words))
            assert [block.render_line(y).text.rstrip() for y in range(3)] == [*words, *[""] * (3 - len(words))]
        block.show([])
        await pilot.pause()
        assert not block.display
