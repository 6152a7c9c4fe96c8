"""Finds anything by a few letters: actions, cases, pages of guidance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from content.text.cells import plain
from content.text.traditional import simplified
from content.text.words import N_
from tui.desk.dialogs.dialog import Dialog
from tui.desk.draw.drawn import Drawn
from tui.desk.draw.headings import headed
from tui.desk.draw.hits import holds, spotted
from tui.desk.draw.spans import Line, Span, folded, key, quiet, spread, width_of
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.questions import AskFind, Find
from tui.desk.terminal import innards
from tui.desk.widgets.field import OneLine
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.selection import under
from tui.desk.widgets.still import Box
from tui.desk.worker.report import Found, Report

MOST = 200


class Finder(Dialog[Find]):
    """A line to type into, and below it what fits."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "do('leave')", show=False, priority=True, id="palette"),
        Binding("escape,ctrl+c", "do('leave')", show=False, priority=True),
        Binding("tab", "do('group')", show=False, priority=True),
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
        self._passages: list[Find] = []
        self._only = ""
        """The only group that is shown; empty for all."""

    def compose(self) -> ComposeResult:
        """The line, and what is found."""
        with Box(id="paper", classes="tall"):
            yield OneLine(self.words, id="wanted")
            yield LineBar(id="gap", raised=True)
            yield ItemList(id="found", classes="raised")
            yield Box(classes="gap")
            yield LineBar(id="keys", raised=True)

    def on_mount(self) -> None:
        """Begin in the field, with what was typed last."""
        field = self.query_one("#wanted", OneLine)
        field.placeholder = self.pen.tr("actions, cases, guidance")
        innards.focus(field)
        field.select_all()

    def redraw(self) -> None:
        """Draw what is found, and the two keys that end the search."""
        tr = self.pen.tr
        choose, group, leave = tr("choose"), tr(N_("only this group")), tr("leave")
        foot, more = self.query_one("#keys", LineBar), (key("tab"), quiet(f" {group}  "))
        ends = ((key("enter"), quiet(f" {choose}  ")), (key("esc"), quiet(f" {leave}")))
        whole = (*ends[0], *more, *ends[1])
        foot.show(whole if width_of(whole) <= foot.size.width else (*ends[0], *ends[1]))
        wanted = simplified(self.words).split()
        sheet = self.query_one("#found", ItemList)
        drawn = self._drawn(wanted, max(1, sheet.size.width - 4))
        sheet.show_page(drawn, self.pen.signs.bar)

    def _drawn(self, wanted: Sequence[str], width: int) -> Drawn:
        """What is found, in groups that are counted, with the hits underlined."""
        found = [find for find in self._question.finds if self._fits(find, wanted)][:MOST]
        titles = {find.words for find in found}
        found += [find for find in self._passages if find.words not in titles]
        kinds = [
            kind for kind in dict.fromkeys(find.kind for find in found) if not (self._only and kind != self._only)
        ]
        drawn, self._shown = Drawn(), []
        for kind in kinds:
            members = [find for find in found if find.kind == kind]
            drawn.lines += [()] if drawn.lines else []
            drawn.lines.append(headed(kind[:1].upper() + kind[1:], str(len(members)), width, self.pen))
            for find in members:
                self._shown.append(find)
                tail: Line = (key(find.key),)
                words = (Span(plain(find.words, most=200)),)
                drawn.item([spread(spotted(words, wanted), tail if find.key else (), width)])
        if not self._shown:
            drawn.lines += folded([quiet(self.pen.tr("Nothing found."))], width)
        return drawn

    def _fits(self, find: Find, wanted: Sequence[str]) -> bool:
        """Whether all words stand in it, or spell a part of it; in a case, also in anything recorded of it."""
        return find.number in self._holding or holds(f"{find.words} {find.kind} {find.more}", wanted)

    def take(self, report: Report) -> None:
        """The worker has searched the cases."""
        if isinstance(report, Found) and report.words == self.words.strip():
            self._holding = {one.number for one in report.board.outlines}
            made = self._question.passage
            self._passages = [made(hit) for hit in report.hits] if made is not None else []
            self.redraw()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.words = event.value
        self._holding, self._passages, self._only = set(), [], ""
        if self.words.strip():
            self.port.worker.search(self.words.strip(), self.port.board, guide=True)
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
        return {"move": self._move, "leave": self._leave, "group": self._group}

    def _move(self, steps: int) -> None:
        sheet = self.query_one("#found", ItemList)
        goal = max(0, min(len(self._shown) - 1, sheet.item + steps))
        if self._shown and goal != sheet.item:
            sheet.move(goal - sheet.item)

    def _group(self) -> None:
        """Show only the group of what is selected, or all again."""
        at = self.query_one("#found", ItemList).item
        chosen = self._shown[at] if at < len(self._shown) else None
        self._only = "" if self._only or chosen is None else chosen.kind
        self.redraw()
        if chosen in self._shown:
            self.query_one("#found", ItemList).seek(self._shown.index(chosen))

    def _leave(self) -> None:
        self._question.left(self.words)
        self.dismiss(None)
