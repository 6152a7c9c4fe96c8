"""Dumps that nobody would make: refused with the place, and nothing of them comes in."""

from __future__ import annotations

import io

import pytest

from store.care.dump import read_dump
from store.care.transfer import dump_of
from store.case.intents import NoteDiary, OpenCase, UndoChange
from store.errors import Refused
from store.opening import HomeDesk


def hostile(text: str, old: str, new: str) -> io.BytesIO:
    assert old in text
    return io.BytesIO(text.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("2026-11-23T10", "0001-01-01T00", "#1, 1: at"),
        ("2026-11-23T10", "9999-12-31T23", "#1, 1: at"),
        ('"last_number":2', '"last_number":9007199254740991', "last_number"),
        ('"last_number":2', '"last_number":"2"', "last_number"),
        ('"number":1', '"number":true', "number"),
        ('"change":1', '"change":1.0', "change"),
        ('"value":"2026-11-02"', '"value":"0001-01-01"', "bought-on"),
        ('"events":[', '"events":[' + "null," * 500_000, "#1: 5000"),
        ("耳机", "耳" * 1_000_001, "#1, 1: title"),
    ],
)
def test_a_hostile_dump_is_refused_with_the_place(desk: HomeDesk, old: str, new: str, place: str) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机", "bought-on": "2026-11-02"})).view.number
    desk.open(OpenCase("douyin", facts={"product": "灯"}))
    text = dump_of(desk)[0].decode()
    with pytest.raises(Refused) as told:
        read_dump(hostile(text, old, new))
    assert place in str(told.value.message.values["why"])
    assert desk.view(number)


def test_the_opening_of_a_case_cannot_have_been_undone(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts={"product": "耳机"})).view.number
    desk.do(number, NoteDiary("说了", "me", "other"))
    desk.do(number, UndoChange())
    text = dump_of(desk)[0].decode()
    read_dump(io.BytesIO(text.encode()))
    with pytest.raises(Refused) as told:
        read_dump(hostile(text, '"data":{"change":2}', '"data":{"change":1}'))
    assert "change" in str(told.value.message.values["why"])
