"""Many cases, a line each, made from their outlines alone."""

from __future__ import annotations

from datetime import datetime

import pytest

from content.text.cells import cells
from content.text.words import Translator
from store.board.marks import Mark
from store.board.outline import NEVER, Outline
from store.days.clock import HOME_ZONE
from tui.say.rows import Rows

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)
AT = datetime(2026, 11, 24, 18, 30, tzinfo=HOME_ZONE).timestamp()


def outline(number: int, turn: int = 0, title: str = "壶", due: float = NEVER, step: str = "联系商家") -> Outline:
    """What is known of a case without opening it."""
    return Outline(number, 1, 0, 0, (turn, False, due, 0), "199.00", f"{title}\n某店", (), 0, (), step=step)


@pytest.fixture
def rows() -> Rows:
    return Rows(Translator("zh"), NOW, 80)


def test_cases_stand_under_whose_move_it_is_and_how_many_there_are(rows: Rows) -> None:
    lines = rows.cases([outline(1), outline(2), outline(12, turn=1)])
    heads = [line for line in lines if not line.lstrip()[0].isdigit()]
    assert [head.rpartition(" ")[2] for head in heads] == ["2", "1"]
    assert heads[0].startswith("轮到我")
    assert [line[:2] for line in lines if line not in heads] == [" 1", " 2", "12"]


def test_a_case_has_its_nearest_date_and_one_without_none(rows: Rows) -> None:
    dated, undated = rows.cases([outline(1, due=AT), outline(2)])[1:]
    assert "18:30" in dated
    assert "18:30" not in undated
    assert dated.index("联系商家") == undated.index("联系商家") == len(dated) - 4


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_there_is_room(width: int) -> None:
    rows = Rows(Translator("zh"), NOW, width)
    cases = [outline(n, title="很长的商品名称" * 9, due=AT, step="等待商家答复" * 9) for n in (1, 100)]
    marks = [Mark(AT, n, "one", "发出退货通知" * 9) for n in (1, 100)]
    titles = dict.fromkeys((1, 100), "很长的商品名称" * 9)
    widest = max(map(cells, [*rows.cases(cases), *rows.marks(marks, titles)]))
    assert widest <= max(width, 54)  # narrower than that the sums and dates alone do not go


def test_a_place_on_the_line_of_time_names_the_case_and_what_ends(rows: Rows) -> None:
    (line,) = rows.marks([Mark(AT, 7, "one", "发出退货通知")], {7: "壶"})
    assert line.startswith("7  ")
    assert [word for word in ("18:30", "壶", "发出退货通知") if word not in line] == []


def test_what_a_user_typed_is_no_code_for_the_terminal(rows: Rows) -> None:
    (_, case) = rows.cases([outline(1, title="\x1b[31m红", step="\x07响")])
    (mark,) = rows.marks([Mark(AT, 1, "one", "\x1b[2J")], {1: "\x1b[31m红"})
    assert "\x1b" not in case + mark
    assert "\x07" not in case


def test_where_there_is_no_case_there_is_no_line(rows: Rows) -> None:
    assert (rows.cases([]), rows.marks([], {})) == ([], [])
