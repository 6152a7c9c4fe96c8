"""A page of an order or a refund, pasted anywhere: it opens a case, or fills the facts of the one in hand."""

from __future__ import annotations

from collections.abc import Callable

from content.text.words import N_, message
from store.case.facts import ANEW, BY_KEY
from store.case.intents import SetFacts
from store.case.view import CaseView
from tui.desk.ports import DeskPort
from tui.desk.questions import AskCase, Sure


class Pasting:
    """Takes pasted text on a screen where no field has the focus. `opens` asks for a new case with a text."""

    def __init__(
        self, port: DeskPort, case: Callable[[], CaseView | None], opens: Callable[[AskCase], object]
    ) -> None:
        self._port = port
        self._case = case
        self._opens = opens

    def take(self, text: str) -> None:
        """Read the text; what is no page of an order is said to be none."""
        from store.papers.ordertext import read_page

        page = read_page(text, self._port.clock(), self._port.playbook().reasons)
        case = self._case()
        if not page.is_page:
            self._port.say(message(N_("No order was recognised in what was pasted; nothing was changed.")))
        elif case is None or page.orders or page.facts.get("order", "") not in ("", case.facts.get("order", "")):
            self._opens(AskCase(text))
        else:
            told = page.typed().items()
            self._offer(case, {name: text for name, text in told if _new(name, page.facts[name], case)})

    def _offer(self, case: CaseView, facts: dict[str, str]) -> None:
        if not facts:
            self._port.say(message(N_("All that this page tells is known already.")))
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._port.worker.do(case.number, SetFacts(facts))

        told = tuple(
            message(N_("{fact} {value}"), fact=message(BY_KEY[name].label), value=text)
            for name, text in facts.items()
        )
        question = message(N_("Take {n} facts of this page into case {number}?"), n=len(facts), number=case.number)
        self._port.ask(Sure(question, message(N_("{facts}"), facts=told)), answered)


def _new(name: str, value: str, case: CaseView) -> bool:
    """Whether a fact of a page is one the case does not know; what each round tells anew may be another one."""
    known = case.facts.get(name, "")
    return not known or (name in (*ANEW, "countdown") and known[:10] < value[:10])
