"""Opens the desk, and names the variable by which a shell asks for completions: no parser is needed for either."""

from __future__ import annotations

from content.text.words import N_
from tui.cli.session import Session, desk_can_be_drawn

COMPLETE = "_TUIKUAN_COMPLETE"
"""The variable of the environment in which a shell asks for completions."""


def open_desk(session: Session) -> int:
    """Open the desk on the session's home; without a terminal say so."""
    if not desk_can_be_drawn(session):
        session.tell(N_("The desk needs a terminal that can draw. Use commands here; “tuikuan --help” lists them."))
        return 2
    desk, settings = session.desk, session.settings
    from tui.desk.app import run_desk

    return run_desk(desk, settings, session.ascii_only, masked=session.mask_option or settings.mask)
