"""A dialog: a sheet of paper over the desk that asks something."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from tui.desk.draw.pen import Pen
from tui.desk.sheet import Sheet, let_go

if TYPE_CHECKING:
    from tui.desk.shell import DeskApp

T = TypeVar("T")


class Dialog(ModalScreen[T], Generic[T]):
    """A sheet of paper over the desk."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT = False

    @property
    def desk_app(self) -> DeskApp:
        """The app, as what it is."""
        return cast("DeskApp", self.app)

    @property
    def pen(self) -> Pen:
        """What drawing needs, as of now."""
        return self.desk_app.pen()

    def on_unmount(self) -> None:
        """Leave nothing behind."""
        let_go()

    def on_resize(self, event: events.Resize) -> None:
        """Save room on a small screen."""
        self.set_class(event.size.width < 60 or event.size.height < 22, "small")
        self.call_after_refresh(self._answer_redraw)

    @on(Sheet.Resized)
    def _resized(self) -> None:
        self._answer_redraw()

    def _answer_redraw(self) -> None:
        if self.is_mounted and self.is_current:  # not before the fields are there, nor after
            self.redraw()

    def redraw(self) -> None:
        """Draw the lines that are not fields."""

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer and go away; a second answer, from a key pressed twice, would take the next screen away too."""
        return super().dismiss(result) if self.is_current else AwaitComplete()
