"""The facts of a case: all of them on one page, each can be corrected."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widgets import Input

from store.case.facts import FIELDS, FactField
from tui.desk.draw.case import head
from tui.desk.draw.facts import facts_page
from tui.desk.draw.frame import rule
from tui.desk.draw.spans import Span, key, quiet, width_of
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed
from tui.desk.screens.parts.factline import FactLine
from tui.desk.screens.parts.movement import walking
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar


class FactsScreen(DeskScreen):
    """A list of facts; enter edits the selected one in the last line, and saves it."""

    where: ClassVar[Where] = Where.FACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FACTS)]

    def __init__(self, port: DeskPort, number: int, first: str = "") -> None:
        super().__init__(port, number)
        self._first = first
        self.line = FactLine(port, self, number)
        self.offered_keys.insert(0, self.line.key)

    def compose(self) -> ComposeResult:
        """A head, the facts, and the line to type into."""
        yield from framed(ItemList(id="facts"), foot=[Container(id="edit")])

    def on_mount(self) -> None:
        """Begin with the fact that was asked for."""
        names = [field.key for field in FIELDS]
        if self._first in names:
            self.listed().item = names.index(self._first)
            self.call_after_refresh(self._edit)

    def verbs(self) -> Verbs:
        """The keys of movement select a fact."""
        return {**super().verbs(), **walking(self.listed), "edit": self._edit}

    def listed(self) -> ItemList:
        """The facts."""
        return self.query_one("#facts", ItemList)

    def redraw(self) -> None:
        """Draw the facts as they are now."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen))
        self.listed().show_page(facts_page(view, max(1, width - 6), pen), pen.signs.bar)
        super().redraw()

    def draw_foot(self) -> None:
        """While a fact is typed, what it is for; else the keys."""
        field = self._field_in_hand()
        if not self.line.editing or self.port.notice is not None:
            super().draw_foot()
            return
        tr, width = self.pen.tr, self.size.width
        hint = (quiet(f" {tr(field.hint)}  "),) if field.hint else ()
        save = (Span(" "), key("enter"), quiet(f" {tr('save')}  "), key("esc"), Span(" "))
        long, short = quiet(tr("leave it as it was")), quiet(tr("leave"))
        lines = ((*hint, *save, long), (*hint, *save, short), (*save, long), (*save, short))
        self.query_one("#foot", LineBar).show(next((line for line in lines if width_of(line) <= width), save))

    def pointed(self, again: bool, x: int) -> None:
        """A second click types the fact anew."""
        if again:
            self.call_later(self._edit)

    def keep_draft(self) -> None:
        """Keep what was typed and not saved."""
        self.line.keep_draft()

    def _field_in_hand(self) -> FactField:
        return FIELDS[min(self.listed().item, len(FIELDS) - 1)]

    async def _edit(self) -> None:
        await self.line.begin(self._field_in_hand())

    @on(Input.Submitted)
    async def _entered(self) -> None:
        await self.line.save()

    @on(OneLine.LinesPasted)
    def _lines_pasted(self, event: OneLine.LinesPasted) -> None:
        event.field.take(event.text)
