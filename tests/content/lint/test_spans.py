"""Numbers with their units, as pages write them."""

from __future__ import annotations

import pytest

from content.lint.spans import spans


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("７天内", "zh", (7, "days")),
        ("within ７ days", "en", (7, "days")),
        ("7 working\u00a0days", "en", (7, "working days")),
        ("二百五十元", "zh", (250, "yuan")),
    ],
)
def test_full_width_digits_and_odd_blanks_are_read(text: str, language: str, said: tuple[int, str]) -> None:
    assert spans(text, language) == (said,)


def test_every_unit_is_found_where_it_stands_alone() -> None:
    units = ("hours", "working days", "DAYS", "Months", "years", "yuan", "times", "percent", "per cent", "%", "％")
    found = [spans(f"3 {unit}", "en") for unit in units]
    assert all(one and one[0][0] == 3 for one in found), found
    assert spans("RMB 3", "en") == spans("¥3", "en") == ((3, "yuan"),)
