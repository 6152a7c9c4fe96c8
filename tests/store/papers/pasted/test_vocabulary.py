"""The words of pages are data: each once, and found as a whole."""

from __future__ import annotations

from collections import Counter

from store.papers.pasted.labels import labels_in
from store.papers.pasted.script import fold
from store.papers.pasted.vocabulary import LABELS

WORDS = [word for _, many in LABELS for word in many.split()]


def test_no_word_means_two_things() -> None:
    assert [word for word, times in Counter(WORDS).items() if times > 1] == []


def test_every_word_is_found_as_a_whole() -> None:
    for label, many in LABELS:
        for word in many.split():
            assert [place.label for place in labels_in(f"{word.replace('_', ' ')}: ")] == [label], word


def test_traditional_characters_are_the_same_words() -> None:
    assert fold("訂單編號：６９３０ 實付款￥１") == "订单编号:6930 实付款¥1"
