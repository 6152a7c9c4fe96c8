"""A letter that went out: noted with its exhibits and its day, taken back, and told wherever it matters."""

from __future__ import annotations

from io import BytesIO

import pytest

from content.pack.arguing import Audience
from content.pack.library import Library
from content.text.words import Translator
from store.board.patterns import patterns
from store.board.statistics import statistics
from store.care.packs import new_pack
from store.case.intents import CloseCase, NoteDiary, OpenCase, SendLetter, SetFacts, UndoChange
from store.case.sent import called, letters_sent, sent_with
from store.dossier.course import tried_of
from store.errors import BadValue, NotAmong, Refused
from store.opening import HomeDesk
from store.papers.letters import sending
from store.papers.story import story

FACTS = {
    "product": "蓝牙耳机",
    "paid": "199",
    "reason": "quality",
    "problem": "左耳没声",
    "demand": "仅退款",
    "merchant": "某店",
}


@pytest.fixture
def number(desk: HomeDesk) -> int:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    for name in ("a.png", "b.png"):
        desk.attach_stream(number, BytesIO(name.encode()), name, "goods")
    return number


def test_it_is_one_line_that_one_undo_takes_back(desk: HomeDesk, number: int) -> None:
    exhibits = tuple(one.id for one in desk.view(number).exhibits)
    done = desk.do(number, SendLetter("first-message", exhibits[1:], on="昨天"))
    tr = Translator("zh")
    assert tr.say(done.words) == "已保存：寄出文书：给商家的第一封信，附E2"
    (sent,) = letters_sent(done.view.case)
    assert (sent.letter, sent.audience, sent.day) == ("first-message", "merchant", True)
    assert [sent_with(one, done.view.case) for one in done.view.exhibits] == [(), (sent,)]
    assert done.view.diary == (), "it is an event of its own"
    assert letters_sent(desk.do(number, UndoChange()).view.case) == ()


def test_a_line_of_the_diary_of_before_reads_on(desk: HomeDesk, number: int) -> None:
    view = desk.do(number, NoteDiary("发出：给商家的第一封信", "me", "chat")).view
    assert letters_sent(view.case) == ()
    assert view.diary[-1].text == "发出：给商家的第一封信"
    assert any("发出：给商家的第一封信" in one for one in story(view, Audience.MERCHANT))


def test_what_goes_to_nobody_is_not_sent(desk: HomeDesk, number: int) -> None:
    with pytest.raises(Refused):
        desk.do(number, SendLetter("call-sheet"))
    with pytest.raises(NotAmong):
        desk.do(number, SendLetter("frist-message"))
    with pytest.raises(BadValue):
        desk.do(number, SendLetter("first-message", on="明天"))


def test_the_exhibits_are_those_the_letter_names_unless_they_are_told(desk: HomeDesk, number: int) -> None:
    view = desk.view(number)
    ids = [one.id for one in view.exhibits]
    assert sending(view, "证据目录", desk.clock()).exhibits == (), "it cannot be written yet"
    desk.do(number, SetFacts({"name": "李川", "order": "6921447802938810356"}))
    view = desk.view(number)
    assert sending(view, "证据目录", desk.clock()).exhibits == tuple(ids)
    assert sending(view, "evidence-list", desk.clock(), along=(2,)).exhibits == (ids[1],)
    assert sending(view, "first-message", desk.clock()).exhibits == ()
    assert sending(view, "enforcement", desk.clock()).exhibits == (), "who cannot write it here may have sent it"


def test_papers_tell_what_was_written_to_the_merchant(desk: HomeDesk, number: int) -> None:
    ids = tuple(one.id for one in desk.view(number).exhibits)
    desk.do(number, SendLetter("first-message", ids, on="2026-11-22 10:00"))
    view = desk.do(number, SendLetter("complaint-12315", on="2026-11-22 16:00")).view
    told = [*story(view, Audience.COURT)]
    assert [text for text in told if "给商家的第一封信" in text] == [
        "2026年11月22日，原告向被告发出书面文字：“给商家的第一封信”。"
    ]
    assert not any("投诉书" in text for text in told), "its way tells that"
    first, second = tried_of(view, Audience.COURT, Translator("zh"), (1,))
    assert (first.said, first.exhibits) == ("寄出文书：给商家的第一封信", (1,))
    assert second.said.startswith("寄出文书：投诉书")


def test_a_case_that_ends_is_counted_under_its_letters(desk: HomeDesk, number: int) -> None:
    desk.do(number, SendLetter("first-message"))
    desk.do(number, SendLetter("first-message"))
    desk.do(number, CloseCase("refunded"))
    found = statistics(desk.views(), desk.clock())
    assert [(heap.name, heap.won, heap.numbers) for heap in found.letters] == [("first-message", 1, (number,))]
    other = desk.open(OpenCase("douyin", facts={"product": "鼠标"})).view
    told = [Translator("zh").say(one) for one in patterns(other, [one.case for one in desk.views()], desk.playbook)]
    assert told == ["“给商家的第一封信”您在1件案件里寄过，其中1件退了钱或谈成了。"]


def test_a_letter_that_the_playbook_cannot_say_any_more_is_called_by_its_id(desk: HomeDesk) -> None:
    pack = new_pack(desk.home, desk.library, "my-shop", desk.clock().date()) / "zh"
    (pack / "letters").mkdir(exist_ok=True)
    (pack / "letters" / "broken.md").write_text("---\n: [\n---\n", encoding="utf-8")
    book = Library(desk.home.playbooks).get("my-shop", "zh")
    assert "broken" in book.files.names("letters")
    assert called("first-message", desk.playbook()) == desk.playbook().letter("first-message").title
    for name in ("broken", "gone", "../playbook", "\0", ""):
        assert called(name, book) == name
