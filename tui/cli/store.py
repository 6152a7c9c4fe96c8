"""Commands about the store as a whole: dump, load, backup, restore, verify, purge."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from content.text.words import N_
from store.case.intents import RestoreCase
from store.errors import Refused
from tui.cli.changing import EVEN_SO, tell_done, unless_doubtful
from tui.cli.command import (
    NUMBER,
    PATH,
    Misused,
    Plainly,
    json_option,
    number_argument,
    output_options,
    pass_session,
)
from tui.cli.session import Session, on_terminal, standard_input

if TYPE_CHECKING:
    from store.care.transfer import Loaded


class _Taking(Struct, frozen=True):
    """Whether cases are taken in although their dates hardly can be so."""

    sure: bool


@click.command("dump", cls=Plainly, help=N_("Write all cases as JSON; “tuikuan load” reads it back."))
@output_options(N_("Into a file, not to standard output."))
@pass_session
def dump(session: Session, output: str | None, force: bool) -> None:
    """Write all cases as JSON."""
    from store.care.output import write_out
    from store.care.transfer import dump_of

    data, left = dump_of(session.desk)
    for words in left:
        session.tell(words)
    if output and output != "-":
        write_out(session.home, Path(output), data, force)
        session.show([output])
    elif sys.stdout.isatty():
        session.show_json(json.loads(data))  # harmless on a terminal
    else:
        sys.stdout.buffer.write(data + b"\n")
        sys.stdout.flush()


@click.command("load", cls=Plainly, help=N_("Take the cases of a dump in. What is here already is not doubled."))
@click.argument("file", type=PATH, metavar="FILE", required=False)
@click.option("--merge", is_flag=True, help=N_("Keep the cases that are here, too; this is what it does unasked."))
@click.option("--replace", "replacing", is_flag=True, help=N_("Keep only the cases of the file."))
@click.option("--dry-run", is_flag=True, help=N_("Only say what would happen."))
@click.option("--even-so", "sure", is_flag=True, help=EVEN_SO)
@click.option("--undo", is_flag=True, help=N_("Take back what the last load did."))
@json_option
@pass_session
def load(
    session: Session,
    *,
    file: str | None,
    merge: bool,
    replacing: bool,
    dry_run: bool,
    sure: bool,
    undo: bool,
    as_json: bool,
) -> None:
    """Take the cases of a dump in."""
    from store.care.dump import read_dump
    from store.care.transfer import load as take_in
    from store.care.transfer import undo_load

    if undo == (file is not None) or (undo and (replacing or dry_run or sure)):
        raise Misused(N_("Give the FILE of a dump, “-” for standard input, or --undo alone."))
    if merge and replacing:
        raise Refused(N_("Either --merge or --replace; nothing was loaded."))
    if file is None:
        session.show(session.tr.say(words) for words in undo_load(session.desk))
        return
    there = read_dump(standard_input() if file == "-" else Path(file))
    loaded = unless_doubtful(
        session, _Taking(sure), lambda taking: take_in(session.desk, there, replacing, dry_run, sure=taking.sure)
    )
    if as_json:
        moves = [
            {"fate": move.fate, "source": move.source, "number": move.number, "events": move.events}
            for move in loaded.moves
        ]
        session.show_json({"dry_run": dry_run, "moves": moves, "missing": loaded.missing})
    else:
        session.show(_moves(session, loaded))
    for words in loaded.notes:
        session.tell(words)
    if loaded.missing:
        session.tell(
            N_("Copies of evidence that are not here: {n}. A backup made with --evidence holds them."),
            n=loaded.missing,
        )
    if dry_run:
        session.tell(N_("Nothing was written; without --dry-run it would be."))
    elif loaded.changes:
        session.tell(N_("Loaded. “tuikuan load --undo” takes it back."))


def _moves(session: Session, loaded: Loaded) -> list[str]:
    lines, same = [], 0
    for move in loaded.moves:
        match move.fate:
            case "new":
                text = N_("#{number}  new, {n} event") if move.events == 1 else N_("#{number}  new, {n} events")
            case "extended":
                one, many = N_("#{number}  goes on: {n} more event"), N_("#{number}  goes on: {n} more events")
                text = one if move.events == 1 else many
            case "renumbered":
                text = N_("#{source}  is another case here; added as #{number}")
            case "replaced":
                text = N_("#{number}  replaced")
            case "removed":
                text = N_("#{number}  removed")
            case _:
                same += 1
                continue
        lines.append(session.tr(text, number=move.number, source=move.source, n=move.events))
    if same or not lines:
        lines.append(session.tr(N_("Cases that are here already: {n}"), n=same))
    return lines


@click.command("backup", cls=Plainly, help=N_("Write a copy of all cases now, and read it back."))
@output_options(N_("Into a file, not the folder backups."))
@click.option("--evidence", is_flag=True, help=N_("With all evidence, as a .zip that unpacks to a home."))
@click.option(
    "--everything",
    is_flag=True,
    help=N_("With evidence, own playbooks, settings, holidays, drafts and letters; “tuikuan restore” reads it."),
)
@json_option
@pass_session
def backup(
    session: Session, *, output: str | None, force: bool, evidence: bool, everything: bool, as_json: bool
) -> None:
    """Write a copy of all cases."""
    from store.care.backup import Scope
    from store.care.backup import backup as write

    scope = Scope.EVERYTHING if everything else Scope.EVIDENCE if evidence else Scope.CASES
    path = write(session.desk, Path(output) if output else None, scope, force)
    if as_json:
        session.show_json({"path": os.fspath(path), "scope": scope.name.lower()})
        return
    session.show([os.fspath(path)])


@click.command("restore", cls=Plainly, help=N_("Take case N out of the trash, or restore a backup where none is."))
@click.argument("what", type=PATH, metavar="N|FILE")
@json_option
@pass_session
def restore(session: Session, what: str, as_json: bool) -> None:
    """Take a case out of the trash, or make the home of a backup."""
    if what.removeprefix("#").isdecimal():
        tell_done(session, session.desk.do(NUMBER.convert(what, None, None), RestoreCase()), as_json)
        return
    from store.care.backup import restore as make

    told = tuple(make(Path(what), session.home))
    if as_json:
        session.show_json({"words": [session.tr.say(words) for words in told]})
        return
    for words in told:
        session.tell(words)


@click.command(
    "verify", cls=Plainly, help=N_("Check the file, its journal and every copy of evidence, or those of one case.")
)
@number_argument(required=False)
@click.option(
    "--tidy",
    is_flag=True,
    help=N_("First delete the copies of evidence that no case names, and what is half written."),
)
@json_option
@pass_session
def verify(session: Session, *, number: int | None, tidy: bool, as_json: bool) -> int:
    """Check what is kept; the status is 1 when something is not what it was."""
    from store.care.copies import remove_orphans
    from store.care.health import verify as look
    from store.care.leftovers import remove_half_written

    if tidy:
        for path in remove_half_written(session.home):
            session.tell(N_("Deleted: {path}, which was left half written."), path=os.fspath(path))
        for one in remove_orphans(session.desk):
            session.tell(N_("Deleted: {name} of case {number}."), name=one.name, number=one.number)
    checks = list(look(session.desk, number))
    if as_json:
        session.show_json([{"ok": check.ok, "words": session.tr.say(check.words)} for check in checks])
    else:
        session.show(f"{'ok' if check.ok else '!!'}  {session.tr.say(check.words)}" for check in checks)
    return int(not all(check.ok for check in checks))


@click.command("purge", cls=Plainly, help=N_("Delete a case in the trash for good, with its evidence."))
@number_argument()
@click.option("--yes", is_flag=True, help=N_("Do not ask."))
@click.option("--untrashed", is_flag=True, help=N_("Also when it is not in the trash, as on a full disk."))
@json_option
@pass_session
def purge(session: Session, number: int, yes: bool, untrashed: bool, as_json: bool) -> None:
    """Delete a case for good."""
    from store.care import purge as purging

    file = session.desk.file
    purging.check_purge(file, number, untrashed)
    if not yes:
        if not on_terminal():
            raise Refused(N_("This cannot be undone. To delete case {number} for good, add --yes."), number=number)
        question = N_("Delete case {number} and its evidence for good? This cannot be undone. [y/N] ")
        sys.stderr.write(session.tr(question, number=number))
        sys.stderr.flush()
        if sys.stdin.readline().strip().casefold() not in ("y", "yes", "是"):
            raise Refused(N_("Nothing was deleted."))
    told = [session.tr.say(words) for words in purging.purge(session.home, file, number, untrashed)]
    if as_json:
        session.show_json({"number": number, "words": told})
    else:
        session.show(told)


COMMANDS = (dump, load, backup, restore, verify, purge)
