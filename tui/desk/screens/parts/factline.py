"""The line at the foot of a screen into which one fact is typed."""

from __future__ import annotations

from asyncio import Lock

from textual import events
from textual.containers import Container
from textual.widget import Widget

from content.text.words import Message, Problem
from store.case.facts import BY_KEY, MOMENTS, WORDS, FactField, FactKind, parse_fact
from store.case.intents import SetFact
from store.case.view import CaseView
from tui.desk.draw.spans import Span, fit, quiet, width_of
from tui.desk.ports import DeskPort
from tui.desk.terminal import innards
from tui.desk.widgets.field import OneLine, Pick
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.surface import Surface
from tui.desk.widgets.textarea import value_of


class FactLine:
    """Types a fact of a case in the box `#edit` of a screen. What was typed is kept until it is saved."""

    def __init__(self, port: DeskPort, screen: Surface[None], number: int) -> None:
        self._port = port
        self._screen = screen
        self._number = number
        self._lock = Lock()  # one key may ask for the field while another takes it away
        self.editing = ""
        """The key of the fact that is typed, if one is."""

    @property
    def _draft(self) -> str:
        return f"facts-{self._number}"

    async def begin(self, field: FactField) -> None:
        """Type a fact anew."""
        async with self._lock:
            view = self._port.view(self._number)
            if not self.editing and self._screen.is_attached and view is not None:
                await self._begin(field, view)

    async def _begin(self, field: FactField, view: CaseView) -> None:
        screen = self._screen
        kept = self._port.draft(self._draft).get(field.key)
        value = kept if kept is not None else _as_typed(view, field.key)
        self.editing = field.key
        box = screen.query_one("#edit", Container)
        box.styles.layout = "horizontal"
        name, widget = LineBar(id="name"), self._widget(field, value, view)
        await box.mount(name, widget)
        line = fit((Span(" "), quiet(self._port.tr(field.label)), Span(" ")), screen.size.width // 2)
        name.styles.width = width_of(line)
        name.show(line)
        screen.add_class("editing")
        innards.focus(widget)
        screen.redraw()

    def _widget(self, field: FactField, value: str, view: CaseView) -> Widget:
        tr = self._port.tr
        undecided = ("", tr("not decided yet"))
        if field.kind is FactKind.REASON:
            return Pick((undecided, *((r.id, r.title) for r in view.playbook.reasons.values())), value, id="value")
        if field.kind in WORDS:
            known = WORDS[field.kind].items()
            return Pick((undecided, *((name, tr(words)) for name, words in known)), value, id="value")
        return OneLine(value, id="value", shared=True, given=value)

    async def save(self) -> None:
        """Save what was typed, unless it can be no such fact: then say why."""
        async with self._lock:
            view, name = self._port.view(self._number), self.editing
            if view is None or not name:
                return
            text = value_of(self._screen.query_one("#value"))
            sentence = self._wrong(name, text, view)
            if sentence is not None:
                self._port.say(sentence, bad=True)
                return
            self.keep_draft()
            self._port.worker.do(self._number, SetFact(name, text), draft=self._draft)
            await self._end()

    async def leave(self) -> None:
        """Leave the fact as it was, and keep what was typed."""
        async with self._lock:
            if self.editing:
                self.keep_draft()
                await self._end()

    def keep_draft(self) -> None:
        """Keep what was typed and not saved."""
        view = self._port.view(self._number)
        for field in self._screen.query("#value"):
            text = value_of(field)
            if view is not None and text != _as_typed(view, self.editing):
                self._port.worker.keep_draft(self._draft, {self.editing: text})

    def key(self, event: events.Key) -> bool:
        """Enter saves a choice; esc leaves the fact as it was and keeps what was typed."""
        if not self.editing or event.key not in ("escape", "enter"):
            return False
        self._screen.call_later(self.leave if event.key == "escape" else self.save)
        return True

    def _wrong(self, name: str, text: str, view: CaseView) -> Message | None:
        try:
            parse_fact(name, text, self._port.clock(), view.playbook.reasons)
        except Problem as problem:
            return problem.message
        return None

    async def _end(self) -> None:
        screen = self._screen
        screen.set_focus(None)
        await screen.query_one("#edit", Container).remove_children()
        self.editing = ""
        screen.remove_class("editing")
        screen.redraw()


def _as_typed(view: CaseView, key: str) -> str:
    """What is known of a fact, as one would type it: a moment without the signs with which it is kept."""
    value = view.facts.get(key, "")
    return value[:16].replace("T", " ") if key in BY_KEY and BY_KEY[key].kind in MOMENTS else value
