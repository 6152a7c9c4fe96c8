"""Commands that change a case: one intent each, then what was saved and what to do now."""

from __future__ import annotations

from collections.abc import Callable

import click

from content.text.words import N_, message
from store.case.intents import (
    Intent,
    MarkItem,
    NoteDiary,
    PlaceCase,
    RedoChange,
    ReopenCase,
    SetFact,
    TakeChoice,
    TrashCase,
    UndoChange,
)
from store.case.marks import ItemState
from store.case.quoted import quoted_moment, quoted_speaker
from store.case.timeline import WHO_WORDS
from tui.cli.changing import carry_out, confirmed, happening
from tui.cli.command import WORDS, Plainly, json_option, number_argument, pass_session
from tui.cli.read import json_view, linear
from tui.cli.session import Session, on_terminal
from tui.say.values import full_moment

NOW = "now"
"""What `--on` is where what was quoted is not said to have been then."""


@click.command(
    "choose",
    cls=Plainly,
    help=N_("Take a choice of the current step. Alone: a list of them."),
)
@number_argument()
@click.argument("choice", type=WORDS, metavar="CHOICE", default="")
@click.option("--anyway", is_flag=True, help=N_("Go on although something is missing; that is recorded."))
@happening
@pass_session
def choose(session: Session, *, number: int, choice: str, anyway: bool, on: str, sure: bool, as_json: bool) -> None:
    """Take a choice."""
    view = session.desk.view(number)
    if not choice and view.next.choices and not view.case.trashed:
        if as_json:
            session.show_json(json_view(session).action(view))
            return
        session.show(
            [
                session.tr("Choose one: tuikuan choose {number} CHOICE", number=number),
                *linear(session).choices(view),
            ]
        )
        return
    carry_out(session, number, TakeChoice(choice, anyway, on=on, sure=sure), as_json)


@click.command("tick", cls=Plainly, help=N_("Tick an item of the checklist."))
@number_argument()
@click.argument("item", type=WORDS, metavar="ITEM")
@happening
@pass_session
def tick(session: Session, *, number: int, item: str, on: str, sure: bool, as_json: bool) -> None:
    """Tick an item."""
    carry_out(session, number, MarkItem(item, ItemState.HAVE, on=on, sure=sure), as_json)


@click.command("untick", cls=Plainly, help=N_("Take the tick off an item again."))
@number_argument()
@click.argument("item", type=WORDS, metavar="ITEM")
@json_option
@pass_session
def untick(session: Session, number: int, item: str, as_json: bool) -> None:
    """Take a tick off."""
    carry_out(session, number, MarkItem(item, ItemState.MISSING), as_json)


@click.command("mark", cls=Plainly, help=N_("Mark an item as missing, have, cannot-get or not-needed."))
@number_argument()
@click.argument("item", type=WORDS, metavar="ITEM")
@click.argument("state", type=WORDS, metavar="STATE")
@happening
@pass_session
def mark(session: Session, *, number: int, item: str, state: str, on: str, sure: bool, as_json: bool) -> None:
    """Mark an item."""
    carry_out(session, number, MarkItem(item, state, on=on, sure=sure), as_json)


@click.command("log", cls=Plainly, help=N_("Write a line into the diary: who said or did what."))
@number_argument()
@click.argument("text", type=WORDS, metavar="TEXT")
@click.option(
    "--who",
    type=WORDS,
    metavar="WHO",
    default="",
    help=N_("merchant, platform, courier or me; else who is quoted."),
)
@click.option("--channel", type=WORDS, metavar="HOW", default="", help=N_("chat, phone, app or other."))
@click.option("--promise", type=WORDS, metavar="WORDS", default="", help=N_("What was promised, in their words."))
@happening
@pass_session
def log(
    session: Session,
    *,
    number: int,
    text: str,
    who: str,
    channel: str,
    promise: str,
    on: str,
    sure: bool,
    as_json: bool,
) -> None:
    """Write into the diary."""
    now = session.desk.clock()
    if not on and (quoted := quoted_moment(text, now)):
        when = full_moment(session.tr, quoted)
        session.tell(message(N_("The message is of {moment}, and noted so; --on says otherwise."), moment=when))
        on = quoted if not on_terminal() or confirmed(session, N_("Was it said then?")) else NOW
    if not who and (speaker := quoted_speaker(text)):
        session.tell(message(N_("Said by: {who}"), who=message(WHO_WORDS[speaker])))
    carry_out(session, number, NoteDiary(text, who, channel, promise, on=on, sure=sure), as_json)


@click.command(
    "fact",
    cls=Plainly,
    context_settings={"ignore_unknown_options": True},  # -1 is a value, if a wrong one
    help=N_("Set a fact; an empty VALUE takes it back. “tuikuan show N” lists what is known."),
)
@number_argument()
@click.argument("key", type=WORDS, metavar="KEY")
@click.argument("value", type=WORDS, metavar="VALUE")
@happening
@pass_session
def fact(session: Session, *, number: int, key: str, value: str, on: str, sure: bool, as_json: bool) -> None:
    """Set a fact."""
    carry_out(session, number, SetFact(key, value, on=on, sure=sure), as_json)


@click.command(
    "place",
    cls=Plainly,
    help=N_("Say on which step a case really stands, and why. Alone: a list of them."),
)
@number_argument()
@click.argument("step", type=WORDS, metavar="[STEP]", default="")
@click.option("--reason", type=WORDS, metavar="TEXT", default="", help=N_("Why it stands there."))
@happening
@pass_session
def place(session: Session, *, number: int, step: str, reason: str, on: str, sure: bool, as_json: bool) -> None:
    """Put a case where it stands; without a step, say which there are."""
    if not step.strip():
        view = session.desk.view(number)
        if as_json:
            from tui.say.json import places_json

            session.show_json(places_json(view.playbook, session.tr))
        else:
            session.show(linear(session).places(view))
        return
    carry_out(session, number, PlaceCase(step, reason, on=on, sure=sure), as_json)


def _simple(name: str, intent: Callable[[], Intent], text: str) -> click.Command:
    """A command that needs nothing but the number of a case."""

    @click.command(name, cls=Plainly, help=text)
    @number_argument()
    @json_option
    @pass_session
    def command(session: Session, number: int, as_json: bool) -> None:
        carry_out(session, number, intent(), as_json)

    return command


COMMANDS = (
    choose,
    tick,
    untick,
    mark,
    log,
    fact,
    place,
    _simple("undo", UndoChange, N_("Undo the last change of a case.")),
    _simple("redo", RedoChange, N_("Do again what was undone.")),
    _simple("reopen", ReopenCase, N_("Go on with a closed case.")),
    _simple("trash", TrashCase, N_("Put a case in the trash; nothing is deleted.")),
)
