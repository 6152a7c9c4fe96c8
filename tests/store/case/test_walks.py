"""Every way through the shipped flows, walked with the real intents while the clock stands.

What is walked, and why it is enough: every choice of every step after every way of coming to that step, which takes
each edge and each pair of edges; and through each edge its shortest loop, gone round twice and then left. A case
remembers of its way only when it came to which step, so longer ways show nothing that these do not. Each walk is
decided, folded and viewed in memory by the same pure functions that the desk calls; nothing touches the disk. All
simple paths of the charts themselves are walked in `tests.content.test_ways`. A playbook without a chart of its own
is walked on that of its base once more with a reason of its own; its letters are filled for every reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from content.pack.arguing import Audience
from content.pack.letters import fill
from content.pack.library import Library
from content.pack.model import Flow, Step, StepKind
from content.pack.playbook import Playbook
from store.case.decide import decide, open_case
from store.case.events import Event, Record
from store.case.fold import fold
from store.case.intents import OpenCase, SetFact, TakeChoice
from store.case.moot import ways_on
from store.case.turns import Turn
from store.case.view import CaseView, view
from store.days.clock import HOME_ZONE
from store.days.workdays import WorkCalendar
from store.papers.lettervalues import letter_facts

NOW = datetime(2026, 11, 23, 10, tzinfo=HOME_ZONE)
CALENDAR = WorkCalendar()
BOOKS = [(name, language) for name in ("douyin", "generic") for language in ("zh", "en")]
BASED = {"services": "voucher-short", "virtual": "course", "taobao": "custom-made", "jd": "quality",
         "pinduoduo": "not-received"}  # fmt: skip
"""The playbooks on the chart of another, and a reason with which they are walked."""
BARE = {"product": "蓝牙耳机", "reason": "quality"}
FULL = BARE | {
    "order": "6920001112223334445", "merchant": "声动旗舰店", "paid": "199", "demand": "return-refund",
    "bought-on": "2026-11-17", "received-on": "2026-11-21", "found-on": "2026-11-21", "problem": "右耳无声",
    "contacted-on": "2026-11-22", "reply": "已拆封不退", "promise": "周五前答复", "name": "李明",
    "phone": "本人电话", "address": "收货地址", "ticket": "T1", "applied-on": "2026-11-22",
    "refused-on": "2026-11-22", "paid-back-on": "2026-11-22", "tracking": "SF1234567890123",
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
        return later.does(
            decide(TakeChoice(choice, anyway=True), fold(1, later.records), later.book, later.now, CALENDAR)
        )

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


def onward(flow: Flow, trail: tuple[str, ...], choice: str) -> tuple[str, ...]:
    """The steps a case was on, once it has taken a choice."""
    return (*trail, *flow.passage(choice, trail))


def way_to(
    flow: Flow, trail: tuple[str, ...], there: Callable[[Step], bool], *first: str
) -> tuple[str, ...] | None:
    """The choices of a shortest way on from a trail, beginning with `first`, to a step where a case can rest."""
    for choice in first:
        trail = onward(flow, trail, choice)
    open_ = [(trail, first)]
    known = set[str]()
    for at, way in open_:
        if there(flow.steps[at[-1]]):
            return way
        for edge in flow.choices[at[-1]]:
            further = onward(flow, at, edge.id)
            if further[-1] not in known:
                known.add(further[-1])
                open_.append((further, (*way, edge.id)))
    return None


def home(flow: Flow, walk: Walk) -> tuple[str, ...]:
    way = way_to(flow, fold(1, walk.records).way, lambda step: step.kind is StepKind.END)
    assert way is not None
    return way


@pytest.fixture(params=BOOKS, ids="-".join)
def book(request: pytest.FixtureRequest) -> Playbook:
    return Library().get(*request.param)


@pytest.mark.parametrize("facts", [BARE, FULL], ids=["bare", "full"])
def test_every_choice_can_be_taken_however_a_case_came_there(book: Playbook, facts: dict[str, str]) -> None:
    every_choice_is_taken(book, facts)


@pytest.mark.parametrize(("name", "reason"), BASED.items(), ids=BASED)
def test_so_they_can_in_a_playbook_that_has_its_chart_from_another(name: str, reason: str) -> None:
    book = Library().get(name, "zh")
    assert book.flow == Library().get("generic", "zh").flow
    every_choice_is_taken(book, FULL | {"reason": reason})


def every_choice_is_taken(book: Playbook, facts: Mapping[str, str]) -> None:
    inspector, flow = Inspector(book), book.flow
    taken: set[tuple[str, str]] = set()
    came: set[tuple[str, str]] = set()
    open_ = [Walk(book).opened(facts)]
    inspector.looks(open_[0])
    barred: set[str] = set()
    for walk in open_:
        case = fold(1, walk.records)
        here, offered = case.step, ways_on(case, book)
        barred |= {choice.id for choice in flow.choices[here] if choice not in offered}
        for choice in offered:
            taken.add((here, choice.id))
            further = walk.takes(choice.id)
            there = inspector.looks(further).step.id
            if (here, there) not in came:
                came.add((here, there))
                open_.append(further)
    # a case without goods has no way by a return; every other way it has
    assert barred <= {"send-back"}
    steps = {step.id for step in flow.steps.values() if step.rests} - barred
    assert taken == {(name, one.id) for name in steps for one in flow.choices[name] if one.id not in barred}
    assert inspector.ends == {name for name in steps if flow.steps[name].kind is StepKind.END}
    assert {key[0] for key in inspector.seen} == steps


def test_through_every_edge_a_loop_is_gone_round_twice_and_left(book: Playbook) -> None:
    inspector, flow = Inspector(book), book.flow
    gone = 0
    for name in (step.id for step in flow.steps.values() if step.rests):
        there = way_to(flow, (flow.first,), lambda step, goal=name: step.id == goal)  # type: ignore[misc]
        assert there is not None
        trail: tuple[str, ...] = (flow.first,)
        for choice in there:
            trail = onward(flow, trail, choice)
        for edge in flow.choices[name]:
            loop = way_to(flow, trail, lambda step, goal=name: step.id == goal, edge.id)  # type: ignore[misc]
            if loop is None:
                continue
            gone += 1
            walk = Walk(book).opened(FULL)
            for choice in (*there, *loop, *loop):
                walk = walk.takes(choice)
                inspector.looks(walk)
            for choice in home(flow, walk):
                walk = walk.takes(choice)
            assert inspector.looks(walk).case.closed, loop
    assert gone > 60


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", Library().ids())
def test_no_letter_of_a_full_case_has_a_hole_whatever_the_reason(name: str, language: str) -> None:
    book = Library().get(name, language)
    for reason in book.reasons:
        told = {key: value for key, value in FULL.items() if key not in book.reason(reason).moot}
        view = Walk(book).opened(told | {"reason": reason}).view()
        facts = {audience: letter_facts(view, NOW, audience) for audience in Audience}
        for letter in book.letters():
            text, missing = fill(letter, facts[letter.audience])
            assert missing == (), (reason, letter.id)
            assert not HOLE.search(text), (reason, letter.id, text)


def test_a_step_that_needs_the_reason_takes_it_and_goes_on(book: Playbook) -> None:
    walk = Walk(book).opened({"product": "蓝牙耳机"})
    walk = walk.does(decide(SetFact("reason", "quality"), fold(1, walk.records), book, NOW))
    assert walk.takes("refused").view().step.id in {"apply", "demand"}
