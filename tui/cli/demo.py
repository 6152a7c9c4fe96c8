"""A desk with sample cases."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from content.text.words import N_
from store.disk.home import Home
from tui.cli.command import Plainly, pass_session
from tui.cli.opening import open_desk
from tui.cli.session import Session, desk_can_be_drawn


@click.command("demo", cls=Plainly, help=N_("Open a desk with sample cases in a temporary folder."))
@click.option("--home-only", is_flag=True, help=N_("Only make the folder, and keep it."))
@pass_session
def demo(session: Session, home_only: bool) -> int:
    """Fill a temporary home with sample cases and open it."""
    if home_only or not desk_can_be_drawn(session):
        folder = Path(tempfile.mkdtemp(prefix="tuikuan-demo-"))
        _fill(session, folder)
        session.show([str(folder)])
        session.tell(N_("Sample cases are in there. Try: tuikuan --home {folder} list"), folder=str(folder))
        return 0
    with tempfile.TemporaryDirectory(prefix="tuikuan-demo-", ignore_cleanup_errors=True) as name:
        sample = _fill(session, Path(name))
        try:
            return open_desk(sample)
        finally:
            sample.close()


def _fill(session: Session, folder: Path) -> Session:
    from store.days.clock import system_clock
    from store.samples.demo import fill

    sample = Session(
        session.clock, session.environment, str(folder), session.language_option, session.author_option
    )
    fill(Home(folder), session.clock or system_clock(), session.tr.language)
    return sample


COMMANDS = (demo,)
