"""The app: holds the desk, the words, the colours and the cases; screens draw what it holds."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from rich.style import Style
from textual import events, on
from textual.app import App, ScreenStackError
from textual.binding import BindingType
from textual.screen import Screen

from content.text.words import N_, Message, Problem, Translator, message
from store.board.board import Board
from store.case.done import Done
from store.case.view import CaseView
from store.disk.settings import Settings
from store.opening import HomeDesk
from tui.desk.draw.context import ASCII, UNICODE, Context, Signs
from tui.desk.draw.spans import Tone
from tui.desk.keys.actions import ACTIONS, Action
from tui.desk.keys.rebinding import choice_keys, keymap
from tui.desk.widgets.lines import LineWidget
from tui.desk.widgets.theme import PALETTES, Palette, colours_of, palette_of
from tui.desk.work.idle import Collector, preload
from tui.desk.work.news import Answers, CasesRead, Failed, Found, Saved, TerminalGone
from tui.desk.work.worker import Worker

if TYPE_CHECKING:
    from store.papers.replies import ReplyCard

LOOK_EVERY = 0.5
"""Seconds between two looks at what other processes wrote."""
MOUNTING = 1.0
"""Seconds a key waits at most for its screen."""
PATIENCE = 0.15
"""Seconds the first paint waits for the cases; without them it paints the frame."""
SETTLED = 1.0
"""Seconds after which a start is over."""


class DeskApp(App[int]):
    """退款案台."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = None

    def __init__(
        self,
        desk: HomeDesk,
        settings: Settings,
        worker: Worker | None = None,
        ascii_only: bool = False,
        actions: tuple[Action, ...] = ACTIONS,
    ) -> None:
        super().__init__(driver_class=_driver())
        self.desk = desk
        self.worker = worker or Worker(desk)
        self.tr = Translator(desk.reading.language)
        self.ascii_only = ascii_only
        self.set_class(ascii_only, "ascii")
        self.signs: Signs = ASCII if ascii_only else UNICODE
        self.actions = actions
        self.choice_keys = choice_keys(actions)
        self.board = Board((), desk.clock(), lambda _: None)
        self.heard: dict[int, str] = {}
        self.collector = Collector()
        self.begun = self.known = False
        self.problem: Problem | None = None
        self.trashed = 0
        self.notice: tuple[Message | str, bool] | None = None
        self.inks: Mapping[Tone, Style] = {}
        self.inks_raised: Mapping[Tone, Style] = {}
        for palette in PALETTES:
            self.register_theme(palette.theme())
        self.set_keymap(keymap(actions))
        palette = palette_of(settings.theme)
        # set first without its watcher, which would read all style sheets a second time
        self.set_reactive(App.theme, palette.name)
        self.put_on(palette)
        self.stylesheet.set_variables(self.get_css_variables())

    def put_on(self, palette: Palette) -> None:
        """Change the colours."""
        self.palette = palette
        colours = colours_of(self.console.color_system, not self.no_color)
        self.inks = palette.inks(raised=False, colours=colours)
        self.inks_raised = palette.inks(raised=True, colours=colours)
        self.theme = palette.name

    def switch_theme(self) -> None:
        """Put on the next palette."""
        self.put_on(PALETTES[(PALETTES.index(self.palette) + 1) % len(PALETTES)])
        for screen in self.screen_stack:
            for widget in screen.query(LineWidget):
                widget.forget()
        self.redraw()

    def pen(self) -> Context:
        """What drawing needs, as of now."""
        return Context(self.tr, self.signs, self.desk.clock(), self.choice_keys)

    def key_of(self, name: str) -> str:
        """The first key of an action, as people read it."""
        return next((action.shown.split(" ")[0] for action in self.actions if action.id == name), "")

    def view(self, number: int) -> CaseView | None:
        """The case of that number as it was read last, or None when it is gone."""
        return self.board.find(number)

    def get_default_screen(self) -> Screen[Any]:
        """Home is where the desk begins: no other screen lies below it."""
        from tui.desk.screens.home import HomeScreen

        return HomeScreen()

    async def on_mount(self) -> None:
        """Take the first look, listen to signals, and go home."""
        self.worker.report_to(_Reporter(self))
        loop = asyncio.get_running_loop()
        if not self.is_headless:
            for name in (signal.SIGHUP, signal.SIGTERM):
                loop.add_signal_handler(name, self.leave)
            self.set_timer(SETTLED, lambda: self.worker.read_ahead(preload))
        try:
            self._take(self.worker.first.result(PATIENCE))
        except TimeoutError:
            self.worker.read(self.desk)
        except Problem as problem:
            # without its cases a desk is of no use; who opened it says the sentence where it stays readable
            self.problem = problem
            self.exit(1)
            return
        self.begun = True
        self.redraw()
        self.set_interval(LOOK_EVERY, self.worker.look)

    async def on_event(self, event: events.Event) -> None:
        """Let a key that comes before its screen is there wait for it; without its screen it can do nothing."""
        if isinstance(event, events.InputEvent):
            self.collector.moved()
        front = self._front() if isinstance(event, events.InputEvent) else None
        if front is not None and not front.is_mounted:
            try:
                await asyncio.wait_for(front._mounted_event.wait(), MOUNTING)
            except TimeoutError:
                return
        await super().on_event(event)

    def on_resize(self, _: events.Resize) -> None:
        """After a change of size nobody knows what the terminal shows."""
        self.paint_anew()

    def paint_anew(self) -> None:
        """Write every cell again."""
        forget = getattr(self._driver, "forget", None)
        if forget is not None:
            forget()
        front = self._front()
        if front is not None:
            front.refresh()

    def leave(self) -> None:
        """Keep drafts and end."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep_draft", None)
            if keep is not None:
                keep()
        self.exit(0)

    def on_unmount(self) -> None:
        """Let the worker finish."""
        self.worker.close()

    def on_terminal_gone(self, _: TerminalGone) -> None:
        """Leave when nobody is there."""
        self.leave()

    def on_cases_read(self, event: CasesRead) -> None:
        """Show the cases as they are now."""
        self._take(event.board)
        self.redraw()

    def _take(self, board: Board) -> None:
        self.board, self.known = board, True

    @on(Found)
    @on(Answers)
    def hand_over(self, event: Found | Answers) -> None:
        """Give what the worker found to the screen that asked for it."""
        for screen in self.screen_stack:
            if (take := getattr(screen, "take", None)) is not None:
                take(event)

    def on_saved(self, event: Saved) -> None:
        """Show the case that changed at once, and say what was saved."""
        fresh, words = event.done.view, event.done.words
        self.board = self.board.with_view(fresh)
        if event.heard:
            self.heard[fresh.number] = event.heard
            words = message(N_("Saved. {key} has an answer to what they said."), key=self.key_of("replies"))
        self.notice = (words, False)
        for screen in self.screen_stack:
            if (follow := getattr(screen, "follow", None)) is not None:
                follow(event)
        self.redraw()

    def on_failed(self, event: Failed) -> None:
        """Say why nothing was changed."""
        self.say(event.sentence, bad=True)

    def say(self, words: Message | str, bad: bool = False) -> None:
        """Say a sentence at the foot of the screen, until the next key."""
        self.notice = (words, bad)
        self.redraw()

    def hush(self) -> None:
        """Take the sentence at the foot back."""
        if self.notice is not None:
            self.notice = None
            self.redraw()

    def redraw(self) -> None:
        """Let the screen in front draw what it shows; those behind do so when they come back."""
        front = self._front()
        draw = getattr(front, "redraw", None)
        # while the app ends, screens are taken down piece by piece
        if draw is not None and front is not None and front.is_mounted and self.is_running:
            draw()

    def speak(self, language: str) -> None:
        """Change the language of the words and of the playbooks."""
        self.desk = self.desk.read_in(language)
        self.tr = Translator(language)
        self.worker.read(self.desk)
        self.redraw()

    def _front(self) -> Screen[Any] | None:
        try:
            return self.screen
        except ScreenStackError:
            return None


class _Reporter:
    """Turns the worker's reports into messages to the app; called from the worker's thread."""

    def __init__(self, app: DeskApp) -> None:
        self._app = app

    def saved(self, done: Done, draft: str, heard: str) -> None:
        self._app.post_message(Saved(done, draft, heard))

    def failed(self, sentence: Message, draft: str) -> None:
        self._app.post_message(Failed(sentence, draft))

    def read(self, board: Board) -> None:
        self._app.post_message(CasesRead(board))

    def found(self, words: str, board: Board) -> None:
        self._app.post_message(Found(words, board))

    def answers(self, number: int, cards: tuple[ReplyCard, ...]) -> None:
        self._app.post_message(Answers(number, cards))


def _driver() -> Any:
    if sys.platform == "win32" or os.environ.get("TEXTUAL_DRIVER"):
        return None
    from tui.desk.terminal.driver import DeskDriver

    return DeskDriver
