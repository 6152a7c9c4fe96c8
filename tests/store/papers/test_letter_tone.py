"""A letter is checked for what would hurt the case, the user's own words above all."""

from __future__ import annotations

from pathlib import Path

from content.tone import ToneKind
from store.case.intents import OpenCase, SetFact
from store.desk import Desk
from store.papers.letters import Letter

FACTS = {
    "product": "蓝牙耳机",
    "order": "6920001112223334445",
    "paid": "199",
    "reason": "quality",
    "demand": "return-refund",
}


def letter(desk: Desk, *, exhibit: Path | None = None, **facts: str) -> Letter:
    number = desk.open(OpenCase("douyin", facts={"product": "蓝牙耳机"})).view.number
    for key, value in (FACTS | facts).items():
        desk.do(number, SetFact(key, value))
    if exhibit:
        exhibit.write_bytes(b"pixels")
        desk.attach(number, exhibit, "goods")
    return desk.letter(number, "intervention")


def marked(found: Letter) -> list[tuple[ToneKind, str]]:
    return [(mark.kind, found.text[mark.start : mark.end]) for mark in found.marks]


def test_what_the_user_typed_is_marked_in_the_letter(desk: Desk, tmp_path: Path) -> None:
    found = letter(desk, problem="右耳无声，你们故意发坏的", exhibit=tmp_path / "a.jpg")
    assert marked(found) == [(ToneKind.GUESS, "故意")]


def test_what_the_other_side_said_is_not(desk: Desk, tmp_path: Path) -> None:
    found = letter(desk, problem="右耳无声", reply="你是骗子，不退", exhibit=tmp_path / "a.jpg")
    assert marked(found) == []


def test_a_claim_without_an_exhibit_is_marked_where_it_stands(desk: Desk) -> None:
    assert marked(letter(desk, problem="右耳无声。")) == [(ToneKind.CLAIM, "右耳无声")]
