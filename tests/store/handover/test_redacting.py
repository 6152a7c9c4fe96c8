"""A bundle that names nobody: what is hidden in it, and what still means what it meant."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from store.case.intents import LabelExhibit, MoveExhibit, SendLetter
from store.case.sent import sent_with
from store.disk.home import Home
from store.dossier.redact_out import Hiding
from store.handover.packing import bundle
from store.handover.parcel import CASES
from store.handover.sealing import Seal
from store.handover.unpacking import Opened
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

Opening = Callable[..., Opened]


def test_redacted_it_names_nobody(
    desk: HomeDesk, number: int, tmp_path: Path, clock: StandingClock, open_it: Opening
) -> None:
    made = bundle(desk, [number], tmp_path / "out", Seal(), redact=Hiding())
    with zipfile.ZipFile(made.path) as archive:
        texts = b"".join(archive.read(name) for name in archive.namelist()).decode()
        assert not any(name.startswith("evidence") for name in archive.namelist())
    for word in ("李小明", "13812345678", "小李"):
        assert word not in texts
    copy = open_home(open_it(made.path).home, clock, "王芳", "zh")
    assert copy.view(number).facts["paid"] == "199.00"
    assert copy.view(number).diary[0].text == "李某给客服打电话[电话1]"
    assert desk.view(number).facts["name"] == "李小明"


def test_who_hands_over_and_is_named_nowhere_gets_the_mark_of_nobody_else(
    desk: HomeDesk, number: int, tmp_path: Path, clock: StandingClock
) -> None:
    other = open_home(Home(desk.home.path), clock, "Zhao", "en")
    given = bundle(other, [number], tmp_path / "out", Seal(), redact=Hiding())
    with zipfile.ZipFile(given.path) as archive:
        cases = archive.read(CASES).decode()
    assert "[person 1]" in cases, "somebody else has it"
    assert re.fullmatch(r"\[person \d+\]", given.bundle.by)
    assert given.bundle.by not in cases


def test_redacted_what_names_an_exhibit_still_means_it_and_names_no_file(
    desk: HomeDesk, number: int, tmp_path: Path, clock: StandingClock, open_it: Opening
) -> None:
    chat = desk.view(number).case.exhibits[0]
    desk.do(number, SendLetter("first-message", (chat.id,)))
    desk.do(number, MoveExhibit(chat.id, 1))
    desk.do(number, LabelExhibit(chat.id, chat.evidence, "写着不退"))
    made = bundle(desk, [number], tmp_path / "out", Seal(), redact=Hiding())
    with zipfile.ZipFile(made.path) as archive:
        texts = b"".join(archive.read(name) for name in archive.namelist()).decode()
    assert "李小明" not in texts
    case = open_home(open_it(made.path).home, clock, "王芳", "zh").view(number).case
    there = next(one for one in case.exhibits if one.evidence == "chat")
    assert there.note == "写着不退"
    assert [one.letter for one in sent_with(there, case)] == ["first-message"]
    assert case.exhibits[-1] == there
