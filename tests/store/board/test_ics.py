"""The text of a calendar file: what goes in comes out of another program's reader, in short lines."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from store.board.ics import LONGEST, Component, escaped, folded, moment, span
from store.days.clock import HOME_ZONE

LINES = st.text(st.characters(exclude_characters="\r\n", exclude_categories=("Cs", "Cc")), max_size=400)


@given(LINES)
def test_a_line_is_broken_between_characters_and_comes_together_again(line: str) -> None:
    data = folded(line)
    assert data.endswith(b"\r\n")
    pieces = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert all(piece.decode("utf-8") for piece in pieces if piece)  # no piece ends inside a character
    assert data.removesuffix(b"\r\n").replace(b"\r\n ", b"").decode("utf-8") == line


@given(
    st.text(st.sampled_from('退款a;,\\n"：\n:'), min_size=1, max_size=120).filter(lambda text: text.strip() == text)
)
def test_a_text_comes_out_of_another_reader_as_it_went_in(text: str) -> None:
    calendar, event = Component("VCALENDAR"), Component("VEVENT")
    calendar.add("VERSION", "2.0")
    event.add("UID", "1@tuikuan")
    event.say("SUMMARY", text)
    calendar.put(event)
    assert vobject.readOne(bytes(calendar).decode("utf-8")).vevent.summary.value == text


def test_what_ends_a_line_is_written_as_the_standard_says() -> None:
    assert escaped("甲；乙;丙,丁\\戊\r\n己\n庚\r") == "甲；乙\\;丙\\,丁\\\\戊\\n己\\n庚"


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(days=-3), "-P3D"),
        (timedelta(hours=-3), "-PT3H"),
        (timedelta(0), "P0D"),
        (timedelta(days=1, minutes=5), "PT24H5M"),
    ],
)
def test_a_length_of_time(length: timedelta, words: str) -> None:
    assert span(length) == words


def test_a_moment_is_in_utc() -> None:
    assert moment(datetime(2026, 11, 23, 10, 0, tzinfo=HOME_ZONE)) == "20261123T020000Z"
    assert moment(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)) == "20260102T030405Z"
