"""What no rule is sure of is named to whoever sends it."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from content.text.words import Translator
from store.dossier.redact import Redactor
from store.dossier.redact_kinds import Kind
from store.dossier.redact_known import Known
from store.dossier.redact_left import doubtful_in, left_in, told_left
from store.dossier.redact_loose import loose_in


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("柜子里是蔡明亮的那份", "蔡明亮"),
        ("这事Steve最清楚", "Steve"),
        ("后来momo也来了", "momo"),
        ("In the end Nadia kept it", "Nadia"),
        ("按 88214 号去查", "88214"),
        ("写着 Tea.house 发的", "Tea.house"),
    ],
)
def test_what_may_name_somebody_and_stays_is_told(sentence: str, word: str) -> None:
    left = Redactor(Known().hearing([sentence]), "zh").text(sentence)
    assert word in left, "it is hidden by now: take another example"
    assert any(word in one for one in left_in([left], []))


@pytest.mark.parametrize(
    "sentence", ["商家说七天内退199元", "12315让我等到2026年12月", "The merchant refused it twice"]
)
def test_ordinary_words_are_not_told(sentence: str) -> None:
    assert left_in([sentence], []) == ()


@pytest.mark.parametrize("word", ["Driver", "Warehouse", "Everyone", "They", "Customer"])
def test_who_is_nobody_by_name_may_speak_at_the_head_of_a_sentence(word: str) -> None:
    assert "Nadia" in list(loose_in("Nadia said it was torn"))
    assert list(loose_in(f"{word} said it was torn")) == []


def test_the_name_of_the_shop_and_what_is_marked_are_not_told() -> None:
    assert left_in(["Dreamhome说要等，[person 1]也在"], ["Dreamhome旗舰店"]) == ()


def test_that_eyes_are_needed_is_always_said() -> None:
    said = [Translator("en").say(one) for one in told_left(())]
    assert len(said) == 1
    assert "yourself" in said[0]
    assert "Nadia, momo" in Translator("en").say(told_left(("Nadia", "momo"))[0])


DATA = Path(__file__).parent / "data"


@pytest.mark.parametrize("row", (DATA / "doubtful.tsv").read_text("utf-8").splitlines())
def test_what_may_name_somebody_is_hidden_though_no_rule_is_sure(row: str) -> None:
    sentence, parts = row.split("\t")
    known = Known().hearing([sentence])
    doubtful = doubtful_in([Redactor(known, "zh").text(sentence)], [])
    left = Redactor(known.also((Kind.DOUBT, word) for word in doubtful), "zh").text(sentence)
    assert [one for one in parts.split("|") if one in left] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "双方协商一致，任何一方都可以申请，请于明天12点前补传",
        "@客服 请处理一下，11月3日签收，退199元，标价12999，打95338",
        "手机电池一天要充三次，从1299涨到1599",
        "The Plaintiff asks the Court in Shenzhen to order a refund of 199 by Nov 8",
    ],
)
def test_ordinary_words_and_sums_are_not_hidden_for_doubt(sentence: str) -> None:
    assert doubtful_in([sentence], []) == ()


def test_goods_and_words_of_the_playbook_are_not_hidden_for_doubt() -> None:
    assert doubtful_in(["朋友说 Galaxy Buds 是假的，和Nadia说的一样"], ["galaxy buds 耳机"]) == ("Nadia",)


@pytest.mark.parametrize("sentence", (DATA / "doubt_stays.txt").read_text("utf-8").splitlines())
def test_what_people_say_of_goods_sums_and_law_is_not_hidden_for_doubt(sentence: str) -> None:
    known = Known().hearing([sentence])
    assert doubtful_in([Redactor(known, "zh").text(sentence)], []) == ()


@pytest.mark.parametrize("run", ["ABCDEFGHIJ", "1", "a+b=", "7f3a/", "Aa", "王", "老", "1 ", "a."])
def test_a_long_run_of_signs_is_read_in_seconds(run: str) -> None:
    start = process_time()
    doubtful_in([run * (20_000 // len(run))], [])
    assert process_time() - start < 5, "some minutes, when each pattern begins at each of the signs"
