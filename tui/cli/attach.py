"""The command `attach`: takes files, folders, archives and standard input into the evidence of a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from content.text.words import N_, Problem
from store.ports import Announced
from tui.cli.changing import ON
from tui.cli.command import PATH, WORDS, Misused, Plainly, number_argument, pass_session
from tui.cli.read import linear
from tui.cli.session import Session, standard_input

if TYPE_CHECKING:
    from store.case.done import Done


@click.command(
    "attach",
    cls=Plainly,
    help=N_("Copy files into the evidence of a case, those of folders and archives, too. “-” is standard input."),
)
@number_argument()
@click.argument("files", type=PATH, metavar="PATH…", nargs=-1, required=True)
@click.option(
    "--kind",
    type=WORDS,
    metavar="KIND",
    default="other",
    help=N_("What kind of evidence it is: order, chat, goods, …"),
)
@click.option("--note", type=WORDS, metavar="WORDS", default="", help=N_("What it proves, in one sentence."))
@click.option("--whole", is_flag=True, help=N_("Take an archive in as one file, not what is in it."))
@click.option(
    "--name", type=WORDS, metavar="NAME", default="", help=N_("The name of what comes from standard input.")
)
@click.option(
    "--size", type=click.IntRange(0), metavar="BYTES", help=N_("How much must come; less or more is refused.")
)
@click.option("--sha256", type=WORDS, metavar="HEX", default="", help=N_("The SHA-256 that what comes must have."))
@click.option("--on", type=WORDS, metavar="WHEN", default="", help=ON)
@pass_session
def attach(
    session: Session,
    *,
    number: int,
    files: tuple[str, ...],
    kind: str,
    note: str,
    whole: bool,
    name: str,
    size: int | None,
    sha256: str,
    on: str,
) -> int:
    """Take files in; each is told, and one that fails does not lose the others."""
    if "-" in files and (not name or len(files) > 1):
        raise Misused(N_("What comes from standard input needs a --name, and comes alone."))
    if (size is not None or sha256) and files != ("-",):
        raise Misused(N_("--size and --sha256 are for one file from standard input."))
    if sha256 and not re.fullmatch("[0-9a-fA-F]{64}", sha256):
        raise Misused(N_("--sha256 has 64 hexadecimal digits."))
    piped = standard_input() if files == ("-",) else None
    desk, failed, last = session.desk, 0, None
    if piped is not None:
        taken: Iterator[Done | Problem] = iter(
            [desk.attach_stream(number, piped, name, kind, note, announced=Announced(size, sha256), on=on)]
        )
    else:
        taken = desk.attach_all(number, map(Path, files), kind, note, whole=whole, on=on)
    for one in taken:
        if isinstance(one, Problem):
            if len(files) == 1 and last is None and not failed and not Path(files[0]).is_dir():
                raise one
            session.tell(one.message)
            failed += 1
        else:
            session.show([session.tr.say(one.words)])
            last = one
    if last is not None:
        session.show(linear(session).now_do(last.view))
    return int(failed > 0)


COMMANDS = (attach,)
