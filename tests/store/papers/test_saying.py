"""How letters and papers put into words what is kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from content.text.words import Translator
from store.days.clock import HOME_ZONE
from store.papers.saying import impersonal, moment, own_words, spoken, three_letters


@pytest.mark.parametrize(
    ("channel", "words"),
    [("chat", "在聊天里"), ("phone", "在电话里"), ("app", "在应用里"), ("other", ""), ("鸽子", "")],
)
def test_by_which_way_something_was_said_is_told_only_where_somebody_named_it(channel: str, words: str) -> None:
    assert spoken(channel, Translator("zh")) == words


@pytest.mark.parametrize(
    ("noted", "words"),
    [
        ("商家说只肯补偿20元", "只肯补偿20元"),
        ("商家说：“只退一半”。", "只退一半"),
        ("客服回复说，最多退30元", "最多退30元"),
        ("The merchant said that 20 yuan is all", "20 yuan is all"),
        ("They said: “we give 20 yuan”", "we give 20 yuan"),
        ("只肯补偿20元", "只肯补偿20元"),
        ("商家说明书写错了", "商家说明书写错了"),
        ("对方说话不算数", "对方说话不算数"),
        ("商家说的不算数", "商家说的不算数"),
        ("商家说法前后不一", "商家说法前后不一"),
        ("商家说了又不认", "商家说了又不认"),
        ("客服回复很慢", "客服回复很慢"),
        ("客服回复不能退", "不能退"),
        ("平台表示不满", "平台表示不满"),
        ("seller answered after three days", "seller answered after three days"),
        ("they said nothing", "they said nothing"),
        ("they said no", "no"),
        ("商家说我弄坏的，不退", "商家说我弄坏的，不退"),
        ("the merchant said they pay nothing", "the merchant said they pay nothing"),
        ("商家说", "商家说"),
        ("", ""),
    ],
)
def test_told_words_are_quoted_without_who_said_them_unless_they_speak_of_persons(noted: str, words: str) -> None:
    assert own_words(noted) == words


def test_a_moment_and_a_short_day_are_said_as_people_write_them() -> None:
    when = datetime(2026, 11, 5, 21, 15, tzinfo=HOME_ZONE)
    assert moment(when, "zh") == "2026年11月5日21:15"
    assert moment(when, "en") == "November 5, 2026, 21:15"
    assert three_letters("May 4, 2026; September 5", "en") == "May 4, 2026; Sep 5"
    assert three_letters("11月5日", "zh") == "11月5日"


def test_who_writes_of_oneself_is_quoted_where_a_paper_speaks_of_its_parties() -> None:
    assert impersonal("my child paid", "en") == "“my child paid”"
    assert impersonal("it never came", "en") == "it never came"
    assert impersonal("我没有收到，我们说过", "zh") == "本人没有收到，我们说过"
