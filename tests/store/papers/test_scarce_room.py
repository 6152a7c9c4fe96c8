"""Where room is scarce: what answers their words stays, no words go unanswered, and no sum is lost."""

from __future__ import annotations

import pytest

from store.disk.home import Home
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.papers.test_letter_kinds import written

GYM = {
    "product": "one-year gym card", "paid": "3600", "amount": "2700", "reason": "prepaid-card", "demand": "refund",
    "received_on": "", "order": "", "bought_on": "2026-03-01", "contacted_on": "2026-11-10",
    "refused_on": "2026-11-12",
    "problem": "From November the gym moved ten kilometres away and the old one is closed",
    "reply": "The contract says no refund once sold; you may pass it on to somebody else.",
}  # fmt: skip


@pytest.mark.parametrize("name", ["intervention", "rejection-answer", "supplement"])
def test_where_room_is_scarce_an_answer_that_cites_stays_before_the_list_of_laws(
    home: Home, clock: StandingClock, name: str
) -> None:
    text = written(open_home(home, clock, author="me", language="en"), name, "services", **GYM)
    assert "such a term is void (Prepaid Consumption Interpretation Art. 9" in text  # no words go unanswered
    assert "RMB 2,700" in text
    assert len(text) <= 501


def test_a_court_that_ends_a_prepaid_contract_reads_of_the_right_to_it(desk: HomeDesk) -> None:
    text = written(desk, "civil-outline", "services", **GYM)
    assert "解除原告与被告订立的服务合同" in text
    assert "《民法典》第563、565、566、577条" in text


@pytest.mark.parametrize("name", ["intervention", "rejection-answer", "supplement"])
def test_words_that_are_answered_by_an_article_stay_before_the_list_of_laws(
    home: Home, clock: StandingClock, name: str
) -> None:
    hotel = GYM | {
        "product": "two nights at a sea-view hotel in Sanya", "paid": "1360", "amount": "", "reason": "booking",
        "problem": "I cancelled ten days before arrival; the hotel refunds nothing",
        "reply": "You booked a special rate; the page says it cannot be cancelled, no refund.",
    }  # fmt: skip
    text = written(open_home(home, clock, author="me", language="en"), name, "services", **hotel)
    assert "it cannot be cancelled, no refund" in text
    assert "My answer: Terms that unfairly free the merchant" in text
    assert "RMB 1,360" in text
