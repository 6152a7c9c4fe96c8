"""What a sentence asks for beyond the price, which sums, and which days no calendar has; and what is none of it."""

from __future__ import annotations

import pytest

from content.tone import ToneKind, check_tone
from store.papers.demanded import beyond_price, impossible_days, sums_asked


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("屏幕碎了，要求退一赔三。", "退一赔三"),
        ("要求三倍赔偿，屏幕是假的", "要求三倍"),
        ("页面写假一赔十，请按假一赔十处理", "假一赔十"),
        ("要求赔偿我的精神损失", "精神损失"),
        ("Refund and three times the price please", "three times"),
        ("The screen is broken, I want triple compensation.", "triple"),
        ("页面写假一赔十，到手没有防伪码", ""),
        ("三倍镜头有划痕", ""),
        ("放大三倍也看不清", ""),
        ("The triple lens is scratched", ""),
        ("dead on arrival, three times I tried", ""),
        ("The page promises ten times the price if fake; no code inside", ""),
    ],
)
def test_more_than_the_price_is_heard_where_it_is_asked_for(said: str, words: str) -> None:
    assert beyond_price(said) == words


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        ("吃出虫子，要求赔我一千元", [1000]),
        ("请退款并赔偿500元", [500]),
        ("I want a refund and 500 yuan", [500]),
        ("商家只肯赔20元", []),
        ("他们说可以补偿50元", []),
        ("屏幕裂了3厘米", []),
    ],
)
def test_a_sum_is_what_the_user_asks_for(said: str, sums: list[int]) -> None:
    assert list(sums_asked(said)) == sums


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("2026年2月30日收到", ["2026年2月30日"]),
        ("13月5日收到的", ["13月5日"]),
        ("On 31 November it stopped", ["31 November"]),
        ("Broken on February 30", ["February 30"]),
        ("It broke on 2026-13-05", ["2026-13-05"]),
        ("2月29日生产", []),
        ("On 30 November, model 2024-13-0512", []),
    ],
)
def test_a_day_that_no_calendar_has_is_named(said: str, days: list[str]) -> None:
    assert list(impossible_days(said)) == days


@pytest.mark.parametrize(
    ("said", "language", "kind"),
    [
        ("客服脑子有病，不理我", "zh", ToneKind.INSULT),
        ("再不退款我找人收拾你", "zh", ToneKind.THREAT),
        ("不退就起诉到你倒闭", "zh", ToneKind.THREAT),
        ("scumbags, the shoes fell apart", "en", ToneKind.INSULT),
        ("Refund me or I will destroy your reputation", "en", ToneKind.THREAT),
        ("The stupid-proof lock does not open", "en", None),
        ("退款没到，我会向12315投诉。", "zh", None),
    ],
)
def test_an_insult_and_a_threat_are_marked(said: str, language: str, kind: ToneKind | None) -> None:
    assert [mark.kind for mark in check_tone(said, language)] == ([kind] if kind else [])
