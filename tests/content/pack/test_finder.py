"""One search over everything a playbook says: what somebody asks is answered by the first thing found."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.pack.finder import Finder
from content.pack.library import Library
from content.text.traditional import alike

TABLE = Path(__file__).parent / "data" / "questions.tsv"
QUESTIONS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
FINDERS = {language: Finder(Library().get("douyin", language)) for language in ("zh", "en")}


@pytest.mark.parametrize(("language", "words", "first"), QUESTIONS, ids=[question[1] for question in QUESTIONS])
def test_a_question_finds_its_answer_first(language: str, words: str, first: str) -> None:
    hits = FINDERS[language].find(words)
    assert hits[0].passage.id in first.split(), [hit.passage.id for hit in hits[:4]]


@pytest.mark.parametrize(("words", "first"), [("退貨運費險", "freight-insurance"), ("驗證碼", "call-scam")])
def test_traditional_signs_find_what_is_written_in_simplified_ones(words: str, first: str) -> None:
    assert FINDERS["zh"].find(words)[0].passage.id.endswith(first)


def test_what_is_found_says_the_line_with_the_words() -> None:
    hit = FINDERS["zh"].find("拆包录像")[0]
    assert "拆包录像" in hit.line
    assert "**" not in hit.line
    assert "](" not in hit.line


def test_nothing_is_found_by_nothing_or_by_what_stands_nowhere() -> None:
    assert FINDERS["zh"].find("  ") == ()
    assert FINDERS["zh"].find("zzzzq") == ()


def test_a_name_that_the_program_prints_is_a_page() -> None:
    book = Library().get("douyin", "zh")
    for page in book.pages:
        assert FINDERS["zh"].page_of(page) == page
        if "/" in page:
            named = FINDERS["zh"].page_of(book.page(page).title)
            assert book.page(named).title == book.page(page).title
    assert FINDERS["zh"].page_of("contact") == "steps/contact"
    assert FINDERS["zh"].page_of("运费") == ""


@pytest.mark.parametrize(
    ("language", "words", "first"),
    [
        ("zh", "refund time", "pages/timings"),
        ("zh", "scam", "call-scam"),
        ("en", "运费", "freight-on-you"),
        ("en", "空包", "reasons/return-mismatch"),
        ("zh", "share screen", "call-scam"),
    ],
)
def test_words_of_the_other_language_find_too_and_are_answered_in_ones_own(
    language: str, words: str, first: str
) -> None:
    library = Library()
    book = library.get("douyin", language)
    hits = Finder(book, library.twins("douyin", book)).find(words)
    assert first in [hit.passage.id for hit in hits[:6]]
    assert all(hit.passage in FINDERS[language].passages for hit in hits)


@pytest.mark.parametrize(
    ("language", "words", "meant"),
    [
        ("en", "refnd time", "refund time"),
        ("zh", "refnd time", "refund time"),
        ("en", "contackt", "contact"),
        ("zh", "steps/contct", "contact"),
        ("en", "verifcation", "verification"),
    ],
)
def test_what_stands_nowhere_is_asked_back(language: str, words: str, meant: str) -> None:
    library = Library()
    book = library.get("douyin", language)
    assert meant in Finder(book, library.twins("douyin", book)).near(words)


def test_what_is_like_nothing_is_not_guessed_at() -> None:
    assert FINDERS["en"].near("qqzzxxkk") == ()


def test_a_quoted_word_does_not_hide_what_only_the_other_language_calls_so() -> None:
    library = Library()
    book = library.get("douyin", "en")
    found = [hit.passage.id for hit in Finder(book, library.twins("douyin", book)).find("定金")]
    assert found[0] == "reasons/deposit"
    assert {"civil-586", "civil-587", "contract-67"} <= set(found)
    assert len(found) == len(set(found))


def test_words_of_the_other_language_show_the_line_that_says_it_in_ones_own() -> None:
    library = Library()
    hit = Finder(library.get("douyin", "zh"), (library.get("douyin", "en"),)).find("triple damages")[0]
    assert hit.passage.id == "pages/faq"
    assert "退一赔三" in hit.line or "三倍" in hit.line


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("押金不退", "reasons/security-deposit"),
        ("押金不给退", "reasons/security-deposit"),
        ("客服一直机器人", "reasons/service"),
        ("起诉要多少钱", "steps/court"),
        ("12345 12315", "pages/form-12315"),
        ("yunfei shui chu", "reasons/freight-insurance"),
    ],
)
def test_words_of_which_not_all_stand_anywhere_find_what_has_most_of_them(words: str, first: str) -> None:
    assert FINDERS["zh"].find(words)[0].passage.id == first


@pytest.mark.parametrize("words", ["xyzzy", "量子纠缠", "plugh xyzzy"])
def test_what_stands_nowhere_finds_nothing(words: str) -> None:
    assert FINDERS["zh"].find(words) == ()


def test_a_number_with_two_signs_swapped_is_asked_about() -> None:
    assert FINDERS["zh"].near("95125") == ("95152",)


def test_what_is_looked_through_is_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    finder, read = Finder(Library().get("douyin", "zh")), list[str]()
    finder.find("zzzzq")

    def noted(text: str) -> str:
        read.append(text)
        return alike(text)

    monkeypatch.setattr("content.pack.finder.alike", noted)
    assert finder.find("zzzzq") == ()
    assert {*read} == {"zzzzq"}


def test_the_line_of_a_letter_shows_where_its_values_stand() -> None:
    hit = next(one for one in Finder(Library().get("generic", "zh")).find("投诉书") if one.passage.kind == "letter")
    assert hit.line == "投诉人：…，电话…，通讯地址：…"


def test_marks_and_what_a_terminal_would_swallow_are_not_looked_for() -> None:
    plain, marked = (FINDERS["zh"].find(words) for words in ("商家 不回消息", "\x1b[31m商家，不回消息\x07！！"))
    assert plain and [hit.passage for hit in plain] == [hit.passage for hit in marked]
    assert FINDERS["en"].find("?!") == FINDERS["en"].find("\x1b[2J") == ()


def test_of_a_long_paste_only_the_beginning_is_looked_for() -> None:
    begun = "opened, no return. " * 20
    assert FINDERS["en"].find(begun + "x" * 100_000) == FINDERS["en"].find(begun)


def test_a_page_is_asked_for_by_the_words_of_the_page_below_it_where_it_says_none() -> None:
    own, below = Library().get("douyin", "zh").page("steps/refused"), Library().get("generic", "zh")
    assert not own.said and "商家拒绝" in below.page("steps/refused").said
    assert FINDERS["zh"].find("商家拒绝")[0].passage.id == "steps/refused"


def test_a_reason_that_a_word_decides_comes_before_what_to_do_with_it() -> None:
    first, second = FINDERS["zh"].find("微信转账商家拒绝")[:2]
    assert (first.passage.id, second.passage.id) == ("reasons/private-transfer", "steps/refused")
