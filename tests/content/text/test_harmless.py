"""What names nobody is known, and in which words a sentence is made of it."""

from __future__ import annotations

import pytest

from content.text.harmless import alone, is_english, parts, words


def said(run: str) -> list[str]:
    return [run[start:end] for start, end in parts(run)]


def test_a_sentence_falls_into_the_words_it_is_made_of() -> None:
    assert said("商家拒绝退款") == ["商家", "拒绝", "退款"]


def test_what_no_word_explains_is_left_in_single_characters() -> None:
    assert said("表妹梁思蓓付款") == ["表妹", "梁", "思", "蓓", "付款"]
    assert not {*"梁蓓"} & alone()


@pytest.mark.parametrize("word", ["refund", "Refunded", "stopped", "Seller's", "don’t", "You've", "parcels"])
def test_forms_of_english_words_are_known(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["Priya", "jiawei", "Oyelaran"])
def test_names_are_no_english_words(word: str) -> None:
    assert not is_english(word)


def test_the_lists_hold_one_word_a_line_in_order() -> None:
    for language in ("zh", "en"):
        assert not any(" " in word for word in words(language))
