"""Finds anything by a few letters: actions, cases, pages of guidance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from content.text.cells import cells, plain
from content.text.pinyin import may_be_pinyin, spelled
from tui.desk.dialogs.dialog import Dialog
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.spans import Span, fit, key, quiet, spread, width_of
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskFind, Find
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.selection import under
from tui.desk.work.report import Found, Report

MOST = 200


class Finder(Dialog[Find]):
    """A line to type into, and below it what fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "do('leave')", show=False, priority=True, id="palette"),
        Binding("escape,ctrl+c", "do('leave')", show=False, priority=True),
        Binding("up", "do('move', -1)", show=False),
        Binding("down", "do('move', 1)", show=False),
        Binding("pageup", "do('move', -10)", show=False),
        Binding("pagedown", "do('move', 10)", show=False),
    ]

    def __init__(self, port: DeskPort, question: AskFind) -> None:
        super().__init__(port)
        self.words = question.words
        self._question = question
        self._shown: list[Find] = []
        self._holding: set[int] = set()
        """The cases in which the words stand somewhere."""

    def compose(self) -> ComposeResult:
        """The line, and what is found."""
        with Container(id="paper", classes="tall"):
            yield OneLine(self.words, id="wanted")
            yield LineBar(id="gap", raised=True)
            yield ItemList(id="found", classes="raised")
            yield Container(classes="gap")
            yield LineBar(id="keys", raised=True)

    def on_mount(self) -> None:
        """Begin in the field, with what was typed last."""
        field = self.query_one("#wanted", OneLine)
        field.placeholder = self.pen.tr("actions, cases, guidance")
        field.focus()
        field.select_all()

    def redraw(self) -> None:
        """Draw what is found, and the two keys that end the search."""
        tr = self.pen.tr
        choose, leave = tr("choose"), tr("leave")
        self.query_one("#keys", LineBar).show((key("enter"), quiet(f" {choose}  "), key("esc"), quiet(f" {leave}")))
        wanted = self.words.casefold().split()
        self._shown = [find for find in self._question.finds if self._fits(find, wanted)][:MOST]
        sheet = self.query_one("#found", ItemList)
        width = max(1, sheet.size.width - 4)
        drawn = Drawn()
        for find in self._shown:
            drawn.places.append((len(drawn.lines), 1))
            tail = (Span("  "), key(find.key))
            room = width - width_of(tail) - cells(find.kind) - 2
            left = (*fit((Span(plain(find.words, most=200)),), room), *tail)
            drawn.lines.append(spread(left, (quiet(find.kind),), width))
        if not self._shown:
            drawn.lines.append((quiet(tr("Nothing found.")),))
        sheet.show_page(drawn, self.pen.signs.bar)

    def _fits(self, find: Find, wanted: Sequence[str]) -> bool:
        """Whether all words stand in it, or spell a part of it; in a case, also in anything recorded of it."""
        if find.number in self._holding:
            return True
        text = f"{find.words} {find.kind} {find.more}"
        folded = text.casefold()
        return all(word in folded or (may_be_pinyin(word) and spelled(word).search(text)) for word in wanted)

    def take(self, report: Report) -> None:
        """The worker has searched the cases."""
        if isinstance(report, Found) and report.words == self.words.strip():
            self._holding = {one.number for one in report.board.outlines}
            self.redraw()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.words = event.value
        self._holding = set()
        if self.words.strip():
            self.port.worker.search(self.words.strip(), self.port.board)
        self.query_one("#found", ItemList).item = 0
        self.redraw()

    @on(Input.Submitted)
    def _chosen(self) -> None:
        at = self.query_one("#found", ItemList).item
        if at < len(self._shown):
            self.dismiss(self._shown[at])

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        sheet = self.query_one("#found", ItemList)
        if under(event, self) is sheet:
            at = sheet.item_at(event.y + round(sheet.scroll_y))
            if at is not None and at < len(self._shown):
                self.dismiss(self._shown[at])

    def verbs(self) -> Verbs:
        """Select another one, or leave."""
        return {"move": self._move, "leave": self._leave}

    def _move(self, steps: int) -> None:
        sheet = self.query_one("#found", ItemList)
        goal = max(0, min(len(self._shown) - 1, sheet.item + steps))
        if self._shown and goal != sheet.item:
            sheet.move(goal - sheet.item)

    def _leave(self) -> None:
        self._question.left(self.words)
        self.dismiss(None)
