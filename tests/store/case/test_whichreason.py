"""What people call their trouble finds its reason, or is told whom to turn to; what fits nothing finds nothing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from content.pack.library import Library
from content.pack.model import Reason, Reasons
from store.case.whichreason import reason_of
from store.errors import BadValue, NotAmong

CALLED = list(
    csv.DictReader(
        (Path(__file__).parents[2] / "content" / "data" / "called.tsv").read_text("utf-8").splitlines(),
        delimiter="\t",
    )
)
"""Words as people typed them, and the reason they mean on Douyin; `beyond:` what is not done here."""


@pytest.mark.parametrize("row", CALLED, ids=lambda row: row["words"])
def test_everyday_words_find_their_reason_or_whom_to_turn_to(row: dict[str, str]) -> None:
    book = Library().get("douyin", row["language"])
    if row["reason"].startswith("beyond:"):
        there = book.reasons.beyond()[row["reason"].removeprefix("beyond:")]
        with pytest.raises(BadValue) as refused:
            reason_of(row["words"], book.reasons)
        assert refused.value.message.values == {"matter": there.title, "where": there.where}
    elif row["reason"]:
        assert reason_of(row["words"], book.reasons) == row["reason"]
    else:
        with pytest.raises(NotAmong):
            reason_of(row["words"], book.reasons)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_beyond_is_told_in_the_language_one_reads(language: str) -> None:
    reasons = Library().get("generic", language).reasons
    for words in ("landlord keeps the deposit", "房东不退押金"):
        with pytest.raises(BadValue) as refused:
            reason_of(words, reasons)
        assert refused.value.message.values["matter"] == reasons.beyond()["housing"].title


def test_what_is_beyond_in_another_language_only_is_told_in_that_one() -> None:
    english = Library().get("generic", "en").reasons
    chinese = Reasons({"lamp": Reason("lamp", "灯", "", "")}, lambda: (english,), "zh")
    with pytest.raises(BadValue) as refused:
        reason_of("landlord keeps the deposit", chinese)
    assert refused.value.message.values["matter"] == english.beyond()["housing"].title


def test_a_word_of_letters_is_heard_as_a_word_and_not_within_another() -> None:
    reasons = {"pet": Reason("pet", "Pet", "", "", ("pet",)), "lamp": Reason("lamp", "Lamp", "", "", ("lamp",))}
    assert reason_of("two pets", reasons) == "pet"
    with pytest.raises(NotAmong):
        reason_of("the carpet", reasons)


def test_a_playbook_that_says_nothing_of_beyond_lists_what_it_has() -> None:
    with pytest.raises(NotAmong):
        reason_of("外卖送错了", Reasons({"lamp": Reason("lamp", "灯", "", "")}, tuple, "zh"))


def test_on_a_platform_a_reason_hears_every_word_it_hears_at_its_base() -> None:
    for language in ("zh", "en"):
        base = Library().get("generic", language).reasons
        for name, reason in Library().get("douyin", language).reasons.items():
            assert set(base[name].said) <= set(reason.said), (language, name)
            assert set(base[name].decide) <= set(reason.decide), (language, name)


@pytest.mark.parametrize(
    ("playbook", "language", "words", "reason"),
    [
        ("virtual", "zh", "快递丢了", "lost-parcel"),
        ("virtual", "zh", "少发了一件", "missing-items"),
        ("services", "zh", "买到假货", "counterfeit"),
        ("services", "zh", "网课退费", "course"),
        ("virtual", "en", "parcel lost", "lost-parcel"),
        ("services", "en", "shirt arrived damaged", "damaged"),
    ],
)
def test_what_a_playbook_has_left_to_its_base_is_told_with_its_name(
    playbook: str, language: str, words: str, reason: str
) -> None:
    book, base = Library().get(playbook, language), Library().get("generic", language)
    with pytest.raises(BadValue) as refused:
        reason_of(words, book.reasons)
    told = {"text": words, "reason": base.reasons[reason].title, "playbook": base.meta.title, "id": "generic"}
    assert refused.value.message.values == told


def test_what_neither_a_playbook_nor_its_base_has_lists_what_is_there() -> None:
    with pytest.raises(NotAmong):
        reason_of("天气不好", Library().get("virtual", "zh").reasons)


def test_a_voucher_that_is_turned_away_is_heard_by_the_playbook_of_services_itself() -> None:
    assert reason_of("去店里不让用，说周末不能用", Library().get("services", "zh").reasons) == "voucher-refused"
    assert (
        reason_of("they said not valid on weekends", Library().get("services", "en").reasons) == "voucher-refused"
    )


@pytest.mark.parametrize(
    ("word", "told", "heard"),
    [
        ("买了#…发#", "买了三件只发2件", True),
        ("买了#…发#", "买了几件,只发了两件", False),
        ("ordered #…got #", "Ordered three and got two", True),
        ("ordered #…got #", "ordered some and got two", False),
        ("ordered #…got #", "ordered 3, got 2", False),
        ("要的是……寄来", "要的是黑的，寄来白的", True),
        ("要的是……寄来", "要的是黑的。寄来白的", False),
        ("要的是…寄来", "要的是黑的，寄来白的", False),
        ("chose……turned up", "I chose silver, a pink one turned up", True),
        ("chose……turned up", "I chose silver. A pink one turned up", False),
    ],
)
def test_a_word_may_leave_out_a_number_and_what_stands_between(word: str, told: str, heard: bool) -> None:
    reasons = {"short": Reason("short", "少了", "", "", (word,))}
    if heard:
        assert reason_of(told, reasons) == "short"
    else:
        with pytest.raises(NotAmong):
            reason_of(told, reasons)


@pytest.mark.parametrize(
    ("language", "playbook", "words", "meant"),
    [
        ("zh", "virtual", "PPT模板买了下载链接失效", "digital-goods"),
        ("zh", "virtual", "声乐课老师换了想退剩下的", "course"),
        ("zh", "services", "洗牙券忘了用过期了", "voucher-unused"),
        ("zh", "services", "洗车券过期了怎么退", "voucher-unused"),
        ("zh", "services", "酒店下午茶券约了三次都说满了", "voucher-refused"),
        ("zh", "services", "温泉券一直约不上", "voucher-refused"),
        ("zh", "services", "酒店订错日期不给退", "booking"),
        ("zh", "virtual", "手滑点错刷了个礼物", "tipping"),
        ("zh", "virtual", "孩子给主播刷了三千块礼物", "minor"),
        ("zh", "virtual", "游戏号被封了里面还有点券", "account-blocked"),
        ("zh", "virtual", "退了课贷款还在扣", "course-instalments"),
        ("zh", "virtual", "报班办了贷款课不上了还在还", "course-instalments"),
        ("zh", "services", "旅行团人数不够不去了只退一半", "tour"),
        ("en", "virtual", "the download link for the templates is dead", "digital-goods"),
        ("en", "virtual", "my singing teacher was swapped, I want the rest back", "course"),
        ("en", "services", "bought a yoga year card last week and want out", "prepaid-card"),
        ("en", "virtual", "topped up my phone three days ago and nothing arrived", "top-up"),
        ("en", "virtual", "the audiobook app charged me a whole year without asking", "auto-renewal"),
        ("en", "virtual", "my kid spent 2,596 on a game with my phone", "minor"),
        ("en", "services", "my hotpot voucher was redeemed but I never went", "voucher-misredeemed"),
        ("en", "services", "forgot to use my dental cleaning voucher and it expired", "voucher-unused"),
        (
            "en",
            "services",
            "three times I tried to book with the tea voucher and they were full",
            "voucher-refused",
        ),
        ("en", "services", "the massage was 50 minutes instead of 90", "voucher-short"),
        ("en", "services", "the headliner cancelled and they will not refund the festival ticket", "event-ticket"),
        ("en", "services", "my flight was cancelled and they still charge a refund fee", "air-ticket"),
        ("en", "services", "the tour was cancelled for too few people and they refund half", "tour"),
        ("en", "services", "a typhoon kept us from the guesthouse and the owner will not refund", "booking"),
        ("en", "services", "returned the rented camera and the deposit has not come back", "security-deposit"),
        ("en", "services", "the dry cleaner shrank my cashmere sweater", "work"),
        ("en", "virtual", "I quit the course and the loan keeps being taken", "course-instalments"),
        ("en", "virtual", "my game account was banned with 800 in it", "account-blocked"),
        ("zh", "services", "剪发券打了四个电话都说约满了", "voucher-refused"),
        ("zh", "virtual", "我的学习账号被封了课看不了", "account-blocked"),
        (
            "en",
            "services",
            "called four times with my haircut voucher and they were fully booked",
            "voucher-refused",
        ),
        ("en", "virtual", "they banned my account and I cannot watch my lessons", "account-blocked"),
    ],
)
def test_everyday_words_find_their_reason_in_a_playbook_of_its_own(
    language: str, playbook: str, words: str, meant: str
) -> None:
    assert reason_of(words, Library().get(playbook, language).reasons) == meant
