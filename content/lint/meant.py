"""Rules about meanings: every card is found by its own examples, and by nobody else's."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from content.lint.finding import Fault
from content.lint.source import Book, Pack
from content.pack.errors import PlaybookError
from content.pack.hearing import Ear, Hit, fits, rivals
from content.pack.meanings import Meaning, Meanings, Parcel
from content.pack.model import Reply
from content.pack.playbook import MEANINGS, SAYINGS
from content.pack.recalling import NOTHING, sayings_of
from content.text.words import N_, Message, message

EXAMPLES = 3
"""Sentences that a card must at least be tried with."""


def same_sentence(pack: Pack) -> Iterator[Fault]:
    """An example that two meanings claim with equal right: nothing is offered for it."""
    for book, meaning, said, led in _tried(pack):
        if len(led) > 1:
            names = ", ".join(hit.meaning.id for hit in led)
            what = message(N_("“{said}” is claimed by {names} alike."), said=said, names=names)
            yield _fault(book, meaning, what, N_("Give one of them a part more, or an “unless”."))


def heard_wrong(pack: Pack) -> Iterator[Fault]:
    """An example of one meaning that is heard as another."""
    for book, meaning, said, led in _tried(pack):
        if len(led) == 1 and led[0].meaning.id != meaning.id:
            what = message(N_("“{said}” is heard as {id}."), said=said, id=led[0].meaning.id)
            yield _fault(book, meaning, what, N_("Give its cue a part more, or the other an “unless”."))


def unheard(pack: Pack) -> Iterator[Fault]:
    """A card without a meaning, with too few examples, or with one that does not reach it."""
    for book in pack.books:
        meanings = _own(book)
        if meanings is None:
            continue
        either = {one.either for one in meanings.all.values()}
        for file, line, name, _ in book.table("replies.md", Reply):
            if name not in {*meanings.all, *either} and not _elsewhere(pack, book, name):
                what = message(N_("nothing in {file} says by which words {id} is meant."), file=MEANINGS, id=name)
                yield Fault(file.name, line, what, message(N_("Write a section “## {id}” there."), id=name))
        cards = {name for _, _, name, _ in book.table("replies.md", Reply)}
        for meaning in meanings.all.values():
            if meaning.either and meaning.either not in cards:
                what = message(N_("{id} is no card of {file}."), id=meaning.either, file="replies.md")
                yield _fault(
                    book, meaning, what, N_("Write the card that holds whichever way, or take the line out.")
                )
            if len(meaning.examples) < EXAMPLES:
                what = message(N_("{id} has fewer than {n} examples."), id=meaning.id, n=EXAMPLES)
                yield _fault(book, meaning, what, N_("Write sentences as people really write them."))
    for book, meaning, said, led in _tried(pack):
        if not led:
            what = message(N_("“{said}” does not reach {id}."), said=said, id=meaning.id)
            yield _fault(book, meaning, what, N_("Its cue lacks a word, or an “unless” takes it away."))


def strange_saying(pack: Pack) -> Iterator[Fault]:
    """Remembered sentences of what is no meaning of the playbook, or a file of them that cannot be read."""
    for book in pack.books:
        meanings = _own(book)
        if meanings is None or not book.texts.has(SAYINGS):
            continue
        try:
            told = tuple(sayings_of(book.texts.text(SAYINGS)))
        except PlaybookError as refused:
            hint = message(N_("Write it anew as UTF-8."))
            yield Fault(f"{book.language}/{SAYINGS}", refused.line, refused.what, hint)
            continue
        first = {name: line for line, name, _ in reversed(told)}
        for name, line in first.items():
            if name != NOTHING and name not in meanings.all:
                what = message(N_("{id} is no meaning of {file}."), id=name, file=MEANINGS)
                hint = message(N_("Give the section the id of a meaning, or “{id}”."), id=NOTHING)
                yield Fault(f"{book.language}/{SAYINGS}", line, what, hint)


def _elsewhere(pack: Pack, book: Book, name: str) -> bool:
    """Whether another language says by which words a card is meant: that the two differ is told already."""
    others = (one for one in pack.books if one is not book and MEANINGS in book.files)
    return any(name in meanings.all for one in others if (meanings := one.value(MEANINGS, Meanings)))


@lru_cache(maxsize=1)
def _tried(pack: Pack) -> tuple[tuple[Book, Meaning, str, list[Hit]], ...]:
    """What three rules look at, heard once: hearing is most of what a check costs."""
    return tuple(_heard(pack))


def _heard(pack: Pack) -> Iterator[tuple[Book, Meaning, str, list[Hit]]]:
    """Each example with what leads in a case in which its own meaning is true."""
    for book in pack.books:
        meanings = _own(book)
        if meanings is None:
            continue
        ear, reasons = Ear(meanings), sorted(book.ids("reasons.md") or ())
        for meaning in meanings.all.values():
            reason = next((one for one in reasons if meaning.reasons.holds(one)), "")
            step = meaning.steps.ids[0] if meaning.steps.only else "-"
            for said in meaning.examples:
                hits = ear.whole(said)
                goods = ear.goods(said) if any(hit.meaning.goods.ids for hit in hits) else ()
                back = meaning.parcel is Parcel.RETURN or ear.sent_back(said)
                fitting = (hit for hit in hits if fits(hit.meaning, reason, goods, step, back))
                yield book, meaning, said, list(rivals(fitting))


def _own(book: Book) -> Meanings | None:
    """The meanings that a playbook says itself; those of its base are that one's matter."""
    if MEANINGS in book.files and book.texts.place(MEANINGS, 1)[0].startswith("../"):
        return None
    return book.value(MEANINGS, Meanings)


def _fault(book: Book, meaning: Meaning, what: Message, hint: str) -> Fault:
    return Fault(book.files[MEANINGS].name, meaning.line, what, message(hint))
