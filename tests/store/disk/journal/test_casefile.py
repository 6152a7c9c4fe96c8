"""The cases on the journal: one change is one line, reading writes nothing, and nobody waits who only looks."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from store.case.case import Case
from store.case.events import CaseOpened, Event, FactSet, Record
from store.days.clock import HOME_ZONE
from store.disk.casefile import CaseFile
from store.disk.journal.origin import TABLE
from store.disk.journal.tables import Change, Tables
from store.errors import HomeProblem, Refused, UnknownCase


def stamp(change: int, event: Event) -> Record:
    return Record(change, datetime(2026, 11, 23, 10, tzinfo=HOME_ZONE), "小李", event)


def opened(case: Case | None) -> tuple[Event, ...]:
    return (CaseOpened("douyin", "耳机", "contact"),)


def fact(value: str) -> Callable[[Case | None], tuple[Event, ...]]:
    return lambda case: (FactSet("order", value),)


@pytest.fixture
def file(main: Path) -> CaseFile:
    return CaseFile(main)


def test_a_change_is_one_line_that_holds_case_and_counter(file: CaseFile, main: Path, journal: Path) -> None:
    assert file.append(None, opened, stamp).number == 1
    assert file.append(1, fact("7"), stamp).version == 2
    assert not main.exists()
    _, first, second = journal.read_bytes().splitlines()
    assert b'["meta","1",{"format":2,"last_number":1,"sum":"' in first
    assert b"last_number" not in second
    file.close()
    assert json.loads(main.read_bytes()).keys() == {"cases", "meta", TABLE}
    assert file.case(1).facts == {"order": "7"}


def test_a_process_that_died_leaves_a_journal_that_the_next_one_reads(main: Path) -> None:
    code = (
        "import os, sys, signal, pathlib; from store.disk.casefile import CaseFile\n"
        "from tests.store.disk.journal.test_casefile import opened, stamp\n"
        "CaseFile(pathlib.Path(sys.argv[1])).append(None, opened, stamp)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(main)], cwd=Path(__file__).parents[4], check=False)
    assert done.returncode == -signal.SIGKILL
    assert CaseFile(main).case(1).title == "耳机"


def test_looking_writes_nothing(file: CaseFile, main: Path) -> None:
    file.append(None, opened, stamp)
    file.close()
    before = {path.name: path.stat().st_mtime_ns for path in main.parent.iterdir()}
    reader = CaseFile(main)
    assert reader.refresh()
    assert list(reader.cases()) == [1]
    with pytest.raises(UnknownCase):
        reader.case(2)
    reader.close()
    assert {path.name: path.stat().st_mtime_ns for path in main.parent.iterdir()} == before


def test_an_empty_home_is_looked_at_without_making_a_file(file: CaseFile, main: Path) -> None:
    assert not file.refresh()
    assert not file.cases()
    file.close()
    assert not list(main.parent.iterdir())


def test_only_cases_that_changed_are_folded_anew(file: CaseFile, main: Path) -> None:
    for _ in range(3):
        file.append(None, opened, stamp)
    other = CaseFile(main)
    before = other.cases()
    file.append(2, fact("8"), stamp)
    assert other.refresh()
    after = other.cases()
    assert [before[n] is after[n] for n in (1, 2, 3)] == [True, False, True]
    assert after[2].facts == {"order": "8"}
    assert not other.refresh()


def test_news_that_came_in_with_a_change_of_ones_own_are_still_news(file: CaseFile, main: Path) -> None:
    file.append(None, opened, stamp)
    other = CaseFile(main)
    other.append(1, fact("other"), stamp)
    assert file.append(1, fact("own"), stamp).version == 3
    assert file.refresh()
    assert not file.refresh()


def test_what_decide_refuses_changes_nothing(file: CaseFile, journal: Path) -> None:
    file.append(None, opened, stamp)
    before = journal.read_bytes()

    def refuse(case: Case | None) -> tuple[Event, ...]:
        raise Refused("no")

    with pytest.raises(Refused):
        file.append(1, refuse, stamp)
    assert file.append(1, lambda case: (), stamp).version == 1
    assert journal.read_bytes() == before


def test_a_thread_that_looks_does_not_wait_for_one_that_waits(file: CaseFile, main: Path) -> None:
    file.append(None, opened, stamp)
    inside, done = threading.Event(), threading.Event()

    def slow(case: Case | None) -> tuple[Event, ...]:
        inside.set()
        assert done.wait(20)
        return (FactSet("order", "slow"),)

    holder = threading.Thread(target=CaseFile(main).append, args=(1, slow, stamp))
    holder.start()
    assert inside.wait(20)
    waiting = threading.Thread(target=file.append, args=(1, fact("waited"), stamp))
    waiting.start()
    for _ in range(50):
        assert not file.refresh()
        assert file.case(1).version == 1
    done.set()
    holder.join()
    waiting.join()
    assert file.refresh()
    assert [record.event for record in file.case(1).records[1:]] == [
        FactSet("order", "slow"),
        FactSet("order", "waited"),
    ]


def test_what_a_writing_thread_takes_over_is_told_when_it_is_there(
    file: CaseFile, main: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.append(None, opened, stamp)
    file.append(None, opened, stamp)
    assert file.cases()[2].version == 1
    CaseFile(main).append(2, fact("other"), stamp)
    apply = Tables.apply

    def looked_at(tables: Tables, changes: list[Change]) -> None:
        looking = threading.Thread(target=lambda: (file.refresh(), file.cases()))
        looking.start()
        looking.join()
        apply(tables, changes)

    monkeypatch.setattr(Tables, "apply", looked_at)
    file.append(1, fact("own"), stamp)
    assert file.cases()[2].version == 2


def test_numbers_are_not_given_again_though_journal_and_case_are_gone(
    file: CaseFile, main: Path, journal: Path
) -> None:
    file.append(None, opened, stamp)
    file.append(None, opened, stamp)
    file.close()
    tables = json.loads(main.read_bytes())
    del tables["cases"]["2"]
    main.write_text(json.dumps(tables))
    journal.unlink()
    assert CaseFile(main).append(None, opened, stamp).number > 2


def test_cases_of_a_newer_format_are_left_alone(file: CaseFile, main: Path) -> None:
    main.write_text('{"meta": {"1": {"format": 3, "last_number": 1}}, "cases": {"1": {}}}')
    for _ in range(2):
        with pytest.raises(HomeProblem, match="newer tuikuan"):
            file.cases()
    with pytest.raises(HomeProblem, match="newer tuikuan"):
        file.append(None, opened, stamp)
    assert os.listdir(main.parent) == ["cases.json"]  # noqa: PTH208
