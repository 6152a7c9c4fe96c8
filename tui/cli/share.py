"""What a helper does with a case that was handed over, and taking in what comes back: open, comment, merge."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from content.text.words import N_, Problem
from store.case.outside import About
from tui.cli.changing import tell_done
from tui.cli.command import (
    PATH,
    WORDS,
    Plainly,
    json_option,
    number_argument,
    pass_session,
)
from tui.cli.opening import open_desk
from tui.cli.session import Session, desk_can_be_drawn, on_terminal, standard_input

if TYPE_CHECKING:
    from store.case.intents import Remark
    from store.handover.answering import Merged
    from store.handover.unsealing import Secrets

C = TypeVar("C", bound=Callable[..., object])
MOST_SECRET = 10_000


def opening(command: C) -> C:
    """The options that open what came closed."""
    text = N_("The password is the first line of this file, “-” for standard input; nobody is asked.")
    command = click.option("--secret-file", type=PATH, metavar="FILE", help=text)(command)
    text = N_("The file of your age key, for what was closed for it.")
    return click.option("--identity", type=PATH, metavar="FILE", help=text)(command)


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


def _secrets(session: Session, secret_file: str | None, identity: str | None) -> Secrets:
    from store.handover.unsealing import Secrets

    def ask() -> str:
        return from_file(secret_file) if secret_file else asked(session, N_("Password: "))

    return Secrets(ask, Path(identity) if identity else None)


def asked(session: Session, question: str) -> str:
    """Ask for a secret; it is not shown, and stands in no history."""
    if not on_terminal():
        raise Problem(N_("A password is needed, and nobody is there to ask. Give it with --secret-file."))
    from getpass import getpass

    return getpass(session.tr(question))


def from_file(name: str) -> str:
    """The first line of a file, or of standard input."""
    from store.handover.given import read_given

    data = standard_input().readline(MOST_SECRET) if name == "-" else read_given(Path(name), MOST_SECRET)
    return data.decode(errors="replace").split("\n", 1)[0].rstrip("\r")


COMMANDS = (open_command, comment, merge)
