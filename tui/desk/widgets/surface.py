"""Paints a screen when it has drawn itself, not before, and draws it once however often that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, cast

from textual import events
from textual.screen import Screen

if TYPE_CHECKING:
    from tui.desk.shell import DeskApp

T = TypeVar("T")

LATEST = 0.5
"""Seconds after which a screen is painted whether it has drawn itself or not."""


class Surface(Screen[T], Generic[T]):
    """A screen that nobody sees empty: `redraw` comes first. Other sizes and other cases draw it again."""

    _asked = False
    _answered = False
    _raised = False
    painted = False
    """Whether it was painted once."""

    @property
    def desk_app(self) -> DeskApp:
        """The app, as what it is."""
        return cast("DeskApp", self.app)

    @property
    def there(self) -> bool:
        """Whether all that is drawn on is there: not before it is mounted, nor after it is gone."""
        return self.is_mounted and self.is_attached

    def redraw(self) -> None:
        """Draw everything anew that is not as it should be."""

    def draw_rest(self) -> None:
        """Draw what the first look need not wait for."""

    def ask_redraw(self) -> None:
        """Draw soon, once, however often it is asked for."""
        if not self._asked:
            self._asked = True
            self.call_after_refresh(self._answer)

    def _answer(self) -> None:
        self._asked = False
        if self.there:
            self._answered = True
            self.redraw()
            if self.desk_app.begun:
                self._raise()

    def _raise(self) -> None:
        if not self._raised:
            self._raised = True
            self.refresh()

    def _compositor_refresh(self) -> None:
        """Paint. Until it has drawn itself a screen is empty: nobody wants to see that, or wait for it."""
        if self._raised:
            super()._compositor_refresh()
            if not self.painted:
                self.painted = True
                self.call_later(self.draw_rest)

    def on_mount(self) -> None:
        """Draw as soon as everything is there."""
        self.ask_redraw()
        self.set_timer(LATEST, self._raise)

    def on_resize(self, _: events.Resize) -> None:
        """Draw for the new size."""
        self.ask_redraw()

    def on_screen_resume(self) -> None:
        """Show what changed meanwhile. A screen that comes for the first time is drawn once it knows its size."""
        if self._answered:
            self.redraw()
        else:
            self.ask_redraw()
