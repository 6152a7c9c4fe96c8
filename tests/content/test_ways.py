"""The charts that are shipped: every way through them ends, and nobody is ever left without a choice or a page."""

from __future__ import annotations

import pytest

from content.pack.library import Library
from content.pack.model import Flow, StepKind
from content.pack.playbook import Playbook
from store.case.firstmove import beginning

PACKS = ("douyin", "generic", "services", "virtual", "taobao", "jd", "pinduoduo")
MOST = 16
"""Steps of the longest simple path that is followed; every step and every edge lies on one that is shorter."""


@pytest.fixture(params=PACKS)
def book(request: pytest.FixtureRequest) -> Playbook:
    return Library().get(request.param, "zh")


def test_both_languages_draw_the_same_chart(book: Playbook) -> None:
    twin = Library().get(book.meta.id, "en").flow
    assert shape(book.flow) == shape(twin)


def shape(flow: Flow) -> list[tuple[str, str, list[tuple[str, bool]]]]:
    return [
        (step.id, step.kind, [(choice.id, choice.back) for choice in flow.choices[step.id]])
        for step in flow.steps.values()
    ]


def test_every_path_of_some_length_comes_to_an_end_or_goes_on(book: Playbook) -> None:
    flow = book.flow
    edges: set[tuple[str, str]] = set()
    ended = 0
    begun = {flow.first, *(beginning(reason, book) for reason in book.reasons)}
    open_: list[tuple[str, ...]] = [(step,) for step in sorted(begun)]
    while open_:
        trail = open_.pop()
        choices = flow.choices[trail[-1]]
        ended += not choices
        assert bool(choices) == (flow.steps[trail[-1]].kind is not StepKind.END)
        for choice in choices:
            passage = flow.passage(choice.id, trail)
            edges.add((trail[-1], choice.id))
            if passage[-1] not in trail and len(trail) < MOST:
                open_.append((*trail, *passage))
    assert ended > 1_000
    assert edges == {
        (step.id, edge.id) for step in flow.steps.values() if step.rests for edge in flow.choices[step.id]
    }


def test_no_step_of_a_running_dispute_has_a_single_way_out(book: Playbook) -> None:
    flow = book.flow
    for step in flow.steps.values():
        if step.rests and step.kind is not StepKind.END:
            assert len(flow.choices[step.id]) > 1, step.id


def test_a_choice_can_be_made_with_one_key(book: Playbook) -> None:
    assert max(len(choices) for step, choices in book.flow.choices.items() if book.flow.steps[step].rests) <= 9


def test_every_stop_has_a_page_and_every_wait_a_limit_that_lapses(book: Playbook) -> None:
    for step in book.flow.steps.values():
        if step.kind is StepKind.START:
            continue
        page = book.step(step.id)
        assert page.page.body.strip(), step.id
        assert bool(page.action) == step.rests, step.id
        assert bool(page.outcome) == (step.kind is StepKind.END), step.id
        if step.kind is StepKind.WAIT:
            limits = [limit for limit in book.limits.values() if step.id in limit.steps]
            assert any(limit.effect != "lose" for limit in limits), step.id


HEADINGS = {"zh": "## 现在做什么", "en": "## What to do now"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("pack", PACKS)
def test_a_page_of_action_says_in_its_first_lines_what_to_do(pack: str, language: str) -> None:
    book = Library().get(pack, language)
    for step in book.flow.steps.values():
        if step.rests and step.kind is not StepKind.END:
            lines = [line for line in book.step(step.id).page.body.splitlines() if line.strip()]
            assert lines[1] == HEADINGS[language], step.id
            assert len(lines[2]) > 20, step.id
            assert not lines[2].startswith("- ["), step.id


WAYS = [
    # where an offer, a settlement or an interruption leads back to: the steps, as ids of choices
    ("douyin", ["refused", "review", "intervene", "ruling", "offer", "declined"], "ruling"),
    ("douyin", ["refused", "review", "intervene", "ruling", "offer", "settled", "lapsed"], "ruling"),
    ("douyin", ["offer", "declined"], "contact"),
    ("douyin", ["refused", "complain", "complain-wait", "mediated", "lapsed"], "complain-wait"),
    ("douyin", ["agreed", "refund-wait", "refunded", "pressed", "limited", "resumed"], "refunded"),
    ("generic", ["refused", "demand-wait", "offer", "declined"], "demand-wait"),
    ("generic", ["unreachable", "complain", "complain-wait", "offer", "declined"], "complain-wait"),
    # the urgent way, and the ways that once were missing
    ("douyin", ["apply", "review"], "review"),
    ("douyin", ["unreachable", "service"], "service"),
    ("douyin", ["refused", "service"], "service"),
    ("douyin", ["refused", "complain"], "complain"),
    ("douyin", ["refused", "stop"], "stop"),
    ("douyin", ["refused", "review", "revise", "review"], "review"),
    ("douyin", ["refused", "complain", "court", "court-file", "court-wait", "judgment", "enforce"], "enforce"),
    ("douyin", ["refused", "complain", "court", "court-file", "court-wait", "lost", "court-wait"], "court-wait"),
    ("douyin", ["pressed", "sued", "sued-wait", "owed", "owed-end"], "owed-end"),
    ("generic", ["demand", "demand-wait"], "demand-wait"),
    ("generic", ["unreachable", "platform"], "platform"),
    ("generic", ["pressed", "accused", "accused-wait", "resumed"], "contact"),
    # the seed's own chart
    ("douyin", ["refused", "review", "supplement", "review", "approved", "refund-wait", "refunded"], "refunded"),
    ("douyin", ["agreed", "refund-wait", "refunded", "finish"], "finish"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("pack", "choices", "end"), WAYS, ids=lambda value: "-".join(value) if isinstance(value, list) else value
)
def test_the_way_leads_where_it_should(pack: str, choices: list[str], end: str) -> None:
    flow = Library().get(pack, "zh").flow
    trail: tuple[str, ...] = (flow.first,)
    for choice in choices:
        assert flow.choice(trail[-1], choice) is not None, (trail[-1], choice)
        trail = (*trail, *flow.passage(choice, trail))
    assert trail[-1] == end
