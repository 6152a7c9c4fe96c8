"""The words of the interface: complete, fresh, and said in the right language."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as BabelMessage
from babel.messages.pofile import read_po

from content.text.words import N_, Message, Problem, Translator, brief, counted, message, taken

ROOT = Path(__file__).parents[3]
PO = ROOT / "content" / "locale" / "zh" / "LC_MESSAGES" / "tuikuan.po"


def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="zh")


def texts(words: Catalog) -> set[str]:
    return {entry.id if isinstance(entry.id, str) else entry.id[0] for entry in words if entry.id}


def said(entry: BabelMessage) -> str:
    string = entry.string or ""
    return string if isinstance(string, str) else string[0]


def test_the_catalogue_knows_every_word_in_the_code_and_no_other(tmp_path: Path) -> None:
    pot = tmp_path / "all.pot"
    command = "babel.messages.frontend"
    keys = ["-k", "tr", "-k", "n:1,2", "-k", "N_"]
    run = [sys.executable, "-m", command, "-q", "extract", *keys, "-o", str(pot), "tui", "store", "content"]
    subprocess.run(run, cwd=ROOT, check=True)
    assert texts(catalogue(PO)) == texts(catalogue(pot)), "run: make words"


def test_every_word_is_said_in_chinese_with_the_same_gaps() -> None:
    for entry in catalogue(PO):
        if not entry.id:
            continue
        english = entry.id if isinstance(entry.id, str) else entry.id[-1]
        chinese = said(entry)
        assert chinese, english
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", chinese)), english


def test_chinese_sentences_have_chinese_punctuation() -> None:
    for entry in catalogue(PO):
        chinese = said(entry)
        if entry.id:
            assert not re.search(r"[\u4e00-\u9fff][,;!?]|[,;!?][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?!\w)", chinese), (
                chinese
            )


def test_the_compiled_catalogue_is_fresh() -> None:
    tr = Translator("zh")
    for entry in catalogue(PO):
        if entry.id and isinstance(entry.id, str) and isinstance(entry.string, str):
            assert tr.say(entry.id) == entry.string


def test_a_message_is_said_in_each_language() -> None:
    words = message(N_("Case {number} opened."), number=7)
    assert Translator("en").say(words) == "Case 7 opened."
    assert "7" in Translator("zh").say(words)
    assert Translator("zh").say(words) != "Case 7 opened."


def test_messages_nest_and_lists_are_joined_as_the_language_does() -> None:
    words = Message("{a}: {b}", {"a": Message("x"), "b": ("one", "two")})
    assert Translator("en").say(words) == "x: one, two"
    assert Translator("zh").say(words) == "x: one、two"


def test_where_one_of_a_list_is_a_list_itself_it_is_still_seen_how_many_they_are() -> None:
    assert Translator("zh").list(("订单", "包装、吊牌与配件", "聊天")) == "订单；包装、吊牌与配件；聊天"
    assert Translator("en").list(("order", "packaging, tags, accessories")) == "order; packaging, tags, accessories"
    assert Translator("en").list(("packaging, tags, accessories",)) == "packaging, tags, accessories"
    assert Translator("en").say(Message("{a}", {"a": ("1, 2", "3")})) == "1, 2; 3"


@pytest.mark.parametrize("text", ["{number}", "{0}", "{", "100 %s", "{a.__class__}"])
def test_what_a_user_typed_is_never_a_gap(text: str) -> None:
    assert Translator("en").say(Message("“{text}”", {"text": text})) == f"“{text}”"


def test_a_problem_says_its_sentence() -> None:
    assert str(Problem("There is no case {number}.", number=3)) == "There is no case 3."


def test_one_is_said_as_one() -> None:
    english, chinese = Translator("en"), Translator("zh")
    for n, words in ((1, "1 hour left"), (2, "2 hours left")):
        assert english.say(counted(N_("{n} hour left"), N_("{n} hours left"), n)) == words
        assert chinese.say(counted(N_("{n} hour left"), N_("{n} hours left"), n)) == f"还有{n}小时"


@pytest.mark.parametrize(
    "typed",
    ["9" * 4_000, "退" * 4_000, "/" + "x" * 4_000, 10**4_500, -(10**9_000)],
    ids=["digits", "Chinese", "a path", "a number", "a number below zero"],
)
def test_what_was_typed_is_repeated_with_its_two_ends_however_long_it_is(typed: object) -> None:
    refusal = Problem("“{text}” is no number. {more}", text=typed, more=message("Not {text}.", text=typed))
    assert len(str(refusal)) < 700
    assert len(str(brief(message("{names}?", names=(typed, typed))))) < 700


def test_sentences_and_paths_of_a_usual_length_are_repeated_whole() -> None:
    for typed in ("说" * 260, "/home/" + "文件夹/" * 50, "word " * 400, 10**200, True):
        assert str(Problem("{text}", text=typed)) == str(typed)


def test_what_is_added_while_notices_are_taken_waits_on() -> None:
    class Meanwhile(list[Message]):
        def __iter__(self) -> Iterator[Message]:
            yield from tuple(super().__iter__())
            self.append(message("later"))

    notices = Meanwhile([message("now")])
    assert taken(notices) == (message("now"),)
    assert notices[0] == message("later")
