"""Texts changed by hand, by a script or a bad disk, and a clock that is wrong: told case by case, kept, mended."""

from __future__ import annotations

import io
import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from store.care.accepting import accept
from store.care.backup import backup
from store.care.dump import dump, read_dump
from store.care.health import verify
from store.care.recovery import mend
from store.case.intents import NoteDiary, OpenCase
from store.disk.home import Home
from store.disk.journal import load
from store.disk.snapshots import HOURS, Snapshots
from store.errors import DamagedFile, Refused
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "PATIENCE", 0.0)


@pytest.fixture
def two(desk: HomeDesk) -> HomeDesk:
    """Two cases; the file is closed."""
    for product in ("灯", "锅"):
        desk.open(OpenCase("douyin", facts={"product": product, "paid": "199.00"}))
    desk.do(1, NoteDiary("said NO", "merchant", "chat"))
    desk.close()
    return desk


def edit(home: Home, old: bytes, new: bytes) -> None:
    data = home.cases.read_bytes()
    assert old in data
    home.cases.write_bytes(data.replace(old, new))


def test_a_text_edited_in_the_file_is_seen_in_its_case_and_may_be_accepted(two: HomeDesk) -> None:
    home = two.home
    edit(home, b"said NO", b"said OK")
    for _ in range(2):
        fresh = open_home(home, two.clock, "x", "zh")
        assert [view.number for view in fresh.views()] == [2]
        assert "--accept 1" in " ".join(map(str, fresh.notices()))
        with pytest.raises(DamagedFile, match="altered outside"):
            fresh.do(1, NoteDiary("x", "me", "other"))
        fresh.do(2, NoteDiary("x", "me", "other"))
        fresh.close()
        assert b"said OK" in home.cases.read_bytes()  # kept as it is, and known to be altered
    assert not all(check.ok for check in verify(open_home(home, two.clock, "x", "zh")))
    accept(home, 1)
    fresh = open_home(home, two.clock, "x", "zh")
    assert [entry.text for entry in fresh.view(1).diary] == ["said OK"]
    assert all(check.ok for check in verify(fresh))
    assert b"said NO" in b"".join(path.read_bytes() for path in home.backups.iterdir() if path.is_file())


def test_the_text_of_another_case_is_not_accepted_under_this_number(two: HomeDesk) -> None:
    home = two.home
    with TinyDB(home.cases, encoding="utf-8") as plain:
        other = Document(dict(plain.table("cases").get(doc_id=2)), 1)
        plain.table("cases").update(other, doc_ids=[1])
    with pytest.raises(Refused, match="the text of case 2"):
        accept(home, 1)
    with pytest.raises(DamagedFile, match="altered outside"):
        open_home(home, two.clock, "x", "zh").view(1)


def test_a_text_edited_in_the_file_comes_back_as_it_was_saved(two: HomeDesk) -> None:
    edit(two.home, b"said NO", b"said OK")
    said = " ".join(map(str, mend(two.home)))
    assert "Case 1: " in said
    assert [entry.text for entry in open_home(two.home, two.clock, "x", "zh").view(1).diary] == ["said NO"]
    assert any(b"said OK" in path.read_bytes() for path in two.home.path.glob("cases.json.damaged-*"))


def test_a_file_that_another_program_only_wrote_anew_holds_the_same(two: HomeDesk) -> None:
    two.home.cases.write_text(json.dumps(json.loads(two.home.cases.read_bytes()), indent=2, sort_keys=True))
    assert len(two.views()) == 2
    assert "altered: 0" in str(two.notices()[0])


def test_a_case_written_in_by_hand_is_kept_told_and_can_be_taken_in(two: HomeDesk) -> None:
    home = two.home
    with TinyDB(home.cases, encoding="utf-8") as plain:
        events = plain.table("cases").get(doc_id=2)["events"]
        plain.table("cases").insert(Document({"events": events}, 3))
    fresh = open_home(home, two.clock, "x", "zh")
    with pytest.raises(DamagedFile, match="--accept 3"):
        fresh.view(3)
    number = fresh.open(OpenCase("douyin", facts={"product": "鞋"})).view.number
    assert number > 3
    fresh.close()
    mend(home)
    accept(home, 3)
    assert {view.number for view in open_home(home, two.clock, "x", "zh").views()} == {1, 2, 3, number}


def test_the_snapshot_whose_checksum_holds_wins_over_an_altered_text(two: HomeDesk) -> None:
    home = two.home
    two.do(1, NoteDiary("later, and longer than the snapshot", "merchant", "chat"))
    stat, data = home.cases.stat(), home.cases.read_bytes()
    home.cases.write_bytes(data.replace(b"199.00", b"999.00", 1))
    os.utime(home.cases, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    mend(home)
    view = open_home(home, two.clock, "x", "zh").view(1)
    assert view.facts["paid"] == "199.00"
    assert [entry.text for entry in view.diary] == ["said NO", "later, and longer than the snapshot"]


def test_without_a_snapshot_the_events_that_hold_are_kept_and_the_others_counted(two: HomeDesk) -> None:
    home = two.home
    shutil.rmtree(home.backups)
    two.do(1, NoteDiary("after it", "merchant", "chat"))
    two.close()
    shutil.rmtree(home.backups)
    edit(home, b"said NO", b"said OK")
    said = " ".join(map(str, mend(home)))
    assert "1 more were saved" in said
    assert "No case is missing" not in said
    assert [entry.text for entry in open_home(home, two.clock, "x", "zh").view(1).diary] == ["after it"]


def test_a_wrong_clock_makes_no_old_snapshot_win(home: Home, clock: StandingClock) -> None:
    desk = open_home(home, clock, "x", "zh")
    desk.open(OpenCase("douyin", facts={"product": "灯"}))
    clock.forward(days=365 * 14)
    desk.do(1, NoteDiary("一", "merchant", "chat"))
    desk.close()
    clock.forward(days=-365 * 14)
    for text in ("二", "三"):
        desk.do(1, NoteDiary(text, "merchant", "chat"))
        desk.close()
    home.cases.unlink()
    home.cases.with_name("cases.json.journal").unlink()
    with pytest.raises(DamagedFile, match="is gone"):
        open_home(home, clock, "x", "zh").views()
    mend(home)
    assert [entry.text for entry in open_home(home, clock, "x", "zh").view(1).diary] == ["一", "二", "三"]


def test_many_backups_in_a_minute_push_out_nothing_of_other_hours_and_days(tmp_path: Path) -> None:
    snapshots, now = Snapshots(tmp_path / "backups"), datetime(2026, 11, 23, 9, tzinfo=UTC)
    old = [snapshots.make(now - timedelta(hours=hour), b"hour %d" % hour) for hour in range(HOURS)]
    for n in range(40):
        snapshots.make(now + timedelta(seconds=n), b"burst %d" % n)
    there = snapshots.all()
    assert set(old[1:]) <= set(there)
    assert len(there) < HOURS + 20


def test_backups_of_an_altered_case_push_out_none_of_before(two: HomeDesk) -> None:
    home = two.home
    for hour in range(HOURS):
        Snapshots(home.backups).make(two.clock() - timedelta(hours=hour), home.cases.read_bytes())
    edit(home, b"said NO", b"said OK")
    before = set(Snapshots(home.backups).all())
    for _ in range(30):
        backup(open_home(home, two.clock, "x", "zh"))
    assert before < set(Snapshots(home.backups).all())


@pytest.mark.parametrize(
    "junk", [b'"!":{"events":[]}', b'"\xc2\xb2":{"events":[]}', b'"7":[[[[', b'"7":{"\xff":1}']
)
def test_no_input_makes_a_repair_crash(two: HomeDesk, junk: bytes) -> None:
    edit(two.home, b'"2":{', junk + b',\n"2":{')
    mend(two.home)
    fresh = open_home(two.home, two.clock, "x", "zh")
    assert {view.number for view in fresh.views()} == {1, 2}
    fresh.open(OpenCase("douyin", facts={"product": "鞋"}))


@pytest.mark.parametrize("snapshots", [True, False])
def test_a_case_cut_short_is_seen_and_comes_back_as_long_as_it_was(two: HomeDesk, snapshots: bool) -> None:
    home = two.home
    document = json.loads(home.cases.read_bytes())
    cut = document["cases"]["1"]
    cut["events"].pop()
    cut["sums"] = cut["sums"][:-16]
    home.cases.write_text(json.dumps(document))
    fresh = open_home(home, two.clock, "x", "zh")
    assert [view.number for view in fresh.views()] == [2]
    assert "altered: 1" in " ".join(map(str, fresh.notices()))
    fresh.do(2, NoteDiary("x", "me", "other"))
    fresh.close()  # a file written anew does not forget it
    if not snapshots:
        shutil.rmtree(home.backups)
    said = " ".join(map(str, mend(home)))
    assert ("1 more were saved" in said) is not snapshots
    assert ("No case is missing" in said) is snapshots
    assert [e.text for e in open_home(home, two.clock, "x", "zh").view(1).diary] == ["said NO"] * snapshots


def exchange(home: Home, one: str, other: str) -> None:
    """Put the texts of two cases under each other's number."""
    document = json.loads(home.cases.read_bytes())
    cases = document["cases"]
    cases[one], cases[other] = cases[other], cases[one]
    home.cases.write_text(json.dumps(document))


@pytest.mark.parametrize("snapshots", [True, False])
@pytest.mark.parametrize("journal", [True, False])
def test_texts_put_under_each_others_number_go_back_whole(two: HomeDesk, snapshots: bool, journal: bool) -> None:
    home = two.home
    two.do(2, NoteDiary("later", "me", "other"))
    two.close()
    if journal:
        two.do(1, NoteDiary("in the journal", "me", "other"))
        two.file.refresh()
    if not snapshots:
        shutil.rmtree(home.backups)
    exchange(home, "1", "2")
    said = " ".join(map(str, mend(home)))
    assert "another case's text" in said
    fresh = open_home(home, two.clock, "x", "zh")
    assert [entry.text for entry in fresh.view(1).diary] == ["said NO", *["in the journal"] * journal]
    assert [entry.text for entry in fresh.view(2).diary] == ["later"]
    assert (fresh.view(1).facts["product"], fresh.view(2).facts["product"]) == ("灯", "锅")
    assert sorted(read_dump(io.BytesIO(dump(fresh.file.histories()))).cases) == [1, 2]


def test_the_end_of_another_case_is_not_taken_for_that_of_this_one(two: HomeDesk) -> None:
    home = two.home
    for text in ("later", "last"):
        two.do(2, NoteDiary(text, "me", "other"))
    two.close()
    document = json.loads(home.cases.read_bytes())
    mine, theirs = document["cases"]["1"], document["cases"]["2"]
    document["cases"]["1"] = {
        "events": mine["events"][:1] + theirs["events"][1:],
        "sums": mine["sums"][:16] + theirs["sums"][16:],
    }
    home.cases.write_text(json.dumps(document))
    mend(home)
    fresh = open_home(home, two.clock, "x", "zh")
    assert [entry.text for entry in fresh.view(1).diary] == ["said NO"]
    assert [entry.text for entry in fresh.view(2).diary] == ["later", "last"]


def test_a_copy_of_another_case_is_no_case_and_the_one_it_replaced_is_told_as_lost(two: HomeDesk) -> None:
    home = two.home
    shutil.rmtree(home.backups)
    document = json.loads(home.cases.read_bytes())
    document["cases"]["1"] = document["cases"]["2"]
    home.cases.write_text(json.dumps(document))
    said = " ".join(map(str, mend(home)))
    assert "in a readable form: cases 1." in said
    assert "No case is missing" not in said


@pytest.mark.parametrize("later", [False, True])
def test_a_copy_of_a_case_under_a_free_number_goes_with_a_repair_and_is_kept_aside(
    two: HomeDesk, later: bool
) -> None:
    """It was taken for damage at each command for ever, and neither repaired nor accepted."""
    home = two.home
    with TinyDB(home.cases, encoding="utf-8") as plain:
        plain.table("cases").insert(Document(dict(plain.table("cases").get(doc_id=2)), 9))
    if later:
        fresh = open_home(home, two.clock, "x", "zh")
        assert fresh.open(OpenCase("douyin", facts={"product": "盆"})).view.number > 9
        fresh.close()
    said = " ".join(map(str, mend(home)))
    assert "was repaired" in said
    assert "another case's text" in said
    fresh = open_home(home, two.clock, "x", "zh")
    assert [view.number for view in fresh.views()][:2] == [1, 2]
    assert all(check.ok for check in verify(fresh))
    assert any('"9":' in path.read_text("utf-8") for path in home.path.glob("cases.json.damaged-*"))
    fresh.close()
    assert "whole" in " ".join(map(str, mend(home)))
