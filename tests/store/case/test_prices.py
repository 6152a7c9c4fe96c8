"""One way of writing money, wherever a face tells it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from content.text.words import Translator
from store.case.events import FactSet
from store.case.facts import FIELDS, FactKind
from store.case.intents import NoteOffer, OpenCase, ReceiveMoney, SetFact
from store.case.prices import price_tag
from store.case.timeline import describe
from store.case.titles import Titles
from store.opening import HomeDesk
from tui.say.moments import money


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("30000.00", "¥30,000.00"),
        (Decimal("0.3"), "¥0.30"),
        ("199", "¥199.00"),
        ("一百", "一百"),
        ("NaN", "NaN"),
        ("1e999", "1e999"),
        ("", ""),
    ],
)
def test_an_amount_stands_as_on_a_price_tag(amount: str | Decimal, told: str) -> None:
    assert price_tag(amount) == told
    assert money(amount) == told


@pytest.fixture
def fridge(desk: HomeDesk) -> int:
    """A case about something dear."""
    return desk.open(OpenCase("douyin", "", {"product": "冰箱", "paid": "30000", "demand": "refund"})).view.number


def test_every_fact_that_is_money_is_told_alike_where_it_is_saved_and_where_it_stands(
    desk: HomeDesk, fridge: int
) -> None:
    tr, titles = Translator("zh"), Titles(desk.view(fridge).case, desk.view(fridge).playbook)
    kinds = [field.key for field in FIELDS if field.kind is FactKind.MONEY]
    assert len(kinds) >= 5
    for key in kinds:
        assert tr.say(describe(FactSet(key, "30000.00"), titles)).endswith("：¥30,000.00")


def test_what_is_saved_and_the_timeline_tell_money_alike(desk: HomeDesk, fridge: int) -> None:
    tr = Translator("zh")
    for intent in (
        SetFact("amount", "29000"),
        NoteOffer("退一半", amount="15000"),
        ReceiveMoney("12000"),
    ):
        done = desk.do(fridge, intent)
        assert "000.00" in tr.say(done.words)
        assert "¥" in tr.say(done.words)
    told = "\n".join(tr.say(entry.text) for entry in desk.view(fridge).timeline())
    for amount in ("¥30,000.00", "¥29,000.00", "¥15,000.00", "¥12,000.00"):
        assert amount in told
    assert "000.00" not in told.replace(",000.00", "")
