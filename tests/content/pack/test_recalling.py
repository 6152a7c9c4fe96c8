"""`sayings.md`: how it is read, and which of its sentences a new one is like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.recalling import FEWEST, NEAREST, Memory, sayings_of, shares

KNOWN = (
    ("opened", "拆了封口就不能退了哦"),
    ("opened", "包装都拆开了,这边退不了的"),
    ("waiting-finance", "财务还在审核,退款请再等等"),
    ("waiting-finance", "等财务打款,急不来的"),
    ("nothing", "祝您购物愉快"),
)


def test_a_file_tells_line_section_and_words_of_each_sentence() -> None:
    text = "# 他们怎么写\n\n- 不在一节里\n\n## opened\n\n- 拆了就不退\n\n## nothing\n- 谢谢\n"
    assert list(sayings_of(text)) == [(7, "opened", "拆了就不退"), (10, "nothing", "谢谢")]


def test_a_section_that_is_called_by_no_id_is_no_part_of_the_one_above() -> None:
    assert list(sayings_of("## opened\n- 拆了就不退\n- \n## 财务 在审\n- 等财务\n")) == [
        (2, "opened", "拆了就不退"),
        (5, "财务 在审", "等财务"),
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("您把封口拆了,退不了", "opened"), ("财务没审完,还要等等", "waiting-finance"), ("祝愉快", "nothing")],
)
def test_most_of_the_nearest_sentences_mean_what_is_said(text: str, meant: str) -> None:
    assert next(iter(shares(Memory(KNOWN).like(text)))) == meant


def test_what_is_rare_says_more_than_what_every_sentence_has() -> None:
    known = (("a", "我们的货是好的"), ("b", "我们的货是好的呀"), ("c", "我们的樱桃坏了"))
    assert Memory(known).like("樱桃是我们的")[0][1] == "c"


def test_one_rare_word_says_more_than_two_that_several_have() -> None:
    others = [("other", f"beta {n} p{n} q{n}") for n in range(3)] + [
        ("other", f"gamma r{n} s{n}") for n in range(3)
    ]
    unlike = [("other", f"t{n}x u{n}x v{n}x") for n in range(12)]
    memory = Memory((("rare", "alpha one two"), ("common", "beta three gamma"), *others, *unlike))
    assert memory.like("alpha beta gamma")[0][1] == "rare"


def test_only_the_nearest_are_asked() -> None:
    assert set(shares([(1.0, "near")] * NEAREST + [(0.9, "far")] * 100)) == {"near"}


def test_letters_are_compared_as_words_and_numbers_alike() -> None:
    memory = Memory((("part-only", "We refund 20 yuan, no more."), ("shop-rule", "Refunding is off.")))
    assert [name for _, name in memory.like("They refund 35 yuan")] == ["part-only"]


REFUSED = ("不能退的", "没法给退", "拆了退不了", "我们不退", "退不掉的", "不给退哦")
LATER = ("明天再发", "晚点发出", "过两天发", "排队发货", "下周才发", "还没发走")


def test_sentences_together_speak_as_a_message_does_though_none_is_like_it() -> None:
    memory = Memory([*(("refuse", said) for said in REFUSED), *(("later", said) for said in LATER)])
    odds = memory.odds("真的不给退呀")
    assert odds["refuse"] > odds["later"]


def test_a_word_that_all_have_says_less_than_one_that_is_their_own() -> None:
    mine = [("mine", f"我们的货{said}") for said in REFUSED]
    theirs = [("theirs", f"我们的货{said}") for said in LATER]
    odds = Memory((*mine, *theirs)).odds("我们的货发")
    assert odds["theirs"] > odds["mine"]


def test_a_word_is_known_in_another_ending() -> None:
    refund = [
        ("refund", f"It is refunded on day {word}.") for word in ("one", "two", "three", "four", "five", "six")
    ]
    parcel = [
        ("parcel", f"It is parcelled on day {word}.") for word in ("one", "two", "three", "four", "five", "six")
    ]
    odds = Memory((*refund, *parcel)).odds("refunding")
    assert odds["refund"] > odds["parcel"]


def test_an_id_of_few_sentences_has_no_voice_together() -> None:
    memory = Memory([*(("refuse", said) for said in REFUSED), *(("later", said) for said in LATER[: FEWEST - 1])])
    assert set(memory.odds("明天不退")) == {"refuse"}


def test_both_voices_have_one_half() -> None:
    told = shares([(1.0, "near")], {"near": 0.0, "far": 0.0})
    assert told == {"near": pytest.approx(0.75), "far": pytest.approx(0.25)}


def test_odds_alone_mean_nothing() -> None:
    assert shares((), {"far": 3.0}) == {}


def test_what_is_like_nothing_has_no_share() -> None:
    assert Memory(KNOWN).like("zzz") == []
    assert Memory(KNOWN).odds("zzz") == {}
    assert Memory(()).odds("退") == {}
    assert shares(()) == {}
    assert not Memory(()).known


@given(st.text(max_size=60))
def test_shares_are_parts_of_one_whatever_is_said(text: str) -> None:
    memory = Memory(KNOWN)
    told = shares(memory.like(text), memory.odds(text))
    assert not told or sum(told.values()) == pytest.approx(1.0)
    assert list(told.values()) == sorted(told.values(), reverse=True)
