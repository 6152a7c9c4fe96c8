"""The command `sent`: which letters went out, and that one did."""

from __future__ import annotations

import click

from content.text.words import N_
from tui.cli.changing import carry_out, happening
from tui.cli.command import WORDS, Plainly, number_argument, pass_session
from tui.cli.session import Session


@click.command(
    "sent", cls=Plainly, help=N_("Note that a letter went out, with which exhibits. Alone: those that went out.")
)
@number_argument()
@click.argument("letter", type=WORDS, metavar="LETTER", default="")
@click.option(
    "--with",
    "along",
    type=WORDS,
    metavar="E1,E2",
    help=N_("The exhibits that went with it; else those the letter names. Empty for none."),
)
@happening
@pass_session
def sent_command(
    session: Session, *, number: int, letter: str, along: str | None, on: str, sure: bool, as_json: bool
) -> None:
    """Note that a letter went out, or list those that did."""
    from msgspec.structs import replace

    from store.dossier.naming import exhibits_called
    from store.papers.letters import sending
    from store.people.person import for_papers
    from tui.say.outgoing import sent_json, sent_rows
    from tui.say.text import table

    desk = session.desk
    view = desk.view(number)
    if not letter:
        if as_json:
            session.show_json(sent_json(view))
        elif rows := tuple(sent_rows(session.tr, view, desk.clock())):
            session.show(table(rows, session.width))
        else:
            session.tell(N_("No letter of case {number} is noted as sent."), number=number)
        return
    twins = desk.library.twins(view.case.playbook, view.playbook)
    chosen = None if along is None else exhibits_called(along, view)
    intent = sending(for_papers(view, desk.people), letter, desk.clock(), twins, chosen)
    carry_out(session, number, replace(intent, on=on, sure=sure), as_json)


COMMANDS = (sent_command,)
