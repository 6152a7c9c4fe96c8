"""Every way through the shipped flows, walked with the real intents while the clock stands.

What is walked, and why it is enough: all simple paths (no step twice) from the first step to an end, which takes
every edge; and every loop of the flow (every elementary cycle), gone round twice and then left. Paths that mix
several loops are not walked: they pass no step and no edge that these do not pass, and a case remembers of its way
only when it came to which step. Each walk is decided, folded and viewed in memory by the same pure functions that
the desk calls; nothing touches the disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from content.pack.letters import fill
from content.pack.library import Library
from content.pack.model import Flow, StepKind
from content.pack.playbook import Playbook
from store.case.decide import decide, open_case
from store.case.events import Event, Record
from store.case.fold import fold
from store.case.intents import OpenCase, SetFact, TakeChoice
from store.case.view import CaseView, Turn, view
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.papers.letters import letter_facts

NOW = datetime(2026, 11, 23, 10, tzinfo=HOME_ZONE)
CALENDAR = WorkCalendar()
BOOKS = [(name, language) for name in ("douyin", "generic") for language in ("zh", "en")]
BARE = {"product": "蓝牙耳机", "reason": "quality"}
FULL = BARE | {
    "order": "6920001112223334445", "merchant": "声动旗舰店", "paid": "199", "demand": "return-refund",
    "bought-on": "2026-11-17", "received-on": "2026-11-21", "found-on": "2026-11-21", "problem": "右耳无声",
    "contacted-on": "2026-11-22", "reply": "已拆封不退", "promise": "周五前答复", "name": "李明",
    "phone": "本人电话", "address": "收货地址", "ticket": "T1", "applied-on": "2026-11-22",
    "refused-on": "2026-11-22",
}  # fmt: skip
HOLE = re.compile(r"\{\{|\{%|None|（）|\(\)|，。|：。")


@dataclass(frozen=True)
class Walk:
    """A case on its way; every choice takes an hour."""

    book: Playbook
    now: datetime = NOW
    records: tuple[Record, ...] = ()

    def does(self, events: tuple[Event, ...]) -> Walk:
        change = self.records[-1].change + 1 if self.records else 1
        made = tuple(Record(change, self.now, "小李", event) for event in events)
        return replace(self, records=self.records + made)

    def opened(self, facts: Mapping[str, str]) -> Walk:
        return self.does(open_case(OpenCase(self.book.meta.id, "", facts), self.book, self.now))

    def takes(self, choice: str) -> Walk:
        later = replace(self, now=self.now + timedelta(hours=1))
        return later.does(decide(TakeChoice(choice), fold(1, later.records), later.book, later.now, CALENDAR))

    def view(self, now: datetime | None = None) -> CaseView:
        return view(fold(1, self.records), self.book, now or self.now, CALENDAR)


@dataclass
class Inspector:
    """Looks at a case wherever it comes to; a page or a letter that was seen in this state is not read twice."""

    book: Playbook
    seen: set[tuple[str, ...]] = field(default_factory=set)
    ends: set[str] = field(default_factory=set)

    def looks(self, walk: Walk) -> CaseView:
        here = walk.view()
        kind = here.step.kind
        assert here.next.title
        assert bool(here.next.choices) == (kind is not StepKind.END), here.step.id
        assert here.case.closed == (kind is StepKind.END)
        if kind is StepKind.WAIT:
            assert here.turn is Turn.THEIRS, here.step.id
            assert any(limit.open and limit.at for limit in here.deadlines), here.step.id
        if kind is StepKind.END:
            assert here.outcome
            self.ends.add(here.step.id)
        key = (here.step.id, *here.next.letters)
        if key not in self.seen:
            self.seen.add(key)
            self.reads(here, walk)
        return here

    def reads(self, here: CaseView, walk: Walk) -> None:
        page = self.book.page(here.next.page)
        assert page.title
        assert page.body.strip()
        for passed in here.case.trail[1:]:
            assert self.book.page(f"steps/{passed.step}").body.strip()
        for letter in here.next.letters:
            text, missing = fill(self.book.letter(letter), letter_facts(here, walk.now))
            assert missing or not HOLE.search(text), (here.step.id, letter)
            assert text.strip()
        if here.step.kind is StepKind.WAIT:
            much_later = walk.view(walk.now + timedelta(days=400))
            assert much_later.turn is Turn.MINE
            assert much_later.next.notes
            assert len(much_later.next.choices) > 1


Ways = dict[str, list[tuple[str, str]]]


def ways_of(flow: Flow) -> Ways:
    """From each step where a case rests: the choices, and the step each comes to rest on."""
    return {
        name: [(choice.id, flow.passage(choice.id)[-1]) for choice in flow.choices[name]]
        for name, step in flow.steps.items()
        if step.rests
    }


def loops(ways: Ways) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every elementary cycle once: the step it begins on, and its choices."""
    order = {name: n for n, name in enumerate(ways)}

    def onward(first: str, at: str, seen: frozenset[str], way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        for choice, target in ways[at]:
            if target == first:
                yield (*way, choice)
            elif order[target] > order[first] and target not in seen:
                yield from onward(first, target, seen | {target}, (*way, choice))

    for first in ways:
        for way in onward(first, first, frozenset({first}), ()):
            yield first, way


def shortest(ways: Ways, source: str, there: Callable[[str], bool]) -> tuple[str, ...]:
    """The choices of a shortest way to a step."""
    open_: list[tuple[str, tuple[str, ...]]] = [(source, ())]
    known = {source}
    for at, way in open_:
        if there(at):
            return way
        for choice, target in ways[at]:
            if target not in known:
                known.add(target)
                open_.append((target, (*way, choice)))
    raise AssertionError(source)


@pytest.fixture(params=BOOKS, ids="-".join)
def book(request: pytest.FixtureRequest) -> Playbook:
    return Library().get(*request.param)


@pytest.mark.parametrize("facts", [BARE, FULL], ids=["bare", "full"])
def test_every_simple_path_comes_to_an_end(book: Playbook, facts: dict[str, str]) -> None:
    inspector, ways = Inspector(book), ways_of(book.flow)
    edges: set[tuple[str, str]] = set()
    paths = 0

    def onward(walk: Walk, seen: frozenset[str]) -> None:
        nonlocal paths
        here = inspector.looks(walk)
        assert here.step.id in seen
        paths += here.step.kind is StepKind.END
        for choice, target in ways[here.step.id]:
            edges.add((here.step.id, choice))
            if target not in seen:
                onward(walk.takes(choice), seen | {target})

    onward(Walk(book).opened(facts), frozenset({book.flow.first}))
    assert paths > 300
    assert edges == {(name, choice) for name, out in ways.items() for choice, _ in out}
    assert inspector.ends == {step.id for step in book.flow.steps.values() if step.kind is StepKind.END}
    assert {key[0] for key in inspector.seen} == set(ways)


def test_every_loop_is_gone_round_twice_and_left(book: Playbook) -> None:
    inspector, ways = Inspector(book), ways_of(book.flow)
    found = list(loops(ways))
    assert len(found) > 50
    for first, way in found:
        there = shortest(ways, book.flow.first, lambda at, goal=first: at == goal)  # type: ignore[misc]
        home = shortest(ways, first, lambda at: not ways[at])
        walk = Walk(book).opened(FULL)
        for choice in (*there, *way, *way, *home):
            walk = walk.takes(choice)
            here = inspector.looks(walk)
        assert here.case.closed, way


def test_a_letter_of_a_full_case_has_no_missing_fact(book: Playbook) -> None:
    walk = Walk(book).opened(FULL)
    for step in ways_of(book.flow):
        for letter in book.step(step).letters:
            text, missing = fill(book.letter(letter), letter_facts(walk.view(), NOW))
            assert missing == (), letter
            assert not HOLE.search(text), letter


def test_a_step_that_needs_the_reason_takes_it_and_goes_on(book: Playbook) -> None:
    walk = Walk(book).opened({"product": "蓝牙耳机"})
    walk = walk.does(decide(SetFact("reason", "quality"), fold(1, walk.records), book, NOW))
    assert walk.takes("refused").view().step.id in {"apply", "demand"}
