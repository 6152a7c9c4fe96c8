"""Numbers with their units, as pages write them."""

from __future__ import annotations

import pytest

from content.lint.source import in_small_letters
from content.lint.spans import spans
from content.lint.wording import is_repealed


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("７天内", "zh", (7, "days")),
        ("within ７ days", "en", (7, "days")),
        ("7 working\u00a0days", "en", (7, "working days")),
        ("二百五十元", "zh", (250, "yuan")),
        ("250 YUAN", "en", (250, "yuan")),
        ("Within 7 Days", "en", (7, "days")),
    ],
)
def test_full_width_digits_and_odd_blanks_are_read(text: str, language: str, said: tuple[int, str]) -> None:
    assert spans(text, language) == (said,)


def test_every_unit_is_found_where_it_stands_alone() -> None:
    units = ("hours", "working days", "DAYS", "Months", "years", "yuan", "times", "percent", "per cent", "%", "％")
    found = [spans(f"3 {unit}", "en") for unit in units]
    assert all(one and one[0][0] == 3 for one in found), found
    assert spans("RMB 3", "en") == spans("¥3", "en") == ((3, "yuan"),)


@pytest.mark.parametrize(
    "text", ["Contract Law, Art. 94", "CONTRACT LAW, ART. 94", "Order No. 20", "令第20号", "45 Working Days"]
)
def test_a_rule_that_is_gone_is_found_in_letters_of_any_size(text: str) -> None:
    assert is_repealed(f"See {text} for this.")


@pytest.mark.parametrize("text", ["İstanbul PROMISES", "保证退款 A", "ǅ and İ"])
def test_small_letters_leave_each_sign_in_its_place(text: str) -> None:
    small = in_small_letters(text)
    assert len(small) == len(text)
    assert "A" not in small
