"""What the check asks to be shown: a fault, and not that somebody changed their mind."""

from __future__ import annotations

import pytest

from store.opening import HomeDesk
from store.papers.check import Fault
from tests.store.papers.test_letters import letter, wrong


def test_who_sends_back_without_a_reason_has_no_fault_to_show(desk: HomeDesk) -> None:
    found = letter(desk, "application", reason="no-reason", problem="不太合适，吊牌还在")
    assert (Fault.NO_EXHIBIT, "problem") not in wrong(found)
    assert not found.marks
    assert (Fault.NO_EXHIBIT, "problem") in wrong(letter(desk, "application", order="6920001112223334446"))


@pytest.mark.parametrize("paper", ["first-message", "complaint-12315", "civil-outline"])
def test_compensation_without_a_sum_is_told_with_the_fact_to_fill_in(desk: HomeDesk, paper: str) -> None:
    assert (Fault.AMOUNT, "amount") in wrong(letter(desk, paper, demand="compensation"))
    found = letter(desk, paper, demand="compensation", amount="1500", order="6920001112223334446")
    assert Fault.AMOUNT not in {fault for fault, _ in wrong(found)}  # a loss may be more than the price


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ("通电就冒烟，要求赔偿损失", "要求赔偿损失"),
        ("通电就冒烟，请贵店赔偿", "请贵店赔偿"),
        ("通电就冒烟，要求赔偿损失200元", ""),
        ("商家说不用赔偿，让我自己修", ""),
        ("没有要求赔偿，只想退货", ""),
    ],
)
def test_compensation_in_words_names_a_sum(desk: HomeDesk, said: str, marked: str) -> None:
    found = [one for one in letter(desk, "first-message", problem=said).findings if one.fact == "problem"]
    told = [str(one.words.values["words"]) for one in found if one.fault is Fault.AMOUNT]
    assert told == ([marked] if marked else [])


@pytest.mark.parametrize("name", ["return-address", "written-refusal", "settlement"])
def test_what_a_letter_does_not_say_needs_nothing_behind_it(desk: HomeDesk, name: str) -> None:
    found = wrong(letter(desk, name, problem="不加热，见证据9，11月31日起", reply="不退"))
    assert not {Fault.NO_EXHIBIT, Fault.NOT_THERE, Fault.DATE} & {fault for fault, _ in found}


def test_a_letter_to_the_platform_that_asks_for_no_money_is_fine_whatever_the_demand(desk: HomeDesk) -> None:
    found = {fault for fault, _ in wrong(letter(desk, "seller-identity", demand="compensation", amount="900"))}
    assert not {Fault.AMOUNT, Fault.DEMAND} & found
