"""How letters and papers put into words what is kept."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.papers.saying import spoken


@pytest.mark.parametrize(
    ("channel", "words"),
    [("chat", "在聊天里"), ("phone", "在电话里"), ("app", "在应用里"), ("other", ""), ("鸽子", "")],
)
def test_by_which_way_something_was_said_is_told_only_where_somebody_named_it(channel: str, words: str) -> None:
    assert spoken(channel, Translator("zh")) == words
