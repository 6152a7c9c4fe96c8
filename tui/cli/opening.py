"""Opens the desk, or one with sample cases; names the variable by which a shell asks for completions.

No parser is needed for either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from content.text.words import N_
from tui.cli.session import Session, desk_can_be_drawn

if TYPE_CHECKING:
    from pathlib import Path

COMPLETE = "_TUIKUAN_COMPLETE"
"""The variable of the environment in which a shell asks for completions."""


def open_desk(session: Session) -> int:
    """Open the desk on the session's home; without a terminal say so."""
    if not desk_can_be_drawn(session):
        session.tell(N_("The desk needs a terminal that can draw. Use commands here; “tuikuan --help” lists them."))
        return 2
    desk, settings = session.desk, session.settings
    from store.board.index import untold
    from tui.desk.app import run_desk

    desk.reads = untold  # the screen is the desk's, and it counts there itself

    code = run_desk(desk, settings, session.ascii_only, masked=session.mask_option or settings.mask)
    from tui.desk.ports import SAMPLES

    return open_samples(session) if code == SAMPLES else code


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
