"""A dialog: a sheet of paper over the desk that asks something."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from textual import events, on
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

from tui.desk.dialogs.below import Below
from tui.desk.widgets.lines import LineView
from tui.desk.widgets.surface import Surface

T = TypeVar("T")


class Dialog(Surface[T], ModalScreen[T], Generic[T]):
    """A sheet of paper over the desk."""

    AUTO_FOCUS: ClassVar[str | None] = ""
    ALLOW_SELECT = False
    # a dialog hides the keys of the app
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "app.to_shell", show=False)]

    def render(self) -> Any:  # a visual is as good as what Rich renders; Textual's own type for a screen forgets it
        """What is seen beside the sheet."""
        seen = super().render()
        return Below(seen) if isinstance(seen, BackgroundScreen) else seen

    def on_mount(self) -> None:
        """Save room on a small screen."""
        _fit(self, self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Save room on a screen that became small."""
        _fit(self, event.size)

    @on(LineView.Resized)
    def _resized(self) -> None:
        self.ask_redraw()

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Answer and go away; a second answer, from a key pressed twice, would take the next screen away too."""
        return super().dismiss(result) if self.is_current else AwaitComplete()


def _fit(dialog: Dialog[Any], size: Size) -> None:
    dialog.set_class(size.width < 60 or size.height < 22, "small")
    dialog.set_class(size.height < 30, "low")
