"""What the check asks to be shown: a fault, and not that somebody changed their mind."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.tone import ToneKind, check_tone
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


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("煮饭漏水，还请店家给予相应的赔偿", Fault.AMOUNT),
        ("煮饭漏水，麻烦卖家做出合理补偿", Fault.AMOUNT),
        ("煮饭漏水，你们应该给我相应的赔偿", Fault.AMOUNT),
        ("煮饭漏水，至少退我400", Fault.AMOUNT),
        ("商家应当赔偿的话是它自己说的，锅漏水", None),
        ("商家答应退我400，我没有同意，锅漏水", None),
        ("漏水的过程见第五张照片", Fault.NOT_THERE),
        ("漏水，视频三里看得清楚", Fault.NOT_THERE),
        ("漏水，录音4里客服承认了", Fault.NOT_THERE),
        ("It leaks, as the fourth photo shows", Fault.NOT_THERE),
        ("It leaks, screenshot 6 shows the page", Fault.NOT_THERE),
        ("按第一张照片里的方法清洗，仍然漏水", None),
        ("客服说第5张图片不清楚，让我重拍", None),
        ("说明书第三张图标的水位线与内胆不符", None),
        ("视频一直卡，锅的屏幕不亮", None),
        ("十一月三十一日煮饭就漏水", Fault.DATE),
        ("九月三十日煮饭就漏水", None),
        ("漏水，老板真不是东西", Fault.INSULT),
        ("漏水，客服脑子进水了", Fault.INSULT),
        ("漏水，希望给我换一台，同时补偿我50元", Fault.SEVERAL),
        ("漏水，我要退货退款，还要你们公开道歉", Fault.SEVERAL),
        ("第一台换了一台，第二台又漏水，客服道歉了", None),
    ],
)
def test_words_of_a_user_are_read_before_they_go_out(
    desk: HomeDesk, tmp_path: Path, said: str, fault: Fault | None
) -> None:
    found = {one for one, _ in wrong(letter(desk, "first-message", tmp_path, problem=said))}
    assert found == ({fault} if fault else set())


@pytest.mark.parametrize("said", ["It leaks. I ask for treble damages", "标一级实测三级，要求退一赔三"])
def test_what_a_platform_cannot_give_is_told(desk: HomeDesk, tmp_path: Path, said: str) -> None:
    assert Fault.DEMAND in {one for one, _ in wrong(letter(desk, "intervention", tmp_path, problem=said))}


@pytest.mark.parametrize(
    ("said", "kinds"),
    [
        ("It leaks, you are a bunch of cheats", {ToneKind.INSULT}),
        ("It leaks. Refund me or I will post this all over the internet", {ToneKind.THREAT}),
        ("It leaks. I will leave one-star reviews everywhere", {ToneKind.THREAT}),
        ("The one-star reviews of this shop say that it leaks", set()),
    ],
)
def test_english_words_that_hurt_are_marked(said: str, kinds: set[ToneKind]) -> None:
    assert {one.kind for one in check_tone(said, "en")} == kinds
