"""By its signs a text is Chinese, English, both or neither."""

from __future__ import annotations

import pytest

from content.text.scripts import may_be_in


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("拆封了不能退", {"zh"}),
        ("Opened items stay sold.", {"en"}),
        ("加我ＶＸ", {"zh", "en"}),
        ("12315 😊", set()),
    ],
)
def test_a_text_is_in_the_languages_whose_signs_it_has(text: str, languages: set[str]) -> None:
    assert {one for one in ("zh", "en") if may_be_in(one, text)} == languages


def test_one_of_several_is_enough_and_a_language_that_is_not_known_is_never_ruled_out() -> None:
    assert may_be_in("en", "口红", "lipstick")
    assert may_be_in("fr", "口红")
