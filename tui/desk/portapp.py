"""The app as screens see it: what it holds, and what they may ask of it. It is a `DeskPort`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from textual.app import ScreenStackError
from textual.driver import Driver

from content.pack.files import DEFAULT
from content.text.words import N_, Message, Translator, message
from store.case.intents import OpenCase, RestoreCase, TrashCase
from tui.desk import places
from tui.desk.draw.context import ASCII, UNICODE, Context, Signs
from tui.desk.draw.glimpse import glimpse_in
from tui.desk.keys.actions import ACTIONS, Action
from tui.desk.keys.rebinding import choice_keys, keymap
from tui.desk.keys.ways import ways_here
from tui.desk.ports import DictatePlace, Notice, Place
from tui.desk.questions import A, Question
from tui.desk.terminal import innards
from tui.desk.widgets.lines import LineWidget
from tui.desk.widgets.surface import Surface
from tui.desk.widgets.theme import PALETTES, palette_of
from tui.desk.widgets.veil import WORD, VeiledApp, Veiling, mark_of
from tui.desk.worker.ahead import Ahead
from tui.desk.worker.worker import Worker

if TYPE_CHECKING:
    from content.pack.playbook import Playbook
    from store.board.board import Board
    from store.case.case import Case
    from store.case.intents import Intent
    from store.case.view import CaseView
    from store.disk.settings import Settings
    from store.dossier.redact_known import Known
    from store.opening import HomeDesk
    from store.people.person import People


class OpenedApp(VeiledApp):
    """An app whose desk may still be opened behind the first look at it."""

    worker: Worker
    ahead: Ahead | None = None
    _desk: HomeDesk | None = None
    _board: Board | None = None

    def clock(self) -> datetime:
        """Now."""
        return (self._desk or self.ahead or self.desk).clock()

    @property
    def desk(self) -> HomeDesk:
        """The desk; one that is still being opened is waited for."""
        if self._desk is None:
            self._desk = self.worker.desk
        return self._desk

    @property
    def board(self) -> Board:
        """All cases as they were read last; none before they were read."""
        if self._board is None:
            from store.board.board import Board

            self._board = Board((), self.clock(), lambda _: None)
        return self._board

    @property
    def people(self) -> People:
        """Whom cases are for."""
        return self.desk.people


class PortApp(OpenedApp):
    """What screens are given of the app: the `DeskPort` of `tui.desk.ports`."""

    def __init__(
        self,
        desk: HomeDesk | Ahead,
        settings: Settings,
        worker: Worker | None = None,
        ascii_only: bool = False,
        actions: tuple[Action, ...] = ACTIONS,
    ) -> None:
        super().__init__(palette_of(settings.theme), driver_class=_driver())
        self.worker = worker or Worker(desk)
        self.ahead = desk if isinstance(desk, Ahead) else None
        self._desk = None if isinstance(desk, Ahead) else desk
        language = desk.language if isinstance(desk, Ahead) else desk.reading.language
        self.tr = Translator(language, ways_here(actions))
        self.ascii_only = ascii_only
        self.set_class(ascii_only, "ascii")
        self.signs: Signs = ASCII if ascii_only else UNICODE
        self.actions = actions
        self.choice_keys = choice_keys(actions)
        self.glimpse = glimpse_in(self.ahead.shown) if self.ahead else None
        self.heard: dict[int, str] = {}
        self.begun = self.known = False
        self.notice: Notice | None = None
        self.set_keymap(keymap(actions))
        self.folder = str(desk.home.path)
        self.views = settings.views
        self.masked_first = settings.mask
        """Whether nothing is shown before it is covered."""
        self.foresee = foresight(lambda: self.desk)
        self.twins = other_languages(lambda: self.desk)
        self.playbooks = lambda: self.desk.library.usable(self.desk.reading.language)
        self._trashed = 0

    def playbook(self, name: str = DEFAULT) -> Playbook:
        """A playbook, else that of new cases, in the language of the desk. Raises `UnknownPage`."""
        return self.desk.playbook(name)

    def draft(self, name: str) -> Mapping[str, str]:
        """What was typed into a form and not saved."""
        return self.desk.drafts.load(name)

    def view(self, number: int) -> CaseView | None:
        """The case of that number as it was read last, or None when it is gone."""
        return self.board.find(number)

    def pen(self) -> Context:
        """What drawing needs, as of now."""
        # a copy has no first look
        copied = self.desk.copied.by if self.glimpse is None and self.desk.copied else None
        return Context(self.tr, self.signs, self.clock(), self.choice_keys, copied)

    def key_of(self, name: str) -> str:
        """The first key of an action, as people read it."""
        return next((action.shown.split(" ")[0] for action in self.actions if action.id == name), "")

    def go(self, place: Place) -> None:
        """Show a place over this one."""
        if self.masked and isinstance(place, DictatePlace):
            text = N_("What is typed over must be read whole; {key} shows it again first.")
            self.say(message(text, key=self.key_of("mask")), bad=True)
            return
        self.push_screen(places.screen_of(place, self))

    def ask(self, question: Question[A], answered: Callable[[A | None], object]) -> None:
        """Ask; `answered` gets None when it was not answered."""

        def done(answer: A | None) -> None:
            answered(answer)

        self.push_screen(places.dialog_of(question, self), done)

    def say(self, words: Message | str, bad: bool = False, later: bool = False) -> None:
        """Say a sentence at the foot of the screen, until the next key; with `later` when it is drawn next."""
        self.notice = Notice(words, bad)
        if not later:
            self.redraw()

    def hush(self) -> None:
        """Take the sentence at the foot back."""
        if self.notice is not None:
            self.notice = None
            self.redraw()

    def trash(self, number: int) -> None:
        """Put a case in the trash, and remember which it was."""
        self._trashed = number
        self.worker.do(number, TrashCase())

    def take_back(self) -> bool:
        """Take the case that was thrown away last out of the trash; whether there was one."""
        number, self._trashed = self._trashed, 0
        if number:
            self.worker.do(number, RestoreCase())
        return bool(number)

    def speak(self, language: str) -> None:
        """Change the language of the words and of the playbooks."""
        self._desk = self.desk.read_in(language)
        self.tr = Translator(language, ways_here(self.actions))
        self.worker.read(self.desk)
        self.redraw()

    def switch_theme(self) -> str:
        """Put on the next colours; returns how the settings call them."""
        self.put_on(PALETTES[(PALETTES.index(self.palette) + 1) % len(PALETTES)])
        self._forget_drawn()
        return self.palette.setting

    def switch_mask(self) -> None:
        """Cover what gives people away, as soon as the worker knows it all; or show it again."""
        if self.veiling is None:
            self.say(message(N_("Masking …")))
            self.worker.learn()
            return
        self.veiling = None
        self.worker.looks.covered = False
        self._forget_drawn()
        self.say(message(N_("Everything is shown again.")))

    def cover(self, known: Known) -> None:
        """Cover on every screen what is known of people, and what looks like it."""
        from store.dossier.redact import Veil

        first = self.veiling is None
        self.worker.looks.covered = True
        self.veiling = Veiling(Veil(known), mark_of(self.tr(WORD), self.key_of("mask")))
        self._forget_drawn()
        if first and self.begun:
            self.say(
                message(N_("Masked: screens and copies. What pictures show is not; what is saved stays as it is."))
            )

    def cover_too(self, case: Case) -> None:
        """While the screen is covered, cover what a changed case knows now, too."""
        if self.veiling is not None:
            from store.care.knowing import in_doubt
            from store.dossier.redact_known import known_of_all

            self.cover(self.veiling.veil.known.also((*known_of_all((case,)).values, *in_doubt((case,)))))

    def _forget_drawn(self) -> None:
        """Draw every line anew on every screen."""
        for screen in self.screen_stack:
            for widget in screen.walk_children(LineWidget):  # a query knows no second bases
                widget.forget()
        self.redraw()

    def paint_anew(self) -> None:
        """Write every cell again."""
        innards.forget_shown(self)
        if (front := self.front()) is not None:
            front.refresh()

    def quit(self) -> None:
        """Leave, after asking when a draft would be lost: the worker says whether the disk has them all."""
        self.worker.retry_drafts()

    def redraw(self) -> None:
        """Let the screen in front draw what it shows; those behind do so when they come back."""
        front = self.front()
        # while the app ends, screens are taken down piece by piece
        if front is not None and front.is_mounted and self.is_running:
            front.redraw()

    def front(self) -> Surface[Any] | None:
        """The screen in front, if there is one."""
        try:
            screen = self.screen
        except ScreenStackError:
            return None
        return screen if isinstance(screen, Surface) else None

    def surfaces(self) -> Iterator[Surface[Any]]:
        """All screens, the lowest first."""
        return (screen for screen in self.screen_stack if isinstance(screen, Surface))


def foresight(desk: Callable[[], HomeDesk]) -> Callable[[CaseView | None, Intent], CaseView]:
    """What makes of a case, or of none, and an intent the case as it would be; nothing is saved."""

    def foreseen(view: CaseView | None, intent: Intent) -> CaseView:
        from store.case.foresee import foresee, foresee_new

        here = desk()
        if view is None and isinstance(intent, OpenCase):
            return foresee_new(intent, here.playbook(intent.playbook), here.clock(), here.workdays)
        if view is None:
            raise TypeError(intent)
        return foresee(view, intent, here.clock(), here.workdays)

    return foreseen


def other_languages(desk: Callable[[], HomeDesk]) -> Callable[[CaseView], tuple[Playbook, ...]]:
    """What gives the playbook of a case in other languages."""
    return lambda view: desk().library.twins(view.case.playbook, view.playbook)


def made_look(board: Board, language: str) -> tuple[bytes, float] | None:
    """What is kept of the first look at a board, and until when it is true; None where the board is not whole."""
    from tui.desk.draw.telling import look_of

    return look_of(board, Translator(language))


def _driver() -> type[Driver] | None:
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.desk.terminal.driver import DeskDriver

    return DeskDriver
