"""The system's notifier: a sentence on the screen of whoever sits there, where there is such a thing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence

from content.text.words import N_
from store.errors import Refused

SECONDS = 10.0
"""How long the notifier may take."""
_APPLE = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")


def notify(title: str, text: str) -> None:
    """Show a notification. Raises `Refused` where nothing shows any."""
    command = _command(title, text)
    if command is None:
        raise Refused(N_("No notifier was found on this system (notify-send, osascript); nothing was shown."))
    try:
        ended = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused(N_("The notifier could not be called ({why})."), why=str(error)) from error
    if ended.returncode:
        raise Refused(N_("The notifier ended with {n}; is there a desktop session?"), n=ended.returncode)


def _command(title: str, text: str) -> Sequence[str] | None:
    """The program and its arguments; words of a case are never options of it."""
    if sys.platform == "darwin" and (found := shutil.which("osascript")):
        return (found, *(part for line in _APPLE for part in ("-e", line)), title, text)
    if found := shutil.which("notify-send"):
        return (found, "--app-name=tuikuan", "--", title, text)
    return None
