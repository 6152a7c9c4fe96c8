"""A list in which one marks: it takes keys while it has the focus, and tells what was done."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.desk.draw.spans import Line, key, quiet
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Doing, Verbs
from tui.desk.terminal import innards
from tui.desk.widgets.itemlist import ItemList


class MarkList(Doing, ItemList, can_focus=True):
    """Items that can be marked or gone into."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.PICK),
        Binding("enter", "do('next-option')", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("up,k", "step(-1)", show=False),
        Binding("pagedown", "step(8)", show=False),
        Binding("pageup", "step(-8)", show=False),
    ]

    class Selected(Message):
        """Another item is selected."""

    class Chosen(Message):
        """The selected item is to be marked, or gone into; `back` to leave the folder."""

        def __init__(self, back: bool = False) -> None:
            super().__init__()
            self.back = back

    class Beyond(Message):
        """It went up from the first item, or down from the last."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def verbs(self) -> Verbs:
        """Mark or go into; out of the folder."""
        return {
            "next-option": lambda: self.post_message(self.Chosen()),
            "previous-option": lambda: self.post_message(self.Chosen(back=True)),
        }

    def action_step(self, steps: int) -> None:
        """Select another item, or go beyond the list."""
        last = len(self.stops()) - 1
        if (steps < 0 and self.item == 0) or (steps > 0 and self.item >= last):
            self.post_message(self.Beyond(steps))
        else:
            self.go(steps)
            self.post_message(self.Selected())

    def line(self, y: int) -> Line:
        """The bar is loud while the list takes the keys, else quiet."""
        line = super().line(y)
        marked = len(line) > 1 and line[1] == key(self.bar)
        return (line[0], quiet(self.bar), *line[2:]) if marked and not self.has_focus else line

    def on_click(self, event: events.Click) -> None:
        """A click selects, a second one marks."""
        innards.focus(self)
        found = self.item_at(event.y + round(self.scroll_y))
        if found is None:
            return
        if found == self.item:
            self.post_message(self.Chosen())
        else:
            self.seek(found)
            self.post_message(self.Selected())

    def on_focus(self) -> None:
        """Show where the keys go."""
        self.forget()

    def on_blur(self) -> None:
        """Show where they went."""
        self.forget()
