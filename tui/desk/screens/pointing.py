"""The mouse: nothing needs it, everything answers to it. A click selects, a second one does what enter does."""

from __future__ import annotations

from textual import events
from textual.geometry import Offset
from textual.widget import Widget

from content.text.words import N_, message
from tui.desk.screens.jumping import Jumping
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.selection import Selectable, under


class Pointing(Jumping):
    """A screen whose items can be clicked, and whose text can be selected by dragging and copied."""

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The widget in a cell, and which character of its text stands there."""
        widget, offset = super().get_widget_and_offset_at(x, y)
        if isinstance(widget, Selectable):
            here = widget.content_region
            line = max(0, min(y - here.y, here.height - 1)) + round(widget.scroll_y)
            offset = widget.offset_at(max(0, x - here.x), line)
        return widget, offset

    def on_click(self, event: events.Click) -> None:
        """Select the item under the mouse, or do with the selected one what enter does."""
        sheet = under(event, self)
        if self.selections or not isinstance(sheet, ItemList):
            return
        item = sheet.item_at(event.y + round(sheet.scroll_y))
        if item is None:
            return
        again = item == sheet.item
        sheet.seek(item)
        self.sought()
        self.pointed(again, event.x)

    def pointed(self, again: bool, x: int) -> None:
        """An item was clicked in column `x`; `again` when it was the selected one already."""

    def on_key(self, event: events.Key) -> None:
        """With text selected, the keys that copy send it to the terminal, and esc forgets it."""
        app = self.desk_app
        if not self.selections or self.focused is not None:
            return
        copying = next(action.keys for action in app.actions if action.id == "copy").split(",")
        if event.key in ("ctrl+c", *copying):
            text = self.get_selected_text() or ""
            app.copy_to_clipboard(text)
            app.say(message(N_("{n} characters were sent to the terminal."), n=len(text)))
        elif event.key != "escape":
            return
        event.stop()
        event.prevent_default()
        self.clear_selection()
