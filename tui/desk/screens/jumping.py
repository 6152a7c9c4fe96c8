"""Jumping: a letter before everything that can be selected, and the key of that letter goes there."""

from __future__ import annotations

from textual import events

from content.text.words import N_, message
from tui.desk.screens.moving import Moving
from tui.desk.widgets.lines import LineView

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: those are the nearest lines."""
MANY = LETTERS + LETTERS.upper()


class Jumping(Moving):
    """A screen on which one can jump."""

    _stops: dict[str, int] | None = None

    def sought(self) -> None:
        """Something else was selected: draw what depends on it."""

    def list_sheet(self) -> LineView | None:
        """The sheet with things on it that can be selected."""
        return next((sheet for sheet in self.query(LineView) if sheet.display and sheet.stops()), None)

    def action_jump(self) -> None:
        """Put the letters there, and wait for one."""
        app, sheet = self.desk_app, self.list_sheet()
        if sheet is None:
            app.say(message(N_("There is nothing here to jump to.")))
            return
        seen = _seen(sheet)
        if not seen:
            sheet.seek(sheet.stops()[0][1])
            self.sought()
            seen = _seen(sheet)
        self._stops = {letter: stop for letter, (_, stop) in zip(MANY, seen, strict=False)}
        app.say(message(N_("Type the letter of a line; esc leaves.")))
        sheet.mark({y: letter for letter, (y, _) in zip(MANY, seen, strict=False)})

    def on_key(self, event: events.Key) -> None:
        """Go to the line of the letter; any other key only leaves."""
        stops = self._stops
        if stops is None:
            return
        event.stop()
        event.prevent_default()
        self._stops = None
        sheet = self.list_sheet()
        if sheet is None:
            return
        sheet.mark({})
        stop = stops.get(event.character or "")
        if stop is not None:
            sheet.seek(stop)
            self.sought()

    def on_resize(self, _: events.Resize) -> None:
        """The lines are others now: leave."""
        sheet = self.list_sheet() if self._stops is not None else None
        self._stops = None
        if sheet is not None:
            sheet.mark({})


def _seen(sheet: LineView) -> list[tuple[int, int]]:
    window = range(round(sheet.scroll_y), round(sheet.scroll_y) + sheet.size.height)
    return [(y, stop) for y, stop in sheet.stops() if y in window]
