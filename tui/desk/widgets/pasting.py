"""A page of an order or a refund, pasted anywhere: it opens a case, or fills the facts of the one in hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from content.text.words import N_, counted, message
from store.case.intents import SetFacts
from tui.desk.ports import DeskPort
from tui.desk.questions import AskCase, Sure

if TYPE_CHECKING:
    from store.case.view import CaseView
    from store.papers.ordertext import Page


class Pasting:
    """Takes pasted text. `opens` asks for a new case with a text; without it one is sent to where it can be opened.
    `taken` is told when facts of a page are taken."""

    def __init__(
        self,
        port: DeskPort,
        case: Callable[[], CaseView | None],
        opens: Callable[[AskCase], object] | None = None,
        taken: Callable[[], object] | None = None,
    ) -> None:
        self._port = port
        self._case = case
        self._opens = opens
        self._taken = taken

    def is_page(self, text: str) -> bool:
        """Whether a text is the page of an order or a refund; one line is no page, and needs no reading."""
        return "\n" in text.strip() and self._read(text).is_page

    def take(self, text: str) -> None:
        """Read the text; what is no page of an order is said to be none."""
        page, case = self._read(text), self._case()
        if not page.is_page:
            self._port.say(message(N_("No order was recognised in what was pasted; nothing was changed.")))
        elif case is None or page.orders or page.facts.get("order", "") not in ("", case.facts.get("order", "")):
            self._elsewhere(text)
        else:
            told = page.typed().items()
            self._offer(case, {name: text for name, text in told if _new(name, page.facts[name], case)})

    def _read(self, text: str) -> Page:
        from store.papers.ordertext import read_page

        return read_page(text, self._port.clock(), self._port.playbook().reasons)

    def _elsewhere(self, text: str) -> None:
        if self._opens is not None:
            self._opens(AskCase(text))
        else:
            words = N_("That is the page of another order. Leave this and paste it on the desk: it opens a case.")
            self._port.say(message(words), bad=True)

    def _offer(self, case: CaseView, facts: dict[str, str]) -> None:
        if not facts:
            self._port.say(message(N_("All that this page tells is known already.")))
            return

        def answered(sure: bool | None) -> None:
            if sure:
                self._port.worker.do(case.number, SetFacts(facts))
            if sure and self._taken is not None:
                self._taken()

        from store.case.facts import BY_KEY

        told = tuple(
            message(N_("{fact} {value}"), fact=message(BY_KEY[name].label), value=text)
            for name, text in facts.items()
        )
        one = N_("Take {n} fact of this page into case {number}?")
        many = N_("Take {n} facts of this page into case {number}?")
        question = counted(one, many, len(facts), number=case.number)
        self._port.ask(Sure(question, message(N_("{facts}"), facts=told)), answered)


def _new(name: str, value: str, case: CaseView) -> bool:
    """Whether a fact of a page is one the case does not know; what each round tells anew may be another one."""
    from store.case.facts import ANEW

    known = case.facts.get(name, "")
    return not known or (name in (*ANEW, "countdown") and known[:10] < value[:10])
