"""One of a few, as people name it: what could be two is none, rather than the wrong one."""

from __future__ import annotations

import pytest

from store.case.naming import named

REASONS = {"quality": ("质量问题", "Quality"), "weight": ("重量问题", "Weight"), "late": ("迟迟不发货", "Late")}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("quality", "quality"),
        ("质量问题", "quality"),
        ("zhiliangwenti", "quality"),
        ("zlwt", ""),
        ("wenti", ""),
        ("fahuo", "late"),
        ("fh", ""),
        ("bfh", "late"),
        ("zhongliang", "weight"),
        ("nothing such", ""),
    ],
)
def test_how_a_title_is_read_names_it_unless_two_are_read_so(text: str, meant: str) -> None:
    assert named(text, REASONS) == meant
