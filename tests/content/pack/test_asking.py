"""A question in everyday words finds what it is about: how it is asked counts for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.asking import about_time, begins, matter
from content.pack.finder import Finder
from content.pack.library import Library

TABLE = Path(__file__).parent / "data" / "everyday.tsv"
QUESTIONS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
FINDERS = {
    language: Finder(Library().get("douyin", language), (Library().get("douyin", other),))
    for language, other in (("zh", "en"), ("en", "zh"))
}


@pytest.mark.parametrize(("language", "words", "answer"), QUESTIONS, ids=[question[1] for question in QUESTIONS])
def test_a_question_in_everyday_words_finds_its_answer_among_the_first(
    language: str, words: str, answer: str
) -> None:
    hits = FINDERS[language].find(words)
    assert answer in [hit.passage.id for hit in hits[:3]], [hit.passage.id for hit in hits[:5]]


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("证据怎么保存", ["证据", "保存"]),
        ("请问还能退吗", ["退"]),
        ("会员自动扣费怎么取消", ["会员自动扣费", "取消"]),
        ("要求退还押金需要多久", ["要求退还押金"]),
        ("还款日到了怎么办", ["还款日到"]),
        ("怎么办", ["怎么办"]),
        ("退款", ["退款"]),
        ("how do i keep evidence?", ["keep", "evidence"]),
        ("what's my return address", ["return", "address"]),
        ("who", ["who"]),
        ("what now", ["what", "now"]),
        ("yunfei shui chu", ["yunfei"]),
    ],
)
def test_what_a_question_is_about_is_left_when_what_asks_is_taken_out(question: str, about: list[str]) -> None:
    assert matter(question) == about


@pytest.mark.parametrize(
    ("word", "text", "stands"),
    [
        ("sue", "an issue of the shop", False),
        ("sue", "they sued the shop", True),
        ("expired", "it expires today", True),
        ("shipping", "they never ship", True),
        ("complaint", "complain to the authorities", True),
        ("cost", "court costs", True),
        ("95152", "call 95152", True),
        ("运费", "退货运费", True),
    ],
)
def test_an_english_word_is_found_by_its_stem_where_a_word_begins(word: str, text: str, stands: bool) -> None:
    assert bool(begins(word).search(text)) is stands


def test_who_asks_how_long_is_shown_what_tells_that() -> None:
    assert about_time("多久能收到退款", "退款要等多久")
    assert about_time("when will it come", "how long a refund takes: the times")
    assert not about_time("怎么退款", "退款要等多久")
    assert not about_time("多久能收到退款", "运费")
