"""The facts of a case: all of them on one page, each can be corrected."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from store.case.facts import FIELDS, FactField
from tui.desk.draw.copymark import marked
from tui.desk.draw.facts import about_fact, facts_head, facts_page, fields_of, unknown_of
from tui.desk.draw.frame import rule
from tui.desk.draw.hits import holds
from tui.desk.draw.spans import Span, key, quiet, width_of
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed, is_wide
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.factline import FactLine
from tui.desk.screens.parts.gaps import Gaps
from tui.desk.screens.parts.movement import walking
from tui.desk.screens.parts.seeking import Seeking
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lineblock import LineBlock
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.pasting import Pasting
from tui.desk.widgets.still import Box


class FactsScreen(DeskScreen):
    """A list of facts; enter edits the selected one in the last line, and saves it."""

    where: ClassVar[Where] = Where.FACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FACTS)]

    def __init__(self, port: DeskPort, number: int, first: str = "") -> None:
        super().__init__(port, number)
        self._first = first
        self.gaps = Gaps(self.listed, lambda: unknown_of(self.case), self.sought)
        self._hand = CaseVerbs(port, lambda: self.case)
        self.line = FactLine(port, self, number)
        self.pasting = Pasting(port, lambda: self.case)
        self.seeking = Seeking(port, self, lambda _: self._find(0), lambda: self._find(1))
        self.offered_keys[:0] = [self.line.key, self.seeking.key]

    def compose(self) -> ComposeResult:
        """A head, the facts, and the line to type into."""
        yield from framed(ItemList(id="facts"), LineView(id="aside"), foot=[Box(id="edit")])

    def on_mount(self) -> None:
        """Begin with the fact that was asked for."""
        names = [field.key for field in self._fields()]
        if self._first in names:
            self.listed().item = names.index(self._first)
            self.call_after_refresh(self._edit)

    def verbs(self) -> Verbs:
        """The keys of movement select a fact."""
        return {
            **super().verbs(),
            **walking(self.listed, self.sought),
            "edit": self._edit,
            **self._hand.undoing(),
            **self.gaps.verbs(),
            **self.seeking.verbs(),
        }

    def _fields(self) -> tuple[FactField, ...]:
        view = self.case
        return fields_of(view) if view is not None else FIELDS

    def _find(self, onward: int) -> bool:
        """Go to the next fact whose name or value holds the words; tells whether there is one."""
        view, fields, at = self.case, self._fields(), self.listed().item + onward
        wanted = self.seeking.wanted
        if view is None or not wanted:
            return False
        for n in [*range(at, len(fields)), *range(min(at, len(fields)))]:
            if holds(f"{self.port.tr(fields[n].label)}\n{view.facts.get(fields[n].key, '')}", wanted):
                self.listed().seek(n)
                self.sought()
                return True
        return False

    def sought(self) -> None:
        """Draw what the selected fact is good for."""
        self._draw_about(keep=False)

    def _draw_about(self, keep: bool = True) -> None:
        view = self.case
        if view is not None and is_wide(self):
            room = self.size.width - self.wall - 5
            lines = about_fact(self._field_in_hand(), view, max(1, room), self.pen)
            self.query_one("#aside", LineView).show(lines, keep=keep)

    def listed(self) -> ItemList:
        """The facts."""
        return self.query_one("#facts", ItemList)

    def redraw(self) -> None:
        """Draw the facts as they are now."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        aside = self.query_one("#aside", LineView)
        aside.set_class(not is_wide(self), "hidden")
        self.wall = width * 6 // 10 if is_wide(self) else -1
        aside.styles.width = width - self.wall if is_wide(self) else "1fr"
        self.query_one("#head", LineBar).show(marked(lambda room: facts_head(view, room, pen), width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen, self.wall))
        room = self.wall if is_wide(self) else width
        self.listed().show_page(facts_page(view, max(1, room - 6), pen), pen.signs.bar)
        self._draw_about()
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
        foot = next((line for line in lines if width_of(line) <= width), save)
        self.query_one("#foot", LineBlock).show([foot])

    def pointed(self, again: bool, x: int) -> None:
        """A second click types the fact anew."""
        if again:
            self.call_later(self._edit)

    def keep_draft(self) -> None:
        """Keep what was typed and not saved."""
        self.line.keep_draft()

    def _field_in_hand(self) -> FactField:
        fields = self._fields()
        return fields[min(self.listed().item, len(fields) - 1)]

    async def _edit(self) -> None:
        await self.line.begin(self._field_in_hand())

    @on(OneLine.LinesPasted)
    async def _lines_pasted(self, event: OneLine.LinesPasted) -> None:
        """The page of an order that is pasted into one fact tells them all."""
        if self.pasting is not None and self.pasting.is_page(event.text):
            await self.line.leave()
            self.pasting.take(event.text)
        else:
            event.field.take(event.text)

    @on(Input.Submitted)
    async def _entered(self) -> None:
        await self.line.save()
