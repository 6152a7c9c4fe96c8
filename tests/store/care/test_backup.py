"""What is kept stays the same: over dump and load, folds, undo and redo, many hands, and a desk left open."""

from __future__ import annotations

import gc
import tracemalloc
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.care.backup import backup
from store.care.dump import read_dump
from store.care.transfer import dump_of, load
from store.case.intents import (
    CloseCase,
    MarkItem,
    NoteDiary,
    OpenCase,
    RedoChange,
    ReopenCase,
    RestoreCase,
    SetFact,
    TakeChoice,
    TrashCase,
    UndoChange,
)
from store.disk.casefile import CaseFile
from store.disk.home import Home
from store.disk.journal import open_database, storage
from store.disk.snapshots import DAYS, HOURS, LAST, Snapshots
from store.errors import DamagedFile, Refused
from store.opening import HomeDesk, open_home
from store.ports import Histories
from tests.conftest import StandingClock
from tests.store import many_hands

INTENTS = st.lists(
    st.sampled_from(
        [
            OpenCase("douyin", facts={"product": "灯", "reason": "quality"}),
            TakeChoice("refused"),
            TakeChoice("review", anyway=True),
            TakeChoice("supplement"),
            SetFact("order", "123456"),
            SetFact("order", ""),
            MarkItem("order", "have"),
            MarkItem("chat", "cannot-get"),
            NoteDiary("说了什么", "merchant", "chat", "48小时内"),
            CloseCase("refunded"),
            ReopenCase(),
            TrashCase(),
            RestoreCase(),
            UndoChange(),
            UndoChange(),
            RedoChange(),
        ]
    ),
    max_size=25,
)


def play(desk: HomeDesk, intents: list[object]) -> None:
    """Carry out what can be carried out, always on the last case."""
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    for intent in intents:
        if isinstance(intent, OpenCase):
            number = desk.open(intent).view.number
            continue
        try:
            desk.do(number, intent)  # type: ignore[arg-type]
        except Refused:
            continue


def cases_of(desk: HomeDesk) -> list[object]:
    return [view.case for view in (*desk.views(), *desk.views(trash=True))]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(intents=INTENTS)
def test_any_sequence_folds_the_same_after_fold_reopen_and_load(
    intents: list[object], tmp_path_factory: pytest.TempPathFactory, clock: StandingClock
) -> None:
    folder = tmp_path_factory.mktemp("home")
    desk = open_home(Home(folder / "one"), clock, "小李", "zh")
    play(desk, intents)
    before = cases_of(desk)
    assert cases_of(open_home(desk.home, clock, "x", "zh")) == before
    desk.close()
    assert cases_of(desk) == before
    (folder / "dump").write_bytes(dump_of(desk)[0])
    other = open_home(Home(folder / "two"), clock, "x", "zh")
    load(other, read_dump(folder / "dump"))
    assert cases_of(other) == before
    assert dump_of(other) == dump_of(desk)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(intents=INTENTS)
def test_undo_after_do_gives_the_same_case_and_redo_after_undo_too(
    intents: list[object], tmp_path_factory: pytest.TempPathFactory, clock: StandingClock
) -> None:
    desk = open_home(Home(tmp_path_factory.mktemp("home")), clock, "小李", "zh")
    play(desk, intents)

    def state(number: int) -> tuple[object, ...]:
        case = desk.view(number).case
        return (case.step, case.trail, case.facts, case.marks, case.diary, case.closed, case.outcome, case.trashed)

    for view in desk.views():
        before = state(view.number)
        change = ReopenCase() if view.case.closed else SetFact("problem", f"没有声音 {view.case.version}")
        done = desk.do(view.number, change)
        assert done.changed
        after = state(view.number)
        desk.do(view.number, UndoChange())
        assert state(view.number) == before
        desk.do(view.number, RedoChange())
        assert state(view.number) == after


def test_the_timeline_tells_who_undid_what(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    desk.do(number, NoteDiary("一", "me", "other", ""))
    other = open_home(desk.home, desk.clock, "妈妈", "zh")
    other.do(number, UndoChange())
    told = [(entry.kind, entry.voided, entry.voided_by) for entry in desk.view(number).timeline()][-2:]
    assert told == [("diary-noted", True, "妈妈"), ("undone", False, "")]
    desk.do(number, RedoChange())
    assert desk.view(number).timeline()[-3].voided_by == ""


def test_eight_processes_through_the_desk_three_of_them_killed(tmp_path: Path) -> None:
    assert many_hands.run(tmp_path, 15, kills=3) > 0


def test_a_desk_left_open_neither_grows_nor_goes_stale(
    desk: HomeDesk, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "FOLD_AT", 20_000)
    for _ in range(20):
        desk.open(OpenCase("douyin", facts={"product": "耳机", "order": "1000000"}, sure=True))
    with open_database(desk.home.cases) as database:
        histories = {document.doc_id: document["events"] for document in database.table("cases")}

    def write(times: int, begin: int) -> None:
        """An hour of others: changes that leave each case as large as it was, folds, and snapshots."""
        foreign = CaseFile(desk.home.cases, lambda plain: Snapshots(desk.home.backups).keep(clock(), plain))
        for n in range(begin, begin + times):
            number = n % 20 + 1
            next(e for e in histories[number] if e["data"].get("key") == "order")["data"]["value"] = str(n)
            foreign.rewrite(lambda here: Histories(here.cases | histories, here.last))
            if n % 7 == 0:
                assert desk.view(number).facts["order"] == str(n)
            if n % 50 == 0:
                foreign.close()
                clock.forward(minutes=5)
        foreign.close()

    write(200, 1_000_000)
    desk.views()
    tracemalloc.start()
    write(100, 2_000_000)
    before = held()
    write(700, 3_000_000)
    desk.views()
    grown = held() - before
    tracemalloc.stop()
    assert grown < 100_000, grown
    assert not desk.notices()
    fresh = open_home(desk.home, clock, "x", "zh")
    assert cases_of(desk) == cases_of(fresh)
    assert dump_of(desk) == dump_of(fresh)


def held() -> int:
    """The bytes that the store and TinyDB hold."""
    gc.collect()
    ours = [tracemalloc.Filter(True, f"*/{name}/*") for name in ("store", "tinydb", "content")]
    return sum(trace.size for trace in tracemalloc.take_snapshot().filter_traces(ours).traces)


def test_snapshots_are_few_spread_over_days_and_whole(tmp_path: Path) -> None:
    snapshots, now = Snapshots(tmp_path / "backups"), datetime(2026, 1, 1, tzinfo=UTC)
    for n in range(24 * 30):
        now += timedelta(minutes=30 if n % 2 else 90)
        made = snapshots.keep(now, lambda: b"x")
        assert bool(made) == (n % 2 == 0)
    every = snapshots.all()
    assert HOURS < len(every) <= LAST + HOURS + DAYS
    assert len({one.at.date() for one in every}) == DAYS
    assert now - every[0].at < timedelta(hours=1)
    assert all(snapshots.read(one) == b"x" for one in every)
    back = snapshots.make(now - timedelta(days=400), b"the clock jumped back")
    assert back in snapshots.all()
    back.path.write_bytes(b"the clock jumped bacK")
    assert snapshots.read(back) is None


def test_a_snapshot_that_cannot_be_written_is_told_and_nothing_is_lost(desk: HomeDesk) -> None:
    desk.home.backups.write_text("in the way")
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.close()
    assert "backups" in str(desk.notices()[0])
    assert len(CaseFile(desk.home.cases).cases()) == 1


def test_a_backup_of_a_home_without_cases_makes_no_later_command_think_that_they_are_gone(desk: HomeDesk) -> None:
    backup(desk)
    assert not open_home(desk.home, desk.clock, "小李", "zh").views()
    desk.open(OpenCase("douyin", facts={"product": "耳机"}))
    desk.close()
    desk.home.cases.unlink()
    with pytest.raises(DamagedFile, match="is gone"):
        open_home(desk.home, desk.clock, "小李", "zh").views()
