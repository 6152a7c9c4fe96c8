"""Asks for files to take into the evidence: by path, from the inbox or a folder, or dropped into the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from content.text.cells import plain
from content.text.words import N_, Message, message
from store.care.candidates import Candidate, kinds_for
from store.intake.incoming import Incoming, draft_of, marked_in
from tui.desk.dialogs.attachdraw import LABELS, draw
from tui.desk.dialogs.dialog import Dialog
from tui.desk.dialogs.label import what_for
from tui.desk.dialogs.marks import MarkedFiles, told_of
from tui.desk.dialogs.shelf import Shelf
from tui.desk.dialogs.when import NEAR
from tui.desk.draw.attach import Taking, kind_title, rows_of, short_path
from tui.desk.keys.actions import Where, bindings
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, HelpPlace
from tui.desk.questions import AskFile
from tui.desk.terminal import innards
from tui.desk.widgets.field import Nearby, OneLine, Pick
from tui.desk.widgets.fieldrow import FieldRow
from tui.desk.widgets.lines import LineBar
from tui.desk.widgets.listpick import ListPick
from tui.desk.widgets.marklist import MarkList
from tui.desk.widgets.still import Box
from tui.desk.worker.report import FilesMeant, FilesOffered, Report

ORDER = ("path", "files", "kind", "note", "on")
"""What takes the keys, from top to bottom."""
AGAIN = 3.0
"""Seconds after which a file that was being written is looked at again."""


class AttachForm(Dialog[tuple[Incoming, ...]]):
    """A path, below it what may be taken in, and at the foot what is said of the marked file in hand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.FORM),
        Binding("escape", "do('leave')", show=False, priority=True),
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("ctrl+c", "do('leave')", show=False),
    ]

    def __init__(self, port: DeskPort, asked: AskFile) -> None:
        super().__init__(port, classes="sheet")
        self._asked, self._view = asked, asked.case
        self._kept = dict(port.draft(asked.draft))
        self._marked = MarkedFiles(asked.case, asked.kind)
        self._shelf = Shelf(port, asked.case.number, lambda: self._marked.files)
        self._longer = False
        """Whether the path is to be made longer as soon as it is known how."""
        self._told: set[Path] = set()
        """The files of which it was said that they are here already."""
        self._sentence: tuple[Message, bool] | None = None

    def compose(self) -> ComposeResult:
        """A head, the path, the list, the marked file, a line for sentences, the keys."""
        kinds = [(kind, kind_title(kind, self._view)) for kind in kinds_for(self._view)]
        tr = self.port.tr
        yield LineBar(id="head")
        yield LineBar(id="above")
        yield FieldRow(OneLine(self._kept.get("path", ""), id="field-path", shared=True))
        yield LineBar(id="way")
        yield MarkList(id="files")
        yield LineBar(id="hand")
        with Box(id="said"):
            about = (("", ""),) * len(kinds)
            yield FieldRow(ListPick(kinds, "", about, tr, question=tr(N_("choose")), id="field-kind"))
            yield FieldRow(Nearby(what_for(self._view, self._asked.kind), id="field-note"))
            yield FieldRow(Nearby(tuple(tr(words) for words in NEAR), id="field-on"))
        yield LineBar(id="sentence")
        yield LineBar(id="below")
        yield LineBar(id="foot")

    def on_mount(self) -> None:
        """Begin with the path; look what there is."""
        innards.focus(self.query_one("#field-path"))
        if self._kept:
            anew = self.port.key_of("anew")
            self._sentence = (message(N_("Your draft is back. {key} begins anew."), key=anew), False)
        if before := self._marked.expect(marked_in(self._kept)):
            self._shelf.point(before)
        self._shelf.look(self.values()["path"])

    def verbs(self) -> Verbs:
        """From field to field, and the three ways to end."""
        return {
            "save": self.save,
            "next-field": self._following,
            "previous-field": lambda: self.action_go(-1),
            "anew": self._anew,
            "leave": self._leave,
            "form-help": lambda: self.port.go(HelpPlace(Where.FORM | Where.PICK)),
        }

    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {name: str(getattr(self.query_one(f"#field-{name}"), "value", "")) for name in LABELS}

    def action_go(self, steps: int) -> None:
        """The field below, or above; an empty list is passed over, and so is what is said of no file."""
        listed = bool(self.query_one(MarkList).stops())
        there = [name for name in ORDER if name == "path" or (listed if name == "files" else self._marked.hand)]
        at = next((n for n, name in enumerate(there) if self.focused is self._field(name)), 0)
        innards.focus(self._field(there[(at + steps) % len(there)]))

    def _field(self, name: str) -> OneLine | Pick | MarkList:
        found = self.query_one("#files" if name == "files" else f"#field-{name}")
        assert isinstance(found, OneLine | Pick | MarkList)
        return found

    def _taking(self) -> Taking:
        return Taking(self._view, self._marked.all, self._shelf.offered, self._marked.hand)

    def _selected(self) -> Candidate | None:
        rows = [one for group in rows_of(self._taking()) for one in group]
        at = self.query_one(MarkList).item
        return rows[at] if at < len(rows) else None

    def _following(self) -> None:
        """Tab completes a path as long as that makes it longer, then marks what it names; else the next field."""
        path = self.query_one("#field-path", OneLine)
        if self.focused is not path or not path.value:
            self.action_go(1)
            return
        longer = self._shelf.longer(path.value)
        self._longer = longer is None
        if longer not in (None, path.value):
            self._type(longer or "")
        elif longer is not None and path.value.endswith("/"):
            self.action_go(1)
        elif longer is not None:
            self._shelf.mean(path.value)

    def _type(self, text: str) -> None:
        path = self.query_one("#field-path", OneLine)
        path.value, path.cursor_position = text, len(text)

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Show where the keys go, and say what the field is for."""
        self.ask_redraw()

    @on(Input.Changed)
    @on(Pick.Changed)
    def _changed(self, event: Input.Changed | Pick.Changed) -> None:
        mark, name = self._marked.hand, str(event.control.id).removeprefix("field-")
        if name != "path" or self.values()["path"] != self._kept.get("path", ""):
            self._sentence = None  # a draft that comes back was typed by nobody
        if name == "path":
            self._shelf.look(self.values()["path"])
        elif mark is not None and isinstance(event, Pick.Changed):
            others = self._marked.call(mark, event.pick.value)
            if others:
                self._sentence = (message(N_("The same for {n} more that had no kind."), n=others), False)
        elif mark is not None and isinstance(event, Input.Changed):
            setattr(mark, name, event.value)
        self.redraw()

    @on(OneLine.LinesPasted)
    def _dropped(self, event: OneLine.LinesPasted) -> None:
        """Files were dropped into the terminal, which types their paths; or something else was pasted."""
        if event.field.id == "field-path":
            self._shelf.mean(event.text)
        else:
            event.field.take(event.text)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if event.input.id == "field-path" and event.value.strip():
            self._shelf.mean(event.value)
        else:
            self.action_go(1)

    @on(MarkList.Selected)
    def _select(self) -> None:
        one = self._selected()
        if one is not None:
            self._marked.take_in_hand(one.path)
        self.redraw()

    @on(MarkList.Beyond)
    def _beyond(self, event: MarkList.Beyond) -> None:
        self.action_go(event.steps)

    @on(MarkList.Chosen)
    def _choose(self, event: MarkList.Chosen) -> None:
        """Mark the selected file, or take the mark back; go into a folder, or out of it."""
        one = self._selected()
        if event.back:
            above = self._shelf.folder_above()
            self._type(f"{short_path(above)}/".replace("//", "/")) if above else None
        elif one is None:
            return
        elif one.inside is not None:
            self._type(f"{short_path(one.path)}/")
            self.query_one(MarkList).item = 0
        elif one.path in self._marked.all:
            self._marked.drop(one.path)
        elif one.wrong is not None:
            self._sentence = (message(N_("{name}: {why}"), name=plain(one.path.name, most=80), why=one.wrong), True)
        elif one.twin and one.path not in self._told:
            self._told.add(one.path)
            text = N_("This is the same file as E{n}. Once more marks it, to keep it under another kind too.")
            self._sentence = (message(text, n=one.twin), False)
        else:
            self._shelf.point([one.path])
        self.redraw()

    def take(self, report: Report) -> None:
        """What may be taken in is known, or what was named."""
        if isinstance(report, FilesOffered) and report.number == self._view.number:
            if self._shelf.take(report.offered):
                self.set_timer(AGAIN, self._shelf.again)
            if self._longer:
                self._following()
        elif isinstance(report, FilesMeant) and report.number == self._view.number:
            wanted, held = self._shelf.found()
            if not wanted:
                return
            files = report.meant.files
            self._marked.add(report.meant)
            if report.named and files:
                self._type("")
                innards.focus(self._field("kind"))
            self._sentence = told_of(report.meant, report.named, self._marked.files) or self._sentence
            if held and not report.meant.problems:
                self.save()
        self.ask_redraw()

    def redraw(self) -> None:
        """Draw everything as it is now."""
        draw(self, self._taking(), self._sentence)

    def keep_draft(self) -> None:
        """Keep what was typed and marked."""
        kept = draft_of(self._marked.wanted(), self.values()["path"])
        if kept != self._kept:
            self._kept = kept
            self.port.worker.keep_draft(self._asked.draft, kept)

    def _anew(self) -> None:
        """Begin anew, with nothing marked."""
        self._marked, self._sentence = MarkedFiles(self._view, self._asked.kind), None
        self._shelf.forget()
        self._type("")
        innards.focus(self._field("path"))
        self.keep_draft()
        self.redraw()

    def save(self) -> None:
        """Take in what is marked; what is still only typed is marked first, and what is only guessed is told."""
        if self._shelf.holds():
            return
        typed = self.values()["path"].strip()
        named = self._shelf.named(typed)
        if typed and (not self._marked.all or (named is not None and named.path not in self._marked.all)):
            self._shelf.mean(typed)
            return
        wrong = self._marked.wrong(self.port.tr, self.port.clock())
        if wrong is not None:
            mark, name, sentence = wrong
            self._marked.take_in_hand(mark.file.path)
            innards.focus(self._field(name))
            self._sentence = (sentence, True)
        elif not self._marked.all:
            self._sentence = (message(N_("Which file?")), True)
        elif (unsure := self._marked.unsure()) is not None:
            self._sentence = (unsure, False)
        else:
            self.keep_draft()
            self.dismiss(self._marked.wanted())
            return
        self.redraw()

    def _leave(self) -> None:
        """Go away; what was typed and marked is kept."""
        self.keep_draft()
        if self._kept:
            self.port.say(message(N_("Kept as a draft; it comes back when you open the form again.")))
        self.dismiss(None)
