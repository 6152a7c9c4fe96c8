"""The mouse: nothing needs it, everything answers to it. A click selects, a second one does what enter does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import events
from textual.screen import Screen
from textual.widget import Widget

from content.text.words import N_, message
from tui.desk.ports import DeskPort
from tui.desk.screens.parts.shelf import copied_masked
from tui.desk.widgets.itemlist import ItemList

Pointed = Callable[[bool, int], object]
"""An item was clicked in a column; True when it was the selected one already."""


class Pointer:
    """Items that are clicked, and text that was selected by dragging over it and is copied by a key."""

    def __init__(self, port: DeskPort, screen: Screen[Any], sought: Callable[[], object], pointed: Pointed) -> None:
        self._port = port
        self._screen = screen
        self._sought = sought
        self._pointed = pointed

    def click(self, event: events.Click, sheet: Widget | None) -> bool:
        """Select the item under the mouse, or do with the selected one what enter does."""
        if self._screen.selections or not isinstance(sheet, ItemList):
            return False
        item = sheet.item_at(event.y + round(sheet.scroll_y))
        if item is not None:
            again = item == sheet.item
            sheet.seek(item)
            self._sought()
            self._pointed(again, event.x)
        return item is not None

    def key(self, event: events.Key) -> bool:
        """With text selected, the keys that copy send it to the terminal, and esc forgets it."""
        screen = self._screen
        if not screen.selections or screen.focused is not None:
            return False
        copying = next(action.keys for action in self._port.actions if action.id == "copy").split(",")
        if event.key in ("ctrl+c", *copying):
            text = screen.get_selected_text() or ""
            screen.app.copy_to_clipboard(text)
            sent = message(N_("{n} characters were sent to the terminal."), n=len(text))
            self._port.say(copied_masked(self._port) if self._port.masked else sent)
        elif event.key != "escape":
            return False
        screen.clear_selection()
        return True
