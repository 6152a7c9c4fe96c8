"""Handing a case over to a helper, and taking in what comes back: bundle, open, comment, merge."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from content.text.words import N_, Problem
from store.case.outside import About
from store.errors import TAKEN
from tui.cli.changing import tell_done
from tui.cli.command import (
    NUMBER,
    PATH,
    WORDS,
    Misused,
    Plainly,
    json_option,
    number_argument,
    output_options,
    pass_session,
)
from tui.cli.opening import open_desk
from tui.cli.session import Session, desk_can_be_drawn, on_terminal, standard_input

if TYPE_CHECKING:
    from store.case.intents import Remark
    from store.handover.answering import Merged
    from store.handover.sealing import Seal
    from store.handover.unsealing import Secrets

C = TypeVar("C", bound=Callable[..., object])
MOST_SECRET = 10_000


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


def opening(command: C) -> C:
    """The options that open what came closed."""
    text = N_("The password is the first line of this file, “-” for standard input; nobody is asked.")
    command = click.option("--secret-file", type=PATH, metavar="FILE", help=text)(command)
    text = N_("The file of your age key, for what was closed for it.")
    return click.option("--identity", type=PATH, metavar="FILE", help=text)(command)


@click.command("bundle", cls=Plainly, help=N_("Hand cases over: a copy for a helper to read, and to remark on."))
@click.argument("numbers", type=NUMBER, metavar="[N…]", nargs=-1)
@click.option("--for", "whom", type=WORDS, metavar="NAME", default="", help=N_("For whom; it stands in the case."))
@click.option("--redact", is_flag=True, help=N_("Marks in place of people and numbers, and no copies of evidence."))
@click.option("--back", is_flag=True, help=N_("In a copy: write what was said there into a file that goes back."))
@closing
@output_options(N_("The file to write."))
@json_option
@pass_session
def bundle(
    session: Session,
    *,
    numbers: tuple[int, ...],
    whom: str,
    redact: bool,
    back: bool,
    wants_password: bool,
    as_zip: bool,
    recipients: tuple[str, ...],
    secret_file: str | None,
    output: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Write a bundle, or what goes back from one."""
    if not output:
        raise Misused(N_("{argument} is missing."), argument="-o FILE")
    if back == bool(numbers) or (back and (whom or redact)):
        raise Misused(N_("Name the cases to hand over; or --back alone, in a copy."))
    if recipients and (wants_password or as_zip or secret_file):
        raise Misused(N_("Close it with a password or for a key, not both."))
    target = Path(output)
    if not force and target.exists():
        raise Problem(TAKEN, path=output)
    seal = _seal(session, wants_password or bool(secret_file), as_zip, recipients, secret_file)
    if back:
        from store.handover.answering import answer

        count = answer(session.desk, target, seal, force)
        if as_json:
            session.show_json({"path": output, "sha256": None, "remarks": count, "notes": []})
            return
        session.show([output])
        session.tell(N_("Remarks in it: {n}. Give the file back; nothing is sent from here."), n=count)
        return
    from store.handover.packing import bundle as make

    made = make(session.desk, numbers, target, seal, whom, redact=redact, over=force)
    if as_json:
        notes = [session.tr.say(words) for words in made.notes]
        session.show_json({"path": os.fspath(made.path), "sha256": made.sha256, "remarks": None, "notes": notes})
        return
    session.show([os.fspath(made.path)])
    session.tell(N_("SHA-256 {sha256}. Give the file by hand; nothing is sent from here."), sha256=made.sha256)
    for words in made.notes:
        session.tell(words)


@click.command("open", cls=Plainly, help=N_("Open a bundle that was handed over, as a copy in a place of its own."))
@click.argument("file", type=PATH, metavar="FILE")
@click.option("--into", type=PATH, metavar="DIR", help=N_("Into this empty folder."))
@opening
@pass_session
def open_command(
    session: Session, *, file: str, into: str | None, identity: str | None, secret_file: str | None
) -> int:
    """Open a bundle, and the desk on it where there is a terminal."""
    from store.days.clock import system_clock
    from store.handover.unpacking import Given, open_bundle

    if into:
        place, inside = Path(into).expanduser(), False
    else:
        from platformdirs import user_data_path

        place, inside = user_data_path("tuikuan-copies", appauthor=False), True
    what = Given(Path(file), _secrets(session, secret_file, identity), session.clock or system_clock())
    opened = open_bundle(what, place, inside=inside)
    folder = os.fspath(opened.home.path)
    for words in opened.notes:
        session.tell(words)
    text = N_("A copy from {who}: {cases}. It lies in {folder}; delete that folder when it is not needed any more.")
    if opened.before:
        text = N_("Opened before: a copy from {who}: {cases}. It lies in {folder}, with what you said there.")
    cases = tuple(f"#{number}" for number in opened.copy.events)
    session.tell(text, who=opened.copy.by, cases=cases, folder=folder)
    copy = Session(session.clock, session.environment, folder, session.language_option, session.author_option)
    if desk_can_be_drawn(session):
        try:
            return open_desk(copy)
        finally:
            copy.close()
    session.show([folder])
    text = N_(
        "Go on with “tuikuan --home {folder}” and: show {number} · comment {number} TEXT · bundle --back -o FILE"
    )
    session.tell(text, folder=folder, number=min(opened.copy.events))
    return 0


@click.command("comment", cls=Plainly, help=N_("In a copy: say something about a case, for whom it belongs to."))
@number_argument()
@click.argument("text", type=WORDS, metavar="TEXT")
@json_option
@pass_session
def comment(session: Session, number: int, text: str, as_json: bool) -> None:
    """Remark on a case of a copy."""
    from store.case.intents import NoteDiary

    if session.desk.copied is None:
        raise Problem(N_("This is your own desk: write it into the diary with “tuikuan log {number} TEXT”."),
                      number=number)  # fmt: skip
    done = session.desk.do(number, NoteDiary(text))
    if as_json:
        tell_done(session, done, as_json)
    else:
        session.show([session.tr.say(done.words)])


@click.command("merge", cls=Plainly, help=N_("Take in what a helper wrote into a copy, as lines by name."))
@click.argument("file", type=PATH, metavar="FILE")
@opening
@json_option
@pass_session
def merge(session: Session, *, file: str, identity: str | None, secret_file: str | None, as_json: bool) -> None:
    """Take in an answer, and say how what it proposes is done."""
    from store.case.outside_words import proposed
    from store.case.titles import Titles
    from store.handover.answering import merge as take_in
    from store.handover.answering import told

    came = take_in(session.desk, Path(file), _secrets(session, secret_file, identity))
    if as_json:
        session.show_json([_came_json(merged) for merged in came])
        return
    for merged in came:
        session.show([session.tr.say(told(merged))])
        view = session.desk.view(merged.number)
        titles = Titles(view.case, view.playbook)
        for one in merged.new:
            what = proposed(one.about, one.key, one.value, titles) if one.about else ""
            said = " · ".join(part for part in (session.tr.say(what) if what else "", one.text) if part)
            session.show([f"  {one.author}  {said}"])
            if one.about:
                session.tell(N_("    To do it: {command}"), command=_command(merged.number, one))
        if merged.new:
            session.tell(N_("“tuikuan undo {number}” takes these lines out again."), number=merged.number)


def _came_json(merged: Merged) -> dict[str, object]:
    """What came into one case, with stable keys; `do` is the command that does what is proposed."""
    return {
        "number": merged.number,
        "known": merged.known,
        "remarks": [
            {
                "id": one.id,
                "at": one.happened,
                "author": one.author,
                "text": one.text,
                "about": one.about or None,
                "key": one.key or None,
                "value": one.value or None,
                "do": _command(merged.number, one) if one.about else None,
            }
            for one in merged.new
        ],
    }


def _command(number: int, one: Remark) -> str:
    from shlex import quote

    words = {
        About.CHOICE: ("choose", str(number), one.value),
        About.FACT: ("fact", str(number), one.key, one.value),
    }.get(About(one.about), ("deadline", str(number), one.key, one.value[:16].replace("T", " ")))
    return " ".join(("tuikuan", *map(quote, words)))


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
    secret = _from_file(secret_file) if secret_file else _asked_twice(session)
    if not secret:
        raise Problem(N_("The password is empty; nothing was written."))
    return Seal(password=secret) if as_zip or not has_age() else Seal(passphrase=secret)


def _secrets(session: Session, secret_file: str | None, identity: str | None) -> Secrets:
    from store.handover.unsealing import Secrets

    def ask() -> str:
        return _from_file(secret_file) if secret_file else _asked(session, N_("Password: "))

    return Secrets(ask, Path(identity) if identity else None)


def _asked_twice(session: Session) -> str:
    first = _asked(session, N_("Password (four or five words are good): "))
    if _asked(session, N_("The same once more: ")) != first:
        raise Problem(N_("The two were not the same; nothing was written."))
    return first


def _asked(session: Session, question: str) -> str:
    """Ask for a secret; it is not shown, and stands in no history."""
    if not on_terminal():
        raise Problem(N_("A password is needed, and nobody is there to ask. Give it with --secret-file."))
    from getpass import getpass

    return getpass(session.tr(question))


def _from_file(name: str) -> str:
    from store.handover.given import read_given

    data = standard_input().readline(MOST_SECRET) if name == "-" else read_given(Path(name), MOST_SECRET)
    return data.decode(errors="replace").split("\n", 1)[0].rstrip("\r")


COMMANDS = (bundle, open_command, comment, merge)
