"""What is told before a dossier goes out: lines written for oneself, and what language it needs."""

from __future__ import annotations

import pytest

from content.text.words import Translator
from store.care.export import gathered
from store.case.intents import NoteDiary
from store.dossier.contents import Dossier, Reader, Wanted
from store.dossier.pages import lay_out
from store.dossier.plain import to_plain
from store.opening import HomeDesk, open_home
from tests.conftest import StandingClock
from tests.store.dossier.cases import headphones

OWN = "给老公打电话，他说算了"
SAID = "我把照片发给了客服"
DID = "商家拒绝退款"


def noted(desk: HomeDesk) -> int:
    """A case with a line for oneself, one said in chat, one of what the merchant did, and one with a promise."""
    number = headphones(desk)
    for one in (
        NoteDiary(OWN),
        NoteDiary(SAID, "me", "chat"),
        NoteDiary(DID),
        NoteDiary("线下见面谈过", "me", "other", promise="周五前退"),
    ):
        desk.do(number, one)
    return number


def page(dossier: Dossier) -> str:
    """All of a dossier that is read."""
    return "\n".join(text for _, text in to_plain(lay_out(dossier)))


@pytest.mark.parametrize("reader", Reader)
def test_what_was_written_for_oneself_goes_to_ones_own_side_alone_and_is_told(
    desk: HomeDesk, reader: Reader
) -> None:
    number = noted(desk)
    made = gathered(desk, number, Wanted(reader))
    own = reader in (Reader.LAWYER, Reader.FAMILY)
    read = page(made.dossier)
    assert (OWN in read) is own
    assert SAID in read
    assert "拒绝退款" in read
    assert "线下见面谈过" in read
    (told,) = (Translator("zh").say(one) for one in made.told)
    assert OWN in told
    assert SAID not in told
    assert ("一起交出去" in told) is own


@pytest.mark.parametrize(("reader", "notes"), [(Reader.COURT, True), (Reader.LAWYER, False)])
def test_whoever_sends_it_says_whether_they_go(desk: HomeDesk, reader: Reader, notes: bool) -> None:
    made = gathered(desk, noted(desk), Wanted(reader, notes=notes))
    assert (OWN in page(made.dossier)) is notes
    (told,) = map(str, made.told)
    assert ("--no-notes" in told) is notes


def test_a_case_without_such_lines_tells_nothing(desk: HomeDesk) -> None:
    assert gathered(desk, headphones(desk), Wanted(Reader.COURT)).told == ()


@pytest.mark.parametrize("reader", Reader)
def test_an_english_paper_for_who_reads_chinese_says_so_itself(
    desk: HomeDesk, clock: StandingClock, reader: Reader
) -> None:
    number = headphones(desk)
    english = open_home(desk.home, clock, "me", "en")
    made = gathered(english, number, Wanted(reader))
    own = reader in (Reader.LAWYER, Reader.FAMILY)
    assert ("only to read along" in page(made.dossier)) is not own
    assert any("--lang zh export" in str(one) for one in made.told) is not own
    assert "对照阅读" not in page(gathered(desk, number, Wanted(reader)).dossier)
