"""The app: it starts, listens to its worker, hands on what it hears to screens, and ends. It knows no screen."""

from __future__ import annotations

import asyncio
import signal
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Self

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from content.text.words import N_, Message, Problem, Translator, message
from tui.desk import places
from tui.desk.draw.dossier import preview
from tui.desk.inorder import MOUNTING, InOrder, walks
from tui.desk.keys.verbs import Answering, Writing
from tui.desk.portapp import PortApp, made_look
from tui.desk.ports import Notice, PagePlace, Painted, ReadyPlace, Said
from tui.desk.questions import Sure
from tui.desk.terminal import innards
from tui.desk.terminal.jobs import has_shell
from tui.desk.widgets.surface import Surface
from tui.desk.worker.idle import Collector, preload
from tui.desk.worker.news import Reported, TerminalGone
from tui.desk.worker.report import (
    Answers,
    CasesRead,
    CopiesChecked,
    Counted,
    Doubted,
    DraftsKept,
    Failed,
    FilesMeant,
    FilesOffered,
    FilesThere,
    FormDone,
    Found,
    InboxSeen,
    Learned,
    Patterned,
    Pictured,
    Previewed,
    Saved,
    Told,
    TrashSeen,
)

if TYPE_CHECKING:
    from datetime import datetime

    from store.board.board import Board
    from store.case.done import Done
    from store.dossier.redact_known import Known

LOOK_EVERY = 0.5
"""Seconds between two looks at what other processes wrote."""
PATIENCE = 0.15
"""Seconds the first paint waits for the cases; without them it paints the frame."""
TAKEN = 12
"""Cells of the line of a notice that its margins, a sign that it was cut and the key that takes it back need."""
SETTLED = 1.0
"""Seconds after which a start is over."""


def _and_moved(done: Done, now: datetime, width: int, tr: Translator) -> Message:
    """What was saved, and before it, as the end is cut, which deadline moved; the dates first where they may be."""
    if not done.moved:
        return done.words
    from tui.say.values import moved_within

    first, more = moved_within(tr, done.moved[0], now, width - TAKEN), len(done.moved) - 1
    text = N_("{moved}; {n} more moved. {saved}") if more else N_("{moved}. {saved}")
    return message(text, saved=done.words, moved=first, n=more)


class DeskApp(PortApp):
    """退款案台."""

    CSS_PATH = "desk.tcss"
    ENABLE_COMMAND_PALETTE = False
    # below the keys of all screens: who gives ctrl+z to undo, or types in a field that has its own, keeps that
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "to_shell", show=False)]
    AUTO_FOCUS = None
    opening: asyncio.Task[None] | None = None
    """Opens the desk while a first look at it stands on the screen."""
    problem: Problem | None = None
    """Why the desk ended before it began."""

    @cached_property
    def in_order(self) -> InOrder:
        """Carries input out in its order."""
        return InOrder(self, self._carry_out)

    def get_default_screen(self) -> Screen[Any]:
        """Home is where the desk begins: no other screen lies below it."""
        return places.home(self)

    async def on_mount(self) -> None:
        """Take the first look, listen to signals, and go home."""
        self.collector = Collector(lambda: len(self.screen_stack) == 1)  # home alone
        self.worker.looks.made, self.worker.looks.covered = made_look, self.masked_first
        self.worker.report_to(lambda report: self.post_message(Reported(report)))
        loop = asyncio.get_running_loop()
        if not self.is_headless:
            for name in (signal.SIGHUP, signal.SIGTERM):
                loop.add_signal_handler(name, self.leave)
            self.set_timer(SETTLED, lambda: self.worker.read_ahead(preload))
        if self.glimpse is not None:
            self.begun = True
            self.redraw()
            return
        try:
            self._take(self.worker.first.result(PATIENCE))
        except TimeoutError:
            self.worker.read(self.desk)
        except Problem as problem:
            # without its cases a desk is of no use; who opened it says the sentence where it stays readable
            self.problem = problem
            self.exit(1)
            return
        if self.masked_first:
            self.cover(await asyncio.wrap_future(self.worker.learn()))
        self.begun = True
        self.redraw()
        self.set_interval(LOOK_EVERY, self.worker.look)

    def on_painted(self, _: Painted | None = None) -> None:
        """Open the desk of which a first look stands on the screen, and read its cases."""
        if self.glimpse is not None and self.opening is None:
            self.opening = asyncio.create_task(self._open())

    async def _open(self) -> None:
        try:
            self._take(await asyncio.wrap_future(self.worker.first))
        except Problem as problem:
            self.problem = problem
            self.exit(1)
            return
        self.redraw()
        self.set_interval(LOOK_EVERY, self.worker.look)

    async def _opened(self, event: events.Event) -> None:
        """Wait for the cases with what cannot be done on a first look. The arrows move on it."""
        if self.glimpse is None or isinstance(event, events.MouseMove):
            return
        if isinstance(event, events.Key) and walks(self.actions, event.key):
            return
        self.on_painted()
        if self.opening is not None:
            await asyncio.wait((self.opening,))

    async def on_event(self, event: events.Event) -> None:
        """Carry input out in its order: a key waits for its screen, without which it can do nothing."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            await self.in_order.take(event)
        else:
            await super().on_event(event)

    async def _carry_out(self, event: events.Event) -> None:
        if self.begun:
            self.collector.moved()
        await self._opened(event)
        front = self.front()
        if front is not None and not front.is_mounted and not await innards.mounted(front, MOUNTING):
            return
        if front is not None and isinstance(event, events.Key):
            await self._press(event, front)
            return
        self.in_order.began(event)
        await super().on_event(event)

    def refresh(self, *, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew. When a screen has gone Textual would lay out the one in front, which was just drawn whole."""
        if layout and self.begun:
            return self
        return super().refresh(repaint=repaint, layout=layout, recompose=recompose)

    async def _press(self, event: events.Key, front: Surface[Any]) -> None:
        """Do what a key does before the next one is looked at.

        Textual hands a key from queue to queue; one that comes at once would find the screen, the field and the
        letters of before.
        """
        held = self.focused
        if not walks(self.actions, event.key):
            self.in_order.began(event)
        if await innards.bound(self, event.key, first=True):
            return
        if isinstance(held, Writing) or (isinstance(held, Input) and event.is_printable):
            await innards.typed(held, event, MOUNTING)
            self.in_order.typed(event)
            return
        asked: tuple[object, ...] = (held, front)
        if not any(one.takes(event) for one in asked if isinstance(one, Answering)):
            await innards.bound(self, event.key)

    def on_resize(self, _: events.Resize) -> None:
        """After a change of size nobody knows what the terminal shows."""
        self.paint_anew()

    async def action_quit(self) -> None:
        """Textual's own key to quit: leave as every other way does."""
        self.leave()

    def _fatal_error(self) -> None:
        innards.end_after_defect(self)

    def action_to_shell(self) -> None:
        """Give the terminal back to the shell until `fg` brings the desk back."""
        if self.is_headless or not has_shell():
            self.say(message(N_("There is no shell to go back to here; {key} leaves."), key=self.key_of("quit")))
            return
        self.action_suspend_process()
        self.paint_anew()

    def leave(self) -> None:
        """Keep drafts and end."""
        for screen in self.surfaces():
            screen.keep_draft()
        self.exit(0)

    def on_unmount(self) -> None:
        """Let the worker finish."""
        self.worker.close()

    def on_terminal_gone(self, _: TerminalGone) -> None:
        """Leave when nobody is there."""
        self.leave()

    def on_said(self, event: Said) -> None:
        """Say what a widget has to say."""
        self.say(event.words, event.bad)

    async def on_reported(self, event: Reported) -> None:
        """Show what came of the worker's work."""
        match event.value:
            case Saved() as saved:
                self._follow(saved)
            case CasesRead(board, known) as report:
                self._take(board, known)
                for screen in self.surfaces():
                    screen.take(report)
                self.redraw()
            case (
                Found() | Answers() | CopiesChecked() | FilesOffered() | FilesMeant() | Pictured() | Counted()
                | Patterned() | InboxSeen() | FilesThere() | TrashSeen()
            ) as report:  # fmt: skip
                for screen in self.surfaces():
                    screen.take(report)
            case (Told(sentence) | Failed(sentence)) as told:
                self.say(sentence, bad=isinstance(told, Failed))
            case Doubted(unready=(number, choice)):
                self.go(ReadyPlace(number, choice))
            case Doubted(sentence, again):
                remark = message(N_("It can be so; {key} saves it even so."), key=self.key_of("yes"))
                self.ask(Sure(sentence, remark), lambda sure: again() if sure else None)
            case Previewed(title, doubts, lines):
                self.go(PagePlace(lambda _: title, preview(doubts, lines)))
            case Learned(known):
                self.cover(known)
            case DraftsKept(every):
                self._may_leave(every)
            case FormDone():
                await self.in_order.told()

    def _take(self, board: Board, known: Known | None = None) -> None:
        if self.masked and known is not None:
            self.cover(known)
        elif self.masked:
            self.worker.learn()
        self._board, self.known, self.glimpse = board, True, None

    def _follow(self, saved: Saved) -> None:
        """Show the case that changed at once, and say what was saved."""
        fresh, danger = saved.done.view, False
        words = _and_moved(saved.done, self.clock(), self.size.width, self.tr)
        self.cover_too(fresh.case)
        self._board = self.board.with_view(fresh)
        if saved.heard:
            self.heard[fresh.number] = saved.heard.words
            told = N_("{key} has an answer to what they said. {saved}")
            if danger := saved.heard.danger:
                told = N_("This looks like a fraud: share nothing, pay nothing. {key} says why. {saved}")
            words = message(told, key=self.key_of("replies"), saved=words)
        self.notice = Notice(words, danger, saved.back)
        for screen in self.surfaces():
            screen.follow(saved)
        self.redraw()

    def _may_leave(self, drafts_kept: bool) -> None:
        if drafts_kept:
            self.leave()
            return
        question, why = N_("Leave and lose the unsaved draft?"), N_("The disk does not take it.")
        self.ask(Sure(message(question), message(why)), lambda sure: self.leave() if sure else None)
