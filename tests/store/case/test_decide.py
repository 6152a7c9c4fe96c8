"""What comes of an intent: seen through the desk, with the shipped playbook."""

from __future__ import annotations

import pytest

from store.case.checklist import ItemSource
from store.case.facts import LONGEST
from store.case.intents import (
    AttachFile,
    Intent,
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
from store.case.marks import ItemState
from store.case.turns import Turn
from store.desk import Desk, Reading
from store.errors import BadValue, Refused, UnknownCase


@pytest.fixture
def number(desk: Desk) -> int:
    facts = {"product": "蓝牙耳机", "paid": "199", "reason": "quality"}
    return desk.open(OpenCase("douyin", facts=facts)).view.number


def test_a_case_needs_something_to_be_called_by(desk: Desk) -> None:
    with pytest.raises(Refused):
        desk.open(OpenCase("douyin", facts={"paid": "199"}))
    assert desk.open(OpenCase("douyin", title="那双鞋")).view.title == "那双鞋"
    assert desk.open(OpenCase("douyin", facts={"order": "6921", "merchant": "云衣仓"})).view.title == "云衣仓 6921"
    assert len(desk.views()) == 2


def test_one_bad_fact_refuses_the_whole_opening(desk: Desk) -> None:
    with pytest.raises(BadValue):
        desk.open(OpenCase("douyin", facts={"product": "鞋", "paid": "abc"}))
    assert not desk.views()


def test_a_choice_leads_through_outcomes_to_the_next_rest(desk: Desk, number: int) -> None:
    done = desk.do(number, TakeChoice("refused"))
    assert done.view.step.id == "apply"
    assert [stop.step for stop in done.view.trail()] == ["contact", "refused", "apply"]


def test_several_choices_need_a_name(desk: Desk, number: int) -> None:
    desk.do(number, TakeChoice("refused"))
    with pytest.raises(Refused, match="review"):
        desk.do(number, TakeChoice())


def take(desk: Desk, number: int, *choices: str) -> list[str]:
    for choice in choices:
        desk.do(number, TakeChoice(choice, anyway=True))
    return [stop.step for stop in desk.view(number).trail()]


@pytest.mark.parametrize(
    ("way", "back"),
    [
        ((), "contact"),
        (("refused", "review"), "review"),
        (("refused", "review", "intervene", "ruling"), "ruling"),
        (("unreachable", "complain", "complain-wait"), "complain-wait"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.parametrize("no", [("declined",), ("settled", "lapsed")], ids=["refused", "not kept"])
def test_an_offer_that_comes_to_nothing_leads_back_to_where_it_was_made(
    desk: Desk, number: int, way: tuple[str, ...], back: str, no: tuple[str, ...]
) -> None:
    trail = take(desk, number, *way, "offer", *no)
    assert trail[-2:] == [no[-1], back]
    assert take(desk, number, "offer", "declined")[-1] == back, "also the second time"


def test_a_matter_that_interrupts_leads_back_past_its_own_offers(desk: Desk, number: int) -> None:
    way = ("refused", "complain", "complain-wait", "pressed", "sued", "sued-wait", "offer", "declined")
    assert take(desk, number, *way)[-1] == "sued-wait"
    assert take(desk, number, "resumed")[-2:] == ["resumed", "complain-wait"]


def test_who_was_placed_by_undo_goes_back_by_the_way_that_counts(desk: Desk, number: int) -> None:
    take(desk, number, "refused", "review", "offer")
    for _ in range(2):
        desk.do(number, UndoChange())
    assert take(desk, number, "review", "offer", "declined")[-1] == "review"


@pytest.mark.parametrize("choice", ["", "finish", "联系商家", "[/"])
def test_a_choice_that_is_not_there_is_refused_with_those_that_are(desk: Desk, number: int, choice: str) -> None:
    with pytest.raises(Refused, match="agreed"):
        desk.do(number, TakeChoice(choice, anyway=True))
    assert desk.view(number).step.id == "contact"


def test_asking_the_platform_needs_a_reason(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", title="鞋")).view.number
    for choice in ("refused", "review"):
        desk.do(number, TakeChoice(choice, anyway=True))
    with pytest.raises(Refused, match="Reason"):
        desk.do(number, TakeChoice("intervene"))
    desk.do(number, SetFact("reason", "quality"))
    assert desk.do(number, TakeChoice("intervene")).view.step.id == "intervene"


def test_reaching_an_end_closes_the_case_and_reopening_goes_back_to_the_last_step(desk: Desk, number: int) -> None:
    for choice in ("agreed", "refund-wait", "refunded"):
        desk.do(number, TakeChoice(choice, anyway=True))
    done = desk.do(number, TakeChoice("finish"))
    assert (done.view.turn, done.view.case.outcome) == (Turn.CLOSED, "refunded")
    with pytest.raises(Refused, match="reopen"):
        desk.do(number, TakeChoice("service"))
    assert desk.do(number, ReopenCase()).view.step.id == "refunded"


def test_items_are_marked_by_their_id_with_or_without_the_step(desk: Desk, number: int) -> None:
    todo = next(item for item in desk.view(number).checklist if item.source is ItemSource.STEP and item.open)
    assert desk.do(number, MarkItem(todo.id, "have")).changed
    again = desk.do(number, MarkItem(todo.id.partition(".")[2], "have"))
    assert not again.changed
    assert next(item for item in desk.view(number).checklist if item.id == todo.id).state is ItemState.HAVE


@pytest.mark.parametrize(
    "intent",
    [
        MarkItem("nothing", "have"),
        MarkItem("order", "perhaps"),
        MarkItem("order", "not-needed"),
        MarkItem("fact:merchant", "have"),
        SetFact("paid", "-1"),
        SetFact("colour", "red"),
        NoteDiary(""),
        NoteDiary("长" * 5000),
        NoteDiary("x", who="ghost"),
        NoteDiary("x", channel="pigeon"),
        AttachFile("nothing", "a", "a", "0", 1),
        ReopenCase(),
        RestoreCase(),
        UndoChange(),
        RedoChange(),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_and_changes_nothing(desk: Desk, number: int, intent: Intent) -> None:
    before = desk.view(number).case
    with pytest.raises(Refused):
        desk.do(number, intent)
    assert desk.view(number).case == before


def test_what_is_so_already_records_nothing(desk: Desk, number: int) -> None:
    before = desk.view(number).case.version
    assert not desk.do(number, SetFact("paid", "199.00")).changed
    assert desk.view(number).case.version == before


def test_required_evidence_that_cannot_be_had_can_be_said_so(desk: Desk, number: int) -> None:
    done = desk.do(number, MarkItem("order", "cannot-get"))
    assert {item.id: item.state for item in done.view.checklist}["order"] is ItemState.CANNOT_GET


def test_attaching_evidence_ticks_it_and_the_same_file_counts_once(desk: Desk, number: int) -> None:
    photo = AttachFile("goods", "a.jpg", "x-a.jpg", "abc", 3)
    view = desk.do(number, photo).view
    assert {item.id: item.state for item in view.checklist}["goods"] is ItemState.HAVE
    assert not desk.do(number, photo).changed


def test_the_trash_takes_nothing_but_restoring(desk: Desk, number: int) -> None:
    desk.do(number, TrashCase())
    assert not desk.views()
    assert [view.number for view in desk.views(trash=True)] == [number]
    with pytest.raises(Refused, match="restore"):
        desk.do(number, NoteDiary("还想说一句"))
    desk.do(number, RestoreCase())
    assert [view.number for view in desk.views()] == [number]


def test_undo_says_what_was_undone(desk: Desk, number: int) -> None:
    desk.do(number, TakeChoice("refused"))
    assert "商家不同意退款" in str(desk.do(number, UndoChange()).words)
    assert desk.view(number).step.id == "contact"
    assert "商家不同意退款" in str(desk.do(number, RedoChange()).words)
    assert desk.view(number).step.id == "apply"


def test_every_event_has_its_author_and_time(desk: Desk, number: int) -> None:
    desk.reading = Reading("zh", "妈妈")
    desk.do(number, NoteDiary("商家说两天内处理", "merchant", "chat", "两天内"))
    last = desk.view(number).timeline()[-1]
    assert (last.by, last.at) == ("妈妈", desk.clock())


def test_an_unknown_number_is_named(desk: Desk) -> None:
    with pytest.raises(UnknownCase, match="99"):
        desk.view(99)
    with pytest.raises(UnknownCase, match="99"):
        desk.do(99, UndoChange())


def test_choosing_a_reason_ticks_itself_when_the_reason_is_known(desk: Desk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "壶"})).view.number
    items = {item.id: item.state for item in desk.view(number).checklist}
    assert items["contact.pick-reason"] is ItemState.MISSING
    items = {item.id: item.state for item in desk.do(number, SetFact("reason", "quality")).view.checklist}
    assert items["contact.pick-reason"] is ItemState.HAVE


def test_a_title_is_as_long_as_any_text_and_no_longer(desk: Desk) -> None:
    title = desk.open(OpenCase("douyin", title="鞋" * (LONGEST + 1))).view.case.title
    assert title == "鞋" * LONGEST


def test_one_file_can_prove_two_things_and_is_refused_for_neither(desk: Desk, number: int) -> None:
    for kind in ("chat", "chat", "page"):
        desk.do(number, AttachFile(kind, "图.png", "stored.png", "0" * 64, 10))
    assert [one.evidence for one in desk.view(number).exhibits] == ["chat", "page"]


def test_a_choice_that_is_told_tells_the_day_of_its_fact(desk: Desk, number: int) -> None:
    before = dict(desk.view(number).facts)
    view = desk.do(number, TakeChoice("refused", on="11-21")).view
    assert view.facts["refused-on"] == "2026-11-21"
    told = [
        str(entry.text) for entry in view.timeline() if "11-21" in str(entry.text) or "refus" in str(entry.text)
    ]
    assert not [text for text in told if text.startswith("Refused on")], "the step says it already"
    assert dict(desk.do(number, UndoChange()).view.facts) == before
    assert desk.do(number, RedoChange()).view.facts["refused-on"] == "2026-11-21"


def test_a_day_says_less_than_the_moment_that_is_known(desk: Desk, number: int) -> None:
    desk.do(number, SetFact("refused-on", "11-21 10:00"))
    view = desk.do(number, TakeChoice("refused", on="11-21")).view
    assert view.facts["refused-on"].startswith("2026-11-21T10:00")


def test_each_round_tells_its_own_days_and_none_is_in_doubt(desk: Desk, number: int) -> None:
    way = (
        ("refused", "11-10"),
        ("review", "11-12"),
        ("supplement", "11-14"),
        ("review", "11-15"),
        ("intervene", "11-17"),
    )
    for choice, day in way:
        desk.do(number, TakeChoice(choice, anyway=True, on=day))
    facts = desk.view(number).facts
    assert (facts["applied-on"], facts["refused-on"]) == ("2026-11-15", "2026-11-17")


def test_a_step_that_is_reached_without_it_tells_no_day(desk: Desk) -> None:
    number = desk.open(OpenCase("generic", facts={"product": "鞋", "reason": "quality"})).view.number
    for told in ("refused 11-10", "demand-wait 11-11", "where 11-20"):
        choice, day = told.split()
        desk.do(number, TakeChoice(choice, anyway=True, on=day))
    assert desk.view(number).facts["refused-on"] == "2026-11-10", "of the 20th only silence is known"
    other = desk.open(OpenCase("douyin", facts={"product": "鞋", "reason": "not-received"})).view.number
    for told in ("refused 11-10", "review 11-11", "approved 11-12", "refund-wait 11-12"):
        choice, day = told.split()
        desk.do(other, TakeChoice(choice, anyway=True, on=day))
    assert "tracking-on" not in desk.view(other).facts, "nothing was sent back"
