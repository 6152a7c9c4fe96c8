"""The door of the desk. Nothing heavy is imported before it is opened."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.disk.settings import Settings
    from store.opening import HomeDesk
    from tui.desk.worker.ahead import Ahead

SHARE = 0.0005
"""Seconds the event loop waits at most for the worker's thread to let it run; Python's own are ten times as many,
and a key passes from one to the other several times."""


def run_desk(desk: HomeDesk | Ahead, settings: Settings, ascii_only: bool = False, *, masked: bool = False) -> int:
    """Open the desk on the terminal and stay until it is left. Returns the exit code.

    Raises `HomeProblem` when the keys of the settings make no sense or the cases cannot be read.
    """
    # Textual reads these once, when it is imported: no animations (they cost 200 KB over a slow line), no
    # kitty keys (with them several terminals lose what a Chinese input method writes), no waiting for a sixtieth
    # of a second between two paintings
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    os.environ.setdefault("TEXTUAL_FPS", "240")
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    sys.setswitchinterval(SHARE)
    from tui.desk.keys.rebinding import rebound, yielded

    actions = rebound(settings.keys, str(desk.home.config))
    from tui.desk.worker.worker import Worker

    worker = Worker(desk)  # reads the cases while Textual is being imported
    from tui.desk.ports import Notice
    from tui.desk.shell import DeskApp

    app = DeskApp(desk, settings, worker, ascii_only, actions)
    app.masked_first = masked
    if (other := yielded(actions, settings.keys)) is not None:
        app.notice = Notice(other)
    mouse = "SSH_CONNECTION" not in os.environ if settings.mouse is None else settings.mouse
    code = app.run(mouse=mouse)
    if app.problem is not None:
        raise app.problem
    return app.return_code or code or 0
