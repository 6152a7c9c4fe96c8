"""Rules about the flow: every way is open, leads somewhere, and can be told from the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from content.lint.finding import Fault
from content.lint.source import Book, Pack
from content.pack.model import Flow, Limit, Step, StepKind
from content.text.words import N_, Message, message


def unreachable(pack: Pack) -> Iterator[Fault]:
    """A step that no way from the start leads to."""
    for book, flow in _flows(pack):
        start = next(step.id for step in flow.steps.values() if step.kind is StepKind.START)
        reached = _closure([start], {name: [c.id for c in choices] for name, choices in flow.choices.items()})
        for step in flow.steps.values():
            if step.id not in reached:
                what = message(N_("no way from the start leads to “{id}”."), id=step.id)
                yield _at(book, step, what, message(N_("Draw an edge to it, or take it out.")))


def dead_end(pack: Pack) -> Iterator[Fault]:
    """A step from which no way leads to an end."""
    for book, flow in _flows(pack):
        back: dict[str, list[str]] = {name: [] for name in flow.steps}
        for source, choices in flow.choices.items():
            for choice in choices:
                back[choice.id].append(source)
        ends = [step.id for step in flow.steps.values() if step.kind is StepKind.END]
        saved = _closure(ends, back)
        for step in flow.steps.values():
            if step.id not in saved:
                what = message(N_("from “{id}” no way leads to an end."), id=step.id)
                yield _at(book, step, what, message(N_("Every case must come to an end: an honest stop is one.")))


def wait_without_limit(pack: Pack) -> Iterator[Fault]:
    """A wait that no time limit names, so nothing ever tells the user that it has been long enough."""
    # a row that one language lacks is told by the rule about twins
    limited = {step for book in pack.books for *_, limit in book.table("limits.md", Limit) for step in limit.steps}
    for book, flow in _flows(pack):
        if book.ids("limits.md") is None:
            continue
        for step in flow.steps.values():
            if step.kind is StepKind.WAIT and step.id not in limited:
                what = message(N_("at “{id}” a case waits, but no limit names this step."), id=step.id)
                yield _at(book, step, what, message(N_("Add a row to limits.md: how long is long enough?")))


def wait_without_way_out(pack: Pack) -> Iterator[Fault]:
    """A wait with one choice only: if the other side never moves, the case is stuck."""
    for book, flow in _flows(pack):
        for step in flow.steps.values():
            if step.kind is StepKind.WAIT and _choices(pack, step.id) == 1:
                what = message(
                    N_("if nothing ever comes, a case is stuck at “{id}”: it has one choice."), id=step.id
                )
                hint = message(N_("Draw a second edge for the day on which the limit is over."))
                yield _at(book, step, what, hint)


def forced_way(pack: Pack) -> Iterator[Fault]:
    """A task or a question with one choice only: whoever cannot do it would have to say that it is done."""
    for book, flow in _flows(pack):
        for step in flow.steps.values():
            if step.kind in (StepKind.TASK, StepKind.QUESTION) and _choices(pack, step.id) == 1:
                what = message(N_("from “{id}” there is one way only, whatever happened."), id=step.id)
                hint = message(N_("Draw the ways for: it cannot be done, the other side moved first, I stop here."))
                yield _at(book, step, what, hint)


def _choices(pack: Pack, step: str) -> int:
    """How many choices a step has; what one language lacks is told by the rule about twins."""
    return max(len(flow.choices.get(step, ())) for _, flow in _flows(pack))


def lost_way_back(pack: Pack) -> Iterator[Fault]:
    """A dashed edge back to where nobody comes from, or a way to an outcome past every step it leads back to."""
    for book, flow in _flows(pack):
        ways = {
            name: [choice.id for choice in choices if not choice.back] for name, choices in flow.choices.items()
        }
        for name, choices in flow.choices.items():
            homes = {choice.id for choice in choices if choice.back}
            for choice in choices:
                if choice.back and name not in _closure(ways[choice.id], ways):
                    what = message(
                        N_("“{id}” leads back to “{to}”, but no way leads here from there."), id=name, to=choice.id
                    )
                    hint = message(N_("Lead back only to the steps it is reached from."))
                    yield Fault(f"{book.language}/flow.md", choice.line, what, hint)
            past = {step: [] if step in homes else out for step, out in ways.items()}
            if homes and name in _closure([flow.first], past):
                what = message(N_("a case can come to “{id}” from none of the steps it leads back to."), id=name)
                hint = message(N_("Draw a dashed edge to each step it is reached from."))
                yield _at(book, flow.steps[name], what, hint)


def same_words(pack: Pack) -> Iterator[Fault]:
    """Two choices of one step that read the same."""
    for book, flow in _flows(pack):
        for choices in flow.choices.values():
            told = [choice for choice in choices if not choice.back]
            for first, second in combinations(told, 2):
                if _plain(first.title) == _plain(second.title):
                    yield Fault(
                        f"{book.language}/flow.md",
                        second.line,
                        message(
                            N_("the choices {a} and {b} of “{id}” have the same words: {words}."),
                            a=first.id,
                            b=second.id,
                            id=second.source,
                            words=second.title,
                        ),
                        message(N_("Say in each what happened, so that it can be told from the other.")),
                    )


def _flows(pack: Pack) -> Iterator[tuple[Book, Flow]]:
    for book in pack.books:
        if book.flow is not None:
            yield book, book.flow


def _at(book: Book, step: Step, what: Message, hint: Message) -> Fault:
    return Fault(f"{book.language}/flow.md", step.line, what, hint)


def _closure(begin: Iterable[str], ways: Mapping[str, Iterable[str]]) -> set[str]:
    seen: set[str] = set()
    open_ = list(begin)
    while open_:
        here = open_.pop()
        if here not in seen:
            seen.add(here)
            open_ += ways[here]
    return seen


def _plain(words: str) -> str:
    return re.sub(r"\W+", "", words).casefold()
