"""How long a page may be believed: what platforms can change keeps half as long as what laws say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from content.pack.checks import page_keeps
from content.pack.claims import Claim, Confidence, shelf_life
from content.pack.library import Library
from content.pack.outdated import outdated


@pytest.mark.parametrize(
    ("claim", "confidence", "days"),
    [
        (Claim.LAW, Confidence.A, 365),
        (Claim.LIMIT, Confidence.B, 365),
        (Claim.LIMIT, Confidence.C, 180),
        (Claim.LIMIT, Confidence.M, 180),
        (Claim.CHANNEL, Confidence.A, 180),
        (Claim.PLAYBOOK, Confidence.A, 365),
    ],
)
def test_what_platforms_change_without_a_word_keeps_half_a_year(
    claim: Claim, confidence: Confidence, days: int
) -> None:
    assert shelf_life(claim, confidence) == timedelta(days=days)


@pytest.mark.parametrize(("page", "keeps"), [("channels", 180), ("laws", 365)])
def test_a_page_is_as_old_as_the_row_of_it_that_was_checked_first(page: str, keeps: int) -> None:
    book = Library().get("douyin", "zh")
    rows = book.channels.values() if page == "channels" else book.laws.values()
    first: date = min(row.checked for row in rows)
    assert outdated(book, page, first + timedelta(days=keeps)) is None
    assert outdated(book, page, first + timedelta(days=keeps + 1)) == first


@pytest.mark.parametrize(
    ("text", "days"), [("只有文章这样说。", 180), ("So articles say.", 180), ("按钮在右上角。", 365)]
)
def test_a_page_that_leans_on_articles_keeps_half_a_year(text: str, days: int) -> None:
    assert page_keeps(text) == timedelta(days=days)
