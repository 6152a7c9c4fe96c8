"""Traditional signs are compared as simplified ones, each at its place."""

from __future__ import annotations

import pytest

from content.text.traditional import SIMPLE, alike, traditional_of


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("請把驗證碼發給我", "请把验证码发给我"),
        ("唔退，你俾我睇", "不退,你给我看"),
        ("ＷeChat 轉賬", "wechat 转账"),
        ("著名的后街里，只有乾隆", "著名的后街里,只有干隆"),
    ],
)
def test_a_text_is_compared_in_simplified_signs(typed: str, compared: str) -> None:
    assert alike(typed) == compared


def test_a_simplified_sign_stays_what_it_is() -> None:
    assert not SIMPLE.keys() & set(SIMPLE.values())
    text = "".join(map(chr, SIMPLE))
    assert len(text.translate(SIMPLE)) == len(text)


def test_every_way_to_write_a_sign_is_known() -> None:
    assert traditional_of("发") == "發髮"
    assert traditional_of("退") == ""
    assert all(chr(many) in traditional_of(chr(one)) for many, one in SIMPLE.items())
