"""Opens the desk, or one with sample cases; names the variable by which a shell asks for completions.

No parser is needed for either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.text.words import N_
from tui.cli.session import Session, desk_can_be_drawn

if TYPE_CHECKING:
    from pathlib import Path

    from store.opening import HomeDesk
    from tui.desk.worker.ahead import Ahead

COMPLETE = "_TUIKUAN_COMPLETE"
"""The variable of the environment in which a shell asks for completions."""


def open_desk(session: Session) -> int:
    """Open the desk on the session's home; without a terminal say so."""
    if not desk_can_be_drawn(session):
        session.tell(N_("The desk needs a terminal that can draw. Use commands here; “tuikuan --help” lists them."))
        return 2
    settings = session.settings
    from tui.desk.app import run_desk

    masked = session.mask_option or settings.mask
    desk = (None if masked else _ahead(session)) or _opened(session)
    code = run_desk(desk, settings, session.ascii_only, masked=masked)
    from tui.desk.ports import SAMPLES

    return open_samples(session) if code == SAMPLES else code


def _opened(session: Session) -> HomeDesk:
    """The desk of a session, opened."""
    from store.board.index import untold

    desk = session.desk
    desk.reads = untold  # the screen is the desk's, and it counts there itself
    return desk


def _ahead(session: Session) -> Ahead | None:
    """The desk as it was shown last, if it would look the same now: its cases are read behind it."""
    from store.days.clock import system_clock
    from store.glance import glance
    from tui.desk.worker.ahead import Ahead

    clock, language = session.clock or system_clock(session.settings.zone), session.tr.language
    shown = glance(session.home, language, clock())
    return None if shown is None else Ahead(lambda: _opened(session), language, clock, session.home, shown)


def open_samples(session: Session) -> int:
    """Open a desk with sample cases in a folder that is gone when it is closed."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory(prefix="tuikuan-demo-", ignore_cleanup_errors=True) as name:
        sample = filled(session, Path(name))
        try:
            return open_desk(sample)
        finally:
            sample.close()


def filled(session: Session, folder: Path) -> Session:
    """A session on a home in that folder, filled with sample cases."""
    from store.days.clock import system_clock
    from store.disk.home import Home
    from store.samples.demo import fill

    sample = Session(
        session.clock, session.environment, str(folder), session.language_option, session.author_option
    )
    fill(Home(folder), session.clock or system_clock(), session.tr.language)
    return sample
