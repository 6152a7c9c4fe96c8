"""Asks yes or no. Only for what cannot be seen any more afterwards."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from content.text.cells import cells
from tui.desk.dialogs.dialog import Dialog
from tui.desk.draw.spans import Span, folded, key, quiet
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import Sure
from tui.desk.widgets.lineblock import LineBlock
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.selection import under
from tui.desk.widgets.still import Box

PARTS = (("title", 4), ("sentence", 3))
"""So many lines the question and its remark have at the most: both are read whole in a small window, too."""


class Confirm(Dialog[bool]):
    """A question with two answers."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.ASK),
        Binding("enter", "do('yes')", show=False),
        Binding("escape,q,ctrl+c", "do('no')", show=False),
    ]

    def __init__(self, port: DeskPort, sure: Sure) -> None:
        super().__init__(port)
        self._sure = sure

    def verbs(self) -> Verbs:
        """The two answers."""
        return {"yes": lambda: self._decide(True), "no": lambda: self._decide(False)}

    def _decide(self, sure: bool) -> None:
        self.dismiss(sure)

    def compose(self) -> ComposeResult:
        """The question, a remark, the two keys."""
        with Box(id="paper"):
            yield from (LineBlock(id=part, raised=True) for part, _ in PARTS)
            yield LineBar(id="keys", raised=True)

    def redraw(self) -> None:
        """Draw the question."""
        pen, tr = self.pen, self.pen.tr
        said = Span(pen.say(self._sure.question)), quiet(pen.say(self._sure.remark))
        room = max(1, self.query_one("#keys", LineBar).size.width)
        for (part, most), span in zip(PARTS, said, strict=True):
            self.query_one(f"#{part}", LineBlock).show(folded((span,), room)[:most] or [()])
        yes, no = tr("yes"), tr("no")
        of = self.port.key_of
        keys = (key(of("yes")), quiet(f" {yes}   "), key(of("no")), quiet(f" {no}"))
        self.query_one("#keys", LineBar).show(keys)

    def on_click(self, event: events.Click) -> None:
        """A click on a word is its answer."""
        if getattr(under(event, self), "id", "") == "keys":
            yes = cells(self.port.key_of("yes") + self.pen.tr("yes")) + 1
            self.dismiss(event.x <= yes)
