"""One case: what now, what is missing, where am I, what does it say, how long."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.cells import cells
from content.text.words import N_, Problem, message
from store.case.checklist import Item, ItemSource
from store.case.intents import MarkItem
from store.case.marks import ItemState
from store.case.refs import FactRef
from store.case.view import CaseView
from tui.desk.draw.cards import sign
from tui.desk.draw.case import head, now_page, story_page, way_page
from tui.desk.draw.guide import guide_page
from tui.desk.draw.spans import Span, Tone
from tui.desk.draw.tabs import PANES, tab_at, tabs
from tui.desk.keys.actions import Where, bindings
from tui.desk.screens.base import framed, rule
from tui.desk.screens.casekeys import CaseKeys
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.selection import under

NEXT_STATE = {
    ItemState.MISSING: ItemState.CANNOT_GET,
    ItemState.HAVE: ItemState.CANNOT_GET,
    ItemState.CANNOT_GET: ItemState.NOT_NEEDED,
    ItemState.NOT_NEEDED: ItemState.MISSING,
}


class CaseScreen(CaseKeys):
    """A case opened."""

    where: ClassVar[Where] = Where.CASE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.CASE)]

    def __init__(self, number: int, pane: str = "now") -> None:
        super().__init__()
        self.number = number
        self.pane = pane
        self._beside = pane if pane != "now" else "guide"
        self._step = ""

    def compose(self) -> ComposeResult:
        """A head, the pages, a foot."""
        yield from framed(ItemList(id="now"), LineView(id="aside"), above=[LineBar(id="tabs")])

    def sheet(self) -> LineView:
        """The page that the keys of movement move."""
        return self.query_one("#now" if self.pane == "now" else "#aside", LineView)

    def redraw(self) -> None:
        """Draw the case as it is now."""
        view, pen, width = self.case, self.pen, self.size.width
        if width == 0:
            return
        if view is None:
            self.call_later(self.action_back)
            return
        if view.step.id != self._step:
            self._step = view.step.id
            self.sheet().scroll_to(y=0, animate=False)
        self.wall = wall = self._place()
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen, wall))
        self.query_one("#tabs", LineBar).show(tabs(self.pane, self._beside, wall, pen))
        now = self.query_one("#now", ItemList)
        if self.wide or self.pane == "now":
            room = (wall if self.wide else width) - 6
            drawn = now_page(view, max(1, room), pen)
            self.ways = ("now", drawn, 0)
            now.show_page(drawn, pen.signs.bar)
        if self.wide or self.pane != "now":
            self._draw_beside(view, (width - wall if self.wide else width) - 6)
        super().redraw()

    def sheet_resized(self) -> None:
        """The lines were made for the width of the screen: only the rule below is another."""
        self.draw_below()

    def _place(self) -> int:
        """Share the width; returns the column of the wall, or -1 when one page has it all."""
        now, aside = self.query_one("#now", LineView), self.query_one("#aside", LineView)
        now.set_class(not self.wide and self.pane != "now", "hidden")
        aside.set_class(not self.wide and self.pane == "now", "hidden")
        aside.set_class(not self.wide, "alone")
        if not self.wide:
            aside.styles.width = "1fr"
            return -1
        width = min(84, self.size.width // 2 + 1)
        aside.styles.width = width
        return self.size.width - width

    def _draw_beside(self, view: CaseView, room: int) -> None:
        pen = self.pen
        name = self._beside if self.wide else self.pane
        aside = self.query_one("#aside", LineView)
        try:
            if name == "way":
                lines = way_page(view, max(1, room), pen).lines
            elif name == "story":
                lines = story_page(view, max(1, room), pen).lines
            else:
                lines = guide_page(view, max(1, room), pen)
        except Problem as problem:
            lines = [(Span(pen.say(problem.message, most=1000), Tone.BAD),)]
        aside.show([(), *lines])

    def turn_to(self, pane: str) -> None:
        """Take another page in hand."""
        if pane not in ("now", self._beside):
            self._beside = pane
            self.query_one("#aside", LineView).scroll_to(y=0, animate=False)
        self.pane = pane
        self.redraw()

    def action_next_pane(self) -> None:
        """The next page."""
        self._turn(1)

    def action_previous_pane(self) -> None:
        """The page before."""
        self._turn(-1)

    def _turn(self, steps: int) -> None:
        names = list(PANES)
        self.turn_to(names[(names.index(self.pane) + steps) % len(names)])

    def action_guidance(self) -> None:
        """The guidance."""
        self.turn_to("guide")

    def action_story(self) -> None:
        """The timeline."""
        self.turn_to("story")

    def action_up(self) -> None:
        """The item above, or a line up."""
        if self.pane == "now":
            self.query_one("#now", ItemList).move(-1)
        else:
            super().action_up()

    def action_down(self) -> None:
        """The item below, or a line down."""
        if self.pane == "now":
            self.query_one("#now", ItemList).move(1)
        else:
            super().action_down()

    def _item(self) -> Item | None:
        view = self.case
        at = self.query_one("#now", ItemList).item
        return view.checklist[at] if view and at < len(view.checklist) and self.pane == "now" else None

    def _uncovered(self) -> bool:
        """Show the selected item before anything is done to it; whether it could not be seen."""
        hidden = self.query_one("#now", ItemList).uncover()
        if hidden:
            self.desk_app.say(message(N_("This item was not on the screen. Press again to change it.")))
        return hidden

    def action_tick(self) -> None:
        """Tick the selected item or take the tick back; a missing fact is asked for."""
        item = self._item()
        if item is None:
            self.turn_to("now")
        elif self._uncovered():
            return
        elif isinstance(item.ref, FactRef) and self.case is not None:
            self.ask_facts(self.case, item.ref.key)
        else:
            state = ItemState.MISSING if item.state is not ItemState.MISSING else ItemState.HAVE
            self.desk_app.worker.do(self.number, MarkItem(item.id, state))

    def action_open(self) -> None:
        """Enter does to the selected item what space does."""
        self.action_tick()

    def action_set_aside(self) -> None:
        """Mark the selected item as one that cannot be got, then as not needed, then as missing again."""
        item = self._item()
        if item is None or self._uncovered():
            return
        state = NEXT_STATE[item.state]
        if state is ItemState.NOT_NEEDED and item.required and item.source is ItemSource.EVIDENCE:
            state = ItemState.MISSING
        if item.source is ItemSource.FACT and state is ItemState.HAVE:
            self.desk_app.say(message(N_("That is a fact; {key} asks for it."), key=self.desk_app.key_of("tick")))
            return
        self.desk_app.worker.do(self.number, MarkItem(item.id, state))

    def sought(self) -> None:
        """An item was selected without the arrows: its page comes into hand."""
        if self.pane != "now":
            self.turn_to("now")

    def on_click(self, event: events.Click) -> None:
        """A click on a page or on its name takes it in hand."""
        where = getattr(under(event, self), "id", "")
        if where == "tabs":
            line = tabs(self.pane, self._beside, self.wall, self.pen)
            pane = tab_at(line, event.x, self.pen)
            if pane is not None:
                self.turn_to(pane)
        elif where == "aside" and self.wide and not self.selections:
            self.turn_to(self._beside)

    def pointed(self, again: bool, x: int) -> None:
        """A click on the box of an item ticks it, and so does a second one anywhere on it."""
        item = self._item()
        box = ItemList.inset + cells(sign(item, self.pen)) if item is not None else 0
        if again or x <= box:
            self.action_tick()
