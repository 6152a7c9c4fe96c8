"""A terminal driver that no input can kill.

Textual's own decodes strictly, so one byte that is not UTF-8 (a paste in GBK, a mouse report of an old kind)
ends its input thread and the app is deaf from then on (Textualize/textual#6456). It also spins when the
terminal is gone, and reads a paste letter by letter.
"""

from __future__ import annotations

import os
import select
import sys
import time
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual import events
from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message
from textual.messages import TerminalSupportsSynchronizedOutput

from tui.desk.terminal.damage import Damage
from tui.desk.terminal.paste import Pasted, PasteGate
from tui.desk.worker.news import TerminalGone

if TYPE_CHECKING:
    from textual.app import App

READ = 1 << 16
_INPUT = (events.Key, events.MouseEvent, events.Paste, TerminalSupportsSynchronizedOutput)


class _Forgiving:
    """A terminal to write to that does not mind when nobody is there any more."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()


class _Parser(XTermParser):
    """Textual's parser, which a faked size makes measure the mouse in pixels and an absurd key code makes raise."""

    def parse_mouse_code(self, code: str) -> Message | None:
        self.mouse_pixels = False
        return super().parse_mouse_code(code)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        with suppress(ValueError, OverflowError):
            yield from super()._sequence_to_key_events(sequence, alt)


class DeskDriver(LinuxDriver):
    """Reads keys and pastes; what cannot be read becomes a mark, and a lost terminal ends the app."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        terminal: Any = sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__
        # a terminal that needs ASCII draws some signs wider than we count: no cell of it can be known
        self.damage = None if getattr(app, "ascii_only", False) else Damage()
        self._file = cast(Any, _Forgiving(terminal))

    def write(self, data: str) -> None:
        """Write what the terminal does not show yet."""
        if self.damage is not None:
            data = self.damage.feed(data)
        if data:
            super().write(data)

    def forget(self) -> None:
        """The terminal may show anything: write all cells the next time."""
        if self.damage is not None:
            self.damage.forget()

    def _get_terminal_size(self) -> tuple[int, int]:
        # Textual asks COLUMNS and LINES first, which stay as they were when the window changes
        try:
            columns, lines = os.get_terminal_size(cast(Any, self._file).fileno())
        except OSError:
            return super()._get_terminal_size()
        return columns or 80, lines or 24

    def _query_in_band_window_resize(self) -> None:
        # with it Textual believes any size it is told and hears no more signals; the signals are enough
        pass

    def process_message(self, message: Message) -> None:
        """Pass on what a person does. What a terminal tells of itself, unasked, need not be true."""
        if isinstance(message, _INPUT):
            super().process_message(message)

    def run_input_thread(self) -> None:
        """Read until the app wants no more input or the terminal is gone."""
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        gate = PasteGate()
        parser = _Parser(self._debug)
        heard = time.monotonic()
        while not self.exit_event.is_set():
            if self._readable(0.1):
                heard = time.monotonic()
                data = self._read()
                if not data:
                    self.send_message(TerminalGone())
                    return
                pieces = gate.feed(decode(data))
            else:
                pieces = gate.expire(time.monotonic() - heard)
            for piece in pieces:
                self._take(parser, piece)
            for event in parser.tick():
                self.process_message(event)
        with suppress(EOFError, ParseError):
            list(parser.feed(""))

    def _take(self, parser: XTermParser, piece: str | Pasted) -> None:
        if isinstance(piece, Pasted):
            self.process_message(events.Paste(piece.text))
            return
        for event in parser.feed(piece):
            self.process_message(event)

    def _readable(self, patience: float) -> bool:
        return bool(select.select([self.fileno], [], [], patience)[0])

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, READ)
        except OSError:
            return b""
