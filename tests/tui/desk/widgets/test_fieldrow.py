from __future__ import annotations

from textual.app import App, ComposeResult

from tests.tui.desk.conftest import OpenDesk
from tui.desk.draw.spans import quiet
from tui.desk.terminal.innards import strips_of
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.fieldrow import FieldRow


class OneRow(App[None]):
    """A field and its label."""

    CSS = """
    FieldRow { height: auto; width: 1fr; layout: horizontal; }
    OneLine { width: 1fr; height: 1; border: none; padding: 0; }
    """

    def compose(self) -> ComposeResult:
        """One row."""
        yield FieldRow(OneLine("耳机"))

    def lines(self) -> list[str]:
        """What is seen."""
        return [strip.text.rstrip() for strip in strips_of(self.screen)]


async def test_a_label_stands_beside_its_field_and_a_note_at_the_right() -> None:
    async with OneRow().run_test(size=(40, 4)) as pilot:
        row = pilot.app.query_one(FieldRow)
        row.show((quiet("商品"),), 10, (quiet("读到"),))
        await pilot.pause()
        lines = pilot.app.lines() if isinstance(pilot.app, OneRow) else []
        assert lines[0] == "商品      耳机" + " " * 22 + "读到"
        assert row.size.height == 1


async def test_a_label_that_is_too_long_stands_above_its_field() -> None:
    async with OneRow().run_test(size=(40, 4)) as pilot:
        row = pilot.app.query_one(FieldRow)
        row.show((quiet("商家不同意退款的那一天*"),), 0)
        await pilot.pause()
        lines = pilot.app.lines() if isinstance(pilot.app, OneRow) else []
        assert lines[:2] == ["商家不同意退款的那一天*", "耳机"]
        assert row.size.height == 2


async def test_a_label_longer_than_its_column_does_not_run_into_the_field() -> None:
    async with OneRow().run_test(size=(40, 4)) as pilot:
        pilot.app.query_one(FieldRow).show((quiet("商家不同意退款的那一天"),), 10)
        await pilot.pause()
        lines = pilot.app.lines() if isinstance(pilot.app, OneRow) else []
        assert lines[0] == "商家不同… 耳机"


async def test_what_is_said_beside_a_field_is_covered_while_the_screen_is(
    open_desk: OpenDesk, earphones: int
) -> None:
    async with open_desk() as hand:
        await hand.press("z", "i")
        row = hand.front.query(FieldRow).first()
        row.show((quiet("电话13912345678"),), 20, (quiet("读到13912345679"),))
        await hand.pilot.pause()
        assert "电话" in hand.screen
        assert "读到" in hand.screen
        assert "1391234567" not in hand.screen
