"""Cases that a board leaves out, and why; each sentence is told once until the case can be shown again."""

from __future__ import annotations

from threading import Lock

from content.text.words import Message


class LeftOut:
    """The sentences about cases that are not shown. Any thread may use it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._known: dict[int, Message | None] = {}

    def note(self, number: int, why: Message) -> None:
        """A case is left out."""
        with self._guard:
            self._known.setdefault(number, why)

    def shown(self, number: int) -> None:
        """A case is on the board again."""
        with self._guard:
            self._known.pop(number, None)

    def untold(self) -> tuple[Message, ...]:
        """What was not told yet."""
        with self._guard:
            found = tuple(why for why in self._known.values() if why is not None)
            self._known = dict.fromkeys(self._known)
            return found
