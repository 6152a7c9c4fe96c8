"""On which day of the story each record stands, where that was told apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from store.case.case import Case
from store.case.events import ChoiceTaken, FactSet, Record, StepPlaced, kept_moment
from store.case.facts import ANEW, BY_KEY, FactKind
from store.case.stands import DATED


def as_it_happened(case: Case, dated: Mapping[int, str]) -> Iterator[Record]:
    """The records of a case as they were made: steps on the days that were told of their changes later, and a fact
    that is a day, such as that of the receipt, on that day, as far as it still is known so."""
    days = _days(case)
    for record in _without_echoes(case.records):
        event = record.event
        if record.change in dated and isinstance(event, ChoiceTaken | StepPlaced):
            yield replace(record, event=replace(event, happened=dated[record.change]))
        elif isinstance(event, FactSet) and record in days:
            yield replace(record, event=replace(event, happened=event.value))
        else:
            yield record


def _without_echoes(records: Iterable[Record]) -> list[Record]:
    """The records of a case without the facts that only say the day of the step they were told with."""
    listed = list(records)
    steps = {
        (record.change, record.event.happened)
        for record in listed
        if isinstance(record.event, ChoiceTaken | StepPlaced)
    }
    return [
        record
        for record in listed
        if not (
            isinstance(record.event, FactSet)
            and record.event.key in DATED
            and record.event.happened == record.event.value
            and (record.change, record.event.happened) in steps
        )
    ]


def _days(case: Case) -> frozenset[Record]:
    found: set[Record] = set()
    for known in told_by_round(case).values():
        found |= {one for one in known if isinstance(one.event, FactSet) and _is_day(one.event)}
    return frozenset(found)


def told_by_round(case: Case) -> dict[str, tuple[Record, ...]]:
    """The records that tell each fact, one for each round: what a step told anew does not correct what a round
    before told, and what was corrected or undone counts no more."""
    steps = {
        (record.change, record.event.happened)
        for record in case.records
        if isinstance(record.event, ChoiceTaken | StepPlaced)
    }
    known: dict[str, tuple[Record, ...]] = {}
    for record in case.records:
        if isinstance(record.event, FactSet) and record.change not in case.voided:
            key, happened = record.event.key, record.event.happened
            anew = key in ANEW and (record.change, happened) in steps and happened == record.event.value
            known[key] = (*(known.get(key, ()) if anew else known.get(key, ())[:-1]), record)
    return known


def _is_day(fact: FactSet) -> bool:
    """Whether a fact is a day that was; one that came from elsewhere may be words that are none."""
    field = BY_KEY.get(fact.key)
    return field is not None and field.kind is FactKind.DAY and kept_moment(fact.value) is not None
