"""Which cases a changed playbook touches."""

from __future__ import annotations

from datetime import date

import pytest

from content.text.words import Translator
from store.board.touched import touched
from store.care.packs import new_pack
from store.case.intents import OpenCase, TakeChoice
from store.disk.home import Home
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

ROW = "| 15 | days | step | theirs stop |"


@pytest.fixture
def waiting(home: Home, desk: HomeDesk) -> HomeDesk:
    """Two cases that wait for the merchant by a playbook of one's own, and one that does not wait yet."""
    new_pack(home, desk.library, "my-shop", date(2026, 11, 23))
    for title in ("壶", "灯", "椅"):
        number = desk.open(OpenCase("my-shop", title)).view.number
        if title != "椅":
            desk.do(number, TakeChoice("answer"))
    return desk


def after(home: Home, clock: StandingClock, row: str) -> HomeDesk:
    """The desk after somebody changed the row of the limit, or took it out."""
    file = home.playbooks / "my-shop" / "zh" / "limits.md"
    lines = file.read_text(encoding="utf-8").split("\n")
    changed = [line.replace(ROW, row) for line in lines if row or ROW not in line]
    file.write_text("\n".join(changed), encoding="utf-8")
    return open_home(home, clock, author="小李", language="zh")


def test_a_playbook_that_did_not_change_touches_nothing(waiting: HomeDesk) -> None:
    assert list(touched(waiting.views())) == []


def test_of_a_changed_limit_both_days_are_told_for_each_case_that_counts_by_it(
    home: Home, clock: StandingClock, waiting: HomeDesk
) -> None:
    found = list(touched(after(home, clock, ROW.replace("15", "7")).views()))
    assert sorted(one.view.title for one in found) == ["壶", "灯"]
    for one in found:
        assert one.id == "merchant-answer"
        assert one.changed is not None
        assert one.changed.before is not None
        assert one.changed.after is not None
        assert (one.changed.before - one.changed.after).days == 8
        said = Translator("zh").say(one.words)
        assert said == Translator("zh").say(one.changed.words(one.thing))


def test_a_limit_that_is_gone_is_said_to_count_no_more(home: Home, clock: StandingClock, waiting: HomeDesk) -> None:
    found = list(touched(after(home, clock, "").views()))
    assert sorted(one.view.title for one in found) == ["壶", "灯"]
    assert {one.changed for one in found} == {None}
    assert {Translator("en").say(one.words) for one in found} == {
        "merchant-answer: the playbook no longer has it, so it is not counted any more"
    }
