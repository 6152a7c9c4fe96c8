"""The printed letters of six cases are those the program writes today."""

from __future__ import annotations

import pytest

from tests.letterbook import BOOKS, SAMPLES, book


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_printed_letters_are_fresh(language: str) -> None:
    assert book(language) == BOOKS[language].read_text(encoding="utf-8"), "run `make docs`"


def test_every_case_has_its_letters() -> None:
    text = BOOKS["zh"].read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        f"## {sample.title['zh']}" for sample in SAMPLES
    ]
    assert text.count("\n### ") >= 23 * len(SAMPLES)
