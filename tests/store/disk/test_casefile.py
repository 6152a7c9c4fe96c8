"""The file of cases as whoever holds a look at it sees it, while it changes."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from store.case.case import Case
from store.case.events import CaseOpened, DiaryNoted, Event
from store.case.intents import NoteDiary
from store.disk.casefile import CaseFile
from store.disk.caserows import FORMAT, META
from store.disk.files import Files
from store.disk.home import Home
from store.disk.journal.chain import sum_of
from store.disk.journal.documents import encode
from store.errors import DamagedFile, HomeProblem
from store.opening import open_home
from store.ports import Histories, stamped
from tests.conftest import StandingClock

FIRST_FORMAT = Path(__file__).parent / "data" / "format-1"
NOTE = DiaryNoted("不退", "merchant", "chat", "")


@pytest.fixture
def file(home: Home) -> CaseFile:
    home.prepare()
    return CaseFile(home.cases)


def append(file: CaseFile, clock: StandingClock, number: int | None = None, *events: Event) -> Case:
    made = events or (CaseOpened("douyin", "壶", "contact"),)
    return file.append(number, lambda _: made, stamped(clock, "x"))


@pytest.mark.parametrize("by_another", [False, True])
def test_what_was_read_in_the_first_format_stays_readable_when_a_change_lifts_the_file(
    home: Home, clock: StandingClock, by_another: bool
) -> None:
    shutil.copytree(FIRST_FORMAT, home.path)
    desk = open_home(home, clock, "x", "zh")
    board = desk.views()
    seen = board.find(1)
    assert seen is not None
    writer = open_home(home, clock, "y", "zh") if by_another else desk
    writer.do(1, NoteDiary("商家来电", "merchant", "phone"))
    desk.refresh()
    assert desk.view(1).diary[-1].text == "商家来电"
    before = board.find(1)
    assert before is not None
    assert before.case.version == seen.case.version, "who still holds the board of before sees the case as it was"
    assert [number for number in (1, 2, 3) if desk.views().find(number)] == [1, 2, 3]


def test_where_nothing_is_decided_nothing_is_written(file: CaseFile, clock: StandingClock) -> None:
    number = append(file, clock).number
    before, journaled = file.case(number), file.journaled()
    assert file.append(number, lambda _: (), stamped(clock, "x")) is before
    assert file.journaled() == journaled
    assert file.case(number).version == 1


def test_each_change_has_the_next_number_and_all_events_of_one_have_the_same(
    file: CaseFile, clock: StandingClock
) -> None:
    number = append(file, clock).number
    append(file, clock, number, NOTE, NOTE)
    assert [record.change for record in append(file, clock, number, NOTE).records] == [1, 2, 2, 3]


def test_what_is_decided_on_is_the_newest_case_and_what_it_raises_changes_nothing(
    home: Home, file: CaseFile, clock: StandingClock
) -> None:
    number = append(file, clock).number
    append(CaseFile(home.cases), clock, number, NOTE)
    seen: list[Case] = []

    def refuse(case: Case | None) -> tuple[Event, ...]:
        assert case is not None
        seen.append(case)
        raise KeyError(number)

    with pytest.raises(KeyError):
        file.append(number, refuse, stamped(clock, "x"))
    assert seen[0].version == 2
    assert file.case(number).version == CaseFile(home.cases).case(number).version == 2


def test_what_changed_after_a_mark_is_told_and_nothing_that_was_known_then(
    home: Home, file: CaseFile, clock: StandingClock
) -> None:
    first, second = append(file, clock).number, append(file, clock).number
    mark = file.cases().at
    assert file.changed_since(mark).numbers == frozenset()
    append(CaseFile(home.cases), clock, second, NOTE)
    file.refresh()
    changes = file.changed_since(mark)
    assert changes.numbers == frozenset({second})
    assert file.changed_since(changes.mark).numbers == frozenset()
    append(file, clock, first, NOTE)
    assert file.changed_since(changes.mark).numbers == frozenset({first})
    assert file.changed_since(mark).numbers == frozenset({first, second})
    file.rewrite(lambda here: here)
    assert file.changed_since(mark).numbers is None, "after all was written anew any case may be another"


def test_that_others_wrote_is_told_once(home: Home, file: CaseFile, clock: StandingClock) -> None:
    number = append(file, clock).number
    file.refresh()
    assert not file.refresh()
    append(CaseFile(home.cases), clock, number, NOTE)
    assert file.refresh()
    assert not file.refresh()


def test_a_snapshot_is_taken_when_the_plain_file_was_made_anew_and_not_before(
    home: Home, clock: StandingClock
) -> None:
    home.prepare()
    kept: list[bytes] = []
    file = CaseFile(home.cases, lambda plain: kept.append(plain()))
    append(file, clock)
    assert not kept
    file.close()
    assert len(kept) == 1
    file.cases()
    file.close()
    assert len(kept) == 1, "nothing was written since"
    append(file, clock, 1, NOTE)
    file.forget()
    append(file, clock, 1, NOTE)
    assert len(kept) == 2, "the change after the plain file was made anew does not wait for the end"


def test_that_no_snapshot_could_be_taken_is_told_once_and_the_change_stands(
    home: Home, clock: StandingClock
) -> None:
    home.prepare()

    def full(_: object) -> None:
        raise HomeProblem("The disk is full.")

    file = CaseFile(home.cases, full)
    append(file, clock)
    file.close()
    assert [str(one) for one in file.notices()] == ["The disk is full."]
    assert not file.notices()
    assert file.case(1).version == 1


def test_a_file_of_a_newer_program_is_left_untouched(home: Home, file: CaseFile, clock: StandingClock) -> None:
    append(file, clock)
    file.close()
    newer = home.cases.read_bytes().replace(b'"format":', b'"format":9', 1)
    home.cases.write_bytes(newer)
    for _ in range(2):
        with pytest.raises(HomeProblem):
            file.cases()
    assert home.cases.read_bytes() == newer


def test_that_the_file_is_gone_is_said_where_there_are_snapshots(
    home: Home, file: CaseFile, clock: StandingClock
) -> None:
    append(file, clock)
    file.close()
    home.cases.parent.joinpath("backups").mkdir(exist_ok=True)
    home.cases.rename(home.cases.parent / "backups" / "cases-2026-11-23-10.json")
    home.cases.with_name("cases.json.journal").unlink(missing_ok=True)
    with pytest.raises(DamagedFile, match="gone"):
        CaseFile(home.cases).cases()


def test_what_stands_under_no_number_is_kept_and_told(home: Home, file: CaseFile, clock: StandingClock) -> None:
    append(file, clock)
    file.close()
    odd = home.cases.read_bytes().replace(b'"cases":{', b'"cases":{"x":{"events":[]},', 1)
    assert b'"x"' in odd
    home.cases.write_bytes(odd)
    again = CaseFile(home.cases)
    assert list(again.cases()) == [1]
    assert any("“x”" in str(one) for one in again.notices())
    append(again, clock)
    again.close()
    assert b'"x"' in home.cases.read_bytes()


def test_what_is_being_purged_is_noted_until_it_is_gone_everywhere(file: CaseFile, clock: StandingClock) -> None:
    first, second = append(file, clock).number, append(file, clock).number

    def without(number: int) -> Histories:
        here = file.histories()
        cases = {one: history for one, history in here.cases.items() if one != number}
        return Histories(cases, here.last, [*here.purged, number])

    file.rewrite(lambda _: without(first))
    assert file.purging() == []
    file.rewrite(lambda _: without(second), purging=True)
    assert file.purging() == [second]
    assert append(file, clock).number == 3, "no number is given twice"


@pytest.mark.parametrize("by_another", [False, True])
def test_after_the_file_was_lifted_any_case_may_be_another(
    home: Home, clock: StandingClock, by_another: bool
) -> None:
    shutil.copytree(FIRST_FORMAT, home.path)
    file = CaseFile(home.cases)
    mark = file.cases().at
    append(CaseFile(home.cases) if by_another else file, clock, 1, NOTE)
    file.refresh()
    assert file.changed_since(mark).numbers is None


def test_a_newer_program_that_writes_beside_is_noticed_each_time(
    home: Home, file: CaseFile, clock: StandingClock
) -> None:
    append(file, clock)
    with CaseFile(home.cases).writing() as table:
        newer = {"format": FORMAT + 1, "last_number": 1}
        table.database.put(META, "1", encode(newer | {"sum": sum_of(newer)}))
    for _ in range(2):
        with pytest.raises(HomeProblem, match="newer"):
            file.refresh()
    with pytest.raises(HomeProblem, match="newer"):
        append(file, clock, 1, NOTE)


class NoFold(Files):
    """A disk with no room for the plain file, once it is full."""

    full = False

    def create(self, path: Path) -> int:
        """Refuse a new file."""
        if self.full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().create(path)


def test_what_went_wrong_while_the_file_was_closed_is_told_afterwards_once(
    home: Home, clock: StandingClock
) -> None:
    home.prepare()
    files = NoFold()
    file = CaseFile(home.cases, files=files)
    append(file, clock)
    files.full = True
    file.close()
    assert ["No space left" in str(one) for one in file.notices()] == [True]
    assert not file.notices()
    assert file.case(1).version == 1, "the change stands in the journal"


def test_a_change_that_came_between_is_not_hidden_by_the_case_of_before(
    file: CaseFile, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    append(file, clock)
    told = file._changed_now
    between = [NOTE]

    def meanwhile(numbers: set[int] | None) -> None:
        """As if another thread had its turn between the change and what is kept of it."""
        told(numbers)
        if between:
            append(file, clock, 1, between.pop())

    monkeypatch.setattr(file, "_changed_now", meanwhile)
    assert append(file, clock, 1, NOTE).version == 2
    assert (file.case(1).version, len(file.case(1).diary)) == (3, 2)
    assert append(file, clock, 1, NOTE).version == 4
