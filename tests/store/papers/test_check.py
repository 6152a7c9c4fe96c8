"""What the check asks to be shown: a fault, and not that somebody changed their mind."""

from __future__ import annotations

from store.opening import HomeDesk
from store.papers.check import Fault
from tests.store.papers.test_letters import letter, wrong


def test_who_sends_back_without_a_reason_has_no_fault_to_show(desk: HomeDesk) -> None:
    found = letter(desk, "application", reason="no-reason", problem="不太合适，吊牌还在")
    assert (Fault.NO_EXHIBIT, "problem") not in wrong(found)
    assert not found.marks
    assert (Fault.NO_EXHIBIT, "problem") in wrong(letter(desk, "application", order="6920001112223334446"))
