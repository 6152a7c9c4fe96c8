"""The two messages that reach the app from beside the event loop."""

from __future__ import annotations

from textual.message import Message

from tui.desk.worker.report import Report


class Reported(Message):
    """The worker reports."""

    def __init__(self, value: Report) -> None:
        super().__init__()
        self.value = value


class TerminalGone(Message):
    """Nobody sits at the terminal any more."""
