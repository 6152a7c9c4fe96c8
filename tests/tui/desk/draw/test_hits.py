"""Hits are underlined where they stand, and nothing else is."""

from __future__ import annotations

import pytest

from tui.desk.draw.hits import holds, spotted
from tui.desk.draw.spans import Line, Span, Tone, text_of

LINE: Line = (Span("蓝牙", Tone.BAD), Span("耳机 Pro"))


def hit(line: Line, *words: str) -> list[str]:
    return [span.text for span in spotted(line, words) if span.tone is Tone.HIT]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("耳机",), ["耳机"]),
        (("牙耳",), ["牙", "耳"]),
        (("pro",), ["Pro"]),
        (("erji",), ["耳机"]),
        (("pro", "蓝"), ["蓝", "Pro"]),
        (("耳机", "耳"), ["耳", "机"]),
        (("壶",), []),
    ],
)
def test_each_word_is_underlined_where_it_stands_or_is_read(words: tuple[str, ...], found: list[str]) -> None:
    assert "".join(hit(LINE, *words)) == "".join(found)


@pytest.mark.parametrize("words", [("耳机", "耳机"), ("蓝牙耳机", "牙", "机"), ("pro", "o")])
def test_what_is_underlined_is_the_same_line_without_empty_pieces(words: tuple[str, ...]) -> None:
    made = spotted(LINE, words)
    assert text_of(made) == text_of(LINE)
    assert all(span.text for span in made)


def test_what_is_not_hit_keeps_its_look() -> None:
    assert spotted(LINE, ("pro",))[0] == LINE[0]
    assert spotted(LINE, ()) is LINE


def test_in_words_that_change_their_length_when_folded_nothing_else_is_underlined() -> None:
    assert hit((Span("Straße gut"),), "gut") in ([], ["gut"])


def test_a_text_holds_words_when_every_one_stands_there() -> None:
    assert holds("蓝牙耳机 Pro", ("pro", "erji"))
    assert not holds("蓝牙耳机 Pro", ("pro", "壶"))
