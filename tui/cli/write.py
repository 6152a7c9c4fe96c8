"""Commands that change a case: one intent each, then what was saved and what to do now."""

from __future__ import annotations

from collections.abc import Callable

import click

from content.text.words import N_
from store.case.done import Done
from store.case.intents import (
    CloseCase,
    Intent,
    MarkItem,
    NoteDiary,
    RedoChange,
    ReopenCase,
    RestoreCase,
    SetFact,
    TakeChoice,
    TrashCase,
    UndoChange,
)
from store.case.marks import ItemState
from tui.cli.command import WORDS, Plainly, number_argument, pass_session
from tui.cli.read import linear
from tui.cli.session import Session


def tell_done(session: Session, done: Done) -> None:
    """Print what was saved, and the next action now."""
    session.show([session.tr.say(done.words), *linear(session).now_do(done.view)])


def _do(session: Session, number: int, intent: Intent) -> None:
    tell_done(session, session.desk.do(number, intent))


@click.command(
    "choose", cls=Plainly, help=N_("Take a choice of the current step. Alone: the only one, or a list of them.")
)
@number_argument()
@click.argument("choice", type=WORDS, metavar="CHOICE", default="")
@pass_session
def choose(session: Session, number: int, choice: str) -> None:
    """Take a choice."""
    view = session.desk.view(number)
    if not choice and len(view.next.choices) > 1 and not view.case.trashed:
        session.show(
            [
                session.tr("Choose one: tuikuan choose {number} CHOICE", number=number),
                *linear(session).choices(view),
            ]
        )
        return
    _do(session, number, TakeChoice(choice))


@click.command("tick", cls=Plainly, help=N_("Tick an item of the checklist."))
@number_argument()
@click.argument("item", type=WORDS, metavar="ITEM")
@pass_session
def tick(session: Session, number: int, item: str) -> None:
    """Tick an item."""
    _do(session, number, MarkItem(item, ItemState.HAVE))


@click.command("untick", cls=Plainly, help=N_("Take the tick off an item again."))
@number_argument()
@click.argument("item", type=WORDS, metavar="ITEM")
@pass_session
def untick(session: Session, number: int, item: str) -> None:
    """Take a tick off."""
    _do(session, number, MarkItem(item, ItemState.MISSING))


@click.command("mark", cls=Plainly, help=N_("Mark an item as missing, have, cannot-get or not-needed."))
@number_argument()
@click.argument("item", type=WORDS, metavar="ITEM")
@click.argument("state", type=WORDS, metavar="STATE")
@pass_session
def mark(session: Session, number: int, item: str, state: str) -> None:
    """Mark an item."""
    _do(session, number, MarkItem(item, state))


@click.command("log", cls=Plainly, help=N_("Write a line into the diary: who said or did what."))
@number_argument()
@click.argument("text", type=WORDS, metavar="TEXT")
@click.option("--who", type=WORDS, metavar="WHO", default="me", help=N_("merchant, platform, courier or me."))
@click.option("--channel", type=WORDS, metavar="HOW", default="other", help=N_("chat, phone, app or other."))
@click.option("--promise", type=WORDS, metavar="WORDS", default="", help=N_("What was promised, in their words."))
@pass_session
def log(session: Session, *, number: int, text: str, who: str, channel: str, promise: str) -> None:
    """Write into the diary."""
    _do(session, number, NoteDiary(text, who, channel, promise))


@click.command(
    "fact",
    cls=Plainly,
    context_settings={"ignore_unknown_options": True},  # -1 is a value, if a wrong one
    help=N_("Set a fact; an empty VALUE takes it back. “tuikuan show N” lists what is known."),
)
@number_argument()
@click.argument("key", type=WORDS, metavar="KEY")
@click.argument("value", type=WORDS, metavar="VALUE")
@pass_session
def fact(session: Session, number: int, key: str, value: str) -> None:
    """Set a fact."""
    _do(session, number, SetFact(key, value))


@click.command("close", cls=Plainly, help=N_("End a case here, with how it ended."))
@number_argument()
@click.argument("outcome", type=WORDS, metavar="OUTCOME", default="")
@pass_session
def close(session: Session, number: int, outcome: str) -> None:
    """End a case."""
    _do(session, number, CloseCase(outcome))


def _simple(name: str, intent: Callable[[], Intent], text: str) -> click.Command:
    """A command that needs nothing but the number of a case."""

    @click.command(name, cls=Plainly, help=text)
    @number_argument()
    @pass_session
    def command(session: Session, number: int) -> None:
        _do(session, number, intent())

    return command


COMMANDS = (
    choose,
    tick,
    untick,
    mark,
    log,
    fact,
    _simple("undo", UndoChange, N_("Undo the last change of a case.")),
    _simple("redo", RedoChange, N_("Do again what was undone.")),
    close,
    _simple("reopen", ReopenCase, N_("Go on with a closed case.")),
    _simple("trash", TrashCase, N_("Put a case in the trash; nothing is deleted.")),
    _simple("restore", RestoreCase, N_("Take a case out of the trash.")),
)
