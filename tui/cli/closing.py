"""How did it end? The outcome and what came back, asked where somebody can be asked."""

from __future__ import annotations

from datetime import datetime

from content.text.cells import plain
from content.text.words import N_
from store.case.facts import parse_fact
from store.case.timeline import OUTCOME_WORDS
from store.case.view import CaseView
from store.errors import BadValue
from tui.cli.asking import Asker, Interrupted

MONEY = "paid-back"
"""The fact in which it is kept what came back."""
WITH_MONEY = "refunded"
"""The outcome of which one asks how much came back."""


def ask_end(asker: Asker, view: CaseView, outcome: str, amount: str, now: datetime) -> tuple[str, str]:
    """The outcome and the amount, each asked for unless it is given; the amount may stay empty."""
    tr = asker.tr

    def complain(text: str) -> str:
        try:
            parse_fact(MONEY, text, now, view.playbook.reasons)
        except BadValue as wrong:
            return plain(tr.say(wrong.message), most=300)
        return ""

    try:
        if not outcome:
            options = [(name, tr(words)) for name, words in OUTCOME_WORDS.items()]
            outcome = asker.pick(tr(N_("How did it end?")), options)
        if not amount:
            known = view.facts.get(MONEY, "")
            amount = asker.text(tr(N_("Money back")), tr(N_("Such as 199.00; Enter when nothing")), known, complain)
    except Interrupted:
        raise KeyboardInterrupt from None
    return outcome, amount
