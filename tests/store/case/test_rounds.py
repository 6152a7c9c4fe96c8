"""Rounds are counted with what was new each time, and the blame of a ruling is used next."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.case.intents import OpenCase, SetFact, TakeChoice
from store.case.rounds import rounds
from store.opening import HomeDesk
from tests.conftest import StandingClock


@pytest.fixture
def number(desk: HomeDesk) -> int:
    return desk.open(OpenCase("douyin", facts={"product": "壶", "reason": "quality"}, stands="applied")).view.number


def notes(desk: HomeDesk, number: int) -> str:
    return "\n".join(str(note) for note in desk.view(number).next.notes)


def attach(desk: HomeDesk, number: int, folder: Path, name: str) -> None:
    file = folder / name
    file.write_text(name)
    desk.attach(number, file, "goods")


def test_each_round_knows_its_number_and_what_was_new(
    desk: HomeDesk, clock: StandingClock, number: int, tmp_path: Path
) -> None:
    clock.forward(hours=1)
    desk.do(number, TakeChoice("supplement"))
    assert "round 2 of" in notes(desk, number)
    assert "nothing is new" in notes(desk, number)
    clock.forward(hours=1)
    attach(desk, number, tmp_path, "a.png")
    assert "new since then: E1." in notes(desk, number)
    clock.forward(hours=1)
    desk.do(number, TakeChoice("review", anyway=True))
    clock.forward(hours=1)
    view = desk.do(number, TakeChoice("supplement")).view
    assert [one.new for one in rounds(view.case, view.playbook, "review")] == [(), (1,)]
    assert "round 3 of" in notes(desk, number)


def test_a_first_time_is_no_round_to_speak_of(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"}, stands="refused")).view.number
    assert "time" not in notes(desk, number)


@pytest.mark.parametrize(
    ("fault", "why", "said"),
    [("buyer", "没有开箱视频", "没有开箱视频"), ("merchant", "", "the merchant"), ("unclear", "", "in writing")],
)
def test_whom_a_ruling_blames_is_asked_and_used(desk: HomeDesk, fault: str, why: str, said: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"}, stands="ruled-against")).view.number
    assert "fact:fault" in {item.id for item in desk.view(number).checklist}
    desk.do(number, SetFact("fault", fault))
    desk.do(number, SetFact("fault-why", why))
    assert said in notes(desk, number)
    assert "fact:fault" not in {item.id for item in desk.view(number).checklist}


def test_blame_is_nothing_before_a_ruling(desk: HomeDesk, number: int) -> None:
    desk.do(number, SetFact("fault", "买家"))
    assert "at fault" not in notes(desk, number)
