"""The commands about whom cases are for: `person` keeps what is known of people once, `for` says it of a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click
from msgspec import Struct

from content.text.words import N_
from store.case.intents import SetFact
from tui.cli.changing import carry_out, unless_doubtful
from tui.cli.command import WORDS, Misused, PlainGroup, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session
from tui.say.values import joined

if TYPE_CHECKING:
    from store.people.person import Person

_C = TypeVar("_C", bound=Callable[..., Any])
_KEPT = N_("Kept: {label}. Letters and papers take it from here.")
_FIRST = N_(
    "The first person is you: every case that names nobody is for {label} now. If that is somebody else, "
    "“tuikuan person drop {label}”, then add yourself first."
)
_ONESELF = ("me", "myself", "i", "我", "自己", "本人", "我自己")
"""Labels of somebody who adds himself."""


class _Given(Struct, frozen=True):
    """A person as typed; `sure` when a number that hardly can be one is to be kept."""

    label: str
    facts: Mapping[str, str]
    sure: bool = False


def _typed(session: Session, given: _Given) -> Person:
    from store.people.person import typed

    return unless_doubtful(session, given, lambda one: typed(one.label, one.facts, sure=one.sure))


def _facts(command: _C) -> _C:
    command = click.option(
        "--even-so", "sure", is_flag=True, help=N_("Keep a phone number that hardly can be one.")
    )(command)
    for key, text in (
        ("address", N_("Where letters and parcels reach the person.")),
        ("phone", N_("The phone number.")),
        ("name", N_("The full name, as papers need it.")),
    ):
        command = click.option(f"--{key}", type=WORDS, metavar="…", help=text)(command)
    return command


@click.group(
    "person",
    cls=PlainGroup,
    invoke_without_command=True,
    help=N_("Whom cases are for: name, phone and address, given once."),
)
@click.pass_context
def person(ctx: click.Context) -> None:
    """The commands about persons; without one they are listed."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_people)


@person.command("add", cls=Plainly, help=N_("Add a person, called by one word. The first one is you."))
@click.argument("label", type=WORDS, metavar="WHO")
@_facts
@json_option
@pass_session
def add(session: Session, /, *, label: str, sure: bool, as_json: bool, **facts: str | None) -> None:
    """Add a person."""
    one = _typed(session, _Given(label, {key: value for key, value in facts.items() if value}, sure))
    people = session.desk.people
    first = not people.everybody()
    people.keep(one)
    _tell(session, _KEPT, one.label, as_json)
    if first and one.label.casefold() not in _ONESELF:
        session.tell(_FIRST, label=one.label)


@person.command("list", cls=Plainly, help=N_("List the persons; what is known of each is not printed."))
@json_option
@pass_session
def list_people(session: Session, as_json: bool) -> None:
    """List persons. Only JSON has their phones and addresses."""
    if as_json:
        _list_json(session)
    elif everybody := session.desk.people.everybody():
        session.show(joined(one.label, _known(session, one)) for one in everybody)
    else:
        session.tell(session.tr(N_("Nobody is kept yet. Begin with “tuikuan person add WHO --name … --phone …”.")))


@person.command("edit", cls=Plainly, help=N_("Change what is known of a person; an empty text takes it back."))
@click.argument("label", type=WORDS, metavar="WHO")
@_facts
@json_option
@pass_session
def edit(session: Session, /, *, label: str, sure: bool, as_json: bool, **facts: str | None) -> None:
    """Change a person."""
    from store.people.person import named

    people = session.desk.people
    old = named(people.everybody(), label)
    given = {key: value for key, value in facts.items() if value is not None}
    if not given:
        raise Misused(N_("Say what is to change: --name, --phone or --address."))
    one = _typed(session, _Given(old.label, {**old.facts, **given}, sure or "phone" not in given))
    people.keep(one, old.label)
    _tell(session, _KEPT, one.label, as_json)


@person.command("drop", cls=Plainly, help=N_("Forget a person. Cases and papers that were written stay."))
@click.argument("label", type=WORDS, metavar="WHO")
@json_option
@pass_session
def drop(session: Session, label: str, as_json: bool) -> None:
    """Forget a person."""
    from store.people.person import named

    people = session.desk.people
    found = named(people.everybody(), label)
    people.drop(found.label)
    _tell(session, N_("Forgotten: {label}."), found.label, as_json)


def _tell(session: Session, words: str, label: str, as_json: bool) -> None:
    """Say what was kept or forgotten; JSON lists everybody there is now."""
    if as_json:
        _list_json(session)
    else:
        session.tell(words, label=label)


def _list_json(session: Session) -> None:
    session.show_json([{"label": one.label, "known": dict(one.facts)} for one in session.desk.people.everybody()])


@click.command("for", cls=Plainly, help=N_("Say whom a case is for; “-” is the first person again."))
@number_argument()
@click.argument("label", type=WORDS, metavar="WHO")
@json_option
@pass_session
def for_command(session: Session, *, number: int, label: str, as_json: bool) -> None:
    """Say whom a case is for."""
    from store.people.person import CLAIMANT, named

    wanted = "" if label == "-" else named(session.desk.people.everybody(), label).label
    carry_out(session, number, SetFact(CLAIMANT, wanted), as_json)


def _known(session: Session, one: Person) -> str:
    labels = {"name": N_("name"), "phone": N_("phone"), "address": N_("address")}
    known = tuple(session.tr(words) for key, words in labels.items() if key in one.facts)
    return session.tr.list(known)


COMMANDS = (person, for_command)
