"""The evidence of a case: gaps, exhibits, what each proves, and whether its copy is what it was."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from tui.desk.draw.evidence import beside_page, evidence_head, evidence_page
from tui.desk.draw.frame import rule
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed, is_wide
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.exhibits import Exhibits
from tui.desk.screens.parts.movement import walking
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.work.report import Report, Saved


class EvidenceScreen(DeskScreen):
    """A list of what is missing and what is there; beside it, where there is room, all about the selected line."""

    where: ClassVar[Where] = Where.EVIDENCE
    shares_width: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EVIDENCE)]

    def __init__(self, port: DeskPort, number: int) -> None:
        super().__init__(port, number)
        self._hand = CaseVerbs(port, lambda: self.case)
        self.exhibits = Exhibits(port, lambda: self.case, lambda: self.listed().item)

    def compose(self) -> ComposeResult:
        """A head, the list beside what is known of its selected line, a foot."""
        yield from framed(ItemList(id="list"), LineView(id="aside"))

    def on_mount(self) -> None:
        """Have the copies checked."""
        self.port.worker.check_copies(self.number)

    def verbs(self) -> Verbs:
        """Movement, what is done to an exhibit, and undoing it; the key that opened the page closes it."""
        hand = self._hand.verbs()
        return {
            **super().verbs(),
            **walking(self.listed, self.sought),
            **self.exhibits.verbs(),
            **{name: hand[name] for name in ("attach", "undo", "redo", "export")},
            "evidence": self.back,
        }

    def listed(self) -> ItemList:
        """The list."""
        return self.query_one("#list", ItemList)

    def redraw(self) -> None:
        """Draw the evidence as it is now."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        wide, aside = is_wide(self), self.query_one("#aside", LineView)
        aside.set_class(not wide, "hidden")
        beside = min(60, width * 2 // 5)
        aside.styles.width = beside
        self.wall = width - beside if wide else -1
        self.query_one("#head", LineBar).show(evidence_head(view, self.exhibits.kept, width, pen))
        self.query_one("#above", LineBar).show(rule(width, pen, self.wall))
        room = max(1, (self.wall if wide else width) - 6)
        self.listed().show_page(evidence_page(view, self.exhibits.kept, room, pen), pen.signs.bar)
        self.sought()
        super().redraw()

    def sought(self) -> None:
        """Draw what is known of the selected line."""
        view, aside = self.case, self.query_one("#aside", LineView)
        row = self.exhibits.row()
        if view is not None and is_wide(self):
            room = max(1, min(60, self.size.width * 2 // 5) - 5)
            lines = beside_page(row, view, self.exhibits.kept, room, self.pen) if row is not None else []
            aside.show([(), *lines], keep=False)

    def pointed(self, again: bool, x: int) -> None:
        """A second click opens."""
        if again:
            self.do("open")

    def take(self, report: Report) -> None:
        """The copies were checked."""
        if self.exhibits.take(report):
            self.ask_redraw()

    def follow(self, _: Saved) -> None:
        """Exhibits came or went."""
        self.port.worker.check_copies(self.number)
