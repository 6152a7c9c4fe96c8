"""What is said of exhibits after they were taken in."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.case.case import Exhibit
from store.case.intents import LabelExhibit, MarkItem, MoveExhibit, UndoChange
from store.errors import BadValue, Refused
from store.opening import HomeDesk


@pytest.fixture
def number(desk: HomeDesk, tmp_path: Path) -> int:
    """A case with three exhibits."""
    from store.case.intents import OpenCase

    made = desk.open(OpenCase("douyin", "", {"product": "耳机", "reason": "quality"})).view.number
    for name, kind in (("a.png", "chat"), ("b.png", "chat"), ("c.png", "goods")):
        (tmp_path / name).write_bytes(name.encode())
        desk.attach(made, tmp_path / name, kind)
    return made


def exhibits(desk: HomeDesk, number: int) -> tuple[Exhibit, ...]:
    return desk.view(number).exhibits


def state(desk: HomeDesk, number: int, kind: str) -> str:
    return next(item.state.value for item in desk.view(number).marked if item.id == kind)


def test_a_new_kind_ticks_its_item_and_unticks_one_that_nothing_proves_any_more(
    desk: HomeDesk, number: int
) -> None:
    one, two, _ = exhibits(desk, number)
    desk.do(number, LabelExhibit(one.id, "order", "订单页"))
    assert (state(desk, number, "order"), state(desk, number, "chat")) == ("have", "have")
    desk.do(number, LabelExhibit(two.id, "order", ""))
    assert state(desk, number, "chat") == "missing"
    first = exhibits(desk, number)[0]
    assert (first.no, first.evidence, first.note) == (1, "order", "订单页")
    desk.do(number, UndoChange())
    assert state(desk, number, "chat") == "have"


def test_one_that_is_out_is_shown_no_more_and_comes_back_when_the_file_does(
    desk: HomeDesk, number: int, tmp_path: Path
) -> None:
    *_, last = exhibits(desk, number)
    done = desk.do(number, LabelExhibit(last.id, last.evidence, "", out=True))
    assert "c.png" in str(done.words.values)
    assert [one.no for one in exhibits(desk, number)] == [1, 2]
    assert state(desk, number, "goods") == "missing"
    assert len(desk.view(number).case.exhibits) == 3
    with pytest.raises(Refused):
        desk.do(number, LabelExhibit(last.id, "chat"))
    desk.attach(number, tmp_path / "c.png", "goods", "左耳")
    assert [(one.no, one.note) for one in exhibits(desk, number)] == [(1, ""), (2, ""), (3, "左耳")]
    assert state(desk, number, "goods") == "have"


@pytest.mark.parametrize(
    ("no", "steps", "order"),
    [(1, 1, [2, 1, 3]), (1, 9, [2, 3, 1]), (3, -1, [1, 3, 2]), (3, -9, [3, 1, 2])],
)
def test_an_exhibit_moves_as_far_as_there_are_any(
    desk: HomeDesk, number: int, no: int, steps: int, order: list[int]
) -> None:
    desk.do(number, MoveExhibit(exhibits(desk, number)[no - 1].id, steps))
    assert [one.no for one in exhibits(desk, number)] == order


def test_at_the_end_nothing_moves_and_an_unknown_kind_is_refused(desk: HomeDesk, number: int) -> None:
    one, *_ = exhibits(desk, number)
    assert not desk.do(number, MoveExhibit(one.id, -1)).changed
    assert not desk.do(number, LabelExhibit(one.id, one.evidence, " ")).changed
    with pytest.raises(BadValue):
        desk.do(number, LabelExhibit(one.id, "no-such-kind"))
    with pytest.raises(Refused):
        desk.do(number, MoveExhibit("chat/none", 1))


def test_what_comes_after_an_order_stands_at_its_end(desk: HomeDesk, number: int, tmp_path: Path) -> None:
    desk.do(number, MoveExhibit(exhibits(desk, number)[0].id, 2))
    (tmp_path / "d.png").write_bytes(b"d")
    desk.attach(number, tmp_path / "d.png", "order")
    assert [one.no for one in exhibits(desk, number)] == [2, 3, 1, 4]


def test_a_tick_of_ones_own_goes_with_the_last_exhibit_of_its_kind(desk: HomeDesk, number: int) -> None:
    *_, goods = exhibits(desk, number)
    desk.do(number, MarkItem("goods", "missing"))
    desk.do(number, MarkItem("goods", "have"))
    desk.do(number, LabelExhibit(goods.id, "other"))
    assert state(desk, number, "goods") == "missing"
