"""Mending takes from snapshots what the file lost, and nothing else."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from store.care.merge import replace
from store.care.purge import purge
from store.care.recovery import mend
from store.case.intents import NoteDiary, OpenCase, TrashCase
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.disk.snapshots import Snapshot, Snapshots
from store.opening import HomeDesk, open_home
from store.ports import Histories
from tests.conftest import StandingClock

FIRST_FORMAT = Path(__file__).parents[1] / "disk" / "data" / "format-1" / "cases.json"
NOTHING_READABLE = "Neither the file nor a snapshot"
FROM_SNAPSHOT = "From the snapshot"


@pytest.fixture
def three(desk: HomeDesk, home: Home) -> Home:
    """Three cases, in the file and in a snapshot."""
    for product in ("灯", "锅", "鞋"):
        desk.open(OpenCase("douyin", facts={"product": product}))
    desk.close()
    Snapshots(home.backups).make(desk.clock(), home.cases.read_bytes())
    return home


def put(home: Home, number: int, events: list[object]) -> None:
    """Write a history with plain TinyDB, as a hand or another program does."""
    with TinyDB(home.cases, encoding="utf-8") as plain:
        plain.table("cases").upsert(Document({"events": events}, number))


def numbers(home: Home, clock: StandingClock) -> list[int]:
    return sorted(view.number for view in open_home(home, clock, "x", "zh").views())


def test_what_is_whole_is_left_as_it_is(three: Home) -> None:
    before = three.cases.read_bytes()
    (said,) = mend(three)
    assert three.cases.read_bytes() == before
    assert NOTHING_READABLE not in str(said)


def test_a_case_that_cannot_be_read_comes_from_the_snapshot_and_its_remains_are_kept(
    three: Home, clock: StandingClock
) -> None:
    put(three, 2, [{"kind": "nonsense"}])
    said = [str(one) for one in mend(three)]
    assert [one for one in said if FROM_SNAPSHOT in one and one.endswith("cases 2.")]
    assert not [one for one in said if NOTHING_READABLE in one]
    assert numbers(three, clock) == [1, 2, 3]
    (aside,) = three.path.glob("cases.json.damaged-*")
    assert b"nonsense" in aside.read_bytes()


def test_only_what_nothing_holds_is_told_as_lost(three: Home, clock: StandingClock) -> None:
    put(three, 9, [{"kind": "nonsense"}])
    said = [str(one) for one in mend(three)]
    assert [one for one in said if NOTHING_READABLE in one and one.endswith("cases 9.")]
    assert numbers(three, clock) == [1, 2, 3]


def test_a_case_taken_out_by_hand_stays_out_of_a_whole_file(three: Home, clock: StandingClock) -> None:
    with TinyDB(three.cases, encoding="utf-8") as plain:
        plain.table("cases").remove(doc_ids=[2])
    mend(three)
    assert numbers(three, clock) == [1, 3]


@pytest.mark.parametrize("damaged", [False, True])
def test_what_was_purged_stays_gone_even_if_a_snapshot_still_holds_it(
    three: Home, clock: StandingClock, damaged: bool
) -> None:
    kept = {path.name: path.read_bytes() for path in three.backups.iterdir()}
    desk = open_home(three, clock, "x", "zh")
    desk.do(2, TrashCase())
    purge(three, desk.file, 2)
    desk.close()
    for path in three.backups.iterdir():
        path.unlink()
    for name, data in kept.items():
        three.backups.joinpath(name).write_bytes(data)
    if damaged:
        data = three.cases.read_bytes()
        at = data.index(b'"3":{')
        three.cases.write_bytes(data[:at] + b"#" * 90 + data[at + 90 :])
    else:
        put(three, 3, [{"kind": "nonsense"}])
    mend(three)
    assert numbers(three, clock) == [1, 3]


def test_what_another_writes_while_one_mends_is_kept(
    three: Home, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(three, 2, [{"kind": "nonsense"}])
    writing = threading.Thread(
        target=lambda: open_home(three, clock, "y", "zh").do(1, NoteDiary("商家来电", "merchant", "phone"))
    )
    real = Snapshots.all

    def every(snapshots: Snapshots) -> list[Snapshot]:
        if not writing.ident:
            writing.start()
            time.sleep(0.05)
        return real(snapshots)

    monkeypatch.setattr(Snapshots, "all", every)
    mend(three)
    writing.join()
    assert [entry.text for entry in open_home(three, clock, "x", "zh").view(1).diary] == ["商家来电"]
    assert numbers(three, clock) == [1, 2, 3]


def test_a_whole_file_takes_nothing_from_a_snapshot_that_knows_more(
    three: Home, clock: StandingClock, tmp_path: Path
) -> None:
    desk = open_home(three, clock, "x", "zh")
    desk.do(1, NoteDiary("一", "merchant", "chat"))
    desk.close()
    more = three.cases.read_bytes()
    with CaseFile(three.cases).writing() as table:
        before = table.histories()
        events = {number: history[:1] for number, history in before.cases.items()}
        table.rewrite(before, Histories(events, before.last, before.purged))
    Snapshots(three.backups).make(clock(), more)
    mend(three)
    assert [view.case.version for view in open_home(three, clock, "x", "zh").views()] == [1, 1, 1]


def test_of_a_damaged_file_of_the_first_format_no_case_falls_back_to_an_older_history(
    home: Home, clock: StandingClock
) -> None:
    home.prepare()
    text = FIRST_FORMAT.read_bytes()
    older = json.loads(text)
    last = older["cases"]["1"]["events"].pop()
    Snapshots(home.backups).make(clock(), json.dumps(older, ensure_ascii=False).encode())
    home.cases.write_bytes(text.replace(b'"3":{"events"', b'"3":{events"'))
    mend(home)
    found = open_home(home, clock, "x", "zh").view(1).case
    assert (len(found.records), found.records[-1].event.kind) == (
        len(older["cases"]["1"]["events"]) + 1,
        last["kind"],
    )


def test_replacing_all_keeps_the_numbers_that_were_purged(three: Home) -> None:
    here = CaseFile(three.cases).histories()
    here.purged = [7]
    after, _ = replace(here, Histories({1: here.cases[1]}, 1, [5]))
    assert after.purged == [5, 7]
    assert after.last == here.last
