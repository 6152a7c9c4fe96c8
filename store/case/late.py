"""The way to where a case stands that is opened late: nothing on it that nobody told, each step on its own day."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from content.pack.model import Flow
from content.pack.playbook import Playbook
from store.case.events import ChoiceTaken, FactSet
from store.case.happening import UNKNOWN
from store.case.stands import DATED, Stand

_SINCE: Mapping[str, tuple[str, ...]] = {"applied-on": ("demand-wait",)}
"""The steps on which a case that is opened late stands since a fact, and that do not tell it: who applied waits for
an answer where no review is known, and who sent a letter to the merchant has not applied by that."""
_REFUSAL, _APPLIED = "refused", "review|demand-wait"
_TOLD = frozenset({"refused", "unreachable", "offer", "pressed"})
"""What the other side did or did not do: no way leads through it that somebody did not tell."""
_PLATFORM = ("rejected", "intervention", "ruled-against")
"""The answers with which a refusal is that of the platform or in the application, where no application is dated."""
_EITHER = ("send-back", "sent-back", "refunded")
"""The answers to which one comes with an application and without one."""


def end_of(stand: Stand, playbook: Playbook) -> str:
    """The step on which a case rests that has come so far."""
    return next((taken.way[-1] for taken in reversed(tuple(way_to(stand, playbook, {})))), playbook.flow.first)


def way_to(stand: Stand, playbook: Playbook, facts: Mapping[str, str], on: str = "") -> Iterator[ChoiceTaken]:
    """The choices that lead there, told afterwards, each on the day that a fact says; the last of them on the kept
    day or moment `on`, where that is told."""
    flow, here = playbook.flow, playbook.flow.first
    taken: list[tuple[str, tuple[str, ...]]] = []
    merchants = _merchant_refused(stand, facts, on)
    for names in _passed(stand, facts, merchants):
        step = next((name for name in names.split("|") if name in flow.steps), "")
        for choice in _path(flow, here, step):
            way = flow.passage(choice)
            taken.append((here, way))
            here = way[-1]
    dated = _dates(taken, facts, merchants)
    for place, (source, way) in enumerate(taken):
        last = on if place == len(taken) - 1 else ""
        yield ChoiceTaken(source, way, happened=last or dated.get(place, UNKNOWN))


def told_by(way: tuple[ChoiceTaken, ...], on: str, stand: Stand | None) -> Iterator[FactSet]:
    """The facts of which the day is told by coming to the last step of a way at `on`; who says to have applied has
    not said to have sent a letter."""
    for key, steps in DATED.items():
        if way and on and not set(way[-1].way).isdisjoint(steps):
            applied = key == "demanded-on" and stand is not None and stand.asks[-1:] == ("applied-on",)
            yield FactSet("applied-on" if applied else key, on, happened=on)


def _merchant_refused(stand: Stand, facts: Mapping[str, str], on: str) -> bool:
    """Whether a refusal is told that was the merchant's own, before anything was applied for."""
    refused, applied = facts.get("refused-on", ""), facts.get("applied-on", "")
    if stand.id == _REFUSAL:
        return True
    if not refused:
        return False
    if applied:
        return refused < applied[: len(refused)]
    return stand.id not in _PLATFORM or bool(on and refused < on[: len(refused)])


def _passed(stand: Stand, facts: Mapping[str, str], merchants: bool) -> Iterator[str]:
    """The steps a case has passed that has come so far, without those that nobody told."""
    applied = any(facts.get(key) for key in ("applied-on", "demanded-on", "refund-no", "intervened-on"))
    for names in stand.way:
        unsaid = (names == _REFUSAL and not merchants) or (names == _APPLIED and not applied)
        if not unsaid or (names == _APPLIED and stand.id not in _EITHER):
            yield names


def _path(flow: Flow, start: str, target: str) -> tuple[str, ...]:
    """The choices of the shortest way from a step until `target` was passed, past what nobody told where there is
    such a way; none when there is no way."""
    return _shortest(flow, start, target, _TOLD - {target}) or _shortest(flow, start, target, frozenset())


def _shortest(flow: Flow, start: str, target: str, without: frozenset[str]) -> tuple[str, ...]:
    if target not in flow.steps or target == start:
        return ()
    ways, seen = deque([(start, tuple[str, ...]())]), {start}
    while ways:
        here, taken = ways.popleft()
        for choice in flow.choices.get(here, ()):
            passed = flow.passage(choice.id)
            if not without.isdisjoint(passed):
                continue
            if target in passed:
                return (*taken, choice.id)
            if passed[-1] not in seen:
                seen.add(passed[-1])
                ways.append((passed[-1], (*taken, choice.id)))
    return ()


def _dates(taken: list[tuple[str, tuple[str, ...]]], facts: Mapping[str, str], merchants: bool) -> dict[int, str]:
    """When each choice happened: a fact tells of the last step of its kind on the way, and a refusal of the
    merchant of its own step."""
    found: dict[int, str] = {}
    for key, steps in DATED.items():
        here = {*steps, *_SINCE.get(key, ())}
        if key == "refused-on" and merchants:
            here = {_REFUSAL}
        last = max((place for place, (_, way) in enumerate(taken) if not here.isdisjoint(way)), default=None)
        if last is not None and facts.get(key):
            found[last] = facts[key]
    return found
