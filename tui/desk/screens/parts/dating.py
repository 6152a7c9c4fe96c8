"""What is done to a line of the deadlines: what the app says, reminding later, done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from content.text.words import N_, message
from store.board.entries import AgendaEntry, Undated
from store.case.intents import Intent, MarkItem
from store.case.marks import ItemState
from tui.desk.keys.actions import Action
from tui.desk.keys.verbs import Verbs
from tui.desk.ports import DeskPort, FactsPlace, OfferPlace
from tui.desk.questions import AskAppDate, AskSnooze, Question


class Dating:
    """Works on the entry that `chosen` says."""

    def __init__(self, port: DeskPort, chosen: Callable[[], AgendaEntry | Undated | None]) -> None:
        self._port = port
        self._chosen = chosen

    def verbs(self) -> Verbs:
        """The keys."""
        return {"from-app": self._from_app, "snooze": self._snooze, "have": self._have}

    def named(self, actions: Iterable[Action]) -> Iterator[Action]:
        """The actions of the selected line, by what they do there; not those that do nothing."""
        entry = self._chosen()
        words = {"from-app": N_("fill in"), "have": ""} if isinstance(entry, Undated) else dict[str, str]()
        if isinstance(entry, AgendaEntry) and entry.deadline is not None:
            words = {"snooze": N_("set aside")} if entry.deadline.lost else words
        elif entry is not None:
            words |= {"from-app": words.get("from-app", ""), "snooze": ""}
            words |= {"have": N_("their offer")} if isinstance(entry, AgendaEntry) and entry.offer else {}
        for one in actions:
            if said := words.get(one.id, one.words):
                yield replace(one, words=said)

    def _from_app(self) -> None:
        entry = self._chosen()
        if isinstance(entry, Undated) and entry.deadline.asks:
            self._port.go(FactsPlace(entry.number, entry.deadline.asks))
        elif entry is not None and entry.deadline is not None:
            self._ask(entry.number, AskAppDate(entry.number, entry.deadline.id))
        else:
            self._no_deadline()

    def _snooze(self) -> None:
        """Remind later; what is lost already is set aside, as nobody can be reminded of it in time."""
        entry = self._chosen()
        if isinstance(entry, AgendaEntry) and entry.deadline is not None:
            if entry.deadline.lost:
                self._mark(entry, ItemState.NOT_NEEDED)
            else:
                self._ask(entry.number, AskSnooze(entry.number, entry.deadline))
        else:
            self._no_deadline()

    def _have(self) -> None:
        entry = self._chosen()
        if isinstance(entry, AgendaEntry) and entry.offer is not None:
            self._port.go(OfferPlace(entry.number))
        elif isinstance(entry, AgendaEntry):
            self._mark(entry, ItemState.HAVE)
        elif entry is not None:
            self._port.go(FactsPlace(entry.number, entry.deadline.asks))

    def _mark(self, entry: AgendaEntry, state: ItemState) -> None:
        ref = entry.item.ref if entry.item is not None else entry.deadline.ref if entry.deadline else None
        self._port.worker.do(entry.number, MarkItem(str(ref), state))

    def _no_deadline(self) -> None:
        entry = self._chosen()
        key = self._port.key_of("have")
        if isinstance(entry, Undated):
            self._port.say(message(N_("This has no date yet; {key} tells what is missing."), key=key))
            return
        if isinstance(entry, AgendaEntry) and entry.offer is not None:
            self._port.say(message(N_("This date is what they said; {key} opens their offer."), key=key))
            return
        if isinstance(entry, AgendaEntry) and entry.own:
            self._port.say(message(N_("This is what you set yourself; {key} ticks it."), key=key))
            return
        self._port.say(message(N_("This line is evidence that vanishes, not a deadline with a date of its own.")))

    def _ask(self, number: int, question: Question[Intent]) -> None:
        def answered(intent: Intent | None) -> None:
            if intent is not None:
                self._port.worker.do(number, intent, draft=question.draft)

        self._port.ask(question, answered)
