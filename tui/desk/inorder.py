"""Input in the order it came: each key finds what the one before it began, an open form and its focus among it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.dom import DOMNode
from textual.errors import NoWidget

from tui.desk.terminal import innards

if TYPE_CHECKING:
    from textual.timer import Timer

    from tui.desk.keys.actions import Action
    from tui.desk.portapp import PortApp

MOUNTING = 10.0
"""Seconds that input waits at most for the screen that opens, and for the field it is typed into."""
SETTLING = 3.0
"""Seconds that input waits at most for what the one before it does on the screens that are there."""
SAVING = 1.0
"""Seconds that it waits at most until it is told what came of a form."""


def walks(actions: tuple[Action, ...], key: str) -> bool:
    """Whether a key moves through the cards, one by one."""
    return any(key in action.keys.split(",") for action in actions if action.id in ("up", "down"))


class InOrder:
    """Holds back what is typed until what was typed before it is done; `carry_out` does what an input means.

    Over a slow line, on a busy machine or from a program that types, keys come before the form is there for which
    they were meant. The screen below must not take them for its own.
    """

    def __init__(self, app: PortApp, carry_out: Callable[[events.Event], Awaitable[None]]) -> None:
        self._app = app
        self._carry_out = carry_out
        self._went: DOMNode | None = None
        self._told = 0
        self._let_go = 0
        self._kept: list[events.Event] = []
        self._timer: Timer | None = None

    async def take(self, event: events.Event) -> None:
        """An input came: carry it out, now or when it is told what came of the form that was answered before."""
        if isinstance(event, events.Key | events.Paste):
            self._kept.append(event)
            await self._go_on()
        else:
            await self._carry_out(event)

    async def told(self) -> None:
        """It was told what came of a form."""
        self._told += 1
        await self._go_on()

    async def _tired(self) -> None:
        """It takes too long to save: nobody waits for what was answered so far."""
        self._timer, self._let_go = None, self._app.worker.asked
        await self._go_on()

    async def _go_on(self) -> None:
        """Carry out what was kept, in its order; it may be a form again, for which the rest waits."""
        while self._kept and await self._settled():
            await self._carry_out(self._kept.pop(0))
        if self._kept and self._timer is None:
            # a timer calls in a task of its own, and only one may carry out at a time
            self._timer = self._app.set_timer(SAVING, lambda: self._app.call_later(self._tired))
        elif not self._kept and self._timer is not None:
            self._timer.stop()
            self._timer = None

    def began(self, event: events.Event) -> None:
        """An input is carried out that may open or close something: note where it goes."""
        app = self._app
        if isinstance(event, events.MouseDown | events.MouseUp):
            with suppress(NoWidget):
                self._went = app.screen.get_widget_at(event.x, event.y)[0]
        elif isinstance(event, events.Key | events.Paste):
            self._went = app.focused or app.screen

    def typed(self, event: events.Key) -> None:
        """A key stands in a field now: a letter opens nothing."""
        if event.is_printable:
            self._went = None

    async def _settled(self) -> bool:
        """Wait until what the last input began is done; whether no form is being saved."""
        went, self._went = self._went, None
        if went is not None:
            await innards.settled(self._app, went, SETTLING)
        return self._app.worker.asked in (self._told, self._let_go)
