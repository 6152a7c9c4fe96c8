"""`meanings.md`: how it is read, and how a sentence is listened to."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.pack.errors import PlaybookError
from content.pack.hearing import Ear, fits, rivals
from content.pack.meanings import Condition, Meanings, Rank
from content.pack.reader import read_meanings

FILE = """
## words

- refuse: 不退/退不了/不给您退

## goods

- food: 水果

## blanks

- fillers: 哦/亲

## undone

- no-no: 不是不
- no-need: 不用/无需 + (您/先) + 拆封

## opened

- rank: ground
- reasons: not food
- goods: not food
- cue: 拆封/拆…膜 + `refuse`
- unless: 没有拆
- example: 拆封了不退
- ask: 只因为拆了吗？
- care: 食品不用。

## too-late

- 等级：delay
- 原因：quality
- 听到：超过#天 + `refuse`

## fine 好消息

- rank: quiet
- cue: 可以退 + 放心
- instead: 记下来。
"""


def ear() -> Ear:
    return Ear(read_meanings(FILE, "zh/meanings.md"))


def heard(text: str) -> list[str]:
    return [hit.meaning.id for hit in ear().hits(text) if hit.whole]


def test_a_section_is_read_in_either_language_s_keys() -> None:
    meanings = ear().meanings
    opened, late, fine = meanings["opened"], meanings["too-late"], meanings["fine"]
    assert opened.cues == ((("拆封", "拆…膜"), ("不退", "退不了", "不给您退")),)
    assert (opened.rank, opened.reasons, opened.unless) == (Rank.GROUND, Condition(("food",)), ("没有拆",))
    assert (late.rank, late.reasons) == (Rank.DELAY, Condition(("quality",), only=True))
    assert (fine.title, fine.instead) == ("好消息", "记下来。")


def test_a_section_that_stands_again_goes_on() -> None:
    more = read_meanings(
        FILE + "\n## words\n- refuse: 免谈\n\n## opened\n- cue: 启封 + `refuse`\n", "zh/meanings.md"
    )
    assert [hit.meaning.id for hit in Ear(more).hits("启封的免谈") if hit.whole] == ["opened"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("亲，拆封了退不了哦", ["opened"]),
        ("拆 封 了 不 退", ["opened"]),
        ("拆了外面那层膜，退不了", ["opened"]),
        ("拆封了", []),
        ("退不了", []),
        ("不是不给您退，拆封也没关系", []),
        ("您没有拆封也不退", []),
        ("超过10天，不退", ["too-late"]),
        ("拆封了，也超过十天了，不退", ["opened", "too-late"]),
        ("可以退，您放心", ["fine"]),
    ],
)
def test_every_part_must_be_there_and_rank_leads(text: str, found: list[str]) -> None:
    assert heard(text) == found


def test_english_words_are_whole_words() -> None:
    said = Ear(read_meanings("## a\n- rank: ground\n- cue: seal/open* + can't\n", "en/meanings.md"))
    assert [hit.whole for hit in said.hits("Once OPENED, we can’t take it.")] == [True]
    assert said.hits("The sealing machine is here.") == ()


def test_what_a_case_is_decides_whether_an_answer_is_true() -> None:
    opened, late = ear().meanings["opened"], ear().meanings["too-late"]
    assert fits(opened, "quality", (), "contact") is True
    assert fits(opened, "food", (), "contact") is False
    assert fits(opened, "quality", ear().goods("水果礼盒"), "contact") is False
    assert fits(late, "", (), "contact") is None


def test_hits_that_are_as_good_are_rivals() -> None:
    told = (("a", "ground", "乙"), ("b", "ground", "丙"), ("c", "delay", "乙"))
    text = "".join(f"## {name}\n- rank: {rank}\n- cue: 甲 + {part}\n" for name, rank, part in told)
    hits = Ear(read_meanings(text, "zh/meanings.md")).hits("甲乙丙")
    assert [hit.meaning.id for hit in rivals(hits)] == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("## a\n- rank: high\n", 1),
        ("## a\n- cue: 甲 + 乙\n", 1),
        ("## a\n- rank: ground\n- tune: x\n", 3),
        ("## a\n- rank: ground\n- cue: `nothing` + 乙\n", 3),
        ("## a\n- rank: ground\n- cue: 甲…乙…丙…丁\n", 3),
        ("## a\n- rank: ground\n- unless: w*…w*x*\n", 3),
        ("## words\n- all: ####\n", 2),
        ("## undone\n- much: 不#不 + 不#不 + 不#不/不 + 不#不\n", 2),
        ("## undone\n- long: " + " + ".join(["(不)"] * 25) + "\n", 2),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(PlaybookError) as refused:
        read_meanings(text, "zh/meanings.md")
    assert refused.value.line == line


@pytest.mark.parametrize("said", ["w", "w ", "1", "1 ", "一", " ", "w1", "w."])
@pytest.mark.parametrize("cue", ["w…w*…x", "#…#x", "w…w…#x", "#*#x", "*…*", "###x", "1…1…x", "一…一…x"])
def test_what_a_cue_may_ask_for_is_looked_for_in_a_moment(cue: str, said: str) -> None:
    listener = Ear(read_meanings(f"## a\n- rank: ground\n- cue: {cue}\n- unless: {cue}\n", "en/meanings.md"))
    begun = time.process_time()
    listener.hits(said * (10_000 // len(said)))
    assert time.process_time() - begun < 2


@given(st.text(max_size=300))
def test_any_text_can_be_listened_to(text: str) -> None:
    assert all(hit.parts <= hit.of for hit in ear().hits(text))


@given(st.text(alphabet="#-:： +/`…*words甲乙rank\n", max_size=200))
def test_any_file_is_read_or_refused(text: str) -> None:
    try:
        assert isinstance(read_meanings(text, "zh/meanings.md"), Meanings)
    except PlaybookError as refused:
        assert refused.line >= 1


@pytest.mark.parametrize(
    ("text", "meant"), [("不用拆封，退不了", []), ("无需先拆封，退不了", []), ("不用管，拆封退不了", ["opened"])]
)
def test_what_need_not_be_done_is_not_heard(text: str, meant: list[str]) -> None:
    assert heard(text) == meant


@pytest.mark.parametrize("text", ["拆了你的膜不退", "拆了您的膜不退"])
def test_both_words_for_whoever_is_spoken_to_are_one(text: str) -> None:
    file = FILE.replace("拆封/拆…膜", "拆了您的膜")
    hits = Ear(read_meanings(file, "zh/meanings.md")).hits(text)
    assert [hit.meaning.id for hit in hits if hit.whole] == ["opened"]


def test_a_no_without_its_apostrophe_is_a_no() -> None:
    file = "## opened\n\n- rank: ground\n- cue: opened + don't\n"
    hits = Ear(read_meanings(file, "en/meanings.md")).hits("it was opened so we dont take it")
    assert [hit.meaning.id for hit in hits if hit.whole] == ["opened"]


@given(
    st.lists(
        st.sampled_from(("拆封", "拆了膜", "不退", "退不了", "超过7天", "没有拆", "可以退", "放心", "，")),
        max_size=6,
    )
)
def test_whole_meanings_are_those_that_are_heard_whole(pieces: list[str]) -> None:
    said = "".join(pieces)
    assert ear().whole(said) == tuple(hit for hit in ear().hits(said) if hit.whole)


def test_a_meaning_of_which_a_part_is_missing_is_not_whole() -> None:
    assert [hit.meaning.id for hit in ear().whole("拆封了，不退")] == ["opened"]
    assert ear().hits("拆封了")
    assert ear().whole("拆封了") == ()


@given(
    words=st.lists(
        st.sampled_from(("拆封了", "不退", "拆了膜", "没有拆", "晚了", "，", "退不了", "水果")), max_size=8
    )
)
def test_the_whole_ones_alone_are_those_of_all_that_are_whole(words: list[str]) -> None:
    text = "".join(words)
    assert ear().whole(text) == tuple(hit for hit in ear().hits(text) if hit.whole)


def test_a_cue_of_too_few_parts_is_not_whole() -> None:
    alone = Ear(read_meanings("## a\n- rank: ground\n- cue: 拆封\n", "zh/meanings.md"))
    assert [hit.whole for hit in alone.hits("拆封")] == [False]
    assert alone.whole("拆封") == ()


@pytest.mark.parametrize(
    ("one", "other", "excludes"),
    [
        (Condition(("a",), only=True), Condition(("b",), only=True), True),
        (Condition(("a", "b"), only=True), Condition(("b",), only=True), False),
        (Condition(("a",), only=True), Condition(("a", "b")), True),
        (Condition(("a", "c"), only=True), Condition(("a", "b")), False),
        (Condition(("a",)), Condition(("b",)), False),
        (Condition(), Condition(("a",), only=True), False),
    ],
)
def test_two_conditions_exclude_one_another_where_they_never_hold_together(
    one: Condition, other: Condition, excludes: bool
) -> None:
    assert one.excludes(other) is other.excludes(one) is excludes
    assert one.holds(one.such) and other.holds(other.such)
