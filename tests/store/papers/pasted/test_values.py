"""Values as pages write them, and as they are read."""

from __future__ import annotations

import pytest

from store.papers.pasted import values


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("6930184726510384921", "6930184726510384921"),
        ("6930 1847 2651 0384 921 复制", "6930184726510384921"),
        ("6 9 3 0 1 8 4 7 2 6 5 1 0 3 8", "693018472651038"),
        ("6930-9955-3127-7408", "6930-9955-3127-7408"),
        ("693011-4402177385506", "693011-4402177385506"),
        ("6930184726510384921 2026-11-02", "6930184726510384921"),
        ("XH7702031145862", "XH7702031145862"),
        ("6930****4921", None),
        ("见短信", None),
        ("", None),
    ],
)
def test_a_number_may_have_blanks_inside(written: str, read: str | None) -> None:
    found = values.number(written)
    assert (found and found.value) == read
    assert found is None or not found.guessed


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("693O1847265lO384921复制", "6930184726510384921"),
        ("XH77O2O31145862", "XH7702031145862"),
    ],
)
def test_letters_among_the_digits_are_a_guess(written: str, read: str) -> None:
    found = values.number(written)
    assert found is not None
    assert (found.value, found.guessed) == (read, True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("¥199", "199"),
        ("¥1,299.00", "1299.00"),
        ("¥1 299.00", "1299.00"),
        ("¥ 1 0 8 8 . 0 0", "1088.00"),
        ("64.9(免运费,已优惠5元)", "64.9"),
        ("微信支付 ¥39.90", "39.90"),
        ("CN¥ 128.00", "128.00"),
        ("45.00元", "45.00"),
        ("-¥60.00", None),
        ("NT$ 1,200", None),
        ("US$12", None),
        ("2026-11-02", None),
        ("85%", None),
        ("1.2万", None),
        ("1.2万元", "12000.00"),
        ("3件", None),
        ("免费", None),
    ],
)
def test_an_amount_is_in_yuan_and_not_what_is_taken_off(written: str, read: str | None) -> None:
    found = values.money(written)
    assert (found and found.value) == read


def test_letters_in_an_amount_are_a_guess() -> None:
    found = values.money("¥l78.9O")
    assert found is not None
    assert (found.value, found.guessed) == ("178.90", True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-02 18:30:12", "2026-11-02 18:30"),
        ("2026-11-0218:30:12", "2026-11-02 18:30"),
        ("2026年11月2日 18:30", "2026-11-2 18:30"),
        ("2026.11.02 18:30", "2026-11-02 18:30"),
        ("20261102 18:30", "2026-11-02 18:30"),
        ("2 0 2 6 - 1 1 - 0 2 1 8 : 3 0", "2026-11-02 18:30"),
        ("11月10日(周二) 09:00-15:00", "11-10 09:00"),
        ("2026-11-08 下午3:07", "2026-11-08 下午3:07"),
        ("Nov 2, 2026 6:30 PM", "Nov 2, 2026 6:30 pm"),
        ("5 November 2026, 9:05 am", "Nov 5, 2026 9:05 am"),
        ("11-2-3087", None),
        ("1.8", None),
        ("48小时内发货", None),
    ],
)
def test_a_moment_is_found_in_whatever_form(written: str, read: str | None) -> None:
    found = values.moment(written)
    assert (found and found.value) == read


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("还剩 1天23小时59分12秒", "1天23小时59分12秒"),
        ("剩余时间 23:59:41", "23:59:41"),
        ("剩余处理时间:2天03小时", "2天03小时"),
        ("您可以在 6天23小时 内申请平台介入", "6天23小时"),
        ("Time left: 1d 11h 20m", "1d 11h 20m"),
        ("48小时内发货", ""),
        ("7天无理由退货", ""),
    ],
)
def test_a_countdown_is_what_is_left(line: str, left: str) -> None:
    assert values.countdown(line) == left


@pytest.mark.parametrize(
    ("text", "only_a_value"),
    [
        ("CNY 96.00", True),
        ("￥76.00 ×1", True),
        ("89元", True),
        ("2 件", True),
        ("2026-11-02 18:30", True),
        ("Dec 3, 2026", True),
        ("6930 1847 2651 0384 921", True),
        ("YT7719204456013", True),
        ("iPhone15", False),
        ("555香烟", False),
        ("5L空气炸锅", False),
        ("Linen tea towels (set of 4)", False),
        ("双十一纪念杯 2026", False),
    ],
)
def test_an_amount_a_day_or_a_number_is_no_name(text: str, only_a_value: bool) -> None:
    assert values.is_value(text) is only_a_value
