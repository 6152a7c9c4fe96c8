"""Cases as of one moment: what changes later does not show, and what did not change is not copied."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store import ports
from store.ports import Cases, Mark

STEPS = st.lists(st.dictionaries(st.integers(1, 12), st.none() | st.integers(100, 999), max_size=4), max_size=12)


@given(begin=st.dictionaries(st.integers(1, 9), st.integers(100, 999)), steps=STEPS, many=st.integers(1, 8))
def test_cases_after_changes_are_those_that_a_dictionary_would_have(
    begin: dict[int, int], steps: list[dict[int, int | None]], many: int
) -> None:
    rows, kept = dict(begin), ports.MANY
    states: list[tuple[Cases, dict[int, int]]] = []
    cases = Cases(begin, lambda number, row: row, int)
    try:
        ports.MANY = many
        for at, changed in enumerate(steps, 1):
            cases = cases.after(changed, Mark(at))
            for number, row in changed.items():
                rows.pop(number, None) if row is None else rows.update({number: row})
            states.append((cases, dict(rows)))
    finally:
        ports.MANY = kept
    for held, wanted in states:
        assert len(held) == len(wanted)
        assert sorted(held) == sorted(wanted)
        assert all(held.mark(number) == row for number, row in wanted.items())
        assert all((number in held) == (number in wanted) for number in range(14))
