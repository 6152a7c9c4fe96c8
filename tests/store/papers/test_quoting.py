"""Their words stay in a letter, clipped to what says no where there is no room for all of them."""

from __future__ import annotations

import pytest

from content.pack.library import Library
from store.case.intents import OpenCase
from store.disk.home import Home
from store.errors import LetterIncomplete
from store.opening import open_home
from store.papers.quoting import quoted_short
from tests.conftest import StandingClock

FACTS = {
    "product": "Wireless earphones", "paid": "199", "bought-on": "2026-11-10", "received-on": "2026-11-20",
    "demand": "refund", "problem": "The left earphone stays silent after charging twice",
    "contacted-on": "2026-11-21", "refused-on": "2026-11-22",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words", "quoted"),
    [
        ("en", "The box was opened, so no return.", ""),
        (
            "en",
            "Dear customer, we are sorry to hear that, but as the goods left our warehouse in perfect state we "
            "cannot refund; you may contact the maker for a repair.",
            "…our warehouse in perfect state we cannot refund…",
        ),
        (
            "en",
            "Hello, the box has been opened, so it affects resale, and it has been some days since you signed.",
            "…the box has been opened, so it affects resale…",
        ),
        (
            "en",
            "We will send a new one of the same colour and size as soon as it comes in",
            "We will send a new one of the same colour…",
        ),
        (
            "zh",
            "亲，非常抱歉给您带来不好的体验，但商品出库时都经过检查是完好的，这边不能给您退款，您可以联系厂家维修。",
            "…但商品出库时都经过检查是完好的，这边不能给您退款…",
        ),
    ],
)
def test_of_long_words_those_are_quoted_that_say_no(language: str, words: str, quoted: str) -> None:
    assert quoted_short(words, language) == quoted


LONG_WORDS = (
    "We are sorry to hear that, but as the goods left our warehouse in perfect state we cannot refund; you may "
    "contact the maker for a repair."
)


@pytest.mark.parametrize(
    ("reply", "kept"), [("The box was opened, so no return.", "so no return"), (LONG_WORDS, "cannot refund")]
)
def test_an_english_letter_of_five_hundred_characters_keeps_the_words_it_answers(
    home: Home, clock: StandingClock, reply: str, kept: str
) -> None:
    desk = open_home(home, clock, author="me", language="en")
    lost, seen = list[str](), 0
    for n, reason in enumerate(sorted(Library().get("douyin", "en").reasons)[::6]):
        facts = {**FACTS, "reason": reason, "order": str(6920001112223330000 + n), "reply": reply}
        number = desk.open(OpenCase("douyin", facts=facts, sure=True)).view.number
        for letter in ("application", "intervention", "supplement", "rejection-answer"):
            try:
                written = desk.letter(number, letter)
            except LetterIncomplete:
                continue
            if letter in {one.id for one in desk.letters(number)} and "seven days" not in written.text:
                seen += 1
                lost += [f"{letter} {reason}"] * (kept not in written.text)
                assert written.length <= 500
    assert seen > 30
    assert len(lost) * 8 < seen, lost
