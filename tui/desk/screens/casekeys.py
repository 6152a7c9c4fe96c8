"""The actions that work on the case in hand, wherever it is in hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual import events
from textual.screen import Screen

from content.text.cells import cells
from content.text.words import N_, message
from store.case.intents import NoteDiary, OpenCase, RedoChange, RestoreCase, TakeChoice, TrashCase, UndoChange
from store.case.view import CaseView
from tui.desk.draw.case import Drawn
from tui.desk.screens.base import DeskScreen
from tui.desk.widgets.lines import LineView
from tui.desk.widgets.selection import under


class CaseKeys(DeskScreen):
    """A screen with a case in hand. `ways` says on which sheet its choices are drawn, and below how many lines."""

    ways: tuple[str, Drawn, int] = ("", Drawn(), 0)

    def on_click(self, event: events.Click) -> None:
        """A click on a choice takes it, as its number does."""
        name, drawn, lead = self.ways
        sheet = under(event, self)
        if isinstance(sheet, LineView) and sheet.id == name and not self.selections:
            y = event.y + round(sheet.scroll_y)
            number = drawn.choice_at(y - lead)
            if number is not None and event.x <= cells(sheet.text_at(y).rstrip()):
                self.action_choose(number)

    def _held(self) -> CaseView | None:
        """The case in hand; says so when there is none."""
        found = self.case
        if found is None:
            key = self.desk_app.key_of("new")
            self.desk_app.say(message(N_("There is no case here yet; {key} opens one."), key=key))
        return found

    def action_choose(self, number: int) -> None:
        """Take a choice by its number."""
        case = self._held()
        if case is None:
            return
        if number > len(case.next.choices):
            self.desk_app.say(message(N_("There is no choice {n} here."), n=number), bad=True)
            return
        self.desk_app.worker.do(case.number, TakeChoice(case.next.choices[number - 1].id))

    def action_undo(self) -> None:
        """Undo the last change of the case, or take the case that was just thrown away out of the trash."""
        app = self.desk_app
        if app.trashed:
            app.worker.do(app.trashed, RestoreCase())
            app.trashed = 0
        elif (case := self._held()) is not None:
            app.worker.do(case.number, UndoChange())

    def action_redo(self) -> None:
        """Do again what was undone last."""
        case = self._held()
        if case is not None:
            self.desk_app.worker.do(case.number, RedoChange())

    def action_new(self) -> None:
        """Ask for a new case and open it."""
        from tui.desk.dialogs.newcase import NewCase

        app = self.desk_app

        def answered(facts: dict[str, str] | None) -> None:
            if facts is not None:
                playbook = app.desk.playbook().meta.id
                app.worker.open(OpenCase(playbook, facts.pop("title", ""), facts), draft=NewCase.draft_name())

        app.push_screen(NewCase(), answered)

    def action_note(self) -> None:
        """Ask for a line of the diary and write it."""
        from tui.desk.dialogs.note import Note, NoteForm

        case = self._held()
        if case is None:
            return
        app, number = self.desk_app, case.number
        form = NoteForm(number)

        def answered(note: Note | None) -> None:
            if note is not None:
                intent = NoteDiary(note.text, note.who, note.channel, note.promise)
                app.worker.do(number, intent, draft=form.draft)

        app.push_screen(form, answered)

    def action_attach(self) -> None:
        """Ask for a file and take it into the evidence."""
        from tui.desk.dialogs.attach import AttachForm, Attachment

        case = self._held()
        if case is None:
            return
        app, number = self.desk_app, case.number
        form = AttachForm(case)

        def answered(given: Attachment | None) -> None:
            if given is not None:
                app.worker.attach(number, Path(given.path).expanduser(), given.kind, given.note, draft=form.draft)

        app.push_screen(form, answered)

    def action_facts(self) -> None:
        """Show all facts, to correct or add some."""
        case = self._held()
        if case is not None:
            self.ask_facts(case)

    def ask_facts(self, case: CaseView, first: str = "") -> None:
        """Show the facts of a case, and ask for `first` at once."""
        from tui.desk.screens.facts import FactsScreen

        self.app.push_screen(FactsScreen(case.number, first))

    def _show(self, screen: Callable[[int], Screen[Any]]) -> None:
        """Show another screen of the case in hand."""
        case = self._held()
        if case is not None:
            self.app.push_screen(screen(case.number))

    def action_letter(self) -> None:
        """Show the letters of the case, filled."""
        from tui.desk.screens.letters import LettersScreen

        self._show(LettersScreen)

    def action_dictate(self) -> None:
        """Show one field after the other, to type them into a form."""
        from tui.desk.screens.dictate import DictateScreen

        self._show(DictateScreen)

    def action_replies(self) -> None:
        """Show what to answer to what the merchant said."""
        from tui.desk.screens.replies import RepliesScreen

        self._show(RepliesScreen)

    def action_agenda(self) -> None:
        """Show what ends when, over all cases."""
        from tui.desk.screens.agenda import AgendaScreen

        self.app.push_screen(AgendaScreen())

    def action_map(self) -> None:
        """Show the whole flow."""
        from tui.desk.screens.map import MapScreen

        self._show(MapScreen)

    def action_trash(self) -> None:
        """Put the case in the trash, after asking."""
        from tui.desk.dialogs.confirm import Confirm

        case = self._held()
        if case is None:
            return
        app, number = self.desk_app, case.number

        def answered(sure: bool | None) -> None:
            if sure:
                app.trashed = number
                app.worker.do(number, TrashCase())
                self.call_later(self.action_back)

        question = message(N_("Put case {number}, {title}, in the trash?"), number=number, title=case.title)
        app.push_screen(
            Confirm(question, message(N_("{key} takes it out again."), key=app.key_of("undo"))), answered
        )
