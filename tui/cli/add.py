"""The command `add`: a new case, from flags, from a pasted order, or by quick add."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from content.pack.library import DEFAULT
from content.text.words import N_
from store.case.facts import BY_KEY, FIELDS, FactField
from tui.cli.command import WORDS, Misused, Plainly, pass_session
from tui.cli.read import linear
from tui.cli.session import Session, on_terminal

ASK = "=ask"
"""What `--paste` without a text stands for."""

PASTE_HELP = N_("Read the text of an order: TEXT, “-” for standard input, or alone to be asked for it.")

PASTE_HELP = N_("Read the text of an order: TEXT, “-” for standard input, or alone to be asked for it.")

_FLAGS: tuple[FactField, ...] = (
    *(field for field in FIELDS if field.quick),
    BY_KEY["problem"],
    BY_KEY["title"],
)


def _flags(command: Callable[..., int]) -> Callable[..., int]:
    for field in reversed(_FLAGS):
        name = field.key.replace("-", "_")
        command = click.option(f"--{field.key}", name, type=WORDS, metavar="…", help=field.label)(command)
    return command


@click.command("add", cls=Plainly, help=N_("Begin a case: asks what the flags did not give. Prints the number."))
@_flags
@click.option("--paste", type=WORDS, metavar="[TEXT]", is_flag=False, flag_value=ASK, help=PASTE_HELP)
@click.option("-y", "--yes", is_flag=True, help=N_("Save without asking."))
@click.option("--playbook", type=WORDS, metavar="ID", default=DEFAULT, help=N_("The playbook of the case."))
@pass_session
def add(session: Session, /, paste: str | None, yes: bool, playbook: str, **flags: str | None) -> int:
    """Begin a case."""
    from store.case.facts import parse_fact
    from store.case.intents import OpenCase

    desk = session.desk
    given = {key.replace("_", "-"): value for key, value in flags.items() if value}
    for key, value in given.items():
        parse_fact(key, value, desk.clock(), desk.playbook(playbook).reasons)
    if paste == "-":
        paste = sys.stdin.buffer.read().decode("utf-8", "replace")
    if yes or not on_terminal():
        facts = _without_asking(session, given, paste)
    else:
        facts = _by_asking(session, given, paste, playbook)
    done = desk.open(OpenCase(playbook, facts.pop("title", ""), facts))
    if not yes and on_terminal():
        desk.drafts.drop("add")
    session.tell(done.words)
    session.aside(linear(session).now_do(done.view))
    session.show([str(done.view.number)])
    return 0


def _without_asking(session: Session, given: dict[str, str], paste: str | None) -> dict[str, str]:
    from store.papers.ordertext import recognise

    facts = (recognise(paste, session.desk.clock()) if paste and paste != ASK else {}) | given
    if not facts.get("product") and not facts.get("title"):
        raise Misused(
            N_("Nobody can be asked here, so give at least --product or --title (or --paste with a text).")
        )
    return facts


def _by_asking(session: Session, given: dict[str, str], paste: str | None, playbook: str) -> dict[str, str]:
    from tui.cli.asking import Asker
    from tui.cli.quickadd import QuickAdd

    quick = QuickAdd(session.desk, session.desk.playbook(playbook), Asker(session.tr), session.aside)
    return quick.run(given, "" if paste == ASK else paste)


COMMANDS = (add,)
