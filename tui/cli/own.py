"""Commands for what is one's own in a case: things to do, words to find it by, a note on top."""

from __future__ import annotations

import click

from content.text.words import N_
from content.text.wrap import wrap
from store.case.facts import PINNED
from store.case.intents import AddTodo, SetFact
from store.case.refs import OwnRef
from tui.cli.changing import carry_out
from tui.cli.command import WORDS, Plainly, json_option, number_argument, pass_session
from tui.cli.session import Session

TAGS = "tags"
"""The fact in which tags are kept."""
TICKED = N_("“tuikuan tick {number} {own}” ticks it.")


@click.command("todo", cls=Plainly, help=N_("Set yourself something to do; “tuikuan tick N own:…” ticks it."))
@number_argument()
@click.argument("text", type=WORDS, metavar="TEXT")
@click.option("--until", type=WORDS, metavar="WHEN", default="", help=N_("By when: 11-28, Friday, 3 days."))
@json_option
@pass_session
def todo(session: Session, number: int, text: str, until: str, as_json: bool) -> None:
    """Add a to-do of one's own, and say by which id it is ticked."""
    carry_out(session, number, AddTodo(text, until), as_json)
    if not as_json:
        own = str(OwnRef(session.desk.view(number).case.todos[-1].change))
        session.show(wrap(session.tr(TICKED, number=number, own=own), session.width))


@click.command("tag", cls=Plainly, help=N_("Give a case words of your own; without any it has none."))
@number_argument()
@click.argument("words", type=WORDS, metavar="[WORDS]…", nargs=-1)
@json_option
@pass_session
def tag(session: Session, number: int, words: tuple[str, ...], as_json: bool) -> None:
    """Set the tags of a case."""
    kept = dict.fromkeys(word for given in words for word in given.replace(",", " ").replace("，", " ").split())
    carry_out(session, number, SetFact(TAGS, " ".join(kept)), as_json)


@click.command("pin", cls=Plainly, help=N_("Pin a note on top of a case; an empty one takes it down."))
@number_argument()
@click.argument("text", type=WORDS, metavar="[TEXT]", default="")
@json_option
@pass_session
def pin(session: Session, number: int, text: str, as_json: bool) -> None:
    """Pin a note."""
    carry_out(session, number, SetFact(PINNED, text), as_json)


COMMANDS = (todo, tag, pin)
