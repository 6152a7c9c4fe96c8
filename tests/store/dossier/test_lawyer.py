"""A dossier read as a lawyer reads it: numbers, voices, versions and quotations as the reader takes them."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest

from content.pack.library import Library
from store.care.export import gathered
from store.case.intents import NoteDiary, OpenCase, TakeChoice
from store.dossier.contents import Dossier, Reader, Wanted
from store.dossier.pages import lay_out
from store.dossier.plain import to_plain
from store.opening import HomeDesk
from store.people.person import Person
from tests.conftest import StandingClock
from tests.store.dossier.cases import FACTS, headphones


def made(desk: HomeDesk, number: int, reader: Reader, **wanted: object) -> Dossier:
    return gathered(desk, number, Wanted(reader, **wanted)).dossier  # type: ignore[arg-type]


def text_of(dossier: Dossier) -> str:
    """All that the document says."""
    return "\n".join(line for _, line in to_plain(lay_out(dossier)))


@pytest.mark.parametrize("reader", list(Reader))
def test_courts_and_authorities_read_their_own_numbers_and_everybody_else_the_short_ones(
    desk: HomeDesk, reader: Reader
) -> None:
    text = text_of(made(desk, headphones(desk), reader, without=(3,)))
    official = reader in (Reader.COURT, Reader.AUTHORITY, Reader.ASSOCIATION)
    assert ("证据2 聊天记录" in text, "E2 聊天记录" in text) == (official, not official)
    assert ("证据3 开箱视频未附" in text) == official
    assert not official or re.search(r"(?<![\w\-])E\d\b", text) is None


@pytest.mark.parametrize("reader", [Reader.AUTHORITY, Reader.ASSOCIATION])
def test_a_complaint_speaks_with_one_voice(desk: HomeDesk, reader: Reader) -> None:
    desk.people.keep(Person("我", "李明", "13800001111", "上海市甲路1号"))
    number = headphones(desk)
    text = text_of(made(desk, number, reader))
    assert "投诉人签收商品。" in text
    assert "退货运费由被投诉人承担" in text
    letter = desk.letter(number, "complaint-12315").text
    assert "投诉人签收商品" in letter
    for said in (text, letter):
        assert "我" not in said.replace("李明", ""), "nobody speaks of “I” beside “the complainant”"


@pytest.mark.parametrize("reader", list(Reader))
def test_which_text_of_a_law_was_read_is_for_the_lawyer_alone(desk: HomeDesk, reader: Reader) -> None:
    versions = [law.version for law in made(desk, headphones(desk), reader).demand.laws]
    lawyer = reader is Reader.LAWYER
    assert all(("官方文本" in version) == lawyer for version in versions)
    assert lawyer or versions[0] == "2013年修正，2014年3月15日起施行"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("pack", ["generic", "services", "virtual"])
def test_every_law_that_papers_rest_on_comes_with_words_of_its_text(pack: str, language: str) -> None:
    playbook = Library().get(pack, language)
    named = {name for ground in playbook.grounds.values() for name in (*ground.laws, *ground.more_laws)}
    assert not [name for name in sorted(named) if not playbook.laws[name].quote.strip("—- ")]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("拆封了，不能退", "被告在聊天中答复：“拆封了，不能退”。"),
        ("说是系统误标，不同意退", "被告在聊天中答复：说是系统误标，不同意退。"),
        ("客服再次答应上门", "被告在聊天中答复：客服再次答应上门。"),
        ("称重只有300克", "被告在聊天中答复：“称重只有300克”。"),
        ("说明书写了不退", "被告在聊天中答复：“说明书写了不退”。"),
        ("他们回：“自己看页面”", "他们回：“自己看页面”。"),
    ],
)
def test_only_what_was_said_so_is_quoted(desk: HomeDesk, words: str, told: str) -> None:
    number = headphones(desk)
    desk.do(number, NoteDiary(words, "merchant", "chat", on="2026-11-21"))
    assert told in [line.text for line in made(desk, number, Reader.COURT).story]


def test_exhibits_beside_each_other_share_one_word(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.attach_stream(number, BytesIO("不退".encode()), "聊天2.txt", "chat")
    text = text_of(made(desk, number, Reader.COURT))
    assert "证据2、4" in text


def test_that_the_platform_wants_more_is_no_refusal_of_the_merchant(desk: HomeDesk, clock: StandingClock) -> None:
    number = headphones(desk, reply="")
    clock.now += timedelta(days=2)
    desk.do(number, TakeChoice("review", anyway=True))
    clock.now += timedelta(days=2)
    desk.do(number, TakeChoice("supplement"))
    story = [(line.when, line.text) for line in made(desk, number, Reader.COURT).story]
    assert ("2026年11月23日", "被告在聊天中答复：“拆封了，不能退”，并承诺：“三天内答复”。") in story
    assert not [text for _, text in story if "没有同意" in text], "it is told by their words, on its day"


def test_a_refusal_that_a_note_tells_is_told_once(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    desk.do(number, NoteDiary("商家在申请里拒绝", "merchant", "app"))
    desk.do(number, TakeChoice("refused"))
    story = [line.text for line in made(desk, number, Reader.COURT).story]
    assert "被告在应用里答复：商家在申请里拒绝。" in story
    assert "被告没有同意。" not in story


def test_an_answer_that_was_noted_is_not_missing(desk: HomeDesk) -> None:
    number = desk.open(OpenCase("douyin", facts=FACTS)).view.number
    desk.do(number, TakeChoice("refused"))
    assert "商家的答复" in [gap.what for gap in made(desk, number, Reader.LAWYER).missing]
    desk.do(number, NoteDiary("说是系统误标，不同意退", "merchant", "chat"))
    assert "商家的答复" not in [gap.what for gap in made(desk, number, Reader.LAWYER).missing]


def test_that_they_refused_is_no_reason_that_wants_an_answer(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.do(number, NoteDiary("商家在申请里拒绝", "merchant", "app"))
    assert made(desk, number, Reader.AUTHORITY).demand.answer == ""


def test_a_promise_is_no_reason_that_wants_an_answer(desk: HomeDesk) -> None:
    number = headphones(desk)
    desk.do(number, NoteDiary("周六上午一定到", "merchant", "phone", promise="周六上午一定到"))
    assert made(desk, number, Reader.AUTHORITY).demand.answer == ""
