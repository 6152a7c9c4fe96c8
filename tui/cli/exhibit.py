"""The command `exhibit`: what an exhibit is and proves, where it stands, and whether it is shown at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from content.text.words import N_
from store.case.intents import Intent, LabelExhibit, MoveExhibit
from store.errors import NotAmong
from tui.cli.changing import carry_out
from tui.cli.command import (
    WORDS,
    Misused,
    Plainly,
    exhibit_argument,
    json_option,
    kind_option,
    number_argument,
    pass_session,
)
from tui.cli.session import Session

if TYPE_CHECKING:
    from store.case.case import Exhibit
    from store.case.view import CaseView


@click.command(
    "exhibit",
    cls=Plainly,
    help=N_(
        "Say of which kind an exhibit is and what it proves, where it stands, or take it out; “undo” takes it back."
    ),
)
@number_argument()
@exhibit_argument()
@kind_option(N_("What kind of evidence it is."))
@click.option("--note", type=WORDS, metavar="WORDS", help=N_("What it proves, in one sentence."))
@click.option("--out", is_flag=True, help=N_("Take it out; its copy stays and nothing is deleted."))
@click.option("--back", is_flag=True, help=N_("Bring back one that was taken out."))
@click.option("--first", is_flag=True, help=N_("Put it before all others."))
@click.option("--after", type=WORDS, metavar="E1", help=N_("Put it right after that one."))
@json_option
@pass_session
def label(
    session: Session,
    *,
    number: int,
    exhibit: str,
    kind: str | None,
    note: str | None,
    out: bool,
    back: bool,
    first: bool,
    after: str | None,
    as_json: bool,
) -> None:
    """Label, order, take out or bring back an exhibit."""
    labels = kind is not None or note is not None or back
    if out + labels + (first or after is not None) == 0:
        raise Misused(N_("Say what is to be done with it: --kind, --note, --out, --back, --first or --after."))
    if (out and (labels or first or after is not None)) or (first and after is not None):
        raise Misused(N_("--out stands alone, and so does one of --first and --after."))
    view = session.desk.view(number)
    one = _called(exhibit, view, back=back)
    intents: list[Intent] = []
    if out:
        intents.append(LabelExhibit(one.id, one.evidence, one.note, out=True))
    if labels:
        said = (one.evidence if kind is None else kind, one.note if note is None else note)
        intents.append(LabelExhibit(one.id, *said, back=back))
    if first or after is not None:
        intents.append(MoveExhibit(one.id, after="" if after is None else _called(after, view).id))
    for intent in intents[:-1]:
        session.desk.do(number, intent)
    carry_out(session, number, intents[-1], as_json)


def _called(name: str, view: CaseView, back: bool = False) -> Exhibit:
    from store.dossier.naming import exhibit_numbers

    wanted = exhibit_numbers(name)
    known = [one for one in view.case.exhibits if back or not one.out]
    found = next((one for one in known if wanted == (one.no,)), None)
    if found is None:
        raise NotAmong(name, (f"E{one.no}" for one in known))
    return found


COMMANDS = (label,)
