"""Kinds of messages that are near to one another and want different things: a threat to publish, food past its
date, a refund taken back, freight promised, a notice to collect, a choice offered, a voucher with limits, a tour
that is not formed, a top-up that comes late, an account that is banned, insurance that pays less than the freight,
a payment taken twice, a refusal without a ground, another room than booked, a pool that is closed, a tour that was
changed, a platform that did not pay, an account that stopped working, a penalty for leaving early."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.library import Library
from store.case.intents import OpenCase
from store.days.clock import Clock
from store.disk.home import Home
from store.opening import open_home

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("data").joinpath("kinds.tsv").read_text("utf-8").splitlines()
]
"""What is right, the language, the reason of the case (none, where it is not known) and the message.

Right is the id of the card that leads; `=` and the id of a meaning that has no card, whose advice is given alone;
`not:` and an id that is neither; `fraud`: it is warned of, or nothing is paid.
"""
WARNS = {"call-scam", "pay-to-refund", "off-platform"}


@pytest.mark.parametrize("row", ROWS, ids=[row[3] for row in ROWS])
def test_near_kinds_are_told_apart(home: Home, clock: Clock, row: list[str]) -> None:
    right, language, reason, text = row
    desk = open_home(home, clock, "kinds", language)
    pack = {"voucher": "services", "account": "virtual"}.get(reason.partition("-")[0], "generic")
    facts = {"product": "货"} | ({"reason": reason} if reason else {})
    answer = desk.answer(desk.open(OpenCase(pack, "", facts)).view.number, text)
    cards = [card.id for card in answer.cards]
    meanings = Library().get(pack, language).ear.meanings.values()
    advice = {one.id for one in meanings if one.instead and one.instead == answer.heard.instead}
    if right == "fraud":
        assert answer.heard.danger or WARNS.intersection(cards[:1])
    elif right.startswith("not:"):
        assert right[4:] not in {*cards, *advice}
    elif right.startswith("="):
        assert (cards, right[1:] in advice) == ([], True)
    else:
        assert cards[:1] == [right]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_who_is_told_of_a_refund_taken_back_is_warned_of_links_whatever_the_message_is(language: str) -> None:
    advice = Library().get("generic", language).ear.meanings["refund-reclaimed"].instead
    assert all(
        word in advice for word in {"zh": ("链接", "转账", "应用"), "en": ("link", "transfer", "app")}[language]
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_threat_to_publish_is_answered_with_no_threat(language: str) -> None:
    card = Library().get("generic", language).replies["expose-threat"]
    threats = {"zh": ("报警", "起诉", "曝光您"), "en": ("police", "sue", "or else")}[language]
    assert not any(word in card.answer for word in threats)
