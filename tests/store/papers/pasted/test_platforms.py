"""Which platform a pasted page names."""

from __future__ import annotations

import pytest

from store.papers.pasted.platforms import platform_named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("【淘宝】订单编号：2026112200123456789", "taobao"),
        ("天猫超市 实付款 89.90", "taobao"),
        ("京东订单 3051234567890", "jd"),
        ("拼多多 订单编号 231120-123456789", "pinduoduo"),
        ("Order from Taobao, paid 89.90", "taobao"),
        ("抖音商城 订单编号 6921447802938810356", "douyin"),
        ("订单编号 6921447802938810356", ""),
        ("抖音上买的，京东自营发货", ""),
        ("jd. compact camera", ""),
    ],
)
def test_one_platform_is_named_or_none(text: str, named: str) -> None:
    assert platform_named(text) == named
