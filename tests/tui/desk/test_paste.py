"""Pastes taken out of the stream of keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.desk.paste import END, MOST, START, Pasted, PasteGate


def fed(*chunks: str) -> list[str | Pasted]:
    gate = PasteGate()
    return [piece for chunk in chunks for piece in gate.feed(chunk)]


def test_keys_and_pastes_are_parted() -> None:
    assert fed(f"ab{START}订单\n号{END}c") == ["ab", Pasted("订单\n号"), "c"]


@given(st.integers(1, 24))
def test_a_paste_may_come_in_pieces(at: int) -> None:
    data = f"x{START}line one\n{END}y"
    found = fed(data[:at], data[at:])
    text = "".join(piece for piece in found if isinstance(piece, str))
    # a mark cut right after its escape goes through to Textual's own parser, which knows it too
    assert Pasted("line one\n") in found or START in text


def test_a_lone_escape_is_not_held_back() -> None:
    assert fed("\x1b") == ["\x1b"]


def test_a_paste_is_cut_to_little_more_than_the_most() -> None:
    (paste,) = fed(START + "x" * (3 * MOST), "y" * MOST + END)
    assert isinstance(paste, Pasted)
    assert len(paste.text) == MOST + 1
