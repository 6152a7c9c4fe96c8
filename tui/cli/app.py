"""The command line: its options and its commands."""

from __future__ import annotations

from collections.abc import Sequence

import click

from content.text.words import LANGUAGES, N_, brief
from tui.cli.command import WORDS, Misused, PlainGroup, options_of, pass_session
from tui.cli.opening import COMPLETE
from tui.cli.session import Session

PROGRAM = "tuikuan"
ABOUT = N_("A desk in the terminal from which shoppers win their refunds. Without a command it opens the desk.")

_GROUPS = (
    ("add", "add"),
    ("read", "list show next"),
    ("write", "choose place tick untick mark log fact"),
    ("attach", "attach"),
    ("exhibit", "exhibit"),
    ("own", "todo tag pin"),
    ("ready", "ready calm"),
    ("bargain", "offer worth receive"),
    ("letter", "letter"),
    ("sent", "sent"),
    ("reply", "reply"),
    ("redact", "redact"),
    ("pack", "pack"),
    ("read", "evidence timeline"),
    ("export", "export"),
    ("person", "person for"),
    ("time", "due deadline snooze calendar"),
    ("write", "undo redo"),
    ("ending", "close"),
    ("write", "reopen trash"),
    ("stats", "stats"),
    ("guide", "guide playbook"),
    ("bundle", "bundle"),
    ("share", "open comment merge"),
    ("stamp", "stamp"),
    ("demo", "demo"),
    ("store", "restore purge dump load backup verify"),
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
@click.option(
    "--mask", "masked", is_flag=True, help=N_("Cover names, numbers and addresses in whatever is printed.")
)
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
    masked: bool,
    wants_version: bool,
) -> int | None:
    """The program itself."""
    if lang is not None and lang not in LANGUAGES:
        from content.text.near import there

        raise Misused(N_("“{text}” is not among them. {there}"), text=lang, there=there(lang, LANGUAGES))
    session.home_option, session.author_option, session.ascii_option = home, author, ascii_only
    session.mask_option = masked
    if wants_version:
        from importlib.metadata import version

        session.show([f"{PROGRAM} {version(PROGRAM)}"])
        ctx.exit(0)
    if ctx.invoked_subcommand is None:
        from tui.cli.opening import open_desk

        return open_desk(session)
    return None


def carry_out(argv: Sequence[str], session: Session) -> int:
    """Carry out a command line and return its exit status; what was used wrongly ends in one sentence."""
    try:
        return _run(list(argv), session)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort as end:
        raise KeyboardInterrupt from end
    except click.ClickException as error:
        from tui.cli.complaints import complaint
        from tui.cli.slips import mended

        words = brief(complaint(error))
        alone = not isinstance(error, click.NoSuchOption) or _one_slip(argv, error)
        line = mended(argv, words, session.tr) if alone else []
        session.aside([session.tr.say(words), *line])
        if isinstance(error, click.UsageError) and error.ctx is not None:
            session.tell(N_("“{command} --help” tells more."), command=error.ctx.command_path)
        return error.exit_code


def _one_slip(argv: Sequence[str], error: click.NoSuchOption) -> bool:
    """Whether one option is all that is wrong: a line in which another is wrong as well is no line to copy."""
    known = {*options_of(app), *(options_of(error.ctx.command) if error.ctx else ())}
    given = {word.partition("=")[0] for word in argv if word.startswith("--")}
    return len(given - known) < 2


def _run(argv: list[str], session: Session) -> int:
    if COMPLETE in session.environment:
        from click.shell_completion import shell_complete

        return shell_complete(app, {"obj": session}, PROGRAM, COMPLETE, session.environment[COMPLETE])
    with app.make_context(PROGRAM, argv, obj=session) as ctx:
        return app.invoke(ctx) or 0
