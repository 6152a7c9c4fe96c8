"""A list, and beside it the selected thing of the list to read; on a small screen one after the other."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult

from content.text.words import N_
from tui.desk.draw.case import head
from tui.desk.draw.frame import rule
from tui.desk.keys.actions import Action
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.movement import scrolling, walking
from tui.desk.screens.parts.shelf import Sending, Shelf
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView


class Beside(DeskScreen):
    """The frame of such a screen; its shelf draws the list and what is chosen, and says what is to be sent."""

    shares_width: ClassVar[bool] = True

    def __init__(self, port: DeskPort, number: int, shelf: Shelf) -> None:
        super().__init__(port, number)
        self.sending = Sending(port, lambda: self.app, lambda: shelf.to_send(self.case, self.at))
        self._shelf = shelf
        self._reading = False
        self._width = 40

    def compose(self) -> ComposeResult:
        """A head, the list beside the text, the keys."""
        yield from framed(ItemList(id="list"), LineView(id="aside"))

    @property
    def side(self) -> bool:
        """Whether there is room for the text beside the list."""
        return self.size.width >= 80

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """The key to the text and the key back to the list; what is done with the text where it can be seen."""
        named = super().foot_actions
        if not self._seen:
            return tuple(one for one in named if one.id not in ("copy", "to-file", "plain"))
        if not self._reading:
            return named
        back = "turn" if self.side else "back"
        named = tuple(one for one in named if self.side or one.id != "turn")
        return tuple(replace(one, words=N_("the list")) if one.id == back else one for one in named)

    @property
    def _seen(self) -> bool:
        return self.side or self._reading

    @property
    def at(self) -> int:
        """The place of what is selected."""
        return self.listed().item

    def redraw(self) -> None:
        """Draw the list and what is selected."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        self._shelf.renew(view)
        side = self.side
        listed, aside = self.listed(), self.query_one("#aside", LineView)
        listed.set_class(not side and self._reading, "hidden")
        aside.set_class(not side and not self._reading, "hidden")
        aside.set_class(not side, "alone")
        self.wall = wall = width - (max(44, width * 58 // 100) if side else 0)
        aside.styles.width = width - wall if side else "1fr"
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen, wall if side else -1))
        listed.hold(not self._reading)
        listed.show_page(self._shelf.list_page(view, max(1, (wall if side else width) - 6), pen), pen.signs.bar)
        self._width = (width - wall - 3 if side else width - 4) - 2
        self.draw_chosen()
        super().redraw()

    def draw_chosen(self, keep: bool = True) -> None:
        """Draw what is selected."""
        view = self.case
        if view is not None:
            lines = self._shelf.chosen_page(view, self.at, max(1, self._width), self.pen)
            self.sheet().show(lines, keep=keep)

    def sheet(self) -> LineView:
        """The text."""
        return self.query_one("#aside", LineView)

    def verbs(self) -> Verbs:
        """The arrows move the list, or scroll the text once that was turned to."""
        moves = scrolling(self.sheet) if self._reading else walking(self.listed, self.sought)
        return {
            **super().verbs(),
            **moves,
            "turn": self.turn,
            **self.sending.verbs(),
            "copy": self.sending.copy if self._seen else self.turn,
        }

    def listed(self) -> ItemList:
        """The list."""
        return self.query_one("#list", ItemList)

    def sought(self) -> None:
        """Draw what was selected."""
        self.draw_chosen(keep=False)

    def pointed(self, again: bool, x: int) -> None:
        """A second click turns to the text."""
        if again:
            self.turn()

    def turn(self) -> None:
        """From the list to the text and back: then the arrows scroll it."""
        self._reading = not self._reading
        self.redraw()

    def back(self) -> None:
        """From the text that has the screen alone to the list; else leave."""
        if self._reading and not self.side:
            self.turn()
        else:
            super().back()
