"""Pastes taken out of the stream of keys."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.desk.terminal.paste import BURST, END, MOST, PAUSE, START, UNFINISHED, Pasted, PasteGate


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


def test_more_text_at_once_than_anybody_types_is_a_paste_without_marks() -> None:
    gate = PasteGate()
    assert list(gate.feed("q" * BURST)) == []
    assert list(gate.feed("and the rest")) == []
    assert list(gate.expire(PAUSE / 2)) == []
    assert list(gate.expire(PAUSE)) == [Pasted("q" * BURST + "and the rest")]
    assert list(gate.feed("q")) == ["q"]


def test_an_escape_ends_a_paste_without_marks() -> None:
    gate = PasteGate()
    assert list(gate.feed("q" * BURST)) == []
    assert list(gate.feed("\x1b[A")) == [Pasted("q" * BURST), "\x1b[A"]


def test_a_paste_that_never_ends_is_over_after_a_silence() -> None:
    gate = PasteGate()
    assert list(gate.feed(START + "half")) == []
    assert list(gate.expire(UNFINISHED / 2)) == []
    assert list(gate.expire(UNFINISHED)) == [Pasted("half"), END]
    assert list(gate.expire(UNFINISHED)) == []
    assert list(gate.feed("q")) == ["q"]


def test_escape_ends_a_paste_that_never_ends() -> None:
    gate = PasteGate()
    assert list(gate.feed(START + "half")) == []
    assert list(gate.feed("\x1b")) == []
    assert list(gate.expire(PAUSE)) == [Pasted("half")]


def test_half_of_a_mark_is_keys_after_a_pause() -> None:
    gate = PasteGate()
    assert list(gate.feed("\x1b[20")) == []
    assert list(gate.expire(PAUSE)) == ["\x1b[20"]
