"""Paints a screen when it has drawn itself, not before, and draws it once however often that is asked for."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from textual import events
from textual.geometry import Size
from textual.screen import ModalScreen, Screen

from tui.desk.draw.context import Context
from tui.desk.keys.verbs import Doing
from tui.desk.ports import DeskPort
from tui.desk.terminal.innards import arrange_once, laid_out_for, let_go, nothing_to_paint, unsettled
from tui.desk.widgets.still import Still
from tui.desk.worker.report import Report, Saved

T = TypeVar("T")

LATEST = 0.5
"""Seconds after which a screen is painted whether it has drawn itself or not."""


def is_there(screen: Screen[Any]) -> bool:
    """Whether all that is drawn on is there: it is mounted, and not gone as an answered dialog is."""
    return screen.is_mounted and (screen.is_current if isinstance(screen, ModalScreen) else screen.is_attached)


class Surface(Doing, Screen[T], Still, Generic[T]):
    """A screen that nobody sees empty: `redraw` comes first. Other sizes and other cases draw it again.

    The desk tells it four things: to `redraw`, what to `take`, what to `follow`, and to `keep_draft`.
    """

    def __init__(self, port: DeskPort, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        arrange_once(self)
        self.port = port
        self._drawing = FirstDrawing(self)
        self.painted = False
        """Whether it was painted once."""
        self.keys_typed: tuple[tuple[str, str], ...] = ()
        """What the keys do while something is typed into a line of it; none while nothing is."""

    @property
    def pen(self) -> Context:
        """What drawing needs, as of now."""
        return self.port.pen()

    def redraw(self) -> None:
        """Draw everything anew that is not as it should be."""

    def take(self, report: Report) -> None:
        """Something that a screen asked the worker for has come; it may have been another screen."""

    def follow(self, saved: Saved) -> None:
        """A case was changed, and what is known of it is new."""

    def keep_draft(self) -> None:
        """Keep what was typed and not saved: the desk is about to be left."""

    def draw_rest(self) -> None:
        """Draw what the first look need not wait for."""

    def ask_redraw(self) -> None:
        """Draw soon, once, however often it is asked for."""
        self._drawing.ask()

    def _compositor_refresh(self) -> None:
        """Paint. Until it has drawn itself a screen is empty: nobody wants to see that, or wait for it.

        It is painted first when all is laid out that its drawing asked for, and once. Behind another that hides it,
        or will be painted whole, it has nothing to paint: Textual would have that one painted once more instead.
        """
        if not self._drawing.raised or (not self.painted and unsettled(self)):
            return
        if self._drawing.hidden:
            nothing_to_paint(self)
            return
        super()._compositor_refresh()
        if not self.painted:
            self.painted = True
            self.call_later(self.draw_rest)

    def _screen_resized(self, size: Size) -> None:
        """Lay out for a size, unless that was done: Textual tells a screen of its first size once more."""
        if laid_out_for(self) != size:
            super()._screen_resized(size)

    def on_mount(self) -> None:
        """See to it that it is painted, whatever happens."""
        self.set_timer(LATEST, self._drawing.lift)

    def on_resize(self, _: events.Resize) -> None:
        """Draw for a new size."""
        if self.size != self._drawing.size:
            self.ask_redraw()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show what changed meanwhile. A screen that comes for the first time is drawn once it is laid out."""
        # what was just mounted has its styles
        event.refresh_styles = self.painted and event.refresh_styles
        if self._drawing.answered:
            self.redraw()
        elif self.port.begun:
            self.call_next(self._drawing.begin)
        else:
            self.ask_redraw()

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        let_go()


class FirstDrawing:
    """Hides a screen until it has drawn itself, and gathers what asks it to draw."""

    def __init__(self, screen: Surface[Any]) -> None:
        self._screen = screen
        self._asked = False
        self.answered = False
        """Whether the screen has drawn itself once."""
        self.size = Size(0, 0)
        """The size for which it did."""
        self.raised = False
        """Whether the screen may be painted."""

    def ask(self) -> None:
        """Let the screen draw soon, once, however often it is asked for."""
        if not self._asked:
            self._asked = True
            self._screen.call_after_refresh(self._answer)

    @property
    def hidden(self) -> bool:
        """Whether the screen is behind one that hides it, or that will be painted whole."""
        front = self._screen.app.screen
        if front is self._screen:
            return False
        return front.styles.background.a == 1 or (isinstance(front, Surface) and not front.painted)

    def begin(self) -> None:
        """Draw now, if the screen has not drawn itself yet."""
        if not self.answered:
            self._answer()

    def lift(self) -> None:
        """Let the screen be painted, drawn or not."""
        if not self.raised:
            self.raised = True
            self._screen.refresh()

    def _answer(self) -> None:
        self._asked = False
        if is_there(self._screen):
            self.answered, self.size = True, self._screen.size
            self._screen.redraw()
            if self._screen.port.begun:
                self.lift()
