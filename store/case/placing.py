"""On which day of the story each record stands, where that was told apart from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from store.case.case import Case
from store.case.events import ChoiceTaken, FactSet, Record, StepPlaced, kept_moment
from store.case.facts import BY_KEY, FactKind
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
    known: dict[str, Record] = {}
    for record in case.records:
        if isinstance(record.event, FactSet) and record.change not in case.voided:
            known[record.event.key] = record
    return frozenset(
        record for record in known.values() if isinstance(record.event, FactSet) and _is_day(record.event)
    )


def _is_day(fact: FactSet) -> bool:
    """Whether a fact is a day that was; one that came from elsewhere may be words that are none."""
    field = BY_KEY.get(fact.key)
    return field is not None and field.kind is FactKind.DAY and kept_moment(fact.value) is not None
