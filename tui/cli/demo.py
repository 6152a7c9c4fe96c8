"""A desk with sample cases."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from content.text.words import N_
from tui.cli.command import Plainly, pass_session
from tui.cli.opening import filled, open_samples
from tui.cli.session import Session, desk_can_be_drawn


@click.command("demo", cls=Plainly, help=N_("Open a desk with sample cases in a temporary folder."))
@click.option("--home-only", is_flag=True, help=N_("Only make the folder, and keep it."))
@pass_session
def demo(session: Session, home_only: bool) -> int:
    """Fill a temporary home with sample cases and open it."""
    if home_only or not desk_can_be_drawn(session):
        folder = Path(tempfile.mkdtemp(prefix="tuikuan-demo-"))
        filled(session, folder)
        session.show([str(folder)])
        session.tell(N_("Sample cases are in there. Try: tuikuan --home {folder} list"), folder=str(folder))
        return 0
    return open_samples(session)


COMMANDS = (demo,)
