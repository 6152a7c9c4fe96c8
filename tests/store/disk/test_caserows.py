"""What a file says of all its cases, in the first format, where nothing guards it."""

from __future__ import annotations

import json

import pytest

from store.disk.casefile import CaseFile
from store.disk.caserows import FORMAT, META, case_row, mark_of
from store.disk.home import Home
from store.disk.journal.chain import marked
from store.disk.journal.documents import decode
from store.errors import HomeProblem
from tests.conftest import StandingClock
from tests.store.disk.test_casefile import FIRST_FORMAT, NOTE, append


@pytest.mark.parametrize("meta", [None, {}, {"1": {}}, {"1": {"format": 1}}, {"1": {"last_number": 2}}, {"1": []}])
def test_a_file_of_the_first_format_whose_foreword_is_cut_loses_no_case_and_gives_no_number_twice(
    home: Home, clock: StandingClock, meta: object
) -> None:
    plain = json.loads((FIRST_FORMAT / "cases.json").read_text(encoding="utf-8"))
    del plain[META]
    home.prepare()
    home.cases.write_text(json.dumps(plain if meta is None else plain | {META: meta}), encoding="utf-8")
    file = CaseFile(home.cases)
    before = file.case(1).version
    assert append(file, clock, 1, NOTE).version == before + 1
    assert append(file, clock).number == 4
    file.close()
    assert [number for number in range(6) if number in CaseFile(home.cases).histories().cases] == [1, 2, 3, 4]
    assert decode(home.cases.read_bytes())[META]["1"]["format"] == FORMAT


@pytest.mark.parametrize("meta", [{"format": None}, {"last_number": None}, {"last_number": "drei"}])
def test_a_foreword_that_says_nonsense_is_refused_and_the_file_left_as_it_is(
    home: Home, clock: StandingClock, meta: object
) -> None:
    plain = json.loads((FIRST_FORMAT / "cases.json").read_text(encoding="utf-8"))
    home.prepare()
    home.cases.write_text(json.dumps(plain | {META: {"1": meta}}), encoding="utf-8")
    left = home.cases.read_bytes()
    with pytest.raises(HomeProblem, match="is damaged"):
        append(CaseFile(home.cases), clock)
    with pytest.raises(HomeProblem, match="is damaged"):
        CaseFile(home.cases).case(1)
    assert home.cases.read_bytes() == left


def test_a_file_of_the_very_next_format_is_left_to_the_program_that_wrote_it(
    home: Home, clock: StandingClock
) -> None:
    plain = json.loads((FIRST_FORMAT / "cases.json").read_text(encoding="utf-8"))
    home.prepare()
    home.cases.write_text(json.dumps(plain | {META: {"1": {"format": FORMAT + 1}}}), encoding="utf-8")
    left = home.cases.read_bytes()
    with pytest.raises(HomeProblem, match="newer"):
        append(CaseFile(home.cases), clock)
    assert home.cases.read_bytes() == left


def test_a_case_that_was_altered_is_not_taken_for_what_it_was() -> None:
    row = case_row(1, [{"kind": "note"}])
    assert mark_of(marked(row)) != mark_of(row)
