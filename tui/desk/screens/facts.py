"""The facts of a case: all of them on one page, each can be corrected."""

from __future__ import annotations

from asyncio import Lock
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Input

from content.text.cells import cells, plain
from content.text.words import Message, Problem
from store.case.facts import DEMANDS, FIELDS, MOMENTS, FactField, FactKind, parse_fact
from store.case.intents import SetFact
from store.case.view import CaseView
from tui.desk.draw.case import Drawn, head
from tui.desk.draw.context import Context
from tui.desk.draw.spans import Span, faint, fit, folded, indent, key, padded, quiet, width_of
from tui.desk.keys.actions import Where, bindings
from tui.desk.screens.base import DeskScreen, framed, rule
from tui.desk.widgets.field import OneLine, Pick
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.textarea import value_of


class FactsScreen(DeskScreen):
    """A list of facts; enter edits the selected one in the last line, and saves it."""

    where: ClassVar[Where] = Where.FACTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FACTS)]

    def __init__(self, number: int, first: str = "") -> None:
        super().__init__()
        self.number = number
        self._first = first
        self._editing = ""
        self._field = Lock()  # one key may ask for the field while another takes it away

    def compose(self) -> ComposeResult:
        """A head, the facts, and the line to type into."""
        yield from framed(ItemList(id="facts"), foot=[Container(id="edit")])

    def on_mount(self) -> None:
        """Begin with the fact that was asked for."""
        names = [field.key for field in FIELDS]
        if self._first in names:
            self.query_one("#facts", ItemList).item = names.index(self._first)
            self.call_after_refresh(self.action_edit)

    def redraw(self) -> None:
        """Draw the facts as they are now."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        self.query_one("#head", LineBar).show(head(view, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen))
        self.query_one("#facts", ItemList).show_page(facts_page(view, max(1, width - 6), pen), pen.signs.bar)
        super().redraw()

    def draw_foot(self) -> None:
        """While a fact is typed, what it is for; else the keys."""
        field = self._field_in_hand()
        if not self._editing or self.desk_app.notice is not None:
            super().draw_foot()
            return
        tr, width = self.pen.tr, self.size.width
        hint = (quiet(f" {tr(field.hint)}  "),) if field.hint else ()
        save = (Span(" "), key("enter"), quiet(f" {tr('save')}  "), key("esc"), Span(" "))
        long, short = quiet(tr("leave it as it was")), quiet(tr("leave"))
        lines = ((*hint, *save, long), (*hint, *save, short), (*save, long), (*save, short))
        self.query_one("#foot", LineBar).show(next((line for line in lines if width_of(line) <= width), save))

    def action_up(self) -> None:
        """The fact above."""
        self.query_one("#facts", ItemList).move(-1)

    def action_down(self) -> None:
        """The fact below."""
        self.query_one("#facts", ItemList).move(1)

    def pointed(self, again: bool, x: int) -> None:
        """A second click types the fact anew."""
        if again:
            self.call_later(self.action_edit)

    def _field_in_hand(self) -> FactField:
        return FIELDS[min(self.query_one("#facts", ItemList).item, len(FIELDS) - 1)]

    @property
    def _draft(self) -> str:
        return f"facts-{self.number}"

    async def action_edit(self) -> None:
        """Type the selected fact anew."""
        async with self._field:
            if not self._editing and self.is_attached:
                await self._begin()

    async def _begin(self) -> None:
        view = self.case
        if view is None:
            return
        field = self._field_in_hand()
        kept = self.desk_app.desk.drafts.load(self._draft).get(field.key)
        value = kept if kept is not None else view.facts.get(field.key, "")
        self._editing = field.key
        box = self.query_one("#edit", Container)
        box.styles.layout = "horizontal"
        name, widget = LineBar(id="name"), self._widget(field, value, view)
        await box.mount(name, widget)
        line = fit((Span(" "), quiet(self.pen.tr(field.label)), Span(" ")), self.size.width // 2)
        name.styles.width = width_of(line)
        name.show(line)
        self.add_class("editing")
        widget.focus()
        self.redraw()

    def _widget(self, field: FactField, value: str, view: CaseView) -> Widget:
        tr = self.pen.tr
        undecided = ("", tr("not decided yet"))
        if field.kind is FactKind.REASON:
            return Pick((undecided, *((r.id, r.title) for r in view.playbook.reasons.values())), value, id="value")
        if field.kind is FactKind.DEMAND:
            return Pick((undecided, *((name, tr(words)) for name, words in DEMANDS.items())), value, id="value")
        return OneLine(value, id="value")

    @on(Input.Submitted)
    async def _entered(self) -> None:
        await self._save()

    async def _save(self) -> None:
        async with self._field:
            view, name = self.case, self._editing
            if view is None or not name:
                return
            text = value_of(self.query_one("#value"))
            sentence = self._wrong(name, text, view)
            if sentence is not None:
                self.desk_app.say(sentence, bad=True)
                return
            self.keep_draft()
            self.desk_app.worker.do(self.number, SetFact(name, text), draft=self._draft)
            await self._end()

    async def _leave(self) -> None:
        async with self._field:
            if self._editing:
                self.keep_draft()
                await self._end()

    def _wrong(self, name: str, text: str, view: CaseView) -> Message | None:
        try:
            parse_fact(name, text, self.desk_app.desk.clock(), view.playbook.reasons)
        except Problem as problem:
            return problem.message
        return None

    async def _end(self) -> None:
        self.set_focus(None)
        await self.query_one("#edit", Container).remove_children()
        self._editing = ""
        self.remove_class("editing")
        self.redraw()

    def keep_draft(self) -> None:
        """Keep what was typed and not saved."""
        view = self.case
        for field in self.query("#value"):
            text = value_of(field)
            if view is not None and text != view.facts.get(self._editing, ""):
                self.desk_app.worker.keep_draft(self._draft, {self._editing: text})

    @on(OneLine.LinesPasted)
    def _lines_pasted(self, event: OneLine.LinesPasted) -> None:
        event.field.take(event.text)

    def on_key(self, event: events.Key) -> None:
        """Enter saves a choice; esc leaves the fact as it was and keeps what was typed."""
        if not self._editing or event.key not in ("escape", "enter"):
            return
        event.stop()
        event.prevent_default()
        self.call_later(self._leave if event.key == "escape" else self._save)


def facts_page(view: CaseView, width: int, pen: Context) -> Drawn:
    """All facts with their labels; what is not known is a faint line."""
    tr = pen.tr
    column = min(max(cells(tr(field.label)) for field in FIELDS) + 2, width // 2)
    drawn = Drawn()
    for field in FIELDS:
        value = shown_fact(field, view, pen)
        label = padded((quiet(tr(field.label)),), column)
        text = [Span(value)] if value else [faint(tr("not known"))]
        lines = indent(folded(text, max(1, width - column)), label)
        drawn.places.append((len(drawn.lines), len(lines)))
        drawn.lines += lines
    return drawn


def shown_fact(field: FactField, view: CaseView, pen: Context) -> str:
    """A fact as one reads it."""
    value = view.facts.get(field.key, "")
    if field.key == "title":
        return plain(view.title)
    match field.kind:
        case FactKind.MONEY:
            return pen.money(value)
        case FactKind.REASON:
            return plain(view.reason)
        case FactKind.DEMAND:
            return pen.tr(DEMANDS[value]) if value in DEMANDS else plain(value)
        case _:
            return plain(value.replace("T", " ") if field.kind in MOMENTS else value)
