"""A pattern that waits is the pattern, once it is asked."""

from __future__ import annotations

import re

import pytest

from content.text.later import Later


def test_a_pattern_is_compiled_when_it_is_first_asked_and_kept() -> None:
    words = Later("a+", re.IGNORECASE)
    assert words.made.fullmatch("AaA")
    assert words.made is words.made


def test_a_wrong_pattern_harms_nobody_until_it_is_asked() -> None:
    wrong = Later("(")
    with pytest.raises(re.error):
        _ = wrong.made
