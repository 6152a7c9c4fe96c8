"""Going to a case by its number: each digit selects, enter opens; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from content.text.words import N_, message
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.widgets.cardlist import CardList

MOST = 1_000_000_000
"""No case has a number beyond it."""


class GoTo:
    """Selects on the cards the case whose number is typed; `sought` draws what stands beside them."""

    def __init__(self, port: DeskPort, cards: Callable[[], CardList], sought: Callable[[], object]) -> None:
        self._port = port
        self._cards = cards
        self._sought = sought
        self._number = 0

    def verbs(self) -> Verbs:
        """The first digit."""
        return {"to-case": self._go}

    def key(self, event: events.Key) -> bool:
        """A further digit makes the number longer; any other key ends it and is itself.

        Enter opens nothing where there is no such case: what stays selected is not what was typed.
        """
        number, self._number = self._number, 0
        if number and event.key == "enter" and not self._reached(number):
            return True
        if not number or event.character is None or event.character not in "0123456789" or number > MOST:
            return False
        self._go(number * 10 + int(event.character))
        return True

    def _go(self, number: int) -> None:
        self._number = number
        view = self._port.view(number)
        if view is not None:
            self._cards().select(number)
            self._sought()
        if self._reached(number) and view is not None:
            self._port.say(message(N_("Case {n}: {title}. enter opens it."), n=number, title=view.title))

    def _reached(self, number: int) -> bool:
        """Whether that case can be opened from the cards; if not, the foot says why."""
        if self._port.view(number) is None:
            self._port.say(message(N_("{n}: there is no case of that number."), n=number))
        elif not self._cards().shows(number):
            self._port.say(message(N_("Case {n} is not among those that are shown."), n=number))
        else:
            return True
        return False
