"""A list, and beside it the selected thing of the list to read; on a small screen one after the other."""

from __future__ import annotations

from abc import abstractmethod

from msgspec.structs import replace
from textual.app import ComposeResult

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.case.view import CaseView
from tui.desk.draw.case import Drawn, head
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Line, paragraph
from tui.desk.keys.actions import Action
from tui.desk.screens.base import framed, rule
from tui.desk.screens.casekeys import CaseKeys
from tui.desk.screens.page import PageScreen
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView


class Beside(CaseKeys):
    """The frame of such a screen; a subclass draws the list and what is chosen, and says what is to be sent."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self._reading = False
        self._width = 40

    def compose(self) -> ComposeResult:
        """A head, the list beside the text, the keys."""
        yield from framed(ItemList(id="list"), LineView(id="aside"))

    @abstractmethod
    def list_page(self, view: CaseView, width: int, pen: Context) -> Drawn:
        """The list."""

    @abstractmethod
    def chosen_page(self, width: int, pen: Context) -> list[Line]:
        """What is selected."""

    @abstractmethod
    def to_send(self) -> tuple[str, str] | Message:
        """Title and text of what is selected, or the sentence that says what it lacks."""

    def renew(self, view: CaseView) -> None:
        """Look for what the list is made of."""

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
        return self.query_one("#list", ItemList).item

    def redraw(self) -> None:
        """Draw the list and what is selected."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        self.renew(view)
        side = self.side
        listed, aside = self.query_one("#list", ItemList), self.query_one("#aside", LineView)
        listed.set_class(not side and self._reading, "hidden")
        aside.set_class(not side and not self._reading, "hidden")
        aside.set_class(not side, "alone")
        self.wall = wall = width - (max(44, width * 58 // 100) if side else 0)
        aside.styles.width = width - wall if side else "1fr"
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen, wall if side else -1))
        listed.show_page(self.list_page(view, max(1, (wall if side else width) - 6), pen), pen.signs.bar)
        self._width = (width - wall - 3 if side else width - 4) - 2
        self.draw_chosen()
        super().redraw()

    def sheet_resized(self) -> None:
        """The lines were made for the width of the screen: only the rule below is another."""
        self.draw_below()

    def draw_chosen(self, keep: bool = True) -> None:
        """Draw what is selected."""
        lines = self.chosen_page(max(1, self._width), self.pen)
        self.query_one("#aside", LineView).show(lines, keep=keep)

    def sheet(self) -> LineView:
        """The text."""
        return self.query_one("#aside", LineView)

    def action_up(self) -> None:
        """The one above, or a line up."""
        self._move(-1)

    def action_down(self) -> None:
        """The one below, or a line down."""
        self._move(1)

    def _move(self, steps: int) -> None:
        if self._reading:
            self.sheet().scroll_by(steps)
            return
        self.query_one("#list", ItemList).move(steps)
        self.draw_chosen(keep=False)

    def sought(self) -> None:
        """Draw what was selected."""
        self.draw_chosen(keep=False)

    def pointed(self, again: bool, x: int) -> None:
        """A second click turns to the text."""
        if again:
            self.action_turn()

    def action_turn(self) -> None:
        """From the list to the text and back: then the arrows scroll it."""
        self._reading = not self._reading
        self.redraw()

    def action_back(self) -> None:
        """From the text that has the screen alone to the list; else leave."""
        if self._reading and not self.side:
            self.action_turn()
        else:
            super().action_back()

    def action_copy(self) -> None:
        """Send the text to the terminal's clipboard; whether it arrives, nobody tells us."""
        if not self._seen:
            self.action_turn()
            return
        found = self.to_send()
        if isinstance(found, Message):
            self.desk_app.say(found, bad=True)
            return
        self.app.copy_to_clipboard(found[1])
        key = self.desk_app.key_of("plain")
        self.desk_app.say(message(N_("Sent to the terminal. If it does not paste: {key} shows it alone."), key=key))

    def action_plain(self) -> None:
        """Show the text alone, to select it with the mouse."""
        found = self.to_send()
        if isinstance(found, Message):
            self.desk_app.say(found, bad=True)
            return
        title, text = found
        shown = plain(text, multiline=True, most=20_000).rstrip("\n")
        self.app.push_screen(PageScreen(lambda _: title, lambda width, _: paragraph(shown, width)))
