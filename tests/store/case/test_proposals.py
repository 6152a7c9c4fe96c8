"""What becomes of an intent in a copy: a line is a remark, a choice is proposed, only what is one's own goes."""

from __future__ import annotations

import pytest

from store.case.case import Case
from store.case.events import Event
from store.case.intents import Intent, NoteDiary, OpenCase, RedoChange, Remark, SetFact, UndoChange
from store.case.outside import can_be_remarked
from store.case.proposals import Helper
from store.errors import Refused
from store.opening import HomeDesk


@pytest.fixture
def case(desk: HomeDesk) -> Case:
    return desk.do(
        desk.open(OpenCase("douyin", title="耳机")).view.number, NoteDiary("先问问", "me", "other")
    ).view.case


def said(intent: Intent) -> Remark:
    heard: list[Intent] = []

    def decided(one: Intent) -> tuple[Event, ...]:
        heard.append(one)
        return ()

    Helper("王芳", "a" * 32, 0).says(intent, decided, Refused("no"))
    (remark,) = heard
    assert isinstance(remark, Remark)
    return remark


def test_a_line_of_the_diary_is_a_remark_with_what_was_promised_behind_it() -> None:
    assert said(NoteDiary(" 他说会退 ", "merchant", "chat", " 三天内 ")).text == "他说会退 (三天内)"
    assert said(NoteDiary("他没回", "merchant", "chat", "  ")).text == "他没回"


def test_only_what_came_after_the_copy_was_made_is_undone(desk: HomeDesk, case: Case) -> None:
    made_then = Helper("王芳", "a" * 32, len(case.records))
    with pytest.raises(Refused, match="of your own"):
        made_then.undoes(UndoChange(), case)
    assert Helper("王芳", "a" * 32, len(case.records) - 1).undoes(UndoChange(), case)
    undone = desk.do(case.number, UndoChange()).view.case
    assert Helper("王芳", "a" * 32, len(case.records) - 1).undoes(RedoChange(), undone)
    assert not made_then.undoes(SetFact("paid", "199"), case)


@pytest.mark.parametrize(
    ("about", "value", "understood"),
    [
        ("deadline", "2026-11-30T18:00:00+08:00", True),
        ("deadline", "2026-11-30T18:00:00", False),
        ("deadline", "soon", False),
        ("fact", "199", True),
        ("else", "199", False),
    ],
)
def test_a_proposal_is_of_a_known_kind_and_a_moment_has_its_zone(about: str, value: str, understood: bool) -> None:
    assert can_be_remarked({"id": "a" * 32, "about": about, "value": value}) is understood
