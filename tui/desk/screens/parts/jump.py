"""Jumping: a letter before everything that can be selected, and the key of that letter goes there."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from content.text.words import N_, message
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.widgets.lines import LineView

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first: those are the nearest lines."""
MANY = LETTERS + LETTERS.upper()


class Jump:
    """Jumps on the sheet that has things to select; `sought` is called when something else is selected."""

    def __init__(self, port: DeskPort, sheets: Callable[[], list[LineView]], sought: Callable[[], object]) -> None:
        self._port = port
        self._sheets = sheets
        self._sought = sought
        self._stops: dict[str, int] | None = None

    def verbs(self) -> Verbs:
        """The one key that begins."""
        return {"jump": self._begin}

    def key(self, event: events.Key) -> bool:
        """Go to the line of the letter; any other key only leaves. Whether the key was waited for."""
        stops, self._stops = self._stops, None
        if stops is None:
            return False
        sheet = self._sheet()
        if sheet is not None:
            sheet.mark({})
            stop = stops.get(event.character or "")
            if stop is not None:
                sheet.seek(stop)
                self._sought()
        return True

    def leave(self) -> None:
        """The lines are others now: wait no longer."""
        sheet = self._sheet() if self._stops is not None else None
        self._stops = None
        if sheet is not None:
            sheet.mark({})

    def _sheet(self) -> LineView | None:
        return next((sheet for sheet in self._sheets() if sheet.display and sheet.stops()), None)

    def _begin(self) -> None:
        sheet = self._sheet()
        if sheet is None:
            self._port.say(message(N_("There is nothing here to jump to.")))
            return
        seen = _seen(sheet)
        if not seen:
            sheet.seek(sheet.stops()[0][1])
            self._sought()
            seen = _seen(sheet)
        self._stops = {letter: stop for letter, (_, stop) in zip(MANY, seen, strict=False)}
        self._port.say(message(N_("Type the letter of a line; esc leaves.")))
        sheet.mark({y: letter for letter, (y, _) in zip(MANY, seen, strict=False)})


def _seen(sheet: LineView) -> list[tuple[int, int]]:
    window = range(round(sheet.scroll_y), round(sheet.scroll_y) + sheet.size.height)
    return [(y, stop) for y, stop in sheet.stops() if y in window]
