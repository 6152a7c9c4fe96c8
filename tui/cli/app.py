"""The program: its options, its commands, and how each run ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

from content.words import N_, Problem
from tui.cli.command import WORDS, PlainGroup, complaint, pass_session
from tui.cli.session import Session

PROGRAM = "tuikuan"
COMPLETE = "_TUIKUAN_COMPLETE"
ABOUT = N_("A desk in the terminal from which shoppers win their refunds. Without a command it opens the desk.")

_GROUPS = (
    ("add", "add"),
    ("read", "list show next"),
    ("write", "choose tick untick mark log fact attach"),
    ("letter", "letter"),
    ("reply", "reply"),
    ("read", "evidence timeline"),
    ("time", "due deadline snooze calendar"),
    ("write", "undo redo close reopen trash restore"),
    ("guide", "guide playbook"),
    ("demo", "demo"),
    ("store", "dump load backup verify purge"),
    ("doctor", "doctor"),
)
HOMES = {name: f"tui.cli.{module}" for module, names in _GROUPS for name in names.split()}
"""The commands in the order of the help, and the modules that declare them."""


@click.group(
    PROGRAM,
    cls=PlainGroup,
    homes=HOMES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=ABOUT,
)  # fmt: skip
@click.option("--home", type=WORDS, metavar="DIR", help=N_("The folder that holds the cases."))
@click.option("--lang", type=WORDS, metavar="zh|en", help=N_("The language: zh or en."))
@click.option("--as", "author", type=WORDS, metavar="NAME", help=N_("Who writes; it is kept with every change."))
@click.option("--ascii", "ascii_only", is_flag=True, help=N_("Draw with ASCII signs only."))
@click.option("--version", "wants_version", is_flag=True, help=N_("Show the version."))
@pass_session
@click.pass_context
def app(
    ctx: click.Context,
    session: Session,
    *,
    home: str | None,
    lang: str | None,
    author: str | None,
    ascii_only: bool,
    wants_version: bool,
) -> int | None:
    """The program itself."""
    session.home_option, session.author_option, session.ascii_option = home, author, ascii_only
    if wants_version:
        from importlib.metadata import version

        session.show([f"{PROGRAM} {version(PROGRAM)}"])
        ctx.exit(0)
    if ctx.invoked_subcommand is None:
        from tui.cli.demo import open_desk

        return open_desk(session)
    return None


def run(argv: Sequence[str], session: Session | None = None) -> int:
    """Run one command line and return its exit status; every expected failure ends in one sentence."""
    session = session or Session()
    session.language_option = _language(argv)
    try:
        status = _ended(argv, session)
    finally:
        status_of_end = _closed(session)
    return status or status_of_end


def _closed(session: Session) -> int:
    """Close the desk, however the run ended: what was saved is safe before, so nothing here undoes a success."""
    try:
        session.close()
    except (KeyboardInterrupt, BrokenPipeError):
        return 130
    except (Problem, OSError) as error:
        return _told(error, session)
    return 0


def _ended(argv: Sequence[str], session: Session) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        return _run(list(argv), session)
    except click.exceptions.Exit as end:
        return end.exit_code
    except (KeyboardInterrupt, click.Abort):
        sys.stderr.write("\n")
        return 130
    except BrokenPipeError:
        # the reader has seen enough; what Python still holds must not complain at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (click.ClickException, Problem, OSError) as error:
        return _told(error, session)


def _told(error: click.ClickException | Problem | OSError, session: Session) -> int:
    """Say what went wrong, and return the exit status for it."""
    if isinstance(error, Problem):
        session.tell(error.message)
        return 1
    if isinstance(error, OSError):
        session.tell(N_("The system refused: {why}."), why=error.strerror or str(error))
        return 1
    session.aside([complaint(error, session.tr)])
    if isinstance(error, click.UsageError) and error.ctx is not None:
        session.tell(N_("“{command} --help” tells more."), command=error.ctx.command_path)
    return error.exit_code


def _run(argv: list[str], session: Session) -> int:
    if COMPLETE in session.environment:
        from click.shell_completion import shell_complete

        return shell_complete(app, {"obj": session}, PROGRAM, COMPLETE, session.environment[COMPLETE])
    with app.make_context(PROGRAM, argv, obj=session) as ctx:
        return app.invoke(ctx) or 0


def _language(argv: Sequence[str]) -> str | None:
    """The language asked for, known before anything else is read, so that complaints are said in it."""
    for before, word in zip(("", *argv), argv, strict=False):
        if before == "--lang":
            return word
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None
