"""The command `close`: how a case ended, what came back, what worked, and what to keep."""

from __future__ import annotations

import click

from content.text.words import N_
from store.case.endings import outcome_of
from store.case.intents import CloseCase
from tui.cli.changing import carry_out, happening
from tui.cli.command import WORDS, Misused, Plainly, number_argument, pass_session
from tui.cli.session import Session, on_terminal


@click.command("close", cls=Plainly, help=N_("End a case here, with how it ended."))
@number_argument()
@click.argument("outcome", type=WORDS, metavar="[OUTCOME]", default="")
@click.option("--outcome", "ended", type=WORDS, metavar="OUTCOME", default="", help=N_("The same as OUTCOME."))
@click.option("--amount", type=WORDS, metavar="MONEY", default="", help=N_("What really came back, such as 199."))
@click.option("--way", type=WORDS, metavar="STEP", default="", help=N_("The step that did it."))
@click.option("--card", type=WORDS, metavar="ID", default="", help=N_("The reply card that worked."))
@click.option("--letter", type=WORDS, metavar="ID", default="", help=N_("The letter that worked."))
@click.option("--worked", type=WORDS, metavar="TEXT", default="", help=N_("What worked, for the next time."))
@click.option("--minutes", type=WORDS, metavar="N", default="", help=N_("How much of your time it took."))
@click.option("--keep", type=WORDS, metavar="WHEN", default="", help=N_("Until when to keep it all."))
@happening
@pass_session
def close(
    session: Session,
    /,
    *,
    number: int,
    outcome: str,
    ended: str,
    amount: str,
    on: str,
    sure: bool,
    as_json: bool,
    **worked: str,
) -> None:
    """End a case; asked for is what nobody gave."""
    from tui.cli.asking import Asker
    from tui.cli.closing import MONEY, WITH_MONEY, ask_end

    if outcome and ended:
        raise Misused(N_("Give the outcome once."))
    view, outcome = session.desk.view(number), outcome or ended
    known = outcome_of(outcome)
    lacking = not known or (known == WITH_MONEY and not amount)
    if lacking and on_terminal() and not view.case.closed and not as_json:
        outcome, amount = ask_end(Asker(session.tr), view, known, amount, session.desk.clock())
    facts = {MONEY: amount} if amount else {}
    carry_out(session, number, CloseCase(outcome, facts=facts, on=on, sure=sure, **worked), as_json)


COMMANDS = (close,)
