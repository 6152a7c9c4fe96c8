"""The command `attach`: takes files, folders, archives and standard input into the evidence of a case."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from content.text.words import N_, Problem
from store.ports import Announced
from tui.cli.changing import ON
from tui.cli.command import PATH, WORDS, Misused, Plainly, json_option, kind_option, number_argument, pass_session
from tui.cli.read import linear
from tui.cli.session import Session, standard_input

if TYPE_CHECKING:
    from store.case.done import Done

UNSAID = "other"
"""The kind of what nobody said the kind of; it proves nothing that is asked for."""


@click.command(
    "attach",
    cls=Plainly,
    help=N_("Copy files into the evidence of a case, those of folders and archives, too. “-” is standard input."),
)
@number_argument()
@click.argument("files", type=PATH, metavar="[PATH]…", nargs=-1)
@kind_option(N_("What kind of evidence it is: order, chat, goods, …"))
@click.option("--note", type=WORDS, metavar="WORDS", default="", help=N_("What it proves, in one sentence."))
@click.option(
    "--inbox",
    is_flag=True,
    help=N_("Take what waits in the inbox, all of it or the files named; it leaves the inbox then."),
)
@click.option("--whole", is_flag=True, help=N_("Take an archive in as one file, not what is in it."))
@click.option(
    "--name", type=WORDS, metavar="NAME", default="", help=N_("The name of what comes from standard input.")
)
@click.option(
    "--size", type=click.IntRange(0), metavar="BYTES", help=N_("How much must come; less or more is refused.")
)
@click.option("--sha256", type=WORDS, metavar="HEX", default="", help=N_("The SHA-256 that what comes must have."))
@click.option("--on", type=WORDS, metavar="WHEN", default="", help=ON)
@json_option
@pass_session
def attach(
    session: Session,
    *,
    number: int,
    files: tuple[str, ...],
    kind: str | None,
    note: str,
    inbox: bool,
    whole: bool,
    name: str,
    size: int | None,
    sha256: str,
    on: str,
    as_json: bool,
) -> int:
    """Take files in; each is told, and one that fails does not lose the others."""
    _check(files, inbox, name, size, sha256)
    desk = session.desk
    if files == ("-",):
        come = (standard_input(), name, kind or UNSAID, note)
        taken: Iterator[Done | Problem] = iter(
            [desk.attach_stream(number, *come, announced=Announced(size, sha256), on=on)]
        )
    else:
        from store.care.inbox import waiting
        from store.care.taking import SETTLED, settling, take_in

        paths = [session.home.inbox / one if inbox else Path(one) for one in files]
        if inbox and not files and not (paths := list(waiting(session.home))):
            raise Problem(N_("Nothing waits in the inbox, {path}."), path=str(session.home.inbox))
        if inbox and 0 < (left := settling(paths, time.time())) <= SETTLED:
            time.sleep(left)  # who has just copied it there has not to say it twice
        taken = take_in(desk, number, paths, kind or UNSAID, note, whole=whole, on=on)
    alone = len(files) == 1 and not Path(files[0]).is_dir()
    done, failed = _told(session, taken, alone and not as_json, as_json)
    if as_json:
        _show_json(session, number, done, failed)
    elif done:
        session.show(linear(session).now_do(done[-1].view))
    if kind is None and any(one.changed for one in done):
        _tell_no_kind(session, done)
    return int(bool(failed))


def _check(files: tuple[str, ...], inbox: bool, name: str, size: int | None, sha256: str) -> None:
    if not files and not inbox:
        raise Misused(N_("{argument} is missing."), argument="PATH…")
    if inbox and any(Path(one).is_absolute() or ".." in Path(one).parts or one == "-" for one in files):
        raise Misused(N_("With --inbox name files that lie in the inbox."))
    if "-" in files and (not name or len(files) > 1):
        raise Misused(N_("What comes from standard input needs a --name, and comes alone."))
    if (size is not None or sha256) and files != ("-",):
        raise Misused(N_("--size and --sha256 are for one file from standard input."))
    if sha256 and not re.fullmatch("[0-9a-fA-F]{64}", sha256):
        raise Misused(N_("--sha256 has 64 hexadecimal digits."))


def _told(
    session: Session, taken: Iterator[Done | Problem], alone: bool, quiet: bool
) -> tuple[list[Done], list[Problem]]:
    """Tell what became of each file as it is taken; a single one that cannot be taken is raised."""
    done: list[Done] = []
    failed: list[Problem] = []
    for one in taken:
        if isinstance(one, Problem):
            if alone and not done and not failed:
                raise one
            if all(one.message != other.message for other in failed):
                session.tell(one.message)
            failed.append(one)
        else:
            if not quiet:
                session.show([session.tr.say(one.words)])
            done.append(one)
    return done, failed


def _show_json(session: Session, number: int, done: list[Done], failed: list[Problem]) -> None:
    from tui.cli.read import json_view

    view = done[-1].view if done else session.desk.view(number)
    session.show_json(
        {
            "taken": sum(one.changed for one in done),
            "same": [session.tr.say(one.twin) for one in done if one.twin is not None],
            "failed": [session.tr.say(one.message) for one in failed],
            "exhibits": json_view(session).exhibits(view),
        }
    )


def _tell_no_kind(session: Session, done: list[Done]) -> None:
    """Say that nobody said what it is, and what is still asked for."""
    view = done[-1].view
    new = [one for one in view.exhibits if one.evidence == UNSAID]
    missing = [item.id for item in view.marked if item.open and item.id in view.playbook.evidence]
    if new:
        text = N_(
            "Nobody said of which kind it is, so it proves nothing that is asked for. "
            "“tuikuan exhibit {number} E{n} --kind …” says it; still missing: {kinds}."
        )
        session.tell(text, number=view.number, n=new[-1].no, kinds=tuple(missing) or "–")


COMMANDS = (attach,)
