"""Ids in words: those of the playbook, of facts, and of what a case says."""

from __future__ import annotations

from msgspec import Struct

from content.pack.playbook import Playbook
from content.text.words import N_, Message, message
from store.case.called import kind_title
from store.case.case import Case
from store.case.facts import BY_KEY, MOMENTS, WORDS, FactKind
from store.case.prices import price_tag
from store.case.refs import (
    EvidenceRef,
    FactRef,
    LimitRef,
    OwnRef,
    PromiseRef,
    TodoRef,
    deadline_id,
    parse_deadline,
    parse_ref,
)
from store.case.turns import name_of


def led(choice: str, step: str) -> Message:
    """A choice and the step it leads to; where both have one title, that title."""
    if choice == step:
        return message(N_("{action}"), action=step)
    return message(N_("{choice} → {step}"), choice=choice, step=step)


class Titles(Struct, frozen=True):
    """Finds the words for ids; an id the playbook no longer has stands for itself, and so does every one of a case
    whose playbook is not here."""

    case: Case
    playbook: Playbook | None

    def step(self, name: str) -> str:
        """A step."""
        step = self.playbook.flow.steps.get(name) if self.playbook else None
        return step.title if step else name

    def choice(self, source: str, target: str) -> str:
        """A choice of a step."""
        choice = self.playbook.flow.choice(source, target) if self.playbook else None
        return choice.title if choice else self.step(target)

    def evidence(self, name: str) -> str:
        """A kind of evidence."""
        return kind_title(name, self.case, self.playbook) if self.playbook else name

    def item(self, name: str) -> str | Message:
        """An item of the checklist."""
        match parse_ref(name):
            case EvidenceRef(kind):
                return self.evidence(kind)
            case FactRef(key):
                return self.fact(key)
            case TodoRef(step, todo):
                book = self.playbook
                known = book.step(step).todos if book and step in book.flow.steps else ()
                return next((item.text for item in known if item.id == todo), name)
            case OwnRef(change):
                return next((one.text for one in self.case.todos if one.change == change), name)
            case ref:
                return self.deadline(deadline_id(ref))

    def fact(self, key: str) -> str | Message:
        """What a fact is called."""
        return message(BY_KEY[key].label) if key in BY_KEY else key

    def value(self, key: str, value: str) -> str | Message:
        """What a fact says."""
        if key == "reason" and self.playbook and value in self.playbook.reasons:
            return self.playbook.reasons[value].title
        kind = BY_KEY[key].kind if key in BY_KEY else FactKind.TEXT
        if kind in MOMENTS:
            return value.replace("T", " ")[:16]
        if kind is FactKind.MONEY:
            return price_tag(value)
        words = WORDS.get(kind, {})
        return message(words[value]) if value in words else value

    def deadline(self, name: str) -> str:
        """A limit by what it is about, a promise by its words."""
        match parse_deadline(name):
            case LimitRef(limit):
                known = self.playbook.limits.get(limit) if self.playbook else None
                return name_of(known.title) if known else name
            case PromiseRef(change):
                said = (entry.promise for entry in self.case.diary if entry.change == change)
                return next((f"“{promise}”" for promise in said), name)

    def offer(self, change: int) -> Message | str:
        """An offer by what is in it."""
        found = next((one for one in self.case.offers if one.change == change), None)
        return gist(found.amount, found.what, found.words) if found else str(change)


def gist(amount: str, what: str, words: str) -> str:
    """An offer in a few words: its amount, what it is, else how it was said."""
    return " · ".join(part for part in (price_tag(amount) if amount else "", what) if part) or words
