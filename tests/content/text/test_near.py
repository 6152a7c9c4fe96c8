"""A slip of the pen is answered with what was meant, or with all there is; never with a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.text.near import MANY, near_to, there
from content.text.words import Translator

LETTERS = {
    "first-message": "给商家的第一封信",
    "reminder": "催促答复",
    "report": "举报书",
    "application": "退款申请说明",
}
ITEMS = {
    "order": "订单信息",
    "contact.send-message": "发出第一条消息",
    "contact.pick-reason": "选定原因",
    "chat": "聊天",
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("frist-message", ("first-message",)),
        ("First Message", ("first-message",)),
        ("ｆｉｒｓｔ－ｍｅｓｓａｇｅ", ("first-message",)),
        ("first_message", ("first-message",)),
        ("remider", ("reminder",)),
        ("催促回复", ("reminder",)),
        ("第一封信", ("first-message",)),
        ("first", ("first-message",)),
        ("zzz", ()),
        ("", ()),
    ],
)
def test_a_slip_finds_the_letter(typed: str, meant: tuple[str, ...]) -> None:
    assert near_to(typed, LETTERS)[: len(meant) or None] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oder", "order"),
        ("odrer", "order"),
        ("send-mesage", "contact.send-message"),
        ("pick-reson", "contact.pick-reason"),
    ],
)
def test_the_last_part_of_a_long_name_is_enough(typed: str, meant: str) -> None:
    assert near_to(typed, ITEMS)[0] == meant


def test_what_is_like_nothing_gets_the_list_and_no_guess() -> None:
    told = there("zzz", LETTERS)
    assert not told.meant
    assert str(told).startswith("There are: first-message (给商家的第一封信), ")


def test_many_are_told_by_their_names_alone_or_by_the_page_that_lists_them() -> None:
    many = {f"reason-{n}": "a title" for n in range(MANY + 1)}
    assert "(a title)" not in str(there("zzz", many))
    told = there("zzz", many, page=("generic", "reasons"))
    assert Translator("en").say(told) == "“tuikuan guide --playbook generic reasons” shows them all."
    assert "reason-1" in str(there("reason-1x", many, page=("generic", "reasons")))


def test_dashes_before_an_option_are_no_part_of_what_is_like_it() -> None:
    assert near_to("--person", dict.fromkeys(("--json", "--for", "--help"), "")) == ()


def test_two_that_may_be_meant_are_both_told_and_neither_is_taken() -> None:
    told = there("re", ("refund", "reship"))
    assert str(told) == "Did you mean: refund, reship?"
    assert not told.meant


@given(st.text(max_size=30), st.lists(st.text(max_size=12), max_size=8))
def test_only_what_is_there_is_offered(typed: str, known: list[str]) -> None:
    assert set(near_to(typed, dict.fromkeys(known, ""))) <= set(known)


def test_one_that_is_nearly_as_near_is_told_too_and_one_far_behind_is_not() -> None:
    assert near_to("remind", dict.fromkeys(("remains", "reminder"), "")) == ("reminder", "remains")
    assert near_to("reminde", dict.fromkeys(("remains", "reminder"), "")) == ("reminder",)
