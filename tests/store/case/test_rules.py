"""A playbook changes while a case runs: both dates are told, and the earlier one counts until the user agrees."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from msgspec.structs import replace

from content.pack.library import Library
from content.pack.model import Limit
from content.text.words import Translator
from store.care.packs import new_pack
from store.case.deadlines import Deadline
from store.case.events import RuleAgreed
from store.case.intents import AgreeRule, OpenCase, PlaceCase, RedoChange, SetDeadline, TakeChoice, UndoChange
from store.case.rules import as_kept, rule_of
from store.days.clock import HOME_ZONE
from store.disk.home import Home
from store.errors import Refused
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock

ROW = "| 15 | days | step | theirs stop |"
TODAY = date(2026, 11, 23)


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=HOME_ZONE)


@pytest.fixture
def number(home: Home, desk: HomeDesk) -> int:
    """A case of a playbook of one's own; on 23 November it began to wait fifteen days for the merchant."""
    new_pack(home, desk.library, "my-shop", TODAY)
    number = desk.open(OpenCase("my-shop", "壶")).view.number
    desk.do(number, TakeChoice("answer"))
    return number


def changed(home: Home, clock: StandingClock, row: str) -> HomeDesk:
    """The desk after somebody changed the row of the limit."""
    file = home.playbooks / "my-shop" / "zh" / "limits.md"
    text = file.read_text(encoding="utf-8")
    assert ROW in text
    file.write_text(text.replace(ROW, row), encoding="utf-8")
    return open_home(home, clock, author="小李", language="zh")


def the_limit(desk: HomeDesk, number: int) -> Deadline:
    (found,) = desk.view(number).deadlines
    return found


def told(desk: HomeDesk, number: int) -> list[str]:
    notes = [Translator("zh").say(note) for note in desk.view(number).next.notes]
    return [note for note in notes if "规定变了" in note]


def test_a_case_keeps_the_rule_with_the_change_that_brought_it_to_the_step(desk: HomeDesk, number: int) -> None:
    case = desk.view(number).case
    assert case.rules["merchant-answer"].startswith("15-15 days theirs step A 2026-11-23 《")
    assert "merchant-answer" not in desk.do(number, UndoChange()).view.case.rules
    assert "merchant-answer" in desk.do(number, RedoChange()).view.case.rules


def test_a_shorter_rule_counts_at_once_and_says_what_moved(
    home: Home, clock: StandingClock, desk: HomeDesk, number: int
) -> None:
    assert (the_limit(desk, number).due, told(desk, number)) == (at("2026-12-09"), [])
    desk = changed(home, clock, ROW.replace("15", "10"))
    assert the_limit(desk, number).due == at("2026-12-04")
    (note,) = told(desk, number)
    assert "2026-12-08 24:00 → 2026-12-03 24:00" in note
    assert "《侵害消费者权益行为处罚办法》" in note


def test_a_longer_rule_waits_until_the_user_agrees_and_that_can_be_taken_back(
    home: Home, clock: StandingClock, desk: HomeDesk, number: int
) -> None:
    desk = changed(home, clock, ROW.replace("15", "20"))
    limit = the_limit(desk, number)
    assert limit.due == at("2026-12-09")
    assert "15天" in Translator("zh").say(limit.because), "the sum is the one of the rule that counts"
    agreed = desk.do(number, AgreeRule("merchant-answer"))
    assert the_limit(desk, number).due == at("2026-12-14")
    assert told(desk, number) == []
    assert [str(one) for one in agreed.moved] == ["商家处理要求: 2026-12-08 24:00 → 2026-12-13 24:00"]
    assert isinstance(agreed.view.case.records[-1].event, RuleAgreed)
    desk.do(number, UndoChange())
    assert (the_limit(desk, number).due, len(told(desk, number))) == (at("2026-12-09"), 1)


def test_when_the_earlier_date_is_past_the_one_that_still_runs_is_shown(
    home: Home, clock: StandingClock, desk: HomeDesk, number: int
) -> None:
    desk = changed(home, clock, ROW.replace("15", "20"))
    clock.forward(days=17)
    assert the_limit(desk, number).due == at("2026-12-14")
    assert len(told(desk, number)) == 1


def test_other_words_of_the_same_rule_are_no_change(
    home: Home, clock: StandingClock, desk: HomeDesk, number: int
) -> None:
    desk = changed(home, clock, ROW)
    file = home.playbooks / "my-shop" / "zh" / "limits.md"
    file.write_text(file.read_text(encoding="utf-8").replace("处罚办法", "处罚的办法"), encoding="utf-8")
    desk = open_home(home, clock, author="小李", language="zh")
    assert told(desk, number) == []
    with pytest.raises(Refused, match="nothing to agree to"):
        desk.do(number, AgreeRule("merchant-answer"))


def test_what_the_app_shows_is_better_than_either_rule(
    home: Home, clock: StandingClock, desk: HomeDesk, number: int
) -> None:
    desk.do(number, SetDeadline("merchant-answer", "2026-11-30"))
    desk = changed(home, clock, ROW.replace("15", "10"))
    assert told(desk, number) == []


def test_a_case_that_kept_nothing_is_told_nothing(
    home: Home, clock: StandingClock, desk: HomeDesk, number: int
) -> None:
    case = desk.view(number).case
    blank = replace(case, rules={})
    desk = changed(home, clock, ROW.replace("15", "10"))
    (found,) = desk.see(blank).deadlines
    assert (found.due, found.changed) == (at("2026-12-04"), None)


def test_a_clock_that_begins_anew_counts_by_the_rule_of_then(
    home: Home, clock: StandingClock, desk: HomeDesk, number: int
) -> None:
    desk = changed(home, clock, ROW.replace("15", "10"))
    desk.do(number, PlaceCase("contact", "说错了"))
    clock.forward(days=1)
    desk.do(number, TakeChoice("answer"))
    assert (the_limit(desk, number).due, told(desk, number)) == (at("2026-12-05"), [])


def test_the_agenda_follows_the_earlier_date(home: Home, clock: StandingClock, desk: HomeDesk, number: int) -> None:
    desk = changed(home, clock, ROW.replace("15", "10"))
    entries = {entry.id: entry.at for entry in desk.agenda().entries}
    assert entries["merchant-answer"] == at("2026-12-04")


def shipped() -> list[tuple[str, Limit]]:
    library = Library()
    return [(name, limit) for name in library.ids() for limit in library.get(name, "zh").limits.values()]


@pytest.mark.parametrize(("pack", "limit"), shipped(), ids=lambda one: one if isinstance(one, str) else one.id)
def test_every_shipped_limit_is_kept_whole_and_its_twin_counts_alike(pack: str, limit: Limit) -> None:
    rule = rule_of(limit)
    assert as_kept(limit, rule) is None
    assert as_kept(replace(limit, least=limit.least + 1, most=limit.most + 1), rule) == limit
    assert as_kept(Library().get(pack, "en").limits[limit.id], rule) is None


@pytest.mark.parametrize("rule", ["", "x", "1-2", "a-b days lose step A 2026-11-23 x", "1-1 years lose step A x y"])
def test_a_rule_that_cannot_be_read_is_none(rule: str) -> None:
    limit = shipped()[0][1]
    assert as_kept(limit, rule) is None


def test_a_limit_that_is_gone_from_the_playbook_is_told_until_one_agrees(
    home: Home, desk: HomeDesk, clock: StandingClock, number: int
) -> None:
    name = the_limit(desk, number).id
    file = home.playbooks / "my-shop" / "zh" / "limits.md"
    file.write_text(file.read_text(encoding="utf-8").replace(f"| {name} |", "| another |"), encoding="utf-8")
    desk = open_home(home, clock, author="小李", language="zh")
    (note,) = [one for one in map(Translator("zh").say, desk.view(number).next.notes) if f"没有“{name}”" in one]
    assert f"deadline {number} {name} --agree" in note
    assert desk.do(number, AgreeRule(name)).changed
    assert not [one for one in map(Translator("zh").say, desk.view(number).next.notes) if f"没有“{name}”" in one]
