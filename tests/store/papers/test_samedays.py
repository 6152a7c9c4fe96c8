"""What happened day by day: a year that was just named is left out, and comes back where another begins."""

from __future__ import annotations

from datetime import date

import pytest

from content.text.words import Translator
from store.papers.samedays import Sentence, days_once, named

DAYS = (date(2026, 11, 3), date(2026, 11, 5), date(2027, 1, 2))


@pytest.mark.parametrize(
    ("language", "comma", "told"),
    [
        ("zh", "，", ("2026年11月3日，到货。", "11月5日，到货。", "2027年1月2日，到货。")),
        (
            "en",
            ", ",
            ("On November 3, 2026, 到货。", "On November 5, 到货。", "On January 2, 2027, 到货。"),
        ),
    ],
)
def test_a_year_is_named_once(language: str, comma: str, told: tuple[str, ...]) -> None:
    tr = Translator(language)
    sentences = [Sentence(on, f"{named(on, tr)}{comma}到货。") for on in DAYS]
    assert tuple(days_once(sentences, "我", tr)) == told
