"""The evidence of a case: gaps, exhibits, what each proves, and whether its copy is what it was."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType

from content.text.words import N_, message
from store.case.checklist import Item
from store.kept import Kept
from tui.desk.draw.evidence import Known, beside_page, evidence_head, evidence_page
from tui.desk.draw.frame import rule
from tui.desk.keys.actions import Action, Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort
from tui.desk.screens.base import DeskScreen, framed, is_wide
from tui.desk.screens.parts.caseverbs import CaseVerbs
from tui.desk.screens.parts.exhibits import Exhibits
from tui.desk.screens.parts.movement import walking
from tui.desk.widgets.itemlist import ItemList
from tui.desk.widgets.lines import LineBar, LineView
from tui.desk.widgets.picture import PictureView
from tui.desk.worker.jobs import picture_shown
from tui.desk.worker.report import CasesRead, Pictured, Report, Saved

ON_EXHIBIT = ("label", "preview", "earlier", "later", "take-out", "attach")
"""What is done to a file, and so not to a line on which there is none: enter takes one in there."""

ON_LIST = ("earlier", "later", "take-out", "undo", "export")
"""What changes the list, and so is not named while a picture hides it."""


class EvidenceScreen(DeskScreen):
    """A list of what is missing and what is there; beside it, where there is room, all about the selected line."""

    where: ClassVar[Where] = Where.EVIDENCE
    shares_width: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.EVIDENCE)]

    def __init__(self, port: DeskPort, number: int) -> None:
        super().__init__(port, number)
        self._hand = CaseVerbs(port, lambda: self.case)
        self.exhibits = Exhibits(port, lambda: self.case, lambda: self.listed().item)
        self._awaited = ""
        """The exhibit whose picture is to be shown; empty when none is."""

    def compose(self) -> ComposeResult:
        """A head, the list beside what is known of its selected line, a foot."""
        yield from framed(PictureView(id="picture"), ItemList(id="list"), LineView(id="aside"))

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
            **{name: hand[name] for name in ("undo", "redo", "export")},
            "evidence": super().back,
            "preview": self.preview,
        }

    def preview(self) -> None:
        """Show the picture of the selected exhibit in place of the list, or the list again."""
        picture = self.query_one("#picture", PictureView)
        if picture.display:
            self._hide()
            self.ask_redraw()
        elif self.port.masked:
            text = N_("No picture is shown while names are covered; {key} shows them.")
            self.port.say(message(text, key=self.port.key_of("mask")))
        else:
            self.exhibits.with_copy(self._ask_for_picture)

    def back(self) -> None:
        """Leave the picture, or the screen."""
        if self.query_one("#picture", PictureView).display:
            self.preview()
        else:
            super().back()

    def _hide(self) -> None:
        self._awaited = ""
        self.query_one("#picture", PictureView).show(None)

    def _ask_for_picture(self, kept: Kept) -> None:
        self._awaited = kept.exhibit.id
        width, height = self.size.width, self.query_one("#body").size.height
        beside = min(60, width * 2 // 5) if is_wide(self) else 0
        self.port.worker.carry(picture_shown(kept, width - beside - 2, height))

    @property
    def foot_actions(self) -> tuple[Action, ...]:
        """On a line without a file what can be done about that, and on an exhibit what is done with one."""
        named, row = super().foot_actions, self.exhibits.row()
        if row is None:
            return named
        gone = ON_EXHIBIT if isinstance(row, Item) else ("set-aside",)
        first = [one for one in named if isinstance(row, Item) and one.id in ("back", "open", "set-aside")]
        first = [replace(one, words=N_("attach")) if one.id == "open" else one for one in first]
        if self.query_one("#picture", PictureView).display:
            first = [replace(one, words=N_("the list")) for one in named if one.id == "preview"]
            gone = (*gone, *ON_LIST)
        gone = (*gone, *self.exhibits.stuck(), *(one.id for one in first))
        return (*first, *(one for one in named if one.id not in gone))

    def listed(self) -> ItemList:
        """The list."""
        return self.query_one("#list", ItemList)

    def redraw(self) -> None:
        """Draw the evidence as it is now."""
        view, pen, width = self.case, self.pen, self.size.width
        if view is None or width == 0:
            return
        if self.port.masked:
            self._hide()
        wide, aside = is_wide(self), self.query_one("#aside", LineView)
        aside.set_class(not wide, "hidden")
        beside = min(60, width * 2 // 5)
        aside.styles.width = beside
        self.wall = width - beside if wide else -1
        kept = self.exhibits.kept_one()
        alone = kept.exhibit if kept and not wide and self.query_one("#picture", PictureView).display else None
        self.query_one("#head", LineBar).show(evidence_head(view, self.exhibits.kept, width, pen, alone))
        self.query_one("#above", LineBar).show(rule(width, pen, self.wall))
        room = max(1, (self.wall if wide else width) - 6)
        self.listed().set_class(self.query_one("#picture", PictureView).display, "hidden")
        files = Known(self.exhibits.kept, self.exhibits.letters, self.exhibits.inbox)
        self.listed().show_page(evidence_page(view, files, room, pen, alone=not wide), pen.signs.bar)
        self.sought()
        super().redraw()

    def sought(self) -> None:
        """Draw what is known of the selected line."""
        view, aside = self.case, self.query_one("#aside", LineView)
        row = self.exhibits.row()
        if view is not None and is_wide(self):
            room = max(1, min(60, self.size.width * 2 // 5) - 5)
            lines = beside_page(row, view, self.exhibits.known(row), room, self.pen)
            aside.show(lines, keep=False)
        picture = self.query_one("#picture", PictureView)
        kept = self.exhibits.kept_one()
        if picture.display and kept is not None and kept.exhibit.id not in (picture.name_shown, self._awaited):
            self._ask_for_picture(kept)
        self.draw_foot()

    def pointed(self, again: bool, x: int) -> None:
        """A second click opens."""
        if again:
            self.do("open")

    def take(self, report: Report) -> None:
        """The copies were checked, a picture was made that is still wanted, or exhibits came from elsewhere."""
        if isinstance(report, CasesRead):
            if report.others and self.exhibits.others():
                self.port.worker.check_copies(self.number)
        elif isinstance(report, Pictured):
            if report.exhibit != self._awaited or self.port.masked:
                return
            self.query_one("#picture", PictureView).show(report.small, report.exhibit)
            self.ask_redraw()
        elif self.exhibits.take(report):
            self.ask_redraw()

    def follow(self, _: Saved) -> None:
        """Exhibits came or went."""
        self.port.worker.check_copies(self.number)
