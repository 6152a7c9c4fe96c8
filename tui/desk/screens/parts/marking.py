"""How far an item of the checklist is: ticked, set aside, missing again."""

from __future__ import annotations

from collections.abc import Callable

from content.text.words import N_, message
from store.case.checklist import Item, ItemSource
from store.case.intents import MarkItem
from store.case.marks import ItemState
from store.case.refs import FactRef
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, FactsPlace
from tui.desk.questions import AskTick
from tui.desk.widgets.itemlist import ItemList

NEXT_STATE = {
    ItemState.MISSING: ItemState.CANNOT_GET,
    ItemState.HAVE: ItemState.CANNOT_GET,
    ItemState.CANNOT_GET: ItemState.NOT_NEEDED,
    ItemState.NOT_NEEDED: ItemState.MISSING,
}


def next_state(item: Item) -> ItemState:
    """The state after that of an item: cannot be got, then not needed, then missing again; what is required is
    never not needed."""
    state = NEXT_STATE[item.state]
    needed = item.required and item.source is ItemSource.EVIDENCE
    return ItemState.MISSING if needed and state is ItemState.NOT_NEEDED else state


class Marking:
    """Marks the item that is selected on a list, and only while it can be seen."""

    def __init__(
        self, port: DeskPort, number: int, items: Callable[[], ItemList], item: Callable[[], Item | None]
    ) -> None:
        self._port = port
        self._number = number
        self._items = items
        self._item = item

    def verbs(self) -> Verbs:
        """The keys."""
        return {"tick": self.tick, "tick-on": self._tick_on, "set-aside": self._set_aside}

    def tick(self) -> None:
        """Tick the selected item or take the tick back; a missing fact is asked for."""
        item = self._item()
        if item is None:
            self._items()
        elif self._uncovered():
            return
        elif isinstance(item.ref, FactRef):
            self._port.go(FactsPlace(self._number, item.ref.key))
        else:
            state = ItemState.MISSING if item.state is not ItemState.MISSING else ItemState.HAVE
            self._port.worker.do(self._number, MarkItem(item.id, state))

    def _tick_on(self) -> None:
        """Tick the selected item on the day it was got or done; a fact is asked for, as it has days of its own."""
        item, case = self._item(), self._port.view(self._number)
        if item is None or case is None or isinstance(item.ref, FactRef):
            self.tick()
            return
        self._items().uncover()  # the question names the item, and nothing is changed before it is answered
        number, question = self._number, AskTick(case, item)

        def answered(mark: MarkItem | None) -> None:
            if mark is not None:
                self._port.worker.do(number, mark, draft=question.draft)

        self._port.ask(question, answered)

    def _uncovered(self) -> bool:
        """Show the selected item before anything is done to it; whether it could not be seen."""
        hidden = self._items().uncover()
        if hidden:
            self._port.say(message(N_("This item was not on the screen. Press again to change it.")))
        return hidden

    def _set_aside(self) -> None:
        """Mark the selected item as one that cannot be got, then as not needed, then as missing again."""
        item = self._item()
        if item is None or self._uncovered():
            return
        self._port.worker.do(self._number, MarkItem(item.id, next_state(item)))
