"""The command `bundle`: a case handed over to a helper, and what goes back from one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from content.text.words import N_, Problem
from store.errors import TAKEN
from tui.cli.command import NUMBER, PATH, WORDS, Misused, Plainly, json_option, output_options, pass_session
from tui.cli.hiding import Wish, hiding_options, marks_of, tell_in_doubt, tell_marks
from tui.cli.session import Session
from tui.cli.share import asked, from_file

if TYPE_CHECKING:
    from store.handover.packing import Made
    from store.handover.sealing import Seal

C = TypeVar("C", bound=Callable[..., object])


def closing(command: C) -> C:
    """The options that say how a file that goes out is closed."""
    text = N_("The password is the first line of this file, “-” for standard input; nobody is asked.")
    command = click.option("--secret-file", type=PATH, metavar="FILE", help=text)(command)
    text = N_("Closed for this public key of age, instead of a password. May be given several times.")
    keys = click.option("--recipient", "recipients", type=WORDS, metavar="age1…", multiple=True, help=text)
    command = keys(command)
    text = N_("With --password: as a .zip that other programs open; the names of its files can be seen.")
    command = click.option("--zip", "as_zip", is_flag=True, help=text)(command)
    text = N_("Closed by a password that is asked for.")
    return click.option("--password", "wants_password", is_flag=True, help=text)(command)


@click.command("bundle", cls=Plainly, help=N_("Hand cases over: a copy for a helper to read, and to remark on."))
@click.argument("numbers", type=NUMBER, metavar="[N…]", nargs=-1)
@click.option("--for", "whom", type=WORDS, metavar="NAME", default="", help=N_("For whom; it stands in the case."))
@click.option("--back", is_flag=True, help=N_("In a copy: write what was said there into a file that goes back."))
@closing
@output_options(N_("The file to write."))
@json_option
@pass_session
@hiding_options(N_("Marks in place of people and numbers, and no copies of evidence."))
def bundle(
    session: Session,
    *,
    numbers: tuple[int, ...],
    whom: str,
    back: bool,
    wants_password: bool,
    as_zip: bool,
    recipients: tuple[str, ...],
    secret_file: str | None,
    output: str | None,
    force: bool,
    as_json: bool,
    hiding: Wish,
) -> None:
    """Write a bundle, or what goes back from one."""
    if not output and not hiding.preview:
        raise Misused(N_("{argument} is missing."), argument="-o FILE")
    if back == bool(numbers) or (back and (whom or hiding.asked)):
        raise Misused(N_("Name the cases to hand over; or --back alone, in a copy."))
    if recipients and (wants_password or as_zip or secret_file):
        raise Misused(N_("Close it with a password or for a key, not both."))
    if hiding.preview:
        from store.handover.packing import looked_at

        hidden = looked_at(session.desk, numbers, hiding.hiding).hidden
        if as_json:
            session.show_json(marks_of(hidden, {}, ()))
        else:
            tell_marks(session, hidden)
        return
    target = Path(output or "")
    if not force and target.exists():
        raise Problem(TAKEN, path=output)
    seal = _seal(session, wants_password or bool(secret_file), as_zip, recipients, secret_file)
    if back:
        _back(session, target, seal, force, as_json)
        return
    from store.handover.packing import bundle as make

    chosen = hiding.hiding if hiding.redact else None
    _tell(session, make(session.desk, numbers, target, seal, whom, redact=chosen, over=force), as_json)


def _back(session: Session, target: Path, seal: Seal, force: bool, as_json: bool) -> None:
    from store.handover.answering import answer

    count = answer(session.desk, target, seal, force)
    if as_json:
        session.show_json({"path": os.fspath(target), "sha256": None, "remarks": count, "notes": []})
        return
    session.show([os.fspath(target)])
    session.tell(N_("Remarks in it: {n}. Give the file back; nothing is sent from here."), n=count)


def _tell(session: Session, made: Made, as_json: bool) -> None:
    if as_json:
        notes = [session.tr.say(words) for words in made.notes]
        session.show_json({"path": os.fspath(made.path), "sha256": made.sha256, "remarks": None, "notes": notes})
    else:
        session.show([os.fspath(made.path)])
        session.tell(N_("SHA-256 {sha256}. Give the file by hand; nothing is sent from here."), sha256=made.sha256)
        for words in made.notes:
            session.tell(words)
    if made.marked:
        tell_in_doubt(session, made.marked.hidden)


def _seal(
    session: Session, wanted: bool, as_zip: bool, recipients: tuple[str, ...], secret_file: str | None
) -> Seal:
    from store.handover.sealing import Seal, has_age

    if recipients:
        return Seal(recipients=recipients)
    if not wanted:
        if as_zip:
            raise Misused(N_("--zip goes with --password."))
        return Seal()
    secret = from_file(secret_file) if secret_file else _asked_twice(session)
    if not secret:
        raise Problem(N_("The password is empty; nothing was written."))
    return Seal(password=secret) if as_zip or not has_age() else Seal(passphrase=secret)


def _asked_twice(session: Session) -> str:
    first = asked(session, N_("Password (four or five words are good): "))
    if asked(session, N_("The same once more: ")) != first:
        raise Problem(N_("The two were not the same; nothing was written."))
    return first


COMMANDS = (bundle,)
