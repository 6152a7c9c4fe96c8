"""What grants, asks or informs is not asked whether it refunds; and nothing that refuses is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.papers.test_recalled import answer


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "麻烦问下您当时选的是大码还是特大码呀"),
        ("zh", "您好，您的售后已经同意了，钱会在3个工作日内原路退回"),
        ("zh", "已为您免费取消这单预约，不收取任何费用"),
        ("en", "Which finish did you choose, matte or glossy?"),
        ("en", "Your refund has been sent to the card you paid with, it takes 3-5 working days."),
    ],
)
def test_who_grants_or_only_asks_is_not_asked_whether_he_refunds(tmp_path: Path, language: str, text: str) -> None:
    said = answer(tmp_path, text, "", language=language)
    assert (said.cards, said.nearest, said.meanwhile) == ((), (), "")
    assert said.heard.instead


@pytest.mark.parametrize(
    ("text", "reason", "product"),
    [
        ("礼物是你自己愿意刷的，钱主播早提走了，平台不给退", "tipping", "礼物"),
        ("免费取消的时间昨天就过了，房费一分不退", "booking", "酒店"),
        ("不退", "quality", "耳机"),
    ],
)
def test_what_refuses_is_never_told_to_refuse_nothing(tmp_path: Path, text: str, reason: str, product: str) -> None:
    said = answer(tmp_path, text, reason, product)
    assert "没有拒绝" not in said.heard.instead
