"""Asks yes or no. Only for what cannot be seen any more afterwards."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from content.words import Message
from tui.desk.dialogs.form import Dialog
from tui.desk.draw.ink import Span, key, quiet
from tui.desk.sheet import Bar


class Confirm(Dialog[bool]):
    """A question with two answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", show=False),
        Binding("n,escape,q,ctrl+c", "answer(False)", show=False),
    ]

    def __init__(self, question: Message, remark: Message) -> None:
        super().__init__()
        self._question = question
        self._remark = remark

    def compose(self) -> ComposeResult:
        """The question, a remark, the two keys."""
        with Container(id="paper"):
            yield Bar(id="title", raised=True)
            yield Bar(id="sentence", raised=True)
            yield Container(classes="gap")
            yield Bar(id="keys", raised=True)

    def on_mount(self) -> None:
        """Ask."""
        self.redraw()

    def redraw(self) -> None:
        """Draw the question."""
        pen, tr = self.pen, self.pen.tr
        self.query_one("#title", Bar).show((Span(pen.say(self._question)),))
        self.query_one("#sentence", Bar).show((quiet(pen.say(self._remark)),))
        yes, no = tr("yes"), tr("no")
        keys = (key("y"), quiet(f" {yes}   "), key("n"), quiet(f" {no}"))
        self.query_one("#keys", Bar).show(keys)

    def action_answer(self, sure: bool) -> None:
        """Answer."""
        self.dismiss(sure)
