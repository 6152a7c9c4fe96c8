"""A number of several digits: while another digit may follow, the number waits for it."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from content.text.words import N_, message
from tui.desk.ports import DeskPort


class Digits:
    """Takes a number between 1 and `most`; it waits only when one more digit could still make another of them."""

    def __init__(self, port: DeskPort, most: Callable[[], int], take: Callable[[int], object]) -> None:
        self._port = port
        self._most = most
        self._take = take
        self._number = 0

    def begin(self, digit: int) -> None:
        """The first digit."""
        self._number = digit
        self._settle()

    def key(self, event: events.Key) -> bool:
        """A further digit, or enter for the number as it is; any other key forgets it and is itself."""
        number, self._number = self._number, 0
        if not number:
            return False
        if event.key == "enter":
            self._take(number)
            return True
        if event.key == "escape":
            return True
        if event.character is None or event.character not in "0123456789":
            return False
        self._number = number * 10 + int(event.character)
        self._settle()
        return True

    def _settle(self) -> None:
        number = self._number
        if number * 10 <= self._most():
            key_words = N_("{n}… another digit follows, or enter takes {n}; esc leaves.")
            self._port.say(message(key_words, n=number))
        else:
            self._number = 0
            self._take(number)
