"""The calendar file, read back by other programs: vobject, and Debian's calcurse."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import vobject

from store.case.intents import CloseCase, NoteDiary, OpenCase, SetDeadline, TakeChoice, UndoChange
from store.days.clock import HOME_ZONE
from store.opening import HomeDesk
from tests.conftest import StandingClock
from tests.store.case.deadlines.test_deadlines import opened

Events = dict[str, Any]


def read(data: bytes) -> Events:
    """The events by the name of their deadline, as another program sees them."""
    calendar = vobject.readOne(data.decode("utf-8"))
    return {event.uid.value.split("-", 2)[2].split("@")[0]: event for event in calendar.vevent_list}


def test_every_deadline_is_an_event_that_ends_when_it_ends(desk: HomeDesk) -> None:
    number = opened(desk, "refused", "review", "intervene")
    events = read(desk.calendar())
    entries = {entry.id.replace(":", "-"): entry for entry in desk.agenda().entries}
    events = {name: event for name, event in events.items() if event.status.value == "CONFIRMED"}
    assert events.keys() == entries.keys()
    for name, event in events.items():
        assert event.dtend.value == entries[name].at
        assert event.dtstart.value == entries[name].at - timedelta(minutes=30)
        assert event.dtend.value.tzinfo is not None
        assert "鞋" in event.summary.value
        assert f"tuikuan show {number}" in event.description.value
        assert event.status.value == "CONFIRMED"
        assert event.valarm_list


def test_a_right_rings_three_times_and_an_answer_once(desk: HomeDesk) -> None:
    opened(desk, "refused", "review")
    answer = read(desk.calendar())["merchant-answer"]
    opened(desk, "refused", "review", "intervene")
    events = read(desk.calendar())
    rings = [alarm.trigger.value for alarm in events["intervene-window"].valarm_list]
    assert rings == [-timedelta(days=3), -timedelta(days=1), -timedelta(hours=3)]
    assert [alarm.trigger.value for alarm in answer.valarm_list] == [timedelta(0)]


def test_every_line_is_short_and_ends_as_the_standard_says(desk: HomeDesk) -> None:
    number = opened(desk, "refused", "review")
    desk.do(number, NoteDiary("说了", "merchant", "chat", "48小时内；回复, “一定”\\" + "长" * 200))
    data = desk.calendar()
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert any("48小时内；回复, “一定”" in event.summary.value for event in read(data).values())


def test_the_same_desk_gives_the_same_bytes(desk: HomeDesk) -> None:
    opened(desk, "refused", "review", "intervene")
    assert desk.calendar() == desk.calendar()


def test_reading_it_again_updates_what_is_there(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review", "intervene")
    before = read(desk.calendar())["intervene-window"]
    clock.forward(hours=1)
    desk.do(number, SetDeadline("intervene-window", "31小时"))
    after = read(desk.calendar())["intervene-window"]
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) > int(before.sequence.value)
    assert after.dtstamp.value > before.dtstamp.value
    assert after.last_modified.value > before.last_modified.value
    assert after.dtend.value == datetime(2026, 11, 24, 18, 0, tzinfo=HOME_ZONE)
    clock.forward(hours=1)
    desk.do(number, UndoChange())
    undone = read(desk.calendar())["intervene-window"]
    assert undone.dtend.value == before.dtend.value
    assert int(undone.sequence.value) > int(after.sequence.value), "undo is newer, too"


def test_what_was_left_before_its_time_is_cancelled(desk: HomeDesk) -> None:
    number = opened(desk, "refused", "review")
    there = read(desk.calendar())
    desk.do(number, TakeChoice("intervene"))
    after = read(desk.calendar())
    for name in ("merchant-answer", "t3-first-reply"):
        assert after[name].uid.value == there[name].uid.value
        assert after[name].status.value == "CANCELLED"
        assert not hasattr(after[name], "valarm")
    desk.do(number, CloseCase("closed"))
    assert {event.status.value for event in read(desk.calendar()).values()} == {"CANCELLED"}


def test_what_is_over_need_not_be_cancelled_any_more(desk: HomeDesk, clock: StandingClock) -> None:
    number = opened(desk, "refused", "review")
    desk.do(number, TakeChoice("intervene"))
    left = read(desk.calendar())["merchant-answer"].dtend.value - clock()
    clock.forward(seconds=left.total_seconds() - 1)
    assert read(desk.calendar())["merchant-answer"].status.value == "CANCELLED"
    clock.forward(seconds=1)
    assert "merchant-answer" not in read(desk.calendar())


def test_the_claim_that_a_copied_date_replaces_is_cancelled(desk: HomeDesk) -> None:
    number = opened(desk, "refused", "review", "intervene")
    assert read(desk.calendar())["intervene-window"].status.value == "CONFIRMED"
    desk.do(number, SetDeadline("intervene-window-old", "31小时"))
    after = read(desk.calendar())
    assert after["intervene-window-old"].status.value == "CONFIRMED"
    assert after["intervene-window"].status.value == "CANCELLED", "or it would ring for a date that counts no more"


def test_two_cases_never_share_an_id(desk: HomeDesk) -> None:
    for _ in range(3):
        opened(desk, "refused", "review", "intervene")
    calendar = vobject.readOne(desk.calendar().decode())
    ids = [event.uid.value for event in calendar.vevent_list]
    assert len(set(ids)) == len(ids)


def test_an_empty_desk_gives_an_empty_calendar(desk: HomeDesk) -> None:
    data = desk.calendar()
    assert b"BEGIN:VEVENT" not in data
    assert b"VERSION:2.0" in data


def program(name: str) -> str:
    """A calendar program of Debian; missing ones fail in CI and are skipped elsewhere."""
    found = shutil.which(name)
    if found is None:
        assert not os.environ.get("CI"), f"{name} is missing; .ci/run installs it"
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.calendars
def test_a_calendar_program_imports_it(desk: HomeDesk, tmp_path: Path) -> None:
    calcurse = program("calcurse")
    desk.open(OpenCase("douyin", facts={"product": "鞋", "received-on": "11-20", "shipped-on": "11-18"}))
    opened(desk, "refused", "review", "intervene")
    file = tmp_path / "all.ics"
    file.write_bytes(desk.calendar())
    environment = {"HOME": str(tmp_path), "TZ": "Asia/Shanghai", "LANG": "C.UTF-8", "PATH": os.environ["PATH"]}
    said = subprocess.run(
        [calcurse, "-D", str(tmp_path / "calcurse"), "-i", str(file)],
        env=environment, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    entries = desk.agenda().entries
    events = len(vobject.readOne(file.read_text(encoding="utf-8")).vevent_list)
    assert f"{events} apps / 0 events / 0 todos / 0 skipped" in said.stdout
    kept = (tmp_path / "calcurse" / "apts").read_text(encoding="utf-8")
    for entry in entries:
        end = entry.at.astimezone(HOME_ZONE)
        assert f"-> {end:%m/%d/%Y @ %H:%M}" in kept


KHAL = """
[calendars]
[[refunds]]
path = {folder}
type = calendar
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}.db
"""


@pytest.mark.calendars
def test_another_one_updates_what_it_imported_before(desk: HomeDesk, tmp_path: Path) -> None:
    khal = program("khal")
    folder, config, file = tmp_path / "khal", tmp_path / "config", tmp_path / "all.ics"
    folder.mkdir()
    config.write_text(KHAL.format(folder=folder), encoding="utf-8")
    environment = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}

    def ask(*words: str) -> str:
        command = [khal, "-c", str(config), *words]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout

    number = opened(desk, "refused", "review", "intervene")
    file.write_bytes(desk.calendar())
    ask("import", "--batch", "-a", "refunds", str(file))
    assert "09:30-10:00" in ask("list", "2026-11-25", "1d")
    desk.do(number, SetDeadline("intervene-window", "2026-11-24 17:00"))
    file.write_bytes(desk.calendar())
    ask("import", "--batch", "-a", "refunds", str(file))
    assert "16:30-17:00" in ask("list", "2026-11-24", "1d")
    assert "被拒后申请平台介入" not in ask("list", "2026-11-25", "1d")
    kept = [path.read_text(encoding="utf-8") for path in folder.iterdir()]
    assert sum("-intervene-window@" in text for text in kept) == 1
