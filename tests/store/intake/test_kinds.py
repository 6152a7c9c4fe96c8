"""A file name suggests a kind where it says one, and none where it says nothing."""

from __future__ import annotations

import pytest

from store.intake.kinds import guessed

KINDS = {
    "order": ("订单信息", "Order information"),
    "chat": ("聊天记录", "Chat with the merchant"),
    "receipt": ("收据或发票", "Receipt or invoice"),
    "unboxing": ("开箱视频", "Unboxing video"),
    "package": ("包装、吊牌与配件", "Packaging, tags and accessories"),
}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("order.pdf", "order"),
        ("chat-1123.png", "chat"),
        ("CHAT_2.PNG", "chat"),
        ("开箱视频 1.mp4", "unboxing"),
        ("电子发票.pdf", "receipt"),
        ("my invoice.pdf", "receipt"),
        ("吊牌.jpg", "package"),
        ("IMG_2231.jpg", ""),
        ("截图20261126.png", ""),
        ("disorderly.png", ""),
        ("", ""),
    ],
)
def test_a_name_that_says_a_kind(name: str, kind: str) -> None:
    assert guessed(name, KINDS) == kind


def test_a_series_goes_on_as_it_was_begun() -> None:
    earlier = [("lot-a.jpg", "package"), ("IMG_1.jpg", "order"), ("1.jpg", "chat")]
    assert guessed("lot-b.jpg", KINDS, earlier) == "package"
    assert guessed("lot-2.jpg", KINDS, earlier) == "package"
    assert guessed("IMG_2.jpg", KINDS, earlier) == ""
    assert guessed("2.jpg", KINDS, earlier) == ""
